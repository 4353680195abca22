// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "crypto/certificate.h"
#include "crypto/private_key.h"
#include "crypto/sha256.h"

namespace comity::seal {

/// A key that seals, with its certificate.
struct Sealer {
    const crypto::PrivateKey& key;          ///< RSA of 3072 bits or more, or P-256
    std::vector<crypto::Certificate> path;  ///< its certificate first, then what stands between it and an anchor
};

/// What a signature is put under.
struct ObjectToSign {
    std::string id;                                      ///< of its reference
    std::string uri;                                     ///< "#id" of an element, or a file of the container
    std::initializer_list<std::string_view> transforms;  ///< that give the octets from what the URI names
    crypto::Sha256 digest{};                             ///< of these octets
    std::string media_type;
};

struct SignatureIds {
    std::string signature;
    std::string properties;
};

/// Whether the key and its certificate can seal: a kind and size of method_for(), at most max_signature_certificates,
/// the first one that of the key.
bool can_seal(const Sealer& sealer);
/// Errors: invalid where it cannot.
Result<void> check_sealer(const Sealer& sealer);

/// A ds:Signature over the objects with the properties of XAdES baseline B-B (EN 319 132-1, table 1), in its exclusive
/// canonical form with prefixes ds and xades. `now` is the signing time. Errors: invalid where can_seal() says no; the
/// key's own.
Result<std::string> make_signature(const SignatureIds& ids, std::span<const ObjectToSign> objects, const Sealer& sealer,
                                   Instant now);

/// The document with a time-stamp token (RFC 3161) over the canonical SignatureValue, by which the one signature in it
/// that make_signature() made becomes one of level B-T. Errors: invalid where there is no such signature, or several.
Result<std::string> with_time_stamp(std::string_view xml, std::string_view token);

}  // namespace comity::seal
