// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "record/checkpoint.h"
#include "record/witness_state.h"

/// The witness's side of C2SP tlog-witness v1.0.0, add-checkpoint; and what its client sends.
namespace comity::record {

/// Limits of a request.
inline constexpr std::size_t max_consistency_lines = 63;
inline constexpr std::size_t max_add_checkpoint = max_note + 4 * 1024;

/// A request: "old <size>", proof lines, an empty line, the signed checkpoint.
struct AddCheckpoint {
    std::uint64_t old_size = 0;
    std::vector<Hash> proof;
    std::string note;

    friend bool operator==(const AddCheckpoint&, const AddCheckpoint&) = default;
};

std::string add_checkpoint_body(const AddCheckpoint& request);
/// Errors: any other form; a limit. The note is not read.
Result<AddCheckpoint> read_add_checkpoint(std::string_view body);

/// The HTTP status of tlog-witness, as it is said in other transports too.
enum class WitnessStatus {
    cosigned = 200,
    old_size_too_large = 400,  ///< and everything that is no request
    not_signed = 403,
    unknown_origin = 404,
    other_old_size = 409,  ///< the body says the size that was cosigned last
    inconsistent = 422,
};

/// A log the witness is asked for, with the keys it may sign with.
struct WitnessedLog {
    std::string origin;
    std::vector<VerifierKey> keys;
};

/// Whether the transport proves that the log's operator sent the request. What an anonymous sender got wrong is refused
/// but is no evidence and stops nothing: anyone can put a wrong proof or signature beside a checkpoint. Two roots that
/// the log signed for one size are evidence whoever brings them.
enum class Sender { log_operator, anonymous };

/// What to answer, and what to write before answering.
struct WitnessVerdict {
    WitnessStatus status = WitnessStatus::old_size_too_large;
    /// The body of the answer; empty when cosigned: the lines are made with cosign() once `state` is durable.
    std::string body;
    std::string reason;                    ///< for the witness's own log, in words; empty when cosigned
    std::string to_cosign;                 ///< text of the checkpoint; empty unless cosigned
    std::optional<WitnessState> state;     ///< replaces the state that was given
    std::optional<ForkEvidence> evidence;  ///< to be kept, and a person to be told
};

/// Judges a request. Reading `state`, this, and writing what it gives are one transaction.
/// `log` is the one named by the origin of the request, or nothing where it is unknown; `state` what the witness has of
/// it, nothing where it never cosigned.
WitnessVerdict judge(std::string_view body, const std::optional<WitnessedLog>& log,
                     const std::optional<WitnessState>& state, Sender sender, Instant now);

/// The origin a request names, so that its log and state can be looked up; nothing where it is no request.
std::optional<std::string> origin_of(std::string_view body);

/// The state after a person looked at the evidence and found the log in order. `conflict` unless it was stopped.
Result<WitnessState> cleared(WitnessState state);

}  // namespace comity::record
