// SPDX-License-Identifier: EUPL-1.2
#include "channel/compression/stored_blocks.h"

#include <algorithm>
#include <array>

#include <zlib.h>

namespace comity::channel {

namespace {

constexpr std::size_t max_block = 65'535;  // a length of 16 bits

void append_number(std::string& text, std::uint32_t number, int octets) {
    for (int i = 0; i < octets; ++i) text += static_cast<char>(number >> (8 * i) & 0xff);
}

}  // namespace

Result<void> StoredBlocks::put_header() {
    if (begun_) return {};
    begun_ = true;
    // RFC 1952 section 2.3: deflate, no flags, no time, no extra flags, unknown system.
    static constexpr std::array<unsigned char, 10> header{0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255};
    return sink_(header);
}

Result<void> StoredBlocks::put_block(Octets content, bool last) {
    std::string head(1, last ? '\1' : '\0');
    const auto length = static_cast<std::uint32_t>(content.size());
    append_number(head, length, 2);
    append_number(head, ~length & 0xffffU, 2);
    TRY_VOID(sink_(octets(head)));
    return content.empty() ? Result<void>() : sink_(content);
}

Result<void> StoredBlocks::write(Octets plain) {
    TRY_VOID(put_header());
    checksum_ = static_cast<std::uint32_t>(::crc32_z(checksum_, plain.data(), plain.size()));
    octets_ += plain.size();
    while (!plain.empty()) {
        if (block_.empty() && plain.size() >= max_block) {
            TRY_VOID(put_block(plain.first(max_block), false));
            plain = plain.subspan(max_block);
            continue;
        }
        const std::size_t count = std::min(plain.size(), max_block - block_.size());
        block_ += as_text(plain.first(count));
        plain = plain.subspan(count);
        if (block_.size() < max_block) break;
        TRY_VOID(put_block(octets(block_), false));
        block_.clear();
    }
    return {};
}

Result<void> StoredBlocks::finish() {
    TRY_VOID(put_header());
    TRY_VOID(put_block(octets(block_), true));
    std::string trailer;
    append_number(trailer, checksum_, 4);
    append_number(trailer, static_cast<std::uint32_t>(octets_ & 0xffffffffU), 4);
    return sink_(octets(trailer));
}

}  // namespace comity::channel
