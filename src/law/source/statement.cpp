// SPDX-License-Identifier: EUPL-1.2
#include "law/source/statement.h"

#include <algorithm>
#include <array>
#include <limits>

namespace comity::law {

namespace {

constexpr std::array<std::string_view, 3> wide_symbols{"≥", "≤", "−"};
constexpr std::array<std::string_view, 3> their_ascii{">=", "<=", "-"};

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
}

class LineLexer {
   public:
    LineLexer(std::string_view line, const Place& place, Faults& faults)
        : line_(line), place_(place), faults_(faults) {}

    std::vector<Token> tokens() {
        std::vector<Token> out;
        while (skip_blanks()) {
            const std::size_t start = at_;
            Token token = next();
            token.line = place_.line;
            token.column = static_cast<int>(start) + 1;
            out.push_back(std::move(token));
        }
        return out;
    }

   private:
    bool skip_blanks() {
        while (at_ < line_.size() && is_blank(line_[at_])) ++at_;
        return at_ < line_.size() && line_[at_] != '#';
    }

    Token next() {
        if (line_[at_] == '"') return quoted();
        for (std::size_t i = 0; i < wide_symbols.size(); ++i) {
            if (line_.substr(at_).starts_with(wide_symbols[i])) {
                at_ += wide_symbols[i].size();
                return {Token::Kind::symbol, std::string(their_ascii[i])};
            }
        }
        const std::string_view two = line_.substr(at_, 2);
        if (two == ">=" || two == "<=" || two == "!=") {
            at_ += 2;
            return {Token::Kind::symbol, std::string(two)};
        }
        const char c = line_[at_];
        const bool lone_minus = c == '-' && (at_ + 1 == line_.size() || is_blank(line_[at_ + 1]));
        if (std::string_view("(){},<>=+:;").find(c) != std::string_view::npos || lone_minus) {
            ++at_;
            return {Token::Kind::symbol, std::string(1, c)};
        }
        return word();
    }

    Token quoted() {
        const std::size_t end = line_.find('"', at_ + 1);
        if (end == std::string_view::npos) {
            faults_.error({place_.file, place_.line, static_cast<int>(at_) + 1}, "the quotation mark is not closed",
                          "close the text with \"");
            Token token{Token::Kind::text, std::string(line_.substr(at_ + 1))};
            at_ = line_.size();
            return token;
        }
        Token token{Token::Kind::text, std::string(line_.substr(at_ + 1, end - at_ - 1))};
        at_ = end + 1;
        return token;
    }

    /// A word ends at a blank, a bracket, a comma or an operator; a colon belongs to it when more of it follows.
    Token word() {
        const std::size_t start = at_;
        while (at_ < line_.size()) {
            const char c = line_[at_];
            if (is_blank(c) || std::string_view("(){},<>=+;\"!").find(c) != std::string_view::npos) break;
            if (c == ':' && (at_ + 1 == line_.size() || is_blank(line_[at_ + 1]))) break;
            ++at_;
        }
        if (at_ == start) ++at_;  // a character with no meaning of its own: a word the reader will refuse
        return {Token::Kind::word, std::string(line_.substr(start, at_ - start))};
    }

    std::string_view line_;
    const Place& place_;
    Faults& faults_;
    std::size_t at_ = 0;
};

struct Line {
    int indent = 0;
    Statement statement;
};

/// The words whose line, and the lines below it, carry YAML that is not ours to judge.
bool carries_yaml(std::string_view line) {
    return line.starts_with("given ");
}

/// Whether a text is still open at the end of the line; what follows a `#` is not looked at.
bool text_is_open(std::string_view line) {
    bool open = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '"') open = !open;
        if (line[i] == '#' && !open && (i == 0 || is_blank(line[i - 1]))) return false;
    }
    return open;
}

/// The next line; a text that is not closed on it goes on in the following ones, joined by single blanks.
std::string take_line(std::string_view text, std::size_t& at, int& number) {
    constexpr int max_lines_of_a_text = 40;
    std::string line;
    for (int taken = 0; at < text.size() && taken < max_lines_of_a_text; ++taken) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string_view physical = text.substr(at, end - at);
        if (!physical.empty() && physical.back() == '\r') physical.remove_suffix(1);
        at = end + 1;
        ++number;
        if (taken > 0) {
            physical.remove_prefix(std::min(physical.find_first_not_of(" \t"), physical.size()));
            while (!line.empty() && is_blank(line.back())) line.pop_back();
            line += ' ';
        }
        line += physical;
        const std::size_t first = std::min(line.find_first_not_of(" \t"), line.size());
        if (carries_yaml(std::string_view(line).substr(first)) || !text_is_open(line)) break;
    }
    return line;
}

/// Takes the lines deeper than `indent` from `at` on.
std::vector<Statement> nest(std::vector<Line>& lines, std::size_t& at, int indent, int depth, Faults& faults) {
    std::vector<Statement> level;
    while (at < lines.size() && lines[at].indent > indent) {
        Line& line = lines[at];
        if (depth >= max_statement_depth) {
            faults.error(line.statement.place, "nested deeper than 12 levels", "flatten the statement");
            ++at;
            continue;
        }
        Statement statement = std::move(line.statement);
        const int line_indent = line.indent;
        ++at;
        statement.children = nest(lines, at, line_indent, depth + 1, faults);
        level.push_back(std::move(statement));
    }
    return level;
}

}  // namespace

std::string_view Statement::keyword() const {
    return tokens.empty() || tokens[0].kind != Token::Kind::word ? std::string_view{}
                                                                 : std::string_view(tokens[0].text);
}

std::vector<Token> Statement::joined() const {
    std::vector<Token> all = tokens;
    for (const Statement& child : children) {
        const std::vector<Token> more = child.joined();
        all.insert(all.end(), more.begin(), more.end());
    }
    return all;
}

std::string Statement::carried_text() const {
    const std::size_t word_end = raw.find(' ');
    std::string all = word_end == std::string::npos ? std::string{} : raw.substr(word_end + 1);
    const auto add_below = [&](const auto& self, const Statement& parent) -> void {
        for (const Statement& child : parent.children) {
            all += "\n" + std::string(static_cast<std::size_t>(child.place.column - 1), ' ') + child.raw;
            self(self, child);
        }
    };
    add_below(add_below, *this);
    return all;
}

std::vector<Statement> read_statements(std::string_view text, std::string_view file, Faults& faults) {
    if (text.size() > max_law_file_bytes) {
        faults.error({std::string(file)}, "the file is larger than 2 MiB", "split it");
        return {};
    }
    std::vector<Line> lines;
    int next_number = 1;
    int yaml_indent = std::numeric_limits<int>::max();
    for (std::size_t at = 0; at < text.size();) {
        const int number = next_number;
        const std::string line = take_line(text, at, next_number);
        const std::size_t first = line.find_first_not_of(" \t\r");
        if (first == std::string::npos || line[first] == '#') continue;
        Line entry;
        entry.indent = static_cast<int>(first);
        entry.statement.place = {std::string(file), number, static_cast<int>(first) + 1};
        if (line.find('\t') < first) {
            faults.error(entry.statement.place, "a tab in the indentation", "indent with two blanks");
        }
        entry.statement.raw = std::string(line.substr(first));
        if (entry.indent <= yaml_indent) yaml_indent = std::numeric_limits<int>::max();
        if (carries_yaml(entry.statement.raw)) {
            yaml_indent = entry.indent;
            entry.statement.tokens.push_back({Token::Kind::word, "given", number, static_cast<int>(first) + 1});
        } else if (entry.indent <= yaml_indent) {
            entry.statement.tokens = LineLexer(line, entry.statement.place, faults).tokens();
        }
        lines.push_back(std::move(entry));
    }
    std::size_t at = 0;
    return nest(lines, at, -1, 0, faults);
}

}  // namespace comity::law
