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

}  // namespace comity::channel
