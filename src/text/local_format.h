// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"

/// Days, numbers, sums and counts as a language writes them, by ICU. Languages are BCP 47; English is written as in
/// Europe. What ICU does not know is written as English. Safe to call from many threads.
namespace comity::text {

/// "29 February 2024", "1er février 2024", "29 февраля 2024 г.".
std::string long_date(CivilDate date, std::string_view language);

/// A decimal number in plain digits, "250000.50", with the separators of the language. "" where it is none.
std::string number(std::string_view decimal, std::string_view language);

/// A sum with its ISO 4217 code: "EUR 250,000.00", "250 000,00 EUR". "" where the amount is no number.
std::string money(std::string_view currency, std::string_view amount, std::string_view language);

/// "1 year and 6 months", "1 an et 6 mois", "1 год и 6 месяцев".
std::string period(const Period& period, std::string_view language);

/// The plural category of a whole number: "zero", "one", "two", "few", "many" or "other".
std::string plural_category(std::int64_t number, std::string_view language);

/// "a, b and c".
std::string listed(const std::vector<std::string>& items, std::string_view language);

/// Names of the twelve months as they stand in a date, January first.
std::vector<std::string> month_names(std::string_view language);

}  // namespace comity::text
