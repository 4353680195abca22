// SPDX-License-Identifier: EUPL-1.2
#include "node/docket/changes.h"

#include <fmt/format.h>

#include "node/docket/rows.h"
#include "node/docket/visible.h"

namespace comity::node {

Result<std::vector<ChangedCase>> changes_since(store::Connection& rows, const Asker& asker, std::int64_t sequence,
                                               std::size_t limit) {
    const std::string sql = fmt::format(
        "SELECT c.id, c.number, c.version, e.last FROM (SELECT stream_id, max(sequence) AS last FROM record_events "
        "WHERE authority = $1 AND sequence > $5 AND stream_kind = 'case' GROUP BY stream_id) AS e JOIN docket_case c "
        "ON c.authority = $1 AND c.id = e.stream_id WHERE {} ORDER BY e.last LIMIT $6",
        visible("c.id", asker.person, access::Resource::case_file, access::Verb::list));
    TRY(found, rows.all(sql,
                        {asker.authority, asker.person.seat(), asker.person.as_head(), asker.now.utc_milliseconds(),
                         sequence, limit},
                        [](const store::Row& row) {
                            return ChangedCase{row.string(0), row.string(1), row.number(2), row.number(3)};
                        }));
    return found;
}

Result<std::vector<ListedMatter>> list_matters(store::Connection& rows, const Asker& asker, std::size_t limit) {
    const std::string sql = fmt::format(
        "SELECT c.matter, count(*), CAST(sum(1 - c.closed) AS BIGINT), CAST(sum(c.held) AS BIGINT), "
        "min(CASE WHEN c.closed = 0 THEN c.due ELSE $6 END) FROM docket_case c WHERE c.authority = $1 AND "
        "c.matter <> '' AND {} GROUP BY c.matter ORDER BY 5, c.matter LIMIT $5",
        visible("c.id", asker.person, access::Resource::case_file, access::Verb::list));
    TRY(found,
        rows.all(
            sql,
            {asker.authority, asker.person.seat(), asker.person.as_head(), asker.now.utc_milliseconds(), limit, never},
            [](const store::Row& row) {
                ListedMatter matter{row.string(0), row.number(1), row.number(2), row.number(3), row.string(4)};
                if (matter.due == never) matter.due.clear();
                return matter;
            }));
    return found;
}

}  // namespace comity::node
