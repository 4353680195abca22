// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "channel/ebms/envelope.h"
#include "channel/pmode/algorithms.h"
#include "channel/security/security_header.h"
#include "crypto/sha256.h"

/// The second half of step 7: whether the header is what the P-Mode wants, before any key is used.
namespace comity::channel {

/// One algorithm for each purpose: nothing is negotiated.
struct SecurityPolicy {
    SignatureAlgorithm sign = SignatureAlgorithm::rsa_sha256;
    std::optional<KeyTransport> encrypt;  ///< nothing: parts stay readable
};

/// A payload part as the signed header announces it.
struct AnnouncedPart {
    std::string content_id;
    std::string mime_type;  ///< on the wire before encryption: application/gzip where compressed; empty where not said
};

/// Where the reference of a thing that must be signed stands in SignatureHeader::references.
struct SignedPlaces {
    std::size_t messaging = 0;
    std::size_t body = 0;
    std::optional<std::size_t> anchor;
    std::optional<std::size_t> fragment;
};

/// What the signature says of a part. True only when the signature is.
struct SignedPart {
    std::string content_id;
    crypto::Sha256 digest{};
    std::string mime_type;  ///< of EncryptedData, which says what was digested, in small letters and without
                            ///< parameters; empty where it is not encrypted
    bool encrypted = false;
};

struct PolicyOutcome {
    SignedPlaces places;
    std::vector<SignedPart> parts;  ///< in the order of `announced`
};

/// Compares: the algorithms; the references, which must be Messaging, Body, every block and every announced part, each
/// once, with its one transform and SHA-256; the encrypted parts, which must be the announced ones with the types the
/// signed header implies; and the key's list of them. References are compared with the ids of the nodes of `envelope`;
/// nothing is looked up by id. Error: policy_noncompliance.
EbmsResult<PolicyOutcome> check_policy(const SecurityHeader& header, const SecurityPolicy& policy,
                                       const Envelope& envelope, std::span<const AnnouncedPart> announced);

}  // namespace comity::channel
