// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "command/fields.h"
#include "format/value.h"

namespace comity::registry {

/// The languages in which everything public is.
inline constexpr std::array<std::string_view, 3> public_languages{"en", "fr", "ru"};

/// What readers are told in each of them.
using PublicWords = std::array<std::string, public_languages.size()>;

/// Octets of a title or a note, so that lists of them stay below 100 KiB a page.
inline constexpr std::size_t longest_note = 300;

/// The members "note", "note_fr", "note_ru", where `word` is "note"; "" for one that is not there.
PublicWords read_public_words(command::Fields& read, const std::string& word);
/// {"en", "fr", "ru"}
format::Value value_of(const PublicWords& words);

/// Errors: `limit` for what is longer than longest_note; `invalid` for one that is missing or cannot be printed.
Result<void> check_public_words(const format::Value& arguments, const std::string& word);

/// In that language, else in English.
const std::string& in_language(const PublicWords& words, std::string_view language);

}  // namespace comity::registry
