// SPDX-License-Identifier: EUPL-1.2
#include "crypto/sha256.h"

#include <openssl/sha.h>

namespace comity::crypto {

Sha256 sha256(std::span<const char> bytes) {
    Sha256 digest{};
    SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data());
    return digest;
}

std::string hex(std::span<const unsigned char> bytes) {
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (unsigned char byte : bytes) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

}  // namespace comity::crypto
