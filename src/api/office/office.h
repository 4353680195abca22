// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>

#include "api/office/desk.h"
#include "net/router.h"

namespace comity::api {

/// Adds what those who work at an authority use: signing in, cases, lists. docs/formats/api-office.md.
void add_office(net::Router& router, const std::shared_ptr<Desk>& desk);

}  // namespace comity::api
