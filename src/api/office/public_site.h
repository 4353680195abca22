// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>

#include "api/office/desk.h"
#include "net/router.h"

namespace comity::api {

/// The public site below /public: the files of node/site/, made anew when the record has grown or the day has changed.
void add_public_site(net::Router& router, std::shared_ptr<Desk> desk);

}  // namespace comity::api
