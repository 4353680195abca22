// SPDX-License-Identifier: EUPL-1.2
#include "law/determination/reach_input.h"

namespace comity::law {

namespace {

Value value_of(const QuestionInput& question, std::string_view name) {
    const FactIndex fact = question.facts.library().find_fact(name);
    return fact == none ? Value{} : question.facts.value(fact, 0);
}

std::string territory(const QuestionInput& question, std::string_view name) {
    const Value value = value_of(question, name);
    if (value.kind == Value::Kind::state) return StateCode::from_packed(value.a).text();
    return value.kind == Value::Kind::word ? std::string(question.facts.word(value.a)) : std::string{};
}

}  // namespace

void read_territories(QuestionInput& question) {
    question.network.set_territory(question.requesting, territory(question, "request.requesting_territory"));
    question.network.set_territory(question.requested, territory(question, "request.requested_territory"));
}

void read_supplements(QuestionInput& question) {
    const Value list = value_of(question, "supplements");
    if (list.kind != Value::Kind::words) return;
    for (const std::int32_t item : question.facts.items(list)) {
        const std::string_view id = question.facts.word(item);
        InstrumentIndex index = question.facts.library().find_instrument(id);
        if (index == none) {
            const auto unknown = question.network.add_unknown_treaty(id);
            if (!unknown) continue;
            index = *unknown;
            for (const StateCode state : {question.requesting, question.requested}) {
                if (question.network.bindings(state, index).empty())
                    question.network.add_status(index, state, DateInterval::on(CivilDate::earliest()),
                                                DateInterval::on(CivilDate::latest()));
            }
        }
        question.network.add_supplement(index);
    }
}

}  // namespace comity::law
