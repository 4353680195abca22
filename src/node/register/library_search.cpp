// SPDX-License-Identifier: EUPL-1.2
#include "node/register/library_search.h"

#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

#include "node/docket/read_texts.h"
#include "node/register/lists.h"
#include "node/register/rows.h"
#include "register/library/search_ranking.h"
#include "store/sql/transaction.h"

namespace comity::node {

namespace {

/// A text that is searched.
struct SearchedText {
    std::string holding;
    std::int64_t place = 0;
};

std::string name_of(std::string_view holding, std::int64_t place) {
    return fmt::format("{} {}", holding, place);
}

/// The texts that the asker may read and that are asked for, in the order of publications and texts.
Result<std::vector<SearchedText>> searched_texts(store::Connection& rows, const Asker& asker, const LibraryQuery& query,
                                                 registry::Ranking& ranking) {
    static const std::string sql =
        "SELECT t.holding, t.place, t.first_page, t.pages FROM library_text t JOIN register_holding h ON "
        "h.authority = t.authority AND h.id = t.holding WHERE t.authority = $1 AND " +
        readable_by("$2") +
        " AND ($3 = '' OR h.sort = $3) AND ($4 = '' OR t.language = $4) AND "
        "($5 = '' OR replace(h.states, ' ' || $5 || ' ', '') <> h.states) AND "
        "($6 = '' OR (t.in_force_from <> '' AND t.in_force_from <= $6 AND (t.in_force_to = '' OR t.in_force_to >= "
        "$6))) ORDER BY h.number, t.place";
    std::vector<SearchedText> texts;
    TRY_VOID(rows.each(
        sql, {asker.authority, asker.person.seat(), query.kind, query.language, query.state, query.in_force_on},
        [&](const store::Row& row) {
            texts.push_back({row.string(0), row.number(1)});
            ranking.add_text(row.number(2), row.number(3));
        }));
    return texts;
}

Result<FoundPage> read_page(store::Connection& rows, const Asker& asker, const SearchedText& text, std::int64_t page,
                            std::span<const registry::QueryWord> words) {
    TRY(read,
        rows.one("SELECT h.id, h.number, h.title, h.sort, t.edition, t.label, t.language, t.in_force_from, "
                 "t.in_force_to, p.words, t.authentic FROM library_page p JOIN library_text t ON t.authority = "
                 "p.authority AND t.holding = p.holding AND t.place = p.place JOIN register_holding h ON h.authority = "
                 "p.authority AND h.id = p.holding WHERE p.authority = $1 AND p.holding = $2 AND p.place = $3 AND "
                 "p.page = $4",
                 {asker.authority, text.holding, text.place, page}, [&](const store::Row& row) {
                     FoundPage found;
                     std::string told;
                     const int column = read_texts(
                         row, {&found.publication, &found.number, &found.title, &found.kind, &found.edition,
                               &found.label, &found.language, &found.in_force_from, &found.in_force_to, &told});
                     found.authentic = row.truth(column);
                     found.text = fmt::format("x{}", text.place);
                     found.page = page;
                     found.snippet = registry::snippet_of(told, found.language, words);
                     return found;
                 }));
    if (read) return *std::move(read);
    return fail(ErrorKind::not_found, fmt::format("page {} of text {} is not in the library's rows", page, text.place),
                {}, "make the rows anew: comity record rebuild");
}

}  // namespace

Result<LibraryAnswer> search_library(store::Connection& rows, const Asker& asker, const LibraryQuery& query) {
    TRY_VOID(check_may_list_register(asker));
    TRY(words, registry::query_words(query.words));
    TRY(snapshot, store::Transaction::read(rows));
    registry::Ranking ranking;
    TRY(texts, searched_texts(rows, asker, query, ranking));
    std::unordered_map<std::string, std::size_t> place_of;
    place_of.reserve(texts.size());
    for (std::size_t at = 0; at < texts.size(); ++at) place_of.emplace(name_of(texts[at].holding, texts[at].place), at);
    for (const registry::QueryWord& word : words) {
        ranking.begin_word();
        for (const std::string& key : word.keys)
            TRY_VOID(rows.each("SELECT holding, place, postings FROM library_word WHERE authority = $1 AND word = $2",
                               {asker.authority, key}, [&](const store::Row& row) -> Result<void> {
                                   const auto text = place_of.find(name_of(row.text(0), row.number(1)));
                                   if (text == place_of.end()) return {};
                                   TRY(postings, registry::read_postings(row.text(2)));
                                   ranking.add_postings(text->second, postings);
                                   return {};
                               }));
    }
    LibraryAnswer answer{.found = ranking.found(), .pages = {}};
    for (const registry::RankedPage& ranked : ranking.first(std::min(query.limit, most_found_pages))) {
        TRY(found, read_page(rows, asker, texts[ranked.text], ranked.page, words));
        answer.pages.push_back(std::move(found));
    }
    TRY_VOID(snapshot.rollback());
    return answer;
}

}  // namespace comity::node
