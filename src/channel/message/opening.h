// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "base/instant.h"
#include "channel/message/incoming.h"
#include "channel/message/part_intake.h"
#include "channel/message/refusal.h"
#include "channel/message/trust.h"
#include "channel/pmode/selection.h"
#include "channel/security/content_key.h"

/// Steps 2 to 11: all that needs the envelope alone.
namespace comity::channel {

struct ReceiveLimits {
    std::uint64_t max_message = std::uint64_t{65} << 30;    ///< octets of the HTTP body; over it 413
    std::size_t max_envelope = std::size_t{1} << 20;        ///< octets; over it 400
    std::uint64_t reorder_spool = std::uint64_t{64} << 20;  ///< octets of parts before the envelope; over it 413
    std::size_t max_parts = default_max_parts;              ///< over it EBMS:0007
};

/// What is known of a message whose signature is good.
enum class Seen {
    never,
    receipted,      ///< the stored receipt is sent again
    other_content,  ///< under the same id: EBMS:0004, and an alarm
    in_progress,    ///< and did not end while it was waited for: 503
};
struct SeenBefore {
    Seen seen = Seen::never;
    std::string receipt;
};
/// Asked with the authority of the signer, the MessageId and the digest of references. May wait for a first copy that
/// is in progress. Errors: unavailable, to be answered EBMS:0202.
using AskSeen =
    std::function<Result<SeenBefore>(const std::string&, const std::string&, const crypto::Sha256& references)>;

/// What receiving one message needs of others; all of it outlives the receiver.
struct Reception {
    const PModes& pmodes;
    std::string own;  ///< id of our authority
    DirectoryAnswers directory;
    const Trust& trust;
    std::span<const DecryptionKey> keys;
    AskSeen seen;
    Spool& quarantine;
    Instant now;
    ReceiveLimits limits;
    /// Whether the caller joins the fragments of split messages, where the P-Mode has them; else they are refused.
    bool takes_fragments = false;
};

/// A message whose signature is good and whose content key is open.
struct OpenedMessage {
    IncomingMessage message;  ///< without parts
    const PMode* pmode = nullptr;
    std::vector<PartDescription> descriptions;
    std::vector<ExpectedPart> expected;  ///< in the order of `descriptions`
    std::optional<ContentKey> content_key;
};

using Opened = std::variant<OpenedMessage, RepeatedMessage, IncomingSignal>;

Accepted<Opened> open_envelope(std::string envelope, const Reception& reception);

/// Step 14: number, types and sizes by the P-Mode's payload profile; the leading document, where it is XML, parses.
Accepted<void> check_payload(const OpenedMessage& message, std::span<const IncomingPart> parts);

}  // namespace comity::channel
