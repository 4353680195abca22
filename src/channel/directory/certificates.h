// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "channel/directory/directory.h"
#include "channel/directory/trust.h"
#include "crypto/certificate.h"
#include "crypto/certificate_chain.h"

/// The certificates behind the entries of the directory: what an entry allows the certificate itself must allow too.
namespace comity::channel {

/// Those an authority may sign with at that instant, by the directory and by themselves: in force and with a key of the
/// profile. A signer named by key identifier, or by issuer and number, is looked for among these and nowhere else.
std::vector<crypto::Certificate> signing_certificates(const ListedAuthority& authority, Profile profile, Instant when);

/// What to encrypt for: the newest entry whose certificate is in force, has a key of the profile, says that it is for
/// that and has a subject key identifier. Errors (`not_found`): none is.
Result<crypto::Certificate> usable_encryption_certificate(const ListedAuthority& authority, Profile profile,
                                                          Instant when);

/// What came with a message.
struct PresentedSigner {
    const crypto::Certificate& certificate;
    std::span<const crypto::Certificate> others;  ///< which may stand between it and an anchor
};

/// Whether the certificate may have signed for the authority: listed (listed_signer()), with a key of the profile that
/// is for signing, and with a path to an anchor of the federation, good at the message's time and now. Revocation is
/// asked apart. Errors, all to be answered EBMS:0101, in words for the log.
Result<const ListedCertificate*> trusted_signer(const Directory& directory, const ListedAuthority& from,
                                                Profile profile, const PresentedSigner& presented,
                                                std::span<const crypto::Certificate> anchors, Instant signed_at,
                                                Instant now);

}  // namespace comity::channel
