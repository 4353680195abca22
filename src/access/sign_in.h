// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/account.h"
#include "access/session.h"
#include "access/throttle.h"
#include "crypto/password.h"
#include "crypto/random.h"

namespace comity::access {

/// What second factors were last used with.
struct FactorUse {
    std::optional<std::uint64_t> totp_step;
    std::map<std::string, std::uint32_t, std::less<>> sign_counts;  ///< by credential id
};

/// Where node keeps what changes with every try. Each update reads and writes with nothing between.
class SignInStore {
   public:
    virtual ~SignInStore() = default;

    /// Keys are digests or addresses; none tells what somebody typed.
    virtual Result<void> update_attempts(std::string_view key, const std::function<void(Attempts&)>& change) = 0;
    virtual Result<void> update_factors(std::string_view account, const std::function<void(FactorUse&)>& change) = 0;
};

/// How a step of signing in came out.
struct SignInAnswer {
    enum class Outcome {
        wrong,          ///< said the same way whatever was wrong; `message` is for the person
        wait,           ///< too many tries: try again after `seconds`
        second_factor,  ///< the password was right: `opened` waits for code, recovery code or passkey
        enrol,          ///< the password was right: `opened` may only enrol a second factor
        signed_in,      ///< `opened` is a full session
        confirmed,      ///< the session that asked is fresh again
    };

    Outcome outcome = Outcome::wrong;
    std::string message;
    std::chrono::seconds seconds{0};
    std::optional<OpenedSession> opened;  ///< stored already
    std::vector<NewEvent> events;         ///< to be recorded in the account's stream
    /// The hash was made at another cost: make a new one of the same password and record rehash_password.
    bool rehash = false;
};

/// Who asks, and whence. An IPv6 address stands for its /64 network: a single customer has that many.
struct Visitor {
    std::string_view address;
    std::string_view agent;
    Instant now;
};

/// A passkey whose answer verify_assertion (webauthn.h) found right.
struct PasskeyProof {
    std::string credential_id;
    std::uint32_t sign_count = 0;
    bool user_verified = false;  ///< the authenticator asked for its own PIN or finger
};

/// Signing in with what the authority itself checks. Thread-safe as far as its stores are. with_password computes an
/// Argon2id hash: call it on a pool.
class SignIn {
   public:
    /// `decoy` is a hash of nobody's password at the cost of all others (hash_password of a random one): an unknown
    /// name takes as long as a known one.
    SignIn(SignInStore& store, SessionStore& sessions, crypto::RandomBytes random, std::string decoy,
           crypto::PasswordCost cost = {});

    /// First step. `account` is the one with this sign-in name, if there is any.
    Result<SignInAnswer> with_password(const std::optional<Account>& account, std::string_view sign_in_name,
                                       std::string_view password, const Visitor& visitor);

    /// Second step, or the confirmation of a full session before an act. Errors of use only: a session that waits for
    /// no factor.
    Result<SignInAnswer> with_code(const Session& session, const Account& account, std::string_view code,
                                   const Visitor& visitor);
    Result<SignInAnswer> with_recovery_code(const Session& session, const Account& account, std::string_view code,
                                            const Visitor& visitor);
    /// With an anonymous session it is the whole sign-in, and then the authenticator must have verified the person. A
    /// sign count that does not grow (a copy exists) is refused, recorded and bars the passkey.
    Result<SignInAnswer> with_passkey(const Session& session, const Account& account, const PasskeyProof& proof,
                                      const Visitor& visitor);

    /// A code proves that the app has the secret expected by the session ("enrol-totp"); the answer's events enrol it.
    /// A session that waited for that is signed in. Before it in a full session, ask require_fresh.
    Result<SignInAnswer> enrol_totp(const Session& session, const Account& account, std::string_view code,
                                    const Visitor& visitor);
    /// After a passkey was added to the account: a session that waited for that is signed in.
    Result<SignInAnswer> enrolled_passkey(const Session& session, const Account& account, const Visitor& visitor);

    /// The identity provider named the person (oidc.h), who proved it there at `proven_at`. In a full session of the
    /// same account it is a confirmation.
    Result<SignInAnswer> with_identity(const Session& session, const Account& account, Instant proven_at,
                                       const Visitor& visitor);

   private:
    Result<std::chrono::seconds> begin(std::string_view key, const ThrottleRule& rule, Instant now);
    Result<void> forget(std::string_view key);
    Result<SignInAnswer> proven(const Session& session, const Account& account, std::string_view method,
                                const Visitor& visitor);

    SignInStore& store_;
    SessionStore& sessions_;
    crypto::RandomBytes random_;
    std::string decoy_;
    crypto::PasswordCost cost_;
};

}  // namespace comity::access
