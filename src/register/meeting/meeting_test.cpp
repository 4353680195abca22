// SPDX-License-Identifier: EUPL-1.2
#include "register/meeting/meeting.h"

#include <gmock/gmock.h>

#include "register/meeting/shown.h"
#include "register/test_work.h"

namespace comity::registry {
namespace {

using format::Value;
using ::testing::HasSubstr;

/// With Kazakhstan, on two days of March, entered in January.
class Meetings : public ::testing::Test, protected TestWork<Meeting> {
   protected:
    Meetings() : TestWork("CH", "2024-01-22") {
        must("begin-meeting", Value::object({{"meeting", "meeting1"},
                                             {"number", "MTG-2024-00001"},
                                             {"on", "2024-01-22"},
                                             {"title", "Consultations on digital evidence"},
                                             {"kind", "bilateral"},
                                             {"parties", Value::list({Value::object({{"state", "KZ"}})})},
                                             {"from", "2024-03-12"},
                                             {"to", "2024-03-13"},
                                             {"place", "Astana"},
                                             {"owner", "anna"},
                                             {"substitute", "boris"}}));
    }
    void hold() {
        today("2024-03-13");
        must("record-held", Value::object({{"source", "report of the delegation"}}));
    }
    void decide_ours(std::string_view due = "2024-04-30") {
        must("record-decision",
             Value::object({{"says", "we send a draft"}, {"by", "us"}, {"owner", "clara"}, {"due", due}}));
    }
    std::string stages(std::initializer_list<std::string_view> days) {
        std::string told;
        for (const std::string_view each : days)
            told += (told.empty() ? "" : " ") + std::string(state.stage_on(day(each)));
        return told;
    }
    std::string statuses(std::initializer_list<std::string_view> days, std::size_t at = 0) {
        std::string told;
        for (const std::string_view each : days)
            told += (told.empty() ? "" : " ") + std::string(word(state.decisions.at(at).status_on(day(each))));
        return told;
    }
};

TEST_F(Meetings, ItsStageIsThatOfTheDay) {
    EXPECT_THAT(refusal("record-held", Value::object({{"source", "x"}})), HasSubstr("2024-03-13 has not come yet"));
    hold();
    must("add-minutes", Value::object({{"language", "en"}, {"text", "The delegations agreed."}}));
    today("2024-03-20");
    agreed("adopt-minutes", Value::object({{"minutes", "v1"}, {"on", "2024-03-18"}, {"source", "letter 7"}}));
    EXPECT_EQ(stages({"2024-03-12", "2024-03-13", "2024-03-17", "2024-03-18"}), "planned held held minuted");
}

TEST_F(Meetings, WhatIsCancelledIsNeitherHeldNorDecidedAt) {
    must("cancel-meeting", Value::object({{"on", "2024-01-22"}, {"because", "moved"}, {"source", "letter 2"}}));
    EXPECT_EQ(stages({"2024-01-21", "2024-01-22"}), "planned cancelled");
    EXPECT_EQ(state.outcome_source.words, "letter 2");
    today("2024-03-13");
    EXPECT_THAT(refusal("record-held", Value::object({{"source", "x"}})), HasSubstr("was cancelled on 2024-01-22"));
    EXPECT_THAT(refusal("record-decision", Value::object({{"says", "x"}})), HasSubstr("was cancelled"));
    EXPECT_THAT(refusal("add-point", Value::object({{"subject", "x"}, {"by", "us"}})), HasSubstr("was cancelled"));
}

TEST_F(Meetings, ADecisionWithADayIsATaskAndItsStatusIsThatOfTheDay) {
    hold();
    decide_ours();
    EXPECT_EQ(statuses({"2024-04-30", "2024-05-01"}), "open late");
    today("2024-05-10");
    must("move-task", Value::object({{"decision", "d1"}, {"due", "2024-05-31"}, {"because", "translation"}}));
    EXPECT_EQ(state.decisions[0].moved, 1);
    EXPECT_EQ(statuses({"2024-05-31"}), "open");
    EXPECT_THAT(refusal("move-task", Value::object({{"decision", "d1"}, {"owner", ""}, {"because", "x"}})),
                HasSubstr("'owner' is empty"));
    must("complete-task", Value::object({{"decision", "d1"}, {"on", "2024-05-09"}, {"source", "letter 9"}}));
    EXPECT_EQ(statuses({"2024-05-08", "2024-05-09"}), "open done");
    EXPECT_THAT(refusal("drop-task", Value::object({{"decision", "d1"}, {"on", "2024-05-10"}, {"because", "x"}})),
                HasSubstr("d1 was done on 2024-05-09"));
    must("record-decision", Value::object({{"says", "took note of the statistics"}}));
    EXPECT_EQ(statuses({"2024-03-13", "2030-01-01"}, 1), "noted noted");
    EXPECT_THAT(refusal("complete-task", Value::object({{"decision", "d2"}, {"on", "2024-05-10"}, {"source", "x"}})),
                HasSubstr("only notes"));
}

TEST_F(Meetings, ATaskNamesWhoAndByWhichDay) {
    hold();
    const auto refused = [&](Value arguments) {
        arguments.set("says", "x");
        return refusal("record-decision", std::move(arguments));
    };
    EXPECT_THAT(refused(Value::object({{"by", "us"}, {"owner", "clara"}})), HasSubstr("'due' is missing"));
    EXPECT_THAT(refused(Value::object({{"due", "2024-04-30"}})), HasSubstr("'by' is missing"));
    EXPECT_THAT(refused(Value::object({{"by", "us"}, {"due", "2024-04-30"}})), HasSubstr("'owner' is missing"));
    EXPECT_THAT(refused(Value::object({{"by", "us"}, {"owner", ""}, {"due", "2024-04-30"}})),
                HasSubstr("'owner' is missing"));
    EXPECT_THAT(refused(Value::object({{"by", "them"}, {"owner", "clara"}, {"due", "2024-04-30"}})),
                HasSubstr("'owner' is of what we are to do"));
    EXPECT_THAT(refused(Value::object({{"by", "them"}, {"due", "2024-03-12"}})), HasSubstr("is behind 2024-03-12"));
    EXPECT_THAT(refused(Value::object({{"on", "2024-03-11"}})),
                HasSubstr("the meeting is from 2024-03-12 to 2024-03-13"));
    EXPECT_THAT(refused(Value::object({{"point", "p1"}})), HasSubstr("there is no point 'p1' here"));
    EXPECT_EQ(refused(Value::object({{"by", "them"}, {"due", "2024-03-13"}})), "accepted") << "the same day";
}

TEST_F(Meetings, OnlyTheOwnerOfATaskOwnsItsOutcome) {
    hold();
    decide_ours();
    const auto* kind = find_command<Meeting>("complete-task");
    const auto own = [&](std::string actor) {
        return kind->own(
            state,
            {.name = "complete-task", .arguments = Value::object({{"decision", "d1"}}), .actor = std::move(actor)});
    };
    EXPECT_TRUE(own("clara"));
    EXPECT_FALSE(own("dora"));
    EXPECT_FALSE(kind->own(state, {.arguments = Value::object({{"decision", "d2"}}), .actor = "clara"}));
    EXPECT_EQ(find_command<Meeting>("move-task")->own, nullptr);
}

TEST_F(Meetings, MinutesAreAdoptedByTwoAndOnceInEachLanguage) {
    EXPECT_THAT(refusal("add-minutes", Value::object({{"language", "en"}, {"text", "x"}})),
                HasSubstr("was not held yet"));
    hold();
    for (const std::string_view language : {"en", "en", "ru"})
        must("add-minutes", Value::object({{"language", language}, {"text", "x"}}));
    const auto adoption = [](std::string_view minutes) {
        return Value::object({{"minutes", minutes}, {"on", "2024-03-13"}, {"source", "letter"}});
    };
    must("adopt-minutes", adoption("v2"));
    EXPECT_FALSE(state.adopted_on()) << "a second person has not agreed";
    EXPECT_THAT(refusal("approve", Value::object({{"proposal", "a1"}})), HasSubstr("cannot decide it"));
    approve_last();
    EXPECT_EQ(state.adopted_on(), day("2024-03-13"));
    EXPECT_THAT(refusal("adopt-minutes", adoption("v1")), HasSubstr("v2 in 'en' was adopted on 2024-03-13"));
    agreed("adopt-minutes", adoption("v3"));
    EXPECT_TRUE(state.minutes[2].adopted_on);
}

TEST_F(Meetings, MinutesOfBeforeTheEntryAreHistoryForOnePerson) {
    must("describe-meeting", Value::object({{"from", "2020-03-12"}, {"to", "2020-03-13"}}));
    must("record-held", Value::object({{"source", "archive"}}));
    must("add-minutes", Value::object({{"language", "en"}, {"text", "x"}}));
    must("adopt-minutes", Value::object({{"minutes", "v1"}, {"on", "2020-04-01"}, {"source", "archive"}}));
    EXPECT_EQ(state.stage_on(day("2020-04-01")), "minuted");
}

TEST_F(Meetings, TheTextOfMinutesHasALimit) {
    hold();
    const auto minutes = [](std::size_t octets) {
        return Value::object({{"language", "en"}, {"text", std::string(octets, 'a')}});
    };
    EXPECT_EQ(refusal("add-minutes", minutes(longest_text)), "accepted");
    EXPECT_THAT(refusal("add-minutes", minutes(longest_text + 1)), HasSubstr("at most 524288"));
}

TEST_F(Meetings, TheirDelegationIsOfTheOtherSides) {
    const auto member = [](std::string_view side) {
        return Value::object({{"side", side}, {"name", "N"}, {"office", "Prosecutor"}, {"role", "head"}});
    };
    EXPECT_THAT(refusal("add-member", member("them")), HasSubstr("'state' is missing"));
    Value of = member("them");
    of.set("state", "FR");
    EXPECT_THAT(refusal("add-member", of), HasSubstr("FR takes no part in MTG-2024-00001"));
    of.set("state", "KZ");
    must("add-member", of);
    of = member("us");
    must("add-member", of);
    of.set("state", "KZ");
    EXPECT_THAT(refusal("add-member", of), HasSubstr("'state' is of members of theirs"));
    const Value others = Value::object({{"parties", Value::list({Value::object({{"state", "TR"}})})}});
    EXPECT_THAT(refusal("describe-meeting", others), HasSubstr("m1 is of KZ"));
    must("describe-meeting", Value::object({{"place", "Astana"}, {"parties", Value()}}));
    EXPECT_EQ(state.parties.size(), 1u) << "null says nothing of them";
    EXPECT_THAT(refusal("describe-meeting", Value::object({{"title", ""}})), HasSubstr("'title' is empty"));
    must("withdraw-member", Value::object({{"member", "m1"}, {"because", "ill"}}));
    must("describe-meeting", others);
    EXPECT_EQ(state.members[1].side, "us");
}

TEST_F(Meetings, APointIsChangedUntilItIsDropped) {
    must("add-point", Value::object({{"subject", "Statistics"}, {"by", "them"}}));
    must("change-point", Value::object({{"point", "p1"}, {"says", "we have none yet"}}));
    EXPECT_EQ(state.agenda[0].subject, "Statistics");
    EXPECT_EQ(state.agenda[0].says, "we have none yet");
    EXPECT_THAT(refusal("change-point", Value::object({{"point", "p1"}, {"subject", ""}})),
                HasSubstr("'subject' is empty"));
    must("drop-point", Value::object({{"point", "p1"}, {"because", "their wish"}}));
    EXPECT_THAT(refusal("change-point", Value::object({{"point", "p1"}})), HasSubstr("point p1 was dropped"));
}

TEST_F(Meetings, WhatIsShownHasTheMinutesWithoutTheirWords) {
    hold();
    must("add-minutes", Value::object({{"language", "en"}, {"text", "Words"}}));
    const Value value = shown(state, day("2024-03-13"));
    const Value& line = value.find("minutes")->as_list()->front();
    EXPECT_EQ(line.find("text"), nullptr);
    EXPECT_EQ(line.integer_at("octets").value(), 5);
    EXPECT_EQ(shown(state.minutes[0]).string_at("text").value(), "Words");
}

}  // namespace
}  // namespace comity::registry
