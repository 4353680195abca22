// SPDX-License-Identifier: EUPL-1.2
#include "register/glossary/glossary_csv.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "format/csv.h"

namespace comity::registry {

namespace {

bool is_language(std::string_view tag) {
    return (tag.size() == 2 || tag.size() == 3) &&
           std::ranges::all_of(tag, [](char c) { return c >= 'a' && c <= 'z'; });
}

/// OWASP, CSV Injection: what begins so is a formula to table programs. With apostrophes before it, too, so that one
/// more can be taken away again.
bool begins_formula(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of('\''), text.size()));
    return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
}

std::string cell(const std::string& text) {
    return format::csv_cell(begins_formula(text) ? "'" + text : text);
}

std::string_view uncovered(std::string_view text) {
    return text.starts_with('\'') && begins_formula(text) ? text.substr(1) : text;
}

}  // namespace

Result<void> check_term_words(const TermWords& words) {
    if (words.size() < 2 || words.size() > most_term_languages)
        return fail(ErrorKind::invalid, fmt::format("a term with words in {} languages", words.size()), {},
                    fmt::format("say it in 2 to {}", most_term_languages));
    for (const auto& [language, said] : words) {
        if (!is_language(language))
            return fail(ErrorKind::invalid, fmt::format("'{}' is no language", language), {},
                        "two or three small letters of ISO 639, as fr");
        if (const std::size_t octets = joined_words(said).size(); octets > longest_term_words)
            return fail(ErrorKind::limit, fmt::format("the words in '{}' have {} octets", language, octets), {},
                        fmt::format("at most {}", longest_term_words));
        for (const std::string& word : said)
            if (word.find_first_of("\r\n") != std::string::npos)
                return fail(ErrorKind::invalid, fmt::format("the words in '{}' go over several lines", language));
    }
    return {};
}

Result<std::vector<TermRow>> read_glossary_csv(std::string_view text, std::string_view file) {
    if (text.size() > longest_glossary_csv)
        return fail(ErrorKind::limit, fmt::format("the table has {} octets", text.size()), {std::string(file), 1},
                    fmt::format("at most {}; import it in parts", longest_glossary_csv));
    TRY(table, format::read_csv(text, file));
    for (const std::string& column : table.columns)
        if (column != "id" && column != "note" && column != "source" && !is_language(column))
            return fail(ErrorKind::invalid, fmt::format("'{}' is no column of a glossary", column),
                        {std::string(file), 1}, "id, note, source, and languages by their letters: en, fr");
    std::vector<TermRow> rows;
    for (const format::CsvTable::Row& row : table.rows) {
        TermRow term{.place = table.place(row)};
        for (std::size_t at = 0; at < table.columns.size(); ++at) {
            const std::string& column = table.columns[at];
            const std::string_view said = uncovered(row.cells[at]);
            if (column == "id")
                term.id = said;
            else if (column == "note")
                term.note = said;
            else if (column == "source")
                term.source = said;
            else if (std::vector<std::string> words = words_of_term(said); !words.empty())
                term.words.emplace(column, std::move(words));
        }
        rows.push_back(std::move(term));
    }
    return rows;
}

std::string write_glossary_csv(const Glossary& glossary) {
    std::set<std::string> languages;
    for (const Term& term : glossary.terms)
        if (!term.withdrawn)
            for (const auto& [language, said] : term.words) languages.insert(language);
    std::string text = "id";
    for (const std::string& language : languages) text += "," + language;
    text += ",note,source\r\n";
    for (const Term& term : glossary.terms) {
        if (term.withdrawn) continue;
        text += term.id;
        for (const std::string& language : languages) {
            const auto said = term.words.find(language);
            text += "," + (said == term.words.end() ? std::string() : cell(joined_words(said->second)));
        }
        text += "," + cell(term.note) + "," + cell(term.source) + "\r\n";
    }
    return text;
}

}  // namespace comity::registry
