// SPDX-License-Identifier: EUPL-1.2
// The network over the years: how an instrument spread, who could answer a State, what differs between two days.
#include <algorithm>
#include <map>
#include <numeric>

#include "law/atlas/day_diff.h"
#include "law/atlas/partners_by_year.h"
#include "law/atlas/spread.h"
#include "law/testing/law_folder.h"
#include "law/testing/real_library.h"

namespace comity::law {
namespace {

CivilDate day(std::string_view text) {
    return parse_date(text).value().first;
}
StateCode state(std::string_view code) {
    return StateCode::parse(code).value();
}
RequestKind kind(std::string_view name) {
    return find_request_kind(real_library(), name).value();
}

Spread spread(std::string_view id, int last_year = 2026) {
    return spread_of(real_library(), real_library().find_instrument(id), last_year, CivilDate::latest());
}

TEST(spread, the_convention_on_extradition_begins_with_three_states) {
    const std::string table = spread_csv(spread("coe-024"));
    EXPECT_EQ(table.substr(0, table.find("1963,")),
              "year,bound,perhaps,joined,left\n1957,0,0,,\n1958,0,0,,\n1959,0,0,,\n1960,3,0,NO SE TR,\n1961,4,0,GR,\n"
              "1962,5,0,DK,\n");
}

TEST(spread, who_left_counts_no_more) {
    const Spread warrant = spread("eu-eaw");
    const auto year = [&](int wanted) { return *std::ranges::find(warrant.years, wanted, &Spread::Year::year); };
    EXPECT_TRUE(year(2020).left.empty());
    ASSERT_EQ(year(2021).left.size(), 1U);
    EXPECT_EQ(year(2021).left[0]->state, state("GB"));
    EXPECT_EQ(year(2021).bound, year(2020).bound - 1);
}

TEST(spread, agrees_with_the_register_at_the_end_of_every_year) {
    const Library& library = real_library();
    const Register known(library);
    for (const std::string_view id : {"coe-024", "coe-030", "un-untoc", "cis-minsk-1993", "eu-eio"}) {
        const Spread found = spread(id);
        for (const Spread::Year& year : found.years) {
            std::size_t bound = 0, perhaps = 0;
            for (const State& row : library.states()) {
                const Truth truth =
                    known.bound(row.code, found.instrument, CivilDate::from_ymd(year.year, 12, 31).value());
                bound += truth == Truth::yes ? 1 : 0;
                perhaps += truth == Truth::unknown ? 1 : 0;
            }
            // The Union itself is a party to some, and is no State of the table.
            const Truth the_union =
                known.bound(state("EU"), found.instrument, CivilDate::from_ymd(year.year, 12, 31).value());
            const bool listed = library.find_state(state("EU")) != nullptr;
            EXPECT_EQ(year.bound, bound + (!listed && the_union == Truth::yes ? 1 : 0)) << id << year.year;
            EXPECT_EQ(year.perhaps, perhaps + (!listed && the_union == Truth::unknown ? 1 : 0)) << id << year.year;
        }
    }
}

class SpreadOfAFolder : public LawFolder {};

TEST_F(SpreadOfAFolder, a_row_in_the_place_of_another_is_no_joining) {
    write("coe/instruments.csv", "id,title,reference,opened,kinds\nt-1,Treaty,T 1,1990-01-01,extradition\n");
    write("coe/t-1/parties.csv",
          "state,signed,deposited,act,from,to,recorded,source,as_of,verified,note,withdrawn\n"
          "DE,,,ratification,1991-06-01,1995-12-31,2020-01-01,s,2019-12-31,yes,,\n"
          "DE,,,ratification,1996-01-01,2029-12-31,2020-01-01,s,2019-12-31,yes,,\n"
          "FI,,,signature-only,,,2020-01-01,s,2019-12-31,yes,,\n"
          "SE,,,party,,,2020-01-01,s,1992-12-31,yes,,\n");
    const Library library = this->library();
    const Spread found = spread_of(library, library.find_instrument("t-1"), 1993, CivilDate::latest());
    EXPECT_EQ(found.years.back().year, 2030) << "an end known ahead";
    const std::string table = spread_csv(found);
    EXPECT_EQ(table.substr(0, table.find("1994,")),
              "year,bound,perhaps,joined,left\n1990,0,1,,\n1991,1,1,DE,\n1992,2,0,,\n1993,2,0,,\n");
    EXPECT_NE(table.find("1996,2,0,,\n"), std::string::npos);
    EXPECT_NE(table.find("2030,1,0,,DE\n"), std::string::npos);
    ASSERT_EQ(found.undated.size(), 1U);
    EXPECT_EQ(found.undated[0], state("SE"));
}

TEST(partners_by_year, every_partner_counts_once_a_year) {
    const TreatyNetwork network(real_library(), kind("extradition"), day("2026-11-21"));
    const PartnersByYear table = partners_by_year(network, state("GB"), Side::requesting, 1990, 2026);
    EXPECT_EQ(table.partners, network.states().size() - 1);
    for (std::size_t year = 0; year < 37; ++year) {
        std::size_t sum = 0;
        for (const PartnersByYear::Series& series : table.series) sum += series.counts.at(year);
        EXPECT_EQ(sum, table.partners) << 1990 + year;
    }
    const auto counts = [&](std::string_view name) {
        return std::ranges::find(table.series, name, &PartnersByYear::Series::name)->counts;
    };
    // The warrant bound the United Kingdom to the end of 2020; the Convention governs again with all its States.
    EXPECT_GT(counts("eu-eaw")[2019 - 1990], 20U);
    EXPECT_EQ(counts("eu-eaw")[2020 - 1990], counts("eu-eaw")[2019 - 1990]);
    EXPECT_EQ(counts("eu-eaw")[2021 - 1990], 0U);
    EXPECT_EQ(counts("coe-024")[1990 - 1990], 0U) << "in force for the United Kingdom from 1991-05-14";
    EXPECT_GT(counts("coe-024")[1991 - 1990], 10U);
    EXPECT_EQ(counts("coe-024")[2021 - 1990], counts("coe-024")[2020 - 1990] + counts("eu-eaw")[2020 - 1990]);
    EXPECT_EQ(table.series[table.series.size() - 2].name, "none");
    EXPECT_EQ(table.series.back().name, "unknown");
}

TEST(partners_by_year, agrees_with_the_pairs_at_the_end_of_the_year) {
    for (const std::string_view name : {"extradition", "search"}) {
        for (const Side side : {Side::requesting, Side::requested}) {
            const TreatyNetwork network(real_library(), kind(name), day("2026-11-21"));
            const PartnersByYear table = partners_by_year(network, state("UA"), side, 1990, 2026);
            for (const int year : {1990, 1996, 2005, 2023, 2026}) {
                const TreatyNetwork then(real_library(), kind(name), CivilDate::from_ymd(year, 12, 31).value());
                std::map<NetworkAnswer, std::size_t> expected, found;
                for_each_partner(then, state("UA"), side,
                                 [&](StateCode, const TreatiesBetween& between) { ++expected[between.answer()]; });
                for (const PartnersByYear::Series& series : table.series) {
                    if (const std::size_t count = series.counts.at(static_cast<std::size_t>(year - 1990)); count != 0)
                        found[series.answer] += count;
                }
                EXPECT_EQ(found, expected) << name << year;
            }
        }
    }
}

TEST(day_diff, the_united_kingdom_and_the_warrant) {
    const std::vector<RequestKind> kinds{kind("extradition")};
    const auto differences = day_diff(real_library(), {day("2020-12-31"), day("2021-01-01"), kinds});
    const Library& library = real_library();
    const InstrumentIndex warrant = library.find_instrument("eu-eaw");
    const InstrumentIndex convention = library.find_instrument("coe-024");
    ASSERT_FALSE(differences.empty());
    for (const PairDifference& entry : differences) {
        EXPECT_TRUE(entry.requesting == state("GB") || entry.requested == state("GB"));
        EXPECT_EQ(entry.before.governing, std::vector{warrant});
        EXPECT_EQ(entry.after.governing, std::vector{convention}) << entry.requesting.text() << entry.requested.text();
    }
    EXPECT_TRUE(day_diff(library, {day("2020-12-30"), day("2020-12-31"), kinds}).empty());
}

TEST(day_diff, one_state_has_the_same_differences_as_among_all) {
    const std::vector<RequestKind> kinds{kind("extradition"), kind("search"), kind("stored-data")};
    const auto text = [&](const std::vector<PairDifference>& list, bool filtered) {
        std::string all;
        for (const PairDifference& entry : list) {
            if (filtered && entry.requesting != state("FI") && entry.requested != state("FI")) continue;
            all += entry.requesting.text() + entry.requested.text() + std::string(to_string(entry.before.answer)) +
                   std::string(to_string(entry.after.answer));
            for (const std::size_t place : entry.kinds) all += " " + std::to_string(place);
            for (const InstrumentIndex index : entry.after.governing) all += "," + std::to_string(index);
            all += "\n";
        }
        return all;
    };
    const CivilDate from = day("2010-01-01");
    const CivilDate to = day("2026-01-01");
    const std::string of_one = text(day_diff(real_library(), {from, to, kinds, state("FI")}), false);
    EXPECT_NE(of_one.find("CLFIconventiontreaty 0"), std::string::npos) << of_one.substr(0, 200);
    EXPECT_EQ(of_one, text(day_diff(real_library(), {from, to, kinds}), true));
}

}  // namespace
}  // namespace comity::law
