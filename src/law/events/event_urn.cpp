// SPDX-License-Identifier: EUPL-1.2
#include "law/events/event_urn.h"

#include <span>

#include "crypto/sha256.h"

namespace comity::law {

std::string event_urn(std::string_view key) {
    crypto::Sha256 digest = crypto::sha256(key);
    digest[6] = static_cast<unsigned char>((digest[6] & 0x0fU) | 0x80U);
    digest[8] = static_cast<unsigned char>((digest[8] & 0x3fU) | 0x80U);
    std::string hex = crypto::hex(std::span(digest).first<16>());
    for (const std::size_t at : {20U, 16U, 12U, 8U}) hex.insert(at, 1, '-');
    return "urn:uuid:" + hex;
}

}  // namespace comity::law
