// SPDX-License-Identifier: EUPL-1.2
#include "crypto/aead.h"

#include <algorithm>
#include <limits>
#include <memory>

#include <openssl/err.h>
#include <openssl/evp.h>

#include "crypto/openssl_call.h"

namespace comity::crypto {

namespace {

struct Deleter {
    void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_CIPHER_CTX, Deleter>;

Context new_context() {
    Context context(EVP_CIPHER_CTX_new());
    must_succeed(context != nullptr, "EVP_CIPHER_CTX_new");
    return context;
}

const EVP_CIPHER* algorithm() {
    static const EVP_CIPHER* const found = EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr);
    must_succeed(found != nullptr, "EVP_CIPHER_fetch");
    return found;
}

int length(Octets octets) {
    must_succeed(octets.size() <= std::numeric_limits<int>::max(), "sealing more than 2 GiB at once");
    return static_cast<int>(octets.size());
}

unsigned char* start(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}

tl::unexpected<Error> does_not_open() {
    return fail(ErrorKind::invalid, "the sealed octets do not open", {},
                "they were changed, moved, or sealed under another key: check that the authority key in use is the one "
                "they were sealed under, else restore them from a backup");
}

}  // namespace

AeadKey AeadKey::random(const RandomBytes& random) {
    return AeadKey(Secret::random(aead_key_octets, random));
}

Result<AeadKey> AeadKey::from(Octets octets) {
    if (octets.size() != aead_key_octets) {
        return fail(
            ErrorKind::invalid,
            "the key has " + std::to_string(octets.size()) + " octets instead of " + std::to_string(aead_key_octets),
            {}, "make one with: openssl rand -hex 32");
    }
    return AeadKey(Secret(octets));
}

std::string seal_with_nonce(const AeadKey& key, const AeadNonce& nonce, Octets plain, Octets associated) {
    std::string sealed(plain.size() + aead_tag_octets, '\0');
    const Context context = new_context();
    int written = 0;
    must_succeed(EVP_EncryptInit_ex2(context.get(), algorithm(), key.octets().data(), nonce.data(), nullptr) == 1 &&
                     EVP_EncryptUpdate(context.get(), nullptr, &written, associated.data(), length(associated)) == 1 &&
                     EVP_EncryptUpdate(context.get(), start(sealed), &written, plain.data(), length(plain)) == 1 &&
                     EVP_EncryptFinal_ex(context.get(), start(sealed) + plain.size(), &written) == 1 &&
                     EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_GET_TAG, aead_tag_octets,
                                         start(sealed) + plain.size()) == 1,
                 "AES-256-GCM");
    return sealed;
}

Result<std::string> open_with_nonce(const AeadKey& key, const AeadNonce& nonce, Octets sealed, Octets associated) {
    if (sealed.size() < aead_tag_octets) return does_not_open();
    const Octets cipher = sealed.first(sealed.size() - aead_tag_octets);
    std::array<unsigned char, aead_tag_octets> tag{};
    std::ranges::copy(sealed.last(aead_tag_octets), tag.begin());
    std::string plain(cipher.size(), '\0');
    const Context context = new_context();
    int written = 0;
    must_succeed(EVP_DecryptInit_ex2(context.get(), algorithm(), key.octets().data(), nonce.data(), nullptr) == 1 &&
                     EVP_DecryptUpdate(context.get(), nullptr, &written, associated.data(), length(associated)) == 1 &&
                     EVP_DecryptUpdate(context.get(), start(plain), &written, cipher.data(), length(cipher)) == 1 &&
                     EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_TAG, aead_tag_octets, tag.data()) == 1,
                 "AES-256-GCM");
    if (EVP_DecryptFinal_ex(context.get(), start(plain) + plain.size(), &written) != 1) {
        wipe({start(plain), plain.size()});
        ERR_clear_error();
        return does_not_open();
    }
    return plain;
}

std::string seal(const AeadKey& key, Octets plain, Octets associated, const RandomBytes& random) {
    AeadNonce nonce{};
    random(nonce);
    return std::string(as_text(nonce)) + seal_with_nonce(key, nonce, plain, associated);
}

Result<std::string> open(const AeadKey& key, Octets sealed, Octets associated) {
    if (sealed.size() < seal_overhead) return does_not_open();
    AeadNonce nonce{};
    std::ranges::copy(sealed.first(nonce.size()), nonce.begin());
    return open_with_nonce(key, nonce, sealed.subspan(nonce.size()), associated);
}

}  // namespace comity::crypto
