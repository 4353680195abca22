// SPDX-License-Identifier: EUPL-1.2
// What inspections and recognitions have in common: versions of documents that wait for something, in a table of the
// docket, and their contents as a file for a process apart.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "node/contents/case_contents.h"
#include "node/incoming/memory_file.h"
#include "store/sql/database.h"

namespace comity::node {

struct DueFile {
    std::string case_id = {}, document = {};
    std::int64_t version = 0;
    std::string digest = {};

    std::string key() const;
};

/// Those of that standing behind one of them whose content is there, a hundred at most. `table`: docket_inspection or
/// docket_recognition.
Result<std::vector<DueFile>> due_files(store::Database& database, std::string_view table, std::string_view authority,
                                       std::string_view standing, const DueFile& behind);

/// All of a content, which the caller held to max_incoming_octets.
Result<MemoryFile> in_memory(CaseContents& contents, const std::string& case_id, const KeptContent& content);

}  // namespace comity::node
