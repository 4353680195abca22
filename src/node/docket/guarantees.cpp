// SPDX-License-Identifier: EUPL-1.2
#include "node/docket/guarantees.h"

#include <map>
#include <tuple>

#include <fmt/format.h>

#include "node/docket/visible.h"

namespace comity::node {

Result<std::vector<LedgerLine>> ledger(store::Connection& rows, const Asker& asker, std::string_view counterpart) {
    TRY(asked, reciprocity(rows, asker, counterpart));
    std::map<std::tuple<std::string, std::string, std::string>, LedgerLine> lines;
    for (Reciprocity& line : asked) {
        LedgerLine& kept = lines[{line.counterpart, line.what, line.direction}];
        kept.asked = std::move(line);
    }
    const std::string sql = fmt::format(
        "SELECT c.counterpart, c.kind, c.direction, p.given, count(*) FROM docket_promise p JOIN docket_case c ON "
        "c.authority = p.authority AND c.id = p.case_id WHERE p.authority = $1 AND p.kind IN ('assurance', "
        "'undertaking') AND ($5 = '' OR c.counterpart = $5) AND {} GROUP BY c.counterpart, c.kind, c.direction, "
        "p.given",
        visible("p.case_id", asker.person, access::Resource::promise, access::Verb::list));
    TRY_VOID(rows.each(
        sql, {asker.authority, asker.person.seat(), asker.person.as_head(), asker.now.utc_milliseconds(), counterpart},
        [&](const store::Row& row) {
            LedgerLine& line = lines[{row.string(0), row.string(1), row.string(2)}];
            std::tie(line.asked.counterpart, line.asked.what, line.asked.direction) =
                std::tuple(row.string(0), row.string(1), row.string(2));
            (row.truth(3) ? line.guarantees_given : line.guarantees_received) = row.number(4);
        }));
    std::vector<LedgerLine> all;
    for (auto& [key, line] : lines) all.push_back(std::move(line));
    return all;
}

}  // namespace comity::node
