// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "verify/outcome.h"
#include "verify/proofs/certificate.h"
#include "verify/proofs/xml.h"

/// XML Signature 1.1 as messages and evidences carry it. Elements are found by their place; what a reference names is
/// compared with the id of the element that stands there, and never looked for.
namespace comity::verify {

inline constexpr std::string_view ds_space = "http://www.w3.org/2000/09/xmldsig#";
inline constexpr std::string_view exclusive_form = "http://www.w3.org/2001/10/xml-exc-c14n#";
inline constexpr std::size_t max_references = 300;  ///< 256 parts and the blocks of the header
inline constexpr std::size_t max_prefixes = 64;     ///< of one InclusiveNamespaces

struct XmlTransform {
    std::string algorithm;
    std::vector<std::string> prefixes;  ///< InclusiveNamespaces

    friend bool operator==(const XmlTransform&, const XmlTransform&) = default;
};

/// A ds:Reference by SHA-256, compared by its values, never by its text.
struct XmlReference {
    std::string uri;
    std::string type;
    std::vector<XmlTransform> transforms;
    std::string digest;  ///< 32 octets

    friend bool operator==(const XmlReference&, const XmlReference&) = default;
};

struct XmlSignature {
    SignatureMethod method = SignatureMethod::ed25519;
    std::string signed_info;  ///< its canonical octets
    std::string value;
    std::vector<XmlReference> references;

    bool made_by(std::string_view certificate) const {
        return certificate_verifies(certificate, method, signed_info, value);
    }
};

/// One ds:Reference, in a signature or copied into a receipt.
Outcome<XmlReference> read_reference(const XmlElement& element);

/// SignedInfo in exclusive canonical form with its value. Errors: any other form.
Outcome<XmlSignature> read_xml_signature(const XmlElement& signature);

/// Whether the element, in the exclusive form its one transform asks for, is the one the reference digests.
bool digests(const XmlReference& reference, const XmlElement& element);

/// The octets of an element's text, base64 with white space in it.
Outcome<std::string> octets_in(const XmlElement& element);

}  // namespace comity::verify
