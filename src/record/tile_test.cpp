// SPDX-License-Identifier: EUPL-1.2
#include "record/tile.h"

#include <map>
#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "record/log.h"

namespace comity::record {
namespace {

std::string path(int level, std::uint64_t index, int width = full_tile_width) {
    return path_of(Tile{level, index, width});
}

TEST(tile, has_a_path_of_three_digits_an_element) {
    EXPECT_EQ(path(0, 1'234'067), "tile/0/x001/x234/067");  // the example of tlog-tiles
    EXPECT_EQ(path(1, 0), "tile/1/000");
    EXPECT_EQ(path(0, 999), "tile/0/999");
    EXPECT_EQ(path(0, 1'000), "tile/0/x001/000");
    EXPECT_EQ(path(2, 5, 1), "tile/2/005.p/1");
    EXPECT_EQ(path(63, 0, 255), "tile/63/000.p/255");
    EXPECT_EQ(path_of(EntryBundle{1'234'067, 12}), "tile/entries/x001/x234/067.p/12");
}

TEST(tile, is_found_by_its_own_path_only) {
    const auto tile_at = [](std::string_view text) { return std::get<Tile>(read_tile_path(text).value()); };
    EXPECT_EQ(tile_at("tile/0/x001/x234/067"), (Tile{0, 1'234'067, 256}));
    EXPECT_EQ(tile_at("tile/1/000.p/255"), (Tile{1, 0, 255}));
    EXPECT_EQ(tile_at("tile/63/000"), (Tile{63, 0, 256}));
    EXPECT_EQ(std::get<EntryBundle>(read_tile_path("tile/entries/000.p/13").value()), (EntryBundle{0, 13}));
    for (const char* text : {"",
                             "tile",
                             "tile/",
                             "tile/0",
                             "tile/0/",
                             "tile/0/0",
                             "tile/0/00",
                             "tile/0/0000",
                             "tile/0/x000/001",
                             "tile/0/001/002",
                             "tile/0/x001",
                             "tile/00/000",
                             "tile/64/000",
                             "tile/-1/000",
                             "tile/0/000.p/0",
                             "tile/0/000.p/256",
                             "tile/0/000.p/01",
                             "tile/0/000.p/",
                             "tile/0/000.p/1/",
                             "tile/0/000/",
                             "/tile/0/000",
                             "tile/0/00a",
                             "tile/0/x1/000",
                             "tile/data/000",
                             "tile/0/../000",
                             "tile/0/000.p/1.p/1",
                             "tile/0/x009/x223/x372/x036/x854/x775/808"}) {
        EXPECT_FALSE(read_tile_path(text)) << text;
    }
    EXPECT_EQ(tile_at("tile/0/x009/x223/x372/x036/x854/x775/807").index, 9'223'372'036'854'775'807U);
    EXPECT_EQ(
        to_string(read_tile_path("tile/0/0").error()),
        "'tile/0/0' is no path of a tile (paths are as tile/0/x001/234 or tile/entries/000.p/13 (C2SP tlog-tiles))");
}

TEST(tile, is_full_or_partial_as_the_tree_is_large) {
    // tlog-tiles: a tree of 70,000 leaves has 273 full tiles at level 0 and one of 112, one full tile at level 1 and
    // one of 17, and one of width 1 at level 2.
    EXPECT_EQ(tile_width(0, 272, 70'000), 256);
    EXPECT_EQ(tile_width(0, 273, 70'000), 112);
    EXPECT_EQ(tile_width(0, 274, 70'000), 0);
    EXPECT_EQ(tile_width(1, 0, 70'000), 256);
    EXPECT_EQ(tile_width(1, 1, 70'000), 17);
    EXPECT_EQ(tile_width(2, 0, 70'000), 1);
    EXPECT_EQ(tile_width(3, 0, 70'000), 0);
    EXPECT_EQ(tile_width(0, 0, 256), 256);
    EXPECT_EQ(tile_width(1, 0, 256), 1);
    EXPECT_EQ(tile_width(0, 0, 0), 0);
    EXPECT_EQ(tile_width(63, 0, max_tree_size), 0);
}

TEST(tile, is_written_when_the_tree_grew_into_it) {
    EXPECT_TRUE(new_tiles(5, 5).empty());
    EXPECT_EQ(new_tiles(0, 1), (std::vector<Tile>{{0, 0, 1}}));
    EXPECT_EQ(new_tiles(255, 257), (std::vector<Tile>{{0, 0, 256}, {0, 1, 1}, {1, 0, 1}}));
    EXPECT_EQ(new_tiles(256, 300), (std::vector<Tile>{{0, 1, 44}}));
    EXPECT_EQ(new_tiles(0, 70'000).size(), 274U + 2U + 1U);
}

TEST(tile, holds_the_hashes_of_complete_subtrees) {
    constexpr std::uint64_t size = 700;
    std::vector<Hash> leaves;
    for (std::uint64_t i = 0; i < size; ++i) leaves.push_back(leaf_hash(std::to_string(i)));
    const auto stored = Growth::of({}, leaves).value().stored;
    const HashReader reader = [&](std::span<const std::uint64_t> indices) -> Result<std::vector<Hash>> {
        std::vector<Hash> found;
        for (const std::uint64_t index : indices) found.push_back(stored.at(index));
        return found;
    };
    const auto hash_at = [](const std::string& octets, std::size_t i) {
        Hash hash{};
        std::copy_n(octets.begin() + static_cast<std::ptrdiff_t>(i * hash.size()), hash.size(), hash.begin());
        return hash;
    };
    const auto bottom = tile_octets({0, 2, 188}, reader).value();
    ASSERT_EQ(bottom.size(), 188U * 32U);
    EXPECT_EQ(hash_at(bottom, 0), leaves[512]);
    EXPECT_EQ(hash_at(bottom, 187), leaves[699]);
    const auto top = tile_octets({1, 0, 2}, reader).value();
    ASSERT_EQ(top.size(), 2U * 32U);
    EXPECT_EQ(hash_at(top, 1), Growth::of({}, std::span(leaves).subspan(256, 256)).value().head.root());
    EXPECT_FALSE(tile_octets({63, 0, 1}, reader));
    EXPECT_FALSE(tile_octets({0, max_tree_size, 1}, reader));
    const HashReader forgetful = [](auto) -> Result<std::vector<Hash>> { return std::vector<Hash>{}; };
    EXPECT_EQ(tile_octets({0, 2, 188}, forgetful).error().message, "tile/0/002.p/188 is not stored whole");
}

TEST(entry_bundle, gives_back_its_entries) {
    const std::vector<std::string> entries{"", "one", std::string(65'535, 'x')};
    const auto octets = bundle_octets(entries).value();
    EXPECT_EQ(octets.substr(0, 7), std::string("\0\0\0\3one", 7));
    EXPECT_EQ(read_bundle(octets).value(), entries);
    EXPECT_EQ(bundle_octets(std::vector<std::string>{std::string(65'536, 'x')}).error().kind, ErrorKind::limit);
}

TEST(entry_bundle, is_refused_when_cut_off_or_too_long) {
    const auto octets = bundle_octets(std::vector<std::string>{"one", "two"}).value();
    EXPECT_EQ(read_bundle("").error().message, "the entry bundle is empty");
    for (std::size_t length = 1; length < octets.size(); ++length) {
        EXPECT_EQ(read_bundle(octets.substr(0, length)).has_value(), length == 5) << length;
    }
    const std::vector<std::string> full(256, "e");
    EXPECT_EQ(read_bundle(bundle_octets(full).value()).value(), full);
    EXPECT_EQ(read_bundle(bundle_octets(std::vector<std::string>(257, "e")).value()).error().message,
              "the entry bundle has more than 256 entries");
}

RC_GTEST_PROP(tile, is_read_from_the_path_it_was_given, (std::uint64_t index)) {
    const Tile tile{*rc::gen::inRange(0, 64), index >> 1, *rc::gen::inRange(1, 257)};
    RC_ASSERT(std::get<Tile>(read_tile_path(path_of(tile)).value()) == tile);
    const EntryBundle bundle{index >> 1, tile.width};
    RC_ASSERT(std::get<EntryBundle>(read_tile_path(path_of(bundle)).value()) == bundle);
}

}  // namespace
}  // namespace comity::record
