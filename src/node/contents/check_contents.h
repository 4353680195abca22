// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "store/contents/contents.h"
#include "store/sql/database.h"

namespace comity::node {

/// What the content store has of one authority, beside what its documents say.
struct ContentCheck {
    std::uint64_t documents = 0;  ///< whose content is there, as long as it should be
    std::uint64_t to_remove = 0;  ///< of erased cases and older forms: there for a while, and nobody can open them
    std::uint64_t unnamed = 0;    ///< that no document names: an upload that ended while its case was erased, say
    std::vector<std::string> faults;
};

/// Walks both in the order of their digests. A content that is missing, or is of another length, is a fault; what is to
/// be removed is none, whether it is still there or not. Errors: the stores'.
Result<ContentCheck> check_contents(store::Database& database, store::ContentStore& contents,
                                    std::string_view authority);

}  // namespace comity::node
