// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "node/authority.h"
#include "node/writer.h"
#include "register/statistic/statistic.h"

namespace comity::node {

/// Most cases of one table: more would not fit into the event that keeps which they were.
inline constexpr std::size_t most_counted = 40'000;

/// What only the node can say of a command: of nothing but statistics there is any.
template <class State>
Result<void> add_counts(Unit&, Authority&, const State&, registry::Command&) {
    return {};
}
/// Counts a table that is to be published, over all cases whoever may see them, and withholds what would tell of few.
/// Where it is approved, what other tables told in the meantime counts too. Errors: `conflict` where they told so much
/// that this one would tell of few; `limit`.
template <>
Result<void> add_counts(Unit& unit, Authority& authority, const registry::Statistic& statistic,
                        registry::Command& command);

}  // namespace comity::node
