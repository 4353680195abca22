// SPDX-License-Identifier: EUPL-1.2
// The rows that a search of the library reads: pages with their words, and keys with their pages.
#include <set>

#include "node/register/rows.h"
#include "register/library/search_index.h"
#include "store/sql/insert.h"

namespace comity::node {

namespace {

constexpr std::size_t library_texts = 5;  // of the tables of a holding
static_assert(register_tables[library_texts].name == "library_text");
constexpr std::size_t place_column = 6;  // of a line of library_text: behind its texts

std::set<std::int64_t> places_of(const HoldingRows& rows) {
    std::set<std::int64_t> places;
    for (const Line& line : rows[library_texts]) places.insert(std::get<std::int64_t>(line.at(place_column)));
    return places;
}

Result<void> insert_text(store::Connection& rows, std::string_view authority, const std::string& id, std::int64_t place,
                         const registry::PublishedText& text) {
    std::vector<store::Value> values;
    std::int64_t page = text.first_page;
    for (const std::string& words : text.pages) values.insert(values.end(), {authority, id, place, page++, words});
    TRY_VOID(store::insert_rows(rows, "library_page (authority, holding, place, page, words)", 5, values));
    const std::vector<registry::IndexedKey> keys = registry::indexed(text.pages, text.first_page, text.language);
    values.clear();
    for (const registry::IndexedKey& key : keys)
        values.insert(values.end(), {authority, key.key, id, place, key.postings});
    TRY_VOID(store::insert_rows(rows, "library_word (authority, word, holding, place, postings)", 5, values));
    return {};
}

}  // namespace

Result<void> replace_pages(store::Connection& rows, std::string_view authority, const HoldingRows& before,
                           const registry::Publication& after) {
    const std::set<std::int64_t> there = places_of(before);
    const std::set<std::int64_t> wanted = places_of(rows_of(after));
    for (const std::int64_t place : there) {
        if (wanted.contains(place)) continue;
        TRY_VOID(rows.run("DELETE FROM library_page WHERE authority = $1 AND holding = $2 AND place = $3",
                          {authority, after.id, place}));
        TRY_VOID(rows.run("DELETE FROM library_word WHERE authority = $1 AND holding = $2 AND place = $3",
                          {authority, after.id, place}));
    }
    for (const std::int64_t place : wanted)
        if (!there.contains(place))
            TRY_VOID(
                insert_text(rows, authority, after.id, place, after.texts.at(static_cast<std::size_t>(place - 1))));
    return {};
}

}  // namespace comity::node
