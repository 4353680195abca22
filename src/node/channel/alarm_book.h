// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "node/authority.h"
#include "node/person.h"
#include "node/writer.h"

namespace comity::node {

/// Something that touches the security of the channel: a person is to look, and to say why it may be put aside.
struct SecurityAlarm {
    std::int64_t id = 0;
    std::int64_t at = 0;    ///< milliseconds since 1970, UTC
    std::string kind = {};  ///< "log-of-peer", "log-of-ours", "directory", or a reason of the access point
    std::string peer = {};  ///< authority, ""
    std::string says = {};
    std::string known = {};       ///< two notes that contradict each other, ""
    std::string presented = {};   ///< the other
    std::string cleared_by = {};  ///< "" while it stands
    std::string cleared_on_behalf_of = {};
    std::string cleared_as = {};
};

/// Alarms as events of the stream channel/alarms, with rows for the list. Safe to use from several threads.
class AlarmBook {
   public:
    AlarmBook(Authority& authority, Writer& writer, store::Database& database)
        : authority_(authority), writer_(writer), database_(database) {}

    /// Inside a transaction under way; `id` and `at` are given here.
    Result<void> raise(Unit& unit, SecurityAlarm alarm);
    Result<void> raise(SecurityAlarm alarm);

    /// The newest first, those that stand before those put aside.
    Result<std::vector<SecurityAlarm>> list(std::size_t limit = 200);

    /// Puts an alarm aside. A log of a peer is witnessed again from then on; a doubt about our own log ends. Errors:
    /// `not_found`; `conflict` where it was done before.
    Result<void> clear(const Person& person, std::int64_t id, std::string_view because);

   private:
    Result<void> resume(Unit& unit, const SecurityAlarm& alarm);

    Authority& authority_;
    Writer& writer_;
    store::Database& database_;
};

}  // namespace comity::node
