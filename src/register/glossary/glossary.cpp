// SPDX-License-Identifier: EUPL-1.2
#include "register/glossary/glossary.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "command/proposal.h"

namespace comity::registry {

namespace {

using command::Fields;
using format::Value;

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

Result<Term*> named_term(Glossary& glossary, const Value& payload) {
    TRY(id, payload.string_at("term"));
    const auto found = std::ranges::find(glossary.terms, id, &Term::id);
    if (found == glossary.terms.end()) return fail(ErrorKind::invalid, fmt::format("there is no term '{}'", id));
    return &*found;
}

Result<void> take(Term& term, const GlossaryEvent& event) {
    TRY(words, read_words(*event.payload));
    Fields read(*event.payload);
    term.words = std::move(words);
    term.note = read.text_or("note");
    term.source = read.text_or("source");
    term.mark = event.mark;
    return read.finish();
}

Result<void> term_entered(Glossary& glossary, const GlossaryEvent& event) {
    TRY(id, event.payload->string_at("term"));
    Term term{.id = id};
    TRY_VOID(take(term, event));
    term.entered_words = term.words;
    glossary.terms.push_back(std::move(term));
    return {};
}

Result<void> term_changed(Glossary& glossary, const GlossaryEvent& event) {
    TRY(term, named_term(glossary, *event.payload));
    return take(*term, event);
}

Result<void> term_withdrawn(Glossary& glossary, const GlossaryEvent& event) {
    TRY(term, named_term(glossary, *event.payload));
    term->withdrawn = true;
    term->withdrawn_because = event.payload->string_at("reason").value_or("");
    term->mark = event.mark;
    return {};
}

struct GlossaryEventType {
    std::string_view type;
    std::string_view says;
    Result<void> (*apply)(Glossary&, const GlossaryEvent&);
};
constexpr std::array glossary_events{
    GlossaryEventType{"term-entered", "entered a term", term_entered},
    GlossaryEventType{"term-changed", "changed a term", term_changed},
    GlossaryEventType{"term-withdrawn", "withdrew a term", term_withdrawn},
};

}  // namespace

const Term* Glossary::term(std::string_view id) const {
    const auto found = std::ranges::find(terms, id, &Term::id);
    return found == terms.end() ? nullptr : &*found;
}

Result<TermWords> read_words(const Value& payload) {
    TermWords words;
    const Value* given = payload.find("words");
    if (!given || !given->as_object())
        return fail(ErrorKind::invalid, "'words' is no object", {},
                    "as {\"en\": \"speciality\", \"fr\": \"spécialité; règle de la spécialité\"}");
    for (const format::Member& member : *given->as_object()) {
        if (!member.value.as_string())
            return fail(ErrorKind::invalid, fmt::format("the words in '{}' are no text", member.key));
        std::vector<std::string> said = words_of_term(*member.value.as_string());
        if (!said.empty()) words.emplace(member.key, std::move(said));
    }
    return words;
}

std::vector<std::string> words_of_term(std::string_view joined) {
    std::vector<std::string> words;
    while (!joined.empty()) {
        const std::size_t end = std::min(joined.find(';'), joined.size());
        const std::string_view word = trimmed(joined.substr(0, end));
        if (!word.empty() && std::ranges::find(words, word) == words.end()) words.emplace_back(word);
        joined.remove_prefix(std::min(end + 1, joined.size()));
    }
    return words;
}

std::string joined_words(const std::vector<std::string>& words) {
    return fmt::format("{}", fmt::join(words, "; "));
}

Result<void> apply(Glossary& glossary, const GlossaryEvent& event) {
    const auto type = std::ranges::find(glossary_events, event.type, &GlossaryEventType::type);
    if (type == glossary_events.end())
        return fail(ErrorKind::invalid, fmt::format("event type '{}' of the glossary is unknown", event.type), {},
                    "the record was written by a newer program: use that one, or a newer one");
    TRY_VOID(type->apply(glossary, event));
    ++glossary.version;
    return {};
}

std::string_view says_of_glossary_event(std::string_view type) {
    const auto known = std::ranges::find(glossary_events, type, &GlossaryEventType::type);
    return known == glossary_events.end() ? std::string_view() : known->says;
}

Value value_of(const TermWords& words) {
    Value value = Value::object();
    for (const auto& [language, said] : words) value.set(language, joined_words(said));
    return value;
}

Value shown(const Term& term) {
    return Value::object({{"id", term.id},
                          {"words", value_of(term.words)},
                          {"note", term.note},
                          {"source", term.source},
                          {"withdrawn", term.withdrawn},
                          {"withdrawn_because", term.withdrawn_because},
                          {"recorded", command::value_of(term.mark)}});
}

}  // namespace comity::registry
