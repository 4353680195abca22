// SPDX-License-Identifier: EUPL-1.2
#include "node/docket/codes.h"

#include <fmt/format.h>

#include "node/docket/visible.h"

namespace comity::node {

Result<std::optional<CodedCase>> case_of_code(store::Connection& rows, const Asker& asker, std::string_view code) {
    const std::string sql = fmt::format(
        "SELECT c.id, c.number, c.title, k.paper, k.document FROM docket_code k JOIN docket_case c ON c.authority = "
        "k.authority AND c.id = k.case_id WHERE k.authority = $1 AND k.code = $5 AND {} ORDER BY c.id LIMIT 1",
        visible("k.case_id", asker.person, access::Resource::document, access::Verb::read));
    return rows.one(sql,
                    {asker.authority, asker.person.seat(), asker.person.as_head(), asker.now.utc_milliseconds(), code},
                    [](const store::Row& row) {
                        return CodedCase{row.string(0), row.string(1), row.string(2), row.string(3), row.string(4)};
                    });
}

}  // namespace comity::node
