// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Pages of docs/formats/ that are printed from tables of commands, so that they never lie. For tests only.

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "command/parameter.h"

namespace comity::command {

inline std::string_view word(ParameterType type) {
    switch (type) {
        case ParameterType::text:
            return "text";
        case ParameterType::words:
            return "list of texts";
        case ParameterType::integer:
            return "whole number";
        case ParameterType::boolean:
            return "yes or no";
        case ParameterType::date:
            return "day";
        case ParameterType::moment:
            return "moment";
        case ParameterType::period:
            return "period";
        case ParameterType::state:
            return "State";
        case ParameterType::json:
            return "any value";
        case ParameterType::list:
            return "list of objects";
    }
    return "";
}

/// The section of one command: its parameters as a table.
inline std::string section_of(const Entry& entry) {
    std::string text = fmt::format("\n### {}\n\n", entry.name);
    if (entry.parameters.empty()) text += "No parameters.\n";
    if (!entry.parameters.empty()) text += "| parameter | | meaning |\n|---|---|---|\n";
    for (const Parameter& parameter : entry.parameters) {
        std::string one_of(parameter.one_of);
        for (std::size_t at = 0; (at = one_of.find(' ', at)) != std::string::npos; at += 4)
            one_of.replace(at, 1, "`, `");
        text += fmt::format("| `{}`{} | {} | {}{} |\n", parameter.name, parameter.required ? "" : "?",
                            word(parameter.type), parameter.says, one_of.empty() ? "" : ": `" + one_of + "`");
    }
    return text;
}

/// Holds the page to what was printed; with the variable set it is written anew.
inline void expect_page(std::string_view path, const std::string& printed, const char* variable) {
    if (std::getenv(variable) != nullptr) std::ofstream(std::string(path)) << printed;
    std::ifstream file{std::string(path)};
    const std::string kept{std::istreambuf_iterator<char>(file), {}};
    if (kept == printed) return;
    const auto [ours, theirs] = std::ranges::mismatch(printed, kept);
    const auto line = std::count(printed.begin(), ours, '\n') + 1;
    FAIL() << path << ":" << line << ": differs from the tables; the command that prints it stands in its first lines";
}

}  // namespace comity::command
