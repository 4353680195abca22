// SPDX-License-Identifier: EUPL-1.2
#include "channel/mime/delimiter.h"

#include <algorithm>
#include <cstring>

namespace comity::channel {

DelimiterSearch::Found DelimiterSearch::advance(Octets piece) {
    Found found;
    const Octets pattern = octets(pattern_);
    std::size_t at = 0;
    if (matched_ != 0) {
        while (at < piece.size() && matched_ < pattern.size() && piece[at] == pattern[matched_]) ++at, ++matched_;
        found.consumed = at;
        if (matched_ == pattern.size()) {
            matched_ = passed_ = 0;
            found.delimiter = true;
            return found;
        }
        if (at == piece.size()) return found;
        // It was none: what looked like its beginning is content.
        found.before[0] = pattern.subspan(passed_, matched_ - passed_);
        matched_ = passed_ = 0;
    }
    const std::size_t start = at;
    while (at < piece.size()) {
        const auto* cr = static_cast<const unsigned char*>(std::memchr(piece.data() + at, '\r', piece.size() - at));
        if (cr == nullptr) break;
        at = static_cast<std::size_t>(cr - piece.data());
        const std::size_t room = std::min(pattern.size(), piece.size() - at);
        std::size_t same = 1;
        while (same < room && piece[at + same] == pattern[same]) ++same;
        if (same == pattern.size() || at + same == piece.size()) {
            found.before[1] = piece.subspan(start, at - start);
            found.consumed = at + same;
            found.delimiter = same == pattern.size();
            matched_ = found.delimiter ? 0 : same;
            return found;
        }
        at += same;
    }
    found.before[1] = piece.subspan(start);
    found.consumed = piece.size();
    return found;
}

}  // namespace comity::channel
