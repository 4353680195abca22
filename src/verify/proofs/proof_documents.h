// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "verify/proofs/sealed_evidence.h"
#include "verify/proofs/signed_message.h"

namespace comity::verify {

/// The cover of what was sent (docs/formats/transmittal.md). Nobody signs it alone: an event names its digest.
struct SentTransmittal {
    struct Part {
        std::string id;      ///< in the message: "annex-1"
        std::string digest;  ///< hexadecimal
    };

    std::string id;
    std::string from;
    std::string to;
    std::vector<Part> parts;
};

using ProofDocument = std::variant<SentTransmittal, SignedMessage, SealedEvidence>;

/// By its root. Errors: in words, what is wrong with it.
Outcome<ProofDocument> read_proof_document(std::string_view octets);

/// "receipt for m1@gw.xa.example, stated 2026-03-04T10:11:13.001Z"
std::string in_words(const ProofDocument& document);

/// How events name an evidence: "relay-acceptance" of "RelayAcceptance".
std::string event_word(std::string_view erds_event);

/// Whether events with that word name the digest of what only the channel files.
bool is_machine_proof(std::string_view word);

}  // namespace comity::verify
