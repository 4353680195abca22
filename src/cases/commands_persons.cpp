// SPDX-License-Identifier: EUPL-1.2
// Commands about persons and companies, and about the liberty of persons.
#include <array>

#include <fmt/format.h>

#include "cases/clocks.h"
#include "cases/decide_parts.h"

namespace comity::cases {

namespace {

using format::Value;
using Events = Result<std::vector<NewEvent>>;

Events add(const CaseState& state, const Command& command, const Environment&) {
    Value payload = command.arguments;
    payload.set("subject", next_id('s', state.subjects));
    return std::vector{NewEvent{"subject-added", std::move(payload)}};
}

Result<const Subject*> named(const CaseState& state, const Command& command) {
    const std::string id = Fields(command.arguments).text("subject");
    const Subject* subject = state.subject(id);
    if (!subject) return unknown_part("subject", id, ids_of(state.subjects));
    return subject;
}

Events describe(const CaseState& state, const Command& command, const Environment&) {
    TRY_VOID(named(state, command));
    return std::vector{NewEvent{"subject-described", command.arguments}};
}

Events withdraw(const CaseState& state, const Command& command, const Environment&) {
    TRY(subject, named(state, command));
    if (subject->held)
        return fail(ErrorKind::conflict, fmt::format("{} is recorded as held", subject->id), {},
                    "record first that the custody ended, and how");
    return std::vector{NewEvent{"subject-withdrawn", command.arguments}};
}

/// A person is held: the law's facts with it, so that its clocks start in the same breath.
Events record_custody(const CaseState& state, const Command& command, const Environment& environment) {
    TRY(subject, named(state, command));
    Fields read(command.arguments);
    const Instant since = read.instant("since");
    const std::string basis = read.text("basis");
    if (subject->company) return fail(ErrorKind::invalid, fmt::format("{} is a company", subject->id));
    if (since > environment.now)
        return fail(ErrorKind::invalid, "'since' lies in the future", {}, "record an arrest when it has happened");
    if (subject->held && subject->held->basis == basis)
        return fail(
            ErrorKind::conflict,
            fmt::format("{} is recorded as held on that basis since {}", subject->id, to_string(subject->held->since)),
            {}, "to correct the day, record the fact custody.arrest_date");
    if (held_for_a_request(*subject) && basis != "provisional" && basis != "on-request")
        return fail(ErrorKind::conflict, fmt::format("{} is recorded as held for the request", subject->id), {},
                    "take the step that says so: custody for the request must not end unseen");
    Value held = Value::object({{"subject", subject->id}, {"basis", basis}, {"since", to_string(since)}});
    copy(command.arguments, held, {"place"});
    const std::string source = read.text_or("source", "as recorded with the custody");
    std::vector<NewEvent> events{{subject->held ? "custody-changed" : "custody-began", std::move(held)},
                                 fact_of("custody.basis", subject->id, basis, source)};
    // Held already for something else: extradition custody begins now, the arrest was another.
    if (subject->held && !held_for_a_request(*subject)) {
        events.push_back(fact_of("custody.extradition_custody_from", subject->id, to_string(day_of(since)), source));
    } else if (!subject->held) {
        events.push_back(fact_of("custody.arrest_date", subject->id, to_string(day_of(since)), source));
        events.push_back(fact_of("custody.arrest_at", subject->id, moment_text(since), source));
    }
    return events;
}

Events end_custody(const CaseState& state, const Command& command, const Environment& environment) {
    TRY(subject, named(state, command));
    Fields read(command.arguments);
    if (!subject->held) return fail(ErrorKind::conflict, fmt::format("{} is not recorded as held", subject->id));
    const Instant at = read.instant("at");
    if (at > environment.now) return fail(ErrorKind::invalid, "'at' lies in the future");
    if (at < subject->held->since)
        return fail(ErrorKind::invalid, "'at' lies before the custody began", {},
                    fmt::format("{} is held since {}", subject->id, to_string(subject->held->since)));
    const std::string how = read.text("how");
    const std::string source = read.text_or("source", "as recorded with the end of custody");
    std::vector<NewEvent> events{
        {"custody-ended", Value::object({{"subject", subject->id}, {"at", to_string(at)}, {"how", how}})},
        fact_of("custody.basis", subject->id, "none", source)};
    if (how == "surrendered" || how == "transferred") {
        events.push_back(fact_of("surrender.actual_date", subject->id, to_string(day_of(at)), source));
        events.push_back(fact_of("surrender.taken_over", subject->id, true, source));
    } else if (how != "died" && how != "escaped") {
        events.push_back(fact_of("custody.released_at", subject->id, moment_text(at), source));
    }
    if (how == "died") {
        events.push_back(fact_of("person.alive", subject->id, false, source));
        events.push_back(fact_of("person.died_on", subject->id, to_string(day_of(at)), source));
    }
    return events;
}

constexpr auto text = ParameterType::text;
constexpr Parameter role{"role", text, true, "standing in the case",
                         "sought suspect accused convicted witness expert victim third-party"};
constexpr Parameter company{"company", ParameterType::boolean, false, "a company, not a person"};
constexpr Parameter names{"names", ParameterType::words, true, "names as papers write them, in each script"};
constexpr Parameter born{"born", text, false, "day of birth, known in part where need be: 1970-05-??"};
constexpr Parameter identifiers{"identifiers", ParameterType::list, false,
                                "papers and numbers: [{type, value, issued_by}]"};
constexpr Parameter subject{"subject", text, true, "which person or company: s1"};
constexpr Parameter source{"source", text, false, "how it is known, in words"};

constexpr std::array add_parameters{role, company, names, born, identifiers};
constexpr std::array describe_parameters{
    subject,
    Parameter{"role", text, false, "standing in the case",
              "sought suspect accused convicted witness expert victim third-party"},
    company,
    Parameter{"names", ParameterType::words, false, "names as papers write them, in each script"},
    born,
    identifiers};
constexpr std::array withdraw_parameters{subject, Parameter{"reason", text, true, "why they are no longer concerned"}};
constexpr std::array custody_parameters{
    subject,
    Parameter{"basis", text, true, "on what basis the person is held",
              "provisional on-request domestic-case serving-sentence"},
    Parameter{"since", ParameterType::moment, true, "when it began, on the clock of the place"},
    Parameter{"place", text, false, "where the person is held"}, source};
constexpr std::array end_parameters{
    subject, Parameter{"at", ParameterType::moment, true, "when it ended, on the clock of the place"},
    Parameter{"how", text, true, "how it ended", "released-by-court released surrendered transferred died escaped"},
    source};

constexpr std::array table{
    CommandKind{"add-subject", "subjects", "create", "subject", "Record a person or company", add_parameters, add},
    CommandKind{"describe-subject", "subjects/{subject}/description", "change", "subject",
                "Describe a person or company anew", describe_parameters, describe},
    CommandKind{"withdraw-subject", "subjects/{subject}/withdrawal", "change", "subject",
                "Withdraw a person or company recorded in error", withdraw_parameters, withdraw},
    CommandKind{"record-custody", "subjects/{subject}/custody", "change", "subject",
                "Record that a person is held; the clocks start", custody_parameters, record_custody},
    CommandKind{"end-custody", "subjects/{subject}/custody/end", "change", "subject",
                "Record that custody has ended, and how", end_parameters, end_custody},
};

}  // namespace

std::span<const CommandKind> person_commands() {
    return table;
}

}  // namespace comity::cases
