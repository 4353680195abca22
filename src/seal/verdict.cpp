// SPDX-License-Identifier: EUPL-1.2
#include "seal/verdict.h"

#include <algorithm>

#include <fmt/format.h>

namespace comity::seal {

std::string_view name_of(Indication indication) {
    switch (indication) {
        case Indication::total_passed:
            return "TOTAL-PASSED";
        case Indication::indeterminate:
            return "INDETERMINATE";
        case Indication::total_failed:
            break;
    }
    return "TOTAL-FAILED";
}

std::string_view name_of(SubIndication sub_indication) {
    switch (sub_indication) {
        case SubIndication::format_failure:
            return "FORMAT_FAILURE";
        case SubIndication::hash_failure:
            return "HASH_FAILURE";
        case SubIndication::sig_crypto_failure:
            return "SIG_CRYPTO_FAILURE";
        case SubIndication::revoked:
            return "REVOKED";
        case SubIndication::not_yet_valid:
            return "NOT_YET_VALID";
        case SubIndication::sig_constraints_failure:
            return "SIG_CONSTRAINTS_FAILURE";
        case SubIndication::chain_constraints_failure:
            return "CHAIN_CONSTRAINTS_FAILURE";
        case SubIndication::no_signing_certificate_found:
            return "NO_SIGNING_CERTIFICATE_FOUND";
        case SubIndication::no_certificate_chain_found:
            return "NO_CERTIFICATE_CHAIN_FOUND";
        case SubIndication::out_of_bounds_no_poe:
            return "OUT_OF_BOUNDS_NO_POE";
        case SubIndication::revoked_no_poe:
            return "REVOKED_NO_POE";
        case SubIndication::try_later:
            return "TRY_LATER";
        case SubIndication::timestamp_order_failure:
            return "TIMESTAMP_ORDER_FAILURE";
        case SubIndication::signed_data_not_found:
            break;
    }
    return "SIGNED_DATA_NOT_FOUND";
}

Indication indication_of(SubIndication sub_indication) {
    return sub_indication <= SubIndication::not_yet_valid ? Indication::total_failed : Indication::indeterminate;
}

void decide(Verdict& verdict, SubIndication sub_indication, std::string reason) {
    verdict.indication = indication_of(sub_indication);
    verdict.sub_indication = sub_indication;
    verdict.reason = std::move(reason);
}

Indication Report::indication() const {
    if (signatures.empty()) return Indication::indeterminate;
    const Indication worst = std::ranges::max(signatures, {}, &Verdict::indication).indication;
    return worst == Indication::total_passed && !not_covered.empty() ? Indication::indeterminate : worst;
}

std::string Report::sentence() const {
    if (signatures.empty()) return "Nothing here is signed.";
    const Verdict& worst = std::ranges::max(signatures, {}, &Verdict::indication);
    const std::string signer = worst.signer ? to_string(worst.signer->subject()) : "somebody unknown";
    switch (worst.indication) {
        case Indication::total_failed:
            return fmt::format("The signature of {} is wrong: {}.", signer, worst.reason);
        case Indication::indeterminate:
            return fmt::format("The signature of {} cannot be relied upon yet: {}.", signer, worst.reason);
        case Indication::total_passed:
            break;
    }
    if (!not_covered.empty()) {
        return fmt::format("What {} signed is unchanged, but {} of {} parts are not covered: {}{}.", signer,
                           not_covered.size(), parts.size(), not_covered.front(), not_covered.size() > 1 ? " …" : "");
    }
    std::string when = "was made at a time that nobody says";
    if (worst.stamp)
        when = fmt::format("existed on {} (time stamp)", to_string(in_utc(worst.stamp->time)));
    else if (worst.signing_time)
        when = fmt::format("was made on {} as the signer says", to_string(in_utc(*worst.signing_time)));
    // Several signatures may be of one signer.
    std::vector<crypto::Certificate> signers;
    for (const Verdict& verdict : signatures)
        if (verdict.signer && std::ranges::find(signers, *verdict.signer) == signers.end())
            signers.push_back(*verdict.signer);
    const std::string who = signers.size() <= 1 ? signer : fmt::format("{} signers", signers.size());
    return fmt::format("Everything is signed by {} and unchanged; the signature {}.", who, when);
}

}  // namespace comity::seal
