// SPDX-License-Identifier: EUPL-1.2
#include "seal/judgement.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "crypto/certificate_chain.h"
#include "crypto/foreign_signature.h"

namespace comity::seal {

namespace {

using crypto::RevocationAnswer;

std::string day_of(Instant instant) {
    return to_string(in_utc(instant)).substr(0, 10);
}

/// Whether the stamp holds; its time is the best known then.
bool judge_stamp(const SignatureClaims& claims, const ValidationPolicy& policy, Verdict& verdict) {
    if (!claims.stamp) return true;
    auto stamp = crypto::check_time_stamp_over(octets(*claims.stamp), octets(claims.stamped), policy.stamp_anchors);
    // A stamp that proves nothing is as if there were none (section 5.5.4), but is told.
    if (!stamp) {
        verdict.reason = stamp.error().message;
        return true;
    }
    const bool early = verdict.signing_time && stamp->time.utc_milliseconds() + max_clock_skew_seconds * 1000 <
                                                   verdict.signing_time->utc_milliseconds();
    verdict.stamp = *std::move(stamp);
    if (early)
        decide(verdict, SubIndication::timestamp_order_failure,
               "its time stamp is older than the signing time it states");
    return !early;
}

/// The path at the best time known.
bool judge_path(const SignatureClaims& claims, const ValidationPolicy& policy, Instant best, Verdict& verdict) {
    const crypto::Certificate& signer = *claims.signer;
    const auto& usage = signer.key_usage();
    if (usage && !usage->digital_signature && !usage->content_commitment) {
        decide(verdict, SubIndication::chain_constraints_failure, "its certificate is not for signing");
        return false;
    }
    const auto path = crypto::check_chain(signer, claims.others, policy.anchors, best);
    if (path) return true;
    // The same path at a time when the certificate was surely in force: then only the time is wrong.
    if (!crypto::check_chain(signer, claims.others, policy.anchors, signer.not_before()) &&
        !crypto::check_chain(signer, claims.others, policy.anchors, signer.not_after())) {
        decide(verdict, SubIndication::no_certificate_chain_found, path.error().message);
    } else if (best < signer.not_before() && verdict.stamp) {
        decide(verdict, SubIndication::not_yet_valid, "its certificate was issued after the time stamp");
    } else {
        decide(verdict, SubIndication::out_of_bounds_no_poe,
               fmt::format("its certificate or one above it was not in force on {}, and no time stamp proves that the "
                           "signature is older",
                           day_of(best)));
    }
    return false;
}

RevocationAnswer revocation_of(const crypto::Certificate& certificate, const ValidationPolicy& policy) {
    RevocationAnswer best;
    for (const crypto::RevocationList& list : policy.lists) {
        const RevocationAnswer answer = list.status_of(certificate);
        if (answer.status == RevocationAnswer::Status::revoked) return answer;
        const bool fresh = !answer.next_update || policy.now <= *answer.next_update;
        if (answer.status == RevocationAnswer::Status::good && fresh) best = answer;
    }
    return best;
}

/// Of the signer's certificate and of those that came along; an anchor is trusted as it is.
void judge_revocation(const SignatureClaims& claims, const ValidationPolicy& policy, Instant best, Verdict& verdict) {
    const auto is_anchor = [&](const crypto::Certificate& each) {
        return std::ranges::find(policy.anchors, each) != policy.anchors.end();
    };
    std::vector<crypto::Certificate> path = {*claims.signer};
    std::ranges::copy(claims.others, std::back_inserter(path));
    for (const crypto::Certificate& each : path) {
        // A root says of itself what it likes; who trusts it is asked of the anchors.
        if (is_anchor(each) || each.issuer() == each.subject()) continue;
        const RevocationAnswer answer = revocation_of(each, policy);
        const std::string name = to_string(each.subject());
        if (answer.status == RevocationAnswer::Status::revoked) {
            if (verdict.stamp && answer.revoked_at && best < *answer.revoked_at) continue;
            const std::string when = answer.revoked_at ? day_of(*answer.revoked_at) : "an unknown day";
            const auto sub = verdict.stamp ? SubIndication::revoked : SubIndication::revoked_no_poe;
            return decide(verdict, sub, fmt::format("the certificate of {} was revoked on {}", name, when));
        }
        if (answer.status == RevocationAnswer::Status::unknown && policy.revocation_needed) {
            return decide(verdict, SubIndication::try_later,
                          fmt::format("whether the certificate of {} was revoked is not known", name));
        }
    }
}

}  // namespace

void judge_signer(const SignatureClaims& claims, const ValidationPolicy& policy, Verdict& verdict) {
    if (claims.signer == nullptr) {
        return decide(verdict, SubIndication::no_signing_certificate_found,
                      "the certificate of its signer is not in it");
    }
    verdict.signer = *claims.signer;
    if (!judge_stamp(claims, policy, verdict)) return;
    const Instant best = verdict.stamp ? verdict.stamp->time : policy.now;
    if (!judge_path(claims, policy, best, verdict)) return;
    judge_revocation(claims, policy, best, verdict);
}

}  // namespace comity::seal
