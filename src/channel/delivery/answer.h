// SPDX-License-Identifier: EUPL-1.2
// What an answer of a peer means for the message it answers: sections 8.6, 10.3, 11.2, 11.3 and 2.2 (sending side).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "channel/delivery/outbox.h"
#include "channel/delivery/retry.h"

namespace comity::channel {

/// An eb:Error as received.
struct ReceivedError {
    std::string code;     ///< "EBMS:0103"
    bool failure = true;  ///< false: warning
};

/// A signal as received and read. What was signed by somebody else than the addressed authority counts as unsigned.
struct ReceivedSignal {
    std::string ref_to_message_id;
    Instant timestamp;
    bool signed_by_peer = false;
    crypto::Sha256 certificate{};  ///< of the signer
    bool receipt = false;
    std::optional<crypto::Sha256> references;  ///< of a receipt: digest of the references it repeats
    bool references_equal = false;             ///< and whether transforms and methods are ours as well
    std::vector<ReceivedError> errors;
};

/// The outcome of one try.
struct TryOutcome {
    bool answered = false;                 ///< an HTTP response came whole and within its limits
    std::optional<ReceivedSignal> signal;  ///< none where the body held no readable one, whatever the status was
};

/// Whether the certificates the bytes rest on are still those of the newest directory; unknown before it was fetched.
enum class Certificates { unknown, unchanged, changed };

struct Alarm {
    std::string reason;  ///< of docs/formats/access-point.md
    std::string code;
    std::string words;
};

struct Verdict {
    Happening happening = Happening::no_receipt;
    std::string reason;
    std::string code;
    std::string words;
    bool ask_directory = false;  ///< 0101, 0102: fetch the newest directory and judge again
    std::vector<Alarm> alarms;
};

inline constexpr std::chrono::minutes clock_skew{2};
inline constexpr int invalid_receipts_to_alarm = 3;

/// Pure. `now` bounds the timestamp of a receipt.
Verdict judge(const OutgoingMessage& message, const TryOutcome& outcome, Certificates certificates, Instant now);

/// A signal that came on its own (callback). Nothing where the message is not waiting for one: then it changes nothing.
std::optional<Verdict> judge_callback(const OutgoingMessage& message, const ReceivedSignal& signal,
                                      Certificates certificates, Instant now);

/// The message after the verdict, and what the node is told. `happening` becomes tries_used_up where no wait is left.
struct Change {
    OutgoingMessage message;
    std::vector<ChannelEvent> events;  ///< without sequence
};

/// Nothing where the table of states does not have it.
std::optional<Change> advance(const OutgoingMessage& message, const Verdict& verdict, const RetrySchedule& schedule,
                              Instant now, std::uint32_t random);

/// What a signed error of the code makes of the message: section 11.2, column "Sender".
enum class ErrorEffect { none, retry, ask_directory, final };
ErrorEffect effect_of(const ReceivedError& error);

}  // namespace comity::channel
