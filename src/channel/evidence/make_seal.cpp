// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include "channel/envelope/transmittal.h"
#include "channel/evidence/seal.h"
#include "channel/evidence/seal_form.h"
#include "crypto/certificate_chain.h"
#include "format/base64.h"

namespace comity::channel {

namespace seal {

const Algorithm* algorithm_for(const crypto::PublicKey& key) {
    for (const Algorithm& algorithm : algorithms) {
        const bool large = key.kind() != crypto::KeyKind::rsa || key.bits() >= crypto::min_chain_rsa_bits;
        if (algorithm.kind == key.kind() && large) return &algorithm;
    }
    return nullptr;
}

Ids ids_of(const std::string& evidence) {
    return {"_e-" + evidence, "_sig-" + evidence, "_ref-" + evidence, "_props-" + evidence};
}

}  // namespace seal

namespace {

using format::XmlWriter;

void write_digest(XmlWriter& xml, const crypto::Sha256& digest) {
    xml.element("ds:DigestMethod", {{"Algorithm", std::string(seal::sha256_uri)}});
    xml.element("ds:DigestValue", {}, format::base64(digest));
}

void write_transforms(XmlWriter& xml, std::initializer_list<std::string_view> transforms) {
    xml.element("ds:Transforms", {}, [&] {
        for (const std::string_view transform : transforms) {
            xml.element("ds:Transform", {{"Algorithm", std::string(transform)}});
        }
    });
}

/// EN 319 132-1, table 1: what a signature of level B has to say of itself.
void write_properties(XmlWriter& xml, const seal::Ids& ids, const crypto::Certificate& signer, Instant now) {
    xml.element("xades:SignedProperties", {{"Id", ids.properties}}, [&] {
        xml.element("xades:SignedSignatureProperties", {}, [&] {
            xml.element("xades:SigningTime", {}, to_string(in_utc(now)));
            xml.element("xades:SigningCertificateV2", {}, [&] {
                xml.element("xades:Cert", {},
                            [&] { xml.element("xades:CertDigest", {}, [&] { write_digest(xml, signer.digest()); }); });
            });
        });
        xml.element("xades:SignedDataObjectProperties", {}, [&] {
            xml.element("xades:DataObjectFormat", {{"ObjectReference", "#" + ids.reference}},
                        [&] { xml.element("xades:MimeType", {}, "application/xml"); });
        });
    });
}

void write_signed_info(XmlWriter& xml, const seal::Ids& ids, const seal::Algorithm& algorithm,
                       const crypto::Sha256& evidence, const crypto::Sha256& properties) {
    xml.element("ds:SignedInfo", {}, [&] {
        xml.element("ds:CanonicalizationMethod", {{"Algorithm", std::string(seal::exclusive)}});
        xml.element("ds:SignatureMethod", {{"Algorithm", std::string(algorithm.uri)}});
        xml.element("ds:Reference", {{"Id", ids.reference}, {"URI", "#" + ids.evidence}}, [&] {
            write_transforms(xml, {seal::enveloped, seal::exclusive});
            write_digest(xml, evidence);
        });
        xml.element("ds:Reference", {{"Type", std::string(seal::properties_type)}, {"URI", "#" + ids.properties}}, [&] {
            write_transforms(xml, {seal::exclusive});
            write_digest(xml, properties);
        });
    });
}

/// What one function writes alone is its own exclusive canonical form.
template <class Write>
Result<std::string> alone(Write&& write) {
    XmlWriter xml(seal::prefixes);
    write(xml);
    return std::move(xml).finish();
}

}  // namespace

Result<std::string> sealed_evidence(const Evidence& evidence, const EvidenceSealer& sealer, Instant now) {
    TRY_VOID(check_evidence(evidence));
    if (!is_uuid(evidence.id)) {
        return fail(ErrorKind::invalid, fmt::format("'{}' is no UUID", evidence.id.substr(0, 80)), {},
                    "an evidence is named by one");
    }
    const bool own = !sealer.path.empty() && sealer.path.front().public_key() == sealer.key.public_key();
    const seal::Algorithm* algorithm = seal::algorithm_for(sealer.key.public_key());
    if (!own || algorithm == nullptr || sealer.path.size() > max_seal_certificates) {
        return fail(ErrorKind::invalid, "the key and certificate cannot seal evidences", {},
                    "configure an RSA key of 3072 bits or more, or one on P-256, with its certificate");
    }
    const seal::Ids ids = seal::ids_of(evidence.id);
    TRY(plain, alone([&](XmlWriter& xml) { write_evidence(xml, evidence, [] {}); }));
    TRY(properties, alone([&](XmlWriter& xml) { write_properties(xml, ids, sealer.path.front(), now); }));
    const auto evidence_digest = crypto::sha256(plain);
    const auto properties_digest = crypto::sha256(properties);
    TRY(signed_info,
        alone([&](XmlWriter& xml) { write_signed_info(xml, ids, *algorithm, evidence_digest, properties_digest); }));
    TRY(value, sealer.key.sign(algorithm->primitive, octets(signed_info)));

    XmlWriter xml(seal::prefixes);
    write_evidence(xml, evidence, [&] {
        xml.element("ds:Signature", {{"Id", ids.signature}}, [&] {
            write_signed_info(xml, ids, *algorithm, evidence_digest, properties_digest);
            xml.element("ds:SignatureValue", {}, format::base64(octets(value)));
            xml.element("ds:KeyInfo", {}, [&] {
                xml.element("ds:X509Data", {}, [&] {
                    for (const crypto::Certificate& each : sealer.path) {
                        xml.element("ds:X509Certificate", {}, format::base64(octets(each.der())));
                    }
                });
            });
            xml.element("ds:Object", {}, [&] {
                xml.element("xades:QualifyingProperties", {{"Target", "#" + ids.signature}},
                            [&] { write_properties(xml, ids, sealer.path.front(), now); });
            });
        });
    });
    TRY(document, std::move(xml).finish());
    // What would not open is not issued: a text that is read otherwise than it is written, for one.
    TRY(opened, open_evidence(document));
    if (opened.evidence != evidence) {
        return fail(ErrorKind::invalid, "the evidence has a text that is read otherwise than it is written", {},
                    "leave white space at the ends of texts out");
    }
    return document;
}

}  // namespace comity::channel
