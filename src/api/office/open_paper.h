// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "api/office/routes.h"
#include "node/papers/paper_desk.h"

namespace comity::api {

/// A case before somebody who may read its papers, and the paper the path names.
struct OpenPaper {
    node::OpenedCase opened;
    const cases::Paper* paper = nullptr;
};

/// Records the reading, as "paper w1" and `as`. Errors: `not_found` where there is none for them.
Result<OpenPaper> open_paper(Desk& desk, const net::Request& request, Caller& caller, std::string_view as);

/// What its translator has beside it.
void add_translation_resources(Routes& routes);

}  // namespace comity::api
