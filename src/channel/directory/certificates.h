// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <mutex>
#include <optional>
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

/// Listed certificates, each read from its octets once, and each path to an anchor of the federation checked once for
/// as long as it is good: OpenSSL takes longer for either than for the signature of a message. Safe to use from several
/// threads.
class ReadCertificates {
   public:
    explicit ReadCertificates(std::vector<crypto::Certificate> anchors) : anchors_(std::move(anchors)) {}

    /// Nothing where the entry's octets are no certificate with a key of a kind in use.
    std::optional<crypto::Certificate> read(const ListedCertificate& listed) const;
    /// crypto::check_chain() to the anchors. For listed certificates only: what was found is kept by their digest,
    /// whatever others are presented with it next time.
    Result<void> check_chain(const crypto::Certificate& leaf, std::span<const crypto::Certificate> others,
                             std::span<const Instant> instants) const;

   private:
    std::vector<crypto::Certificate> anchors_;
    mutable std::mutex mutex_;
    mutable std::map<crypto::Sha256, std::optional<crypto::Certificate>> read_;
    mutable std::map<crypto::Sha256, crypto::ValidityInterval> paths_;
};

/// Those an authority may sign with at that instant, by the directory and by themselves: in force and with a key of the
/// profile. A signer named by key identifier, or by issuer and number, is looked for among these and nowhere else.
std::vector<crypto::Certificate> signing_certificates(const ReadCertificates& certificates,
                                                      const ListedAuthority& authority, Profile profile, Instant when);

/// What to encrypt for: the newest entry whose certificate is in force, has a key of the profile, says that it is for
/// that and has a subject key identifier. Errors (`not_found`): none is.
Result<crypto::Certificate> usable_encryption_certificate(const ReadCertificates& certificates,
                                                          const ListedAuthority& authority, Profile profile,
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
                                                const ReadCertificates& certificates, Instant signed_at, Instant now);

}  // namespace comity::channel
