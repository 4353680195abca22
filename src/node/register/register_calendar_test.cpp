// SPDX-License-Identifier: EUPL-1.2
#include "node/register/register_calendar.h"

#include <gmock/gmock.h>

namespace comity::node {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

CivilDate calendar_day(std::string_view text) {
    return parse_date(text).value().first;
}

class RegisterCalendar : public ::testing::Test {
   protected:
    registry::Meeting meeting;
    registry::Programme programme;

    RegisterCalendar() {
        const std::vector<registry::Party> parties{{*StateCode::parse("KZ"), "Planted authority"}};
        meeting.id = "m";
        meeting.number = "MTG-2024-00001";
        meeting.title = "Planted title";
        meeting.kind = "bilateral";
        meeting.owner = "anna";
        meeting.substitute = "boris";
        meeting.parties = parties;
        meeting.from = calendar_day("2024-03-12");
        meeting.to = calendar_day("2024-03-13");
        meeting.decisions = {
            {.id = "d1", .says = "Planted words", .by = "us", .owner = "clara", .due = calendar_day("2024-04-30")},
            {.id = "d2", .by = "them", .responsible_there = "Planted name", .due = calendar_day("2024-05-31")},
            {.id = "d3", .says = "noted"},
            {.id = "d4",
             .by = "us",
             .owner = "clara",
             .due = calendar_day("2024-04-01"),
             .done_on = calendar_day("2024-03-20")}};
        programme.id = "p";
        programme.number = "PRG-2024-00001";
        programme.owner = "anna";
        programme.parties = parties;
        programme.items = {
            {.id = "i1", .subject = "Planted subject", .form = "seminar", .to = calendar_day("2024-06-30")},
            {.id = "i2", .form = "meeting", .done_on = calendar_day("2024-01-01")}};
    }
    std::vector<std::string> days(std::string_view account) {
        std::vector<std::string> told;
        const auto found =
            register_days(std::span(&meeting, 1), std::span(&programme, 1), account, calendar_day("2024-05-14"));
        const auto calendar = register_calendar("ch-bj", found, {});
        for (const auto& entry : calendar.entries)
            told.push_back(to_string(entry.day) + ".." + to_string(*entry.last) + " " + entry.summary);
        return told;
    }
};

TEST_F(RegisterCalendar, OfAllSayNumbersAndStatesAndNoWords) {
    EXPECT_THAT(days(""), ElementsAre("2024-03-12..2024-03-13 MTG-2024-00001: bilateral with KZ",
                                      "2024-04-30..2024-04-30 MTG-2024-00001 d1: task with KZ",
                                      "2024-05-31..2024-05-31 MTG-2024-00001 d2: promise of the other side with KZ",
                                      "2024-06-30..2024-06-30 PRG-2024-00001 i1: seminar with KZ"));
}

TEST_F(RegisterCalendar, OfOneAccountAreWhatItAnswersFor) {
    EXPECT_THAT(days("clara"), ElementsAre("2024-04-30..2024-04-30 MTG-2024-00001 d1: task with KZ"));
    EXPECT_THAT(days("boris"),
                ElementsAre("2024-03-12..2024-03-13 MTG-2024-00001: bilateral with KZ",
                            "2024-05-31..2024-05-31 MTG-2024-00001 d2: promise of the other side with KZ"));
    EXPECT_THAT(days("dora"), IsEmpty());
}

TEST_F(RegisterCalendar, OfWhatWasCancelledAreNone) {
    meeting.cancelled_on = calendar_day("2024-03-01");
    meeting.decisions.clear();
    EXPECT_THAT(days("anna"), ElementsAre("2024-06-30..2024-06-30 PRG-2024-00001 i1: seminar with KZ"));
}

// For those who read the register at the desk the same days have their words, and what became of each so far.
TEST_F(RegisterCalendar, DaysSayWhatTheyAre) {
    meeting.held = true;
    const auto found = register_days(std::span(&meeting, 1), std::span(&programme, 1), "", calendar_day("2024-05-14"));
    std::vector<std::string> told;
    for (const RegisterDay& day : found)
        told.push_back(std::string(word(day.what)) + " " + day.part + "|" + day.kind + "|" + day.says + "|" +
                       day.owner + "|" + day.status);
    EXPECT_THAT(told, ElementsAre("meeting |bilateral||anna|held", "task d1||Planted words|clara|late",
                                  "promise d2|||anna|open", "item i1|seminar|Planted subject|anna|running"));
}

}  // namespace
}  // namespace comity::node
