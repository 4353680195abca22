// SPDX-License-Identifier: EUPL-1.2
#include "access/session.h"

#include <array>

#include <fmt/format.h>

#include "base/octets.h"
#include "crypto/hmac.h"
#include "format/base64.h"
#include "format/utf8.h"

namespace comity::access {
namespace {

constexpr std::array<std::string_view, 4> level_words = {"anonymous", "password", "enrolment", "full"};

std::int64_t milliseconds(std::chrono::milliseconds duration) {
    return duration.count();
}

/// Time from one to the other; a clock that went back counts as no time.
std::int64_t since(Instant earlier, Instant now) {
    return std::max<std::int64_t>(now.utc_milliseconds() - earlier.utc_milliseconds(), 0);
}

std::string shortened(std::string_view text, std::size_t octets) {
    std::size_t kept = 0;
    while (kept < text.size()) {
        const std::size_t length = format::utf8_length(text.substr(kept));
        if (length == 0 || kept + length > octets) break;
        kept += length;
    }
    return std::string(text.substr(0, kept));
}

}  // namespace

std::string_view name(SessionLevel level) {
    return level_words.at(static_cast<std::size_t>(level));
}

Result<SessionLevel> parse_session_level(std::string_view word) {
    for (std::size_t i = 0; i < level_words.size(); ++i) {
        if (level_words[i] == word) return static_cast<SessionLevel>(i);
    }
    return fail(ErrorKind::invalid, fmt::format("'{}' is no level of a session", word), {},
                fmt::format("one of {}", fmt::join(level_words, ", ")));
}

OpenedSession open_session(SessionLevel level, std::string_view account, std::string_view methods,
                           std::string_view address, std::string_view agent, Instant now,
                           const crypto::RandomBytes& random) {
    IssuedToken issued = issue_token(TokenKind::session, random);
    Session session;
    session.token_hash = std::move(issued.hash);
    session.level = level;
    session.account = account;
    session.methods = methods;
    session.address = address;
    session.agent = shortened(agent, max_agent);
    session.began = session.last_used = session.authenticated = now;
    return {std::move(session), std::move(issued.token)};
}

SessionState state(const Session& session, const Account* account, const SessionLimits& limits, Instant now) {
    if (session.level != SessionLevel::anonymous) {
        if (account == nullptr || !account->exists() || account->id != session.account || account->disabled) {
            return SessionState::signed_out;
        }
        if (account->signed_out_at && session.began < *account->signed_out_at) return SessionState::signed_out;
    }
    const std::int64_t age = since(session.began, now);
    if (session.level != SessionLevel::full) {
        return age >= milliseconds(limits.incomplete) ? SessionState::over : SessionState::live;
    }
    if (age >= milliseconds(limits.absolute)) return SessionState::over;
    if (since(session.last_used, now) >= milliseconds(limits.idle)) return SessionState::idle_too_long;
    return SessionState::live;
}

bool worth_touching(const Session& session, Instant now) {
    return since(session.last_used, now) >= milliseconds(std::chrono::minutes(1));
}

Result<void> require_fresh(const Session& session, const SessionLimits& limits, Instant now) {
    // A proof dated in the future is none: the clock was set back.
    const std::int64_t age = now.utc_milliseconds() - session.authenticated.utc_milliseconds();
    if (session.level == SessionLevel::full && age >= 0 && age <= milliseconds(limits.fresh)) return {};
    return fail(ErrorKind::forbidden,
                fmt::format("an act needs a proof of who you are not older than {} minutes", limits.fresh.count()), {},
                "confirm with your passkey, a one-time code or at the identity provider");
}

std::string csrf_token(std::string_view session_token) {
    return format::base64_url(crypto::hmac_sha256(octets(session_token), octets("comity csrf")));
}

bool is_csrf_token(std::string_view session_token, std::string_view presented) {
    return crypto::equal_in_constant_time(octets(csrf_token(session_token)), octets(presented));
}

Result<void> expect(SessionStore& store, std::string_view token_hash, std::string_view purpose, std::string_view value,
                    Instant now) {
    TRY(until, Instant::at(now.utc_milliseconds() + milliseconds(expectation_lifetime), now.offset_minutes()));
    return store.update(token_hash, [&](Session& session) {
        session.expectation = Expectation{std::string(purpose), std::string(value), until};
    });
}

Result<std::string> take_expected(SessionStore& store, std::string_view token_hash, std::string_view purpose,
                                  Instant now) {
    std::optional<Expectation> taken;
    TRY_VOID(store.update(token_hash, [&](Session& session) {
        if (!session.expectation || session.expectation->purpose != purpose) return;
        taken = std::move(session.expectation);
        session.expectation.reset();
    }));
    if (!taken || now >= taken->until) {
        return fail(ErrorKind::conflict, "this answer is not expected, or not any more", {}, "begin again");
    }
    return std::move(taken->value);
}

}  // namespace comity::access
