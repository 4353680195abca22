// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>

#include "node/writer.h"
#include "store/contents/contents.h"
#include "store/sql/database.h"

namespace comity::node {

/// Removes from the content store what no document of the authority needs any more: contents of erased cases, and older
/// forms of documents that were sealed anew. Gives their number. Each is done for itself: one that cannot be
/// removed keeps none of the others, and what is left is removed the next time. Errors: those of the first content that
/// could not be removed.
Result<std::size_t> remove_unneeded(const std::string& authority, Writer& writer, store::Database& database,
                                    store::ContentStore& contents);

}  // namespace comity::node
