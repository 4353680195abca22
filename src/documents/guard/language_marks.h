// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/words.h"

/// The words by which a language says that something is a provision, a currency or not so.
namespace comity::documents {

enum class ProvisionLevel { article, paragraph, letter };

/// The level a word names: "статье", "l'article", "par".
std::optional<ProvisionLevel> provision_level(const std::string& folded, std::string_view language);

/// Joins provisions under one word: "and", "et", "и".
bool joins_provisions(const std::string& folded);

/// The ISO 4217 code a word stands for; "" for none. Codes themselves are told by their capital letters.
std::string_view currency_of(const std::string& folded);
bool is_currency_code(std::string_view word);

/// The words of a sentence that deny or except; one of a pair ("ne … pas", "не … ни") counts.
std::vector<std::size_t> negations(const std::vector<text::Word>& sentence, std::string_view language);

}  // namespace comity::documents
