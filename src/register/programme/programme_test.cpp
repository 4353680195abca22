// SPDX-License-Identifier: EUPL-1.2
#include "register/programme/programme.h"

#include <gmock/gmock.h>

#include "register/programme/report.h"
#include "register/test_work.h"

namespace comity::registry {
namespace {

using format::Value;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

/// For 2024 and 2025, entered on 2023-12-01; what binds is approved at once.
class Programmes : public ::testing::Test, protected TestWork<Programme> {
   protected:
    Programmes() : TestWork("AZ", "2023-12-01") {
        must("begin-programme", Value::object({{"programme", "p1"},
                                               {"number", "PRG-2023-00001"},
                                               {"on", "2023-12-01"},
                                               {"title", "Programme of cooperation"},
                                               {"parties", Value::list({Value::object({{"state", "RU"}})})},
                                               {"from", "2024-01-01"},
                                               {"to", "2025-12-31"},
                                               {"owner", "anna"},
                                               {"substitute", "boris"}}));
        environment.today = day("2025-12-31");
    }

    void must(std::string_view name, Value arguments) { agreed(name, std::move(arguments)); }
    void add(std::string_view subject, std::string_view from, std::string_view to) {
        must("add-item", Value::object({{"subject", subject},
                                        {"form", "seminar"},
                                        {"from", from},
                                        {"to", to},
                                        {"responsible", "International department"}}));
    }
    void done(std::string_view item, std::string_view on) {
        must("record-done", Value::object({{"item", item},
                                           {"on", on},
                                           {"place", "Baku"},
                                           {"outputs", Value::list({"minutes"})},
                                           {"source", "minutes"}}));
    }
    std::vector<std::string_view> statuses(std::string_view on) {
        std::vector<std::string_view> words;
        for (const Item& item : state.items) words.push_back(word(item.status_on(day(on))));
        return words;
    }
};

TEST_F(Programmes, StatusOfItemsIsComputedFromWhatHappened) {
    add("Domestic violence", "2024-02-01", "2024-06-30");
    add("Digital assets", "2024-02-01", "2024-06-30");
    add("Environmental crime", "2025-01-01", "2025-06-30");
    done("i1", "2024-05-10");
    must("cancel-item",
         Value::object({{"item", "i3"}, {"on", "2024-12-01"}, {"because", "agreed"}, {"source", "letter"}}));
    EXPECT_THAT(statuses("2024-01-31"), ElementsAre("planned", "planned", "planned"));
    EXPECT_THAT(statuses("2024-02-01"), ElementsAre("running", "running", "planned"));
    EXPECT_THAT(statuses("2024-05-09"), ElementsAre("running", "running", "planned"));
    EXPECT_THAT(statuses("2024-05-10"), ElementsAre("done", "running", "planned"));
    EXPECT_THAT(statuses("2024-06-30"), ElementsAre("done", "running", "planned"));
    EXPECT_THAT(statuses("2024-07-01"), ElementsAre("done", "late", "planned"));
    EXPECT_THAT(statuses("2024-12-01"), ElementsAre("done", "late", "cancelled"));
    EXPECT_EQ(state.items[0].outcome_source.words, "minutes");
    EXPECT_EQ(state.items[2].outcome_source.words, "letter");
}

TEST_F(Programmes, WhatWasDoneLateIsDone) {
    add("Digital assets", "2024-02-01", "2024-06-30");
    done("i1", "2024-08-01");
    EXPECT_THAT(statuses("2024-07-31"), ElementsAre("late"));
    EXPECT_THAT(statuses("2024-08-01"), ElementsAre("done"));
}

TEST_F(Programmes, ProgressCountsWhatIsToBeDone) {
    add("One", "2024-02-01", "2024-06-30");
    add("Two", "2024-02-01", "2024-06-30");
    add("Three", "2025-01-01", "2025-06-30");
    done("i1", "2024-05-10");
    must("cancel-item",
         Value::object({{"item", "i3"}, {"on", "2024-05-11"}, {"because", "agreed"}, {"source", "letter"}}));
    const Progress progress = progress_on(state, day("2024-07-01"), Period{.months = 3});
    EXPECT_EQ(progress.all, 3);
    EXPECT_EQ(progress.percent, 50) << "one of the two that were not cancelled";
    EXPECT_THAT(progress.remaining, ElementsAre("i2"));
    EXPECT_EQ(progress.days_left, 548);
}

TEST_F(Programmes, AsksToBeRenewedBeforeItEndsUnlessSomethingComesBehind) {
    const Period within{.months = 3};
    EXPECT_FALSE(progress_on(state, day("2025-12-01"), within).renew) << "it was never signed";
    must("sign-programme", Value::object({{"on", "2023-12-15"}, {"source", "text"}}));
    EXPECT_FALSE(progress_on(state, day("2025-09-29"), within).renew);
    EXPECT_TRUE(progress_on(state, day("2025-09-30"), within).renew);
    EXPECT_TRUE(progress_on(state, day("2025-12-31"), within).renew);
    EXPECT_FALSE(progress_on(state, day("2026-01-01"), within).renew);
    must("describe-programme", Value::object({{"successor", "PRG-2025-00007"}}));
    EXPECT_FALSE(progress_on(state, day("2025-12-01"), within).renew);
}

TEST_F(Programmes, RunFromSignatureAndPeriodToTheirEnd) {
    EXPECT_EQ(state.stage_on(day("2024-06-01")), "idea");
    must("sign-programme", Value::object({{"on", "2023-12-15"}, {"source", "text"}}));
    EXPECT_EQ(state.stage_on(day("2023-12-14")), "idea");
    EXPECT_EQ(state.stage_on(day("2023-12-15")), "agreed");
    EXPECT_EQ(state.stage_on(day("2024-01-01")), "running");
    EXPECT_EQ(state.stage_on(day("2025-12-31")), "running");
    EXPECT_EQ(state.stage_on(day("2026-01-01")), "ended");
    must("end-programme", Value::object({{"on", "2025-03-31"}, {"because", "replaced"}, {"source", "letter"}}));
    EXPECT_EQ(state.stage_on(day("2025-03-31")), "running");
    EXPECT_EQ(state.stage_on(day("2025-04-01")), "ended");
    EXPECT_EQ(state.signed_source.words, "text");
    EXPECT_EQ(state.ended_source.words, "letter");
}

TEST_F(Programmes, SignatureTakesTwoUnlessItIsHistory) {
    const Events now = give("sign-programme", Value::object({{"on", "2023-12-01"}, {"source", "text"}}));
    ASSERT_TRUE(now);
    EXPECT_EQ(now->front().type, "proposed");
    const Events before = give("sign-programme", Value::object({{"on", "2023-11-30"}, {"source", "text"}}));
    ASSERT_TRUE(before);
    EXPECT_EQ(before->front().type, "programme-signed");
}

TEST_F(Programmes, ItemsLieWithinAndAreDoneOnce) {
    EXPECT_THAT(
        refusal("add-item",
                Value::object({{"subject", "x"}, {"form", "seminar"}, {"from", "2023-12-31"}, {"to", "2024-01-02"}})),
        HasSubstr("runs from 2024-01-01 to 2025-12-31"));
    add("One", "2024-01-01", "2025-12-31");
    done("i1", "2024-05-10");
    EXPECT_THAT(refusal("record-done", Value::object({{"item", "i1"}, {"on", "2024-05-11"}, {"source", "x"}})),
                HasSubstr("was done on 2024-05-10"));
    EXPECT_THAT(refusal("change-item", Value::object({{"item", "i1"}, {"to", "2024-05-11"}, {"reason", "x"}})),
                HasSubstr("was done"));
    EXPECT_THAT(refusal("record-done", Value::object({{"item", "i9"}, {"on", "2024-05-11"}, {"source", "x"}})),
                HasSubstr("there are: i1"));
    EXPECT_THAT(refusal("change-item", Value::object({{"item", "i1"}, {"subject", ""}, {"reason", "x"}})),
                HasSubstr("'subject' is empty"));
    EXPECT_THAT(refusal("describe-programme", Value::object({{"title", ""}})), HasSubstr("'title' is empty"));
    EXPECT_THAT(refusal("describe-programme", Value::object({{"from", "2024-02-01"}})),
                HasSubstr("item i1 lies outside"));
}

TEST_F(Programmes, AMovedItemSaysHowOften) {
    add("One", "2024-01-01", "2024-06-30");
    must("change-item", Value::object({{"item", "i1"}, {"to", "2024-12-31"}, {"reason", "asked for"}}));
    must("change-item", Value::object({{"item", "i1"}, {"responsible", "Training"}, {"reason", "reorganised"}}));
    EXPECT_EQ(state.items[0].moved, 1);
    EXPECT_EQ(state.items[0].responsible, "Training");
    EXPECT_THAT(statuses("2024-07-01"), ElementsAre("running"));
}

TEST_F(Programmes, ReportTellsTheOtherSideInItsLanguage) {
    must("sign-programme", Value::object({{"on", "2023-12-15"}, {"place", "Baku"}, {"source", "text"}}));
    add("Domestic violence", "2024-02-01", "2024-06-30");
    add("Digital assets", "2024-02-01", "2024-06-30");
    done("i1", "2024-05-10");
    EXPECT_EQ(report(state, day("2024-07-01"), "ru").value(), R"(Отчёт о выполнении программы сотрудничества
Programme of cooperation

Период: 2024-01-01 – 2025-12-31
Подписана: 2023-12-15, Baku
По состоянию на: 2024-07-01
Выполнено: 1 из 2 (50 %)

Выполнено
  – Domestic violence (семинар), проведено 2024-05-10, Baku
    Документы: minutes

Выполняется
  нет

Просрочено
  – Digital assets (семинар), до 2024-06-30
    Ответственные: International department / –

Запланировано
  нет

Отменено
  нет
)");
    EXPECT_THAT(report(state, day("2024-07-01"), "fr").value(), HasSubstr("tenu le 2024-05-10, Baku"));
    EXPECT_THAT(to_string(report(state, day("2024-07-01"), "az").error()), HasSubstr("one of en, fr, ru"));
}

TEST_F(Programmes, PictureHasABarForEachItemAndEscapesItsWords) {
    add("Search & seizure <online>", "2024-02-01", "2024-06-30");
    const std::string svg = picture(state, day("2024-03-01"));
    EXPECT_THAT(svg, HasSubstr("Search &amp; seizure &lt;online&gt;"));
    EXPECT_THAT(svg, Not(HasSubstr("<online>")));
    EXPECT_THAT(svg, HasSubstr("running</title></rect>"));
    EXPECT_THAT(svg, HasSubstr("stroke-dasharray")) << "the day lies within the period";
    EXPECT_THAT(picture(state, day("2026-01-01")), Not(HasSubstr("stroke-dasharray")));
}

}  // namespace
}  // namespace comity::registry
