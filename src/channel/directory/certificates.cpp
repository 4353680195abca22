// SPDX-License-Identifier: EUPL-1.2
#include "channel/directory/certificates.h"

#include <array>

#include <fmt/format.h>

namespace comity::channel {

namespace {

bool signs_in(Profile profile, const crypto::Certificate& certificate) {
    using enum crypto::KeyKind;
    const auto kind = certificate.public_key().kind();
    const bool fits = profile == Profile::as4_1_15
                          ? kind == rsa && certificate.public_key().bits() >= crypto::min_chain_rsa_bits
                          : kind == ed25519 || kind == p256;
    return fits && (!certificate.key_usage() || certificate.key_usage()->digital_signature);
}

bool encrypts_in(Profile profile, const crypto::Certificate& certificate) {
    using enum crypto::KeyKind;
    const auto& usage = certificate.key_usage();
    const auto kind = certificate.public_key().kind();
    if (!certificate.subject_key_identifier()) return false;
    if (profile == Profile::as4_1_15) {
        return kind == rsa && certificate.public_key().bits() >= crypto::min_chain_rsa_bits &&
               (!usage || usage->key_encipherment);
    }
    return (kind == x25519 || kind == p256) && (!usage || usage->key_agreement);
}

}  // namespace

std::optional<crypto::Certificate> ReadCertificates::read(const ListedCertificate& listed) const {
    const std::lock_guard lock(mutex_);
    const auto known = read_.find(listed.sha256);
    if (known != read_.end()) return known->second;
    auto certificate = crypto::Certificate::from_der(octets(listed.der));
    return read_.emplace(listed.sha256, certificate ? std::optional(*std::move(certificate)) : std::nullopt)
        .first->second;
}

Result<void> ReadCertificates::check_chain(const crypto::Certificate& leaf, std::span<const crypto::Certificate> others,
                                           std::span<const Instant> instants) const {
    for (const Instant at : instants) {
        {
            const std::lock_guard lock(mutex_);
            const auto known = paths_.find(leaf.digest());
            if (known != paths_.end() && known->second.contains(at)) continue;
        }
        TRY(interval, crypto::check_chain(leaf, others, anchors_, at));
        const std::lock_guard lock(mutex_);
        paths_.insert_or_assign(leaf.digest(), interval);
    }
    return {};
}

std::vector<crypto::Certificate> signing_certificates(const ReadCertificates& certificates,
                                                      const ListedAuthority& authority, Profile profile, Instant when) {
    std::vector<crypto::Certificate> found;
    for (const ListedCertificate* listed : listed_certificates(authority, CertificateUse::sign, profile, when)) {
        auto certificate = certificates.read(*listed);
        if (certificate && certificate->in_force(when) && signs_in(profile, *certificate)) {
            found.push_back(*std::move(certificate));
        }
    }
    return found;
}

Result<crypto::Certificate> usable_encryption_certificate(const ReadCertificates& certificates,
                                                          const ListedAuthority& authority, Profile profile,
                                                          Instant when) {
    auto listed = listed_certificates(authority, CertificateUse::encrypt, profile, when);
    std::ranges::stable_sort(listed, [](const auto* a, const auto* b) { return b->not_before < a->not_before; });
    for (const ListedCertificate* candidate : listed) {
        auto certificate = certificates.read(*candidate);
        if (certificate && certificate->in_force(when) && encrypts_in(profile, *certificate))
            return *std::move(certificate);
    }
    return fail(
        ErrorKind::not_found,
        fmt::format("the directory has no certificate to encrypt for {} in {}", authority.id, listed_name(profile)), {},
        "its operators have to publish one; until then nothing can be sent to it in this profile");
}

Result<const ListedCertificate*> trusted_signer(const Directory& directory, const ListedAuthority& from,
                                                Profile profile, const PresentedSigner& presented,
                                                const ReadCertificates& certificates, Instant signed_at, Instant now) {
    const crypto::Certificate& certificate = presented.certificate;
    TRY(listed, listed_signer(directory, from, {profile, certificate.digest(), signed_at, now}));
    if (!signs_in(profile, certificate)) {
        return fail(ErrorKind::forbidden,
                    fmt::format("the certificate {} of {} is not for signing in {}", crypto::hex(certificate.digest()),
                                from.id, listed_name(profile)),
                    {}, "its operators listed a certificate of another kind");
    }
    const std::array<Instant, 2> instants{signed_at, now};
    TRY_VOID(certificates.check_chain(certificate, presented.others, instants));
    return listed;
}

}  // namespace comity::channel
