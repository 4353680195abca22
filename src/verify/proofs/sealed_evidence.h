// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "verify/proofs/xml_signature.h"

/// Evidences of EN 319 522-3 with an enveloped seal of XAdES baseline B (docs/formats/evidence.md).
namespace comity::verify {

struct SealedEvidence {
    struct Content {
        std::string identifier;
        std::string digest;  ///< 32 octets

        friend bool operator==(const Content&, const Content&) = default;
    };

    std::string id;
    std::string event;   ///< "RelayAcceptance"
    std::string stated;  ///< EventTime
    std::string issuer;  ///< id of the authority
    std::string sender;
    std::string recipient;
    std::string message;  ///< id of the transmittal
    std::vector<Content> contents;
    std::string receipt;                    ///< SHA-256 of the AS4 receipt; "" where it names none
    std::string sealed;                     ///< SigningTime
    std::int64_t sealed_milliseconds = 0;   ///< the same, since 1970 UTC
    std::vector<std::string> certificates;  ///< the signer's first
    XmlSignature seal;
};

/// Reads the evidence and checks its seal: it is the very text that the key of its certificate sealed, and its issuer
/// is of the side that such an event is for. Whose key that is, the directory says. Errors: in words, what is wrong.
Outcome<SealedEvidence> read_sealed_evidence(const XmlElement& root);

/// EN 319 522-1 section 6: whether such an event is for its issuer to say, as sender or as recipient.
bool issued_by_its_side(const SealedEvidence& evidence);

bool is_evidence(const XmlElement& root);

}  // namespace comity::verify
