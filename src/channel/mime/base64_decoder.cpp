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

MimeResult<Base64Decoder::Decoded> Base64Decoder::decode(Octets piece) {
    std::size_t filled = 0;
    std::size_t at = 0;
    for (; at < piece.size() && filled + 3 <= buffer_.size(); ++at) {
        const unsigned char c = piece[at];
        if (c == '\r' || c == '\n' || c == ' ' || c == '\t') continue;
        if (ended_) return malformed("base64: octets behind the padding");
        if (c == '=') {
            if (letters_ < 2) return malformed("base64: padding out of place");
            ++padding_;
            bits_ <<= 6;
        } else {
            const int value = letter_value(c);
            if (value < 0) return malformed("base64: an octet outside the alphabet");
            if (padding_ != 0) return malformed("base64: a letter behind padding");
            bits_ = bits_ << 6 | static_cast<std::uint32_t>(value);
        }
        if (++letters_ < 4) continue;
        const int count = 3 - padding_;
        for (int i = 0; i < 3; ++i) {
            const auto octet = static_cast<unsigned char>(bits_ >> (16 - 8 * i));
            if (i < count) {
                buffer_[filled++] = octet;
            } else if (octet != 0) {
                return malformed("base64: bits behind the last octet");
            }
        }
        ended_ = padding_ != 0;
        bits_ = 0;
        letters_ = 0;
        padding_ = 0;
    }
    return Decoded{Octets(buffer_).first(filled), at};
}

MimeResult<void> Base64Decoder::finish() const {
    if (letters_ != 0) return malformed("base64: the last group is incomplete");
    return {};
}

}  // namespace comity::channel
