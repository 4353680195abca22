// SPDX-License-Identifier: EUPL-1.2
#include "format/tree.h"

namespace comity::format {

const Tree* Tree::find(std::string_view key) const {
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (keys[i].text == key) return &items[i];
    }
    return nullptr;
}

}  // namespace comity::format
