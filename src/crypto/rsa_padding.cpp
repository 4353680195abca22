// SPDX-License-Identifier: EUPL-1.2
// The one place that needs OpenSSL's old functions: the new ones take the padding off only together with RSA.
#define OPENSSL_SUPPRESS_DEPRECATED
#include "crypto/rsa_padding.h"

#include <string>

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include "crypto/private_key.h"

namespace comity::crypto {

Result<Secret> without_oaep_sha256(const Secret& opened, std::size_t modulus_octets) {
    if (opened.size() > modulus_octets) return does_not_decrypt();
    std::string plain(modulus_octets, '\0');
    const int length = RSA_padding_check_PKCS1_OAEP_mgf1(
        reinterpret_cast<unsigned char*>(plain.data()), static_cast<int>(plain.size()), opened.octets().data(),
        static_cast<int>(opened.size()), static_cast<int>(modulus_octets), nullptr, 0, EVP_sha256(), EVP_sha256());
    const Secret whole = Secret::taken_from(plain);
    ERR_clear_error();
    if (length < 0) return does_not_decrypt();
    return Secret(whole.octets().first(static_cast<std::size_t>(length)));
}

}  // namespace comity::crypto
