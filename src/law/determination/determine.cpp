// SPDX-License-Identifier: EUPL-1.2
#include "law/determination/determine.h"

#include <algorithm>

#include "law/determination/outcome.h"
#include "law/determination/questions.h"
#include "law/determination/rule_runner.h"

namespace comity::law {

namespace {

/// The day that decides what is in force: receipt of the request, else its date, else the day of the question. A
/// request the requested State treats as made anew is as if it arrived on the day of the question.
CivilDate request_day_of(const QuestionInput& question) {
    const Library& library = question.network.library();
    if (const FactIndex renewed = library.known_facts().renewed; renewed != none) {
        const Value value = question.facts.value(renewed, 0);
        if (value.kind == Value::Kind::truth && value.a == static_cast<int>(Truth::yes)) return question.as_of;
    }
    for (FactIndex fact : {library.known_facts().date_received, library.known_facts().date_sent}) {
        if (fact == none) continue;
        const Value value = question.facts.value(fact, 0);
        if (is_day(value)) return day_of(value).last;
    }
    return question.as_of;
}

bool concerns(const LegalBasis& basis, InstrumentIndex instrument) {
    const auto has = [&](const std::vector<InstrumentIndex>& list) {
        return std::ranges::find(list, instrument) != list.end();
    };
    return has(basis.governing) || has(basis.layers) || has(basis.supplementary) ||
           std::ranges::any_of(basis.excluded, [&](const Excluded& entry) { return entry.instrument == instrument; });
}

std::string period_of_leaving(const Interval& leaves) {
    return to_string(leaves.period);
}

/// Final clauses at work: when a denunciation takes effect, how long a supplement keeps the treaty alive.
void add_status_clocks(const QuestionInput& question, Answer& answer) {
    const Library& library = question.network.library();
    for (const QuestionInput::Denounced& denounced : question.denounced) {
        const Instrument& instrument = library.instruments()[static_cast<std::size_t>(denounced.instrument)];
        const bool concerned = concerns(answer.basis, denounced.instrument) ||
                               (instrument.role == Role::protocol && concerns(answer.basis, instrument.parent));
        if (!concerned) continue;
        Deadline clock;
        clock.id = "k.denunciation";
        clock.cite = std::string(library.text(instrument.id)) + ":" + std::string(library.text(instrument.leaves.cite));
        clock.kind = ClockKind::status;
        clock.from = DateInterval::on(denounced.received);
        clock.period = period_of_leaving(instrument.leaves);
        clock.due = DateInterval::on(denounced.effective);
        clock.state = question.as_of >= denounced.effective ? Deadline::State::expired : Deadline::State::running;
        clock.effect = "the denunciation by " + denounced.state.text() + " takes effect";
        answer.deadlines.push_back(clock);
        for (InstrumentIndex layer : answer.basis.layers) {
            if (question.network.unknown_treaty(layer) != nullptr) continue;
            const Instrument& supplement = library.instruments()[static_cast<std::size_t>(layer)];
            for (const Relation& relation : library.of(library.relations(), supplement.relations)) {
                if (relation.kind != Relation::Kind::continues || relation.other != denounced.instrument) continue;
                Deadline survival;
                survival.id = relation.word == 0 ? "k.survival" : std::string(library.text(relation.word));
                survival.cite =
                    std::string(library.text(supplement.id)) + ":" + std::string(library.text(relation.cite));
                survival.kind = ClockKind::status;
                survival.from = DateInterval::on(denounced.effective);
                survival.period = to_string(relation.period);
                survival.due = DateInterval::on(add(denounced.effective, relation.period));
                survival.state =
                    question.as_of > survival.due->first ? Deadline::State::expired : Deadline::State::running;
                survival.effect =
                    std::string(library.text(instrument.id)) + " continues between the two at least until then";
                answer.deadlines.push_back(survival);
            }
        }
    }
}

/// Room for what a request commonly gives, so that no list moves while it grows.
void reserve(Answer& answer) {
    answer.conditions.reserve(32);
    answer.grounds.reserve(96);
    answer.duties.reserve(16);
    answer.formal.reserve(16);
    answer.papers.reserve(16);
    answer.deadlines.reserve(16);
    answer.procedures.reserve(64);
    answer.needed.reserve(128);
}

}  // namespace

Situation situation_of(const QuestionInput& question) {
    return Situation(question.facts, question.network, question.requesting, question.requested, question.as_of,
                     request_day_of(question));
}

Answer determine(const QuestionInput& question, Situation& situation) {
    Answer answer;
    reserve(answer);
    Evaluator evaluator(situation);
    evaluator.remember();
    answer.extradition = !question.assistance;
    answer.basis = answer.extradition ? extradition_basis(evaluator) : assistance_basis(evaluator);
    const ActiveRules active(evaluator, answer.basis, answer.extradition ? Family::extradition : Family::assistance);
    RuleRunner(evaluator, situation, active, answer).run();
    if (!question.denounced.empty()) add_status_clocks(question, answer);
    if (answer.extradition)
        settle_extradition(situation, answer);
    else
        settle_assistance(evaluator, answer);
    ask_questions(evaluator, answer);
    // What does not concern this request stands behind what does.
    std::ranges::stable_partition(answer.grounds,
                                  [](const GroundResult& ground) { return ground.status != Status::not_applicable; });
    // Clocks that have not started served the questions; they are no deadlines yet.
    std::erase_if(answer.deadlines, [](const Deadline& deadline) { return !deadline.from; });
    return answer;
}

Determination::Determination(std::unique_ptr<QuestionInput> question)
    : question_(std::move(question)),
      situation_(situation_of(*question_)),
      answer_(determine(*question_, situation_)) {}

}  // namespace comity::law
