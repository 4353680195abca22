// SPDX-License-Identifier: EUPL-1.2
#include "store/sql/row.h"

#include <fmt/format.h>

namespace comity::store {

void Row::note_misread(int column, std::string_view wanted, std::string_view found) const {
    if (misread_.empty()) misread_ = fmt::format("column {} was read as {} and holds {}", column, wanted, found);
}

}  // namespace comity::store
