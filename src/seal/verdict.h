// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "crypto/certificate.h"
#include "crypto/time_stamp.h"

/// What validating a signature comes to, in the terms of EN 319 102-1 (V1.3.1, tables 5 and 6).
namespace comity::seal {

enum class Indication { total_passed, indeterminate, total_failed };

enum class SubIndication {
    // of total_failed
    format_failure,      ///< not of a form that can be processed
    hash_failure,        ///< a part is not the one signed
    sig_crypto_failure,  ///< the value is not of the key
    revoked,             ///< the certificate was revoked before it is known that the signature existed
    not_yet_valid,       ///< the certificate was issued after it is known that the signature existed
    // of indeterminate
    sig_constraints_failure,    ///< another form, algorithm or coverage than is accepted here
    chain_constraints_failure,  ///< the certificate is not for signing
    no_signing_certificate_found,
    no_certificate_chain_found,  ///< no path to an anchor
    out_of_bounds_no_poe,        ///< the certificate is not in force now, and nothing proves an earlier time
    revoked_no_poe,              ///< it is revoked now, and nothing proves an earlier time
    try_later,                   ///< whether it was revoked is not known
    timestamp_order_failure,     ///< the time stamp is older than the signing time it should prove
    signed_data_not_found,       ///< a part that the signature names is not there
};

std::string_view name_of(Indication indication);         ///< "TOTAL-PASSED"
std::string_view name_of(SubIndication sub_indication);  ///< "HASH_FAILURE"
/// The one indication that a sub-indication belongs to.
Indication indication_of(SubIndication sub_indication);

/// What one signature is worth.
struct Verdict {
    std::string signature;  ///< where it stands: a file of the container, a field of the PDF
    Indication indication = Indication::total_passed;
    std::optional<SubIndication> sub_indication;
    std::string reason;  ///< a sentence for a person, without full stop
    std::optional<crypto::Certificate> signer;
    std::optional<Instant> signing_time;     ///< as the signer states
    std::optional<crypto::TimeStamp> stamp;  ///< verified
    std::vector<std::string> covered;        ///< parts that are those signed
    std::optional<std::uint64_t> octets;     ///< of a PDF: so many of its first ones it is over; others came later

    bool passed() const { return indication == Indication::total_passed; }
};

/// Sets indication, sub-indication and reason of a verdict that is not passed.
void decide(Verdict& verdict, SubIndication sub_indication, std::string reason);

/// All signatures of one file.
struct Report {
    std::vector<Verdict> signatures;
    std::vector<std::string> parts;        ///< all there are to cover
    std::vector<std::string> not_covered;  ///< by any signature that passed

    /// Passed only where a signature did and every part is covered; otherwise the worst.
    Indication indication() const;
    /// The answer in one sentence.
    std::string sentence() const;
};

}  // namespace comity::seal
