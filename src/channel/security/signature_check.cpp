// SPDX-License-Identifier: EUPL-1.2
#include "channel/security/signature_check.h"

#include <algorithm>

#include <fmt/format.h>

#include "channel/security/identifiers.h"
#include "crypto/sha256.h"

namespace comity::channel {

namespace {

tl::unexpected<EbmsError> not_authentic(std::string_view detail) {
    return refuse(EbmsCode::failed_authentication, std::string(detail));
}

/// Why the certificate cannot sign so; empty where it can.
std::string unfit(const crypto::Certificate& certificate, SignatureAlgorithm algorithm) {
    const crypto::PublicKey& key = certificate.public_key();
    if (key.kind() != crypto::kind_for(primitive_of(algorithm)))
        return fmt::format("the signer's key is {}, for another algorithm", name_of(key.kind()));
    if (key.kind() == crypto::KeyKind::rsa && key.bits() < min_signing_rsa_bits)
        return fmt::format("the signer's RSA key has {} bits", key.bits());
    const auto& usage = certificate.key_usage();
    if (usage && !usage->digital_signature && !usage->content_commitment)
        return "the signer's certificate is not for signing";
    return {};
}

EbmsResult<void> check_digest(const format::XmlElement& element, const Reference& reference) {
    const auto text = canonical(element, reference.transforms.front().inclusive_prefixes);
    if (!text) return not_authentic(fmt::format("{}: {}", element.name(), text.error().message));
    if (as_text(crypto::sha256(octets(*text))) != reference.digest) {
        return not_authentic(fmt::format("{} is not what was signed", element.name()));
    }
    return {};
}

}  // namespace

EbmsResult<std::vector<crypto::Certificate>> named_signers(const SecurityHeader& header,
                                                           std::span<const crypto::Certificate> listed) {
    std::vector<crypto::Certificate> named;
    std::string reason = "the signer's certificate is not among those of the sender";
    for (const crypto::Certificate& certificate : listed) {
        if (!names(header.signature.signer, certificate)) continue;
        std::string fault = unfit(certificate, header.signature.algorithm);
        if (fault.empty())
            named.push_back(certificate);
        else
            reason = std::move(fault);
    }
    if (named.empty()) return not_authentic(reason);
    return named;
}

EbmsResult<crypto::Certificate> check_signature(const SecurityHeader& header, const Envelope& envelope,
                                                const SignedPlaces& places,
                                                std::span<const crypto::Certificate> signers) {
    const SignatureHeader& signature = header.signature;
    const auto text = canonical(signature.signed_info, signature.inclusive_prefixes);
    if (!text) return not_authentic("SignedInfo: " + text.error().message);
    const auto signer = std::ranges::find_if(signers, [&](const crypto::Certificate& certificate) {
        return certificate.public_key().verifies(primitive_of(signature.algorithm), octets(*text),
                                                 octets(signature.value));
    });
    if (signer == signers.end()) return not_authentic("the signature is not that of the signer");
    TRY_VOID(check_digest(envelope.messaging, signature.references.at(places.messaging)));
    TRY_VOID(check_digest(envelope.body, signature.references.at(places.body)));
    if (envelope.anchor) TRY_VOID(check_digest(*envelope.anchor, signature.references.at(places.anchor.value())));
    if (envelope.fragment) TRY_VOID(check_digest(*envelope.fragment, signature.references.at(places.fragment.value())));
    return *signer;
}

}  // namespace comity::channel
