// SPDX-License-Identifier: EUPL-1.2
#include "channel/delivery/references.h"

#include <algorithm>

#include "crypto/hex.h"

namespace comity::channel {

crypto::Sha256 references_digest(std::vector<std::pair<std::string, std::string>> references) {
    std::ranges::sort(references);
    std::string text;
    for (const auto& [uri, digest] : references) text += uri + "\n" + crypto::hex(octets(digest)) + "\n";
    return crypto::sha256(octets(text));
}

}  // namespace comity::channel
