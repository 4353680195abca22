// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include "node/docket/cursor.h"
#include "node/docket/read_texts.h"
#include "node/docket/visible.h"
#include "node/register/lists.h"

namespace comity::node {

Result<std::vector<ListedRegisterTask>> list_register_tasks(store::Connection& rows, const Asker& asker,
                                                            const RegisterTaskFilter& filter, const Page& page) {
    TRY_VOID(check_may_list_register(asker));
    TRY(behind, read_cursor(page.after));
    // Of a case that the asker may not see nothing is joined.
    const std::string sql = fmt::format(
        "SELECT t.holding, h.word, h.number, h.title, h.states, t.id, t.says, t.by, t.owner, t.responsible, t.due, "
        "t.about, "
        "COALESCE(c.id, ''), COALESCE(c.number, '') FROM register_task t JOIN register_holding h ON h.authority = "
        "t.authority AND h.id = t.holding LEFT JOIN docket_case c ON c.authority = t.authority AND c.id = t.case_id "
        "AND {} WHERE t.authority = $1 AND {} AND (t.due, t.holding, t.id) > ($6, $7, $8) AND ($9 = '' OR t.owner = "
        "$9) AND "
        "($10 = '' OR t.by = $10) AND ($11 = '' OR t.due < $11) AND ($12 = '' OR EXISTS (SELECT 1 FROM register_party "
        "r WHERE r.authority = t.authority AND r.holding = t.holding AND r.state = $12)) ORDER BY t.due, t.holding, "
        "t.id LIMIT $5",
        visible("c.id", asker.person, access::Resource::case_file, access::Verb::list), readable_by("$2"));
    TRY(found, rows.all(sql,
                        {asker.authority, asker.person.seat(), asker.person.as_head(), asker.now.utc_milliseconds(),
                         page.limit, behind[0], behind[1], behind[2], filter.owner, filter.by, filter.due_before,
                         filter.state},
                        [](const store::Row& row) {
                            ListedRegisterTask task;
                            read_texts(row, {&task.holding, &task.word, &task.number, &task.title, &task.states,
                                             &task.id, &task.says, &task.by, &task.owner, &task.responsible_there,
                                             &task.due, &task.about, &task.case_id, &task.case_number});
                            task.states = task.states.substr(1, task.states.size() - 2);
                            task.cursor = cursor_of({task.due, task.holding, task.id});
                            return task;
                        }));
    return found;
}

}  // namespace comity::node
