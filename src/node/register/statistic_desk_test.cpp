// SPDX-License-Identifier: EUPL-1.2
// Statistics on the record, on both engines: what is counted, who may open a number, what later tables withhold.
#include <set>

#include <gmock/gmock.h>

#include "node/maintenance.h"
#include "node/register/every.h"
#include "node/register/lists.h"
#include "node/register/register_desk.h"
#include "node/test_node.h"

namespace comity::node {
namespace {

using format::Value;
using registry::Agreement;
using registry::Statistic;
using registry::StatisticEdition;
using store::Engine;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

class StatisticDeskOn : public ::testing::TestWithParam<Engine> {
   protected:
    TestNode test{GetParam()};
    Person anna = TestNode::officer("anna");
    Person hana = TestNode::head("hana", "u1");
    Person edda = [] {
        Person person = TestNode::officer("edda");
        person.roles = access::Role::public_editor;
        return person;
    }();

    RegisterDesk<Statistic>& desk() { return test.office().registry->statistics; }

    std::string define(Value definition) {
        const auto answer = desk().begin(edda, definition.set("title", "Requests")
                                                   .set("title_fr", "Demandes")
                                                   .set("title_ru", "Запросы")
                                                   .set("substitute", "boris"));
        if (!answer) throw std::runtime_error(to_string(answer.error()));
        return format::read_value(*answer, "answer")->string_at("statistic").value();
    }
    std::string of_cases(std::string_view rows) { return define(Value::object({{"about", "cases"}, {"rows", rows}})); }
    Result<std::string> give(const Person& person, const std::string& id, std::string_view command, Value arguments) {
        return desk().give(person, id, {.name = std::string(command), .arguments = std::move(arguments)});
    }
    Result<std::string> propose(const std::string& id, std::string_view until) {
        return give(edda, id, "publish-table", Value::object({{"until", until}}));
    }
    Result<std::string> approve(const std::string& id, std::string_view proposal = "a1") {
        return give(hana, id, "approve", Value::object({{"proposal", proposal}}));
    }
    StatisticEdition published(const std::string& id, std::string_view until, std::string_view proposal = "a1") {
        for (const auto& given : {propose(id, until), approve(id, proposal)})
            if (!given) throw std::runtime_error(to_string(given.error()));
        return *desk().open(anna, id)->state.current();
    }
    void open_cases(int count, std::string_view kind) {
        for (int i = 0; i < count; ++i) test.open_case("Example", kind);
    }
    /// "extradition 7", a withheld count as "-".
    static std::vector<std::string> lines(const StatisticEdition& edition) {
        std::vector<std::string> lines;
        for (const registry::TableCell& cell : edition.table.cells)
            lines.push_back(cell.row + " " + (cell.count ? std::to_string(*cell.count) : "-"));
        return lines;
    }
};

TEST_P(StatisticDeskOn, CountsAllCasesButOpensOnlyThoseOneMaySee) {
    open_cases(7, "extradition");
    open_cases(6, "assistance");
    const std::string id = of_cases("kind");
    const StatisticEdition edition = published(id, "2024-01-22");
    EXPECT_THAT(lines(edition), ElementsAre("assistance 6", "extradition 7", " 13"));
    EXPECT_THAT(edition.table.items_of("extradition", ""), SizeIs(7)) << "anna owns them";
    EXPECT_THAT(desk().open(edda, id)->state.current()->table.items_of("", ""), IsEmpty()) << "the editor sees no case";
    EXPECT_THAT(desk().open(TestNode::officer("stranger"), id)->state.current()->table.items_of("", ""), IsEmpty());
    EXPECT_EQ(desk().open(edda, id)->state.proposals.front().arguments.find(edition.table.items_of("", "").front()),
              std::string::npos)
        << "nor in what was proposed";
}

TEST_P(StatisticDeskOn, TheAnswerToAProposalNamesNoCase) {
    const std::string opened = test.open_case();
    open_cases(5, "extradition");
    EXPECT_THAT(*propose(of_cases("kind"), "2024-01-22"), Not(HasSubstr(opened)));
}

TEST_P(StatisticDeskOn, WithholdsTheNextDayWhatWouldTellThatOneCaseCame) {
    open_cases(7, "extradition");
    open_cases(9, "assistance");
    const std::string kinds = of_cases("kind");
    EXPECT_THAT(lines(published(kinds, "2024-01-22")), ElementsAre("assistance 9", "extradition 7", " 16"));
    test.at("2024-01-23T09:00:00Z");
    open_cases(1, "extradition");
    EXPECT_THAT(lines(published(kinds, "2024-01-23", "a2")), ElementsAre("assistance 9", "extradition -", " -"));
    // Another breakdown, of the same day: its total would say the same.
    const StatisticEdition directions = published(of_cases("direction"), "2024-01-23");
    EXPECT_THAT(lines(directions), ElementsAre("incoming -", " -"));
    open_cases(4, "extradition");
    EXPECT_THAT(lines(published(kinds, "2024-01-23", "a3")), ElementsAre("assistance 9", "extradition 12", " 21"));
}

TEST_P(StatisticDeskOn, RefusesToPublishWhatATableInBetweenMadeTelling) {
    open_cases(7, "extradition");
    const std::string first = of_cases("kind"), second = of_cases("direction");
    ASSERT_TRUE(propose(first, "2024-01-22"));
    open_cases(1, "extradition");
    published(second, "2024-01-22");
    const auto refused = approve(first);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::conflict);
    EXPECT_THAT(to_string(refused.error()), HasSubstr("another table was published since"));
}

TEST_P(StatisticDeskOn, NeedsAnEditorAndAnotherWhoApproves) {
    const Value definition = Value::object({{"about", "cases"},
                                            {"rows", "kind"},
                                            {"title", "t"},
                                            {"title_fr", "t"},
                                            {"title_ru", "t"},
                                            {"substitute", "boris"}});
    EXPECT_EQ(desk().begin(anna, definition).error().kind, ErrorKind::forbidden);
    open_cases(5, "extradition");
    const std::string id = of_cases("kind");
    EXPECT_EQ(give(anna, id, "publish-table", Value::object({{"until", "2024-01-22"}})).error().kind,
              ErrorKind::forbidden);
    ASSERT_TRUE(propose(id, "2024-01-22"));
    EXPECT_EQ(give(edda, id, "approve", Value::object({{"proposal", "a1"}})).error().kind, ErrorKind::forbidden);
    auto lease = test.node().database().reader();
    const auto waiting = [&](const Person& person) {
        return list_register_proposals(**lease, {"ch-bj", person, test.office().writer->now()}, Page(9)).value();
    };
    EXPECT_THAT(waiting(hana), SizeIs(1));
    EXPECT_THAT(waiting(anna), IsEmpty());
    EXPECT_TRUE(approve(id));
}

TEST_P(StatisticDeskOn, CountsAgreementsAndTheirStatesOnAnyDay) {
    auto& agreements = test.office().registry->agreements;
    struct Kept {
        std::vector<std::string> states;
        std::string from;
    };
    const std::vector<Kept> kept{
        {{"KZ"}, "2010-05-01"}, {{"TR", "KZ"}, "2015-01-01"}, {{"FI"}, "2020-06-01"}, {{"KZ"}, ""}};
    for (const Kept& one : kept) {
        Value parties = Value::list();
        for (const std::string& state : one.states) parties.append(Value::object({{"state", state}}));
        const auto begun = agreements.begin(anna, Value::object({{"title", "Agreement"},
                                                                 {"kind", "memorandum"},
                                                                 {"parties", std::move(parties)},
                                                                 {"substitute", "boris"}}));
        ASSERT_TRUE(begun) << to_string(begun.error());
        if (one.from.empty()) continue;
        const std::string id = format::read_value(*begun, "answer")->string_at("agreement").value();
        const auto taken = agreements.give(
            anna, id,
            {.name = "take-step",
             .arguments = Value::object(
                 {{"step", "enter-into-force"}, {"on", one.from}, {"effect", one.from}, {"source", "Gazette"}})});
        ASSERT_TRUE(taken) << to_string(taken.error());
    }
    int table = 0;
    const std::string id = define(Value::object({{"about", "agreements"}, {"rows", "kind"}}));
    for (const std::string_view on : {"2010-04-30", "2010-05-01", "2014-12-31", "2015-01-01", "2024-01-22"}) {
        int count = 0;  // by hand: days of this form compare as texts
        std::set<std::string> states;
        for (const Kept& one : kept)
            if (!one.from.empty() && one.from <= on) {
                ++count;
                states.insert(one.states.begin(), one.states.end());
            }
        const StatisticEdition edition = published(id, on, "a" + std::to_string(++table));
        EXPECT_EQ(edition.table.cells.back().count, count) << on;
        EXPECT_EQ(edition.table.cells.back().states, static_cast<int>(states.size())) << on;
        EXPECT_THAT(edition.table.items_of("", ""), SizeIs(static_cast<std::size_t>(count)));
    }
}

TEST_P(StatisticDeskOn, StandsInListsThatARebuildMakesAnew) {
    open_cases(5, "extradition");
    const std::string id = of_cases("kind");
    published(id, "2024-01-22");
    const auto rows = [&] {
        auto lease = test.node().database().reader();
        return docket_lines(**lease, "ch-bj").value();
    };
    const auto before = rows();
    ASSERT_TRUE(rebuild(test.office()));
    EXPECT_EQ(rows(), before);
    auto lease = test.node().database().reader();
    const auto listed = list_holdings(**lease, {"ch-bj", edda, test.office().writer->now()},
                                      {.word = "statistic",
                                       .resource = access::Resource::register_pages,
                                       .on = parse_date("2024-01-22").value().first},
                                      Page(9));
    ASSERT_TRUE(listed);
    ASSERT_THAT(*listed, SizeIs(1));
    EXPECT_EQ(listed->front().stage, "published");
}

INSTANTIATE_TEST_SUITE_P(Engines, StatisticDeskOn, ::testing::Values(Engine::sqlite, Engine::postgres),
                         [](const auto& engine) { return store::testing::to_string(engine.param); });

}  // namespace
}  // namespace comity::node
