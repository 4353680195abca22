// SPDX-License-Identifier: EUPL-1.2
#include "node/incoming/due_files.h"

#include <fmt/format.h>

namespace comity::node {

namespace {

constexpr std::int64_t due_at_once = 100;

}  // namespace

std::string DueFile::key() const {
    return fmt::format("{}/{}/{}", case_id, document, version);
}

Result<std::vector<DueFile>> due_files(store::Database& database, std::string_view table, std::string_view authority,
                                       std::string_view standing, const DueFile& behind) {
    TRY(lease, database.reader());
    return lease->all(
        fmt::format("SELECT w.case_id, w.document, w.version, w.digest FROM {} w JOIN docket_document d ON "
                    "d.authority = w.authority AND d.case_id = w.case_id AND d.digest = w.digest WHERE w.authority = "
                    "$1 AND w.standing = $2 AND (w.case_id, w.document, w.version) > ($3, $4, $5) ORDER BY w.case_id, "
                    "w.document, w.version LIMIT $6",
                    table),
        {authority, standing, behind.case_id, behind.document, behind.version, due_at_once},
        [](const store::Row& row) { return DueFile{row.string(0), row.string(1), row.number(2), row.string(3)}; });
}

Result<MemoryFile> in_memory(CaseContents& contents, const std::string& case_id, const KeptContent& content) {
    TRY(file, MemoryFile::make());
    TRY(reading, contents.read(case_id, content, 0, content.octets));
    while (true) {
        TRY(piece, reading->next());
        if (piece.empty()) return file;
        TRY_VOID(file.append(octets(piece)));
    }
}

}  // namespace comity::node
