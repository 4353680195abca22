// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/account.h"
#include "access/secret_token.h"
#include "base/instant.h"
#include "base/result.h"

namespace comity::access {

struct SessionLimits {
    std::chrono::minutes idle{30};
    std::chrono::hours absolute{12};
    /// How old the last proof of identity may be when an act is done.
    std::chrono::minutes fresh{5};
    /// Of sign-ins that are not complete.
    std::chrono::minutes incomplete{10};
};

enum class SessionLevel {
    anonymous,  ///< nobody yet: holds the challenge of a passkey or the state of a sign-in at an identity provider
    password,   ///< the password was right, the second factor is due
    enrolment,  ///< the password was right and the account has no second factor: it may do nothing but enrol one
    full,
};

std::string_view name(SessionLevel level);
Result<SessionLevel> parse_session_level(std::string_view word);

/// Something the server said and expects an answer to, once: a challenge, a state, a secret being enrolled.
struct Expectation {
    std::string purpose;  ///< "register-passkey", "assert-passkey", "enrol-totp", "identity-provider"
    std::string value;
    Instant until;
};

inline constexpr std::size_t max_agent = 200;  ///< octets kept of what the browser calls itself

/// A session at the server. Its token is in a cookie of the browser; here is its hash.
struct Session {
    std::string token_hash;
    SessionLevel level = SessionLevel::anonymous;
    std::string account;  ///< empty while anonymous
    std::string methods;  ///< what was proven: "password totp", "passkey", "identity-provider"
    std::string address;  ///< where it began, shown to the person
    std::string agent;
    Instant began;
    Instant last_used;
    Instant authenticated;  ///< the last proof of identity
    std::optional<Expectation> expectation;
};

/// Where node keeps sessions. Each call stands alone and is seen by all that follow.
class SessionStore {
   public:
    virtual ~SessionStore() = default;

    virtual Result<void> add(const Session& session) = 0;
    virtual Result<std::optional<Session>> find(std::string_view token_hash) = 0;
    /// Changes one session, with nothing between reading and writing it. Nothing happens where there is none.
    virtual Result<void> update(std::string_view token_hash, const std::function<void(Session&)>& change) = 0;
    virtual Result<void> remove(std::string_view token_hash) = 0;
    virtual Result<std::vector<Session>> of_account(std::string_view account) = 0;
    /// Removes sessions not used since; node does so now and then.
    virtual Result<void> remove_unused_since(Instant instant) = 0;
};

struct OpenedSession {
    Session session;
    std::string token;  ///< for the cookie: Secure, HttpOnly, SameSite=Lax, Path=/, no Domain
};

OpenedSession open_session(SessionLevel level, std::string_view account, std::string_view methods,
                           std::string_view address, std::string_view agent, Instant now,
                           const crypto::RandomBytes& random);

enum class SessionState { live, idle_too_long, over, signed_out };

/// Whether a session may be used now; `account` is the one it names, or nullptr while anonymous. A disabled account has
/// no live session.
SessionState state(const Session& session, const Account* account, const SessionLimits& limits, Instant now);

/// Last use is written at most once a minute: a read need not cost a write.
bool worth_touching(const Session& session, Instant now);

/// For acts. Errors: `forbidden`, the way out is to prove who one is again.
Result<void> require_fresh(const Session& session, const SessionLimits& limits, Instant now);

/// The token every changing request of a page carries beside the cookie: an HMAC under the session's token, so it needs
/// no store and is good for this session only.
std::string csrf_token(std::string_view session_token);
bool is_csrf_token(std::string_view session_token, std::string_view presented);

inline constexpr std::chrono::minutes expectation_lifetime{5};

/// Says something that expects an answer; what was expected before is not any more.
Result<void> expect(SessionStore& store, std::string_view token_hash, std::string_view purpose, std::string_view value,
                    Instant now);
/// Takes the expected value out: good for one answer. Errors: nothing of this purpose is expected, or not any more.
Result<std::string> take_expected(SessionStore& store, std::string_view token_hash, std::string_view purpose,
                                  Instant now);

}  // namespace comity::access
