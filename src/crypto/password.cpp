// SPDX-License-Identifier: EUPL-1.2
#include "crypto/password.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <argon2.h>

namespace comity::crypto {

namespace {

constexpr std::size_t salt_octets = 16;
constexpr std::size_t hash_octets = 32;

tl::unexpected<Error> over(const char* what, std::uint64_t limit) {
    return fail(ErrorKind::limit, std::string("the ") + what + " is over " + std::to_string(limit), {},
                "stay within it");
}

Result<void> check(const PasswordCost& cost) {
    if (cost.memory_kib > max_password_memory_kib)
        return over("memory of the password hash in KiB", max_password_memory_kib);
    if (cost.passes > max_password_passes) return over("number of passes of the password hash", max_password_passes);
    if (cost.lanes > max_password_lanes) return over("number of lanes of the password hash", max_password_lanes);
    if (cost.passes == 0 || cost.lanes == 0 || cost.memory_kib < 8 * cost.lanes) {  // RFC 9106 section 3.1
        return fail(ErrorKind::invalid, "no password hash can be made at this cost", {},
                    "take at least one pass, one lane and 8 KiB for each lane");
    }
    return {};
}

tl::unexpected<Error> failed(int code) {
    return fail(ErrorKind::unavailable, std::string("the password cannot be checked: ") + argon2_error_message(code),
                {}, "make more memory available to the node");
}

tl::unexpected<Error> damaged(const std::string& what) {
    return fail(ErrorKind::invalid, "the password hash is damaged: " + what, {},
                "let the holder of the account set a new password");
}

/// Reads the text of a hash from left to right.
class PhcReader {
   public:
    explicit PhcReader(std::string_view text) : text_(text) {}

    bool take(std::string_view expected) {
        if (!text_.starts_with(expected)) return false;
        text_.remove_prefix(expected.size());
        return true;
    }

    /// A number without sign and leading zeros; nothing where there is none or it does not fit.
    std::optional<std::uint32_t> number() {
        std::uint32_t value = 0;
        const auto [end, fault] = std::from_chars(text_.data(), text_.data() + text_.size(), value);
        const auto length = static_cast<std::size_t>(end - text_.data());
        if (fault != std::errc() || (text_.front() == '0' && length > 1)) return std::nullopt;
        text_.remove_prefix(length);
        return value;
    }

    /// How many letters of base64 come next.
    std::size_t letters() {
        const auto is_letter = [](char c) {
            return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
        };
        const auto length = static_cast<std::size_t>(std::ranges::find_if_not(text_, is_letter) - text_.begin());
        text_.remove_prefix(length);
        return length;
    }

    bool at_end() const { return text_.empty(); }

   private:
    std::string_view text_;
};

}  // namespace

Result<PasswordCost> password_cost(std::string_view hash) {
    if (hash.size() > max_password_hash_text) return over("length of the password hash", max_password_hash_text);
    PhcReader reader(hash);
    if (!reader.take("$argon2id$v=19$m=")) return damaged("it does not begin with '$argon2id$v=19$m='");
    const auto memory = reader.number();
    if (!memory || !reader.take(",t=")) return damaged("its memory is not a number");
    const auto passes = reader.number();
    if (!passes || !reader.take(",p=")) return damaged("its passes are not a number");
    const auto lanes = reader.number();
    if (!lanes || !reader.take("$")) return damaged("its lanes are not a number");
    if (reader.letters() != (salt_octets * 8 + 5) / 6 || !reader.take("$"))
        return damaged("its salt is not of 16 octets");
    if (reader.letters() != (hash_octets * 8 + 5) / 6 || !reader.at_end())
        return damaged("its hash is not of 32 octets");
    const PasswordCost cost{*memory, *passes, *lanes};
    TRY_VOID(check(cost));
    return cost;
}

Result<std::string> hash_password(std::string_view password, const RandomBytes& random, const PasswordCost& cost) {
    if (password.size() > max_password) return over("length of the password in octets", max_password);
    TRY_VOID(check(cost));
    std::array<unsigned char, salt_octets> salt{};
    random(salt);
    std::string text(argon2_encodedlen(cost.passes, cost.memory_kib, cost.lanes, salt_octets, hash_octets, Argon2_id),
                     '\0');
    const int code = argon2id_hash_encoded(cost.passes, cost.memory_kib, cost.lanes, password.data(), password.size(),
                                           salt.data(), salt.size(), hash_octets, text.data(), text.size());
    if (code != ARGON2_OK) return failed(code);
    text.resize(text.find('\0'));
    return text;
}

Result<bool> is_password(std::string_view password, std::string_view hash) {
    TRY_VOID(password_cost(hash));
    if (password.size() > max_password) return false;
    const int code = argon2id_verify(std::string(hash).c_str(), password.data(), password.size());
    if (code == ARGON2_OK) return true;
    if (code == ARGON2_VERIFY_MISMATCH) return false;
    if (code == ARGON2_DECODING_FAIL) return damaged("its salt or hash is not base64");
    return failed(code);
}

bool needs_rehash(std::string_view hash, const PasswordCost& wanted) {
    const auto cost = password_cost(hash);
    return !cost || *cost != wanted;
}

}  // namespace comity::crypto
