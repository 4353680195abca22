// SPDX-License-Identifier: EUPL-1.2
#include "register/agreement/clauses.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

namespace comity::registry {
namespace {

using What = ClauseChange::What;
using ::testing::ElementsAre;

std::vector<std::string> told(std::string_view before, std::string_view after) {
    std::vector<std::string> lines;
    const auto changes = compare(before, after).value();
    for (const ClauseChange& change : changes)
        lines.push_back(std::string(word(change.what)) + " " + change.label_before + ">" + change.label_after);
    return lines;
}

constexpr std::string_view first = R"(The Parties,
have agreed as follows:

Article 1. Purpose
The Parties   cooperate.
Article 2. Channel
Requests go through the diplomatic channel.
Article 3. Final
This memorandum enters into force on signature.
)";

TEST(Clauses, BeginWithTheirHeadings) {
    const auto clauses = clauses_of(first);
    ASSERT_EQ(clauses.size(), 4U);
    EXPECT_EQ(clauses[0].label, "");
    EXPECT_EQ(clauses[0].text, "The Parties, have agreed as follows:");
    EXPECT_EQ(clauses[1].label, "Article 1.");
    EXPECT_EQ(clauses[1].text, "Purpose The Parties cooperate.");
    const auto russian = clauses_of("Статья 1\nСтороны сотрудничают.\nСтатья 2\nЗапросы направляются прямо.");
    ASSERT_EQ(russian.size(), 2U);
    EXPECT_EQ(russian[1].label, "Статья 2");
}

TEST(Clauses, WithoutHeadingsAreParagraphs) {
    const auto clauses = clauses_of("One\nline.\n\nTwo.\n\n\nThree.");
    ASSERT_EQ(clauses.size(), 3U);
    EXPECT_EQ(clauses[0].text, "One line.");
    EXPECT_EQ(clauses[2].text, "Three.");
}

TEST(Clauses, AnInsertedArticleDoesNotChangeThoseBehindIt) {
    EXPECT_THAT(told(first, R"(The Parties,
have agreed as follows:
Article 1. Purpose
The Parties cooperate.
Article 2. Points of contact
Each Party names one.
Article 3. Channel
Requests go through the diplomatic channel.
Article 4. Final
This memorandum enters into force on signature.
)"),
                ElementsAre("same >", "same Article 1.>Article 1.", "added >Article 2.", "same Article 2.>Article 3.",
                            "same Article 3.>Article 4."));
}

TEST(Clauses, OfTheSameLabelAreChangesOfEachOther) {
    const auto changes = compare(first, R"(The Parties,
have agreed as follows:
Article 1. Purpose
The Parties cooperate.
Article 2. Channel
Requests go directly between the authorities.
)")
                             .value();
    ASSERT_EQ(changes.size(), 4U);
    EXPECT_EQ(changes[2].what, What::changed);
    EXPECT_EQ(changes[2].before, "Channel Requests go through the diplomatic channel.");
    EXPECT_EQ(changes[2].after, "Channel Requests go directly between the authorities.");
    EXPECT_EQ(changes[3].what, What::removed);
    EXPECT_EQ(changes[3].label_before, "Article 3.");
}

TEST(Clauses, OfADraftHaveALimit) {
    std::string text;
    for (std::size_t at = 0; at < most_clauses; ++at) text += "x\n\n";
    EXPECT_TRUE(compare(text, ""));
    const auto over = compare(text + "y\n\n", "");
    ASSERT_FALSE(over);
    EXPECT_EQ(over.error().kind, ErrorKind::limit);
}

/// Whatever two drafts are, what is said of them holds every clause of both, each once and in order.
RC_GTEST_PROP(Clauses, OfBothDraftsAreAllTold, ()) {
    const auto words = rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>("a", "b", "c", "d"));
    const auto before = *words;
    const auto after = *words;
    const auto text = [](const std::vector<std::string>& paragraphs) {
        std::string joined;
        for (const std::string& paragraph : paragraphs) joined += paragraph + "\n\n";
        return joined;
    };
    std::vector<std::string> of_before;
    std::vector<std::string> of_after;
    const auto changes = compare(text(before), text(after)).value();
    for (const ClauseChange& change : changes) {
        if (change.what != What::added) of_before.push_back(change.before);
        if (change.what != What::removed) of_after.push_back(change.after);
        RC_ASSERT((change.what == What::same) == (change.before == change.after && !change.before.empty()));
    }
    RC_ASSERT(of_before == before);
    RC_ASSERT(of_after == after);
}

}  // namespace
}  // namespace comity::registry
