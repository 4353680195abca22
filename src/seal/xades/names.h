// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "crypto/foreign_signature.h"
#include "format/xml.h"
#include "format/xml_writer.h"

/// Namespaces and algorithms of XML Signature and of XAdES (EN 319 132-1), as far as seals use them.
namespace comity::seal {

inline constexpr std::string_view ds_space = "http://www.w3.org/2000/09/xmldsig#";
inline constexpr std::string_view asic_space = "http://uri.etsi.org/02918/v1.2.1#";
inline constexpr std::string_view xades_space = "http://uri.etsi.org/01903/v1.3.2#";
inline constexpr std::string_view exclusive_uri = "http://www.w3.org/2001/10/xml-exc-c14n#";
inline constexpr std::string_view enveloped_uri = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
inline constexpr std::string_view sha256_uri = "http://www.w3.org/2001/04/xmlenc#sha256";
inline constexpr std::string_view properties_type = "http://uri.etsi.org/01903#SignedProperties";

inline constexpr std::array<format::XmlPrefix, 2> signature_prefixes{{{"ds", ds_space}, {"xades", xades_space}}};

struct SignatureMethod {
    std::string_view uri;
    crypto::SignatureAlgorithm primitive;
    crypto::KeyKind kind;
};

/// The method by which a key seals; nothing where it cannot: RSA of less than 3072 bits, other kinds.
const SignatureMethod* method_for(const crypto::PublicKey& key);

/// A method by which others sign.
struct ForeignMethod {
    std::string_view uri;
    crypto::SignatureScheme scheme;
    crypto::DigestKind digest;
};

/// Nothing where seals with it are not read. Ours are among them.
const ForeignMethod* method_named(std::string_view uri);
/// Whether seals of ours may be made with it.
bool is_own_method(std::string_view uri);

/// Nothing for one that is not read: SHA-1 above all.
std::optional<crypto::DigestKind> digest_named(std::string_view uri);

/// The form without comments of that name. Nothing for any other: what it would leave in or out is not known here.
std::optional<format::CanonicalForm> canonical_form_named(std::string_view uri);

}  // namespace comity::seal
