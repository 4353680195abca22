// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "documents/guard/tokens.h"

/// The words by which a language says that something is a month, a provision, a currency or a unit.
namespace comity::documents {

/// Whether the word stands in the list; an entry with * at its end is a beginning.
bool among(std::span<const std::string_view> words, std::string_view word);

/// 1 to 12 for a month in any case, "sept", "марте"; nothing for other words.
std::optional<int> month_of(std::string_view folded, std::string_view language);
/// 1 (Monday) to 7.
std::optional<int> weekday_of(std::string_view folded, std::string_view language);

enum class ProvisionLevel { article, paragraph, letter };
/// The level a word names: "статье", "l'article", "par".
std::optional<ProvisionLevel> provision_level(const std::string& folded, std::string_view language);
/// Joins provisions under one word: "and", "et", "и".
bool joins_provisions(const std::string& folded);
/// Whether a Roman number behind this word is one: "chapter", "глава".
bool counts_in_roman(const std::string& folded);

/// A currency, by the words from here on: "швейцарских франков", "livres sterling", "d'euros". ISO 4217, and how many
/// words; "" and 0 for none.
std::pair<std::string_view, std::size_t> currency_of(std::span<const Token> from);
/// The currency of a sign; "" for none.
std::string_view currency_of_sign(std::string_view sign);
bool is_currency_code(std::string_view word);

/// A word of addresses: "street", "rue", "ул".
bool is_of_address(std::string_view folded);

/// How many noughts a word adds to a number: "million", "тыс", "milliards".
std::optional<std::size_t> noughts_of(const std::string& folded, std::string_view language);

/// What a number counts, "kg", "day", "%"; "" for what is no unit. `value`: "2026 г." is no weight.
std::string_view unit_of(std::string_view folded, std::string_view value, std::string_view language);

/// A number from 2 to 90 in words, the tens and units that make it each by itself.
std::optional<int> number_word(std::string_view folded, std::string_view language);

/// What makes a number an ordinal where it follows its digits: "nd", "ème", "го".
bool is_ordinal_ending(std::string_view folded, std::string_view language);

}  // namespace comity::documents
