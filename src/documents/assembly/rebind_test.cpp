// SPDX-License-Identifier: EUPL-1.2
#include "documents/assembly/rebind.h"

#include <gtest/gtest.h>

#include "documents/testing/worked_cases.h"

namespace comity::documents {
namespace {

using Kind = Change::Kind;

/// The draft of a case, and of the same case with one more fact or another field.
class ChangedCase {
   public:
    explicit ChangedCase(std::string_view paper) : paper_(*real_templates().find(paper)) {
        auto [worked, draft] = first_draft(paper);
        worked_ = std::move(worked);
        held = std::move(draft.document);
    }

    Document with_name(const std::string& en) const {
        return drafted(worked_, [&](PaperInput& input) {
            input.fields[*real_templates().find_field("person.name")] = {
                {"", {{"en", en}, {"fr", en}, {"ru", "Иван"}}}};
        });
    }
    Document with_fact(const std::string& name, const std::string& value) const {
        WorkedCase worked = worked_;
        for (std::size_t i = 0; i < worked.question.keys.size(); ++i) {
            if (worked.question.keys[i].text == "facts") set_member(worked.question.items[i], name, scalar(value));
        }
        return drafted(worked, [](PaperInput&) {});
    }

    Document held;

   private:
    Document drafted(const WorkedCase& worked, const std::function<void(PaperInput&)>& change) const {
        const law::Determination determination(bound(worked.question));
        PaperInput input = full_paper(determination.question());
        change(input);
        return assemble(real_templates(), paper_, determination, input).document;
    }

    const Template& paper_;
    WorkedCase worked_;
};

const Change* change_of(const std::vector<Change>& changes, std::string_view segment) {
    const auto found = std::ranges::find(changes, segment, &Change::segment);
    return found == changes.end() ? nullptr : &*found;
}

Segment& segment_of(Document& document, std::string_view id) {
    for (Segment* segment : segments_of(document)) {
        if (segment->id == id) return *segment;
    }
    throw std::runtime_error("no segment " + std::string(id));
}

TEST(Rebind, SaysNothingWhereNothingChanged) {
    const ChangedCase changed("extradition-prosecution");
    EXPECT_TRUE(changes_between(changed.held, changed.held).empty());
}

TEST(Rebind, NamesThePassagesThatStandOnAChangedField) {
    const ChangedCase changed("extradition-prosecution");
    const auto changes = changes_between(changed.held, changed.with_name("Ivan Other"));
    ASSERT_EQ(changes.size(), 1u);
    EXPECT_EQ(changes[0].kind, Kind::changed);
    EXPECT_EQ(changes[0].segment, "person.name:2");
    EXPECT_EQ(changes[0].slots, std::vector<std::string>{"person.name"});
    EXPECT_EQ(plain_text(changes[0].after[0]), "Ivan Other");
    EXPECT_EQ(plain_text(changes[0].before[2]), "Анна Экземпл");
}

TEST(Rebind, OffersWhatANewFactBringsIntoThePaper) {
    const ChangedCase changed("extradition-prosecution");
    const Document fresh = changed.with_fact("request.urgent", "true");
    EXPECT_EQ(change_of(changes_between(changed.held, fresh), "urgency"), nullptr);
    const Document lapsed = changed.with_fact("offence.lapsed_requesting", "false");
    const auto changes = changes_between(changed.held, lapsed);
    const Change* lapse = change_of(changes, "lapse");
    ASSERT_NE(lapse, nullptr);
    EXPECT_EQ(lapse->kind, Kind::appeared);
    EXPECT_TRUE(lapse->before.empty());
    EXPECT_EQ(with_changes(changed.held, lapsed, {"lapse"}).blocks.size(), changed.held.blocks.size() + 1);
    EXPECT_EQ(with_changes(changed.held, lapsed, {}).blocks.size(), changed.held.blocks.size());
    // And back again: what went is offered for removal.
    const auto back = changes_between(lapsed, changed.held);
    ASSERT_NE(change_of(back, "lapse"), nullptr);
    EXPECT_EQ(change_of(back, "lapse")->kind, Kind::gone);
    EXPECT_EQ(with_changes(lapsed, changed.held, {"lapse"}).blocks.size(), changed.held.blocks.size());
}

TEST(Rebind, PutsANewValueIntoWhatAPersonWroteAndLeavesTheirWords) {
    ChangedCase changed("extradition-prosecution");
    Segment& own = segment_of(changed.held, "person.name:2");
    own.origin = Segment::Origin::free;
    TextRun more;
    more.text = ", called the Fox";
    own.versions[0].push_back(more);
    const Document fresh = changed.with_name("Ivan Other");

    const auto changes = changes_between(changed.held, fresh);
    ASSERT_EQ(changes.size(), 1u);
    EXPECT_EQ(changes[0].kind, Kind::free);
    EXPECT_EQ(plain_text(changes[0].after[0]), "Ivan Other, called the Fox");

    Document kept = with_changes(changed.held, fresh, {});
    EXPECT_EQ(plain_text(segment_of(kept, "person.name:2").versions[0]), "Anna Example, called the Fox");
    Document taken = with_changes(changed.held, fresh, {"person.name:2"});
    EXPECT_EQ(plain_text(segment_of(taken, "person.name:2").versions[0]), "Ivan Other, called the Fox");
    EXPECT_EQ(segment_of(taken, "person.name:2").origin, Segment::Origin::free);
}

TEST(Rebind, KeepsAParagraphThatOnlyThePersonHasWhereItStood) {
    ChangedCase changed("extradition-prosecution");
    Paragraph own;
    own.words.id = "free.1";
    own.words.origin = Segment::Origin::free;
    own.words.versions.assign(3, Passage(1));
    changed.held.blocks.insert(changed.held.blocks.begin() + 6, own);
    Document taken = with_changes(changed.held, changed.with_name("Ivan Other"), {"free.1", "person.name:2"});
    ASSERT_EQ(taken.blocks.size(), changed.held.blocks.size());
    ASSERT_TRUE(std::holds_alternative<Paragraph>(taken.blocks[6]));
    EXPECT_EQ(std::get<Paragraph>(taken.blocks[6]).words.id, "free.1");
}

}  // namespace
}  // namespace comity::documents
