// SPDX-License-Identifier: EUPL-1.2
#include "node/contents/remove_unneeded.h"

#include <optional>
#include <vector>

#include "node/contents/case_contents.h"

namespace comity::node {

namespace {

/// Due ones behind that digest. That a document has one of them would be a fault; then it stays.
Result<std::vector<std::string>> some_unneeded(const std::string& authority, const std::string& behind, Writer& writer,
                                               store::Database& database) {
    TRY(lease, database.reader());
    return lease->all(
        "SELECT r.stored_digest FROM content_to_remove r WHERE r.authority = $1 AND r.from_then_on <= $2 AND "
        "r.stored_digest > $3 AND NOT EXISTS (SELECT 1 FROM docket_document d WHERE d.authority = r.authority AND "
        "d.stored_digest = r.stored_digest) ORDER BY r.stored_digest LIMIT 100",
        {authority, writer.now().utc_milliseconds(), behind}, [](const store::Row& row) { return row.string(0); });
}

Result<void> remove_one(const std::string& authority, const std::string& stored_digest, Writer& writer,
                        store::ContentStore& contents) {
    TRY(digest, content_digest(stored_digest));
    const auto gone = contents.erase(authority, digest);
    if (!gone && gone.error().kind != ErrorKind::not_found) return gone;
    TRY_VOID(writer.run([&](Unit& unit) -> Result<std::string> {
        TRY_VOID(unit.rows.run("DELETE FROM content_to_remove WHERE authority = $1 AND stored_digest = $2",
                               {authority, stored_digest}));
        return std::string();
    }));
    return {};
}

}  // namespace

Result<std::size_t> remove_unneeded(const std::string& authority, Writer& writer, store::Database& database,
                                    store::ContentStore& contents) {
    std::size_t removed = 0;
    std::optional<Error> first;
    std::string behind;
    while (true) {
        TRY(some, some_unneeded(authority, behind, writer, database));
        if (some.empty()) break;
        for (const std::string& stored_digest : some) {
            const auto done = remove_one(authority, stored_digest, writer, contents);
            if (done)
                ++removed;
            else if (!first)
                first = done.error();
        }
        behind = some.back();
    }
    if (first) return tl::unexpected(*std::move(first));
    return removed;
}

}  // namespace comity::node
