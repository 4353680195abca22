// SPDX-License-Identifier: EUPL-1.2
#include "record/tile.h"

#include <algorithm>

#include <fmt/format.h>

#include "record/lines.h"

namespace comity::record {

namespace {

constexpr std::size_t max_entry_length = 65'535;

/// In elements of three digits, all but the last after an x.
std::string index_path(std::uint64_t index) {
    std::string path = fmt::format("{:03}", index % 1'000);
    while ((index /= 1'000) != 0) path = fmt::format("x{:03}/{}", index % 1'000, path);
    return path;
}

std::string width_suffix(int width) {
    return width == full_tile_width ? "" : fmt::format(".p/{}", width);
}

/// How many hashes a level of tiles has: one for each 256^level leaves.
std::uint64_t hashes_at(int level, std::uint64_t size) {
    return level * tile_height >= 64 ? 0 : size >> (level * tile_height);
}

tl::unexpected<Error> no_tile(std::string_view path) {
    return fail(ErrorKind::not_found, fmt::format("'{}' is no path of a tile", path.substr(0, 80)), {},
                "paths are as tile/0/x001/234 or tile/entries/000.p/13 (C2SP tlog-tiles)");
}

}  // namespace

int tile_width(int level, std::uint64_t index, std::uint64_t size) {
    const std::uint64_t hashes = hashes_at(level, size);
    if (index > hashes / full_tile_width) return 0;
    return static_cast<int>(std::min<std::uint64_t>(hashes - index * full_tile_width, full_tile_width));
}

std::vector<Tile> new_tiles(std::uint64_t old_size, std::uint64_t size) {
    std::vector<Tile> tiles;
    for (int level = 0; hashes_at(level, size) > 0; ++level) {
        const std::uint64_t before = hashes_at(level, old_size);
        const std::uint64_t now = hashes_at(level, size);
        if (before >= now) continue;
        for (std::uint64_t index = before / full_tile_width; index <= (now - 1) / full_tile_width; ++index) {
            tiles.push_back({level, index, tile_width(level, index, size)});
        }
    }
    return tiles;
}

std::string path_of(const Tile& tile) {
    return fmt::format("tile/{}/{}{}", tile.level, index_path(tile.index), width_suffix(tile.width));
}

std::string path_of(const EntryBundle& bundle) {
    return fmt::format("tile/entries/{}{}", index_path(bundle.index), width_suffix(bundle.width));
}

Result<std::variant<Tile, EntryBundle>> read_tile_path(std::string_view path) {
    constexpr std::size_t longest = 64;
    constexpr std::string_view prefix = "tile/";
    if (path.size() > longest || !path.starts_with(prefix)) return no_tile(path);
    std::string_view rest = path.substr(prefix.size());
    const std::size_t slash = rest.find('/');
    if (slash == std::string_view::npos) return no_tile(path);
    const std::string_view level_text = rest.substr(0, slash);
    rest.remove_prefix(slash + 1);

    std::uint64_t width = full_tile_width;
    if (const std::size_t partial = rest.find(".p/"); partial != std::string_view::npos) {
        const auto number = decimal(rest.substr(partial + 3));
        if (!number || *number < 1 || *number >= full_tile_width) return no_tile(path);
        width = *number;
        rest = rest.substr(0, partial);
    }
    std::string digits;
    for (char c : rest) {
        if (c >= '0' && c <= '9') digits += c;
    }
    while (digits.size() > 1 && digits[0] == '0') digits.erase(0, 1);
    const auto index = decimal(digits);
    if (!index) return no_tile(path);

    // Writing it again finds what the reading above let pass.
    if (level_text == "entries") {
        const EntryBundle bundle{*index, static_cast<int>(width)};
        if (path_of(bundle) != path) return no_tile(path);
        return bundle;
    }
    const auto level = decimal(level_text);
    if (!level || *level > max_tile_level) return no_tile(path);
    const Tile tile{static_cast<int>(*level), *index, static_cast<int>(width)};
    if (path_of(tile) != path) return no_tile(path);
    return tile;
}

Result<std::string> tile_octets(const Tile& tile, const HashReader& stored) {
    const std::uint64_t end = tile.index * full_tile_width + static_cast<std::uint64_t>(tile.width);
    if (tile.index > max_tree_size / full_tile_width || end > hashes_at(tile.level, max_tree_size))
        return no_tile(path_of(tile));
    std::vector<std::uint64_t> wanted;
    for (std::uint64_t i = tile.index * full_tile_width; i < end; ++i) {
        wanted.push_back(stored_index({tile.level * tile_height, i}));
    }
    TRY(hashes, stored(wanted));
    std::string octets;
    for (const Hash& hash : hashes) octets.append(reinterpret_cast<const char*>(hash.data()), hash.size());
    if (octets.size() != wanted.size() * sizeof(Hash)) {
        return fail(ErrorKind::unavailable, fmt::format("{} is not stored whole", path_of(tile)), {},
                    "check the store; restore it from a backup if it lost rows");
    }
    return octets;
}

Result<std::string> bundle_octets(std::span<const std::string> entries) {
    std::string octets;
    for (const std::string& entry : entries) {
        if (entry.size() > max_entry_length) {
            return fail(ErrorKind::limit, fmt::format("an entry of {} octets", entry.size()), {},
                        fmt::format("at most {} fit into an entry bundle", max_entry_length));
        }
        octets += static_cast<char>(entry.size() >> 8);
        octets += static_cast<char>(entry.size() & 0xff);
        octets += entry;
    }
    return octets;
}

Result<std::vector<std::string>> read_bundle(std::string_view octets) {
    const auto wrong = [](std::string_view what) {
        return fail(ErrorKind::invalid, fmt::format("the entry bundle {}", what), {},
                    "fetch it again from the log that serves it");
    };
    std::vector<std::string> entries;
    while (!octets.empty()) {
        if (entries.size() == full_tile_width) return wrong("has more than 256 entries");
        if (octets.size() < 2) return wrong("is cut off");
        const std::size_t length = static_cast<std::size_t>(static_cast<unsigned char>(octets[0])) << 8 |
                                   static_cast<unsigned char>(octets[1]);
        octets.remove_prefix(2);
        if (octets.size() < length) return wrong("is cut off");
        entries.emplace_back(octets.substr(0, length));
        octets.remove_prefix(length);
    }
    if (entries.empty()) return wrong("is empty");
    return entries;
}

}  // namespace comity::record
