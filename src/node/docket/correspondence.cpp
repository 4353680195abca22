// SPDX-License-Identifier: EUPL-1.2
#include "node/docket/correspondence.h"

#include <limits>

#include <fmt/format.h>

#include "node/docket/cursor.h"
#include "node/docket/visible.h"

namespace comity::node {

Result<std::vector<ListedTransmittal>> list_transmittals(store::Connection& rows, const Asker& asker,
                                                         const TransmittalFilter& filter, const Page& page) {
    TRY(behind, read_cursor(page.after));
    TRY(at, number_of(behind[0], std::numeric_limits<std::int64_t>::max()));
    const std::string sql = fmt::format(
        "SELECT x.case_id, c.number, c.title, c.counterpart, x.id, x.uuid, x.thread, x.direction, x.channel, x.action, "
        "x.party, x.standing, x.at, x.registered, x.conflicts FROM docket_transmittal x JOIN docket_case c ON "
        "c.authority = x.authority AND c.id = x.case_id WHERE x.authority = $1 AND ($5 = '' OR x.direction = $5) AND "
        "($6 = '' OR x.channel = $6) AND ($7 = '' OR x.standing = $7){} AND (x.at, x.case_id, x.id) < ($9, $10, $11) "
        "AND {} "
        "ORDER BY x.at DESC, x.case_id DESC, x.id DESC LIMIT $8",
        filter.unregistered ? " AND x.direction = 'in' AND x.registered = 0" : "",
        visible("x.case_id", asker.person, access::Resource::document, access::Verb::list));
    return rows.all(sql,
                    {asker.authority, asker.person.seat(), asker.person.as_head(), asker.now.utc_milliseconds(),
                     filter.direction, filter.channel, filter.standing, page.limit, at, behind[1], behind[2]},
                    [](const store::Row& row) {
                        ListedTransmittal listed;
                        int column = 0;
                        for (std::string* text : {&listed.case_id, &listed.number, &listed.title, &listed.counterpart,
                                                  &listed.id, &listed.uuid, &listed.thread, &listed.direction,
                                                  &listed.channel, &listed.action, &listed.party, &listed.standing})
                            *text = row.string(column++);
                        listed.at = row.number(column++);
                        listed.registered = row.truth(column++);
                        listed.conflict = row.number(column) > 0;
                        listed.cursor = cursor_of({std::to_string(listed.at), listed.case_id, listed.id});
                        return listed;
                    });
}

}  // namespace comity::node
