// SPDX-License-Identifier: EUPL-1.2
#include "access/sign_in.h"

#include <fmt/format.h>

#include "access/credentials.h"
#include "base/octets.h"
#include "crypto/hex.h"
#include "crypto/one_time_code.h"
#include "crypto/sha256.h"
#include "format/base64.h"

namespace comity::access {
namespace {

using Outcome = SignInAnswer::Outcome;

constexpr std::string_view wrong_password = "the name or the password is wrong";
constexpr std::string_view wrong_factor = "this did not prove who you are; a code is good once and for half a minute";

/// People type their password into the field of the name: what was typed is not kept.
std::string name_key(std::string_view sign_in_name) {
    return "name:" + crypto::hex(crypto::sha256(octets(sign_in_name)));
}

std::string factor_key(const Account& account) {
    return "factor:" + account.id;
}

SignInAnswer wrong(std::string_view message) {
    SignInAnswer answer;
    answer.message = message;
    return answer;
}

SignInAnswer wait_for(std::chrono::seconds seconds) {
    SignInAnswer answer;
    answer.outcome = Outcome::wait;
    answer.message = fmt::format("too many tries; the next is possible in {} seconds", seconds.count());
    answer.seconds = seconds;
    return answer;
}

tl::unexpected<Error> no_factor_due() {
    return fail(ErrorKind::conflict, "this session waits for no second factor", {},
                "begin again with name and password");
}

}  // namespace

SignIn::SignIn(SignInStore& store, SessionStore& sessions, crypto::RandomBytes random, std::string decoy,
               crypto::PasswordCost cost)
    : store_(store), sessions_(sessions), random_(std::move(random)), decoy_(std::move(decoy)), cost_(cost) {}

Result<std::chrono::seconds> SignIn::begin(std::string_view key, const ThrottleRule& rule, Instant now) {
    std::chrono::seconds seconds{0};
    TRY_VOID(store_.update_attempts(key, [&](Attempts& attempts) {
        seconds = wait(attempts, rule, now);
        if (seconds.count() == 0) begin_attempt(attempts, rule, now);
    }));
    return seconds;
}

Result<void> SignIn::forget(std::string_view key) {
    return store_.update_attempts(key, [](Attempts& attempts) { attempts.failures = 0; });
}

Result<SignInAnswer> SignIn::with_password(const std::optional<Account>& account, std::string_view sign_in_name,
                                           std::string_view password, const Visitor& visitor) {
    const std::string address = fmt::format("address:{}", visitor.address);
    TRY(address_wait, begin(address, address_rule, visitor.now));
    if (address_wait.count() > 0) return wait_for(address_wait);
    TRY(account_wait, begin(name_key(sign_in_name), account_rule, visitor.now));
    // Only this try is taken back from the address, never all: a valid account does not clear the way for guessing
    // others from the same place.
    const auto take_back = [](Attempts& attempts) { attempts.failures = std::max(attempts.failures - 1, 0); };
    if (account_wait.count() > 0) {
        TRY_VOID(store_.update_attempts(address, take_back));
        return wait_for(account_wait);
    }

    // The same work whether the account exists, has a password, is disabled or not.
    const bool usable = account && account->exists() && !account->disabled && !account->password.empty();
    TRY(right, crypto::is_password(password, usable ? account->password : decoy_));
    if (!right || !usable) return wrong(wrong_password);

    TRY_VOID(forget(name_key(sign_in_name)));
    TRY_VOID(store_.update_attempts(address, take_back));

    SignInAnswer answer;
    answer.outcome = account->has_second_factor() ? Outcome::second_factor : Outcome::enrol;
    answer.rehash = crypto::needs_rehash(account->password, cost_);
    answer.opened = open_session(account->has_second_factor() ? SessionLevel::password : SessionLevel::enrolment,
                                 account->id, "password", visitor.address, visitor.agent, visitor.now, random_);
    TRY_VOID(sessions_.add(answer.opened->session));
    return answer;
}

Result<SignInAnswer> SignIn::proven(const Session& session, const Account& account, std::string_view method,
                                    const Visitor& visitor) {
    TRY_VOID(forget(factor_key(account)));
    SignInAnswer answer;
    if (session.level == SessionLevel::full) {
        TRY_VOID(sessions_.update(session.token_hash, [&](Session& kept) { kept.authenticated = visitor.now; }));
        answer.outcome = Outcome::confirmed;
        return answer;
    }
    // A token known before the person was proven must not become one that opens the account (session fixation).
    const bool with_password = session.level == SessionLevel::password || session.level == SessionLevel::enrolment;
    const std::string methods = fmt::format("{}{}", with_password ? "password " : "", method);
    answer.outcome = Outcome::signed_in;
    answer.opened =
        open_session(SessionLevel::full, account.id, methods, visitor.address, visitor.agent, visitor.now, random_);
    TRY_VOID(sessions_.add(answer.opened->session));
    TRY_VOID(sessions_.remove(session.token_hash));
    return answer;
}

Result<SignInAnswer> SignIn::with_code(const Session& session, const Account& account, std::string_view code,
                                       const Visitor& visitor) {
    if (session.account != account.id ||
        (session.level != SessionLevel::password && session.level != SessionLevel::full)) {
        return no_factor_due();
    }
    TRY(seconds, begin(factor_key(account), factor_rule, visitor.now));
    if (seconds.count() > 0) return wait_for(seconds);
    if (account.totp_secret.empty() || account.disabled) return wrong(wrong_factor);
    bool accepted = false;
    TRY_VOID(store_.update_factors(account.id, [&](FactorUse& use) {
        const auto step = crypto::accepted_step(octets(account.totp_secret), code,
                                                visitor.now.utc_milliseconds() / 1000, use.totp_step);
        if (!step) return;
        use.totp_step = step;  // RFC 6238 section 5.2: the second time it is no proof
        accepted = true;
    }));
    if (!accepted) return wrong(wrong_factor);
    return proven(session, account, "totp", visitor);
}

Result<SignInAnswer> SignIn::with_recovery_code(const Session& session, const Account& account, std::string_view code,
                                                const Visitor& visitor) {
    // Not for acts: whoever found the printed codes in a drawer beside a running session proves nothing.
    if (session.account != account.id || session.level != SessionLevel::password) return no_factor_due();
    TRY(seconds, begin(factor_key(account), factor_rule, visitor.now));
    if (seconds.count() > 0) return wait_for(seconds);
    auto events = use_recovery_code(account, code);
    if (!events || account.disabled) return wrong(wrong_factor);
    TRY(answer, proven(session, account, "recovery-code", visitor));
    answer.events = *std::move(events);
    return answer;
}

Result<SignInAnswer> SignIn::with_passkey(const Session& session, const Account& account, const PasskeyProof& proof,
                                          const Visitor& visitor) {
    const bool alone = session.level == SessionLevel::anonymous;
    if (session.level == SessionLevel::enrolment || (!alone && session.account != account.id)) return no_factor_due();
    const Passkey* passkey = account.find_passkey(proof.credential_id);
    if (passkey == nullptr || passkey->barred || account.disabled) return wrong(wrong_factor);
    if (alone && !proof.user_verified) return wrong(wrong_factor);

    // WebAuthn section 7.2 step 21.
    std::uint32_t known = 0;
    bool grows = false;
    TRY_VOID(store_.update_factors(account.id, [&](FactorUse& use) {
        const auto found = use.sign_counts.find(proof.credential_id);
        known = std::max(passkey->sign_count, found == use.sign_counts.end() ? 0U : found->second);
        grows = (known == 0 && proof.sign_count == 0) || proof.sign_count > known;
        if (grows) use.sign_counts[proof.credential_id] = proof.sign_count;
    }));
    if (!grows) {
        SignInAnswer answer = wrong(
            "this passkey seems to have been copied and is barred; use another second factor and tell an "
            "administrator");
        answer.events = {
            {"account.passkey-barred", format::Value::object({{"id", format::base64_url(octets(proof.credential_id))},
                                                              {"known_sign_count", known},
                                                              {"sign_count", proof.sign_count}})}};
        return answer;
    }
    return proven(session, account, "passkey", visitor);
}

Result<SignInAnswer> SignIn::enrol_totp(const Session& session, const Account& account, std::string_view code,
                                        const Visitor& visitor) {
    const bool level = session.level == SessionLevel::enrolment || session.level == SessionLevel::full;
    if (!level || session.account != account.id || !session.expectation ||
        session.expectation->purpose != "enrol-totp" || visitor.now >= session.expectation->until) {
        return fail(ErrorKind::conflict, "no secret waits to be enrolled, or not any more", {},
                    "begin enrolment again");
    }
    TRY(seconds, begin(factor_key(account), factor_rule, visitor.now));
    if (seconds.count() > 0) return wait_for(seconds);
    TRY(secret, format::from_base64_url(session.expectation->value));
    bool accepted = false;
    TRY_VOID(store_.update_factors(account.id, [&](FactorUse& use) {
        const auto step =
            crypto::accepted_step(octets(secret), code, visitor.now.utc_milliseconds() / 1000, std::nullopt);
        if (!step) return;
        use.totp_step = step;
        accepted = true;
    }));
    if (!accepted) return wrong("this code is not of the secret shown; check the clock of the device");
    TRY_VOID(sessions_.update(session.token_hash, [](Session& kept) { kept.expectation.reset(); }));
    TRY(answer, proven(session, account, "totp", visitor));
    answer.events = access::enrol_totp(secret);
    return answer;
}

Result<SignInAnswer> SignIn::enrolled_passkey(const Session& session, const Account& account, const Visitor& visitor) {
    const bool level = session.level == SessionLevel::enrolment || session.level == SessionLevel::full;
    if (!level || session.account != account.id || account.passkeys.empty()) {
        return fail(ErrorKind::conflict, "this session enrolled no passkey", {}, "begin again with name and password");
    }
    return proven(session, account, "passkey", visitor);
}

Result<SignInAnswer> SignIn::with_identity(const Session& session, const Account& account, Instant proven_at,
                                           const Visitor& visitor) {
    const bool confirms = session.level == SessionLevel::full && session.account == account.id;
    if (account.disabled || (!confirms && session.level != SessionLevel::anonymous)) {
        return wrong("the identity provider named somebody who cannot sign in here; ask an administrator");
    }
    TRY(answer, proven(session, account, "identity-provider", visitor));
    const std::string& hash = confirms ? session.token_hash : answer.opened->session.token_hash;
    TRY_VOID(sessions_.update(hash, [&](Session& kept) { kept.authenticated = proven_at; }));
    if (answer.opened) answer.opened->session.authenticated = proven_at;
    return answer;
}

}  // namespace comity::access
