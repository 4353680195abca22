// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "record/note.h"

/// A witness's word that a checkpoint continues what it saw before: C2SP tlog-cosignature v1.0.1, cosignature/v1 with
/// Ed25519.
namespace comity::record {

/// The largest time C2SP allows.
inline constexpr std::uint64_t max_cosignature_time = 9'223'372'036'854'775'807;

/// What is signed: "cosignature/v1", "time <seconds since 1970>", the checkpoint's text.
std::string cosigned_message(std::uint64_t time, std::string_view checkpoint_text);

/// Precondition: the signer's type is cosignature_v1. To be called only after the witness's state is durable.
NoteSignature cosign(const Signer& witness, std::uint64_t time, std::string_view checkpoint_text);

/// The time a cosignature states, whether or not it verifies; nothing where it is too short to be one.
std::optional<std::uint64_t> stated_time(const NoteSignature& signature);

/// The time the witness says, if the signature is that of the key; nothing otherwise.
std::optional<std::uint64_t> verify_cosignature(const NoteSignature& signature, std::string_view checkpoint_text,
                                                const VerifierKey& key);

}  // namespace comity::record
