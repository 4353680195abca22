// SPDX-License-Identifier: EUPL-1.2
#include "register/agreement/clauses.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

#include <fmt/format.h>

namespace comity::registry {

namespace {

using What = ClauseChange::What;

std::string_view trim(std::string_view line) {
    constexpr std::string_view blanks = " \t\r";
    const std::size_t first = line.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return line.substr(first, line.find_last_not_of(blanks) - first + 1);
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_roman(char c) {
    return std::string_view("IVXLC").find(c) != std::string_view::npos;
}

/// "3", "3.", "3)", "II." then a blank or the end.
bool begins_with_number(std::string_view line, bool bare) {
    std::size_t length = 0;
    while (length < line.size() && is_digit(line[length])) ++length;
    if (length == 0)
        while (length < line.size() && is_roman(line[length])) ++length;
    if (length == 0) return false;
    const std::string_view rest = line.substr(length);
    if (rest.empty()) return bare;
    if (rest[0] == '.' || rest[0] == ')') return rest.size() == 1 || rest[1] == ' ';
    return bare && rest[0] == ' ';
}

/// The label of a line that begins a clause: "Article 3", "1."; empty of any other.
std::string_view label_of(std::string_view line) {
    constexpr std::array<std::string_view, 14> words{"Article ", "ARTICLE ", "Art. ",  "Section ", "Clause ",
                                                     "Статья ",  "СТАТЬЯ ",  "Пункт ", "Раздел ",  "Artículo ",
                                                     "Artikel ", "Madde ",   "Maddə ", "§ "};
    std::size_t begin = 0;
    for (const std::string_view word : words)
        if (line.starts_with(word)) begin = word.size();
    if (!begins_with_number(line.substr(begin), begin > 0)) return {};
    return line.substr(0, line.find(' ', begin));
}

bool same(const Clause& a, const Clause& b) {
    return a.text == b.text && (!a.text.empty() || a.label == b.label);
}

void append(std::string& text, std::string_view line) {
    if (!text.empty()) text += ' ';
    bool blank = false;
    for (const char c : line) {
        const bool is_blank = c == ' ' || c == '\t';
        if (!is_blank) {
            if (blank) text += ' ';
            text += c;
        }
        blank = is_blank;
    }
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.push_back(trim(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

/// What lies between two common clauses: pairs with the same label, then pairs in order, are changes of each other.
void put_gap(std::span<const Clause> before, std::span<const Clause> after, std::vector<ClauseChange>& changes) {
    std::size_t next = 0;
    for (const Clause& clause : after) {
        const auto rest = before.subspan(next);
        auto partner = std::ranges::find_if(
            rest, [&](const Clause& other) { return !other.label.empty() && other.label == clause.label; });
        if (partner == rest.end() && clause.label.empty() && !rest.empty() && rest.front().label.empty())
            partner = rest.begin();
        if (partner == rest.end()) {
            changes.push_back({What::added, "", clause.label, "", clause.text});
            continue;
        }
        for (auto removed = rest.begin(); removed != partner; ++removed)
            changes.push_back({What::removed, removed->label, "", removed->text, ""});
        changes.push_back({What::changed, partner->label, clause.label, partner->text, clause.text});
        next += static_cast<std::size_t>(partner - rest.begin()) + 1;
    }
    for (const Clause& clause : before.subspan(next))
        changes.push_back({What::removed, clause.label, "", clause.text, ""});
}

}  // namespace

std::string_view word(What what) {
    constexpr std::array<std::string_view, 4> words{"same", "changed", "added", "removed"};
    return words.at(static_cast<std::size_t>(what));
}

std::vector<Clause> clauses_of(std::string_view text) {
    const std::vector<std::string_view> lines = lines_of(text);
    const bool headed = std::ranges::any_of(lines, [](auto line) { return !label_of(line).empty(); });
    std::vector<Clause> clauses;
    bool open = false;
    for (const std::string_view line : lines) {
        if (line.empty()) {
            if (!headed) open = false;
            continue;
        }
        const std::string_view label = headed ? label_of(line) : std::string_view();
        const bool begins = headed ? !label.empty() : !open;
        if (begins || clauses.empty()) clauses.emplace_back();
        open = true;
        if (begins) clauses.back().label = label;
        if (label.size() < line.size()) append(clauses.back().text, trim(line.substr(label.size())));
    }
    return clauses;
}

Result<std::vector<ClauseChange>> compare(std::string_view before, std::string_view after) {
    const std::vector<Clause> a = clauses_of(before);
    const std::vector<Clause> b = clauses_of(after);
    if (std::max(a.size(), b.size()) > most_clauses)
        return fail(ErrorKind::limit, fmt::format("a draft has more than {} clauses", most_clauses));
    // Longest common subsequence, from the ends: common[i][j] of what follows a[i] and b[j].
    const std::size_t width = b.size() + 1;
    std::vector<std::uint16_t> common((a.size() + 1) * width, 0);
    for (std::size_t i = a.size(); i-- > 0;)
        for (std::size_t j = b.size(); j-- > 0;)
            common[i * width + j] = same(a[i], b[j]) ? static_cast<std::uint16_t>(common[(i + 1) * width + j + 1] + 1)
                                                     : std::max(common[(i + 1) * width + j], common[i * width + j + 1]);
    std::vector<ClauseChange> changes;
    std::size_t i = 0;
    std::size_t j = 0;
    std::size_t from_i = 0;
    std::size_t from_j = 0;
    const auto gap = [&] {
        put_gap(std::span(a).subspan(from_i, i - from_i), std::span(b).subspan(from_j, j - from_j), changes);
    };
    while (i < a.size() && j < b.size()) {
        if (same(a[i], b[j])) {
            gap();
            changes.push_back({What::same, a[i].label, b[j].label, a[i].text, b[j].text});
            from_i = ++i;
            from_j = ++j;
        } else if (common[(i + 1) * width + j] >= common[i * width + j + 1]) {
            ++i;
        } else {
            ++j;
        }
    }
    i = a.size();
    j = b.size();
    gap();
    return changes;
}

}  // namespace comity::registry
