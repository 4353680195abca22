// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <type_traits>
#include <vector>

namespace comity::law {

/// Layout: magic (9 bytes) and padding to 16; version and number of tables (4 + 4); SHA-256 of all that follows (32);
/// then per table its record size (4), count (4), and its records, aligned to 16.
struct ImageHeader {
    char magic[16];
    std::uint32_t version;
    std::uint32_t tables;
    unsigned char digest[32];
    char padding[8];
};
static_assert(sizeof(ImageHeader) == 64);

struct TableHeader {
    std::uint32_t record_bytes;
    std::uint32_t count;
    std::uint64_t padding;
};
static_assert(sizeof(TableHeader) == 16);

constexpr std::size_t aligned(std::size_t bytes) {
    return (bytes + 15) / 16 * 16;
}

class ImageWriter {
   public:
    ImageWriter() : bytes_(sizeof(ImageHeader)) {}

    template <class T>
    void add(std::span<const T> table) {
        static_assert(std::is_trivially_copyable_v<T>);
        std::vector<T> records(table.begin(), table.end());
#if __has_builtin(__builtin_clear_padding)
        // The same law gives the same bytes: what lies between the members of a record is chance.
        for (T& record : records) __builtin_clear_padding(&record);
#endif
        add_table(sizeof(T), records.size(), records.data());
    }

    std::vector<char> finish();

   private:
    void add_table(std::size_t record_bytes, std::size_t count, const void* data);

    std::vector<char> bytes_;
    std::uint32_t tables_ = 0;
};

}  // namespace comity::law
