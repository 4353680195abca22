// SPDX-License-Identifier: EUPL-1.2
// The network of the library itself, over days whose law is settled.
#include "law/atlas/treaty_network.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "law/atlas/change_points.h"
#include "law/atlas/matrix.h"
#include "law/atlas/render_network.h"
#include "law/testing/small_library.h"

namespace comity::law {
namespace {

const Library& real_library() {
    static const Library library = [] {
        CompiledLaw compiled = compile_law("law");
        EXPECT_EQ(faults_of(compiled), "");
        return Library::from_bytes(std::move(compiled.image)).value();
    }();
    return library;
}

StateCode state(std::string_view code) {
    return StateCode::parse(code).value();
}
CivilDate day(std::string_view text) {
    return parse_date(text).value().first;
}

/// A network and one pair in it.
struct Pair {
    Pair(std::string_view requesting, std::string_view requested, std::string_view on,
         std::string_view kind = "extradition", CivilDate known_on = CivilDate::latest())
        : network(real_library(), find_request_kind(real_library(), kind).value(), day(on), known_on),
          between(network, state(requesting), state(requested)) {}

    std::string ids(const std::vector<InstrumentIndex>& list) const {
        std::string all;
        for (const InstrumentIndex index : list)
            all += (all.empty() ? "" : " ") + std::string(network.bindings().id_of(index));
        return all;
    }
    std::string governing() const { return ids(between.basis().governing); }
    std::string layers() const { return ids(between.basis().layers); }
    std::string_view answer() const { return to_string(between.answer()); }

    const InstrumentBetween* instrument(std::string_view id) const {
        for (const InstrumentBetween& entry : between.instruments()) {
            if (network.bindings().id_of(entry.instrument) == id) return &entry;
        }
        return nullptr;
    }
    std::string gaps(std::string_view language = "en") const {
        std::string all;
        for (const Gap& gap : between.gaps()) all += gap_text(between, gap, language) + "\n";
        return all;
    }

    TreatyNetwork network;
    TreatiesBetween between;
};

TEST(treaties_between_two, name_what_governs_since_when_and_with_which_protocols) {
    const Pair pair("TR", "CH", "2026-11-21");
    EXPECT_EQ(pair.answer(), "treaty");
    EXPECT_EQ(pair.governing(), "coe-024");
    EXPECT_EQ(pair.layers(), "coe-212 coe-209 coe-098 coe-086");
    const InstrumentBetween* convention = pair.instrument("coe-024");
    ASSERT_NE(convention, nullptr);
    EXPECT_EQ(register_day(*convention->since), "1967-03-20");
    EXPECT_EQ(convention->until, std::nullopt);
    EXPECT_EQ(register_day(convention->requesting->from), "1960-04-18");
    EXPECT_EQ(register_day(convention->requested->from), "1967-03-20");
    EXPECT_GT(pair.between.reservations(), 3U);
    EXPECT_EQ(pair.between.since(), convention->since);
}

TEST(treaties_between_two, name_the_chapter_one_of_them_does_not_accept) {
    const Pair pair("TR", "CH", "2026-11-21");
    EXPECT_EQ(pair.instrument("coe-098")->chapters_not_accepted, std::vector<std::string>{"II"});
    EXPECT_NE(pair.gaps().find("Second Additional Protocol to the European Convention on Extradition: Switzerland does "
                               "not accept chapter II.\n"),
              std::string::npos);
    EXPECT_NE(pair.gaps("fr").find("Suisse n’accepte pas le chapitre II."), std::string::npos);
    EXPECT_NE(pair.gaps("ru").find("Швейцария не принимает главу II."), std::string::npos);
}

TEST(treaties_between_two, are_those_of_the_day) {
    EXPECT_EQ(Pair("GB", "DE", "2020-06-01").governing(), "eu-eaw");
    EXPECT_EQ(Pair("GB", "DE", "2021-06-01").governing(), "coe-024");
    EXPECT_NE(Pair("TR", "CH", "1967-03-19").answer(), "treaty");
    EXPECT_EQ(Pair("TR", "CH", "1967-03-20").answer(), "treaty");
}

TEST(treaties_between_two, leave_out_what_is_suspended_between_them) {
    EXPECT_EQ(Pair("UA", "BY", "2022-06-01").instrument("cis-minsk-1993")->part, Part::open);  // first day not known
    const Pair suspended("UA", "BY", "2023-06-01");
    EXPECT_NE(suspended.governing(), "cis-minsk-1993");
    const InstrumentBetween* convention = suspended.instrument("cis-minsk-1993");
    ASSERT_NE(convention, nullptr);
    EXPECT_EQ(convention->part, Part::excluded);
    EXPECT_EQ(convention->in_force, Truth::no);
    EXPECT_EQ(convention->since, std::nullopt);
}

TEST(treaties_between_two, are_those_the_register_knew) {
    const Pair before("TR", "CH", "2026-11-21", "extradition", day("2026-11-20"));
    EXPECT_TRUE(before.between.basis().governing.empty());
    EXPECT_NE(before.gaps().find("the register holds no treaty of this State"), std::string::npos);
    EXPECT_TRUE(before.network.states().empty());
}

TEST(treaties_between_two, are_unknown_where_the_register_does_not_say_what_is_in_force) {
    const Pair pair("AR", "AU", "2026-11-21");
    EXPECT_EQ(pair.answer(), "unknown");
    const InstrumentBetween* treaty = pair.instrument("ar-au-extradition-1988");
    ASSERT_NE(treaty, nullptr);
    EXPECT_EQ(treaty->part, Part::open);
    EXPECT_EQ(treaty->in_force, Truth::unknown);
    EXPECT_TRUE(treaty->is_template);
    EXPECT_NE(pair.gaps().find(
                  "the register does not say whether it is in force between Argentina and Australia on 2026-11-21.\n"),
              std::string::npos);
}

TEST(treaties_between_two, leave_conventions_and_reciprocity_where_no_treaty_is) {
    const Pair convention("AD", "AE", "2026-11-21");
    EXPECT_EQ(convention.answer(), "convention");
    EXPECT_TRUE(convention.governing().empty());
    const Pair reciprocity("AE", "CH", "2026-11-21");
    EXPECT_EQ(reciprocity.answer(), "reciprocity");
    EXPECT_EQ(Pair("XK", "MT", "2026-11-21").answer(), "none");
}

TEST(treaties_between_two, differ_by_the_measure) {
    EXPECT_EQ(Pair("TR", "CH", "2026-11-21", "service").governing().substr(0, 7), "coe-030");
    EXPECT_EQ(Pair("TR", "CH", "2026-11-21", "transfer-sentenced").governing().substr(0, 7), "coe-112");
}

class matrix_of_all : public testing::TestWithParam<std::tuple<const char*, const char*>> {};

TEST_P(matrix_of_all, answers_as_each_pair_by_itself) {
    const auto [kind, on] = GetParam();
    const TreatyNetwork network(real_library(), find_request_kind(real_library(), kind).value(), day(on));
    const Matrix matrix = matrix_of(network);
    ASSERT_GT(matrix.states.size(), 150U);
    // A prime step meets every State on both sides without weighing forty thousand pairs.
    std::size_t weighed = 0;
    for (std::size_t at = 0; at < matrix.cells.size(); at += 23) {
        const std::size_t a = at / matrix.states.size();
        const std::size_t b = at % matrix.states.size();
        if (a == b) continue;
        const TreatiesBetween between(network, matrix.states[a], matrix.states[b]);
        const Matrix::Cell& cell = matrix.cell(a, b);
        const auto governing = matrix.governing(cell);
        const std::string pair = matrix.states[a].text() + " " + matrix.states[b].text();
        EXPECT_EQ(to_string(cell.answer), to_string(between.answer())) << pair;
        EXPECT_TRUE(std::ranges::equal(governing, between.basis().governing)) << pair;
        ++weighed;
    }
    EXPECT_GT(weighed, 1000U);
}

INSTANTIATE_TEST_SUITE_P(kinds_and_days, matrix_of_all,
                         testing::Values(std::tuple("extradition", "2026-11-21"),
                                         std::tuple("extradition", "2012-01-01"), std::tuple("service", "2026-11-21"),
                                         std::tuple("transfer-sentenced", "2026-11-21"),
                                         std::tuple("bank-accounts", "1995-07-01"),
                                         std::tuple("police-information", "2026-11-21")));

class change_points_of : public testing::TestWithParam<std::tuple<const char*, const char*, const char*>> {};

TEST_P(change_points_of, hold_until_the_next_and_no_longer) {
    const auto [a, b, kind] = GetParam();
    const TreatyNetwork network(real_library(), find_request_kind(real_library(), kind).value(), day("2026-11-21"));
    const std::vector<ChangePoint> points = change_points(network, state(a), state(b));
    ASSERT_GT(points.size(), 0U);
    EXPECT_EQ(to_string(points[0].from).substr(4), "-01-01");
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (i > 0) {
            EXPECT_LT(points[i - 1].from, points[i].from);
        }
        const CivilDate last = i + 1 < points.size() ? add_days(points[i + 1].from, -1) : day("2100-01-01");
        for (const CivilDate on : {points[i].from, last}) {
            const Pair there(a, b, to_string(on), kind);
            EXPECT_EQ(there.between.answer(), points[i].answer) << to_string(on);
            EXPECT_EQ(there.between.basis().governing, points[i].governing) << to_string(on);
            EXPECT_EQ(there.between.basis().layers, points[i].layers) << to_string(on);
        }
    }
}

INSTANTIATE_TEST_SUITE_P(pairs, change_points_of,
                         testing::Values(std::tuple("TR", "CH", "extradition"), std::tuple("GB", "DE", "extradition"),
                                         std::tuple("RU", "DE", "service"), std::tuple("US", "CH", "extradition"),
                                         std::tuple("NO", "FI", "extradition"), std::tuple("AR", "AU", "extradition")));

TEST(change_points_of_a_pair, show_the_years) {
    const TreatyNetwork network(real_library(), find_request_kind(real_library(), "extradition").value(),
                                day("2026-11-21"));
    const std::string json = years_json(network, state("GB"), state("DE"));
    EXPECT_NE(json.find(R"({"from":"2004-01-01","answer":"treaty","governing":["eu-eaw"])"), std::string::npos) << json;
    EXPECT_NE(json.find(R"({"from":"2021-01-01","answer":"treaty","governing":["coe-024"])"), std::string::npos)
        << json;
}

TEST(partners, are_every_other_state_from_either_side) {
    const TreatyNetwork network(real_library(), find_request_kind(real_library(), "extradition").value(),
                                day("2026-11-21"));
    std::size_t as_requesting = 0;
    for_each_partner(network, state("CH"), Side::requesting, [&](StateCode partner, const TreatiesBetween& between) {
        ++as_requesting;
        EXPECT_EQ(between.situation().requesting, state("CH"));
        EXPECT_EQ(between.situation().requested, partner);
    });
    EXPECT_EQ(as_requesting, network.states().size() - 1);
    for_each_partner(network, state("CH"), Side::requested, [&](StateCode partner, const TreatiesBetween& between) {
        EXPECT_EQ(between.situation().requesting, partner);
        EXPECT_FALSE(partner.is_test_state());
    });
}

TEST(days_of_the_register, are_blank_where_it_is) {
    EXPECT_EQ(register_day(DateInterval::on(day("2001-02-03"))), "2001-02-03");
    EXPECT_EQ(register_day(DateInterval::on(CivilDate::latest())), "");
    EXPECT_EQ(register_day(DateInterval::on(CivilDate::earliest())), "");
    EXPECT_EQ(register_day({day("1988-10-06"), CivilDate::latest()}), "");
    EXPECT_EQ(register_day({CivilDate::earliest(), day("1971-05-12")}), "..1971-05-12");
    EXPECT_EQ(register_day({day("2001-01-09"), day("2001-01-10")}), "2001-01-09..2001-01-10");
}

}  // namespace
}  // namespace comity::law
