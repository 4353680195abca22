// SPDX-License-Identifier: EUPL-1.2
// Commands about facts and clocks.
#include <array>

#include <fmt/format.h>

#include "cases/clocks.h"
#include "cases/decide_parts.h"
#include "cases/question.h"

namespace comity::cases {

namespace {

using format::Value;
using Events = Result<std::vector<NewEvent>>;

/// The fact is one of the library's, and what it is about is in the case.
Result<void> check_fact(const CaseState& state, const Command& command, const Environment& environment) {
    Fields read(command.arguments);
    const std::string fact = read.text("fact");
    if (environment.law->find_fact(fact) == law::none && !environment.law->find_alias(fact))
        return fail(ErrorKind::invalid, fmt::format("the law library has no fact '{}'", fact), {},
                    "`comity law facts` lists them");
    const std::string subject = read.text_or("subject");
    if (!subject.empty() && !state.subject(subject)) return unknown_part("subject", subject, ids_of(state.subjects));
    const std::string measure = read.text_or("measure");
    if (!measure.empty() && !state.measure(measure)) return unknown_part("measure", measure, ids_of(state.measures));
    const std::string document =
        command.arguments.find("source") ? read_source(command.arguments).document : std::string{};
    if (!document.empty() && !state.document(document))
        return unknown_part("document", document, ids_of(state.documents));
    return {};
}

Events record_fact(const CaseState& state, const Command& command, const Environment& environment) {
    TRY_VOID(check_fact(state, command, environment));
    return std::vector{NewEvent{"fact-recorded", command.arguments}};
}

Events record_unknown(const CaseState& state, const Command& command, const Environment& environment) {
    TRY_VOID(check_fact(state, command, environment));
    return std::vector{NewEvent{"fact-unknown", command.arguments}};
}

Result<const Clock*> running(const CaseState& state, const Command& command) {
    const std::string id = Fields(command.arguments).text("clock");
    const Clock* clock = state.clock(id);
    if (!clock) return unknown_part("clock", id, ids_of(state.clocks));
    if (clock->ended) return fail(ErrorKind::conflict, fmt::format("clock {} has ended: {}", id, clock->ended_because));
    return clock;
}

Events assign_clock(const CaseState& state, const Command& command, const Environment&) {
    TRY_VOID(running(state, command));
    Fields read(command.arguments);
    if (read.text("owner") == read.text("substitute"))
        return fail(ErrorKind::invalid, "owner and substitute are the same account", {}, "name two persons");
    return std::vector{NewEvent{"clock-assigned", command.arguments}};
}

Events silence_clock(const CaseState& state, const Command& command, const Environment& environment) {
    TRY(clock, running(state, command));
    const CivilDate until = Fields(command.arguments).day("until");
    if (until <= environment.today) return fail(ErrorKind::invalid, "'until' is past or today");
    const auto due = days_in(clock->due);
    if (clock->kind == ClockKind::custody && due && until > due->first)
        return fail(ErrorKind::invalid, fmt::format("a custody clock is not silenced beyond its day, {}", clock->due),
                    {}, "choose a day before it");
    return std::vector{NewEvent{"clock-silenced", command.arguments}};
}

/// Anew from facts, law and calendar: after a change of the law library, or of the day.
Events recompute_clocks(const CaseState& state, const Command& command, const Environment& environment) {
    return recompute(state, Fields(command.arguments).text("reason"), environment);
}

Events raise_alarms(const CaseState& state, const Command&, const Environment& environment) {
    return due_alarms(state, environment.today);
}

constexpr auto text = ParameterType::text;
constexpr Parameter fact{"fact", text, true, "name in the law library: custody.arrest_date"};
constexpr Parameter subject{"subject", text, false, "of which person or company; without: of the case"};
constexpr Parameter measure{"measure", text, false, "of which measure; without: of the case"};
constexpr Parameter offence{"offence", text, false, "of which offence, by its name in the case"};
constexpr Parameter source{"source", ParameterType::json, false,
                           "where it stands: {document, page} of the dossier, or {words}"};
constexpr Parameter clock{"clock", text, true, "which clock: k.ece-40/s1"};

constexpr std::array record_parameters{
    fact,
    subject,
    measure,
    offence,
    Parameter{"value", ParameterType::json, true, "as docs/formats/determination.md writes it"},
    source};
constexpr std::array unknown_parameters{
    fact, subject, measure, offence, Parameter{"reason", text, true, "why it is not known"}, source};
constexpr std::array assign_parameters{clock, Parameter{"owner", text, true, "account that watches it"},
                                       Parameter{"substitute", text, true, "account that stands in"}};
constexpr std::array silence_parameters{clock, Parameter{"until", ParameterType::date, true, "silent until that day"},
                                        Parameter{"reason", text, true, "why it may be silent"}};
constexpr std::array reason_parameters{Parameter{"reason", text, true, "what changed"}};

constexpr std::array table{
    CommandKind{"record-fact", "facts", "create", "fact", "Record a fact with its source", record_parameters,
                record_fact},
    CommandKind{"record-unknown", "facts/unknown", "create", "fact", "Record that a fact is not known, and why",
                unknown_parameters, record_unknown},
    CommandKind{"assign-clock", "clocks/assignment", "change", "clock", "Give a clock to another owner and substitute",
                assign_parameters, assign_clock},
    CommandKind{"silence-clock", "clocks/silence", "propose", "clock",
                "Silence the alarms of a clock; needs a second person", silence_parameters, silence_clock,
                Act::silence_clock},
    CommandKind{"recompute-clocks", "", "system", "clock", "Bring clocks up to date", reason_parameters,
                recompute_clocks, Act::none, true},
    CommandKind{"raise-alarms", "", "system", "clock", "Tell what has come due", {}, raise_alarms},
};

}  // namespace

std::span<const CommandKind> law_commands() {
    return table;
}

}  // namespace comity::cases
