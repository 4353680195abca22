// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "law/library/library.h"

namespace comity::law {

/// A rule of the image written back in the law language (docs/law-language.md, section 4): its head, then its clauses
/// two blanks deeper. Named expressions (`let`) stand there in full.
std::vector<std::string> rule_lines(const Library& library, const Rule& rule);

/// "ground", "use-limit": the first word of a rule.
std::string_view rule_word(RuleKind kind);

/// "18 days", "1 year 6 months", "96 hours".
std::string period_words(const Period& period);

/// "90 days after deposit", "first of month after 3 months after deposit".
std::string interval_words(const Interval& interval, std::string_view event);

/// "protocol to coe-024", "national CH", "treaty US-CH", "layer on bilateral extradition".
std::string role_words(const Library& library, const Instrument& instrument);

/// "yes/no", "one of accused, convicted", "list of state".
std::string type_words(const Library& library, Type type, Range<FactValue> values);

/// "requested", "registry": who answers a fact.
std::string_view answered_by_word(AnsweredBy who);

/// "extradition", "assistance", "extradition, assistance".
std::string family_words(std::uint8_t families);

}  // namespace comity::law
