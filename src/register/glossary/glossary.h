// SPDX-License-Identifier: EUPL-1.2
// The glossary of an authority: how a term of the field is said in each language, kept by those who word its papers. It
// is one stream of events, and the glossary of a pair of languages is what it has in both.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "command/fields.h"
#include "command/mark.h"
#include "command/new_event.h"
#include "command/parameter.h"

namespace comity::registry {

/// By language (ISO 639): the word to be used first, then others that are good too.
using TermWords = std::map<std::string, std::vector<std::string>, std::less<>>;

struct Term {
    std::string id = {};  ///< "t1"
    TermWords words = {};
    TermWords entered_words = {};  ///< as they were at first, so that nothing is filled in twice
    std::string note = {};
    std::string source = {};
    std::string withdrawn_because = {};
    bool withdrawn = false;
    command::Mark mark = {};  ///< of the newest event about it
};

struct Glossary {
    std::vector<Term> terms = {};
    std::uint64_t version = 0;  ///< events so far

    const Term* term(std::string_view id) const;
};

inline constexpr std::size_t most_terms = 5'000;
/// Octets: of the words of a term in one language, of a note, of a source.
inline constexpr std::size_t longest_term_words = 400;
inline constexpr std::size_t longest_term_note = 1'000;
inline constexpr std::size_t most_term_languages = 12;
/// Octets of a table that is imported.
inline constexpr std::size_t longest_glossary_csv = 512 * 1024;

/// "speciality; rule of speciality" as its words.
std::vector<std::string> words_of_term(std::string_view joined);
std::string joined_words(const std::vector<std::string>& words);

struct GlossaryCommand {
    std::string name = {};
    format::Value arguments = {};
    std::uint64_t based_on = 0;  ///< version of the glossary that was seen; 0: whatever it is
};

/// The words of each language that the payload of a command or an event says. Errors: `invalid`.
Result<TermWords> read_words(const format::Value& payload);

struct GlossaryCommandKind {
    std::string_view name = {};
    std::string_view resource = {};  ///< below "/glossary"
    std::string_view says = {};
    std::span<const command::Parameter> parameters = {};
    Result<std::vector<command::NewEvent>> (*decide)(const Glossary&, const GlossaryCommand&) = nullptr;

    /// Permissions are those of a paper: whoever words papers keeps the words.
    command::Entry entry() const { return {name, resource, "change", "paper", says, parameters}; }
};

std::span<const GlossaryCommandKind> glossary_commands();
const GlossaryCommandKind* find_glossary_command(std::string_view name);

/// The events a command gives. Pure. Errors: `invalid` arguments; `limit`; `conflict` where the term was changed since
/// `based_on`, is withdrawn, or is there already.
Result<std::vector<command::NewEvent>> decide(const Glossary& glossary, const GlossaryCommand& command);

struct GlossaryEvent {
    std::string_view type;
    const format::Value* payload = nullptr;
    command::Mark mark = {};
};
/// Errors: a type this program does not know, or a payload that is not as its type says.
Result<void> apply(Glossary& glossary, const GlossaryEvent& event);
/// A sentence for the story; "" of a type this program does not know.
std::string_view says_of_glossary_event(std::string_view type);

/// {"id", "words": {"en": "a; b"}, "note", "source", "withdrawn", "withdrawn_because", "recorded"}
format::Value shown(const Term& term);
format::Value value_of(const TermWords& words);

}  // namespace comity::registry
