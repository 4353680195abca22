// SPDX-License-Identifier: EUPL-1.2
#include "crypto/sha256.h"

#include <openssl/evp.h>

#include "crypto/openssl_call.h"

namespace comity::crypto {

namespace {

/// Looked up once: the lookup costs more than the digest of a tree node.
const EVP_MD* algorithm() {
    static const EVP_MD* const found = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    must_succeed(found != nullptr, "EVP_MD_fetch");
    return found;
}

}  // namespace

struct RunningSha256::Context {
    Context() : context(EVP_MD_CTX_new()) { must_succeed(context != nullptr, "EVP_MD_CTX_new"); }
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;
    ~Context() { EVP_MD_CTX_free(context); }

    void start() { must_succeed(EVP_DigestInit_ex(context, algorithm(), nullptr) == 1, "EVP_DigestInit_ex"); }
    void update(const void* data, std::size_t size) {
        must_succeed(EVP_DigestUpdate(context, data, size) == 1, "EVP_DigestUpdate");
    }
    Sha256 finish() {
        Sha256 digest{};
        must_succeed(EVP_DigestFinal_ex(context, digest.data(), nullptr) == 1, "EVP_DigestFinal_ex");
        return digest;
    }

    EVP_MD_CTX* context;
};

RunningSha256::RunningSha256() : context_(std::make_unique<Context>()) {
    context_->start();
}
RunningSha256::RunningSha256(RunningSha256&&) noexcept = default;
RunningSha256& RunningSha256::operator=(RunningSha256&&) noexcept = default;
RunningSha256::~RunningSha256() = default;

void RunningSha256::update(Octets octets) {
    context_->update(octets.data(), octets.size());
}

Sha256 RunningSha256::digest() const {
    Context copy;
    must_succeed(EVP_MD_CTX_copy_ex(copy.context, context_->context) == 1, "EVP_MD_CTX_copy_ex");
    return copy.finish();
}

Sha256 sha256(Octets octets) {
    // One context per thread: making one costs as much as the digest of a tree node.
    struct Reused {
        Reused() : context(EVP_MD_CTX_new()) { must_succeed(context != nullptr, "EVP_MD_CTX_new"); }
        ~Reused() { EVP_MD_CTX_free(context); }
        EVP_MD_CTX* context;
    };
    thread_local const Reused reused;
    Sha256 digest{};
    must_succeed(EVP_DigestInit_ex(reused.context, algorithm(), nullptr) == 1 &&
                     EVP_DigestUpdate(reused.context, octets.data(), octets.size()) == 1 &&
                     EVP_DigestFinal_ex(reused.context, digest.data(), nullptr) == 1,
                 "SHA-256");
    return digest;
}

Sha256 sha256(std::span<const char> bytes) {
    return sha256(octets({bytes.data(), bytes.size()}));
}

}  // namespace comity::crypto
