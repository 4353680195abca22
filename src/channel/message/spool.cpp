// SPDX-License-Identifier: EUPL-1.2
#include "channel/message/spool.h"

#include <algorithm>
#include <vector>

namespace comity::channel {

Result<void> read_file(const SpoolFile& file, const crypto::OctetSink& sink) {
    std::vector<unsigned char> piece(std::clamp<std::uint64_t>(file.size(), 1, spool_piece));
    std::uint64_t offset = 0;
    while (true) {
        TRY(count, file.read_at(offset, piece));
        if (count == 0) return {};
        TRY_VOID(sink(Octets(piece).first(count)));
        offset += count;
    }
}

Result<std::string> whole_of(const SpoolFile& file) {
    std::string text(file.size(), '\0');
    std::size_t at = 0;
    while (at < text.size()) {
        TRY(count, file.read_at(at, {reinterpret_cast<unsigned char*>(text.data()) + at, text.size() - at}));
        if (count == 0) return fail(ErrorKind::unavailable, "a file of the spool is shorter than it was");
        at += count;
    }
    return text;
}

}  // namespace comity::channel
