// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "verify/outcome.h"

/// Signed notes, checkpoints and cosignatures of C2SP, as far as verifying needs them.
namespace comity::verify {

/// Limits of a note.
inline constexpr std::size_t max_note_signatures = 32;

enum class KeyUse : unsigned char { log = 0x01, witness = 0x04 };

/// A verifier key: `name+hex id+base64(use ‖ public key)`.
struct Key {
    std::string name;
    std::string id;  ///< four octets
    KeyUse use = KeyUse::log;
    std::string public_key;
    std::string text;  ///< as it was written

    friend bool operator==(const Key& a, const Key& b) { return a.text == b.text; }
};

Outcome<Key> read_key(std::string_view text, KeyUse use);

/// What a witness says: by then it had seen this checkpoint, and that it continues what it saw before.
struct Cosignature {
    Key witness;
    std::uint64_t seconds = 0;  ///< since 1970
    std::string line;           ///< as it stands in the note, with its LF
};

/// A checkpoint whose signatures were verified.
struct Checkpoint {
    std::string origin;
    std::uint64_t size = 0;
    std::string root;
    std::vector<Cosignature> cosignatures;  ///< of the witnesses asked for, in the order of the note
};

/// Verifies a note: signed by `log`, whose name is the origin; and no signature of `log` or a witness is false.
Outcome<Checkpoint> read_checkpoint(std::string_view note, const Key& log, const std::vector<Key>& witnesses);

/// Another signed note: its text, and how many of the keys given signed it.
struct SignedNote {
    std::string text;  ///< with the LF of its last line
    std::size_t signers = 0;
};

/// Errors: no note; a signature of one of `keys` that does not verify.
Outcome<SignedNote> read_note(std::string_view note, const std::vector<Key>& keys);

}  // namespace comity::verify
