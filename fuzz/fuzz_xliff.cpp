// SPDX-License-Identifier: EUPL-1.2
// Translation files that come back. Besides not failing: whatever is taken, no slot of the source is lost and what was
// not to be translated stands as it was.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "documents/xliff/xliff.h"
#include "require.h"

namespace {

using namespace comity::documents;

TextRun run(const char* text, int slot = none) {
    TextRun made;
    made.text = text;
    made.slot = slot;
    return made;
}

Document letter() {
    Document document;
    document.languages = {"en", "ru"};
    document.slots = {{"person.name", SlotKind::name, "", {"Anna", "Анна"}, false},
                      {"facts.summary", SlotKind::text, "", {"Dark.", "⟦Dark.⟧"}, false}};
    Paragraph fixed;
    fixed.words = {"fixed", Segment::Origin::standard, 0, {{run("Facts")}, {run("Факты")}}, {}};
    Paragraph facts;
    facts.words = {"facts", Segment::Origin::standard, 0, {{run("Dark.", 1)}, {run("⟦Dark.⟧", 1)}}, {}};
    Paragraph own;
    own.words = {"own", Segment::Origin::free, 0, {{run("Anna", 0), run(" came.")}, {}}, {}};
    document.blocks = {fixed, facts, own};
    return document;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const Document before = letter();
    const auto back = from_xliff(before, text, "fuzz");
    if (!back) {
        require(!back.error().message.empty());
        return 0;
    }
    const auto segments = segments_of(back->document);
    require(segments.size() == 3 && *segments[0] == *segments_of(before)[0]);
    require(segments[2]->versions[0] == segments_of(before)[2]->versions[0]);
    const Passage& own = segments[2]->versions[1];
    int slots = 0;
    for (const TextRun& each : own) slots += each.slot == none ? 0 : 1;
    require(own.empty() || slots == 1);
    for (const auto& refused : back->refused) require(!refused.reason.empty());
    return 0;
}
