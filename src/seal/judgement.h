// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "crypto/certificate.h"
#include "crypto/revocation.h"
#include "seal/verdict.h"

namespace comity::seal {

inline constexpr std::int64_t max_clock_skew_seconds = 2 * 60;  ///< by which clocks of two authorities may differ

/// What whoever validates trusts and knows.
struct ValidationPolicy {
    std::vector<crypto::Certificate> anchors;        ///< of those who sign
    std::vector<crypto::Certificate> stamp_anchors;  ///< of time-stamping authorities
    std::vector<crypto::RevocationList> lists;       ///< of revoked certificates
    bool revocation_needed = true;                   ///< otherwise a certificate nobody's list speaks of counts as good
    Instant now;                                     ///< the time of validation
};

/// What a signature says of itself when digests and value are right.
struct SignatureClaims {
    const crypto::Certificate* signer = nullptr;  ///< nothing where it did not come along
    std::vector<crypto::Certificate> others;
    std::optional<std::string> stamp;  ///< DER of a token, not verified
    std::string_view stamped;          ///< octets the token is over
};

/// Time stamp, certificate path and revocation, into a verdict that holds signing time and nothing worse so far
/// (EN 319 102-1 sections 5.2.6, 5.3 and 5.5). The best time known of the signature is that of its time stamp, and now
/// where it has none.
void judge_signer(const SignatureClaims& claims, const ValidationPolicy& policy, Verdict& verdict);

}  // namespace comity::seal
