// SPDX-License-Identifier: EUPL-1.2
#include "access/password_rules.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "access/built_in_tables.h"
#include "format/utf8.h"

namespace comity::access {
namespace {

std::string small_letters(std::string_view text) {
    std::string small(text);
    for (char& letter : small) {
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    }
    return small;
}

std::size_t characters(std::string_view utf8) {
    return static_cast<std::size_t>(
        std::ranges::count_if(utf8, [](char octet) { return (static_cast<unsigned char>(octet) & 0xC0U) != 0x80U; }));
}

/// Whether the text is a shorter piece over and over: "abcabcabcabc", "aaaaaaaaaaaa"; the last may be cut off.
bool repeats(std::string_view text) {
    for (std::size_t period = 1; period <= text.size() / 2; ++period) {
        if (std::equal(text.begin() + static_cast<std::ptrdiff_t>(period), text.end(), text.begin())) return true;
    }
    return false;
}

/// Whether it is a piece of a row of keys or of the alphabet, forwards or backwards, that may begin again.
bool runs_along(std::string_view text) {
    constexpr std::array<std::string_view, 7> rows = {
        "1234567890",
        "0123456789",
        "abcdefghijklmnopqrstuvwxyz",
        "qwertyuiopasdfghjklzxcvbnm",
        "qwertzuiopasdfghjklyxcvbnm",
        "azertyuiopqsdfghjklmwxcvbn",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
    };
    for (const std::string_view row : rows) {
        std::string twice = std::string(row) + std::string(row);
        if (twice.find(text) != std::string::npos) return true;
        std::ranges::reverse(twice);
        if (twice.find(text) != std::string::npos) return true;
    }
    return false;
}

bool is_common(std::string_view text) {
    std::string_view list = common_passwords;
    while (!list.empty()) {
        const std::size_t end = std::min(list.find('\n'), list.size());
        if (list.substr(0, end) == text) return true;
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return false;
}

/// Whether taking away the words of these names leaves less than half the needed length.
bool mostly(std::string_view text, std::span<const std::string_view> names) {
    std::string rest(text);
    for (const std::string_view raw : names) {
        const std::string name = small_letters(raw);
        std::size_t at = 0;
        while (at < name.size()) {
            const std::size_t end = std::min(name.find_first_of(" .,-_@'", at), name.size());
            const std::string word = name.substr(at, end - at);
            at = end + 1;
            if (characters(word) < 4) continue;  // too short to say anything
            for (std::size_t found = rest.find(word); found != std::string::npos; found = rest.find(word)) {
                rest.erase(found, word.size());
            }
        }
    }
    return rest.size() != text.size() && characters(rest) < min_password_characters / 2;
}

tl::unexpected<Error> too_easy(std::string_view because) {
    return fail(ErrorKind::invalid, fmt::format("this password is guessed early: {}", because), {},
                "take several words that have nothing to do with each other or with you");
}

}  // namespace

Result<void> check_password(std::string_view password, std::span<const std::string_view> about) {
    if (password.size() > max_password_octets) {
        return fail(ErrorKind::limit, fmt::format("a password has at most {} octets", max_password_octets));
    }
    if (!format::is_utf8(password)) return fail(ErrorKind::invalid, "the password is not UTF-8 text");
    if (std::ranges::any_of(password,
                            [](char octet) { return static_cast<unsigned char>(octet) < 0x20 || octet == 0x7F; })) {
        return fail(ErrorKind::invalid, "the password holds a control character", {},
                    "such as a tab or line end; leave it out");
    }
    if (characters(password) < min_password_characters) {
        return fail(ErrorKind::invalid, fmt::format("a password has at least {} characters", min_password_characters),
                    {}, "several words with blanks between are easy to remember");
    }
    const std::string small = small_letters(password);
    if (is_common(small)) return too_easy("it is on every list of common passwords");
    if (repeats(small)) return too_easy("it repeats itself");
    if (runs_along(small)) return too_easy("it runs along the keyboard, the digits or the alphabet");
    if (mostly(small, about)) return too_easy("it is little more than a name known here");
    return {};
}

}  // namespace comity::access
