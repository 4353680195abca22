// SPDX-License-Identifier: EUPL-1.2
#include "channel/compression/stored_blocks.h"

#include <algorithm>
#include <array>

#include "channel/compression/checksum.h"

namespace comity::channel {

namespace {

constexpr std::size_t put_from = 3 * (stored_head + stored_block);

// Deflate, no flags, no time, no extra flags, unknown system.
constexpr std::array<unsigned char, stored_header> header{0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255};

unsigned char octet_of(std::uint64_t number, std::uint64_t place) {
    return static_cast<unsigned char>(number >> (8 * place) & 0xff);
}

unsigned char head_octet(std::uint64_t length, bool last, std::uint64_t place) {
    if (place == 0) return last ? 1 : 0;
    return place <= 2 ? octet_of(length, place - 1) : octet_of(~length, place - 3);
}

}  // namespace

std::uint64_t StoredFrame::size() const {
    return stored_header + (octets_ / stored_block + 1) * stored_head + stored_trailer;
}

unsigned char StoredFrame::at(std::uint64_t place) const {
    if (place < stored_header) return header[place];
    const std::uint64_t trailer = size() - stored_trailer;
    if (place >= trailer) {
        place -= trailer;
        return place < 4 ? octet_of(checksum_, place) : octet_of(octets_, place - 4);
    }
    place -= stored_header;
    const bool last = place / stored_head == octets_ / stored_block;
    return head_octet(last ? octets_ % stored_block : stored_block, last, place % stored_head);
}

void StoredBlocks::begin_block() {
    block_ = packed_.size();
    packed_.append(stored_head, '\0');
}

void StoredBlocks::end_block(bool last) {
    const std::size_t length = packed_.size() - block_ - stored_head;
    for (std::size_t i = 0; i < stored_head; ++i) packed_[block_ + i] = static_cast<char>(head_octet(length, last, i));
}

Result<void> StoredBlocks::put() {
    TRY_VOID(sink_(octets(packed_)));
    packed_.clear();
    return {};
}

Result<void> StoredBlocks::write(Octets plain) {
    if (!begun_) {
        begun_ = true;
        packed_ = as_text(header);
        begin_block();
    }
    checksum_ = crc32_of(checksum_, plain);
    octets_ += plain.size();
    while (!plain.empty()) {
        const std::size_t room = stored_block - (packed_.size() - block_ - stored_head);
        const Octets now = plain.first(std::min(plain.size(), room));
        packed_ += as_text(now);
        plain = plain.subspan(now.size());
        if (now.size() < room) break;
        end_block(false);
        if (packed_.size() >= put_from) TRY_VOID(put());
        begin_block();
    }
    return {};
}

Result<void> StoredBlocks::finish() {
    TRY_VOID(write({}));
    end_block(true);
    const StoredFrame frame(octets_, checksum_);
    for (std::uint64_t at = frame.size() - stored_trailer; at < frame.size(); ++at)
        packed_ += static_cast<char>(frame.at(at));
    return put();
}

}  // namespace comity::channel
