// SPDX-License-Identifier: EUPL-1.2
#include "law/show/rule_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "law/compile/compile.h"
#include "law/show/library_diff.h"
#include "law/show/provision_sheet.h"

namespace comity::law {
namespace {

using testing::ElementsAre;

const std::string facts = R"(
fact request.kind : one of extradition, transit
fact request.documents : set of warrant_copy, description
fact request.contains : set of facts
fact request.received : date
fact custody.arrest_date : date
fact custody.released : yes/no
fact offence.fiscal : yes/no
fact offence.years : number
fact notices : list
  field state : state
  field received : date
)";

const std::string header = R"(
instrument a-1 "A treaty"
  family extradition
  role treaty
)";

Library library_with(const std::string& provisions) {
    CompiledLaw law = compile_texts({{"facts.law", facts}, {"a-1.law", header + provisions}});
    for (const Fault& fault : law.faults.list()) {
        if (fault.severity == Fault::Severity::error) ADD_FAILURE() << to_string(fault);
    }
    return Library::from_bytes(std::move(law.image)).value();
}

std::string provision(const std::string& number, const std::string& body) {
    return "\nprovision " + number + " \"Title\" mark T\n  says \"What it provides.\"\n" + body;
}

/// The rules of a provision as they were written, two blanks less deep, come back line by line.
void expect_written_back(const std::string& body) {
    const Library library = library_with(provision("1", body));
    std::string written;
    for (const Rule& rule : library.rules()) {
        for (const std::string& line : rule_lines(library, rule)) written += "  " + line + "\n";
    }
    EXPECT_EQ(written, body);
}

TEST(rule_text, conditions_come_back_as_written) {
    expect_written_back(
        "  condition c.fiscal scope\n"
        "    applies when request.kind is extradition\n"
        "    open when offence.fiscal ask offence.years\n"
        "    requires offence.years >= 2 and not offence.fiscal\n"
        "    waivable when offence.fiscal\n"
        "    excludes \"the reason\"\n");
}

TEST(rule_text, grounds_come_back_with_what_changes_them) {
    expect_written_back(
        "  ground g.fiscal optional self-judging\n"
        "    when offence.fiscal or offence.years > 3\n"
        "    except a-1:1 when request.kind is transit\n"
        "    barred by a-1:1 when offence.years is 5\n"
        "    mandatory when offence.years > 9\n");
}

TEST(rule_text, effects_on_other_rules_name_their_targets) {
    expect_written_back(
        "  ground g.fiscal optional\n"
        "    when offence.fiscal\n"
        "  exception to g.fiscal when offence.years > 3\n"
        "  bar on a-1:1\n"
        "  hardens g.fiscal when offence.years > 9\n"
        "  softens g.fiscal when offence.years < 1\n");
}

TEST(rule_text, clocks_come_back_with_their_days) {
    expect_written_back(
        "  clock k.arrest custody \"Provisional arrest\"\n"
        "    from custody.arrest_date\n"
        "    lasts 18 days when offence.fiscal\n"
        "    lasts first of month after 1 year 6 months\n"
        "    lasts -50 days\n"
        "    while custody.released\n"
        "    met by request.received\n"
        "    stops when not custody.released\n"
        "    then must release\n");
}

TEST(rule_text, a_clock_over_records_names_its_event_by_the_field) {
    const Library library = library_with(provision("1",
                                                   "  clock k.notice limit \"Notice\"\n"
                                                   "    for some notices (state is FI)\n"
                                                   "    from received\n"
                                                   "    lasts 6 months\n"));
    EXPECT_THAT(rule_lines(library, library.rules()[0]), testing::Contains("  from received"));
}

TEST(rule_text, papers_form_duties_use_and_costs_come_back) {
    expect_written_back(
        "  documents\n"
        "    need warrant_copy or description when offence.fiscal\n"
        "    later description\n"
        "  formal channel or missing\n"
        "    requires request.kind is extradition\n"
        "  duty d.tell \"the person is told\"\n"
        "    owed when offence.fiscal\n"
        "    breached when custody.released\n"
        "  use-limit s.use \"only for this\"\n"
        "    limits when offence.fiscal\n"
        "    forbids use, disclose\n"
        "  cost requesting_state when offence.fiscal\n"
        "  permits when offence.fiscal\n"
        "  no-request when offence.fiscal\n"
        "  procedure\n");
}

TEST(rule_text, periods_are_written_in_words) {
    EXPECT_EQ(period_words({18, 0, 0}), "1 year 6 months");
    EXPECT_EQ(period_words({0, 1, 0}), "1 day");
    EXPECT_EQ(period_words({0, 0, 96}), "96 hours");
    EXPECT_EQ(period_words({}), "0 days");
}

TEST(provision_sheet, names_what_replaces_clears_and_bars) {
    const Library library = library_with(provision("1", "  ground g.fiscal optional\n    when offence.fiscal\n") +
                                         provision("2", "  replaces a-1:1\n  procedure\n") +
                                         provision("3", "  exception to g.fiscal when offence.years > 3\n"));
    const ProvisionSheet sheet = provision_sheet(library, 0);
    std::vector<std::string> words;
    for (const Influence& influence : sheet.influences) {
        words.push_back(std::string(library.text(library.provisions()[static_cast<std::size_t>(influence.by)].id)) +
                        " " + influence.effect);
    }
    EXPECT_THAT(words, testing::UnorderedElementsAre("a-1:2 replaces it", "a-1:3 clears g.fiscal"));
    EXPECT_THAT(provision_sheet(library, 1).replaces, ElementsAre("a-1:1"));
}

TEST(provision_sheet, an_article_holds_its_parts_and_no_others) {
    const Library library = library_with(provision("6", "  procedure\n") + provision("6.1.a", "  procedure\n") +
                                         provision("6#word", "  procedure\n") + provision("60", "  procedure\n"));
    EXPECT_EQ(provisions_within(library, 0, "6").size(), 3U);
    EXPECT_EQ(provisions_within(library, 0, "6.1").size(), 1U);
    EXPECT_EQ(provisions_within(library, 0, "").size(), 4U);
    EXPECT_TRUE(provisions_within(library, 0, "7").empty());
}

TEST(library_diff, the_same_library_differs_in_nothing) {
    const std::string body = provision("1", "  ground g.fiscal optional\n    when offence.fiscal\n");
    EXPECT_TRUE(library_diff(library_with(body), library_with(body)).empty());
}

TEST(library_diff, says_what_was_added_removed_and_changed) {
    const Library before = library_with(provision("1", "  ground g.fiscal optional\n    when offence.fiscal\n") +
                                        provision("2", "  procedure\n"));
    const Library after = library_with(provision("1", "  ground g.fiscal mandatory\n    when offence.fiscal\n") +
                                       provision("3", "  procedure\n"));
    const std::vector<Change> changes = library_diff(before, after);
    std::vector<std::string> words;
    for (const Change& change : changes) words.push_back(std::string(to_string(change.kind)) + " " + change.subject);
    ASSERT_THAT(words, ElementsAre("changed a-1:1", "removed a-1:2", "added a-1:3"));
    ASSERT_EQ(changes[0].fields.size(), 1U);
    EXPECT_EQ(changes[0].fields[0].name, "ground g.fiscal");
    EXPECT_EQ(changes[0].fields[0].after, "ground g.fiscal mandatory\n  when offence.fiscal");
}

TEST(library_diff, another_order_of_the_sources_is_no_difference) {
    const std::string one = provision("1", "  procedure\n");
    const std::string two = provision("2", "  ground g.fiscal optional\n    when offence.fiscal\n");
    EXPECT_TRUE(library_diff(library_with(one + two), library_with(two + one)).empty());
}

}  // namespace
}  // namespace comity::law
