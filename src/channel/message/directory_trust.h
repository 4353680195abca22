// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "channel/directory/certificates.h"
#include "channel/message/trust.h"

namespace comity::channel {

/// What a responder or list said of a certificate, as it was cached; nothing where nobody was asked yet.
using CachedRevocation = std::function<std::optional<RevocationAnswer>(const crypto::Certificate&)>;

/// Trust by the federation directory: the very certificate is listed for the party, its chain leads to an anchor, and
/// it was not revoked. Subject names are never read.
class DirectoryTrust final : public Trust {
   public:
    /// `fetched`: when the directory was last found to be the newest.
    DirectoryTrust(std::shared_ptr<const Directory> directory, Instant fetched,
                   std::shared_ptr<const ReadCertificates> certificates, CachedRevocation revocation);

    std::vector<crypto::Certificate> signing_certificates(const PartyId& from, Profile profile,
                                                          const SignatureTimes& times) const override;
    Result<TrustedSigner> judge(const PartyId& from, Profile profile, const crypto::Certificate& certificate,
                                const std::vector<crypto::Certificate>& path,
                                const SignatureTimes& times) const override;

   private:
    std::shared_ptr<const Directory> directory_;
    Instant fetched_;
    std::shared_ptr<const ReadCertificates> certificates_;
    CachedRevocation revocation_;
};

}  // namespace comity::channel
