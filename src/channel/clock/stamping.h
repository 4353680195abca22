// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "base/instant.h"
#include "crypto/sha256.h"

/// When to ask which time-stamping authority (RFC 3161) for what. A stamp that cannot be had waits; what it is over
/// never waits for it.
namespace comity::channel {

enum class Stamped {
    transmittal,  ///< of a message that was sent: it names all parts by their digests
    container,    ///< in such a message
    receipt,      ///< of AS4, as received
    evidence,     ///< canonical SignatureValue of its seal (XAdES level T)
    checkpoint,   ///< of the log, one an hour
};

/// Something that waits for its stamp.
struct WaitingStamp {
    Stamped what = Stamped::receipt;
    crypto::Sha256 digest{};
    Instant queued;
    int tries = 0;
    std::optional<Instant> last_try;

    friend bool operator==(const WaitingStamp&, const WaitingStamp&) = default;
};

inline constexpr std::int64_t stamp_warning_milliseconds = std::int64_t{24} * 60 * 60 * 1000;
inline constexpr std::int64_t checkpoint_stamp_milliseconds = std::int64_t{60} * 60 * 1000;

/// When it is tried next: at once, then after 1, 2, 5, 10, 20, 30 minutes, then every hour without end.
Instant next_stamp_try(const WaitingStamp& waiting);
/// Which authority of the list is asked: one after the other. Precondition: there is one.
std::size_t stamp_authority(const WaitingStamp& waiting, std::size_t authorities);
/// After a try that gave no stamp.
WaitingStamp tried(WaitingStamp waiting, Instant now);
/// Whether a person is to be told that no authority answers.
bool stamp_is_late(const WaitingStamp& waiting, Instant now);

/// Whether the newest checkpoint is to be stamped.
bool checkpoint_stamp_due(const std::optional<Instant>& last_queued, Instant now);

}  // namespace comity::channel
