// SPDX-License-Identifier: EUPL-1.2
#include "node/register/register_desk.h"

#include <gmock/gmock.h>

#include "node/maintenance.h"
#include "node/register/lists.h"
#include "node/test_node.h"
#include "register/agreement/numbers.h"

namespace comity::node {
namespace {

using format::Value;
using registry::Agreement;
using store::Engine;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class RegisterDeskOn : public ::testing::TestWithParam<Engine> {
   protected:
    TestNode test{GetParam()};
    Person anna = TestNode::officer("anna");
    Person stranger = TestNode::officer("stranger");
    Person hana = TestNode::head("hana", "u1");

    RegisterDesk<Agreement>& desk() { return test.office().registry->agreements; }

    std::string begin(std::string_view title, std::string_view kind, std::initializer_list<std::string_view> states) {
        Value parties = Value::list();
        for (const std::string_view state : states) parties.append(Value::object({{"state", state}}));
        const auto answer = desk().begin(
            anna, Value::object(
                      {{"title", title}, {"kind", kind}, {"parties", std::move(parties)}, {"substitute", "boris"}}));
        if (!answer) throw std::runtime_error(to_string(answer.error()));
        return format::read_value(*answer, "answer")->string_at("agreement").value();
    }
    Result<std::string> give(const Person& person, const std::string& id, std::string_view command, Value arguments,
                             std::uint64_t based_on = 0, Writer::Once once = {}) {
        return desk().give(person, id,
                           {.name = std::string(command), .arguments = std::move(arguments), .based_on = based_on},
                           std::move(once));
    }
    void step(const std::string& id, std::string_view step, std::string_view on, Value more = Value::object()) {
        more.set("step", step).set("on", on).set("source", "archive");
        const auto given = give(anna, id, "take-step", std::move(more));
        ASSERT_TRUE(given) << to_string(given.error());
    }
    Asker asker(const Person& person) { return {"ch-bj", person, test.office().writer->now()}; }

    std::vector<std::string> listed(HoldingFilter filter) {
        filter.word = "agreement";
        auto lease = test.node().database().reader();
        std::vector<std::string> lines;
        const auto found = list_holdings(**lease, asker(anna), filter, Page(200)).value();
        for (const ListedHolding& one : found) lines.push_back(line_of(one));
        return lines;
    }
    /// The same by the fold of the events known at that moment.
    std::vector<std::string> folded(HoldingFilter filter, const std::optional<Instant>& known = std::nullopt) {
        std::vector<std::string> lines;
        const auto all = desk().all(anna, known).value();
        for (const Agreement& each : all)
            if (const auto one = listed_of(rows_of(each), filter)) lines.push_back(line_of(*one));
        return lines;
    }
    static std::string line_of(const ListedHolding& one) {
        return one.number + " " + one.states + " " + one.stage + " " + one.since;
    }
};

CivilDate day(std::string_view text) {
    return parse_date(text).value().first;
}

// Who acts in another's place and that other are one person of two: what one proposed, the other does not approve.
TEST_P(RegisterDeskOn, WhatWasProposedInAnothersPlaceIsNotApprovedByThatOther) {
    Person in_place = anna;
    in_place.on_behalf_of = "hana";
    const auto answer =
        desk().begin(in_place, Value::object({{"title", "Memorandum"},
                                              {"kind", "memorandum"},
                                              {"parties", Value::list({Value::object({{"state", "KZ"}})})},
                                              {"substitute", "boris"}}));
    ASSERT_TRUE(answer) << to_string(answer.error());
    const std::string id = format::read_value(*answer, "answer")->string_at("agreement").value();
    const auto proposed = give(in_place, id, "take-step",
                               Value::object({{"step", "sign"},
                                              {"on", "2024-01-22"},
                                              {"place", "Bern"},
                                              {"signatories", Value::list({"A. Example, Prosecutor General"})},
                                              {"source", "letter 1"}}));
    ASSERT_TRUE(proposed) << to_string(proposed.error());
    const auto approved = give(hana, id, "approve", Value::object({{"proposal", "a1"}}));
    ASSERT_FALSE(approved) << *approved;
    EXPECT_EQ(approved.error().kind, ErrorKind::forbidden);
    const auto third = give(TestNode::head("greta", "u1"), id, "approve", Value::object({{"proposal", "a1"}}));
    EXPECT_TRUE(third) << to_string(third.error());
}

TEST_P(RegisterDeskOn, AnAgreementIsNumberedKeptAndShown) {
    const std::string id = begin("Memorandum", "memorandum", {"TR", "KZ"});
    const auto opened = desk().open(stranger, id);
    ASSERT_TRUE(opened) << to_string(opened.error());
    EXPECT_EQ(opened->state.number, "AGR-2024-00001");
    EXPECT_EQ(opened->state.owner, "anna");
    EXPECT_EQ(to_string(opened->state.opened_on), "2024-01-22");
    EXPECT_EQ(desk().id_of("AGR-2024-00001").value(), id);
    begin("Other", "protocol", {"FR"});
    EXPECT_THAT(listed({.on = day("2024-01-22")}),
                ElementsAre("AGR-2024-00001 KZ TR idea ", "AGR-2024-00002 FR idea "));
    EXPECT_THAT(listed({.state = "KZ", .on = day("2024-01-22")}), ElementsAre("AGR-2024-00001 KZ TR idea "));
    EXPECT_THAT(listed({.sort = "protocol", .on = day("2024-01-22")}), ElementsAre("AGR-2024-00002 FR idea "));
    EXPECT_EQ(desk().open(anna, "no such").error().kind, ErrorKind::not_found);
}

TEST_P(RegisterDeskOn, AgreementsAmongOthersAreListedApartAndAsTheyWereKnown) {
    begin("Ours", "memorandum", {"RU"});
    const auto answer = desk().begin(
        anna,
        Value::object({{"title", "Theirs"},
                       {"kind", "memorandum"},
                       {"observed", true},
                       {"parties", Value::list({Value::object({{"state", "US"}}), Value::object({{"state", "RU"}})})},
                       {"substitute", "boris"}}));
    ASSERT_TRUE(answer) << to_string(answer.error());
    const std::string id = format::read_value(*answer, "answer")->string_at("agreement").value();
    step(id, "negotiate", "2013-09-11");
    const CivilDate today = day("2024-01-22");
    const std::string ours = "AGR-2024-00001 RU idea ", theirs = "AGR-2024-00002 RU US negotiated 2013-09-11";
    for (const auto& [observed, lines] :
         {std::pair(std::optional<bool>(), std::vector{ours, theirs}), {true, {theirs}}, {false, {ours}}}) {
        const HoldingFilter filter{.state = "RU", .on = today, .observed = observed};
        EXPECT_EQ(listed(filter), lines);
        EXPECT_EQ(folded(filter), lines);
    }
    EXPECT_THAT(listed({.state = "US", .stage = "idea", .on = day("2013-09-10"), .observed = true}), SizeIs(1));
}

TEST_P(RegisterDeskOn, OnlyWhoAnswersForItWorksOnItAndOnlyTheHouseReadsIt) {
    const std::string id = begin("Memorandum", "memorandum", {"KZ"});
    const Value title = Value::object({{"title", "Other"}});
    EXPECT_EQ(give(stranger, id, "describe-agreement", title).error().kind, ErrorKind::forbidden);
    EXPECT_TRUE(give(TestNode::officer("boris"), id, "describe-agreement", title)) << "the substitute";
    Person administrator = stranger;
    administrator.roles = access::Role::administrator;
    EXPECT_EQ(desk().open(administrator, id).error().kind, ErrorKind::forbidden);
    EXPECT_EQ(desk().all(administrator).error().kind, ErrorKind::forbidden);
    auto lease = test.node().database().reader();
    EXPECT_EQ(list_holdings(**lease, asker(administrator), {.word = "agreement"}, Page(10)).error().kind,
              ErrorKind::forbidden);
}

TEST_P(RegisterDeskOn, WhatBindsIsApprovedByAnotherWithAFreshSignIn) {
    const std::string id = begin("Memorandum", "memorandum", {"KZ"});
    const auto answer = give(anna, id, "make-offer",
                             Value::object({{"by", "us"},
                                            {"state", "KZ"},
                                            {"on", "2024-01-22"},
                                            {"says", "joint rules"},
                                            {"source", "letter 1"},
                                            {"reason", "they asked for it"}}));
    ASSERT_TRUE(answer) << to_string(answer.error());
    EXPECT_THAT(*answer, HasSubstr("\"waits_for\":\"a1\""));
    {
        auto lease = test.node().database().reader();
        const auto waiting = list_register_proposals(**lease, asker(hana), Page(10)).value();
        ASSERT_EQ(waiting.size(), 1U);
        EXPECT_EQ(waiting[0].says, "they asked for it");
        EXPECT_TRUE(list_register_proposals(**lease, asker(anna), Page(10))->empty());
    }
    const Value yes = Value::object({{"proposal", "a1"}});
    EXPECT_EQ(give(anna, id, "approve", yes).error().kind, ErrorKind::forbidden);
    Person tired = hana;
    tired.fresh = false;
    EXPECT_THAT(to_string(give(tired, id, "approve", yes).error()), HasSubstr("fresh sign-in"));
    ASSERT_TRUE(give(hana, id, "approve", yes));
    EXPECT_EQ(desk().open(anna, id)->state.stage(), registry::Stage::proposed);
    auto lease = test.node().database().reader();
    EXPECT_TRUE(list_register_proposals(**lease, asker(hana), Page(10))->empty());
}

TEST_P(RegisterDeskOn, WhatBindsWaitsForAsManyPersonsAsTheSettingsAsk) {
    test.configure("\n[[authority.four_eyes]]\nact = \"bind\"\napprovals = 2\n");
    Person sara = TestNode::head("sara", "u1");
    const std::string id = begin("Memorandum", "memorandum", {"KZ"});
    ASSERT_TRUE(give(
        anna, id, "make-offer",
        Value::object(
            {{"by", "us"}, {"state", "KZ"}, {"on", "2024-01-22"}, {"says", "joint rules"}, {"source", "letter 1"}})));
    const Value yes = Value::object({{"proposal", "a1"}});
    ASSERT_TRUE(give(hana, id, "approve", yes));
    EXPECT_EQ(desk().open(anna, id)->state.stage(), registry::Stage::idea);
    EXPECT_FALSE(give(hana, id, "approve", yes));
    {
        auto lease = test.node().database().reader();
        EXPECT_TRUE(list_register_proposals(**lease, asker(hana), Page(10))->empty());
        EXPECT_EQ(list_register_proposals(**lease, asker(sara), Page(10))->size(), 1U);
    }
    ASSERT_TRUE(give(sara, id, "approve", yes));
    EXPECT_EQ(desk().open(anna, id)->state.stage(), registry::Stage::proposed);
}

TEST_P(RegisterDeskOn, AHeadWhoProposedDoesNotApprove) {
    const std::string id = begin("Memorandum", "memorandum", {"KZ"});
    ASSERT_TRUE(give(hana, id, "assign", Value::object({{"owner", "hana"}, {"substitute", "boris"}})));
    ASSERT_TRUE(give(
        hana, id, "make-offer",
        Value::object(
            {{"by", "us"}, {"state", "KZ"}, {"on", "2024-01-22"}, {"says", "joint rules"}, {"source", "letter 1"}})));
    EXPECT_EQ(give(hana, id, "approve", Value::object({{"proposal", "a1"}})).error().kind, ErrorKind::forbidden);
}

TEST_P(RegisterDeskOn, ARepeatedCommandHasNoSecondEffectAndAConflictSaysWhatChanged) {
    const std::string id = begin("Memorandum", "memorandum", {"KZ"});
    const Writer::Once once{"anna/k", {}};
    const Value round = Value::object({{"step", "negotiate"}, {"on", "2024-01-20"}, {"source", "minutes"}});
    const auto first = give(anna, id, "take-step", round, 1, once);
    const auto again = give(anna, id, "take-step", round, 1, once);
    ASSERT_TRUE(first) << to_string(first.error());
    EXPECT_EQ(*first, *again);
    EXPECT_EQ(desk().open(anna, id)->state.steps.size(), 1U);
    const auto stale = give(anna, id, "take-step", round, 1);
    ASSERT_FALSE(stale);
    EXPECT_EQ(stale.error().kind, ErrorKind::conflict);
    EXPECT_THAT(stale.error().hint, HasSubstr("step-taken by anna"));
}

TEST_P(RegisterDeskOn, ShowsWhatWasKnownAtAnEarlierMoment) {
    const std::string id = begin("Memorandum", "memorandum", {"KZ"});
    test.at("2024-02-01T09:00:00Z");
    step(id, "enter-into-force", "2020-01-01");
    test.at("2024-03-01T09:00:00Z");
    ASSERT_TRUE(
        give(anna, id, "correct-step",
             Value::object({{"id", "t1"}, {"on", "2021-01-01"}, {"source", "gazette"}, {"reason", "misread"}})));
    const auto in_force = [&](std::string_view known) {
        return desk().open(anna, id, parse_instant(known).value())->state.in_force_on(day("2020-06-01"));
    };
    EXPECT_FALSE(in_force("2024-01-31T09:00:00Z")) << "nothing was known of it";
    EXPECT_TRUE(in_force("2024-02-01T09:00:00Z"));
    EXPECT_TRUE(in_force("2024-02-29T09:00:00Z"));
    EXPECT_FALSE(in_force("2024-03-01T09:00:00Z"));
    EXPECT_EQ(desk().open(anna, id, parse_instant("2024-01-01T00:00:00Z").value()).error().kind, ErrorKind::not_found);
    EXPECT_EQ(registry::count(desk().all(anna, parse_instant("2024-02-29T09:00:00Z").value()).value(),
                              {.on = day("2020-06-01")})
                  .whole.agreements,
              1);
    EXPECT_EQ(registry::count(desk().all(anna).value(), {.on = day("2020-06-01")}).whole.agreements, 0);
}

TEST_P(RegisterDeskOn, ListsWhatWasKnownAtAnEarlierMoment) {
    const std::string id = begin("Memorandum", "memorandum", {"KZ", "TR"});
    test.at("2024-02-01T09:00:00Z");
    step(id, "enter-into-force", "2020-01-01");
    test.at("2024-03-01T09:00:00Z");
    begin("Protocol", "protocol", {"FR"});
    ASSERT_TRUE(
        give(anna, id, "correct-step",
             Value::object({{"id", "t1"}, {"on", "2021-01-01"}, {"source", "gazette"}, {"reason", "misread"}})));
    const auto known = [](std::string_view at) { return parse_instant(at).value(); };
    EXPECT_THAT(folded({.on = day("2020-06-01")}, known("2024-01-01T00:00:00Z")), IsEmpty());
    EXPECT_THAT(folded({.on = day("2020-06-01")}, known("2024-02-29T09:00:00Z")),
                ElementsAre("AGR-2024-00001 KZ TR in-force 2020-01-01"));
    for (const HoldingFilter& filter :
         std::initializer_list<HoldingFilter>{{.on = day("2020-06-01")},
                                              {.on = day("2021-01-01")},
                                              {.state = "TR", .on = day("2024-03-01")},
                                              {.sort = "protocol", .on = day("2024-03-01")},
                                              {.stage = "in-force", .on = day("2021-01-01")},
                                              {.owner = "boris", .on = day("2021-01-01")}})
        EXPECT_EQ(folded(filter), listed(filter)) << "what is known now, by rows and by events";
    EXPECT_THAT(folded({.stage = "in-force", .on = day("2021-01-01")}), SizeIs(1));
}

/// "Agreements with partners from N States", by the fold of the events and by the rows, which know nothing of it.
TEST_P(RegisterDeskOn, NumbersAreThoseOfAnIndependentCount) {
    constexpr std::array<std::string_view, 6> states{"KZ", "TR", "FR", "BR", "MA", "NZ"};
    constexpr std::array<std::string_view, 3> kinds{"memorandum", "protocol", "interdepartmental-agreement"};
    for (std::size_t at = 0; at < 18; ++at) {
        const std::string id = at % 4 == 0 ? begin("A", kinds[at % 3], {states[at % 6], states[(at + 1) % 6]})
                                           : begin("A", kinds[at % 3], {states[at % 6]});
        if (at % 5 == 4) continue;  // an idea only
        const int year = 2000 + static_cast<int>(at);
        step(id, "sign", fmt::format("{}-03-01", year));
        step(id, "enter-into-force", fmt::format("{}-07-01", year));
        if (at % 3 == 0) step(id, "end", fmt::format("{}-07-01", year + 4), Value::object({{"how", "expired"}}));
    }
    const std::vector<Agreement> all = desk().all(anna).value();
    for (const std::string_view on :
         {"1999-12-31", "2000-06-30", "2000-07-01", "2006-07-01", "2010-01-01", "2017-12-31", "2023-01-01"}) {
        const registry::Numbers numbers = registry::count(all, {.on = day(on), .by = registry::Grouping::kind});
        auto lease = test.node().database().reader();
        const auto counted = [&](std::string_view sql, store::Values values) {
            return (*lease)->one(sql, values, [](const store::Row& row) { return row.number(0); }).value().value();
        };
        constexpr std::string_view standing =
            "FROM register_holding h WHERE h.authority = 'ch-bj' AND EXISTS (SELECT 1 FROM register_stage s WHERE "
            "s.authority = h.authority AND s.holding = h.id AND s.stage = 'in-force' AND s.effect <= $1) AND NOT "
            "EXISTS "
            "(SELECT 1 FROM register_stage s WHERE s.authority = h.authority AND s.holding = h.id AND s.stage = "
            "'ended' "
            "AND s.effect <= $1)";
        EXPECT_EQ(numbers.whole.agreements, counted(fmt::format("SELECT count(*) {}", standing), {on})) << on;
        EXPECT_EQ(numbers.whole.states,
                  counted(fmt::format("SELECT count(DISTINCT p.state) FROM register_party p WHERE p.authority = "
                                      "'ch-bj' AND p.holding IN (SELECT h.id {})",
                                      standing),
                          {on}))
            << on;
        for (const registry::Count& group : numbers.groups)
            EXPECT_EQ(group.agreements,
                      counted(fmt::format("SELECT count(*) {} AND h.sort = '{}'", standing, group.group), {on}))
                << on << " " << group.group;
    }
}

TEST_P(RegisterDeskOn, RowsAreTheSameAfterARebuildAndNumbersGoOn) {
    const std::string id = begin("Memorandum", "memorandum", {"KZ", "TR"});
    step(id, "enter-into-force", "2020-01-01");
    ASSERT_TRUE(give(
        anna, id, "make-offer",
        Value::object(
            {{"by", "us"}, {"state", "KZ"}, {"on", "2024-01-22"}, {"says", "an amendment"}, {"source", "letter 1"}})));
    const auto lines = [&] {
        auto lease = test.node().database().reader();
        return docket_lines(**lease, "ch-bj").value();
    };
    const auto before = lines();
    EXPECT_THAT(before, ::testing::Contains(HasSubstr("register_proposal")));
    ASSERT_TRUE(rebuild(test.office()));
    EXPECT_EQ(lines(), before);
    const auto check = check_record(test.office(), test.node().database());
    ASSERT_TRUE(check) << to_string(check.error());
    EXPECT_TRUE(check->faults.empty());
    begin("Next", "memorandum", {"FR"});
    EXPECT_THAT(listed({.state = "FR", .on = day("2024-01-22")}), ElementsAre("AGR-2024-00002 FR idea "));
}

TEST_P(RegisterDeskOn, TheListGoesOnBehindAPage) {
    for (int at = 0; at < 5; ++at) begin("A", "memorandum", {"KZ"});
    auto lease = test.node().database().reader();
    const HoldingFilter filter{.word = "agreement", .on = day("2024-01-22")};
    std::vector<std::string> numbers;
    Page page(2);
    while (true) {
        const auto found = list_holdings(**lease, asker(anna), filter, page).value();
        for (const ListedHolding& one : found) numbers.push_back(one.number);
        if (found.size() < page.limit) break;
        page.after = found.back().cursor;
    }
    EXPECT_THAT(numbers,
                ElementsAre("AGR-2024-00001", "AGR-2024-00002", "AGR-2024-00003", "AGR-2024-00004", "AGR-2024-00005"));
}

TEST_P(RegisterDeskOn, TellsWhatChangedToWhoMayReadIt) {
    const auto told = [&](const Person& person, std::int64_t behind, std::size_t limit = 200) {
        auto lease = test.node().database().reader();
        const auto found = register_changes_since(**lease, asker(person), behind, limit).value();
        std::vector<std::string> lines;
        for (const ChangedHolding& one : found) lines.push_back(one.word + " " + one.number);
        return lines;
    };
    const std::string first = begin("First", "memorandum", {"KZ"});
    begin("Second", "memorandum", {"TR"});
    const auto publication = test.office().registry->publications.begin(
        anna, Value::object({{"title", "Note"}, {"kind", "country-note"}, {"substitute", "boris"}}));
    ASSERT_TRUE(publication);
    const std::string id = format::read_value(*publication, "answer")->string_at("publication").value();
    EXPECT_THAT(told(stranger, 0),
                ElementsAre("agreement AGR-2024-00001", "agreement AGR-2024-00002", "publication LIB-2024-00001"));
    EXPECT_THAT(told(stranger, 0, 1), ElementsAre("agreement AGR-2024-00001"));

    auto lease = test.node().database().reader();
    const std::int64_t seen = register_changes_since(**lease, asker(anna), 0, 200).value().back().sequence;
    EXPECT_THAT(told(stranger, seen), IsEmpty());
    step(first, "initial", "2024-01-20");
    ASSERT_TRUE(test.office().registry->publications.give(
        anna, id,
        {.name = "restrict-publication",
         .arguments = Value::object({{"readers", Value::list({"hana"})}, {"because", "theirs"}})}));
    EXPECT_THAT(told(stranger, seen), ElementsAre("agreement AGR-2024-00001"));
    EXPECT_THAT(told(hana, seen), ElementsAre("agreement AGR-2024-00001", "publication LIB-2024-00001"));
    Person translator = TestNode::officer("tara");
    translator.roles = access::Role::translator;
    EXPECT_THAT(told(translator, seen), IsEmpty()) << "who may not list the register hears nothing of it";
}

INSTANTIATE_TEST_SUITE_P(Engines, RegisterDeskOn, ::testing::Values(Engine::sqlite, Engine::postgres),
                         [](const auto& engine) { return store::testing::to_string(engine.param); });

}  // namespace
}  // namespace comity::node
