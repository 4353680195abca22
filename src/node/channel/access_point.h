// SPDX-License-Identifier: EUPL-1.2
// The access point as the node sees it: docs/formats/access-point.md.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "channel/delivery/handover.h"
#include "channel/delivery/handover_json.h"

namespace comity::node {

/// The directory as the access point has it; note and json are the texts as distributed.
struct FetchedDirectory {
    std::string state;
    std::string note;
    std::string json;
};

/// Safe to call from several threads. Errors, of every function: `unavailable` where it does not answer.
class AccessPoint {
   public:
    virtual ~AccessPoint() = default;

    /// Hands a message over; the same id again is the same message. When it returns, the access point has it durably.
    /// Errors: `conflict` where the id is known with other content; `invalid` where the order can never be sent, in the
    /// access point's words.
    virtual Result<void> order(const channel::OutgoingOrder& order) = 0;
    /// The same octets once more, of a message that ended unproven. `conflict` from any other state.
    virtual Result<void> send_again(std::string_view id) = 0;
    /// Events after that one; waits so long for the first.
    virtual Result<channel::EventPage> events(std::int64_t after, std::chrono::seconds wait) = 0;
    /// Octets of the receipt as received, of the signed header as sent. `not_found` where there is none.
    virtual Result<std::string> receipt(std::string_view id) = 0;
    virtual Result<std::string> header(std::string_view id) = 0;
    /// That the node has filed both.
    virtual Result<void> forget(std::string_view id) = 0;
    /// `not_found` before there is one.
    virtual Result<FetchedDirectory> directory() = 0;
    /// Gives it one that came as a message or on a data carrier. Errors: `conflict`, `invalid` in its words.
    virtual Result<void> give_directory(std::string_view note, std::string_view json) = 0;
    /// The P-Modes in force, as JSON: {"pmodes": [...]}, each with every value said (docs/formats/p-mode.md).
    virtual Result<std::string> pmodes() = 0;
    /// How it is, as JSON.
    virtual Result<std::string> health() = 0;
};

}  // namespace comity::node
