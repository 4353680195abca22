// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>

#include "documents/document_words.h"
#include "documents/template/template_reader.h"

namespace comity::documents {

namespace {

using law::Statement;
using law::Token;

/// A line below that goes on with the wording of the line above: `fr "…"`, or `= "…"`.
bool goes_on(const Statement& statement) {
    return is_translation(statement) || (!statement.tokens.empty() && statement.tokens[0].is_symbol("="));
}

/// A line below a list or a table that is one of its rows, and no clause.
bool is_row(std::string_view keyword, std::string_view of_block) {
    if (of_block == "list") return keyword == "item";
    return of_block == "table" && (keyword == "row" || keyword == "head");
}

std::vector<Token> wording_tokens(const Statement& statement, std::size_t from) {
    std::vector<Token> tokens(
        statement.tokens.begin() + static_cast<std::ptrdiff_t>(std::min(from, statement.tokens.size())),
        statement.tokens.end());
    for (const Statement& child : statement.children) {
        if (!goes_on(child)) continue;
        const std::vector<Token> more = child.joined();
        tokens.insert(tokens.end(), more.begin(), more.end());
    }
    return tokens;
}

Place place_of(const Token& token, const Place& statement) {
    return {statement.file, token.line, token.column};
}

bool only_slots(const SlotText& text) {
    return std::ranges::all_of(text, [](const TextPart& part) {
        return !part.slot.empty() ? part.plural.empty()
                                  : part.words.find_first_not_of(" ,;/()–-:.0123456789") == std::string::npos;
    });
}

}  // namespace

bool is_block(const Statement& statement) {
    static constexpr std::array<std::string_view, 7> kinds{"heading", "subheading", "paragraph", "list",
                                                           "table",   "break",      "use"};
    return std::ranges::find(kinds, statement.keyword()) != kinds.end();
}

bool is_translation(const Statement& statement) {
    return statement.tokens.size() >= 2 && statement.tokens[0].kind == Token::Kind::word &&
           statement.tokens[0].text.size() == 2 && statement.tokens[1].kind == Token::Kind::text;
}

LanguageWords read_language_words(const Statement& statement, std::size_t from, law::Faults& faults) {
    LanguageWords words;
    law::Cursor cursor(wording_tokens(statement, from), statement.place, faults);
    words.emplace_back("en", cursor.expect_text("the English words"));
    while (!cursor.at_end()) {
        const std::string language = cursor.expect_word("a language");
        words.emplace_back(language, cursor.expect_text("the words in '" + language + "'"));
    }
    for (std::string_view language : complete_languages) {
        if (!cursor.failed() &&
            std::ranges::find(words, language, &std::pair<std::string, std::string>::first) == words.end())
            faults.error(statement.place, "no words in '" + std::string(language) + "'",
                         "add " + std::string(language) + " \"…\"");
    }
    return words;
}

std::vector<Wording> BlockReader::wordings(const Statement& statement, std::size_t from) {
    std::vector<Wording> all;
    const std::vector<Token> tokens = wording_tokens(statement, from);
    std::size_t at = 0;
    while (at < tokens.size()) {
        if (tokens[at].is_symbol("=") && !all.empty()) ++at;
        Wording wording;
        const Place place = at < tokens.size() ? place_of(tokens[at], statement.place) : statement.place;
        std::string language = "en";
        while (at < tokens.size() && !tokens[at].is_symbol("=")) {
            if (tokens[at].kind == Token::Kind::word) language = tokens[at++].text;
            if (at >= tokens.size() || tokens[at].kind != Token::Kind::text) {
                faults_.error(place, "a text in quotation marks should stand here", "write \"…\" fr \"…\" ru \"…\"");
                return all;
            }
            wording.texts.emplace_back(language,
                                       read_slot_text(tokens[at].text, place_of(tokens[at], statement.place), faults_));
            ++at;
            language.clear();
        }
        finish(wording, place);
        all.push_back(std::move(wording));
    }
    return all;
}

void BlockReader::finish(Wording& wording, const Place& place) {
    if (wording.texts.size() == 1 && only_slots(wording.texts[0].second)) {
        wording.texts[0].first.clear();
        return;
    }
    for (std::string_view language : complete_languages) {
        if (wording.in(language) == nullptr)
            faults_.error(place, "no wording in '" + std::string(language) + "'",
                          "add " + std::string(language) + " \"…\"; only a text of slots may stand for all languages");
    }
}

void BlockReader::check_id(const std::string& id, const Place& place) {
    if (!id.empty() && !ids_.insert(id).second)
        faults_.error(place, "two passages are named '" + id + "'",
                      "give each its own name: drafts are compared by it");
}

void BlockReader::given(law::Cursor& cursor, Showing& showing) {
    const bool wanted = !cursor.take({"not"});
    cursor.expect("given");
    do {
        const Place place = cursor.place();
        const std::string name = cursor.expect_word("a fact or a field");
        if (cursor.failed()) return;
        (wanted ? showing.given : showing.not_given)
            .push_back(bindings_.find(name, Bindings::Use::whether_known, place, faults_));
    } while (cursor.take_symbol(","));
}

void BlockReader::each(law::Cursor& cursor, TemplateRow& row) {
    if (cursor.take({"offence"})) {
        row.each_offence = true;
        return;
    }
    const Place place = cursor.place();
    const std::string name = cursor.expect_word("offence, or a list field");
    if (cursor.failed()) return;
    const auto field = std::ranges::find(fields_, name, &Field::name);
    if (field == fields_.end() || !field->list)
        faults_.error(place, "'" + name + "' is no list", "write each offence, or a field declared as list of …");
    else
        row.each_field = static_cast<int>(field - fields_.begin());
}

void BlockReader::clause(const Statement& statement, TemplateRow& row, Showing& showing) {
    law::Cursor cursor(statement.joined(), statement.place, faults_);
    const std::string keyword(statement.keyword());
    cursor.expect_word("a clause");
    if (keyword == "when") {
        const auto condition = conditions_.read(cursor);
        showing.when = condition.id;
        showing.of_offence = condition.of_offence;
    } else if (keyword == "if") {
        given(cursor, showing);
    } else if (keyword == "each") {
        each(cursor, row);
    } else if (keyword == "gives") {
        do {
            const Place place = cursor.place();
            const std::string word = cursor.expect_word("a point of contents");
            if (cursor.failed()) return;
            if (!bindings_.is_content(word))
                faults_.error(place, "'" + word + "' is no point of contents and no paper",
                              "they are the values of request.contains and request.documents in law/language");
            row.gives.push_back(word);
        } while (cursor.take_symbol(","));
    } else {
        faults_.error(statement.place, "'" + keyword + "' is no clause of a passage", "write when, if, each or gives");
        return;
    }
    cursor.expect_end();
}

TemplateRow BlockReader::row(const Statement& statement, TemplateBlock& block) {
    TemplateRow row;
    row.place = statement.place;
    std::size_t at = 1;
    const auto word_at = [&](std::size_t i) {
        return i < statement.tokens.size() && statement.tokens[i].kind == Token::Kind::word ? statement.tokens[i].text
                                                                                            : std::string();
    };
    row.id = word_at(at++);
    if (row.id.empty()) faults_.error(statement.place, "the passage has no name", "name it: paragraph facts …");
    for (; !word_at(at).empty() && word_at(at).size() != 2; ++at) {
        const std::string word = word_at(at);
        const auto style = std::ranges::find(style_words, word);
        if (word == "optional")
            row.showing.optional = true;
        else if (word == "numbered")
            block.numbered = true;
        else if (block.kind == TemplateBlock::Kind::paragraph && style != style_words.end())
            block.style = static_cast<Paragraph::Style>(style - style_words.begin());
        else
            faults_.error(place_of(statement.tokens[at], statement.place), "'" + word + "' is not known here",
                          "write optional, numbered, or a style: address, reference, title, signature, note");
    }
    row.cells = wordings(statement, at);
    for (const Statement& child : statement.children) {
        if (!goes_on(child) && !is_row(child.keyword(), statement.keyword())) clause(child, row, row.showing);
    }
    return row;
}

void BlockReader::table_rows(const Statement& statement, TemplateBlock& block) {
    const bool table = block.kind == TemplateBlock::Kind::table;
    const std::string_view below = table ? "row" : "item";
    for (const Statement& child : statement.children) {
        if (child.keyword() == "head" && table) {
            block.head.place = child.place;
            block.head.id = "head";
            block.head.cells = wordings(child, 1);
            for (const Statement& below_head : child.children) {
                if (!goes_on(below_head))
                    faults_.error(below_head.place, "a head has no clauses", "put them below the table or its rows");
            }
        } else if (child.keyword() == below) {
            block.rows.push_back(row(child, block));
        }
    }
    if (block.rows.empty())
        faults_.error(statement.place, table ? "the table has no row" : "the list has no item",
                      table ? "add row NAME \"…\" = \"…\"" : "add item NAME \"…\"");
    std::size_t width = block.head.cells.size();
    for (const TemplateRow& row : block.rows) {
        if (width == 0) width = row.cells.size();
        if (row.cells.size() != (table ? width : 1))
            faults_.error(
                row.place,
                table ? "the row has " + std::to_string(row.cells.size()) + " cells and not " + std::to_string(width)
                      : "an item has one wording",
                "cells stand after each other, joined by =");
    }
}

void BlockReader::block(const Statement& statement, Template& into) {
    TemplateBlock block;
    block.place = statement.place;
    const std::string_view keyword = statement.keyword();
    if (keyword == "break") {
        block.kind = TemplateBlock::Kind::page_break;
        if (statement.joined().size() > 1)
            faults_.error(statement.place, "a break stands alone",
                          "put what is behind or below it on lines of its own");
        into.blocks.push_back(std::move(block));
        return;
    }
    if (keyword == "heading") block.kind = TemplateBlock::Kind::heading;
    if (keyword == "subheading") {
        block.kind = TemplateBlock::Kind::heading;
        block.level = 2;
    }
    if (keyword == "list") block.kind = TemplateBlock::Kind::list;
    if (keyword == "table") block.kind = TemplateBlock::Kind::table;
    TemplateRow own = row(statement, block);
    block.id = own.id;
    if (block.kind == TemplateBlock::Kind::list || block.kind == TemplateBlock::Kind::table) {
        if (!own.cells.empty())
            faults_.error(statement.place, "words beside the name of a list or a table", "put them into its items");
        if (own.each_offence || own.each_field != none)
            faults_.error(statement.place, "a list or a table stands once", "write `each` below its item or row");
        block.showing = own.showing;
        table_rows(statement, block);
        for (TemplateRow& each : block.rows) {
            each.id = block.id + "." + each.id;
            each.gives.insert(each.gives.end(), own.gives.begin(), own.gives.end());
        }
        block.head.id = block.id + ".head";
    } else {
        if (own.cells.size() != 1)
            faults_.error(statement.place, "the passage has no wording", "write \"…\" fr \"…\" ru \"…\"");
        block.rows.push_back(std::move(own));
    }
    bind(block);
    if (into.blocks.size() == max_blocks)
        faults_.error(statement.place, "the template has more than 400 blocks", "split it");
    if (into.blocks.size() < max_blocks) into.blocks.push_back(std::move(block));
}

void BlockReader::bind(TemplateBlock& block) {
    const bool given_of_offence = std::ranges::any_of(block.showing.given, &Binding::per_offence) ||
                                  std::ranges::any_of(block.showing.not_given, &Binding::per_offence);
    if (block.showing.of_offence || given_of_offence)
        faults_.error(block.place, "the condition speaks of one offence",
                      "say some offences ( … ) or every offence ( … )");
    if (!block.head.cells.empty()) bind(block.head);
    for (TemplateRow& row : block.rows) {
        check_id(row.id, row.place);
        bind(row);
        if (row.showing.of_offence && !row.each_offence)
            faults_.error(row.place, "the condition speaks of one offence",
                          "add `each offence`, or say some offences ( … )");
    }
}

void BlockReader::bind(TemplateRow& row) {
    for (const std::vector<Binding>* bindings : {&row.showing.given, &row.showing.not_given}) {
        for (const Binding& binding : *bindings) {
            if (binding.per_offence && !row.each_offence)
                faults_.error(row.place, "'" + binding.name + "' belongs to one offence", "add `each offence`");
        }
    }
    for (Wording& wording : row.cells) {
        for (auto& [language, text] : wording.texts) {
            for (TextPart& part : text) {
                if (part.slot.empty()) continue;
                part.binding = bindings_.find(part.slot, Bindings::Use::words, row.place, faults_);
                if (part.binding.per_offence && !row.each_offence)
                    faults_.error(row.place, "'" + part.slot + "' belongs to one offence", "add `each offence`");
                if (!part.plural.empty() && !bindings_.is_number(part.binding))
                    faults_.error(row.place, "'" + part.slot + "' is no number", "plurals need a number or a count");
            }
        }
    }
}

void BlockReader::use(const Statement& statement, Template& into) {
    law::Cursor cursor(statement.joined(), statement.place, faults_);
    cursor.expect("use");
    const std::string name = cursor.expect_word("a part");
    cursor.expect_end();
    if (cursor.failed()) return;
    const auto part = parts_.find(name);
    if (part == parts_.end()) {
        faults_.error(statement.place, "there is no part '" + name + "'", "parts are declared by `part NAME`");
        return;
    }
    if (++parts_deep_ > 4)
        faults_.error(statement.place, "parts use each other more than four deep", "a part may not use itself");
    else
        read(*part->second.statement, into);
    --parts_deep_;
}

void BlockReader::read(const Statement& parent, Template& into) {
    for (const Statement& statement : parent.children) {
        if (statement.keyword() == "use")
            use(statement, into);
        else if (is_block(statement))
            block(statement, into);
    }
}

}  // namespace comity::documents
