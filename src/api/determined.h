// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>

#include "api/resource_groups.h"
#include "law/request/request.h"
#include "net/router.h"

namespace comity::api {

/// The question of the body, determined; else what to answer.
struct Determined {
    std::optional<law::Request> request;
    net::Response refused;
};

Determined determine(const Context& context, const net::Request& request);

/// What every resource that takes a question allows.
net::RouteOptions question_limits();

}  // namespace comity::api
