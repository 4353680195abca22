// SPDX-License-Identifier: EUPL-1.2
#include "channel/mime/base64_decoder.h"

namespace comity::channel {

namespace {

int letter_value(unsigned char c) {
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    if (c == '+') return 62;
    if (c == '/') return 63;
    return -1;
}

tl::unexpected<MimeFault> malformed(const char* detail) {
    return tl::unexpected(MimeFault{MimeFault::Kind::malformed, detail});
}

}  // namespace

const char* Base64Decoder::take(unsigned char octet, std::size_t& filled) {
    if (octet == '\r' || octet == '\n' || octet == ' ' || octet == '\t') return nullptr;
    if (ended_) return "base64: octets behind the padding";
    if (octet == '=') {
        if (letters_ < 2) return "base64: padding out of place";
        ++padding_;
        bits_ <<= 6;
    } else {
        const int value = letter_value(octet);
        if (value < 0) return "base64: an octet outside the alphabet";
        if (padding_ != 0) return "base64: a letter behind padding";
        bits_ = bits_ << 6 | static_cast<std::uint32_t>(value);
    }
    if (++letters_ < 4) return nullptr;
    const auto count = static_cast<std::size_t>(3 - padding_);
    // Of the 24 bits of the group those behind its octets must be zero.
    if ((bits_ & ((1U << (8 * padding_)) - 1)) != 0) return "base64: bits behind the last octet";
    for (std::size_t i = 0; i < count; ++i) buffer_[filled++] = static_cast<unsigned char>(bits_ >> (16 - 8 * i));
    ended_ = padding_ != 0;
    bits_ = 0;
    letters_ = 0;
    padding_ = 0;
    return nullptr;
}

MimeResult<Base64Decoder::Decoded> Base64Decoder::decode(Octets piece) {
    std::size_t filled = 0;
    std::size_t at = 0;
    while (fault_ == nullptr && at < piece.size() && filled + 3 <= buffer_.size()) {
        fault_ = take(piece[at], filled);
        if (fault_ == nullptr) ++at;
    }
    if (fault_ != nullptr && filled == 0) return malformed(fault_);
    return Decoded{Octets(buffer_).first(filled), at};
}

MimeResult<void> Base64Decoder::finish() const {
    if (letters_ != 0) return malformed("base64: the last group is incomplete");
    return {};
}

}  // namespace comity::channel
