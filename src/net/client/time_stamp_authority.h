// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string>

#include "crypto/random.h"
#include "crypto/time_stamp.h"

namespace comity::net {

// Asks a time-stamping authority for a stamp over the digest (RFC 3161 section 3.4). Its URL may be plain http: what
// counts is the signature in the answer. Errors: `unavailable` where it does not answer or refuses; those of
// crypto::read_time_stamp_answer().
[[nodiscard]] Result<crypto::TimeStamp> ask_for_time_stamp(const std::string& url, const crypto::Sha256& digest,
                                                           std::span<const crypto::Certificate> anchors,
                                                           const crypto::RandomBytes& random);

}  // namespace comity::net
