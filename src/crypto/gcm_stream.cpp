// SPDX-License-Identifier: EUPL-1.2
#include "crypto/gcm_stream.h"

#include <algorithm>
#include <string>
#include <utility>

#include <openssl/err.h>

#include "crypto/openssl_call.h"
#include "crypto/openssl_objects.h"
#include "crypto/secret.h"

namespace comity::crypto {

namespace {

constexpr std::size_t piece_octets = 64 * 1024;  ///< OpenSSL counts in int, and the output stays in the cache

const EVP_CIPHER* algorithm() {
    static const EVP_CIPHER* const found = EVP_CIPHER_fetch(nullptr, "AES-128-GCM", nullptr);
    must_succeed(found != nullptr, "EVP_CIPHER_fetch");
    return found;
}

CipherContext new_context() {
    CipherContext context(EVP_CIPHER_CTX_new());
    must_succeed(context != nullptr, "EVP_CIPHER_CTX_new");
    return context;
}

void start(EVP_CIPHER_CTX* context, Octets key, Octets nonce, bool encrypt) {
    must_succeed(EVP_CipherInit_ex2(context, algorithm(), key.data(), nonce.data(), encrypt ? 1 : 0, nullptr) == 1,
                 "EVP_CipherInit_ex2");
}

unsigned char* start_of(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}

/// Both directions: octets in, octets out, a count and a limit.
struct Running {
    CipherContext context = new_context();
    OctetSink sink;
    std::uint64_t limit;
    std::uint64_t count = 0;
    std::string piece;

    Result<void> put(Octets input) {
        if (input.size() > limit - count) {
            return fail(ErrorKind::limit, "more than " + std::to_string(limit) + " octets under one nonce", {},
                        "send it in several parts");
        }
        count += input.size();
        while (!input.empty()) {
            const Octets now = input.first(std::min(input.size(), piece_octets));
            piece.resize(now.size());
            int length = 0;
            must_succeed(EVP_CipherUpdate(context.get(), start_of(piece), &length, now.data(),
                                          static_cast<int>(now.size())) == 1 &&
                             length == static_cast<int>(now.size()),
                         "EVP_CipherUpdate");
            TRY_VOID(sink(octets(piece)));
            input = input.subspan(now.size());
        }
        return {};
    }
};

}  // namespace

struct GcmEncryptor::Stream {
    Running running;
    GcmNonce nonce;
    bool nonce_put = false;

    Result<void> put_nonce() {
        if (std::exchange(nonce_put, true)) return {};
        return running.sink(nonce);
    }
};

GcmEncryptor::GcmEncryptor(GcmKey key, const GcmNonce& nonce, OctetSink sink, std::uint64_t limit)
    : stream_(new Stream{{.sink = std::move(sink), .limit = std::min(limit, max_gcm_plain), .piece = {}}, nonce}) {
    start(stream_->running.context.get(), key, nonce, true);
}
GcmEncryptor::GcmEncryptor(GcmEncryptor&&) noexcept = default;
GcmEncryptor::~GcmEncryptor() = default;

Result<void> GcmEncryptor::write(Octets plain) {
    TRY_VOID(stream_->put_nonce());
    return stream_->running.put(plain);
}

Result<void> GcmEncryptor::finish() {
    TRY_VOID(stream_->put_nonce());
    EVP_CIPHER_CTX* const context = stream_->running.context.get();
    std::array<unsigned char, gcm_tag_octets> tag{};
    int length = 0;
    must_succeed(EVP_CipherFinal_ex(context, tag.data(), &length) == 1 &&
                     EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, tag.size(), tag.data()) == 1,
                 "EVP_CipherFinal_ex");
    return stream_->running.sink(tag);
}

struct GcmDecryptor::Stream {
    std::array<unsigned char, gcm_key_octets> key;
    Running running;
    std::string nonce;
    std::string held;  ///< the last octets, which may be the tag

    ~Stream() { wipe(key); }
};

GcmDecryptor::GcmDecryptor(GcmKey key, OctetSink plain, std::uint64_t limit)
    : stream_(
          new Stream{{}, {.sink = std::move(plain), .limit = std::min(limit, max_gcm_plain), .piece = {}}, {}, {}}) {
    std::ranges::copy(key, stream_->key.begin());
}
GcmDecryptor::GcmDecryptor(GcmDecryptor&&) noexcept = default;
GcmDecryptor::~GcmDecryptor() = default;

Result<void> GcmDecryptor::write(Octets encrypted) {
    Stream& stream = *stream_;
    if (stream.nonce.size() < gcm_nonce_octets) {
        const std::size_t missing = std::min(encrypted.size(), gcm_nonce_octets - stream.nonce.size());
        stream.nonce += as_text(encrypted.first(missing));
        encrypted = encrypted.subspan(missing);
        if (stream.nonce.size() < gcm_nonce_octets) return {};
        start(stream.running.context.get(), stream.key, octets(stream.nonce), false);
    }
    if (stream.held.size() + encrypted.size() <= gcm_tag_octets) {
        stream.held += as_text(encrypted);
        return {};
    }
    // All but the last 16 of what is held and what came are cipher text.
    const std::size_t ready = stream.held.size() + encrypted.size() - gcm_tag_octets;
    const std::size_t from_held = std::min(ready, stream.held.size());
    TRY_VOID(stream.running.put(octets(stream.held).first(from_held)));
    stream.held.erase(0, from_held);
    TRY_VOID(stream.running.put(encrypted.first(ready - from_held)));
    stream.held += as_text(encrypted.subspan(ready - from_held));
    return {};
}

Result<void> GcmDecryptor::finish() {
    Stream& stream = *stream_;
    const auto refused = [] {
        return fail(ErrorKind::invalid, "the encrypted octets do not open", {},
                    "they were changed, cut, or encrypted under another key");
    };
    if (stream.nonce.size() < gcm_nonce_octets || stream.held.size() < gcm_tag_octets) return refused();
    EVP_CIPHER_CTX* const context = stream.running.context.get();
    must_succeed(EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, gcm_tag_octets, start_of(stream.held)) == 1,
                 "EVP_CTRL_AEAD_SET_TAG");
    unsigned char nothing[gcm_tag_octets];
    int length = 0;
    const bool good = EVP_CipherFinal_ex(context, nothing, &length) == 1;
    ERR_clear_error();
    if (!good) return refused();
    return {};
}

}  // namespace comity::crypto
