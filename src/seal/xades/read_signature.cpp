// SPDX-License-Identifier: EUPL-1.2
#include "seal/xades/read_signature.h"

#include <algorithm>

#include <fmt/format.h>

#include "format/base64.h"
#include "seal/xades/names.h"

namespace comity::seal {

namespace {

using format::CanonicalForm;
using format::XmlElement;
using format::XmlSequence;

tl::unexpected<Error> not_allowed(const XmlElement& at, std::string_view what) {
    return fail(ErrorKind::forbidden, fmt::format("{} is {}", at.name(), what.substr(0, 120)), {{}, at.line()},
                "seals use SHA-256 or its longer sisters, RSA or curves of NIST, and canonical forms without comments");
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

/// The URI of an algorithm, which has no parameters.
Result<std::string> algorithm_in(const XmlElement& at) {
    TRY_VOID(only_attributes(at, {"Algorithm"}));
    if (at.has_children() || at.has_text()) return not_allowed(at, "one with parameters");
    return attribute_in(at, "Algorithm", max_reference_text);
}

Result<CanonicalForm> canonical_form_in(const XmlElement& at, Shape shape) {
    TRY(uri, algorithm_in(at));
    const auto form = canonical_form_named(uri);
    if (!form || (shape == Shape::ours && *form != CanonicalForm::exclusive_1_0)) return not_allowed(at, uri);
    return *form;
}

Result<crypto::Digest> digest(XmlSequence& children, Shape shape) {
    TRY(method, children.next(ds_space, "DigestMethod"));
    TRY(uri, algorithm_in(method));
    const auto kind = digest_named(uri);
    if (!kind || (shape == Shape::ours && *kind != crypto::DigestKind::sha256)) return not_allowed(method, uri);
    TRY(value, children.next(ds_space, "DigestValue"));
    TRY(octets, base64_in(value, crypto::octets_of(*kind)));
    if (octets.size() != crypto::octets_of(*kind)) return wrong_element(value, "DigestValue has another length");
    return crypto::Digest(*kind, std::move(octets));
}

Result<std::string> short_attribute(const XmlElement& at, std::string_view name) {
    if (!at.attribute({}, name)) return std::string();
    return attribute_in(at, name, max_reference_text);
}

Result<Reference> reference(const XmlElement& element, Shape shape) {
    TRY_VOID(only_attributes(element, {"Id", "URI", "Type"}));
    Reference read;
    read.line = element.line();
    TRY(id, short_attribute(element, "Id"));
    TRY(uri, attribute_in(element, "URI", max_reference_text));
    TRY(type, short_attribute(element, "Type"));
    read.id = std::move(id);
    read.uri = std::move(uri);
    read.type = std::move(type);
    TRY(children, XmlSequence::of(element));
    if (const auto list = children.next_if(ds_space, "Transforms")) {
        constexpr std::size_t most = 4;
        TRY(listed, XmlSequence::of(*list));
        TRY(all, listed.all(ds_space, "Transform", most));
        TRY_VOID(listed.end());
        for (const XmlElement& each : all) {
            TRY(transform, algorithm_in(each));
            read.transforms.push_back(std::move(transform));
        }
    }
    TRY(value, digest(children, shape));
    read.digest = std::move(value);
    TRY_VOID(children.end());
    return read;
}

Result<void> read_info(const XmlElement& at, Shape shape, ReadSignature& read) {
    TRY(children, XmlSequence::of(at));
    TRY(canonicalization, children.next(ds_space, "CanonicalizationMethod"));
    TRY(form, canonical_form_in(canonicalization, shape));
    read.form = form;
    TRY(method, children.next(ds_space, "SignatureMethod"));
    TRY(uri, algorithm_in(method));
    const bool read_here = shape == Shape::ours ? is_own_method(uri) : method_named(uri) != nullptr;
    if (!read_here) return not_allowed(method, uri);
    read.method = std::move(uri);
    TRY(all, children.all(ds_space, "Reference", max_signed_objects));
    TRY_VOID(children.end());
    bool found = false;
    for (const XmlElement& each : all) {
        TRY(one, reference(each, shape));
        if (one.type != properties_type) {
            read.references.push_back(std::move(one));
            continue;
        }
        if (found) return wrong_element(each, "two references to signed properties");
        found = true;
        read.to_properties = std::move(one);
    }
    if (!found) return wrong_element(at, "no reference to signed properties: it is no XAdES");
    return {};
}

Result<void> read_certificates(const XmlElement& key_info, Shape shape, ReadSignature& read) {
    const std::size_t most = shape == Shape::ours ? max_signature_certificates : max_foreign_certificates;
    std::vector<XmlElement> found;
    if (shape == Shape::ours) {
        TRY(children, XmlSequence::of(key_info));
        TRY(data, children.next(ds_space, "X509Data"));
        TRY_VOID(children.end());
        TRY(listed, XmlSequence::of(data));
        TRY(all, listed.all(ds_space, "X509Certificate", most));
        TRY_VOID(listed.end());
        found = std::move(all);
    } else {
        for (const XmlElement& data : key_info.children(ds_space, "X509Data"))
            std::ranges::copy(data.children(ds_space, "X509Certificate"), std::back_inserter(found));
    }
    if (found.empty()) return wrong_element(key_info, "KeyInfo without a certificate");
    if (found.size() > most) {
        return fail(ErrorKind::limit, fmt::format("{} certificates in one signature", found.size()),
                    {{}, key_info.line()}, fmt::format("at most {} are read", most));
    }
    for (const XmlElement& each : found) {
        TRY(der, base64_in(each, crypto::max_certificate_octets));
        TRY(certificate, crypto::Certificate::from_der(octets(der)));
        read.certificates.push_back(std::move(certificate));
    }
    return {};
}

/// The next child of that name. Others make further properties between those that are read; they are passed over, being
/// signed like the rest.
Result<XmlElement> property(XmlSequence& children, const XmlElement& parent, std::string_view name, Shape shape) {
    if (shape == Shape::ours) return children.next(xades_space, name);
    const auto found = parent.children(xades_space, name);
    if (found.size() == 1) return found.front();
    return wrong_element(parent, fmt::format("{} {} in {}", found.size(), name, parent.name()));
}

Result<void> read_signing_certificate(const XmlElement& certificates, Shape shape, ReadSignature& read) {
    TRY(list, XmlSequence::of(certificates));
    TRY(cert, list.next(xades_space, "Cert"));
    TRY(cert_children, XmlSequence::of(cert));
    TRY(cert_digest, cert_children.next(xades_space, "CertDigest"));
    TRY(digest_children, XmlSequence::of(cert_digest));
    TRY(value, digest(digest_children, shape));
    read.certificate_digest = std::move(value);
    return {};
}

Result<void> read_formats(const XmlElement& properties, ReadSignature& read) {
    for (const XmlElement& objects : properties.children(xades_space, "SignedDataObjectProperties")) {
        for (const XmlElement& each : objects.children(xades_space, "DataObjectFormat")) {
            if (read.formats.size() == max_signed_objects) return wrong_element(each, "too many DataObjectFormat");
            TRY(name, attribute_in(each, "ObjectReference", max_reference_text));
            const auto types = each.children(xades_space, "MimeType");
            read.formats.push_back({std::move(name), types.empty() ? "" : types.front().text()});
        }
    }
    return {};
}

Result<void> read_properties(const XmlElement& at, Shape shape, ReadSignature& read) {
    TRY(children, XmlSequence::of(at));
    TRY(own, children.next(xades_space, "SignedSignatureProperties"));
    TRY(list, XmlSequence::of(own));
    TRY(time_element, property(list, own, "SigningTime", shape));
    TRY(time_text, text_in(time_element, max_reference_text));
    const auto time = parse_instant(time_text);
    if (!time) return wrong_element(time_element, "SigningTime is no instant");
    read.signing_time = *time;
    // The first edition of EN 319 132-1's predecessors named the issuer beside the digest; the digest is the same.
    const bool first_edition = shape == Shape::baseline && own.children(xades_space, "SigningCertificateV2").empty();
    TRY(certificates, property(list, own, first_edition ? "SigningCertificate" : "SigningCertificateV2", shape));
    TRY_VOID(read_signing_certificate(certificates, shape, read));
    return read_formats(at, read);
}

Result<void> read_stamp(const XmlElement& element, const XmlElement& value, Shape shape, ReadSignature& read) {
    TRY(inside, XmlSequence::of(element));
    CanonicalForm form = CanonicalForm::inclusive_1_0;  // where it names none (EN 319 132-1 section 5.1.4.3)
    if (const auto method = inside.next_if(ds_space, "CanonicalizationMethod")) {
        TRY(named, canonical_form_in(*method, shape));
        form = named;
    } else if (shape == Shape::ours) {
        return wrong_element(element, "SignatureTimeStamp without CanonicalizationMethod");
    }
    TRY(token, inside.next(xades_space, "EncapsulatedTimeStamp"));
    if (shape == Shape::ours) TRY_VOID(inside.end());
    TRY(octets, base64_in(token, max_signature_stamp));
    read.stamp = std::move(octets);
    TRY(stamped, canonical(value, form));
    read.stamped = std::move(stamped);
    return {};
}

/// The first SignatureTimeStamp, the one unsigned property that is read.
Result<void> read_unsigned(XmlSequence& qualifying, const XmlElement& value, Shape shape, ReadSignature& read) {
    const auto unsigned_properties = qualifying.next_if(xades_space, "UnsignedProperties");
    if (!unsigned_properties) return {};
    TRY(children, XmlSequence::of(*unsigned_properties));
    const auto own = children.next_if(xades_space, "UnsignedSignatureProperties");
    if (!own && shape == Shape::baseline) return {};
    if (!own || own->children().size() > 1) {
        if (shape == Shape::ours) return wrong_element(*unsigned_properties, "other unsigned properties than a stamp");
    }
    if (shape == Shape::ours) TRY_VOID(children.end());
    const auto stamps = own->children(xades_space, "SignatureTimeStamp");
    if (stamps.empty() && shape == Shape::baseline) return {};
    if (stamps.empty()) return wrong_element(*own, "other unsigned properties than a stamp");
    return read_stamp(stamps.front(), value, shape, read);
}

}  // namespace

bool ReadSignature::is_signer(const crypto::Certificate& certificate) const {
    return crypto::digest_of(certificate_digest.kind, octets(certificate.der())) == certificate_digest;
}

const crypto::Certificate* ReadSignature::signer() const {
    const auto found =
        std::ranges::find_if(certificates, [&](const crypto::Certificate& each) { return is_signer(each); });
    return found == certificates.end() ? nullptr : &*found;
}

std::vector<crypto::Certificate> ReadSignature::others() const {
    std::vector<crypto::Certificate> rest = certificates;
    std::erase_if(rest, [&](const crypto::Certificate& each) { return is_signer(each); });
    return rest;
}

Result<ReadSignature> read_signature(const XmlElement& signature, Shape shape) {
    // By their places: SignedInfo, SignatureValue, KeyInfo, Object with QualifyingProperties.
    TRY(children, XmlSequence::of(signature));
    TRY(info, children.next(ds_space, "SignedInfo"));
    TRY(value, children.next(ds_space, "SignatureValue"));
    TRY(key_info, children.next(ds_space, "KeyInfo"));
    TRY(object, children.next(ds_space, "Object"));
    TRY_VOID(children.end());
    TRY(objects, XmlSequence::of(object));
    TRY(qualifying, objects.next(xades_space, "QualifyingProperties"));
    TRY_VOID(objects.end());
    TRY(sets, XmlSequence::of(qualifying));
    TRY(properties, sets.next(xades_space, "SignedProperties"));

    ReadSignature read{signature, info, properties};
    TRY_VOID(read_info(info, shape, read));
    TRY(value_octets, base64_in(value, max_signature_value));
    read.value = std::move(value_octets);
    TRY_VOID(read_certificates(key_info, shape, read));
    TRY_VOID(read_properties(properties, shape, read));
    TRY(stamped, canonical(value));
    read.stamped = std::move(stamped);
    TRY_VOID(read_unsigned(sets, value, shape, read));
    TRY_VOID(sets.end());
    return read;
}

Result<bool> properties_are_signed(const ReadSignature& read) {
    TRY(id, attribute_in(read.properties, "Id", max_reference_text));
    if (read.to_properties.uri != "#" + id) return false;
    // Without a transform an element is digested in the inclusive form (XML Signature section 4.4.3.2).
    CanonicalForm form = CanonicalForm::inclusive_1_0;
    const auto& transforms = read.to_properties.transforms;
    if (transforms.size() > 1) return wrong_element(read.info, "several transforms of the signed properties");
    if (!transforms.empty()) {
        const auto named = canonical_form_named(transforms.front());
        if (!named) return not_allowed(read.info, transforms.front());
        form = *named;
    }
    TRY(octets, canonical(read.properties, form));
    return crypto::digest_of(read.to_properties.digest.kind, comity::octets(octets)) == read.to_properties.digest;
}

Result<bool> value_verifies(const ReadSignature& read, const crypto::PublicKey& key) {
    const ForeignMethod* method = method_named(read.method);
    if (method == nullptr) return false;
    TRY(octets, canonical(read.info, read.form));
    return crypto::verifies(key, method->scheme, method->digest, comity::octets(octets), comity::octets(read.value));
}

}  // namespace comity::seal
