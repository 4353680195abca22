// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string>
#include <vector>

#include "command/fields.h"
#include "format/value.h"
#include "register/holding.h"

namespace comity::registry {

/// Where it stands that something happened: never left out.
struct Source {
    std::string words = {};     ///< "Gazette 2023 no. 12", "letter 35/1-2023"
    std::string document = {};  ///< the paper itself: its reference or its digest, ""
};
Source read_source(command::Fields& read);

inline constexpr command::Parameter source_parameter{"source", command::ParameterType::text, true,
                                                     "where it stands: gazette, letter, register with its number"};
inline constexpr command::Parameter document_parameter{"document", command::ParameterType::text, false,
                                                       "the paper: its reference, or its SHA-256"};

inline constexpr command::Parameter because_parameter{"because", command::ParameterType::text, true, "why"};

/// The other sides, of a list of {"state", "authority"}. Errors: `invalid` for none, for one named twice, for our own
/// State, for a State that is no two letters.
Result<std::vector<Party>> read_parties(const format::Value& arguments, StateCode own);

/// What must not be empty may be said anew, but not taken away. Errors: `invalid` for one of the keys that is "".
Result<void> check_not_emptied(const format::Value& arguments, std::initializer_list<std::string_view> keys);

/// [{"state", "authority"} …]
format::Value shown(const std::vector<Party>& parties);

/// Whether that State takes part.
bool has_party(const std::vector<Party>& parties, StateCode state);
/// The States of the member "states". Errors: `invalid` for what is none, and for one named twice.
Result<void> check_states_about(const format::Value& arguments);
/// Errors: `invalid` for a word that is there twice.
Result<void> check_named_once(std::vector<std::string> words);
/// Errors: `invalid` for control characters that no page and no feed can hold: all but tab, line feed and carriage
/// return.
Result<void> check_can_be_printed(std::string_view text);

/// "KZ, TR", in their order, each once.
std::vector<StateCode> states_of(const std::vector<Party>& parties);

/// Most octets of one text.
inline constexpr std::size_t longest_text = 512 * 1024;

/// Errors: `invalid` where it is no ISO 639-1 code.
Result<void> check_language(std::string_view language);
/// Errors: `limit`.
Result<void> check_length(std::string_view text);

/// What has a source says so the same way everywhere: "source", "document", "recorded".
format::Value with_source(format::Value value, const Source& source, const Mark& mark);

/// Errors: `invalid` where the first day is behind the last.
Result<void> check_days(CivilDate first, CivilDate last);
/// Errors: `invalid` where a day of something that happened has not come yet.
Result<void> check_happened(CivilDate on, CivilDate today);

}  // namespace comity::registry
