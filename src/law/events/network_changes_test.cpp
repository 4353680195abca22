// SPDX-License-Identifier: EUPL-1.2
#include "law/events/network_changes.h"

#include <algorithm>
#include <set>

#include "law/testing/law_folder.h"
#include "law/testing/real_library.h"

namespace comity::law {
namespace {

CivilDate day(std::string_view text) {
    return parse_date(text).value().first;
}

ChangesAsked asked(std::string_view from, std::string_view to, std::string_view state = "",
                   std::string_view instrument = "") {
    ChangesAsked asked;
    asked.from = day(from);
    asked.to = day(to);
    if (!state.empty()) asked.state = StateCode::parse(state);
    if (!instrument.empty()) asked.instrument = real_library().find_instrument(instrument);
    return asked;
}

/// "2021-01-01 left GB eu-eaw", one below the other.
std::string listed(const Library& library, const NetworkChanges& changes) {
    std::string all;
    for (const NetworkEvent& event : changes.events) {
        all += to_string(event.day) + " " + std::string(to_string(event.kind)) + " " + event.state.text();
        if (event.toward.known()) all += " " + event.toward.text();
        all +=
            " " + std::string(event.instrument == none
                                  ? library.text(event.detail)
                                  : library.text(library.instruments()[static_cast<std::size_t>(event.instrument)].id));
        if (event.article != 0) all += ":" + std::string(library.text(event.article));
        all += event.certain ? "\n" : " perhaps\n";
    }
    return all;
}
std::string listed(const ChangesAsked& asked) {
    return listed(real_library(), network_changes(real_library(), asked));
}

TEST(network_changes, russia_leaves_the_council_and_the_convention_on_human_rights_but_not_that_on_extradition) {
    EXPECT_EQ(listed(asked("2022-01-01", "2022-12-31", "RU")),
              "2022-03-16 left-organisation RU coe\n"
              "2022-09-17 left RU coe-005\n"
              "2022-12-23 suspended UA RU cis-minsk-1993\n"
              "2022-12-23 suspended UA RU cis-minsk-1997\n");
}

TEST(network_changes, the_day_after_the_last_day_is_the_first_on_which_it_is_over) {
    EXPECT_EQ(listed(asked("2020-12-31", "2020-12-31", "GB", "eu-eaw")), "");
    EXPECT_EQ(listed(asked("2021-01-01", "2021-01-01", "GB", "eu-eaw")), "2021-01-01 left GB eu-eaw\n");
    EXPECT_EQ(listed(asked("2023-12-29", "2023-12-29", "UA", "cis-minsk-1997")),
              "2023-12-29 left UA cis-minsk-1997\n2023-12-29 suspension-ended UA BY cis-minsk-1997\n"
              "2023-12-29 suspension-ended UA RU cis-minsk-1997\n");
}

TEST(network_changes, acts_of_a_state_in_their_order) {
    EXPECT_EQ(listed(asked("1957-01-01", "1999-12-31", "TR", "coe-024")),
              "1957-12-13 signed TR coe-024\n1957-12-13 declared TR coe-024:11\n1960-01-07 consent TR coe-024\n"
              "1960-04-18 bound TR coe-024\n");
    const std::string first_day = listed(asked("1957-12-13", "1957-12-13", "", "coe-024"));
    EXPECT_EQ(first_day.substr(0, first_day.find('\n')), "1957-12-13 opened  coe-024");
    EXPECT_EQ(listed(asked("1960-04-18", "1960-04-18", "", "coe-024")),
              "1960-04-18 in-force  coe-024\n1960-04-18 bound NO coe-024\n1960-04-18 bound SE coe-024\n"
              "1960-04-18 bound TR coe-024\n");
}

TEST(network_changes, withdrawn_reservations) {
    // Slovakia: the text in force since 2020-07-01 no longer has the reservation on articles 16, 17, 19 and 20; what it
    // names there now are authorities, and no modified reservation.
    EXPECT_EQ(listed(asked("2020-07-01", "2020-07-01", "SK", "coe-182")),
              "2020-07-01 declared SK coe-182:17\n2020-07-01 declared SK coe-182:19\n"
              "2020-07-01 declared SK coe-182:20\n2020-07-01 declared SK coe-182:26.5\n"
              "2020-07-01 declared SK coe-182:4\n2020-07-01 declaration-withdrawn SK coe-182:16\n"
              "2020-07-01 declaration-withdrawn SK coe-182:17\n2020-07-01 declaration-withdrawn SK coe-182:19\n"
              "2020-07-01 declaration-withdrawn SK coe-182:20\n2020-07-01 declaration-withdrawn SK coe-182:33.2\n");
    EXPECT_EQ(listed(asked("2011-02-01", "2011-02-28", "RS", "coe-024")),
              "2011-02-04 declaration-withdrawn RS coe-024:6.1.a\n");
}

TEST(network_changes, the_state_may_stand_on_either_side) {
    const std::string of_russia = listed(asked("2022-12-23", "2022-12-23", "RU"));
    const std::string of_ukraine = listed(asked("2022-12-23", "2022-12-23", "UA"));
    EXPECT_NE(of_russia.find("suspended UA RU"), std::string::npos);
    EXPECT_NE(of_ukraine.find("suspended UA RU"), std::string::npos);
    EXPECT_NE(of_ukraine.find("suspended UA BY"), std::string::npos);
    EXPECT_EQ(of_russia.find("BY"), std::string::npos);
}

TEST(network_changes, a_treaty_of_two_states_is_one_event) {
    EXPECT_EQ(listed(asked("1935-06-24", "1935-06-24", "US", "gb-us-extradition-1931")),
              "1935-06-24 bound GB US gb-us-extradition-1931\n");
    EXPECT_EQ(listed(asked("1935-06-24", "1935-06-24", "US", "gb-us-extradition-1931")),
              listed(asked("1935-06-24", "1935-06-24", "GB", "gb-us-extradition-1931")));
}

TEST(network_changes, every_event_of_all_times_has_its_own_name_and_lies_in_the_period) {
    const NetworkChanges all = network_changes(real_library(), {});
    EXPECT_GT(all.events.size(), 8000U);
    std::set<std::string> ids;
    for (const NetworkEvent& event : all.events) {
        EXPECT_TRUE(ids.insert(event.id).second) << event.id;
        EXPECT_TRUE(event.certain);
        EXPECT_FALSE(change_words(real_library(), event, "ru").empty());
        if (HasFailure()) return;
    }
    EXPECT_TRUE(std::ranges::is_sorted(all.events, {}, [](const NetworkEvent& event) { return event.day.first; }));
    const NetworkChanges year = network_changes(real_library(), asked("2004-01-01", "2004-12-31"));
    for (const NetworkEvent& event : year.events) {
        EXPECT_LE(event.day.first, day("2004-12-31"));
        EXPECT_GE(event.day.last, day("2004-01-01"));
    }
}

TEST(network_changes, words) {
    const auto first = [](const ChangesAsked& asked, std::string_view language) {
        return change_words(real_library(), network_changes(real_library(), asked).events.at(0), language);
    };
    const ChangesAsked turkey = asked("1960-04-18", "1960-04-18", "TR", "coe-024");
    EXPECT_EQ(first(turkey, "en"), "European Convention on Extradition enters into force for Türkiye.");
    EXPECT_EQ(first(turkey, "fr"), "Turquie : entrée en vigueur. Convention européenne d’extradition.");
    EXPECT_EQ(first(turkey, "ru"), "Турция: вступает в силу. Европейская конвенция о выдаче.");
    EXPECT_EQ(first(asked("2022-12-23", "2022-12-23", "RU", "cis-minsk-1997"), "en"),
              "Protocol of 28 March 1997 to the Convention of 22 January 1993 is suspended between Ukraine and Russian "
              "Federation, by Ukraine.");
}

class ChangesOfAFolder : public LawFolder {
   protected:
    void SetUp() override {
        LawFolder::SetUp();
        write("coe/instruments.csv",
              "id,title,reference,place,opened,in_force,parent,kinds,languages,depositary,source,note,recorded,"
              "withdrawn\n"
              "t-1,Treaty,T 1,Paris,1990-01-01,1991-01-01,,extradition,en,Depositary,source,,2020-01-01,\n");
    }
    static constexpr std::string_view parties =
        "state,signed,deposited,act,from,to,recorded,source,as_of,verified,note,withdrawn\n";
    static constexpr std::string_view declarations =
        "state,article,kind,from,to,effect,value,recorded,source,verified,note,withdrawn\n";

    std::string changes(const ChangesAsked& asked) const {
        const Library library = this->library();
        return listed(library, network_changes(library, asked));
    }
    static ChangesAsked of_finland(std::string_view from, std::string_view to) {
        ChangesAsked asked;
        asked.from = day(from);
        asked.to = day(to);
        asked.state = StateCode::parse("FI");
        return asked;
    }
};

TEST_F(ChangesOfAFolder, a_declaration_in_the_place_of_another_is_a_modification) {
    write("coe/t-1/declarations.csv", std::string(declarations) +
                                          "FI,6,declaration,1995-01-01,1999-12-31,Old words.,,2020-01-01,s,yes,,\n"
                                          "FI,6,declaration,2000-01-01,,New words.,,2020-01-01,s,yes,,\n"
                                          "FI,7,declaration,1995-01-01,1999-12-31,Others.,,2020-01-01,s,yes,,\n");
    EXPECT_EQ(changes(of_finland("1990-01-01", "2010-01-01")),
              "1995-01-01 declared FI t-1:6\n1995-01-01 declared FI t-1:7\n"
              "2000-01-01 declaration-modified FI t-1:6\n2000-01-01 declaration-withdrawn FI t-1:7\n");
}

TEST_F(ChangesOfAFolder, days_known_in_part) {
    write("coe/t-1/parties.csv", std::string(parties) +
                                     "FI,,,party,2001-01-09..2001-01-10,,2020-01-01,s,2019-12-31,yes,,\n"
                                     "SE,,,party,,,2020-01-01,s,2019-12-31,yes,,\n");
    EXPECT_EQ(changes(of_finland("2001-01-01", "2001-12-31")), "2001-01-09..2001-01-10 bound FI t-1\n");
    EXPECT_EQ(changes(of_finland("2001-01-10", "2001-12-31")), "2001-01-09..2001-01-10 bound FI t-1 perhaps\n");
    EXPECT_EQ(changes(of_finland("2001-01-11", "2001-12-31")), "");
    // Bound since some day between the opening and the day of the source: no event, but counted.
    const Library library = this->library();
    ChangesAsked sweden = of_finland("2001-01-01", "2001-12-31");
    sweden.state = StateCode::parse("SE");
    const NetworkChanges found = network_changes(library, sweden);
    EXPECT_TRUE(found.events.empty());
    EXPECT_EQ(found.undated, 1U);
}

TEST_F(ChangesOfAFolder, both_axes) {
    // Learned on the first of 2020 and corrected a year later.
    write("coe/t-1/parties.csv", std::string(parties) +
                                     "FI,,,accession,1995-01-01,,2020-01-01,s,2019-12-31,yes,,2021-01-01\n" +
                                     "FI,,,ratification,1995-01-01,,2021-01-01,other source,2020-12-31,yes,,\n");
    const Library library = this->library();
    ChangesAsked asked = of_finland("1995-01-01", "1995-12-31");
    const NetworkChanges now = network_changes(library, asked);
    ASSERT_EQ(now.events.size(), 1U);
    EXPECT_EQ(library.text(now.events[0].detail), "ratification");
    asked.known_on = day("2020-06-01");
    const NetworkChanges then = network_changes(library, asked);
    ASSERT_EQ(then.events.size(), 1U);
    EXPECT_EQ(library.text(then.events[0].detail), "accession");
    EXPECT_EQ(then.events[0].id, now.events[0].id) << "a correction is the same event";
    asked.known_on = day("2019-12-31");
    EXPECT_TRUE(network_changes(library, asked).events.empty());

    ChangesAsked learned = of_finland("2021-01-01", "2021-12-31");
    learned.by_knowledge = true;
    const NetworkChanges in_2021 = network_changes(library, learned);
    ASSERT_EQ(in_2021.events.size(), 2U);
    EXPECT_EQ(in_2021.events[0].id, in_2021.events[1].id);
    learned.from = day("2022-01-01");
    learned.to = day("2022-12-31");
    EXPECT_TRUE(network_changes(library, learned).events.empty());
}

TEST_F(ChangesOfAFolder, a_feed_keeps_to_its_format) {
    write("coe/t-1/declarations.csv", std::string(declarations) +
                                          "FI,6,declaration,1995-01-01,,\"Words with <signs> & "
                                          "\"\"quotes\"\"\",,2020-01-01,https://example.org/a b,yes,,\n");
    const Library library = this->library();
    const ChangesAsked asked = of_finland("1990-01-01", "2010-01-01");
    const NetworkChanges changes = network_changes(library, asked);
    const std::string feed = changes_feed(library, asked, changes, "changes.atom?state=FI&from=1990-01-01", "en");
    EXPECT_EQ(
        feed,
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\">\n"
        "  <id>" +
            feed.substr(feed.find("urn:uuid:"), 45) +
            "</id>\n"
            "  <title>Comity: changes in the network, Finland</title>\n"
            "  <updated>2020-01-01T00:00:00Z</updated>\n"
            "  <author><name>Comity</name></author>\n"
            "  <generator>Comity</generator>\n"
            "  <link rel=\"self\" type=\"application/atom+xml\" href=\"changes.atom?state=FI&amp;from=1990-01-01\"/>\n"
            "  <link rel=\"alternate\" type=\"application/json\" href=\"changes?state=FI&amp;from=1990-01-01\"/>\n"
            "  <entry>\n"
            "    <id>" +
            changes.events.at(0).id +
            "</id>\n"
            "    <title>1995-01-01: Finland: declaration, article 6. Treaty. Words with &lt;signs&gt; &amp; "
            "&quot;quotes&quot;</title>\n"
            "    <updated>2020-01-01T00:00:00Z</updated>\n"
            "    <category term=\"declared\"/>\n"
            "    <link rel=\"alternate\" type=\"application/json\" href=\"instruments/t-1\"/>\n"
            "    <link rel=\"via\" href=\"https://example.org/a\"/>\n"
            "    <summary>Source: https://example.org/a b</summary>\n"
            "  </entry>\n"
            "</feed>\n");
}

}  // namespace
}  // namespace comity::law
