// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"
#include "record/merkle_tree.h"

/// The resources in which a log is served: C2SP tlog-tiles.
namespace comity::record {

inline constexpr int tile_height = 8;
inline constexpr int full_tile_width = 1 << tile_height;
inline constexpr int max_tile_level = 63;

/// `width` hashes of complete subtrees side by side: at level L those over 256^L leaves each.
struct Tile {
    int level = 0;
    std::uint64_t index = 0;
    int width = full_tile_width;  ///< 1 to 256; less than 256 is a partial tile

    friend bool operator==(const Tile&, const Tile&) = default;
};

/// The entries whose leaf hashes are the tile of the same index and width at level 0.
struct EntryBundle {
    std::uint64_t index = 0;
    int width = full_tile_width;

    friend bool operator==(const EntryBundle&, const EntryBundle&) = default;
};

/// How many hashes of that tile a tree of `size` leaves has: 0 where there is no such tile.
int tile_width(int level, std::uint64_t index, std::uint64_t size);

/// The tiles of a tree of that size at its right edge that an older tree of `old_size` leaves did not have, or had with
/// less width: what a log writes after it grew. By level, then index.
std::vector<Tile> new_tiles(std::uint64_t old_size, std::uint64_t size);

/// "tile/1/x001/x234/067", "tile/0/000.p/13"
std::string path_of(const Tile& tile);
/// "tile/entries/000.p/13"
std::string path_of(const EntryBundle& bundle);

/// Strict: only what path_of writes. Errors: any other path.
Result<std::variant<Tile, EntryBundle>> read_tile_path(std::string_view path);

/// The hashes one behind the other, 32 octets each. Errors: the reader's; a level that trees here do not reach.
Result<std::string> tile_octets(const Tile& tile, const HashReader& stored);

/// Each entry behind its length in two octets, big endian. Errors: an entry longer than 65,535 octets (`limit`).
Result<std::string> bundle_octets(std::span<const std::string> entries);
/// Errors: cut off, more than 256 entries, none.
Result<std::vector<std::string>> read_bundle(std::string_view octets);

}  // namespace comity::record
