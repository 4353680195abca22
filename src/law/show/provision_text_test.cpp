// SPDX-License-Identifier: EUPL-1.2
#include "law/show/provision_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "law/compile/compile.h"
#include "law/testing/real_library.h"

namespace comity::law {
namespace {

using ::testing::HasSubstr;

Library written(const std::string& provisions) {
    CompiledLaw law =
        compile_texts({{"facts.law",
                        "fact request.kind : one of extradition, transit\n"
                        "fact offence.fiscal : yes/no\n"},
                       {"a-1.law", "instrument a-1 \"A treaty\"\n  family extradition\n  role treaty\n" + provisions}});
    for (const Fault& fault : law.faults.list())
        if (fault.severity == Fault::Severity::error) ADD_FAILURE() << to_string(fault);
    return Library::from_bytes(std::move(law.image)).value();
}

std::string provision(const std::string& number, const std::string& says, const std::string& mark = "T",
                      const std::string& rule = "  procedure\n") {
    return "\nprovision " + number + " \"Title\" mark " + mark + "\n  says \"" + says + "\"\n" + rule;
}

const std::string fiscal = "  ground g.fiscal optional\n    when offence.fiscal\n";

TEST(provision_text, is_another_where_words_mark_or_rules_are_others) {
    const std::string before = provision_text(written(provision("5", "Fiscal offences.")), "a-1:5");
    EXPECT_THAT(before, HasSubstr("Fiscal offences."));
    EXPECT_EQ(before,
              provision_text(written(provision("5", "Fiscal offences.") + provision("6", "Nationals.")), "a-1:5"));
    EXPECT_NE(before, provision_text(written(provision("5", "No fiscal offences.")), "a-1:5"));
    EXPECT_NE(before, provision_text(written(provision("5", "Fiscal offences.", "M")), "a-1:5"));
    EXPECT_NE(before, provision_text(written(provision("5", "Fiscal offences.", "T", fiscal)), "a-1:5"));
}

TEST(provision_text, of_an_article_has_what_is_within_it) {
    const Library law = written(provision("5.1", "One.") + provision("5.2", "Two.") + provision("51", "Other."));
    EXPECT_THAT(provision_text(law, "a-1:5"), ::testing::AllOf(HasSubstr("One."), HasSubstr("Two.")));
    EXPECT_THAT(provision_text(law, "a-1:5"), ::testing::Not(HasSubstr("Other.")));
    EXPECT_THAT(provision_text(law, "a-1"), HasSubstr("Other."));
}

TEST(provision_text, of_what_the_library_has_not_is_empty) {
    const Library law = written(provision("5", "One."));
    for (const char* named : {"a-1:6", "a-2:5", "a-1:", "", ":5"}) EXPECT_EQ(provision_text(law, named), "") << named;
}

// A protocol that takes the place of an article moves the law under whoever rests on the article.
TEST(provision_text, names_what_replaces_it) {
    EXPECT_THAT(provision_text(real_library(), "coe-024:5"), HasSubstr("coe-098:2 replaces it"));
}

}  // namespace
}  // namespace comity::law
