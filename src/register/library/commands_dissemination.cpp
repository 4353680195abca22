// SPDX-License-Identifier: EUPL-1.2
// Commands about who was given an edition, and their receipts.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "register/decide.h"
#include "register/library/commands.h"

namespace comity::registry {

namespace {

using command::Fields;
using command::Parameter;
using command::ParameterType;
using format::Value;

/// One event per authority, so that each has its receipt.
Events disseminate(const Publication& publication, const Command& command, const Environment& environment) {
    Fields read(command.arguments);
    TRY(edition, part_of(publication.editions, "edition", read.text("edition")));
    const CivilDate on = read.day("on");
    TRY_VOID(check_happened(on, environment.today));
    TRY_VOID(check_language(read.text("language")));
    if (publication.edition_on(on) != edition)
        return fail(ErrorKind::conflict, fmt::format("edition {} was not in force on {}", edition->id, to_string(on)),
                    {}, "what is given to others is in force: see 'put-in-force'");
    if (publication.texts_of(edition->id, read.text("language")).empty())
        return fail(ErrorKind::conflict,
                    fmt::format("edition {} has no text in '{}'", edition->id, read.text("language")), {},
                    "add its text in that language, or name another");
    TRY(receivers, read_parties(Value::object({{"parties", *command.arguments.find("to")}}), StateCode{}));
    std::vector<NewEvent> events;
    for (const Party& to : receivers) {
        for (const Dissemination& before : publication.disseminations)
            if (before.edition == edition->id && before.to == to && before.language == read.text("language"))
                return fail(ErrorKind::conflict,
                            fmt::format("{} {} was given edition {} on {} already ({})", to.state.text(), to.authority,
                                        edition->id, to_string(before.on), before.id));
        Value payload = Value::object();
        for (const format::Member& member : *command.arguments.as_object())
            if (member.key != "to") payload.set(member.key, member.value);
        payload.set("state", to.state.text())
            .set("authority", to.authority)
            .set("id", fmt::format("s{}", publication.disseminations.size() + events.size() + 1));
        events.push_back({"disseminated", std::move(payload)});
    }
    return events;
}

Events acknowledge(const Publication& publication, const Command& command, const Environment& environment) {
    Fields read(command.arguments);
    TRY(given, part_of(publication.disseminations, "dissemination", read.text("dissemination")));
    if (given->acknowledged_on)
        return fail(ErrorKind::conflict,
                    fmt::format("{} was acknowledged on {} already", given->id, to_string(*given->acknowledged_on)));
    const CivilDate on = read.day("on");
    TRY_VOID(check_days(given->on, on));
    TRY_VOID(check_happened(on, environment.today));
    return std::vector{NewEvent{"dissemination-acknowledged", command.arguments}};
}

using command::ParameterType::date;
using command::ParameterType::text;
constexpr std::array disseminate_parameters{
    edition_parameter,
    Parameter{"to", ParameterType::list, true,
              "to whom: [{\"state\": \"KZ\", \"authority\": \"General Prosecutor's Office\"}]"},
    Parameter{"on", date, true, "the day"},
    Parameter{"language", text, true, "in which language (ISO 639-1)"},
    Parameter{"how", text, false, "by letter, by the official channel, by hand"},
    source_parameter,
    document_parameter};
constexpr std::array acknowledge_parameters{
    Parameter{"dissemination", text, true, "which: s1"}, Parameter{"on", date, true, "the day of the receipt"},
    Parameter{"by", text, false, "who gave the receipt"}, source_parameter, document_parameter};

using DisseminationCommand = CommandKind<Publication>;
constexpr std::array disseminations_table{
    DisseminationCommand{"disseminate", "disseminations", "change", "Record which authorities were given an edition",
                         disseminate_parameters, disseminate},
    DisseminationCommand{"acknowledge", "disseminations/{dissemination}/receipt", "change",
                         "Record that it was acknowledged", acknowledge_parameters, acknowledge},
};

}  // namespace

std::span<const CommandKind<Publication>> dissemination_commands() {
    return disseminations_table;
}

}  // namespace comity::registry
