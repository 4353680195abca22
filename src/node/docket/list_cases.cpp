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

/// Beginnings of words that so many cases have are rare: each of these cases is looked up. Of others some stand soon
/// in any list, so it is walked.
constexpr std::int64_t rare = 200;

/// What stands behind every word with that beginning.
std::string behind(const std::string& beginning) {
    return beginning + "\xf4\x8f\xbf\xbf";
}

/// The rarest of the words, where one is rare.
Result<std::optional<std::string>> rarest(store::Connection& rows, const std::string& authority,
                                          const std::vector<std::string>& words) {
    std::optional<std::string> rarest;
    std::int64_t fewest = rare;
    for (const std::string& word : words) {
        TRY(count,
            rows.one("SELECT count(*) FROM (SELECT 1 FROM docket_word WHERE authority = $1 AND word >= $2 AND "
                     "word < $3 LIMIT $4) AS w",
                     {authority, word, behind(word), fewest}, [](const store::Row& row) { return row.number(0); }));
        if (count.value_or(0) >= fewest) continue;
        fewest = *count;
        rarest = word;
        if (fewest == 0) break;
    }
    return rarest;
}

/// Builds one query: texts vary only with the roles and with which filters are set, so statements stay ready.
class CaseQuery {
   public:
    static Result<CaseQuery> make(store::Connection& rows, const Asker& asker, const CaseFilter& filter) {
        std::vector<std::string> words = words_of(filter.text);
        TRY(rare_word, rarest(rows, asker.authority, words));
        return CaseQuery(asker, filter, std::move(words), std::move(rare_word));
    }

    /// Rank and id of what is seen, at most `limit`, in order. A rank is of one case, so that a case seen for several
    /// reasons stands in one place of the index, and nothing needs sorting.
    std::string seen(std::size_t limit) {
        const std::string from = from_where();
        const auto walk = [&](std::string_view account) {
            return fmt::format(
                "SELECT DISTINCT a.rank AS rank, a.case_id AS case_id FROM {} AND a.authority = $1 "
                "AND a.account = {} AND a.closed = $5 AND a.rank > $6 AND a.until > $4 AND a.relation IN ({})",
                from, account, relations_);
        };
        std::string walks = walk("$2");
        if (asker_.person.as_head() != asker_.person.seat()) walks += fmt::format(" UNION {}", walk("$3"));
        return fmt::format("{} ORDER BY rank, case_id LIMIT {}", walks, limit);
    }

    store::Values values() const { return values_; }

   private:
    CaseQuery(const Asker& asker, const CaseFilter& filter, std::vector<std::string> words,
              std::optional<std::string> rare_word)
        : asker_(asker), filter_(filter), words_(std::move(words)), rare_word_(std::move(rare_word)) {
        bind(asker.authority);                                           // $1
        bind(asker.person.seat());                                       // $2
        bind(asker.person.as_head());                                    // $3
        values_.emplace_back(asker.now.utc_milliseconds());              // $4
        values_.emplace_back(static_cast<std::int64_t>(filter.closed));  // $5
        bind(filter.after);                                              // $6
        relations_ = relations_that_allow(asker.person, access::Resource::case_file, access::Verb::list);
    }

    std::size_t bind(std::string_view text) {
        values_.emplace_back(std::string(text));
        return values_.size();
    }

    /// Asked of rows of docket_word.
    std::string begins(std::string_view rows, const std::string& word) {
        const std::size_t from = bind(word);
        const std::size_t to = bind(behind(word));
        return fmt::format("{0}.authority = $1 AND {0}.word >= ${1} AND {0}.word < ${2}", rows, from, to);
    }

    /// The tables and what the filter asks of them.
    std::string from_where() {
        std::string from = "docket_access a";
        std::string where = "1 = 1";
        if (rare_word_) {
            from = "docket_word r CROSS JOIN docket_access a";  // SQLite takes these tables in this order
            where = fmt::format("{} AND a.case_id = r.case_id", begins("r", *rare_word_));
        }
        const std::string of_case = of_case_where();
        if (!of_case.empty()) from += " JOIN docket_case c ON c.authority = a.authority AND c.id = a.case_id";
        where += of_case;
        // As a value of each row, and no EXISTS: PostgreSQL would collect all rows with the word first.
        for (const std::string& word : words_)
            if (word != rare_word_)
                where +=
                    fmt::format(" AND (SELECT 1 FROM docket_word w WHERE {} AND w.case_id = a.case_id LIMIT 1) = 1",
                                begins("w", word));
        return fmt::format("{} WHERE {}", from, where);
    }

    std::string of_case_where() {
        std::string where;
        const auto equal = [&](std::string_view column, const std::string& value) {
            if (!value.empty()) where += fmt::format(" AND c.{} = ${}", column, bind(value));
        };
        equal("kind", filter_.kind);
        equal("direction", filter_.direction);
        equal("counterpart", filter_.counterpart);
        equal("stage", filter_.stage);
        equal("owner", filter_.owner);
        if (!filter_.opened_from.empty()) where += fmt::format(" AND c.opened_on >= ${}", bind(filter_.opened_from));
        return where;
    }

    const Asker& asker_;
    const CaseFilter& filter_;
    std::string relations_;
    std::vector<std::string> words_;
    std::optional<std::string> rare_word_;
    std::vector<store::Value> values_;
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
    TRY(query, CaseQuery::make(rows, asker, filter));
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
                    {asker.authority, asker.person.seat(), asker.person.as_head(), asker.now.utc_milliseconds(), id},
                    read_case);
}

Result<std::string> case_of_number(store::Connection& rows, std::string_view authority, std::string_view number) {
    TRY(id, rows.one("SELECT id FROM docket_case WHERE authority = $1 AND number = $2", {authority, number},
                     [](const store::Row& row) { return row.string(0); }));
    return id.value_or("");
}

Result<std::int64_t> count_cases(store::Connection& rows, const Asker& asker, const CaseFilter& filter,
                                 std::int64_t at_most) {
    TRY(query, CaseQuery::make(rows, asker, filter));
    const std::string sql =
        fmt::format("SELECT count(*) FROM ({}) AS s", query.seen(static_cast<std::size_t>(at_most)));
    TRY(count, rows.one(sql, query.values(), [](const store::Row& row) { return row.number(0); }));
    return count.value_or(0);
}

}  // namespace comity::node
