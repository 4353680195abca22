// SPDX-License-Identifier: EUPL-1.2
// Commands that another case grows out of.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "cases/decide_parts.h"
#include "cases/own_nationals.h"

namespace comity::cases {

namespace {

using format::Value;
using Events = Result<std::vector<NewEvent>>;

const Task* question_of_prosecution(const CaseState& state, std::string_view subject) {
    const auto found = std::ranges::find(state.tasks, prosecution_task(subject), &Task::from);
    return found == state.tasks.end() ? nullptr : &*found;
}

Value person_of(const Subject& subject) {
    Value person = Value::object({{"role", subject.role}, {"names", Value::list_of(subject.names)}});
    if (subject.born) person.set("born", to_string(*subject.born));
    Value identifiers = Value::list();
    for (const Identifier& identifier : subject.identifiers)
        identifiers.append(Value::object(
            {{"type", identifier.type}, {"value", identifier.value}, {"issued_by", identifier.issued_by}}));
    person.set("identifiers", std::move(identifiers));
    return person;
}

/// What `open-case` and `add-subject` take for the new case; whoever decides opens it with them.
Events open_prosecution(const CaseState& state, const Command& command, const Environment&) {
    Fields read(command.arguments);
    const std::string id = read.text("case");
    const std::string subject_id = read.text("subject");
    const Subject* subject = state.subject(subject_id);
    if (!subject) return unknown_part("subject", subject_id, ids_of(state.subjects));
    const Task* task = question_of_prosecution(state, subject_id);
    if (!task)
        return fail(ErrorKind::conflict,
                    fmt::format("no refusal because of the nationality of {} is recorded", subject_id), {},
                    "record the refusal and its grounds (decision.refusal_grounds) first");
    if (!task->done_because.empty())
        return fail(ErrorKind::conflict,
                    fmt::format("the question is settled for {}: {}", subject_id, task->done_because));
    Value open = Value::object({{"case", id},
                                {"number", read.text("number")},
                                {"kind", words(Kind::proceedings).word},
                                {"direction", word(state.direction)},
                                {"own", state.own.text()},
                                {"counterpart", state.counterpart.text()},
                                {"title", fmt::format("Prosecution in place of surrender: {}", state.number)},
                                {"owner", read.text_or("owner", state.owner)},
                                {"substitute", read.text_or("substitute", state.substitute)},
                                {"unit", state.unit},
                                {"matter", state.matter},
                                {"foreign_reference", state.foreign_reference}});
    return std::vector{
        NewEvent{"case-linked",
                 Value::object({{"to", id}, {"relation", "prosecution-in-place"}, {"says", task->says}})},
        NewEvent{"prosecution-case-wanted", Value::object({{"case", id},
                                                           {"subject", subject_id},
                                                           {"open", std::move(open)},
                                                           {"add_subject", person_of(*subject)}})},
        NewEvent{"task-done", Value::object({{"task", task->id}, {"because", "opened " + read.text("number")}})}};
}

constexpr auto text = ParameterType::text;
constexpr std::array open_parameters{
    Parameter{"case", text, true, "id of the new case, given by the node", "", true},
    Parameter{"number", text, true, "number of the docket, given by the node", "", true},
    Parameter{"subject", text, true, "whose surrender was refused"},
    Parameter{"owner", text, false, "account that answers for the new case; without: the owner of this one"},
    Parameter{"substitute", text, false, "account that stands in"},
};

constexpr std::array table{
    CommandKind{"open-prosecution-case", "prosecution", "change", "case",
                "Open a case of prosecution in place of a surrender refused for nationality", open_parameters,
                open_prosecution, Act::none, true},
};

}  // namespace

std::span<const CommandKind> linked_commands() {
    return table;
}

}  // namespace comity::cases
