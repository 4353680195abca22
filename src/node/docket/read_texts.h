// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <initializer_list>
#include <string>

#include "store/sql/row.h"

namespace comity::node {

/// Reads texts from the first column on; gives the column behind them.
inline int read_texts(const store::Row& row, std::initializer_list<std::string*> texts) {
    int column = 0;
    for (std::string* text : texts) *text = row.string(column++);
    return column;
}

}  // namespace comity::node
