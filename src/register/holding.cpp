// SPDX-License-Identifier: EUPL-1.2
#include "register/holding.h"

#include <fmt/format.h>

#include <algorithm>

namespace comity::registry {

bool Holding::may_be_read_by(std::string_view account) const {
    return !only_for || owner == account || substitute == account ||
           std::ranges::find(*only_for, account) != only_for->end();
}

void take_beginning(Holding& holding, std::string_view word, const Told& told, command::Fields& read) {
    holding.id = read.text(word);
    holding.number = read.text("number");
    holding.title = read.text("title");
    holding.owner = read.text("owner");
    holding.substitute = read.text("substitute");
    holding.opened = mark_of(told);
    holding.opened_on = read.day("on");
}

Result<void> check_nothing_waits(const Holding& holding) {
    for (const command::Proposal& proposal : holding.proposals)
        if (proposal.status == command::Proposal::Status::waiting)
            return fail(ErrorKind::conflict, fmt::format("{} waits for a second person", proposal.id), {},
                        "withdraw the proposal, then change it and propose it again");
    return {};
}

std::string day_text(const std::optional<CivilDate>& day) {
    return day ? to_string(*day) : std::string();
}

format::Value shown_holding(const Holding& holding, CivilDate on, std::string_view stage) {
    return format::Value::object(
        {{"id", holding.id},
         {"number", holding.number},
         {"version", holding.version()},
         {"title", holding.title},
         {"owner", holding.owner},
         {"substitute", holding.substitute},
         {"entered_on", to_string(holding.opened_on)},
         {"on", to_string(on)},
         {"stage", stage},
         {"proposals",
          list_of(holding.proposals, [](const command::Proposal& proposal) { return command::value_of(proposal); })},
         {"last", command::value_of(holding.last)}});
}

Result<void> check_owners(const format::Value& arguments) {
    command::Fields read(arguments);
    if (read.text("owner") != read.text("substitute")) return read.finish();
    return fail(ErrorKind::invalid, "owner and substitute are the same account", {},
                "name somebody who stands in when the owner is away");
}

}  // namespace comity::registry
