// SPDX-License-Identifier: EUPL-1.2
#include "channel/message/directory_trust.h"

#include <utility>

#include <fmt/format.h>

#include "channel/directory/acceptance.h"

namespace comity::channel {

DirectoryTrust::DirectoryTrust(std::shared_ptr<const Directory> directory, Instant fetched,
                               std::shared_ptr<const ReadCertificates> certificates, CachedRevocation revocation)
    : directory_(std::move(directory)),
      fetched_(fetched),
      certificates_(std::move(certificates)),
      revocation_(std::move(revocation)) {}

std::vector<crypto::Certificate> DirectoryTrust::signing_certificates(const PartyId& from, Profile profile,
                                                                      const SignatureTimes& times) const {
    const ListedAuthority* authority = directory_->by_party({from.type, from.value});
    if (authority == nullptr) return {};
    return channel::signing_certificates(*certificates_, *authority, profile, times.signed_at);
}

Result<TrustedSigner> DirectoryTrust::judge(const PartyId& from, Profile profile,
                                            const crypto::Certificate& certificate,
                                            const std::vector<crypto::Certificate>& path,
                                            const SignatureTimes& times) const {
    const ListedAuthority* authority = directory_->by_party({from.type, from.value});
    if (authority == nullptr) {
        return fail(ErrorKind::forbidden, fmt::format("the directory has no party '{}' of {}", from.value, from.type));
    }
    TrustedSigner signer{authority->id, {}};
    const Freshness freshness = freshness_of(directory_->document(), times.now);
    if (!freshness.receive) {
        return fail(ErrorKind::unavailable, "the directory ended too long ago to judge signers by it", {},
                    "fetch a new directory");
    }
    if (freshness.flag) signer.flags.push_back("directory-grace");
    if (auto listed = trusted_signer(*directory_, *authority, profile, {certificate, path}, *certificates_,
                                     times.signed_at, times.now);
        !listed) {
        listed.error().kind = ErrorKind::forbidden;
        return tl::unexpected(std::move(listed).error());
    }
    switch (weigh_revocation(revocation_(certificate), fetched_, times.now)) {
        case RevocationVerdict::accept:
            return signer;
        case RevocationVerdict::accept_flagged:
            signer.flags.push_back("revocation-unknown");
            return signer;
        case RevocationVerdict::refuse:
            return fail(ErrorKind::forbidden, "the signer's certificate is revoked");
        case RevocationVerdict::retry:
            break;
    }
    return fail(ErrorKind::unavailable, "nobody says now whether the signer's certificate is revoked", {},
                "let the responder of its issuer be reached, or fetch a fresh directory");
}

}  // namespace comity::channel
