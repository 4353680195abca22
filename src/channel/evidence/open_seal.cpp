// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include "channel/envelope/element_sequence.h"
#include "channel/evidence/seal.h"
#include "channel/evidence/seal_form.h"
#include "crypto/certificate_chain.h"
#include "crypto/hex.h"
#include "format/base64.h"

namespace comity::channel {

namespace {

using format::XmlElement;
using seal::ds_space;
using seal::xades_space;

tl::unexpected<Error> not_sealed(const XmlElement& at, std::string message) {
    return fail(ErrorKind::forbidden, std::move(message), {{}, at.line()},
                "it was changed after it was sealed, or sealed by something else");
}

Result<std::string> base64_in(const XmlElement& at, std::size_t most) {
    TRY_VOID(only_attributes(at, {"Id", "Encoding"}));
    if (at.has_children()) return wrong_element(at, fmt::format("{} has elements in it", at.name()));
    std::string text = at.text();
    std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; });
    auto octets = format::from_base64(text);
    if (!octets || octets->empty() || octets->size() > most) {
        return wrong_element(at, fmt::format("{} is no base64 of at most {} octets", at.name(), most));
    }
    return *std::move(octets);
}

Result<void> algorithm_is(const XmlElement& at, std::string_view uri) {
    TRY_VOID(only_attributes(at, {"Algorithm"}));
    if (at.attribute({}, "Algorithm") == uri && !at.has_children() && !at.has_text()) return {};
    return wrong_element(at, fmt::format("{} is not {}", at.name(), uri), "one form of a seal is read");
}

Result<crypto::Sha256> digest(ElementSequence& children) {
    TRY(method, children.next(ds_space, "DigestMethod"));
    TRY_VOID(algorithm_is(method, seal::sha256_uri));
    TRY(value, children.next(ds_space, "DigestValue"));
    crypto::Sha256 read{};
    TRY(octets, base64_in(value, read.size()));
    if (octets.size() != read.size()) return wrong_element(value, "DigestValue is no SHA-256");
    std::ranges::copy(comity::octets(octets), read.begin());
    return read;
}

/// A reference to the element of that id, with these transforms: its digest.
Result<crypto::Sha256> reference(ElementSequence& info, std::string_view id, std::string_view type,
                                 std::initializer_list<std::string_view> transforms) {
    TRY(element, info.next(ds_space, "Reference"));
    TRY_VOID(only_attributes(element, {"Id", "URI", "Type"}));
    if (element.attribute({}, "URI") != fmt::format("#{}", id) || element.attribute({}, "Type").value_or("") != type) {
        return wrong_element(element, "a reference to something else than the evidence and its properties");
    }
    TRY(children, ElementSequence::of(element));
    TRY(list, children.next(ds_space, "Transforms"));
    TRY(listed, ElementSequence::of(list));
    for (const std::string_view transform : transforms) {
        TRY(each, listed.next(ds_space, "Transform"));
        TRY_VOID(algorithm_is(each, transform));
    }
    TRY_VOID(listed.end());
    TRY(value, digest(children));
    TRY_VOID(children.end());
    return value;
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

struct Properties {
    Instant sealed;
    crypto::Sha256 certificate{};
};

Result<Properties> properties(const XmlElement& at) {
    TRY(children, ElementSequence::of(at));
    TRY(own, children.next(xades_space, "SignedSignatureProperties"));
    TRY(list, ElementSequence::of(own));
    TRY(time_element, list.next(xades_space, "SigningTime"));
    TRY(time_text, text_in(time_element, max_evidence_text));
    const auto sealed = parse_instant(time_text);
    if (!sealed) return wrong_element(time_element, "SigningTime is no instant");
    TRY(certificates, list.next(xades_space, "SigningCertificateV2"));
    TRY(cert_list, ElementSequence::of(certificates));
    TRY(cert, cert_list.next(xades_space, "Cert"));
    TRY(cert_children, ElementSequence::of(cert));
    TRY(cert_digest, cert_children.next(xades_space, "CertDigest"));
    TRY(digest_children, ElementSequence::of(cert_digest));
    TRY(certificate, digest(digest_children));
    return Properties{*sealed, certificate};
}

Result<std::vector<crypto::Certificate>> certificates(const XmlElement& key_info) {
    TRY(children, ElementSequence::of(key_info));
    TRY(data, children.next(ds_space, "X509Data"));
    TRY_VOID(children.end());
    TRY(listed, ElementSequence::of(data));
    TRY(found, listed.all(ds_space, "X509Certificate", max_seal_certificates));
    TRY_VOID(listed.end());
    std::vector<crypto::Certificate> read;
    for (const XmlElement& each : found) {
        TRY(der, base64_in(each, crypto::max_certificate_octets));
        TRY(certificate, crypto::Certificate::from_der(octets(der)));
        read.push_back(std::move(certificate));
    }
    if (read.empty()) return wrong_element(data, "X509Data without a certificate");
    return read;
}

/// The token of a SignatureTimeStamp, the one unsigned property that is read.
Result<std::optional<std::string>> stamp(ElementSequence& qualifying) {
    const auto unsigned_properties = qualifying.next_if(xades_space, "UnsignedProperties");
    if (!unsigned_properties) return std::nullopt;
    TRY(children, ElementSequence::of(*unsigned_properties));
    TRY(own, children.next(xades_space, "UnsignedSignatureProperties"));
    TRY_VOID(children.end());
    TRY(list, ElementSequence::of(own));
    TRY(element, list.next(xades_space, "SignatureTimeStamp"));
    TRY_VOID(list.end());
    TRY(inside, ElementSequence::of(element));
    TRY(method, inside.next(ds_space, "CanonicalizationMethod"));
    TRY_VOID(algorithm_is(method, seal::exclusive));
    TRY(token, inside.next(xades_space, "EncapsulatedTimeStamp"));
    TRY_VOID(inside.end());
    TRY(octets, base64_in(token, max_seal_stamp));
    return std::optional(std::move(octets));
}

/// A signature by its places: SignedInfo, SignatureValue, KeyInfo, Object.
struct Places {
    XmlElement info, value, properties;
    std::vector<crypto::Certificate> certificates;
    std::optional<std::string> stamp;
};

Result<Places> places(const XmlElement& signature) {
    TRY(children, ElementSequence::of(signature));
    TRY(info, children.next(ds_space, "SignedInfo"));
    TRY(value, children.next(ds_space, "SignatureValue"));
    TRY(key_info, children.next(ds_space, "KeyInfo"));
    TRY(path, certificates(key_info));
    TRY(object, children.next(ds_space, "Object"));
    TRY_VOID(children.end());
    TRY(objects, ElementSequence::of(object));
    TRY(qualifying, objects.next(xades_space, "QualifyingProperties"));
    TRY_VOID(objects.end());
    TRY(sets, ElementSequence::of(qualifying));
    TRY(signed_properties, sets.next(xades_space, "SignedProperties"));
    TRY(token, stamp(sets));
    TRY_VOID(sets.end());
    return Places{info, value, signed_properties, std::move(path), std::move(token)};
}

/// The canonical octets of SignedInfo are what is signed; its two references are compared with what stands in the
/// places.
Result<void> check_digests(const XmlElement& root, const XmlElement& signature, const Places& at,
                           const seal::Algorithm& algorithm) {
    TRY(info, ElementSequence::of(at.info));
    TRY(canonicalization, info.next(ds_space, "CanonicalizationMethod"));
    TRY_VOID(algorithm_is(canonicalization, seal::exclusive));
    TRY(method, info.next(ds_space, "SignatureMethod"));
    TRY_VOID(algorithm_is(method, algorithm.uri));
    TRY(root_id, attribute_in(root, "Id", max_evidence_text));
    TRY(properties_id, attribute_in(at.properties, "Id", max_evidence_text));
    if (root_id == properties_id) return wrong_element(at.properties, "two elements with one id");
    TRY(of_evidence, reference(info, root_id, "", {seal::enveloped, seal::exclusive}));
    TRY(of_properties, reference(info, properties_id, seal::properties_type, {seal::exclusive}));
    TRY_VOID(info.end());
    TRY(evidence_octets, without_signature(root, signature));
    if (crypto::sha256(evidence_octets) != of_evidence) return not_sealed(root, "the evidence is not the one sealed");
    TRY(properties_octets, format::canonical(at.properties));
    if (crypto::sha256(properties_octets) != of_properties) {
        return not_sealed(at.properties, "the properties of the seal are not those sealed");
    }
    return {};
}

}  // namespace

Result<SealedEvidence> open_evidence(std::string_view xml) {
    TRY(document, format::read_xml(xml, format::message_xml_limits, "evidence"));
    const XmlElement root = document.root();
    TRY(read, read_evidence(root));
    if (!read.signature) return fail(ErrorKind::forbidden, "the evidence is not sealed", {}, "it proves nothing");
    const XmlElement& signature = *read.signature;
    TRY(at, places(signature));
    const crypto::Certificate& signer = at.certificates.front();
    const seal::Algorithm* algorithm = seal::algorithm_for(signer.public_key());
    if (algorithm == nullptr) return wrong_element(signature, "the seal is of a key that cannot seal evidences");
    TRY_VOID(check_digests(root, signature, at, *algorithm));
    TRY(said, properties(at.properties));
    if (said.certificate != signer.digest()) return not_sealed(signature, "the seal names another certificate");
    TRY(value, base64_in(at.value, max_seal_value));
    TRY(info_octets, format::canonical(at.info));
    if (!signer.public_key().verifies(algorithm->primitive, octets(info_octets), octets(value))) {
        return not_sealed(signature, "the seal is not of the key of its certificate");
    }
    TRY(value_octets, format::canonical(at.value));
    std::vector<crypto::Certificate> others(at.certificates.begin() + 1, at.certificates.end());
    return SealedEvidence{std::move(read.evidence), signer, std::move(others), said.sealed, value_octets,
                          std::move(at.stamp)};
}

Result<std::string> stamped_evidence(std::string_view xml, std::string_view token) {
    TRY(sealed, open_evidence(xml));
    if (sealed.stamp) return fail(ErrorKind::conflict, "the evidence has a time stamp", {}, "keep the one it has");
    // The properties end as the writer of this folder ends them; anything else is another's document.
    constexpr std::string_view end = "</xades:SignedProperties></xades:QualifyingProperties>";
    const std::size_t at = xml.rfind(end);
    if (at == std::string_view::npos || xml.find(end) != at) {
        return fail(ErrorKind::invalid, "the evidence was not sealed by this program", {}, "its issuer stamps it");
    }
    constexpr std::string_view before = "</xades:SignedProperties>";
    std::string stamped(xml.substr(0, at + before.size()));
    stamped += fmt::format(
        "<xades:UnsignedProperties><xades:UnsignedSignatureProperties><xades:SignatureTimeStamp>"
        "<ds:CanonicalizationMethod Algorithm=\"{}\"></ds:CanonicalizationMethod>"
        "<xades:EncapsulatedTimeStamp>{}</xades:EncapsulatedTimeStamp></xades:SignatureTimeStamp>"
        "</xades:UnsignedSignatureProperties></xades:UnsignedProperties>",
        seal::exclusive, format::base64(octets(token)));
    stamped += xml.substr(at + before.size());
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
