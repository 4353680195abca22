// SPDX-License-Identifier: EUPL-1.2
#include "channel/directory/trust.h"

#include <fmt/format.h>

#include "crypto/hex.h"

namespace comity::channel {

namespace {

tl::unexpected<Error> untrusted(std::string message, std::string hint) {
    return fail(ErrorKind::forbidden, std::move(message), {}, std::move(hint));
}

Result<void> check_active(const ListedAuthority& from) {
    if (from.status == AuthorityStatus::active) return {};
    return untrusted(fmt::format("{} is {} in the directory", from.id, to_string(from.status)),
                     "nothing is taken from it until the directory says otherwise");
}

/// Listed for something else, or outside its interval, or not at all: in words for whoever looks for the reason.
tl::unexpected<Error> not_listed(const ListedAuthority& from, const crypto::Sha256& certificate, std::string_view use) {
    for (const ListedCertificate& listed : from.certificates) {
        if (listed.sha256 != certificate) continue;
        return untrusted(fmt::format("{} has the certificate {} listed to {} in {}, from {} to {}; it came to {}",
                                     from.id, crypto::hex(certificate), to_string(listed.use),
                                     listed.profile ? listed_name(*listed.profile) : "any profile",
                                     to_string(in_utc(listed.not_before)), to_string(in_utc(listed.not_after)), use),
                         "if it changed, the newest directory says so");
    }
    return untrusted(fmt::format("{} has no certificate {} in the directory", from.id, crypto::hex(certificate)),
                     "a certificate counts by being listed, whoever issued it");
}

bool in_force(const ListedAuthority& authority, CertificateUse use, Profile profile, const crypto::Sha256& certificate,
              Instant when) {
    return std::ranges::any_of(listed_certificates(authority, use, profile, when),
                               [&](const ListedCertificate* listed) { return listed->sha256 == certificate; });
}

}  // namespace

Result<const ListedCertificate*> listed_signer(const Directory& directory, const ListedAuthority& from,
                                               const SignerQuestion& question) {
    TRY_VOID(check_active(from));
    for (const ListedCertificate* listed :
         listed_certificates(from, CertificateUse::sign, question.profile, question.now)) {
        if (listed->sha256 == question.certificate && listed->listed_at(question.signed_at)) return listed;
    }
    for (const auto* list : {&directory.document().authorities, &directory.manual()}) {
        for (const ListedAuthority& other : *list) {
            if (other.id == from.id) continue;
            for (const ListedCertificate& listed : other.certificates) {
                if (listed.sha256 != question.certificate) continue;
                return untrusted(fmt::format("the certificate {} is of {}, not of {}",
                                             crypto::hex(question.certificate), other.id, from.id),
                                 "who is named as the sender has to sign");
            }
        }
    }
    return not_listed(
        from, question.certificate,
        fmt::format("sign in {} at {}", listed_name(question.profile), to_string(in_utc(question.signed_at))));
}

Result<const ListedCertificate*> listed_tls_client(const ListedAuthority& from, const crypto::Sha256& certificate,
                                                   Instant now) {
    TRY_VOID(check_active(from));
    for (const ListedCertificate* listed : listed_certificates(from, CertificateUse::tls_client, std::nullopt, now)) {
        if (listed->sha256 == certificate) return listed;
    }
    return not_listed(from, certificate, "connect as a client");
}

Rollover rollover(const Directory& newest, const std::string& own, const std::string& peer,
                  const PreparedKeys& prepared, Instant now) {
    Rollover found;
    const ListedAuthority* self = newest.authority(own);
    found.own_signing =
        self == nullptr || !in_force(*self, CertificateUse::sign, prepared.profile, prepared.own_signing, now);
    if (prepared.peer_encryption) {
        const ListedAuthority* other = newest.authority(peer);
        const ListedCertificate* current =
            other == nullptr ? nullptr : encryption_certificate(*other, prepared.profile, now);
        found.peer_encryption = current == nullptr || current->sha256 != *prepared.peer_encryption;
    }
    return found;
}

RevocationVerdict weigh_revocation(const std::optional<RevocationAnswer>& cached, Instant fetched, Instant now) {
    using Status = RevocationAnswer::Status;
    // A revocation is for good: it counts also after the answer ran out.
    if (cached && cached->status == Status::revoked) return RevocationVerdict::refuse;
    const bool fresh = cached && cached->this_update <= now && cached->next_update && now <= *cached->next_update;
    if (fresh && cached->status == Status::good) return RevocationVerdict::accept;
    const std::int64_t age = now.utc_milliseconds() - fetched.utc_milliseconds();
    return age <= directory_vouches_hours * 60 * 60 * 1000 ? RevocationVerdict::accept_flagged
                                                           : RevocationVerdict::retry;
}

}  // namespace comity::channel
