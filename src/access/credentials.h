// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "access/account.h"
#include "crypto/random.h"

namespace comity::access {

// What a person proves who they are with, as changes they make to their own account after a fresh authentication.

/// Argon2id is computed outside (crypto/password.h); this records its PHC string. All other sessions are over.
std::vector<NewEvent> set_password(std::string_view phc);

/// The same password hashed at another cost; nobody is signed out.
std::vector<NewEvent> rehash_password(std::string_view phc);

/// The secret is shown once, as text for the app and as otpauth address. Errors: one is enrolled already.
struct TotpEnrolment {
    std::string secret;   ///< octets; kept by the session until a code proves that the app has it
    std::string text;     ///< base32 without padding, to type
    std::string address;  ///< otpauth://totp/…
};
TotpEnrolment begin_totp(const Account& account, std::string_view authority, const crypto::RandomBytes& random);
/// After a code of the app was right for the secret; an earlier secret is replaced.
std::vector<NewEvent> enrol_totp(std::string_view secret);
/// Errors: none is enrolled; nobody could sign in without it.
Result<std::vector<NewEvent>> remove_totp(const Account& account);

/// Errors: too many; this credential is known already; a label too long.
Result<std::vector<NewEvent>> add_passkey(const Account& account, const Passkey& passkey);
/// Errors: no such one; nobody could sign in without it.
Result<std::vector<NewEvent>> remove_passkey(const Account& account, std::string_view credential_id);

inline constexpr int recovery_code_count = 10;

/// Codes for the day the second factor is lost: "ABCD-EFGH-IJKL-MNOP", 80 random bits each, shown once, each good once.
struct RecoveryCodes {
    std::vector<std::string> codes;
    std::vector<NewEvent> events;  ///< with the hashes; earlier codes are void
};
RecoveryCodes new_recovery_codes(const crypto::RandomBytes& random);
/// Blanks, hyphens and small letters do not matter. Errors: not one of the unused codes of the account.
Result<std::vector<NewEvent>> use_recovery_code(const Account& account, std::string_view typed);

}  // namespace comity::access
