// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "format/csv.h"
#include "node/papers/glossary_desk.h"

namespace comity::node {

/// docs/glossary.md.
extern const std::string_view glossary_page;

namespace {

using Words = std::array<std::string, 3>;  ///< en, fr, ru
constexpr std::array<std::string_view, 3> term_languages{"en", "fr", "ru"};

std::string_view stripped(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" *");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" *") - first + 1);
}

/// "a, b (c)" as a, b and c.
std::vector<std::string> parts_of(std::string_view cell) {
    std::vector<std::string> parts;
    while (!cell.empty()) {
        const std::size_t end = std::min(cell.find_first_of(",;("), cell.size());
        std::string_view part = stripped(cell.substr(0, end));
        if (part.ends_with(')')) part.remove_suffix(1);
        if (!part.empty()) parts.emplace_back(part);
        cell.remove_prefix(std::min(end + 1, cell.size()));
    }
    return parts;
}

class TermTable {
   public:
    /// As many words in each language are as many terms; otherwise they are equally good words of one.
    void add_row(const std::array<std::string_view, 3>& cells, std::string_view source) {
        std::array<std::vector<std::string>, 3> parts;
        for (std::size_t i = 0; i < 3; ++i) parts[i] = parts_of(cells[i]);
        const std::size_t count = parts[0].size();
        if (parts[1].size() == count && parts[2].size() == count) {
            for (std::size_t i = 0; i < count; ++i) add({parts[0][i], parts[1][i], parts[2][i]}, source);
            return;
        }
        Words words;
        for (std::size_t i = 0; i < 3; ++i)
            for (const std::string& part : parts[i]) words[i] += (words[i].empty() ? "" : "; ") + part;
        add(words, source);
    }
    void add(const Words& words, std::string_view source) {
        if (std::ranges::any_of(words, [](const std::string& each) { return each.empty(); })) return;
        if (!known_.insert(words[0]).second) return;
        for (const std::string& each : words) text_ += format::csv_cell(each) + ",";
        text_ += format::csv_cell(std::string(source)) + "\r\n";
    }
    std::string take() { return std::move(text_); }

   private:
    std::string text_ = "en,fr,ru,source\r\n";
    std::set<std::string> known_;
};

/// The rows of the page's first table.
void add_page(TermTable& table) {
    std::string_view rest = glossary_page;
    bool within = false;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string_view line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (line.starts_with("|---")) {
            within = true;
        } else if (within && !line.starts_with("| ")) {
            return;
        } else if (within) {
            std::array<std::string_view, 3> cells;
            std::string_view row = line.substr(1);
            for (std::string_view& cell : cells) {
                const std::size_t bar = std::min(row.find('|'), row.size());
                cell = row.substr(0, bar);
                row.remove_prefix(std::min(bar + 1, row.size()));
            }
            table.add_row(cells, "docs/glossary.md");
        }
    }
}

/// Facts whose words are terms; those of others are answers, as "granted" or "at liberty".
constexpr std::array<std::string_view, 13> facts_of_terms{
    "request.measure",         "person.role",       "order.kind",    "data.type",
    "request.channel",         "property.type",     "request.kind",  "warrant.copy_kind",
    "requested.procedure_9_1", "request.procedure", "sentence.kind", "offence.purpose",
    "request.received_by"};
constexpr std::size_t most_words_of_a_term = 4;

bool is_term(std::string_view words) {
    for (const std::string_view beginning : {"a ", "the ", "by ", "no ", "none", "other", "through "})
        if (words.starts_with(beginning)) return false;
    return words.find_first_of(",:;()") == std::string_view::npos &&
           static_cast<std::size_t>(std::ranges::count(words, ' ')) < most_words_of_a_term;
}

}  // namespace

std::string law_terms(const law::Library& law) {
    TermTable table;
    add_page(table);
    for (const std::string_view name : facts_of_terms) {
        const law::FactIndex index = law.find_fact(name);
        if (index == law::none) continue;
        const law::Fact& fact = law.facts()[static_cast<std::size_t>(index)];
        for (const law::FactValue& value : law.of(law.fact_values(), fact.values)) {
            // Without words of its own a language has the English ones.
            if (value.label.fr == 0 || value.label.ru == 0) continue;
            Words words;
            for (std::size_t i = 0; i < 3; ++i) words[i] = law.text(value.label, term_languages[i]);
            if (std::ranges::all_of(words, is_term)) table.add(words, fmt::format("law library: {}", name));
        }
    }
    return table.take();
}

}  // namespace comity::node
