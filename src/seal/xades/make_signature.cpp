// SPDX-License-Identifier: EUPL-1.2
#include "seal/xades/make_signature.h"

#include <fmt/format.h>

#include "format/base64.h"
#include "format/xml_writer.h"
#include "seal/xades/names.h"
#include "seal/xades/read_signature.h"

namespace comity::seal {

namespace {

using format::XmlWriter;

void write_digest(XmlWriter& xml, const crypto::Sha256& digest) {
    xml.element("ds:DigestMethod", {{"Algorithm", std::string(sha256_uri)}});
    xml.element("ds:DigestValue", {}, format::base64(digest));
}

void write_transforms(XmlWriter& xml, std::initializer_list<std::string_view> transforms) {
    if (transforms.size() == 0) return;
    xml.element("ds:Transforms", {}, [&] {
        for (const std::string_view transform : transforms) {
            xml.element("ds:Transform", {{"Algorithm", std::string(transform)}});
        }
    });
}

/// EN 319 132-1, table 1: what a signature of level B has to say of itself.
void write_properties(XmlWriter& xml, const SignatureIds& ids, std::span<const ObjectToSign> objects,
                      const crypto::Certificate& signer, Instant now) {
    xml.element("xades:SignedProperties", {{"Id", ids.properties}}, [&] {
        xml.element("xades:SignedSignatureProperties", {}, [&] {
            xml.element("xades:SigningTime", {}, to_string(in_utc(now)));
            xml.element("xades:SigningCertificateV2", {}, [&] {
                xml.element("xades:Cert", {},
                            [&] { xml.element("xades:CertDigest", {}, [&] { write_digest(xml, signer.digest()); }); });
            });
        });
        xml.element("xades:SignedDataObjectProperties", {}, [&] {
            for (const ObjectToSign& object : objects) {
                xml.element("xades:DataObjectFormat", {{"ObjectReference", "#" + object.id}},
                            [&] { xml.element("xades:MimeType", {}, object.media_type); });
            }
        });
    });
}

void write_signed_info(XmlWriter& xml, const SignatureIds& ids, std::span<const ObjectToSign> objects,
                       const SignatureMethod& method, const crypto::Sha256& properties) {
    xml.element("ds:SignedInfo", {}, [&] {
        xml.element("ds:CanonicalizationMethod", {{"Algorithm", std::string(exclusive_uri)}});
        xml.element("ds:SignatureMethod", {{"Algorithm", std::string(method.uri)}});
        for (const ObjectToSign& object : objects) {
            xml.element("ds:Reference", {{"Id", object.id}, {"URI", object.uri}}, [&] {
                write_transforms(xml, object.transforms);
                write_digest(xml, object.digest);
            });
        }
        xml.element("ds:Reference", {{"Type", std::string(properties_type)}, {"URI", "#" + ids.properties}}, [&] {
            write_transforms(xml, {exclusive_uri});
            write_digest(xml, properties);
        });
    });
}

void write_certificates(XmlWriter& xml, const std::vector<crypto::Certificate>& path) {
    xml.element("ds:KeyInfo", {}, [&] {
        xml.element("ds:X509Data", {}, [&] {
            for (const crypto::Certificate& each : path) {
                xml.element("ds:X509Certificate", {}, format::base64(octets(each.der())));
            }
        });
    });
}

/// What one function writes alone is its own exclusive canonical form.
template <class Write>
Result<std::string> alone(Write&& write) {
    XmlWriter xml(signature_prefixes);
    write(xml);
    return std::move(xml).finish();
}

}  // namespace

bool can_seal(const Sealer& sealer) {
    return !sealer.path.empty() && sealer.path.size() <= max_signature_certificates &&
           sealer.path.front().public_key() == sealer.key.public_key() &&
           method_for(sealer.key.public_key()) != nullptr;
}

Result<void> check_sealer(const Sealer& sealer) {
    if (can_seal(sealer)) return {};
    return fail(ErrorKind::invalid, "the key and certificate cannot seal", {},
                "give an RSA key of 3072 bits or more, or one on P-256, with its certificate");
}

Result<std::string> make_signature(const SignatureIds& ids, std::span<const ObjectToSign> objects, const Sealer& sealer,
                                   Instant now) {
    TRY_VOID(check_sealer(sealer));
    const SignatureMethod& method = *method_for(sealer.key.public_key());
    const auto properties = [&](XmlWriter& xml) { write_properties(xml, ids, objects, sealer.path.front(), now); };
    TRY(properties_octets, alone(properties));
    const auto info = [&](XmlWriter& xml) {
        write_signed_info(xml, ids, objects, method, crypto::sha256(properties_octets));
    };
    TRY(info_octets, alone(info));
    TRY(value, sealer.key.sign(method.primitive, octets(info_octets)));
    return alone([&](XmlWriter& xml) {
        xml.element("ds:Signature", {{"Id", ids.signature}}, [&] {
            info(xml);
            xml.element("ds:SignatureValue", {}, format::base64(octets(value)));
            write_certificates(xml, sealer.path);
            xml.element("ds:Object", {}, [&] {
                xml.element("xades:QualifyingProperties", {{"Target", "#" + ids.signature}}, [&] { properties(xml); });
            });
        });
    });
}

Result<std::string> with_time_stamp(std::string_view xml, std::string_view token) {
    // The properties end as make_signature() ends them; anything else is another's document.
    constexpr std::string_view end = "</xades:SignedProperties></xades:QualifyingProperties>";
    constexpr std::string_view before = "</xades:SignedProperties>";
    const std::size_t at = xml.rfind(end);
    if (at == std::string_view::npos || xml.find(end) != at) {
        return fail(ErrorKind::invalid, "the signature was not made by this program", {}, "its maker stamps it");
    }
    std::string stamped(xml.substr(0, at + before.size()));
    stamped += fmt::format(
        "<xades:UnsignedProperties><xades:UnsignedSignatureProperties><xades:SignatureTimeStamp>"
        "<ds:CanonicalizationMethod Algorithm=\"{}\"></ds:CanonicalizationMethod>"
        "<xades:EncapsulatedTimeStamp>{}</xades:EncapsulatedTimeStamp></xades:SignatureTimeStamp>"
        "</xades:UnsignedSignatureProperties></xades:UnsignedProperties>",
        exclusive_uri, format::base64(octets(token)));
    return stamped += xml.substr(at + before.size());
}

}  // namespace comity::seal
