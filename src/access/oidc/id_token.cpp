// SPDX-License-Identifier: EUPL-1.2
#include "access/oidc/id_token.h"

#include <algorithm>

#include <fmt/format.h>

#include "access/oidc/members.h"
#include "base/octets.h"
#include "crypto/hmac.h"
#include "crypto/sha256.h"
#include "format/base64.h"

namespace comity::access {
namespace {

tl::unexpected<Error> refused(std::string_view why,
                              std::string_view way_out = "sign in again; if it stays so, tell an administrator") {
    return fail(ErrorKind::invalid, fmt::format("the ID token {}", why), {}, std::string(way_out));
}

/// Steps 2–5: whose token it is, and for whom.
Result<void> check_parties(const Members& members, const IdTokenExpectation& expected) {
    TRY(issuer, members.text("iss"));
    if (std::string_view(issuer) != expected.issuer) return refused(fmt::format("is of '{}'", issuer.substr(0, 100)));
    TRY(audience, members.texts("aud"));
    if (std::ranges::find(audience, expected.client_id) == audience.end()) return refused("is for somebody else");
    // With further audiences, or where it is said, we are the one it was issued to.
    TRY(authorized, members.text_or_none("azp"));
    if ((audience.size() > 1 && authorized.empty()) ||
        (!authorized.empty() && std::string_view(authorized) != expected.client_id)) {
        return refused("was issued to somebody else");
    }
    return {};
}

/// Steps 9 and 10, and RFC 7519 section 4.1.5.
Result<void> check_times(const Members& members, std::int64_t now) {
    constexpr std::string_view way_out = "compare the clocks of provider and server";
    TRY(expires, members.seconds("exp"));
    if (now >= expires + clock_skew.count()) return refused("has expired", way_out);
    TRY(issued, members.seconds("iat"));
    if (issued > now + clock_skew.count()) return refused("is from the future", way_out);
    if (!members.has("nbf")) return {};
    TRY(not_before, members.seconds("nbf"));
    if (not_before > now + clock_skew.count()) return refused("is from the future", way_out);
    return {};
}

/// Step 11, and section 3.1.3.8 for the access token beside it, where it says so. All our algorithms digest with 256
/// bits but EdDSA, which names no digest (RFC 8037).
Result<void> check_request(const Jws& jws, const Members& members, const IdTokenExpectation& expected) {
    TRY(nonce, members.text("nonce"));
    if (expected.nonce.empty() || !crypto::equal_in_constant_time(octets(nonce), octets(expected.nonce))) {
        return refused("answers another request");
    }
    TRY(at_hash, members.text_or_none("at_hash"));
    if (at_hash.empty() || expected.access_token.empty() || jws.algorithm == JwsAlgorithm::ed_dsa) return {};
    const crypto::Sha256 digest = crypto::sha256(octets(expected.access_token));
    if (std::string_view(at_hash) != format::base64_url(Octets(digest).first(16))) {
        return refused("came with another access token");
    }
    return {};
}

/// Step 13: when the person signed in there, in seconds.
Result<std::int64_t> proven_at(const Members& members, const IdTokenExpectation& expected, std::int64_t now) {
    if (!members.has("auth_time")) {
        if (!expected.max_age) return members.seconds("iat");
        return refused("does not say when the person signed in",
                       "the provider is to send auth_time when asked with max_age");
    }
    TRY(proven, members.seconds("auth_time"));
    const bool too_old = expected.max_age && now - proven > expected.max_age->count() + clock_skew.count();
    if (too_old || proven > now + clock_skew.count()) return refused("says that the person did not sign in just now");
    return proven;
}

}  // namespace

Result<IdToken> read_id_token(const Jws& jws, const IdTokenExpectation& expected, Instant now) {
    IdToken token;
    TRY(claims, read_object(jws.payload, "ID token", max_jws));
    const Members members(claims, "ID token");
    const std::int64_t now_seconds = now.utc_milliseconds() / 1000;
    TRY_VOID(check_parties(members, expected));
    TRY_VOID(check_times(members, now_seconds));
    TRY_VOID(check_request(jws, members, expected));
    TRY(proven, proven_at(members, expected, now_seconds));
    TRY(subject, members.text("sub"));
    if (subject.size() > max_subject) return refused("names nobody");
    TRY(instant, Instant::at(std::min(proven * 1000, now.utc_milliseconds())));
    TRY(acr, members.text_or_none("acr"));
    TRY(amr, members.texts("amr"));
    token.issuer = expected.issuer;
    token.subject = subject;
    token.proven_at = instant;
    token.acr = acr;
    token.amr = amr;
    token.claims = std::move(claims);
    return token;
}

}  // namespace comity::access
