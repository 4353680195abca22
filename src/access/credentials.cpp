// SPDX-License-Identifier: EUPL-1.2
#include "access/credentials.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "access/percent_encoding.h"
#include "base/octets.h"
#include "crypto/hmac.h"
#include "crypto/one_time_code.h"
#include "crypto/secret.h"
#include "crypto/sha256.h"
#include "format/base32.h"
#include "format/base64.h"
#include "format/utf8.h"

namespace comity::access {
namespace {

using format::Value;

constexpr std::size_t recovery_code_octets = 10;
constexpr std::size_t recovery_code_letters = 16;  // of base32, for 80 bits

std::string recovery_hash(std::string_view letters) {
    return std::string(as_text(crypto::sha256(octets(letters))));
}

/// Whether the person can still sign in without what is removed: a passkey, or the one-time codes where it is nullptr.
Result<void> check_without(const Account& account, const Passkey* removed) {
    const auto usable = std::ranges::count_if(
        account.passkeys, [&](const Passkey& passkey) { return !passkey.barred && &passkey != removed; });
    const bool codes = removed != nullptr && !account.totp_secret.empty();
    if (usable > 0 || codes || (account.password.empty() && !account.identities.empty())) return {};
    return fail(ErrorKind::conflict, "without it nobody could sign in to the account", {}, "enrol another one first");
}

}  // namespace

std::vector<NewEvent> set_password(std::string_view phc) {
    return {{"account.password-set", Value::object({{"phc", phc}})},
            {"account.signed-out-everywhere", Value::object()}};
}

std::vector<NewEvent> rehash_password(std::string_view phc) {
    return {{"account.password-set", Value::object({{"phc", phc}})}};
}

TotpEnrolment begin_totp(const Account& account, std::string_view authority, const crypto::RandomBytes& random) {
    std::array<unsigned char, crypto::one_time_secret_octets> bits{};
    random(bits);
    TotpEnrolment enrolment;
    enrolment.secret = as_text(bits);
    crypto::wipe(bits);
    enrolment.text = format::base32_unpadded(octets(enrolment.secret));
    // Defaults of RFC 6238 (SHA-1, 6 digits, 30 seconds) are said too: some apps guess others.
    enrolment.address = fmt::format("otpauth://totp/{0}:{1}?secret={2}&issuer={0}&algorithm=SHA1&digits=6&period=30",
                                    percent_encoded(authority), percent_encoded(account.sign_in_name), enrolment.text);
    return enrolment;
}

std::vector<NewEvent> enrol_totp(std::string_view secret) {
    return {{"account.totp-enrolled", Value::object({{"secret", format::base64_url(octets(secret))}})}};
}

Result<std::vector<NewEvent>> remove_totp(const Account& account) {
    if (account.totp_secret.empty()) return fail(ErrorKind::not_found, "the account has no one-time codes");
    TRY_VOID(check_without(account, nullptr));
    return std::vector<NewEvent>{{"account.totp-removed", Value::object()}};
}

Result<std::vector<NewEvent>> add_passkey(const Account& account, const Passkey& passkey) {
    if (account.passkeys.size() >= max_passkeys) {
        return fail(ErrorKind::limit, fmt::format("an account has at most {} passkeys", max_passkeys), {},
                    "remove one first");
    }
    if (account.find_passkey(passkey.id) != nullptr) {
        return fail(ErrorKind::conflict, "this passkey is known already", {}, "use it to sign in");
    }
    if (passkey.label.empty() || passkey.label.size() > max_account_text || !format::is_utf8(passkey.label)) {
        return fail(ErrorKind::invalid, fmt::format("a passkey has a name of at most {} octets", max_account_text));
    }
    return std::vector<NewEvent>{
        {"account.passkey-added", Value::object({{"id", format::base64_url(octets(passkey.id))},
                                                 {"public_key", format::base64_url(octets(passkey.public_key))},
                                                 {"label", passkey.label},
                                                 {"sign_count", passkey.sign_count},
                                                 {"backed_up", passkey.backed_up}})}};
}

Result<std::vector<NewEvent>> remove_passkey(const Account& account, std::string_view credential_id) {
    const Passkey* passkey = account.find_passkey(credential_id);
    if (passkey == nullptr) return fail(ErrorKind::not_found, "the account has no such passkey");
    TRY_VOID(check_without(account, passkey));
    return std::vector<NewEvent>{
        {"account.passkey-removed", Value::object({{"id", format::base64_url(octets(credential_id))}})}};
}

RecoveryCodes new_recovery_codes(const crypto::RandomBytes& random) {
    RecoveryCodes made;
    Value::List hashes;
    for (int i = 0; i < recovery_code_count; ++i) {
        std::array<unsigned char, recovery_code_octets> bits{};
        random(bits);
        const std::string letters = format::base32_unpadded(bits);
        hashes.emplace_back(format::base64_url(octets(recovery_hash(letters))));
        const std::string_view view = letters;
        made.codes.push_back(
            fmt::format("{}-{}-{}-{}", view.substr(0, 4), view.substr(4, 4), view.substr(8, 4), view.substr(12, 4)));
    }
    made.events = {{"account.recovery-codes-set", Value::object({{"hashes", Value::list(std::move(hashes))}})}};
    return made;
}

Result<std::vector<NewEvent>> use_recovery_code(const Account& account, std::string_view typed) {
    std::string letters;
    for (const char c : typed) {
        if (c == ' ' || c == '-') continue;
        if (letters.size() > recovery_code_letters) break;  // longer than any code
        letters += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    const std::string hash = recovery_hash(letters);
    for (const std::string& known : account.recovery_codes) {
        if (!crypto::equal_in_constant_time(octets(known), octets(hash))) continue;
        return std::vector<NewEvent>{
            {"account.recovery-code-used", Value::object({{"hash", format::base64_url(octets(hash))}})}};
    }
    return fail(ErrorKind::invalid, "this is not one of the recovery codes that are left");
}

}  // namespace comity::access
