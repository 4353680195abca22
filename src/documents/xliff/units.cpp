// SPDX-License-Identifier: EUPL-1.2
#include "documents/xliff/units.h"

#include <set>

#include "documents/assembly/slot_words.h"

namespace comity::documents {

namespace {

Passage words(std::string text) {
    Passage passage(1);
    passage[0].text = std::move(text);
    return passage;
}

}  // namespace

bool is_untranslated(std::string_view words) {
    return words.find(gap_opens) != std::string_view::npos;
}

std::vector<TranslationUnit> units_of(const Document& document, std::size_t source, std::size_t target) {
    std::vector<TranslationUnit> units;
    std::set<int> told;
    for (const Segment* segment : segments_of(document)) {
        for (const TextRun& run : segment->versions[source]) {
            if (run.slot == none || !told.insert(run.slot).second) continue;
            const Slot& slot = document.slots[static_cast<std::size_t>(run.slot)];
            // Only words differ with the language; and what nobody wrote yet cannot be translated.
            if (slot.kind != SlotKind::text || slot.empty || is_untranslated(slot.words[source])) continue;
            TranslationUnit unit{"field:" + slot.name, words(slot.words[source]), {}, true, run.slot};
            if (!is_untranslated(slot.words[target])) unit.target = words(slot.words[target]);
            units.push_back(std::move(unit));
        }
        const bool free = segment->origin == Segment::Origin::free;
        if (!segment->versions[source].empty())
            units.push_back({segment->id, segment->versions[source], segment->versions[target], free, none,
                             segment->source == source && is_outdated(*segment, target)});
    }
    return units;
}

}  // namespace comity::documents
