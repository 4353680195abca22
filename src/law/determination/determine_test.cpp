// SPDX-License-Identifier: EUPL-1.2
// What the engine makes of rules: conditions, grounds and what is done to them, layers, clocks, papers, outcome,
// questions.
#include "law/determination/determine.h"

#include "law/testing/small_library.h"

namespace comity::law {
namespace {

constexpr std::string_view header =
    "instrument t-1 \"Convention\"\n  family extradition\n  role treaty\n  rank 30\n  opened 1960-01-01\n";

std::string provision(std::string_view number, std::string_view rules) {
    return "provision " + std::string(number) + " \"x\" mark T\n  says \"x\"\n" + std::string(rules);
}

/// A library of the convention with these provisions, and what follows it.
Library convention(std::string_view provisions, std::string_view more = "") {
    return small_library(std::string(header) + std::string(provisions) + std::string(more));
}

std::string question(std::string_view facts = "", std::string_view status = "t-1: {XA: 2000-01-01, XB: 2000-01-01}") {
    return "as_of: 2024-06-01\nregister: replace\nstatus: {" + std::string(status) +
           "}\nfacts:\n  request: {kind: extradition, requesting_state: XA, requested_state: XB}\n" +
           std::string(facts);
}

TEST(conditions, are_met_not_met_or_open) {
    const Library law = convention(provision("2.1",
                                             "  condition c.min\n    applies when offence.purpose is not enforcement\n "
                                             "   requires offence.max_penalty >= 1 year\n"));
    EXPECT_EQ(Asked(law, question("  offence.max_penalty: P2Y\n")).status("c.min"), "met");
    EXPECT_EQ(Asked(law, question("  offence: {max_penalty: P2M, purpose: prosecution}\n")).status("c.min"), "not-met");
    EXPECT_EQ(Asked(law, question("  offence: {max_penalty: P2M}\n")).status("c.min"), "undetermined");
    EXPECT_EQ(Asked(law, question("  offence: {max_penalty: P2M, purpose: enforcement}\n")).status("c.min"),
              "no such result");
}

TEST(conditions, may_be_waived_or_cured) {
    const Library law = convention(
        provision("1", "  condition c.a\n    requires person.minor\n    waivable when person.role is witness\n") +
        provision("2", "  condition c.b\n    requires offence.fiscal\n    cured by c.c\n") +
        provision("3", "  condition c.c\n    requires offence.political\n"));
    EXPECT_EQ(Asked(law, question("  person: {minor: false}\n")).status("c.a"), "waivable");
    EXPECT_EQ(Asked(law, question("  person: {minor: false, role: witness}\n")).status("c.a"), "met");
    EXPECT_EQ(Asked(law, question("  person: {minor: false, role: accused}\n")).status("c.a"), "not-met");
    EXPECT_EQ(Asked(law, question("  offence: {fiscal: false}\n")).status("c.b"), "waivable");
}

TEST(grounds, are_triggered_cleared_excepted_or_barred) {
    const Library law = convention(provision(
        "3.1",
        "  ground g.political mandatory\n    when offence.political\n    except 3.3 when offence.tags has genocide\n"
        "    barred by 3.4 when offence.tags has corruption\n    optional when person.minor\n"));
    EXPECT_EQ(Asked(law, question()).status("g.political"), "undetermined");
    EXPECT_EQ(Asked(law, question("  offence: {political: false}\n")).status("g.political"), "cleared");
    EXPECT_EQ(Asked(law, question("  offence: {political: true, tags: []}\n")).status("g.political"), "triggered");
    EXPECT_EQ(Asked(law, question("  offence: {political: true}\n")).status("g.political"), "undetermined");
    EXPECT_EQ(Asked(law, question("  offence: {tags: [genocide]}\n")).status("g.political"), "cleared");
    EXPECT_EQ(Asked(law, question("  offence: {political: true, tags: [corruption]}\n")).status("g.political"),
              "excluded");
    const Asked minor(law, question("  offence: {political: true, tags: []}\n  person.minor: true\n"));
    EXPECT_FALSE(minor.answer().grounds.at(0).mandatory);
    EXPECT_TRUE(Asked(law, question("  offence: {political: true, tags: []}\n")).answer().grounds.at(0).kind_open);
}

TEST(outcome, follows_the_aggregation_of_the_rule_book) {
    const Library law = convention(provision("1", "  ground g.must mandatory\n    when offence.political\n") +
                                   provision("2", "  ground g.may optional\n    when offence.fiscal\n") +
                                   provision("3", "  condition c.x\n    requires person.minor\n"));
    const auto outcome = [&](std::string_view facts) { return Asked(law, question(facts)).outcome(); };
    EXPECT_EQ(outcome(""), "undetermined");
    EXPECT_EQ(outcome("  person.minor: true\n  offence: {political: false, fiscal: false}\n"), "grant-due");
    EXPECT_EQ(outcome("  person.minor: true\n  offence: {political: false}\n"), "grant-due-unless-optional");
    EXPECT_EQ(outcome("  person.minor: true\n  offence: {political: false, fiscal: true}\n"), "discretion");
    EXPECT_EQ(outcome("  person.minor: true\n  offence: {political: true}\n"), "refuse-mandatory");
    EXPECT_EQ(outcome("  person.minor: false\n"), "refuse-mandatory");
    EXPECT_EQ(
        outcome(
            "  person.minor: true\n  offences: [{id: a, political: true}, {id: b, political: false, fiscal: false}]\n"),
        "partial");
}

TEST(outcome, never_rests_on_a_rule_from_memory_alone) {
    const Library law = small_library(
        std::string(header) +
        "provision 1 \"x\" mark M\n  says \"x\"\n  ground g.must mandatory\n    when offence.political\n");
    for (const char* value : {"true", "false"}) {
        const Asked asked(law, question("  offence.political: " + std::string(value) + "\n"));
        EXPECT_EQ(asked.outcome(), "undetermined") << value;
        EXPECT_EQ(to_string(asked.answer().if_verified),
                  std::string(value) == "true" ? "refuse-mandatory" : "grant-due");
    }
}

constexpr std::string_view protocol =
    "instrument t-2 \"Protocol\"\n  family extradition\n  role protocol to t-1\n  opened 1980-01-01\n  chapter I "
    "opt-out 9.2.a\n"
    "provision 1 \"x\" mark T\n  says \"x\"\n  chapter I\n  replaces t-1:5\n  ground g.new optional\n    when "
    "offence.fiscal\n";

TEST(layers, a_protocol_replaces_what_it_names_where_it_binds_both) {
    const Library law = convention(provision("5", "  ground g.old optional\n    when offence.fiscal\n"), protocol);
    constexpr std::string_view both = "t-1: {XA: 2000-01-01, XB: 2000-01-01}, t-2: {XA: 2010-01-01, XB: 2010-01-01}";
    const Asked with(law, question("", both));
    EXPECT_EQ(with.layers(), "t-2");
    EXPECT_EQ(with.status("g.old"), "no such result");
    EXPECT_EQ(with.status("g.new"), "undetermined");
    const Asked without(law, question("  request.date_received: 2009-12-31\n", both));
    EXPECT_EQ(without.layers(), "");
    EXPECT_EQ(without.status("g.old"), "undetermined");
    EXPECT_EQ(without.status("g.new"), "no such result");
}

TEST(layers, a_protocol_binds_nobody_without_its_parent) {
    const Library law = convention(provision("5", "  ground g.old optional\n    when offence.fiscal\n"), protocol);
    const Asked asked(law, question("", "t-2: {XA: 2010-01-01, XB: 2010-01-01}"));
    EXPECT_EQ(asked.governing(), "");
    EXPECT_EQ(asked.status("g.new"), "no such result");
}

TEST(layers, a_chapter_neither_accepts_leaves_the_old_text) {
    const Library law = convention(provision("5", "  ground g.old optional\n    when offence.fiscal\n"), protocol);
    for (const char* state : {"XA", "XB"}) {
        const Asked asked(
            law,
            question("  declarations: [{state: " + std::string(state) + ", instrument: t-2, article: \"9.2.a\"}]\n",
                     "t-1: {XA: 2000-01-01, XB: 2000-01-01}, t-2: {XA: 2010-01-01, XB: 2010-01-01}"));
        EXPECT_EQ(asked.status("g.old"), "undetermined") << state;
        EXPECT_EQ(asked.status("g.new"), "no such result") << state;
    }
}

TEST(layers, one_instrument_excepts_bars_and_hardens_what_another_raises) {
    const Library law = convention(provision("5", "  ground g.fiscal optional\n    when offence.fiscal\n"),
                                   "instrument t-3 \"Additional\"\n  family extradition\n  role protocol to t-1\n" +
                                       provision("1", "  exception to g.fiscal when offence.tags has bombing\n") +
                                       provision("2", "  bar on t-1:5 when offence.tags has corruption\n") +
                                       provision("3", "  hardens g.fiscal when person.minor\n"));
    const auto ground = [&](std::string_view facts) {
        const Asked asked(law,
                          question("  offence.fiscal: true\n" + std::string(facts),
                                   "t-1: {XA: 2000-01-01, XB: 2000-01-01}, t-3: {XA: 2010-01-01, XB: 2010-01-01}"));
        return asked.status("g.fiscal") + (asked.answer().grounds.at(0).mandatory ? " mandatory" : "");
    };
    EXPECT_EQ(ground("  offence.tags: []\n"), "triggered");
    EXPECT_EQ(ground("  offence.tags: [bombing]\n"), "cleared");
    EXPECT_EQ(ground("  offence.tags: [corruption]\n"), "excluded");
    EXPECT_EQ(ground("  offence.tags: []\n  person.minor: true\n"), "triggered mandatory");
    EXPECT_EQ(ground(""), "undetermined");
}

TEST(basis, the_lower_rank_governs_and_supersedes) {
    const Library law = small_library(std::string(header) + "  supersedes bilateral extradition cite 28.1\n" +
                                      provision("1", "  procedure\n") +
                                      "family extradition\n  bilateral extradition rank 50\n"
                                      "instrument xa-xb-extradition-1950 \"Treaty\"\n  family extradition\n  role "
                                      "treaty\n  between XA XB kind extradition\n" +
                                      provision("1", "  procedure\n"));
    constexpr std::string_view both =
        "t-1: {XA: 2000-01-01, XB: 1990-01-01}, xa-xb-extradition-1950: {XA: 1950-01-01, XB: 1950-01-01}";
    const Asked after(law, question("  request.date_received: 2000-01-01\n", both));
    EXPECT_EQ(after.governing(), "t-1");
    EXPECT_EQ(after.excluded(), "xa-xb-extradition-1950");
    const Asked before(law, question("  request.date_received: 1999-12-31\n", both));
    EXPECT_EQ(before.governing(), "xa-xb-extradition-1950");
}

TEST(basis, a_treaty_the_library_does_not_know_governs_by_its_existence) {
    const Library law = small_library(std::string(header) + provision("1", "  procedure\n") +
                                      "family extradition\n  bilateral extradition rank 50\n");
    const Asked asked(law, question("", "xa-xb-extradition-1950: {XA: 1950-01-01, XB: 1950-01-01}"));
    EXPECT_EQ(asked.governing(), "xa-xb-extradition-1950");
    EXPECT_EQ(asked.outcome(), "undetermined");
}

TEST(clocks, run_from_their_event_with_a_careful_date_for_custody) {
    const Library law = convention(provision("16.4",
                                             "  clock k.18 custody \"May\"\n    from custody.arrest_date\n    lasts 18 "
                                             "days\n    while custody.basis is provisional\n"
                                             "    met by request.date_received\n    then may release\n"));
    const auto clock = [&](std::string_view facts) { return Asked(law, question(facts)).clock("k.18"); };
    EXPECT_EQ(clock("  custody: {basis: provisional, arrest_date: 2024-05-20}\n"), "2024-06-07/2024-06-06 running");
    EXPECT_EQ(clock("  custody: {basis: provisional, arrest_date: 2024-05-14}\n"), "2024-06-01/2024-05-31 last-day");
    EXPECT_EQ(clock("  custody: {basis: provisional, arrest_date: 2024-05-13}\n"), "2024-05-31/2024-05-30 expired");
    EXPECT_EQ(clock("  custody: {basis: provisional, arrest_date: 2024-05-01}\n  request.date_received: 2024-05-19\n"),
              "2024-05-19/2024-05-18 satisfied");
    EXPECT_EQ(clock("  custody: {basis: provisional, arrest_date: 2024-05-01}\n  request.date_received: 2024-05-20\n"),
              "2024-05-19/2024-05-18 expired");
    EXPECT_EQ(clock("  custody: {basis: domestic, arrest_date: 2024-05-20}\n"), "no such clock");
    EXPECT_EQ(clock("  custody: {arrest_date: 2024-05-20}\n"), "2024-06-07/2024-06-06 undetermined");
    EXPECT_EQ(clock("  custody: {basis: provisional}\n"), "no such clock");
    EXPECT_EQ(clock("  custody: {basis: provisional, arrest_date: 2024-05}\n"),
              "2024-05-19..2024-06-18/2024-05-18 running");
}

TEST(clocks, first_of_the_month_backwards_and_by_a_number) {
    const Library law = convention(
        provision("1", "  clock k.month limit\n    from decision.date\n    lasts first of month after 3 months\n") +
        provision("2", "  clock k.back limit\n    from decision.date\n    lasts -50 days\n") +
        provision("3", "  clock k.number limit\n    from decision.date\n    lasts judgment.days days\n") +
        provision(
            "4", "  clock k.tolled limit\n    from decision.date\n    lasts 10 days\n    tolled judgment.days days\n") +
        provision("5", "  clock k.hours custody\n    from custody.arrest_at\n    lasts 96 hours\n"));
    const Asked asked(
        law,
        question("  decision.date: 2024-01-31\n  judgment.days: 5\n  custody.arrest_at: 2024-05-30T23:30:00+02:00\n"));
    EXPECT_EQ(asked.clock("k.month"), "2024-05-01 expired");
    EXPECT_EQ(asked.clock("k.back"), "2023-12-12 expired");
    EXPECT_EQ(asked.clock("k.number"), "2024-02-05 expired");
    EXPECT_EQ(asked.clock("k.tolled"), "2024-02-15 expired");
    EXPECT_EQ(asked.clock("k.hours").substr(0, 10), "2024-06-03");
    const Asked endless(law, question("  decision.date: 2024-01-31\n  judgment.days: 999999999999\n"));
    EXPECT_EQ(endless.clock("k.number"), "9999-12-31 running");
}

TEST(duties, are_owed_not_owed_open_or_breached) {
    const Library law = convention(
        provision("6.2", "  duty d.submit\n    owed when offence.fiscal\n    breached when person.minor is false\n"));
    EXPECT_EQ(Asked(law, question()).status("d.submit"), "undetermined");
    EXPECT_EQ(Asked(law, question("  offence.fiscal: false\n")).status("d.submit"), "not-owed");
    EXPECT_EQ(Asked(law, question("  offence.fiscal: true\n")).status("d.submit"), "owed");
    EXPECT_EQ(Asked(law, question("  offence.fiscal: true\n  person.minor: false\n")).status("d.submit"), "breached");
}

TEST(papers, are_there_missing_or_not_known) {
    const Library law =
        convention(provision("12", "  documents\n    need warrant or judgment\n    need description\n") +
                   provision("13", "  condition c.documents formal\n    requires documents complete\n"));
    const auto papers = [&](std::string_view facts) {
        const Asked asked(law, question(facts));
        std::string all;
        for (const PaperResult& paper : asked.answer().papers)
            all += std::string(law.text(paper.paper)) + " " + std::string(to_string(paper.status)) + " ";
        return all + asked.status("c.documents");
    };
    EXPECT_EQ(papers(""), "warrant undetermined description undetermined undetermined");
    EXPECT_EQ(papers("  request.documents: [judgment]\n"), "warrant met description missing not-met");
    EXPECT_EQ(papers("  request.documents: [warrant, description]\n"), "warrant met description met met");
    EXPECT_EQ(papers("  request.documents: []\n"), "warrant missing description missing not-met");
}

TEST(questions, ask_what_settles_most_first_and_appreciation_last) {
    const Library law =
        convention(provision("1", "  ground g.a optional\n    when offence.political\n") +
                   provision("2", "  ground g.b optional\n    when offence.fiscal\n") +
                   provision("3", "  condition c.x\n    requires person.minor\n") +
                   provision("4", "  condition c.y\n    requires not person.minor or person.role is accused\n"));
    const std::vector<std::string> asked = Asked(law, question("  offences: [{id: a}]\n")).questions();
    EXPECT_EQ(asked, (std::vector<std::string>{"person.minor", "person.role", "offence.fiscal", "offence.political"}));
    EXPECT_TRUE(
        Asked(law, question("  person: {minor: true, role: accused}\n  offence: {fiscal: false, political: false}\n"))
            .questions()
            .empty());
}

TEST(states, must_be_known_before_anything_binds) {
    const Library law = convention(provision("1", "  procedure\n"));
    const Asked asked(law, "as_of: 2024-06-01\nfacts: {request.kind: extradition}\n");
    EXPECT_EQ(asked.outcome(), "undetermined");
    EXPECT_EQ(asked.questions(), (std::vector<std::string>{"request.requested_state", "request.requesting_state"}));
}

}  // namespace
}  // namespace comity::law
