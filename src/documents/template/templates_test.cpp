// SPDX-License-Identifier: EUPL-1.2
#include <set>

#include <gtest/gtest.h>

#include "documents/guard/parallel_text.h"
#include "documents/testing/worked_cases.h"

namespace comity::documents {
namespace {

/// Most wording is the same in every case: what was compared once need not be compared again.
class Unseen {
   public:
    Document of(const Document& document) {
        Document made;
        made.languages = document.languages;
        made.slots = document.slots;
        List list;
        for (const Segment* segment : segments_of(document)) {
            std::string words;
            for (const Passage& passage : segment->versions) words += plain_text(passage) + '\n';
            if (seen_.insert(std::move(words)).second) list.items.push_back(*segment);
        }
        made.blocks.emplace_back(std::move(list));
        return made;
    }

   private:
    std::set<std::string> seen_;
};

TEST(Templates, RenderForEveryWorkedCaseTheyFitInThreeLanguagesThatAgree) {
    std::set<std::string> used;
    Unseen unseen;
    std::size_t drafts = 0;
    for_each_draft([&](const WorkedCase& worked, const Template& paper, const Draft& draft) {
        used.insert(paper.id);
        ++drafts;
        for (const Gap& gap : draft.gaps)
            ADD_FAILURE() << worked.id << ", " << paper.id << ": " << gap.segment << " lacks '" << gap.slot << "' "
                          << gap.language;
        std::set<std::string> ids;
        for (const Segment* segment : segments_of(draft.document))
            EXPECT_TRUE(ids.insert(segment->id).second) << worked.id << ", " << paper.id << ": two are " << segment->id;
        for (const Difference& difference : differences(unseen.of(draft.document)))
            ADD_FAILURE() << paper.id << ":" << difference.segment << ": " << to_string(difference.kind) << " "
                          << difference.source.language << " '" << difference.source.says << "' "
                          << difference.other.language << " '" << difference.other.says << "'";
        return true;
    });
    EXPECT_GE(drafts, 4000u);
    std::set<std::string> all;
    for (const Template& paper : real_templates().templates()) all.insert(paper.id);
    EXPECT_EQ(used, all);
}

}  // namespace
}  // namespace comity::documents
