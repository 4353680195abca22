// SPDX-License-Identifier: EUPL-1.2
#include "crypto/aes_key_wrap.h"

#include <openssl/err.h>

#include "crypto/openssl_call.h"
#include "crypto/openssl_objects.h"

namespace comity::crypto {

namespace {

constexpr std::size_t key_octets = 16;
constexpr std::size_t block_octets = 8;
constexpr std::size_t max_wrapped = 4096;  ///< the largest key anybody wraps is far below

const EVP_CIPHER* algorithm() {
    static const EVP_CIPHER* const found = EVP_CIPHER_fetch(nullptr, "AES-128-WRAP", nullptr);
    must_succeed(found != nullptr, "EVP_CIPHER_fetch");
    return found;
}

CipherContext new_context(Octets key, bool wrap) {
    CipherContext context(EVP_CIPHER_CTX_new());
    must_succeed(context != nullptr, "EVP_CIPHER_CTX_new");
    EVP_CIPHER_CTX_set_flags(context.get(), EVP_CIPHER_CTX_FLAG_WRAP_ALLOW);
    must_succeed(EVP_CipherInit_ex2(context.get(), algorithm(), key.data(), nullptr, wrap ? 1 : 0, nullptr) == 1,
                 "EVP_CipherInit_ex2");
    return context;
}

}  // namespace

Result<std::string> wrap_key(Octets key_encryption_key, Octets key) {
    if (key_encryption_key.size() != key_octets || key.size() < 2 * block_octets || key.size() % block_octets != 0 ||
        key.size() > max_wrapped) {
        return fail(ErrorKind::invalid, "a key of this length cannot be wrapped", {},
                    "wrap 16 octets or more, a multiple of 8, under 16");
    }
    const CipherContext context = new_context(key_encryption_key, true);
    std::string wrapped(key.size() + 2 * block_octets, '\0');
    int length = 0;
    must_succeed(EVP_CipherUpdate(context.get(), reinterpret_cast<unsigned char*>(wrapped.data()), &length, key.data(),
                                  static_cast<int>(key.size())) == 1,
                 "EVP_CipherUpdate");
    wrapped.resize(static_cast<std::size_t>(length));
    return wrapped;
}

Result<Secret> unwrap_key(Octets key_encryption_key, Octets wrapped) {
    const auto refused = [] {
        return fail(ErrorKind::invalid, "the wrapped key does not open", {}, "it was wrapped under another key");
    };
    if (key_encryption_key.size() != key_octets || wrapped.size() < 3 * block_octets ||
        wrapped.size() % block_octets != 0 || wrapped.size() > max_wrapped)
        return refused();
    const CipherContext context = new_context(key_encryption_key, false);
    std::string key(wrapped.size() + block_octets, '\0');
    int length = 0;
    const bool good = EVP_CipherUpdate(context.get(), reinterpret_cast<unsigned char*>(key.data()), &length,
                                       wrapped.data(), static_cast<int>(wrapped.size())) == 1;
    const Secret whole = Secret::taken_from(key);
    ERR_clear_error();
    if (!good || length != static_cast<int>(wrapped.size() - key_wrap_overhead)) return refused();
    return Secret(whole.octets().first(static_cast<std::size_t>(length)));
}

}  // namespace comity::crypto
