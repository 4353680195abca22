// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "law/source/fault.h"

namespace comity::law {

struct Token {
    enum class Kind { word, text, symbol };

    Kind kind = Kind::word;
    std::string text;  ///< without quotation marks
    int line = 0;
    int column = 0;

    bool is_word(std::string_view word) const { return kind == Kind::word && text == word; }
    bool is_symbol(std::string_view symbol) const { return kind == Kind::symbol && text == symbol; }
};

/// One line of a law file with the lines indented below it.
struct Statement {
    std::vector<Token> tokens;
    std::string raw;  ///< the line as written, without its indentation; for lines that carry YAML
    std::vector<Statement> children;
    Place place;

    /// The first word, or "".
    std::string_view keyword() const;
    /// The tokens of this line and of everything below it: a statement that goes on in deeper lines.
    std::vector<Token> joined() const;
    /// The YAML a line carries: what follows its first word, and the lines below it as they stand.
    std::string carried_text() const;
};

inline constexpr std::size_t max_law_file_bytes = 2 * 1024 * 1024;
inline constexpr int max_statement_depth = 12;

/// Reads the lines of a law file (docs/law-language.md, section 1). Faults go to `faults`; what can be read is
/// returned.
std::vector<Statement> read_statements(std::string_view text, std::string_view file, Faults& faults);

}  // namespace comity::law
