// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/octets.h"
#include "base/result.h"
#include "crypto/aead.h"
#include "crypto/random.h"

namespace comity::crypto {

/// The key of an authority, under which the data keys of its streams are kept. Erasing a wrapped key erases what it
/// sealed; losing the authority key loses all. Safe to use from several threads.
class AuthorityKey {
   public:
    virtual ~AuthorityKey() = default;

    /// Names the key for ever without telling anything of it: kept beside what it wrapped.
    virtual const std::string& id() const = 0;

    /// nonce ‖ cipher text ‖ tag of the key (AES-256-GCM), wrapped_key_octets long. `associated` says what the key
    /// belongs to, so that a wrapped key put in another's place does not unwrap.
    virtual Result<std::string> wrap(const AeadKey& key, Octets associated) const = 0;

    /// Errors: invalid where the octets were changed, moved or wrapped under another key; unavailable where a token
    /// does not answer.
    virtual Result<AeadKey> unwrap(Octets wrapped, Octets associated) const = 0;
};

inline constexpr std::size_t wrapped_key_octets = seal_overhead + aead_key_octets;

/// The error of every `unwrap` that finds the octets not to be its own.
tl::unexpected<Error> does_not_unwrap(const std::string& id);

/// A key held in memory. Its id is "software:" and the first 16 digits of a MAC it makes.
std::unique_ptr<AuthorityKey> software_authority_key(AeadKey key, RandomBytes random);

/// Of a file that holds 64 hexadecimal digits, as secret_from_file takes it.
Result<std::unique_ptr<AuthorityKey>> authority_key_from_file(const std::filesystem::path& file, RandomBytes random);

/// Of an environment variable that holds 64 hexadecimal digits, as secret_from_environment takes it.
Result<std::unique_ptr<AuthorityKey>> authority_key_from_environment(const std::string& variable, RandomBytes random);

}  // namespace comity::crypto
