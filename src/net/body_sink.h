// SPDX-License-Identifier: EUPL-1.2
// A request body that is taken as it arrives, for messages that no memory holds.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <variant>

#include "net/http.h"

namespace comity::net {

// Calls come one at a time, in order, on any worker. Nothing more is read from the client while one is under way. It is
// destroyed without end() where the client went away or was too slow.
class BodySink {
   public:
    virtual ~BodySink() = default;

    // The next octets, at least min_streamed_piece of them except at the end. A response ends the request: the rest of
    // the body is not read.
    virtual std::optional<Response> take(std::string_view piece) = 0;
    virtual Response end() = 0;
};

// Called when the head is there and nothing of the body was read: a response refuses the request without it.
// Must be safe to call from several threads at once.
using StreamHandler = std::function<std::variant<Response, std::unique_ptr<BodySink>>(const Request& head)>;

}  // namespace comity::net
