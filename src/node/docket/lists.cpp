// SPDX-License-Identifier: EUPL-1.2
// Lists of what stands in cases: tasks, proposals, promises. Clocks: list_clocks.cpp; readings: readings.cpp.

#include <fmt/format.h>

#include "node/docket/cursor.h"
#include "node/docket/queries.h"
#include "node/docket/read_texts.h"
#include "node/docket/rows.h"
#include "node/docket/visible.h"

namespace comity::node {

Result<std::vector<ListedTask>> list_tasks(store::Connection& rows, const Asker& asker, const Page& page) {
    TRY(behind, read_cursor(page.after));
    const std::string sql = fmt::format(
        "SELECT t.case_id, c.number, {}, t.id, t.says, t.owner, t.due, t.made_by FROM docket_task t JOIN "
        "docket_case c ON c.authority = t.authority AND c.id = t.case_id WHERE t.authority = $1 AND t.owner IN ($2, "
        "$3) AND (t.due, t.case_id, t.id) > ($6, $7, $8) AND {} ORDER BY t.due, t.case_id, t.id LIMIT $5",
        title_in_sight, visible("t.case_id", asker.person, access::Resource::task, access::Verb::list));
    TRY(found, rows.all(sql,
                        {asker.authority, asker.person.seat(), asker.person.as_head(), asker.now.utc_milliseconds(),
                         page.limit, behind[0], behind[1], behind[2]},
                        [](const store::Row& row) {
                            ListedTask task;
                            read_texts(row, {&task.case_id, &task.number, &task.title, &task.id, &task.says,
                                             &task.owner, &task.due, &task.made_by});
                            task.cursor = cursor_of({task.due, task.case_id, task.id});
                            if (task.due == never) task.due.clear();
                            return task;
                        }));
    return found;
}

Result<std::vector<ListedProposal>> list_proposals(store::Connection& rows, const Asker& asker, const Page& page) {
    TRY(behind, read_cursor(page.after));
    TRY(at, number_of(behind[0], 0));  // none was made before 1970
    const std::string sql = fmt::format(
        "SELECT p.case_id, c.number, {}, p.id, p.act, p.command, p.says, p.by, p.at, c.version, c.restricted_on FROM "
        "docket_proposal p JOIN docket_case c ON c.authority = p.authority AND c.id = p.case_id WHERE p.authority = $1 "
        "AND p.by NOT IN ($2, "
        "$9) AND replace(replace(p.approved_by, ' ' || $2 || ' ', ''), ' ' || $9 || ' ', '') = p.approved_by AND "
        "(p.at, p.case_id, p.id) > ($6, $7, $8) AND {} ORDER BY p.at, p.case_id, p.id LIMIT $5",
        title_in_sight, visible("p.case_id", asker.person, access::Resource::case_file, access::Verb::approve));
    TRY(found, rows.all(sql,
                        {asker.authority, asker.person.seat(), asker.person.as_head(), asker.now.utc_milliseconds(),
                         page.limit, at, behind[1], behind[2], asker.person.account},
                        [](const store::Row& row) {
                            ListedProposal proposal;
                            const int column =
                                read_texts(row, {&proposal.case_id, &proposal.number, &proposal.title, &proposal.id,
                                                 &proposal.act, &proposal.command, &proposal.says, &proposal.by});
                            proposal.at = row.number(column);
                            proposal.version = row.number(column + 1);
                            proposal.restricted = !row.string(column + 2).empty();
                            proposal.cursor = cursor_of({std::to_string(proposal.at), proposal.case_id, proposal.id});
                            return proposal;
                        }));
    return found;
}

Result<std::vector<ListedPromise>> list_promises(store::Connection& rows, const Asker& asker, const Page& page) {
    TRY(behind, read_cursor(page.after));
    const std::string sql = fmt::format(
        "SELECT p.case_id, c.number, c.counterpart, p.id, p.kind, p.says, p.breached_by, p.until, p.watcher, p.given "
        "FROM {} AS v CROSS JOIN docket_promise p CROSS JOIN docket_case c WHERE p.authority = $1 AND p.case_id = "
        "v.case_id AND c.authority = $1 AND c.id = v.case_id AND (c.counterpart, c.number, p.id) > ($6, $7, $8) ORDER "
        "BY c.counterpart, c.number, p.id LIMIT $5",
        visible_cases(asker.person, access::Resource::promise, access::Verb::list));
    TRY(found, rows.all(sql,
                        {asker.authority, asker.person.seat(), asker.person.as_head(), asker.now.utc_milliseconds(),
                         page.limit, behind[0], behind[1], behind[2]},
                        [](const store::Row& row) {
                            ListedPromise promise;
                            const int column =
                                read_texts(row, {&promise.case_id, &promise.number, &promise.counterpart, &promise.id,
                                                 &promise.kind, &promise.says, &promise.breached_by, &promise.until,
                                                 &promise.watcher});
                            promise.given = row.truth(column);
                            promise.cursor = cursor_of({promise.counterpart, promise.number, promise.id});
                            return promise;
                        }));
    return found;
}

}  // namespace comity::node
