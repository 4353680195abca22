// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "cli/terminal.h"

namespace comity::cli {

/// Rows under a headline, each column as wide as its widest cell; the last one is broken where the line would be too
/// long.
class Table {
   public:
    explicit Table(std::vector<std::string> headline) : headline_(std::move(headline)) {}

    void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
    bool empty() const { return rows_.empty(); }
    void print(const Terminal& terminal, int indent = 0) const;

   private:
    std::vector<std::string> headline_;
    std::vector<std::vector<std::string>> rows_;
};

}  // namespace comity::cli
