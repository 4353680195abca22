// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "base/instant.h"
#include "base/octets.h"
#include "base/result.h"
#include "crypto/certificate.h"
#include "crypto/random.h"
#include "crypto/sha256.h"

/// Time stamps of RFC 3161: that something existed at a time, in the word of a time-stamping authority.
namespace comity::crypto {

inline constexpr std::size_t max_time_stamp_octets = 64 * 1024;  ///< DER of an answer or a token

/// What is sent to the authority as application/timestamp-query, to be kept until its answer was read.
struct TimeStampRequest {
    Sha256 digest{};
    std::string der;
};

/// With a random nonce, asking for the authority's certificate.
TimeStampRequest make_time_stamp_request(const Sha256& digest, const RandomBytes& random);

struct TimeStamp {
    Instant time;                                       ///< in UTC
    std::optional<std::int64_t> accuracy_milliseconds;  ///< by which it may differ, rounded up; where it says
    std::string policy;                                 ///< object identifier
    std::string serial;                                 ///< decimal
    std::string token;                                  ///< DER, to be kept

    friend bool operator==(const TimeStamp&, const TimeStamp&) = default;
};

/// The stamp in an answer (application/timestamp-reply). Errors: invalid for another form, another digest or nonce, a
/// signature that does not lead to an anchor at the time it says, by a certificate for time stamping; unavailable where
/// the authority refused, with its reason; limit.
Result<TimeStamp> read_time_stamp_answer(Octets answer, const TimeStampRequest& request,
                                         std::span<const Certificate> anchors);

/// The same of a token that was kept, over that digest.
Result<TimeStamp> check_time_stamp(Octets token, const Sha256& digest, std::span<const Certificate> anchors);

}  // namespace comity::crypto
