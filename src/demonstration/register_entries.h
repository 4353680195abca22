// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "format/canonical_json.h"
#include "node/register/register_desk.h"

namespace comity::demonstration {

/// What anna enters in one kind of the register, with boris standing in.
template <class State>
class RegisterEntries {
   public:
    explicit RegisterEntries(node::RegisterDesk<State>& desk)
        : desk_(desk),
          anna_{.account = "anna",
                .roles = access::Role::officer,
                .unit = "extradition",
                .on_behalf_of = "",
                .fresh = true} {}

    /// Its id.
    Result<std::string> begin(format::Value given) {
        TRY(answer, desk_.begin(anna_, given.set("substitute", "boris")));
        TRY(value, format::read_value(answer, "answer"));
        return value.string_at(registry::KindOf<State>::word);
    }

    Result<void> give(const std::string& id, std::string_view command, format::Value arguments) {
        TRY_VOID(desk_.give(anna_, id, {.name = std::string(command), .arguments = std::move(arguments)}));
        return {};
    }

   private:
    node::RegisterDesk<State>& desk_;
    node::Person anna_;
};

}  // namespace comity::demonstration
