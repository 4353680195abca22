// SPDX-License-Identifier: EUPL-1.2
#include "crypto/digest.h"

#include <array>

#include "crypto/digest_handle.h"
#include "crypto/openssl_call.h"
#include "crypto/openssl_objects.h"

namespace comity::crypto {

const char* openssl_name(DigestKind kind) {
    switch (kind) {
        case DigestKind::sha256:
            return "SHA256";
        case DigestKind::sha384:
            return "SHA384";
        case DigestKind::sha512:
            return "SHA512";
    }
    return nullptr;
}

std::size_t octets_of(DigestKind kind) {
    switch (kind) {
        case DigestKind::sha256:
            return 32;
        case DigestKind::sha384:
            return 48;
        case DigestKind::sha512:
            return 64;
    }
    return 0;
}

struct RunningDigest::Context {
    DigestContext context{EVP_MD_CTX_new()};
};

RunningDigest::RunningDigest(DigestKind kind) : kind_(kind), context_(std::make_unique<Context>()) {
    EVP_MD_CTX* const context = context_->context.get();
    must_succeed(
        context != nullptr && EVP_DigestInit_ex(context, EVP_get_digestbyname(openssl_name(kind)), nullptr) == 1,
        "EVP_DigestInit_ex");
}
RunningDigest::~RunningDigest() = default;

void RunningDigest::update(Octets octets) {
    must_succeed(EVP_DigestUpdate(context_->context.get(), octets.data(), octets.size()) == 1, "EVP_DigestUpdate");
}

Digest RunningDigest::finish() && {
    std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
    unsigned int length = 0;
    must_succeed(EVP_DigestFinal_ex(context_->context.get(), out.data(), &length) == 1 && length == octets_of(kind_),
                 "EVP_DigestFinal_ex");
    return {kind_, std::string(as_text(Octets(out).first(length)))};
}

Digest digest_of(DigestKind kind, Octets octets) {
    RunningDigest running(kind);
    running.update(octets);
    return std::move(running).finish();
}

}  // namespace comity::crypto
