// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "base/octets.h"
#include "crypto/sha256.h"

namespace comity::crypto {

/// What others digest with; ours is SHA-256.
enum class DigestKind { sha256, sha384, sha512 };

/// Octets of such a digest.
std::size_t octets_of(DigestKind kind);

/// A digest (FIPS 180-4) with its kind.
struct Digest {
    Digest() = default;
    Digest(DigestKind of, std::string value) : kind(of), octets(std::move(value)) {}
    Digest(const Sha256& digest) : octets(as_text(digest)) {}

    DigestKind kind = DigestKind::sha256;
    std::string octets;

    friend bool operator==(const Digest&, const Digest&) = default;
};

Digest digest_of(DigestKind kind, Octets octets);

/// The digest of octets that arrive in pieces.
class RunningDigest {
   public:
    explicit RunningDigest(DigestKind kind);
    ~RunningDigest();
    RunningDigest(const RunningDigest&) = delete;
    RunningDigest& operator=(const RunningDigest&) = delete;

    void update(Octets octets);
    /// Of all octets so far; none may follow.
    Digest finish() &&;

   private:
    struct Context;
    DigestKind kind_;
    std::unique_ptr<Context> context_;
};

}  // namespace comity::crypto
