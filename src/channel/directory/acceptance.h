// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "channel/directory/document.h"
#include "channel/directory/note.h"

/// Whether a directory that came, by whatever way, takes the place of the one that is held.
namespace comity::channel {

/// What is kept of the newest directory that was accepted.
struct HeldDirectory {
    std::string federation;
    std::int64_t sequence = 0;
    crypto::Sha256 json{};  ///< of its directory.json
    RootKeys roots;         ///< who signs the next one

    friend bool operator==(const HeldDirectory&, const HeldDirectory&) = default;
};

enum class DirectoryAnswer {
    accepted,  ///< `held` and `document` are the new ones
    same,      ///< the one that is held already
    refused,
    alarm,  ///< refused, and two directories were signed for one number: a person is to be told, both are evidence
};

struct DirectoryVerdict {
    DirectoryAnswer answer = DirectoryAnswer::refused;
    std::optional<Error> reason;  ///< of what was refused
    std::optional<HeldDirectory> held;
    std::optional<DirectoryDocument> document;
};

/// A federation as it is configured before the first directory: `sequence` 0 accepts any.
HeldDirectory first_trust(std::string federation, RootKeys roots);

/// In this order: signatures of the roots held, federation, the digest of the JSON, sequence, what the JSON says,
/// whether both say the same, previous digest, not yet valid. One that is no longer valid is accepted where it is newer
/// than what is held: freshness_of() says what may be done with it.
DirectoryVerdict judge_directory(std::string_view note, std::string_view json, const HeldDirectory& held, Instant now);

/// What may be done while a directory is as old as it is.
struct Freshness {
    bool warn = false;              ///< a person is to see to a new one
    bool flag = false;              ///< what is received is marked: received under an expired directory
    bool send_new_requests = true;  ///< replies go on as long as receiving does
    bool receive = true;

    friend bool operator==(const Freshness&, const Freshness&) = default;
};

inline constexpr std::int64_t expiry_warning_days = 7;
inline constexpr std::int64_t default_grace_days = 14;  ///< `directory.grace`

/// `now` before the directory's interval counts as within: it was accepted once, so the clock went back, which is the
/// clock's own alarm.
Freshness freshness_of(const DirectoryDocument& document, Instant now, std::int64_t grace_days = default_grace_days);

}  // namespace comity::channel
