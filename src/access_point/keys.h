// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "access_point/configuration.h"
#include "channel/pmode/algorithms.h"
#include "channel/security/content_key.h"
#include "channel/security/make_security.h"
#include "crypto/certificate.h"
#include "crypto/private_key.h"

namespace comity::access_point {

/// The keys of our messages, which the node never holds. Immutable; safe to use from several threads.
class Keys {
   public:
    /// Errors: those of files and tokens; invalid where a certificate is not of its key or its profile.
    static Result<Keys> open(const Configuration& configuration);

    void add_signing(channel::Profile profile, std::vector<crypto::Certificate> path,
                     std::unique_ptr<crypto::PrivateKey> key);
    void add_decryption(crypto::Certificate certificate, std::unique_ptr<crypto::PrivateKey> key);

    /// The newest one for the profile that is in force; nothing without one. Valid as long as this object.
    std::optional<channel::Signer> signer(channel::Profile profile, channel::SignatureAlgorithm algorithm,
                                          channel::SigningToken token, Instant now) const;
    /// For an answer to what no P-Mode fits: nobody agreed on a profile, so the newer one that there is a key for.
    std::optional<channel::Signer> any_signer(Instant now) const;
    std::span<const channel::DecryptionKey> decryption() const { return decryption_; }

   private:
    struct Signing {
        channel::Profile profile;
        std::vector<crypto::Certificate> path;
        std::unique_ptr<crypto::PrivateKey> key;
    };

    std::vector<Signing> signing_;
    std::vector<channel::DecryptionKey> decryption_;
    std::vector<std::unique_ptr<crypto::PrivateKey>> held_;
};

}  // namespace comity::access_point
