// SPDX-License-Identifier: EUPL-1.2
#include "node/docket/retention.h"

#include <fmt/format.h>

#include "cases/state.h"
#include "node/docket/cursor.h"
#include "node/docket/read_texts.h"
#include "node/docket/visible.h"

namespace comity::node {

namespace {

/// The last day of closing by category, as the first rule that fits has it; '' for what no rule names. Nothing in it
/// was written by a person: words of tables, and days.
std::string last_day_by_category(std::span<const cases::Retention> retention, CivilDate today) {
    std::string sql = "CASE";
    for (const cases::Retention& rule : retention)
        sql += fmt::format(" WHEN {} AND {} THEN '{}'",
                           rule.kind ? fmt::format("c.kind = '{}'", cases::words(*rule.kind).word) : "1 = 1",
                           rule.direction ? fmt::format("c.direction = '{}'", cases::word(*rule.direction)) : "1 = 1",
                           to_string(cases::last_erasable(rule, today)));
    return sql + " ELSE '' END";
}

}  // namespace

Result<std::vector<DueForErasure>> list_due_for_erasure(store::Connection& rows, const Asker& asker,
                                                        std::span<const cases::Retention> retention, CivilDate today,
                                                        const Page& page) {
    if (retention.empty()) return {};
    TRY(behind, read_cursor(page.after));
    const std::string sql = fmt::format(
        "SELECT c.id, c.number, {}, c.kind, c.direction, c.counterpart, c.closed_on, CASE WHEN EXISTS (SELECT 1 FROM "
        "docket_proposal p WHERE p.authority = c.authority AND p.case_id = c.id AND p.act = 'erase') THEN 1 ELSE 0 END "
        "FROM docket_case c WHERE c.authority = $1 AND c.closed = 1 AND c.closed_on <> '' AND c.closed_on <= {} AND "
        "NOT EXISTS (SELECT 1 FROM docket_promise b WHERE b.authority = c.authority AND b.case_id = c.id) AND "
        "(c.closed_on, c.id) > ($6, $7) AND {} ORDER BY c.closed_on, c.id LIMIT $5",
        title_in_sight, last_day_by_category(retention, today),
        visible("c.id", asker.person, access::Resource::case_file, access::Verb::propose));
    return rows.all(sql,
                    {asker.authority, asker.person.seat(), asker.person.as_head(), asker.now.utc_milliseconds(),
                     page.limit, behind[0], behind[1]},
                    [&](const store::Row& row) -> Result<DueForErasure> {
                        DueForErasure due;
                        const int column = read_texts(row, {&due.case_id, &due.number, &due.title, &due.kind,
                                                            &due.direction, &due.counterpart, &due.closed_on});
                        due.proposed = row.truth(column);
                        TRY(kind, cases::parse_kind(due.kind));
                        TRY(direction, cases::parse_direction(due.direction));
                        const cases::Retention& rule = *cases::retention_of(retention, kind, direction);
                        due.kept_until = to_string(cases::erasable_from(rule, parse_date(due.closed_on).value().first));
                        due.ground = rule.ground;
                        due.cursor = cursor_of({due.closed_on, due.case_id, ""});
                        return due;
                    });
}

Result<std::vector<RestrictedCase>> list_restricted(store::Connection& rows, const Asker& asker, const Page& page) {
    TRY(behind, read_cursor(page.after));
    const auto keeps = [&](access::Verb verb) {
        return visible("c.id", asker.person, access::Resource::case_file, verb);
    };
    const std::string sql = fmt::format(
        "SELECT c.id, c.number, c.kind, c.direction, c.counterpart, c.closed_on, c.restricted_on, (SELECT count(*) "
        "FROM docket_transmittal m WHERE m.authority = c.authority AND m.case_id = c.id AND m.direction = 'in' AND "
        "m.registered = 0), (SELECT count(*) FROM docket_task t WHERE t.authority = c.authority AND t.case_id = c.id "
        "AND t.made_by = '{}') FROM docket_case c WHERE c.authority = $1 AND c.closed = 1 AND c.restricted_on <> '' "
        "AND (c.restricted_on, c.id) > ($6, $7) AND "
        "({} OR {}) ORDER BY c.restricted_on, c.id LIMIT $5",
        cases::glass_broken, keeps(access::Verb::propose), keeps(access::Verb::approve));
    return rows.all(sql,
                    {asker.authority, asker.person.seat(), asker.person.as_head(), asker.now.utc_milliseconds(),
                     page.limit, behind[0], behind[1]},
                    [](const store::Row& row) {
                        RestrictedCase found;
                        const int column =
                            read_texts(row, {&found.case_id, &found.number, &found.kind, &found.direction,
                                             &found.counterpart, &found.closed_on, &found.restricted_on});
                        found.arrived = row.number(column);
                        found.glass = row.number(column + 1);
                        found.cursor = cursor_of({found.restricted_on, found.case_id, ""});
                        return found;
                    });
}

}  // namespace comity::node
