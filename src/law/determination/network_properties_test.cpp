// SPDX-License-Identifier: EUPL-1.2
// A treaty not in force has no effect, and two States exchanged give the mirrored network.
#include "law/determination/basis.h"
#include "law/determination/render.h"
#include "law/testing/made_question.h"
#include "law/testing/real_library.h"

namespace comity::law {
namespace {

std::string answer(const Library& library, const MadeQuestion& question) {
    auto bound = question.bind(library);
    return bound == nullptr ? "" : to_json(Determination(std::move(bound)), {});
}

/// The answer without what it says of treaties that do not bind: they are named there, with the reason, and a request
/// of assistance which nothing governs is then said not to be covered by them.
std::string effects(const Library& library, const MadeQuestion& question) {
    std::string json = answer(library, question);
    const std::string said = R"("outcome":"not-covered")";
    if (const std::size_t at = json.find(said); at != std::string::npos)
        json.replace(at, said.size(), R"("outcome":"undetermined")");
    const std::size_t from = json.find("\"excluded\":[");
    if (from == std::string::npos) return json;
    int depth = 0;
    for (std::size_t at = from + 11; at < json.size(); ++at) {
        depth += json[at] == '[' ? 1 : json[at] == ']' ? -1 : 0;
        if (depth == 0) return json.erase(from, at - from);
    }
    return json;
}

TEST(treaty_not_in_force, has_no_effect) {
    const Library& library = real_library();
    int compared = 0;
    for (std::uint32_t seed = 3000; seed < 3150; ++seed) {
        QuestionMaker maker(library, seed);
        MadeQuestion question = maker.setting();
        // Test States only: what is given of a real State would hide what the register knows of it.
        question.requesting = "XA";
        question.requested = "XB";
        for (int i = 0; i < 12; ++i) maker.add_fact(question);
        const std::string without = effects(library, question);
        if (without.empty()) continue;
        MadeQuestion with = question;
        for (const Instrument& instrument : library.instruments()) {
            const std::string id(library.text(instrument.id));
            if (!instrument.loaded || instrument.a.known() || instrument.role == Role::national || instrument.binds_all)
                continue;
            if (std::ranges::any_of(question.status, [&](const auto& entry) { return entry.first == id; })) continue;
            with.status.push_back({id, {"2100-01-01", "2100-01-01"}});
        }
        ASSERT_GT(with.status.size(), 30U);
        ASSERT_EQ(effects(library, with), without) << tree_text(question.tree(library));
        ++compared;
    }
    EXPECT_GT(compared, 75);
}

TEST(treaty_not_in_force, for_one_of_the_two_governs_nothing) {
    const Library& library = real_library();
    for (std::size_t i = 0; i < library.instruments().size(); ++i) {
        const Instrument& instrument = library.instruments()[i];
        if (!instrument.loaded || instrument.a.known() ||
            (instrument.role != Role::treaty && instrument.role != Role::convention))
            continue;
        MadeQuestion question;
        question.requesting = "XA";
        question.requested = "XB";
        question.as_of = "2024-06-01";
        question.real_register = false;
        question.status = {{std::string(library.text(instrument.id)), {"2024-06-02", "1990-01-01"}}};
        for (const auto& [family, kind] :
             {std::pair{"request.kind", "extradition"}, std::pair{"request.measure", "service"}}) {
            question.family = family;
            question.kind = kind;
            const Determination determination(question.bind(library));
            EXPECT_TRUE(std::ranges::find(determination.answer().basis.governing, static_cast<InstrumentIndex>(i)) ==
                        determination.answer().basis.governing.end())
                << library.text(instrument.id);
        }
    }
}

TEST(exchanged_states, are_bound_by_the_same_instruments) {
    const Library& library = real_library();
    const Register network(library);
    QuestionMaker maker(library, 7);
    for (int times = 0; times < 400; ++times) {
        const StateCode a = library.states()[maker.below(library.states().size())].code;
        const StateCode b = library.states()[maker.below(library.states().size())].code;
        const CivilDate on =
            *CivilDate::from_ymd(1960 + static_cast<int>(maker.below(67)), 1 + static_cast<int>(maker.below(12)), 1);
        for (InstrumentIndex index = 0; index < network.instrument_count(); ++index) {
            ASSERT_EQ(network.bound_between(a, b, index, on), network.bound_between(b, a, index, on));
        }
        ASSERT_EQ(network.bound_since(a, b, 0, on), network.bound_since(b, a, 0, on));
    }
}

/// The ids of what governs between two States and lies over it, found without a request.
std::string basis_between(const Library& library, StateCode requesting, StateCode requested, CivilDate on) {
    QuestionInput question(library, CivilDate::latest());
    question.as_of = on;
    question.requesting = requesting;
    question.requested = requested;
    const Situation situation = situation_of(question);
    const Evaluator evaluator(situation);
    const LegalBasis basis = extradition_basis(evaluator);
    std::vector<std::string> ids;
    for (const auto* list : {&basis.governing, &basis.layers}) {
        for (InstrumentIndex index : *list) {
            // National law is that of the requested State, and so differs with the direction.
            const bool national = library.instruments()[static_cast<std::size_t>(index)].role == Role::national;
            if (!national) ids.emplace_back(question.network.id_of(index));
        }
    }
    std::ranges::sort(ids);
    std::string all;
    for (const std::string& id : ids) all += id + " ";
    return all;
}

TEST(exchanged_states, have_the_same_treaties_governing) {
    const Library& library = real_library();
    QuestionMaker maker(library, 11);
    int governed = 0;
    for (int times = 0; times < 6000; ++times) {
        const StateCode a = library.states()[maker.below(library.states().size())].code;
        const StateCode b = library.states()[maker.below(library.states().size())].code;
        const CivilDate on = *CivilDate::from_ymd(1960 + static_cast<int>(maker.below(67)), 6, 1);
        if (a == b) continue;
        const std::string there = basis_between(library, a, b, on);
        governed += there.empty() ? 0 : 1;
        const std::string back = basis_between(library, b, a, on);
        // Without a treaty the requested State's own law decides which conventions it takes as the basis.
        const bool by_treaty =
            there.find("coe-024") != std::string::npos || there.find("-extradition-") != std::string::npos;
        if (by_treaty) {
            ASSERT_EQ(there, back) << a.text() << " " << b.text() << " " << to_string(on);
        }
    }
    EXPECT_GT(governed, 50);
}

}  // namespace
}  // namespace comity::law
