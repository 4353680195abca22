// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <limits>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "node/docket/queries.h"
#include "node/docket/rows.h"
#include "node/docket/visible.h"
#include "node/docket/words.h"

namespace comity::node {

namespace {

/// Builds one query: texts vary only with the roles and with which filters are set, so statements stay ready.
class CaseQuery {
   public:
    CaseQuery(const Asker& asker, const CaseFilter& filter) : asker_(asker), filter_(filter) {
        bind(asker.authority);
        bind(asker.person.account);
        bind(asker.person.as_head());
        now_ = asker.now.utc_milliseconds();
        values_.emplace_back(now_);
        relations_ = relations_that_allow(asker.person, access::Resource::case_file, access::Verb::list);
        words_ = words_of(filter.text);
    }

    /// Rank and id of what is seen, at most `limit`, in order. A rank is of one case, so that a case seen for several
    /// reasons stands in one place of the index, and nothing needs sorting.
    std::string seen(std::size_t limit) {
        values_.emplace_back(static_cast<std::int64_t>(filter_.closed));  // $5
        bind(filter_.after);                                              // $6
        const std::string conditions = conditions_of();
        const auto walk = [&](std::string_view account) {
            return fmt::format(
                "SELECT DISTINCT a.rank AS rank, a.case_id AS case_id FROM docket_access a {} WHERE a.authority = $1 "
                "AND a.account = {} AND a.closed = $5 AND a.rank > $6 AND a.until > $4 AND a.relation IN ({}){}",
                filtered_ ? "JOIN docket_case c ON c.authority = a.authority AND c.id = a.case_id" : "", account,
                relations_, conditions);
        };
        std::string walks = walk("$2");
        if (asker_.person.as_head() != asker_.person.account) walks += fmt::format(" UNION {}", walk("$3"));
        return fmt::format("{} ORDER BY rank, case_id LIMIT {}", walks, limit);
    }

    store::Values values() const { return values_; }

   private:
    void bind(std::string_view text) { values_.emplace_back(std::string(text)); }

    std::string conditions_of() {
        std::string conditions;
        const auto equal = [&](std::string_view column, const std::string& value) {
            if (value.empty()) return;
            filtered_ = true;
            bind(value);
            conditions += fmt::format(" AND c.{} = ${}", column, values_.size());
        };
        equal("kind", filter_.kind);
        equal("direction", filter_.direction);
        equal("counterpart", filter_.counterpart);
        equal("stage", filter_.stage);
        equal("owner", filter_.owner);
        if (!filter_.opened_from.empty()) {
            filtered_ = true;
            bind(filter_.opened_from);
            conditions += fmt::format(" AND c.opened_on >= ${}", values_.size());
        }
        for (const std::string& word : words_) {
            bind(word);
            bind(word + "\xf4\x8f\xbf\xbf");  // behind every word that begins so
            conditions += fmt::format(
                " AND EXISTS (SELECT 1 FROM docket_word w WHERE w.authority = $1 AND w.case_id = a.case_id AND "
                "w.word >= ${} AND w.word < ${})",
                values_.size() - 1, values_.size());
        }
        return conditions;
    }

    const Asker& asker_;
    const CaseFilter& filter_;
    std::int64_t now_ = 0;
    std::string relations_;
    std::vector<std::string> words_;
    std::vector<store::Value> values_;
    bool filtered_ = false;
};

constexpr std::string_view columns =
    "c.id, c.number, c.kind, c.direction, c.counterpart, c.title, c.foreign_reference, c.owner, c.substitute, c.unit, "
    "c.stage, c.common_stage, c.due, c.opened_on, c.rank, c.urgent, c.closed, c.held, c.version";

ListedCase read_case(const store::Row& row) {
    ListedCase found;
    int column = 0;
    for (std::string* text : {&found.id, &found.number, &found.kind, &found.direction, &found.counterpart, &found.title,
                              &found.foreign_reference, &found.owner, &found.substitute, &found.unit, &found.stage,
                              &found.common_stage, &found.due, &found.opened_on, &found.cursor})
        *text = row.string(column++);
    if (found.due == never) found.due.clear();
    found.urgent = row.truth(column++);
    found.closed = row.truth(column++);
    found.held = row.number(column++);
    found.version = row.number(column);
    return found;
}

}  // namespace

Result<std::vector<ListedCase>> list_cases(store::Connection& rows, const Asker& asker, const CaseFilter& filter) {
    const std::size_t limit = std::min(filter.limit, largest_page);
    CaseQuery query(asker, filter);
    const std::string sql = fmt::format(
        "SELECT {} FROM ({}) AS v JOIN docket_case c ON c.authority = $1 AND c.id = v.case_id ORDER BY v.rank", columns,
        query.seen(limit));
    return rows.all(sql, query.values(), read_case);
}

Result<std::optional<ListedCase>> find_case(store::Connection& rows, const Asker& asker, std::string_view id) {
    const std::string sql =
        fmt::format("SELECT {} FROM docket_case c WHERE c.authority = $1 AND c.id = $5 AND {}", columns,
                    visible("c.id", asker.person, access::Resource::case_file, access::Verb::list));
    return rows.one(sql,
                    {asker.authority, asker.person.account, asker.person.as_head(), asker.now.utc_milliseconds(), id},
                    read_case);
}

Result<std::string> case_of_number(store::Connection& rows, std::string_view authority, std::string_view number) {
    TRY(id, rows.one("SELECT id FROM docket_case WHERE authority = $1 AND number = $2", {authority, number},
                     [](const store::Row& row) { return row.string(0); }));
    return id.value_or("");
}

Result<std::int64_t> count_cases(store::Connection& rows, const Asker& asker, const CaseFilter& filter,
                                 std::int64_t at_most) {
    CaseQuery query(asker, filter);
    const std::string sql =
        fmt::format("SELECT count(*) FROM ({}) AS s", query.seen(static_cast<std::size_t>(at_most)));
    TRY(count, rows.one(sql, query.values(), [](const store::Row& row) { return row.number(0); }));
    return count.value_or(0);
}

}  // namespace comity::node
