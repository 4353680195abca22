// SPDX-License-Identifier: EUPL-1.2
#include "demonstration/meetings.h"

#include "demonstration/register_entries.h"

namespace comity::demonstration {

namespace {

using format::Value;

constexpr std::string_view source = "invented for the demonstration";

Value parties_of_russia() {
    return Value::list({Value::object({{"state", "RU"}, {"authority", "Prosecutor General's Office"}})});
}

Result<std::string> enter_body(node::RegisterDesk<registry::Body>& desk) {
    RegisterEntries<registry::Body> bodies(desk);
    TRY(id, bodies.begin(Value::object({{"title", "Invented: joint working group on digital assets"},
                                        {"kind", "working-group"},
                                        {"mandate", "follows the programme of cooperation"},
                                        {"parties", parties_of_russia()}})));
    TRY_VOID(bodies.give(id, "name-delegate",
                         Value::object({{"name", "Invented: Leyla Example"},
                                        {"office", "Head of the international department"},
                                        {"from", "2024-02-01"},
                                        {"source", source}})));
    return id;
}

Result<void> enter_meeting(node::RegisterDesk<registry::Meeting>& desk) {
    RegisterEntries<registry::Meeting> meetings(desk);
    TRY(id, meetings.begin(Value::object({{"title", "Invented: first meeting of the working group on digital assets"},
                                          {"kind", "working-group"},
                                          {"parties", parties_of_russia()},
                                          {"from", "2024-10-15"},
                                          {"to", "2024-10-16"},
                                          {"place", "Baku"}})));
    const auto give = [&](std::string_view command, Value arguments) {
        return meetings.give(id, command, std::move(arguments));
    };
    TRY_VOID(give("add-point", Value::object({{"subject", "Freezing of digital assets"},
                                              {"by", "us"},
                                              {"says", "a contact point on each side"}})));
    TRY_VOID(give("add-point", Value::object({{"subject", "Training"}, {"by", "them"}})));
    TRY_VOID(give("add-member", Value::object({{"side", "us"},
                                               {"name", "Invented: Leyla Example"},
                                               {"office", "Head of the international department"},
                                               {"role", "head"}})));
    TRY_VOID(give("add-member", Value::object({{"side", "them"},
                                               {"state", "RU"},
                                               {"name", "Invented: Ivan Primerov"},
                                               {"office", "Deputy head of department"},
                                               {"role", "head"}})));
    TRY_VOID(give("record-held", Value::object({{"source", source}})));
    TRY_VOID(
        give("add-minutes",
             Value::object({{"language", "en"},
                            {"text", "Invented.\nThe sides agreed to name contact points for digital assets.\n"}})));
    TRY_VOID(give("adopt-minutes", Value::object({{"minutes", "v1"}, {"on", "2024-10-16"}, {"source", source}})));
    TRY_VOID(give("record-decision", Value::object({{"says", "name a contact point for digital assets"},
                                                    {"point", "p1"},
                                                    {"by", "us"},
                                                    {"owner", "boris"},
                                                    {"due", "2024-12-01"}})));
    TRY_VOID(give("record-decision", Value::object({{"says", "send the syllabus of the training"},
                                                    {"point", "p2"},
                                                    {"by", "them"},
                                                    {"responsible_there", "Invented: Ivan Primerov"},
                                                    {"due", "2025-01-31"}})));
    return give(
        "complete-task",
        Value::object({{"decision", "d1"}, {"on", "2024-11-20"}, {"says", "named by letter"}, {"source", source}}));
}

}  // namespace

Result<void> load_meetings(node::Office& office) {
    if (office.authority->state.text() != "AZ") return {};
    TRY_VOID(enter_body(office.registry->bodies));
    return enter_meeting(office.registry->meetings);
}

}  // namespace comity::demonstration
