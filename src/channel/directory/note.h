// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "crypto/sha256.h"
#include "record/note.h"

/// The signed note beside a directory: docs/formats/directory.md.
namespace comity::channel {

inline constexpr std::string_view directory_format = "comity-directory/v1";
inline constexpr std::size_t max_roots = 16;

/// Whose signatures make a directory: any `threshold` of these.
struct RootKeys {
    std::vector<record::VerifierKey> keys;
    std::size_t threshold = 0;

    friend bool operator==(const RootKeys&, const RootKeys&) = default;
};

/// Errors: a threshold of 0 or over the number of keys, a key twice, one of a witness; more than max_roots.
Result<RootKeys> root_keys(std::vector<record::VerifierKey> keys, std::size_t threshold);

/// What the roots sign.
struct DirectoryNote {
    std::string federation;
    std::int64_t sequence = 0;
    Instant valid_from;
    Instant valid_until;
    crypto::Sha256 json{};  ///< of the octets of directory.json

    friend bool operator==(const DirectoryNote&, const DirectoryNote&) = default;
};

/// The text that is signed.
std::string note_text(const DirectoryNote& note);
/// Errors: any other form than note_text() has.
Result<DirectoryNote> read_note_text(std::string_view text);

/// A note with its signatures. Precondition: the signers are keys of logs, not of witnesses.
std::string sign_directory_note(const DirectoryNote& note, std::span<const record::Signer* const> signers);

/// Errors: no note; `forbidden` where fewer than the threshold of the roots signed it, or where a signature by one of
/// them does not verify.
Result<DirectoryNote> open_directory_note(std::string_view octets, const RootKeys& roots);

}  // namespace comity::channel
