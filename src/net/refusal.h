// SPDX-License-Identifier: EUPL-1.2
// Why the server itself turns a request down, before any handler sees it.
#pragma once

#include <string>

#include <tl/expected.hpp>

namespace comity::net {

struct Refusal {
    int status = 400;
    std::string detail;  // for the person who wrote the client: the place and the way out
};

template <typename T>
using Accepted = tl::expected<T, Refusal>;

[[nodiscard]] tl::unexpected<Refusal> refuse(int status, std::string detail);

}  // namespace comity::net
