// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "format/canonical_json.h"
#include "node/register/register_desk.h"

namespace comity::demonstration {

/// What one person enters in one kind of the register, with boris standing in: anna, unless another is named.
template <class State>
class RegisterEntries {
   public:
    explicit RegisterEntries(node::RegisterDesk<State>& desk, std::string account = "anna",
                             access::Role role = access::Role::officer)
        : desk_(desk),
          person_{
              .account = std::move(account), .roles = role, .unit = "extradition", .on_behalf_of = "", .fresh = true} {}

    /// Its id.
    Result<std::string> begin(format::Value given) {
        TRY(answer, desk_.begin(person_, given.set("substitute", "boris")));
        TRY(value, format::read_value(answer, "answer"));
        return value.string_at(registry::KindOf<State>::word);
    }

    Result<void> give(const std::string& id, std::string_view command, format::Value arguments) {
        TRY_VOID(desk_.give(person_, id, {.name = std::string(command), .arguments = std::move(arguments)}));
        return {};
    }

   private:
    node::RegisterDesk<State>& desk_;
    node::Person person_;
};

}  // namespace comity::demonstration
