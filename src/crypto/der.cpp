// SPDX-License-Identifier: EUPL-1.2
#include "crypto/der.h"

#include "base/octets.h"
#include "crypto/openssl_call.h"
#include "crypto/openssl_objects.h"

namespace comity::crypto {

std::string der(unsigned char identifier, std::string_view content) {
    std::string length;
    if (content.size() < 0x80) {
        length = static_cast<char>(content.size());
    } else {
        for (std::size_t rest = content.size(); rest != 0; rest >>= 8)
            length.insert(length.begin(), static_cast<char>(rest & 0xFF));
        length.insert(length.begin(), static_cast<char>(0x80 | length.size()));
    }
    return static_cast<char>(identifier) + length + std::string(content);
}

std::string ecdsa_as_der(std::string_view raw) {
    const int half = static_cast<int>(raw.size() / 2);
    const EcdsaPointer pair(ECDSA_SIG_new());
    const auto* start = reinterpret_cast<const unsigned char*>(raw.data());
    must_succeed(
        raw.size() % 2 == 0 && pair &&
            ECDSA_SIG_set0(pair.get(), BN_bin2bn(start, half, nullptr), BN_bin2bn(start + half, half, nullptr)) == 1,
        "ECDSA_SIG_set0");
    unsigned char* der = nullptr;
    const int length = i2d_ECDSA_SIG(pair.get(), &der);
    const Asn1Octets owned(der);
    must_succeed(length > 0, "i2d_ECDSA_SIG");
    return std::string(as_text({der, static_cast<std::size_t>(length)}));
}

}  // namespace comity::crypto
