// SPDX-License-Identifier: EUPL-1.2
// How a question is bound to the library: spellings, shapes, and that nothing is guessed or passed over.
#include "law/determination/input.h"

#include "law/testing/small_library.h"

namespace comity::law {
namespace {

const Library& library() {
    static const Library small = small_library(
        "instrument t-1 \"Convention\"\n  family extradition\n  role treaty\n  joins 90 days after deposit\n  leaves 6 "
        "months after receipt\n"
        "provision 1 \"One\" mark T\n  says \"x\"\n  ground g.fiscal optional\n    when offence.fiscal\n"
        "instrument t-2 \"Protocol\"\n  family extradition\n  role protocol to t-1\n  falls with t-1\n"
        "provision 1 \"One\" mark T\n  says \"x\"\n  procedure\n");
    return small;
}

std::string faults(std::string_view yaml) {
    return question_faults(library(), yaml);
}

/// The status of the one ground, per offence, for facts given as YAML lines.
std::string fiscal(std::string_view facts) {
    return Asked(library(),
                 "as_of: 2024-06-01\nregister: replace\nstatus: {t-1: {XA: 2000-01-01, XB: 2000-01-01}}\n"
                 "facts:\n  request: {kind: extradition, requesting_state: XA, requested_state: XB}\n" +
                     std::string(facts))
        .status("g.fiscal");
}

Truth bound(std::string_view yaml, std::string_view instrument, std::string_view state, std::string_view on) {
    const auto question = bound_question(library(), yaml);
    return question->network.bound(*StateCode::parse(state), library().find_instrument(instrument),
                                   parse_date(on).value().first);
}

TEST(question, dotted_and_nested_names_are_the_same) {
    EXPECT_EQ(fiscal("  offence: {fiscal: true}\n"), "triggered");
    EXPECT_EQ(fiscal("  offence.fiscal: true\n"), "triggered");
    EXPECT_EQ(fiscal("  offences.fiscal: true\n"), "triggered");
    EXPECT_EQ(fiscal("  offences: {fiscal: true}\n"), "triggered");
    EXPECT_EQ(fiscal("  offences.fiscal_nature: true\n"), "triggered");
    EXPECT_EQ(fiscal("  offences: [{id: a, fiscal: true}]\n"), "triggered");
    EXPECT_EQ(fiscal("  offences: [{fiscal_nature: yes}]\n"), "triggered");
}

TEST(question, absent_and_null_are_unknown) {
    EXPECT_EQ(fiscal(""), "undetermined");
    EXPECT_EQ(fiscal("  offence.fiscal: null\n"), "undetermined");
    EXPECT_EQ(fiscal("  offence.fiscal: ~\n"), "undetermined");
    EXPECT_EQ(fiscal("  offence.fiscal: unknown\n"), "undetermined");
    EXPECT_EQ(fiscal("  offences: []\n"), "undetermined");
    EXPECT_EQ(fiscal("  offence: {}\n"), "undetermined");
}

TEST(question, offences_have_facts_of_their_own_and_in_common) {
    EXPECT_EQ(fiscal("  offences: [{id: a, fiscal: true}, {id: b}]\n  offence.fiscal: false\n"), "triggered cleared");
    EXPECT_EQ(fiscal("  offence.fiscal: false\n  offences: [{id: a, fiscal: true}, {id: b}]\n"), "triggered cleared");
    EXPECT_EQ(fiscal("  offences.a.fiscal: true\n  offences.b: {fiscal: false}\n"), "triggered cleared");
    EXPECT_EQ(fiscal("  offences: [{id: a}, {id: b}]\n  offence.fiscal: {a: true, b: false}\n"), "triggered cleared");
    EXPECT_EQ(fiscal("  offences.b.fiscal: false\n  offences: [{id: b}, {id: a, fiscal: true}]\n"),
              "cleared triggered");
    EXPECT_EQ(fiscal("  offences: {b: {fiscal: false}, a: {fiscal: true}}\n"), "triggered cleared");
}

TEST(question, the_same_fact_twice_is_refused) {
    const std::string twice = "is given twice, here under another name (keep one: offence.fiscal)\n";
    EXPECT_EQ(faults("facts: {offence.fiscal: true, offences.fiscal_nature: false}"),
              "question.yaml:1:55: error: 'offence.fiscal' " + twice);
    EXPECT_EQ(faults("facts: {offences: [{id: a, fiscal: true, fiscal_nature: true}]}"),
              "question.yaml:1:57: error: 'fiscal_nature' " + twice);
    EXPECT_NE(faults("facts: {person.role: accused, person: {role: witness}}").find("is given twice"),
              std::string::npos);
    EXPECT_EQ(faults("facts: {person.role: accused, person: {role: null}}"), "");
    EXPECT_NE(faults("facts: {offences: [{id: a}, {id: a}]}").find("two offences have the id 'a'"), std::string::npos);
    EXPECT_NE(faults("{as_of: 2024-01-01, as_of: 2024-01-02}").find("the key 'as_of' is given twice"),
              std::string::npos);
}

TEST(question, unknown_names_are_refused_with_the_nearest) {
    EXPECT_EQ(faults("facts: {offence.fiskal: true}"),
              "question.yaml:1:9: error: there is no fact 'offence.fiskal' (is 'offence.fiscal' meant?)\n");
    EXPECT_NE(faults("facts: {offences: [{id: a, fiskal: true}]}").find("there is no fact 'offence.fiskal'"),
              std::string::npos);
    EXPECT_NE(faults("facts: {request: {kindd: x}}").find("(is 'request.kind' meant?)"), std::string::npos);
    EXPECT_NE(faults("fatcs: {}").find("'fatcs' is no part of a question (is 'facts' meant?)"), std::string::npos);
    EXPECT_NE(faults("status: {t-9: {XA: 2000-01-01}}").find("(is 't-1' meant?)"), std::string::npos);
    EXPECT_NE(faults("facts: {person.nationalities: [{stat: XA}]}")
                  .find("'stat' is no field of person.nationalities (is 'state' meant?)"),
              std::string::npos);
    EXPECT_NE(faults("facts: {offence.fiscal: {z: true}}").find("there is no offence 'z'"), std::string::npos);
}

TEST(question, values_are_of_the_type_of_their_fact) {
    EXPECT_NE(faults("facts: {person.minor: perhaps}").find("'perhaps' is neither true nor false"), std::string::npos);
    EXPECT_NE(faults("facts: {person.role: acused}").find("is 'accused' meant?"), std::string::npos);
    EXPECT_NE(faults("facts: {person.role: [accused]}").find("one value should stand here"), std::string::npos);
    EXPECT_NE(faults("facts: {decision.date: 2024-02-30}").find("'2024-02-30' is not a date"), std::string::npos);
    EXPECT_NE(faults("facts: {custody.arrest_at: 2024-02-01T25:00}").find("is no date and time"), std::string::npos);
    EXPECT_EQ(faults("facts: {custody.arrest_at: 2024-02-01T10:00}"), "");
    EXPECT_NE(faults("facts: {request.requesting_state: ZZ}").find("'ZZ' is no State"), std::string::npos);
    EXPECT_NE(faults("facts: {judgment.remaining: 1Y}").find("'1Y' is not a period"), std::string::npos);
    EXPECT_NE(faults("facts: {judgment.days: many}").find("'many' is no number"), std::string::npos);
    EXPECT_NE(faults("facts: {offence.max_penalty: {kind: exile}}").find("'exile' is no kind of penalty"),
              std::string::npos);
    EXPECT_NE(faults("facts: {offence.max_penalty: {maximum: P1Y}}").find("'maximum' is no part of a penalty"),
              std::string::npos);
    EXPECT_NE(faults("facts: {offence.tags: [[genocide]]}").find("one word should stand here"), std::string::npos);
    EXPECT_NE(faults("facts: {offence.tags: [genocyde]}").find("is 'genocide' meant?"), std::string::npos);
}

TEST(question, numbers_and_lengths_have_bounds) {
    for (const char* number :
         {"999999999999999999", "1e5", "1.", ".5", ".", "-", "--1", "1.2.3", "0x10", "1234567890123456"}) {
        EXPECT_NE(faults("facts: {judgment.days: \"" + std::string(number) + "\"}"), "") << number;
    }
    for (const char* number : {"0", "-5", "1.5", "999999999999999", "0.0005"}) {
        EXPECT_EQ(faults("facts: {judgment.days: " + std::string(number) + "}"), "") << number;
    }
    EXPECT_NE(faults("facts: {offence.max_penalty: -5}"), "");
    EXPECT_NE(faults("facts: {offence.max_penalty: 1001}"), "");
    EXPECT_EQ(faults("facts: {offence.max_penalty: 1000}"), "");
    EXPECT_NE(faults("facts: {offence.max_penalty: P99999Y}"), "");
}

TEST(question, words_may_be_written_with_underscores_and_capitals) {
    EXPECT_EQ(faults("facts: {request.kind: Provisional_Arrest}"), "");
    EXPECT_EQ(faults("facts: {request.requesting_state: xa, request.requested_state: XBB}"), "");
}

TEST(question, shapes_that_say_nothing_are_refused) {
    EXPECT_NE(faults("- a\n- b\n"), "");
    EXPECT_NE(faults("just words"), "");
    EXPECT_NE(faults("facts: [a]"), "");
    EXPECT_NE(faults("status: t-1"), "");
    EXPECT_NE(faults("status: {t-1: 2000-01-01}"), "");
    EXPECT_NE(faults("status: {t-1: {XA: [2000-01-01]}}"), "");
    EXPECT_NE(faults("status: {t-1: {XA: {since: 2000-01-01}}}"), "");
    EXPECT_NE(faults("declarations: {state: XA}"), "");
    EXPECT_NE(faults("declarations: [t-1]"), "");
    EXPECT_NE(faults("declarations: [{state: XA, instrument: t-1, clause: 6}]"), "");
    EXPECT_NE(faults("register: none"), "");
    EXPECT_NE(faults("as_of: yesterday"), "");
    EXPECT_NE(faults("facts: {offences: [fraud]}"), "");
    EXPECT_NE(faults("facts: {offences: fraud}"), "");
}

TEST(question, every_fault_is_told_at_once) {
    const std::string all = faults("as_of: yesterday\nfacts:\n  offence.fiskal: true\n  person.minor: perhaps\n");
    EXPECT_EQ(std::ranges::count(all, '\n'), 3);
}

TEST(question, the_status_of_a_treaty) {
    constexpr std::string_view yaml =
        "register: replace\nstatus: {t-1: {XA: 1995-01-01, XB: {from: 1990-01-01, to: 2020-12-31}, XC: {deposited: "
        "2000-02-24}, XD: {}}}\n";
    EXPECT_EQ(bound(yaml, "t-1", "XA", "1994-12-31"), Truth::no);
    EXPECT_EQ(bound(yaml, "t-1", "XA", "1995-01-01"), Truth::yes);
    EXPECT_EQ(bound(yaml, "t-1", "XB", "2020-12-31"), Truth::yes);
    EXPECT_EQ(bound(yaml, "t-1", "XB", "2021-01-01"), Truth::no);
    EXPECT_EQ(bound(yaml, "t-1", "XC", "2000-05-23"), Truth::no);
    EXPECT_EQ(bound(yaml, "t-1", "XC", "2000-05-24"), Truth::yes);
    EXPECT_EQ(bound(yaml, "t-1", "XD", "2000-01-01"), Truth::unknown);
    EXPECT_EQ(bound("facts: {treaties: {t-1: {XA: 1995-01-01}}}", "t-1", "XA", "1995-01-01"), Truth::yes);
}

TEST(question, a_denunciation_takes_effect_by_the_treaty_and_takes_its_protocols_along) {
    constexpr std::string_view yaml =
        "status: {t-1: {XA: 1995-01-01}, t-2: {XA: 1996-01-01}}\n"
        "facts:\n  notices: [{state: XA, instrument: t-1, kind: denunciation, received_by_depositary: 2023-08-31}]\n";
    EXPECT_EQ(bound(yaml, "t-1", "XA", "2024-02-28"), Truth::yes);
    EXPECT_EQ(bound(yaml, "t-1", "XA", "2024-02-29"), Truth::no);
    EXPECT_EQ(bound(yaml, "t-2", "XA", "2024-02-28"), Truth::yes);
    EXPECT_EQ(bound(yaml, "t-2", "XA", "2024-02-29"), Truth::no);
}

TEST(question, the_day_is_that_of_the_question_or_today) {
    EXPECT_EQ(to_string(bound_question(library(), "facts: {}")->as_of), "2024-06-01");
    EXPECT_EQ(to_string(bound_question(library(), "as_of: 2020-02-02")->as_of), "2020-02-02");
}

}  // namespace
}  // namespace comity::law
