// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "channel/ebms/messages.h"
#include "channel/ebms/part.h"
#include "channel/message/spool.h"
#include "crypto/sha256.h"
#include "format/xml.h"

/// What a peer sent, once it passed the checks.
namespace comity::channel {

struct IncomingPart {
    PartDescription description;
    std::unique_ptr<SpoolFile> file;  ///< the document, as TakenPart has it; gone with this object unless it is kept
    crypto::Sha256 sha256{};          ///< of the document
};

/// Passed steps 2 to 14; nothing is stored yet and nobody was answered.
struct IncomingMessage {
    UserMessage header;
    std::string envelope;     ///< the root part's octets as they came
    std::string pmode;        ///< its id
    std::string signer;       ///< id of the authority
    std::string certificate;  ///< DER of the signer's
    std::vector<std::string> flags;
    std::vector<Reference> references;   ///< of the signature, in its order, for the receipt
    crypto::Sha256 references_digest{};  ///< delivery/references.h
    std::string anchor;                  ///< la:LogAnchor in its canonical form, or empty
    /// Of a fragment, whose only part is a range of its source message; only where the reception takes fragments.
    std::optional<MessageFragment> fragment{};
    std::vector<IncomingPart> parts;  ///< in the order of PartInfo
    bool ping = false;                ///< test service: answered with a receipt, never delivered
};

/// A message that was received before: its receipt is sent again, octet for octet.
struct RepeatedMessage {
    std::string signer;
    std::string message_id;
    std::string receipt;
    std::string group_id;  ///< of a fragment: of the message it is of; "" for others
};

/// A receipt, errors or a pull request that came as a request of its own: passed steps 2 to 4. Its signature is not
/// checked yet: signals.h does, against what is known of the message or channel it names.
struct IncomingSignal {
    SignalMessage header;
    std::string envelope;
};

using Incoming = std::variant<IncomingMessage, RepeatedMessage, IncomingSignal>;

}  // namespace comity::channel
