// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "channel/evidence/evidence.h"
#include "crypto/certificate.h"
#include "crypto/public_key.h"
#include "crypto/sha256.h"
#include "format/xml_writer.h"

/// What maker and checker of a seal share, for the source files of this folder.
namespace comity::channel::seal {

inline constexpr std::string_view ds_space = "http://www.w3.org/2000/09/xmldsig#";
inline constexpr std::string_view xades_space = "http://uri.etsi.org/01903/v1.3.2#";
inline constexpr std::string_view exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";
inline constexpr std::string_view enveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
inline constexpr std::string_view sha256_uri = "http://www.w3.org/2001/04/xmlenc#sha256";
inline constexpr std::string_view properties_type = "http://uri.etsi.org/01903#SignedProperties";

inline constexpr std::array<format::XmlPrefix, 4> prefixes{
    {{"e", evidence_space}, {"ds", ds_space}, {"c", evidence_log_space}, {"xades", xades_space}}};

struct Algorithm {
    std::string_view uri;
    crypto::SignatureAlgorithm primitive;
    crypto::KeyKind kind;
};
inline constexpr std::array<Algorithm, 2> algorithms{
    {{"http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", crypto::SignatureAlgorithm::rsa_pkcs1_sha256,
      crypto::KeyKind::rsa},
     {"http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256", crypto::SignatureAlgorithm::ecdsa_p256_sha256,
      crypto::KeyKind::p256}}};

/// The algorithm for a key; nothing where it cannot seal.
const Algorithm* algorithm_for(const crypto::PublicKey& key);

/// Ids within a sealed evidence: "_e-…", "_sig-…", "_ref-…", "_props-…".
struct Ids {
    std::string evidence, signature, reference, properties;
};
Ids ids_of(const std::string& evidence);

}  // namespace comity::channel::seal
