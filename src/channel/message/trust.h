// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "channel/ebms/messages.h"
#include "channel/pmode/algorithms.h"
#include "crypto/certificate.h"

namespace comity::channel {

/// Who signed, and what is to be remembered of how sure that was.
struct TrustedSigner {
    std::string authority;           ///< its id in the directory
    std::vector<std::string> flags;  ///< "revocation-unknown", "directory-grace"
};

/// When a signature was made, as its message says, and when it is looked at.
struct SignatureTimes {
    Instant signed_at;
    Instant now;
};

/// Whose certificates may speak for whom: step 8. Safe to use from several threads.
class Trust {
   public:
    virtual ~Trust() = default;

    /// What a party may sign with in that profile: a token that only names a certificate is resolved among these.
    virtual std::vector<crypto::Certificate> signing_certificates(const PartyId& from, Profile profile,
                                                                  const SignatureTimes& times) const = 0;

    /// Whether that very certificate may sign for the party. `path` are certificates that came with it. Errors, in
    /// words for the log: `forbidden` where it may not (EBMS:0101); `unavailable` where nobody can say now (EBMS:0202).
    virtual Result<TrustedSigner> judge(const PartyId& from, Profile profile, const crypto::Certificate& certificate,
                                        const std::vector<crypto::Certificate>& path,
                                        const SignatureTimes& times) const = 0;
};

}  // namespace comity::channel
