// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include "channel/evidence/seal.h"
#include "channel/evidence/seal_form.h"
#include "crypto/certificate_chain.h"
#include "crypto/hex.h"
#include "format/xml_sequence.h"
#include "seal/xades/read_signature.h"

namespace comity::channel {

namespace {

using format::XmlElement;

tl::unexpected<Error> not_sealed(const XmlElement& at, std::string message) {
    return fail(ErrorKind::forbidden, std::move(message), {{}, at.line()},
                "it was changed after it was sealed, or sealed by something else");
}

/// The canonical octets of the evidence without its signature, which stands last (the enveloped transform).
Result<std::string> without_signature(const XmlElement& root, const XmlElement& signature) {
    TRY(whole, format::canonical(root));
    TRY(part, format::canonical(signature));
    const std::size_t end = whole.rfind("</");
    const std::string_view blank = " \t\n\r";
    const std::size_t last = whole.find_last_not_of(blank, end - 1) + 1;
    if (last < part.size() || whole.compare(last - part.size(), part.size(), part) != 0) {
        return wrong_element(signature, "the signature depends on namespaces outside of it");
    }
    return whole.erase(last - part.size(), part.size());
}

/// The one reference is to the evidence, and both digests are those of what stands in the places.
Result<void> check_digests(const XmlElement& root, const seal::ReadSignature& at) {
    TRY(root_id, attribute_in(root, "Id", max_evidence_text));
    TRY(properties_id, attribute_in(at.properties, "Id", max_evidence_text));
    if (root_id == properties_id) return wrong_element(at.properties, "two elements with one id");
    const std::vector<std::string> enveloped{std::string(seal::enveloped_uri), std::string(seal::exclusive_uri)};
    const std::vector<std::string> exclusive{std::string(seal::exclusive_uri)};
    const bool right = at.references.size() == 1 && at.references.front().uri == "#" + root_id &&
                       at.references.front().type.empty() && at.references.front().transforms == enveloped &&
                       at.to_properties.uri == "#" + properties_id && at.to_properties.transforms == exclusive;
    if (!right) return wrong_element(at.info, "a reference to something else than the evidence and its properties");
    TRY(octets, without_signature(root, at.element));
    if (crypto::sha256(octets) != at.references.front().digest) {
        return not_sealed(root, "the evidence is not the one sealed");
    }
    TRY(same, seal::properties_are_signed(at));
    if (!same) return not_sealed(at.properties, "the properties of the seal are not those sealed");
    return {};
}

}  // namespace

Result<SealedEvidence> open_evidence(std::string_view xml) {
    TRY(document, format::read_xml(xml, format::message_xml_limits, "evidence"));
    const XmlElement root = document.root();
    TRY(read, read_evidence(root));
    if (!read.signature) return fail(ErrorKind::forbidden, "the evidence is not sealed", {}, "it proves nothing");
    const XmlElement& signature = *read.signature;
    TRY(at, seal::read_signature(signature, seal::Shape::ours));
    const crypto::Certificate& signer = at.certificates.front();
    const seal::SignatureMethod* method = seal::method_for(signer.public_key());
    if (method == nullptr || method->uri != at.method) {
        return wrong_element(signature, "the seal is of a key that cannot seal evidences");
    }
    TRY_VOID(check_digests(root, at));
    if (at.certificate_digest != signer.digest()) return not_sealed(signature, "the seal names another certificate");
    TRY(verified, seal::value_verifies(at, signer.public_key()));
    if (!verified) return not_sealed(signature, "the seal is not of the key of its certificate");
    return SealedEvidence{std::move(read.evidence), signer, at.others(), at.signing_time, std::move(at.stamped),
                          std::move(at.stamp)};
}

Result<std::string> stamped_evidence(std::string_view xml, std::string_view token) {
    TRY(sealed, open_evidence(xml));
    if (sealed.stamp) return fail(ErrorKind::conflict, "the evidence has a time stamp", {}, "keep the one it has");
    TRY(stamped, seal::with_time_stamp(xml, token));
    TRY(again, open_evidence(stamped));
    if (again.stamp != token || again.seal_value != sealed.seal_value) {
        return fail(ErrorKind::invalid, "the time stamp has no place in the evidence", {}, "report this as a fault");
    }
    return stamped;
}

Result<crypto::TimeStamp> evidence_stamp(const SealedEvidence& sealed, std::span<const crypto::Certificate> anchors) {
    if (!sealed.stamp) {
        return fail(ErrorKind::not_found, fmt::format("the evidence {} has no time stamp", sealed.evidence.id), {},
                    "its seal is proven by what is known of its arrival only");
    }
    return crypto::check_time_stamp(octets(*sealed.stamp), crypto::sha256(sealed.seal_value), anchors);
}

Result<void> trusted_evidence(const SealedEvidence& sealed, const Directory& directory,
                              std::span<const crypto::Certificate> anchors, Instant proven) {
    TRY_VOID(check_evidence(sealed.evidence));
    const std::string& issuer = sealed.evidence.issuer.authority;
    const ListedAuthority* authority = directory.authority(issuer);
    const auto untrusted = [&](std::string_view why) {
        return fail(ErrorKind::forbidden,
                    fmt::format("the seal {} of {} {}", crypto::hex(sealed.signer.digest()), issuer, why), {},
                    "an evidence counts by a seal that the directory lists for its issuer");
    };
    if (authority == nullptr) return untrusted("is of nobody in the directory");
    if (authority->status == AuthorityStatus::suspended) return untrusted("is of an authority that is suspended");
    if (sealed.signer.key_usage() && !sealed.signer.key_usage()->digital_signature &&
        !sealed.signer.key_usage()->content_commitment) {
        return untrusted("is of a certificate that is not for signing");
    }
    const auto listed = [&](Instant when) {
        return std::ranges::any_of(listed_certificates(*authority, CertificateUse::evidence, std::nullopt, when),
                                   [&](const auto* entry) { return entry->sha256 == sealed.signer.digest(); });
    };
    if (!listed(sealed.sealed)) return untrusted("was not listed for evidences when it says it was made");
    if (!listed(proven)) return untrusted("was not listed for evidences when it is known to have existed");
    if (proven.utc_milliseconds() < sealed.sealed.utc_milliseconds() - max_seal_skew_seconds * 1000) {
        return untrusted("existed before it says it was made");
    }
    const std::array<Instant, 2> instants{sealed.sealed, proven};
    return crypto::check_chain(sealed.signer, sealed.others, anchors, instants);
}

}  // namespace comity::channel
