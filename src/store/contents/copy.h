// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "store/contents/contents.h"

namespace comity::store {

struct CopyCount {
    std::uint64_t copied = 0;
    std::uint64_t there_already = 0;
};

/// Copies what the other store lacks, each content checked by its digest: for backups, for restoring, and for moving
/// from one kind of store to the other. Repeated after an error it goes on where it stopped. Contents that come or are
/// erased meanwhile may be left out.
Result<CopyCount> copy_contents(ContentStore& from, ContentStore& to, std::string_view authority);

/// Contents that are damaged, in words, at most `most`: reads all of them.
Result<std::vector<std::string>> content_faults(ContentStore& store, std::string_view authority, std::size_t most = 10);

}  // namespace comity::store
