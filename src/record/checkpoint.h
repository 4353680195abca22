// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "record/merkle_tree.h"
#include "record/note.h"

/// The head of a log, as the log signs it: C2SP tlog-checkpoint v1.0.0.
namespace comity::record {

struct Checkpoint {
    std::string origin;  ///< which log; for logs of ours the name of the log key
    std::uint64_t size = 0;
    Hash root = empty_root();
    std::vector<std::string> extensions;  ///< further lines of others' logs; ours have none

    friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

/// The text that is signed: a line each.
std::string checkpoint_text(const Checkpoint& checkpoint);
/// Errors: not at least three lines that are not empty; a size that is no number of at most 2^63 - 1; a root that is no
/// hash.
Result<Checkpoint> read_checkpoint(std::string_view text);

/// Signed by the log: a note. Precondition: the signer's name is the origin, its type ed25519.
std::string sign_checkpoint(const Signer& log, const Checkpoint& checkpoint);

/// A checkpoint whose signatures by known keys were verified.
struct SignedCheckpoint {
    Checkpoint checkpoint;
    Note note;
    std::vector<VerifiedSignature> cosignatures;  ///< by known witnesses, in the order of the note
};

/// The checkpoint in a note. Errors: no note, no checkpoint; `forbidden` unless the log signed it: one of `log_keys`
/// that has the origin as its name; or where a signature of a known key, of the log or a witness, does not verify.
Result<SignedCheckpoint> open_checkpoint(std::string_view note, std::span<const VerifierKey> log_keys,
                                         std::span<const VerifierKey> witness_keys);

}  // namespace comity::record
