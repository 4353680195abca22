// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "format/value.h"
#include "record/event.h"

/// Events are never rewritten; their payloads are read in the form of today.
namespace comity::record {

/// Makes the payload of a type in version `from` into the one of version `to`. A pure function: old events are read
/// for ever, and each time the same.
struct Upcaster {
    std::string type;
    std::int64_t from = 1;
    std::int64_t to = 2;
    std::function<Result<format::Value>(const format::Value& payload)> change;
};

class Upcasters {
   public:
    Upcasters() = default;

    /// Errors: two from the same version of a type, or one that does not lead to a later version.
    static Result<Upcasters> of(std::vector<Upcaster> upcasters);

    /// The event in the newest form its upcasters lead to; as it is where there are none. Its octets are no longer
    /// those that were recorded: verify first, then upcast. Errors: an upcaster's, naming the event.
    Result<Event> newest(Event event) const;

    /// Whether every version of the type before `newest` leads to it. Errors: the first that does not.
    Result<void> check_complete(std::string_view type, std::int64_t newest) const;

   private:
    const Upcaster* find(std::string_view type, std::int64_t from) const;
    std::vector<Upcaster> upcasters_;  // by type, then version
};

}  // namespace comity::record
