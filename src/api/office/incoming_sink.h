// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <utility>

#include "api/office/routes.h"
#include "net/problem.h"
#include "node/incoming/incoming_files.h"

namespace comity::api {

/// Takes a file of others as it arrives, for a process apart to read; answers what `finish` says of the whole.
class IncomingSink final : public net::BodySink {
   public:
    using Finish = std::function<Handled(const node::IncomingFiles::Incoming&)>;

    IncomingSink(node::IncomingFiles::Incoming incoming, Finish finish)
        : incoming_(std::move(incoming)), finish_(std::move(finish)) {}

    std::optional<net::Response> take(std::string_view piece) override {
        if (const auto taken = incoming_.append(octets(piece)); !taken) return net::problem(taken.error());
        return std::nullopt;
    }
    net::Response end() override {
        auto handled = finish_(incoming_);
        return handled ? *std::move(handled) : net::problem(handled.error());
    }

   private:
    node::IncomingFiles::Incoming incoming_;
    Finish finish_;
};

}  // namespace comity::api
