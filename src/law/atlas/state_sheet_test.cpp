// SPDX-License-Identifier: EUPL-1.2
// The sheet of a State against what the tables and the encoded law of the library say.
#include "law/atlas/state_sheet.h"

#include <algorithm>
#include <numeric>

#include "law/testing/law_folder.h"
#include "law/testing/real_library.h"

namespace comity::law {
namespace {

CivilDate day(std::string_view text) {
    return parse_date(text).value().first;
}

StateSheet sheet_of(std::string_view state, std::string_view on = "2026-11-21", std::string_view known = "9999-12-31") {
    return StateSheet(real_library(), StateCode::parse(state).value(), day(on), day(known));
}

const SheetEntry& topic(const StateSheet& sheet, std::string_view word) {
    for (const SheetEntry& entry : sheet.topics()) {
        if (sheet.library().text(entry.topic->word) == word) return entry;
    }
    throw std::runtime_error("no topic " + std::string(word));
}

/// The lines of a topic, as "value cite", one below the other.
std::string lines(const StateSheet& sheet, std::string_view word) {
    const SheetEntry& entry = topic(sheet, word);
    std::string all;
    for (const SheetLine& line : entry.lines)
        all += std::string(line_value(sheet.library(), *entry.topic, line)) + " " + line_cite(sheet.library(), line) +
               "\n";
    return all;
}

std::string whom(const StateSheet& sheet, std::string_view word, std::string_view language = "en") {
    std::string all;
    for (const WhomToAsk& entry : topic(sheet, word).ask) all += whom_text(sheet, entry, language) + "\n";
    return all;
}

const SheetInstrument* instrument(const StateSheet& sheet, std::string_view id) {
    for (const SheetInstrument& entry : sheet.instruments()) {
        if (sheet.library().text(sheet.library().instruments()[static_cast<std::size_t>(entry.row->instrument)].id) ==
            id)
            return &entry;
    }
    return nullptr;
}

Truth member(const StateSheet& sheet, std::string_view organisation) {
    for (const SheetMembership& entry : sheet.memberships()) {
        const Organisation& known = sheet.library().organisations()[static_cast<std::size_t>(entry.row->organisation)];
        if (sheet.library().text(known.word) == organisation) return entry.member;
    }
    throw std::runtime_error("no organisation " + std::string(organisation));
}

TEST(state_sheet, gathers_a_topic_from_the_table_and_the_declarations) {
    const StateSheet finland = sheet_of("FI");
    EXPECT_EQ(lines(finland, "nationality"),
              "conditional Constitution sec. 9\ndeclaration coe-024:6\ndeclaration coe-112:3.4\n");
    EXPECT_EQ(topic(finland, "nationality").known, Knowledge::yes);
    EXPECT_EQ(lines(finland, "death-penalty"), "abolitionist-all \nextradition-barred Constitution sec. 9(4)\n");
    EXPECT_EQ(whom(finland, "nationality"), "");
}

TEST(state_sheet, gathers_a_topic_from_encoded_national_law) {
    // Art. 7 IRSG: no Swiss citizen without written consent; art. 50: 18 days, up to 40.
    const StateSheet switzerland = sheet_of("CH");
    EXPECT_NE(lines(switzerland, "nationality").find(" ch-irsg:7\n"), std::string::npos)
        << lines(switzerland, "nationality");
    EXPECT_NE(lines(switzerland, "time-limit").find(" ch-irsg:50.1\n"), std::string::npos);
    EXPECT_EQ(lines(sheet_of("FI"), "nationality").find("ch-irsg"), std::string::npos);
}

TEST(state_sheet, lists_every_topic_for_every_state_and_says_whom_to_ask_where_nothing_is_known) {
    const Library& library = real_library();
    ASSERT_FALSE(library.sheet_topics().empty());
    for (const std::string_view code : {"FI", "TR", "NR", "XK", "AQ"}) {
        const StateSheet sheet = sheet_of(code);
        ASSERT_EQ(sheet.topics().size(), library.sheet_topics().size()) << code;
        for (const SheetEntry& entry : sheet.topics()) {
            EXPECT_EQ(entry.known == Knowledge::no, entry.lines.empty()) << code;
            EXPECT_EQ(entry.known == Knowledge::yes, entry.ask.empty()) << code << library.text(entry.topic->word);
            for (const auto language : {"en", "fr", "ru"})
                EXPECT_FALSE(library.text(entry.topic->question, language).empty());
        }
    }
}

TEST(state_sheet, names_whom_to_ask) {
    const StateSheet finland = sheet_of("FI");
    EXPECT_EQ(topic(finland, "reciprocity").known, Knowledge::no);
    EXPECT_EQ(whom(finland, "reciprocity"),
              "Ask the central authority of Finland; the table of authorities does not name it.\n"
              "Ask through the diplomatic channel: foreign ministry of Finland.\n");
    // The United Nations keep the convention against organised crime, to which Finland is a party.
    EXPECT_EQ(whom(finland, "treaty-basis").substr(0, 60),
              "Ask the depositary: Secretary-General of the United Nations.");
    // Art. 27(2) IRSG names the office for extradition.
    EXPECT_EQ(whom(sheet_of("CH"), "transit"),
              "Ask the depositary: Secretary General of the Council of Europe.\n"
              "Ask the central authority of Switzerland: Federal Office of Justice (Bundesamt fuer Justiz).\n");
    EXPECT_EQ(whom(sheet_of("CH"), "transit", "ru").substr(0, std::string("Спросить депозитария").size()),
              "Спросить депозитария");
}

TEST(state_sheet, knows_in_part_what_is_said_under_single_treaties_only) {
    const StateSheet finland = sheet_of("FI");
    EXPECT_EQ(lines(finland, "languages"), "language coe-030:16.2\nlanguage coe-112:17.3\nlanguage un-untoc:18.14\n");
    EXPECT_EQ(topic(finland, "languages").known, Knowledge::partly);
}

TEST(state_sheet, takes_nothing_unverified_for_known) {
    // IRG s. 74(1) names the ministry.
    const StateSheet germany = sheet_of("DE");
    EXPECT_EQ(topic(germany, "extradition-authority").known, Knowledge::yes);
    const Library& library = real_library();
    std::size_t unverified = 0;
    for (const State& state : library.states()) {
        const StateSheet sheet(library, state.code, day("2026-11-21"), CivilDate::latest());
        for (const SheetEntry& entry : sheet.topics()) {
            const bool any =
                std::ranges::any_of(entry.lines, [&](const SheetLine& line) { return line.verified(library); });
            if (entry.known == Knowledge::unverified) {
                ++unverified;
                EXPECT_FALSE(any) << state.code.text() << library.text(entry.topic->word);
            }
            const bool claimed = entry.known == Knowledge::yes || entry.known == Knowledge::partly;
            EXPECT_TRUE(any || !claimed) << state.code.text();
        }
    }
    EXPECT_GT(unverified, 0U);
}

TEST(state_sheet, knows_the_instruments_of_the_day) {
    const StateSheet finland = sheet_of("FI");
    const SheetInstrument* extradition = instrument(finland, "coe-024");
    ASSERT_NE(extradition, nullptr);
    EXPECT_EQ(extradition->status, SheetInstrument::Status::bound);
    EXPECT_EQ(to_string(extradition->row->from), "1971-08-10");
    EXPECT_EQ(extradition->declarations.size(), 3U);
    EXPECT_EQ(instrument(sheet_of("FI", "1971-08-09"), "coe-024")->status, SheetInstrument::Status::to_come);
    EXPECT_EQ(instrument(sheet_of("GB", "2020-12-31"), "eu-eaw")->status, SheetInstrument::Status::bound);
    EXPECT_EQ(instrument(sheet_of("GB", "2021-01-01"), "eu-eaw")->status, SheetInstrument::Status::ended);
    // Signed, not ratified, as far as the register reaches.
    EXPECT_EQ(instrument(finland, "coe-224")->status, SheetInstrument::Status::signature);
    EXPECT_EQ(instrument(sheet_of("NR"), "cw-london-scheme")->status, SheetInstrument::Status::scheme);
    EXPECT_EQ(finland.instruments().front().status, SheetInstrument::Status::bound);
    EXPECT_TRUE(std::ranges::is_sorted(finland.instruments(), {}, &SheetInstrument::status));
}

TEST(state_sheet, shows_a_suspension_while_it_lasts) {
    const auto suspended = [](std::string_view on) {
        const StateSheet sheet = sheet_of("RU", on);
        return instrument(sheet, "cis-minsk-1993")->suspensions.size();
    };
    EXPECT_EQ(suspended("2022-12-22"), 0U);
    EXPECT_EQ(suspended("2022-12-23"), 1U);
    EXPECT_EQ(suspended("2023-12-28"), 1U);
    EXPECT_EQ(suspended("2023-12-29"), 0U);
}

TEST(state_sheet, says_of_a_membership_without_days_nothing_about_the_past) {
    EXPECT_EQ(member(sheet_of("FI"), "eu"), Truth::yes);
    EXPECT_EQ(member(sheet_of("FI", "1994-12-31"), "eu"), Truth::no);
    EXPECT_EQ(member(sheet_of("GB", "2010-01-01"), "eu"), Truth::yes);
    EXPECT_EQ(member(sheet_of("GB"), "eu"), Truth::no);
    EXPECT_EQ(member(sheet_of("RU", "2022-03-16"), "coe"), Truth::no);
    EXPECT_EQ(member(sheet_of("RU", "1990-01-01"), "coe"), Truth::unknown);
    EXPECT_EQ(member(sheet_of("FI", "1950-01-01"), "un"), Truth::unknown);
    EXPECT_EQ(member(sheet_of("FI"), "cis"), Truth::no);
}

TEST(state_sheet, counts_every_other_state_once_per_kind_and_side) {
    const StateSheet finland = sheet_of("FI");
    ASSERT_EQ(finland.partners().size(), 3U);
    const TreatyNetwork network(real_library(), find_request_kind(real_library(), "extradition").value(),
                                day("2026-11-21"));
    for (const PartnerCounts& counts : finland.partners()) {
        for (const auto& side : {counts.requesting, counts.requested})
            EXPECT_EQ(std::accumulate(side.begin(), side.end(), std::size_t{0}), network.states().size() - 1);
    }
}

TEST(state_sheet, knew_nothing_before_the_register_learned_it) {
    const StateSheet before = sheet_of("FI", "2026-11-20", "2026-11-20");
    EXPECT_TRUE(before.instruments().empty());
    EXPECT_EQ(lines(before, "death-penalty"), "");
    EXPECT_EQ(topic(before, "death-penalty").known, Knowledge::no);
}

class SheetOfAFolder : public LawFolder {};

TEST_F(SheetOfAFolder, prefers_the_general_authority_of_the_field) {
    write("language/sheet.law",
          "topic channel \"Channels\"\n  ask \"Which?\"\n  authorities for extradition\n  whom central-authority\n"
          "topic mla \"Assistance\"\n  ask \"Who?\"\n  whom central-authority\n");
    write("national/authorities.csv",
          "state,authority,competence,role,instrument,address,languages,channel,source,as_of,recorded,verified,"
          "withdrawn\n"
          "FI,Old Office,extradition,central,,,,,s,2020-01-01,2020-01-01,yes,2021-01-01\n"
          "FI,Ministry,mla,central,,,,,s,2020-01-01,2020-01-01,yes,\n"
          "SE,Agency,extradition,central,,,,,s,2020-01-01,2020-01-01,no,\n");
    const Library library = this->library();
    const StateSheet now(library, StateCode::parse("FI").value(), day("2026-01-01"), CivilDate::latest());
    EXPECT_EQ(topic(now, "channel").known, Knowledge::no);
    EXPECT_EQ(whom(now, "channel"), "Ask the central authority of Finland: Ministry.\n");
    const StateSheet then(library, StateCode::parse("FI").value(), day("2026-01-01"), day("2020-06-01"));
    EXPECT_EQ(topic(then, "channel").known, Knowledge::yes);
    const StateSheet sweden(library, StateCode::parse("SE").value(), day("2026-01-01"), CivilDate::latest());
    EXPECT_EQ(topic(sweden, "channel").known, Knowledge::unverified);
}

TEST_F(SheetOfAFolder, faults_of_topics_stand_where_they_are) {
    write("language/sheet.law",
          "topic a \"A\"\n  ask \"?\"\n  declarations under coe-999:1\n  colour red\n  whom the-king\n"
          "topic a \"Again\"\n  ask \"?\"\n  whom depositary\ncounts partners for marriage\n");
    const CompiledLaw law = compile_law(folder_);
    std::string all;
    for (const Fault& fault : law.faults.list()) all += std::to_string(fault.place.line) + " " + fault.message + "\n";
    EXPECT_NE(all.find("3 'coe-999:1' is no article of an instrument"), std::string::npos) << all;
    EXPECT_NE(all.find("4 'colour' is no clause of a topic"), std::string::npos) << all;
    EXPECT_NE(all.find("5 nobody is known as 'the-king'"), std::string::npos) << all;
    EXPECT_NE(all.find("6 this topic stands twice"), std::string::npos) << all;
    EXPECT_NE(all.find("9 'marriage' is no kind of request"), std::string::npos) << all;
}

}  // namespace
}  // namespace comity::law
