// SPDX-License-Identifier: EUPL-1.2
#include "documents/template/slot_names.h"

namespace comity::documents {

std::set<std::string> slot_names(const Template& paper) {
    std::set<std::string> names;
    for (const TemplateBlock& block : paper.blocks) {
        for (const TemplateRow& row : block.rows) {
            for (const Wording& wording : row.cells) {
                for (const auto& [language, text] : wording.texts) {
                    for (const TextPart& part : text)
                        if (!part.slot.empty()) names.insert(part.slot);
                }
            }
        }
    }
    return names;
}

}  // namespace comity::documents
