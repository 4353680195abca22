// SPDX-License-Identifier: EUPL-1.2
// The rows that a search of the library reads: pages with their words, and keys with their pages.
#include <algorithm>
#include <set>
#include <utility>

#include "node/register/library_texts.h"
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

constexpr std::size_t rows_at_once = 4'096;

Result<void> insert_pages(store::Connection& rows, std::string_view authority, const PlacedText& placed) {
    std::vector<store::Value> values;
    std::int64_t page = placed.text->first_page;
    for (const std::string& words : placed.text->pages)
        values.insert(values.end(), {authority, placed.holding, placed.place, page++, words});
    TRY_VOID(store::insert_rows(rows, "library_page (authority, holding, place, page, words)", 5, values));
    return {};
}

/// A key of a text, as a row of library_word has it.
struct PlacedKey {
    registry::IndexedKey key;
    const PlacedText* placed;
};

}  // namespace

Result<void> insert_texts(store::Connection& rows, std::string_view authority, std::span<const PlacedText> texts) {
    std::vector<PlacedKey> keys;
    for (const PlacedText& placed : texts) {
        TRY_VOID(insert_pages(rows, authority, placed));
        for (registry::IndexedKey& key :
             registry::indexed(placed.text->pages, placed.text->first_page, placed.text->language))
            keys.push_back({std::move(key), &placed});
    }
    // Those of one text are in order already.
    if (texts.size() > 1)
        std::ranges::stable_sort(keys, {}, [](const PlacedKey& each) -> const std::string& { return each.key.key; });
    std::vector<store::Value> values;
    for (std::span<const PlacedKey> left(keys); !left.empty();) {
        const std::span<const PlacedKey> now = left.first(std::min(rows_at_once, left.size()));
        values.clear();
        for (const auto& [key, placed] : now)
            values.insert(values.end(), {authority, key.key, placed->holding, placed->place, key.postings});
        TRY_VOID(store::insert_rows(rows, "library_word (authority, word, holding, place, postings)", 5, values));
        left = left.subspan(now.size());
    }
    return {};
}

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
    std::vector<PlacedText> added;
    for (const std::int64_t place : wanted)
        if (!there.contains(place))
            added.push_back({after.id, place, &after.texts.at(static_cast<std::size_t>(place - 1))});
    return insert_texts(rows, authority, added);
}

}  // namespace comity::node
