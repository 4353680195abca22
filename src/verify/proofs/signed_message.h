// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "verify/proofs/xml_signature.h"

/// What access points sent each other: the signed header of a message, or the signed answer to one (AS4).
namespace comity::verify {

/// As eb:PartyId says it; names an authority by the directory only.
struct Party {
    std::string type;
    std::string value;

    friend bool operator==(const Party&, const Party&) = default;
};

struct SignedMessage {
    enum class Kind { message, receipt, error };

    Kind kind = Kind::message;
    std::string id;                 ///< eb:MessageId
    std::string stated;             ///< eb:Timestamp
    std::int64_t milliseconds = 0;  ///< the same, since 1970 UTC
    std::string answers;            ///< eb:RefToMessageId; "" where there is none
    std::optional<Party> from;      ///< of a message
    std::optional<Party> to;        ///< of a message; of a receipt, as the UserMessage copied into it says
    std::string action;
    std::vector<std::string> parts;       ///< "cid:…", of a message
    std::vector<XmlReference> receipted;  ///< of a receipt: what it says was received; empty for one of a cut message
    std::string error;                    ///< of an error: "EBMS:0101"
    XmlSignature signature;
    std::vector<std::string> certificates;  ///< that came with it, the signer's first; may be empty
};

/// The envelope, held to its signature: Messaging and Body are those that SignedInfo digests, every part is signed, and
/// nothing is signed that does not stand here. Who signed it, SignedMessage::signature is asked. Errors: in words, what
/// is wrong.
Outcome<SignedMessage> read_signed_message(const XmlElement& envelope);

/// What a receipt says was received against what was sent: the same references with the same digests, none missing and
/// none more, in any order. Errors: which differ.
Outcome<void> receipts(const SignedMessage& receipt, const SignedMessage& sent);

bool is_soap_envelope(const XmlElement& root);

}  // namespace comity::verify
