// SPDX-License-Identifier: EUPL-1.2
#include "channel/message/part_digests.h"

#include <utility>

#include "channel/compression/checksum.h"

namespace comity::channel {

PartDigests::PartDigests(const DigestedPart& part) : alongside_(consumers(part)) {}

std::vector<Alongside::Consumer> PartDigests::consumers(const DigestedPart& part) {
    std::vector<Alongside::Consumer> consumers;
    if (part.signed_form) {
        signed_.emplace(*part.signed_form);
        consumers.emplace_back([this](Octets piece) { signed_->update(piece); });
    }
    if (part.document && !part.wrapped) {
        consumers.emplace_back([this](Octets piece) { document_.update(piece); });
    }
    if (part.document && part.wrapped) {
        split_.emplace(
            [this](Octets content) -> Result<void> {
                checksum_ = crc32_of(checksum_, content);
                document_.update(content);
                return {};
            },
            [](Octets) -> Result<void> { return {}; });
        // None of its sinks has an error.
        consumers.emplace_back([this](Octets piece) { (void)split_->write(piece); });
    }
    return consumers;
}

void PartDigests::finish() {
    alongside_.finish();
}

}  // namespace comity::channel
