// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "command/parts.h"
#include "register/glossary/glossary.h"
#include "register/glossary/glossary_csv.h"

namespace comity::registry {

namespace {

using command::Fields;
using command::NewEvent;
using command::Parameter;
using command::ParameterType;
using format::Value;
using GlossaryEvents = Result<std::vector<NewEvent>>;

Result<void> check_length(std::string_view what, std::string_view text, std::size_t most) {
    if (text.size() <= most) return {};
    return fail(ErrorKind::limit, fmt::format("{} has {} octets", what, text.size()), {},
                fmt::format("at most {}", most));
}

/// What is said of a term, by a command.
struct Said {
    TermWords words = {};
    std::string note = {};
    std::string source = {};
};

Result<void> check(const Said& said) {
    TRY_VOID(check_term_words(said.words));
    TRY_VOID(check_length("the note", said.note, longest_term_note));
    return check_length("the source", said.source, longest_term_words);
}

Value payload_of(const std::string& id, const Said& said) {
    return Value::object({{"term", id}, {"words", value_of(said.words)}, {"note", said.note}, {"source", said.source}});
}

/// One that says the same in every language.
const Term* same_term(const std::vector<Term>& terms, const TermWords& words) {
    const auto found =
        std::ranges::find_if(terms, [&](const Term& term) { return !term.withdrawn && term.words == words; });
    return found == terms.end() ? nullptr : &*found;
}

Result<const Term*> live_term(const Glossary& glossary, const GlossaryCommand& command) {
    const std::string id = Fields(command.arguments).text("term");
    const Term* term = glossary.term(id);
    if (!term) return fail(ErrorKind::not_found, fmt::format("the glossary has no term '{}'", id));
    if (term->withdrawn) return fail(ErrorKind::conflict, fmt::format("term {} is withdrawn", id));
    // Another term that changed meanwhile is no conflict.
    if (command.based_on != 0 && term->mark.event > command.based_on)
        return fail(ErrorKind::conflict, fmt::format("term {} was changed meanwhile, by {}", id, term->mark.by), {},
                    "look at it as it is now and give the command again");
    return term;
}

Result<void> check_room(const Glossary& glossary, std::size_t more) {
    if (glossary.terms.size() + more <= most_terms) return {};
    return fail(ErrorKind::limit, fmt::format("the glossary would have {} terms", glossary.terms.size() + more), {},
                fmt::format("at most {}", most_terms));
}

GlossaryEvents enter_term(const Glossary& glossary, const GlossaryCommand& command) {
    Fields read(command.arguments);
    TRY(words, read_words(command.arguments));
    const Said said{std::move(words), read.text_or("note"), read.text_or("source")};
    TRY_VOID(check(said));
    TRY_VOID(check_room(glossary, 1));
    if (const Term* same = same_term(glossary.terms, said.words))
        return fail(ErrorKind::conflict, fmt::format("term {} says the same", same->id), {},
                    "change-term gives it another note or source");
    return std::vector{NewEvent{"term-entered", payload_of(command::next_id('t', glossary.terms), said)}};
}

GlossaryEvents change_term(const Glossary& glossary, const GlossaryCommand& command) {
    TRY(term, live_term(glossary, command));
    Fields read(command.arguments);
    Said said{term->words, read.text_or("note", term->note), read.text_or("source", term->source)};
    if (read.has("words")) {
        TRY(words, read_words(command.arguments));
        said.words = std::move(words);
    }
    TRY_VOID(check(said));
    if (said.words == term->words && said.note == term->note && said.source == term->source)
        return fail(ErrorKind::conflict, fmt::format("term {} says that already", term->id));
    return std::vector{NewEvent{"term-changed", payload_of(term->id, said)}};
}

GlossaryEvents withdraw_term(const Glossary& glossary, const GlossaryCommand& command) {
    TRY_VOID(live_term(glossary, command));
    TRY_VOID(check_length("the reason", Fields(command.arguments).text("reason"), longest_term_note));
    return std::vector{NewEvent{"term-withdrawn", command.arguments}};
}

/// A row with an id changes that term; one without enters a term, where none says the same.
GlossaryEvents import_terms(const Glossary& glossary, const GlossaryCommand& command) {
    TRY(rows, read_glossary_csv(Fields(command.arguments).text("csv")));
    std::vector<NewEvent> events;
    std::vector<Term> terms = glossary.terms;
    for (TermRow& row : rows) {
        Said said{std::move(row.words), std::move(row.note), std::move(row.source)};
        const auto refuse = [&](const Error& error) { return fail(error.kind, error.message, row.place, error.hint); };
        if (const auto checked = check(said); !checked) return refuse(checked.error());
        if (!row.id.empty()) {
            const auto term = std::ranges::find(terms, row.id, &Term::id);
            if (term == terms.end() || term->withdrawn)
                return refuse({ErrorKind::invalid,
                               fmt::format("the glossary has no term '{}'", row.id),
                               {},
                               "leave the id of a new term empty"});
            if (term->words == said.words && term->note == said.note && term->source == said.source) continue;
            if (command.based_on != 0 && term->mark.event > command.based_on)
                return refuse({ErrorKind::conflict,
                               fmt::format("term {} was changed meanwhile, by {}", row.id, term->mark.by),
                               {},
                               "take the table out anew and make the changes in that one"});
            events.push_back({"term-changed", payload_of(row.id, said)});
            term->words = said.words;
        } else if (!same_term(terms, said.words)) {
            const std::string id = command::next_id('t', terms);
            events.push_back({"term-entered", payload_of(id, said)});
            terms.push_back({.id = id, .words = said.words});
        }
    }
    if (events.empty()) return fail(ErrorKind::conflict, "the glossary says all that already");
    TRY_VOID(check_room(glossary, terms.size() - glossary.terms.size()));
    return events;
}

/// What somebody changed or withdrew is not filled in again.
GlossaryEvents fill_glossary(const Glossary& glossary, const GlossaryCommand& command) {
    TRY(rows, read_glossary_csv(Fields(command.arguments).text("csv"), "terms of the law library"));
    std::vector<NewEvent> events;
    std::size_t next = glossary.terms.size();
    for (TermRow& row : rows) {
        const bool there = std::ranges::any_of(glossary.terms, [&](const Term& term) {
            return term.entered_words == row.words || (!term.withdrawn && term.words == row.words);
        });
        if (there) continue;
        events.push_back(
            {"term-entered", payload_of(fmt::format("t{}", ++next),
                                        {std::move(row.words), std::move(row.note), std::move(row.source)})});
    }
    if (events.empty()) return fail(ErrorKind::conflict, "the glossary has the terms of the law library already");
    TRY_VOID(check_room(glossary, events.size()));
    return events;
}

constexpr std::string_view words_say =
    "by language: {\"en\": \"speciality\", \"fr\": \"spécialité\"}; several behind a ;";
constexpr Parameter which_term{"term", ParameterType::text, true, "which term: t1"};
constexpr Parameter term_note{"note", ParameterType::text, false, "where it is used, and where not"};
constexpr Parameter term_source{"source", ParameterType::text, false, "where the words were taken from"};

constexpr std::array enter_term_parameters{Parameter{"words", ParameterType::json, true, words_say}, term_note,
                                           term_source};
constexpr std::array change_term_parameters{which_term, Parameter{"words", ParameterType::json, false, words_say},
                                            term_note, term_source};
constexpr std::array withdraw_term_parameters{which_term, Parameter{"reason", ParameterType::text, true, "why"}};
constexpr std::array import_terms_parameters{
    Parameter{"csv", ParameterType::text, true, "a table: id, a column for each language, note, source"}};
constexpr std::array fill_glossary_parameters{
    Parameter{"csv", ParameterType::text, true, "the terms, given by the node", "", true}};

constexpr std::array glossary_command_table{
    GlossaryCommandKind{"enter-term", "terms", "Enter a term with its words in two languages or more",
                        enter_term_parameters, enter_term},
    GlossaryCommandKind{"change-term", "terms/{term}/change", "Say a term otherwise", change_term_parameters,
                        change_term},
    GlossaryCommandKind{"withdraw-term", "terms/{term}/withdrawal", "Withdraw a term; it stays in the record",
                        withdraw_term_parameters, withdraw_term},
    GlossaryCommandKind{"import-terms", "import", "Enter and change the terms of a table", import_terms_parameters,
                        import_terms},
    GlossaryCommandKind{"fill-glossary", "filling", "Enter the terms of the law library that are not there yet",
                        fill_glossary_parameters, fill_glossary},
};

}  // namespace

std::span<const GlossaryCommandKind> glossary_commands() {
    return glossary_command_table;
}

const GlossaryCommandKind* find_glossary_command(std::string_view name) {
    const auto found = std::ranges::find(glossary_command_table, name, &GlossaryCommandKind::name);
    return found == glossary_command_table.end() ? nullptr : &*found;
}

Result<std::vector<NewEvent>> decide(const Glossary& glossary, const GlossaryCommand& command) {
    const GlossaryCommandKind* kind = find_glossary_command(command.name);
    if (!kind) return fail(ErrorKind::not_found, fmt::format("there is no command '{}'", command.name));
    TRY_VOID(command::check_arguments(kind->entry(), command.arguments));
    return kind->decide(glossary, command);
}

}  // namespace comity::registry
