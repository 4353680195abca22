// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/calendar.h"
#include "node/node.h"

namespace comity::demonstration {

struct LoadOptions {
    std::size_t cases = 300;
    std::uint64_t seed = 1;
    CivilDate from;  ///< the first case is opened
    CivilDate to;    ///< nothing happens after it
};

struct Loaded {
    std::size_t cases = 0;
    std::size_t commands = 0;
    std::size_t refused = 0;  ///< what chance proposed and the law, a promise or the lifecycle did not allow
};

/// Fills an office with invented cases of every kind in every stage, by the commands officers give, in the order of
/// their days. Accounts are those of demonstration_accounts(). Errors: the store's.
Result<Loaded> load(node::Office& office, const LoadOptions& options);

struct DemonstrationAccount {
    std::string_view name;
    std::string_view sign_in_name;
    access::Roles roles;
    std::string_view unit;
};

/// Two units with their officers, heads and deputy, and one of each other role.
std::span<const DemonstrationAccount> demonstration_accounts();

}  // namespace comity::demonstration
