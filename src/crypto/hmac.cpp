// SPDX-License-Identifier: EUPL-1.2
#include "crypto/hmac.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "crypto/openssl_call.h"

namespace comity::crypto {

namespace {

template <std::size_t size>
std::array<unsigned char, size> hmac(const EVP_MD* algorithm, Octets key, Octets message) {
    static constexpr unsigned char nothing = 0;  // a null key would mean "the key of the last call"
    std::array<unsigned char, size> mac{};
    const void* start = key.empty() ? &nothing : key.data();
    must_succeed(HMAC(algorithm, start, static_cast<int>(key.size()), message.data(), message.size(), mac.data(),
                      nullptr) != nullptr,
                 "HMAC");
    return mac;
}

}  // namespace

Sha256 hmac_sha256(Octets key, Octets message) {
    return hmac<32>(EVP_sha256(), key, message);
}

std::array<unsigned char, 20> hmac_sha1(Octets key, Octets message) {
    return hmac<20>(EVP_sha1(), key, message);
}

bool equal_in_constant_time(Octets a, Octets b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace comity::crypto
