// SPDX-License-Identifier: EUPL-1.2
// What of an agreement, a programme and a meeting becomes public: what was chosen, as it was when it was proposed, once
// a second person agreed; nothing else of it, ever.
#include <gmock/gmock.h>

#include "register/agreement/test_agreement.h"
#include "register/public/public_content.h"

namespace comity::registry {
namespace {

using format::Value;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::string_view marker = "Zyxmarker";

Value publication(Value::List fields, std::string_view title = "Memorandum") {
    return Value::object({{"title", title},
                          {"title_fr", "Mémorandum"},
                          {"title_ru", "Меморандум"},
                          {"source", "Gazette 2024 no. 3"},
                          {"fields", Value::list(std::move(fields))}});
}
Value withdrawal() {
    return Value::object({{"because", "Wrong"}, {"because_fr", "Faux"}, {"because_ru", "Неверно"}});
}

template <class State>
std::string told(const State& state) {
    const PublicPart<State>* part = public_part(state);
    return part ? format::canonical_json(shown_to_all(*part, day("2026-11-22"))).value() : "";
}

Value party() {
    return Value::list({Value::object({{"state", "KZ"}, {"authority", "General Prosecutor's Office"}})});
}

/// A marker in every member that a person types and that no field makes public.
TestAgreement marked_agreement() {
    TestAgreement work(Value::object({{"title", marker},
                                      {"own_authority", marker},
                                      {"replaces", marker},
                                      {"limits", Value::list({Value::object({{"what", marker}, {"period", "P30D"}})})},
                                      {"owner", std::string(marker) + "-owner"},
                                      {"substitute", std::string(marker) + "-substitute"}}));
    work.today("2024-03-01");
    const auto with = [](Value more) { return more.set("source", marker).set("document", marker); };
    work.must("add-draft", Value::object({{"round", 1},
                                          {"by", "us"},
                                          {"on", "2024-02-01"},
                                          {"language", "en"},
                                          {"text", marker},
                                          {"says", marker}}));
    work.agreed("make-offer",
                with(Value::object({{"by", "them"}, {"state", "KZ"}, {"on", "2024-02-02"}, {"says", marker}})));
    work.step("sign", "2024-02-10",
              with(Value::object({{"place", "Astana"},
                                  {"signatories", Value::list({"Their head of office"})},
                                  {"says", marker},
                                  {"reason", marker}})));
    work.must("complete-procedure", with(Value::object({{"side", "KZ"}, {"on", "2024-02-12"}})));
    work.must("add-text", with(Value::object({{"language", "en"}, {"text", "Article 1"}})));
    return work;
}

TEST(PublicAgreement, TellsWhatWasChosenAndNoMore) {
    TestAgreement work = marked_agreement();
    EXPECT_EQ(told(work.state), "");
    work.agreed("publish-page",
                publication({"stage", "signature", "coverage", "term", "amendments", "texts"}).set("reason", marker));
    EXPECT_THAT(told(work.state), Not(HasSubstr(marker)));
    EXPECT_THAT(told(work.state), HasSubstr("Their head of office"));
    EXPECT_THAT(told(work.state), HasSubstr("\"stage\":\"signed\""));
    EXPECT_EQ(public_part(work.state)->content->texts.at(0).text, "Article 1");
    EXPECT_GT(work.state.public_version, 0u);
}

TEST(PublicAgreement, TellsNothingOfAFieldThatWasNotChosen) {
    TestAgreement work = marked_agreement();
    work.agreed("publish-page", publication({}));
    for (const std::string_view field : {"Astana", "Their head of office", "2024-02-10"})
        EXPECT_THAT(told(work.state), Not(HasSubstr(field)));
    EXPECT_TRUE(public_part(work.state)->content->steps.empty());
    EXPECT_TRUE(public_part(work.state)->content->texts.empty());
    EXPECT_THAT(told(work.state), HasSubstr("\"stage\":\"\""));
    EXPECT_THAT(told(work.state), HasSubstr("\"KZ\""));
}

TEST(PublicAgreement, IsAsItWasWhenItWasProposed) {
    TestAgreement work;
    work.must("publish-page", publication({"stage"}), "edda");
    const Value offered = shown_page(work.state, day("2024-01-22"));
    EXPECT_EQ(offered.find("offered")->string_at("stage").value(), "idea");
    EXPECT_TRUE(offered.find("public")->is_null());
    work.must("take-step", Value::object({{"step", "negotiate"}, {"on", "2024-01-22"}, {"source", "letter"}}));
    work.must("approve", Value::object({{"proposal", "a1"}}), "hana");
    EXPECT_THAT(told(work.state), HasSubstr("\"stage\":\"idea\"")) << "not what the second person never saw";
    const Value page = shown_page(work.state, day("2024-01-22"));
    EXPECT_EQ(*page.find("behind"), Value(true));
    EXPECT_TRUE(page.find("offered")->is_null());
    work.agreed("publish-page", publication({"stage"}, "Anew"));
    EXPECT_THAT(told(work.state), HasSubstr("\"stage\":\"negotiated\""));
    EXPECT_EQ(*shown_page(work.state, day("2024-01-22")).find("behind"), Value(false));
}

TEST(PublicAgreement, IsPublishedAndWithdrawnByTwoPersonsWhoPublish) {
    TestAgreement work;
    EXPECT_THAT(work.refusal("withdraw-page", withdrawal()), HasSubstr("AGR-2024-00001 is not public"));
    work.must("publish-page", publication({}), "edda");
    EXPECT_EQ(work.state.proposals.back().act, "publish");
    EXPECT_THAT(work.refusal("publish-page", publication({})), HasSubstr("a1 waits for a second person"));
    EXPECT_THAT(work.refusal("approve", Value::object({{"proposal", "a1"}}), "edda"), HasSubstr("proposed"));
    work.approve_last();
    work.agreed("withdraw-page", withdrawal());
    EXPECT_EQ(told(work.state), "");
    EXPECT_EQ(work.state.page.withdrawn_because[1], "Faux");
    work.agreed("publish-page", publication({}));
    EXPECT_FALSE(work.state.page.withdrawn_on) << "it may become public again";
}

TEST(PublicAgreement, SaysWhatCannotBeShown) {
    TestAgreement work;
    EXPECT_THAT(work.refusal("publish-page", publication({"offers"})), HasSubstr("'offers' cannot be shown"));
    EXPECT_THAT(work.refusal("publish-page", publication({"offers"})), HasSubstr("stage signature coverage"));
    EXPECT_THAT(work.refusal("publish-page", publication({"stage", "stage"})), HasSubstr("stage is named twice"));
    EXPECT_THAT(work.refusal("publish-page", publication({}, std::string(longest_note + 1, 't'))),
                HasSubstr("'title' has 301 octets"));
    EXPECT_THAT(work.refusal("publish-page", publication({}, "Form\ffeed")), HasSubstr("control character"));
    EXPECT_THAT(work.refusal("publish-page", publication({}).set("language", "Azeri")), HasSubstr("is no language"));
    EXPECT_EQ(work.refusal("publish-page", publication({}, std::string(longest_note, 't'))), "accepted");
}

TEST(PublicAgreement, StaysBelowALimit) {
    const auto refusal = [](std::size_t octets) {
        TestAgreement work;
        work.step("enter-into-force", "2024-01-22", Value::object({{"effect", "2024-01-22"}}));
        work.must(
            "amend",
            Value::object(
                {{"on", "2024-01-22"}, {"effect", "2024-01-22"}, {"says", std::string(octets, 'a')}, {"source", "s"}}));
        return work.refusal("publish-page", publication({"amendments"}));
    };
    EXPECT_EQ(refusal(longest_public_part - 1'000), "accepted");
    EXPECT_THAT(refusal(longest_public_part), HasSubstr("at most 12000; choose less"));
}

TestWork<Programme> marked_programme() {
    TestWork<Programme> work("CH", "2024-01-22");
    work.must("begin-programme", Value::object({{"programme", "p1"},
                                                {"number", "PRG-2024-00001"},
                                                {"on", "2024-01-22"},
                                                {"title", marker},
                                                {"parties", party()},
                                                {"from", "2024-01-01"},
                                                {"to", "2025-12-31"},
                                                {"owner", "anna"},
                                                {"substitute", "boris"},
                                                {"own_authority", marker},
                                                {"predecessor", marker}}));
    for (const std::string_view subject : {"Digital assets", "Vulnerable groups"})
        work.must("add-item", Value::object({{"subject", subject},
                                             {"form", "seminar"},
                                             {"from", "2024-01-10"},
                                             {"to", "2024-02-10"},
                                             {"responsible", marker},
                                             {"responsible_there", marker},
                                             {"place", marker},
                                             {"says", marker}}));
    work.must("record-done", Value::object({{"item", "i1"},
                                            {"on", "2024-01-20"},
                                            {"place", marker},
                                            {"outputs", Value::list({marker})},
                                            {"says", marker},
                                            {"source", marker},
                                            {"document", marker}}));
    return work;
}

TEST(PublicProgramme, TellsSubjectsAndProgressOnlyWhereItWasChosen) {
    TestWork<Programme> work = marked_programme();
    work.agreed("publish-page", publication({"items"}));
    EXPECT_THAT(told(work.state), HasSubstr("Digital assets"));
    EXPECT_THAT(told(work.state), Not(HasSubstr("2024-01-20")));
    EXPECT_THAT(told(work.state), Not(HasSubstr(marker)));
    work.agreed("publish-page", publication({"items", "progress", "signature"}));
    EXPECT_THAT(told(work.state), HasSubstr("\"done_on\":\"2024-01-20\""));
    EXPECT_THAT(told(work.state), Not(HasSubstr(marker)));
}

TEST(PublicMeeting, TellsSubjectsOfTheAgendaAndHeadsOfDelegationsButNoPositions) {
    TestWork<Meeting> work("CH", "2024-01-22");
    work.must("begin-meeting", Value::object({{"meeting", "m1"},
                                              {"number", "MTG-2024-00001"},
                                              {"on", "2024-01-22"},
                                              {"title", marker},
                                              {"kind", "bilateral"},
                                              {"parties", party()},
                                              {"from", "2024-03-12"},
                                              {"to", "2024-03-13"},
                                              {"place", "Astana"},
                                              {"owner", "anna"},
                                              {"substitute", "boris"}}));
    work.must(
        "add-point",
        Value::object(
            {{"subject", "Digital evidence"}, {"by", "us"}, {"says", marker}, {"papers", Value::list({marker})}}));
    work.must("add-point", Value::object({{"subject", marker}, {"by", "us"}}));
    work.must("drop-point", Value::object({{"point", "p2"}, {"because", marker}}));
    const auto member = [&](std::string_view name, std::string_view role) {
        work.must("add-member",
                  Value::object({{"side", "us"}, {"name", name}, {"office", "Head of division"}, {"role", role}}));
    };
    member("A. Head", "head");
    member(marker, "member");
    member(marker, "interpreter");
    work.agreed("publish-page", publication({"place", "agenda", "heads", "outcome"}));
    EXPECT_THAT(told(work.state), Not(HasSubstr(marker)));
    for (const std::string_view shown : {"Astana", "Digital evidence", "A. Head"})
        EXPECT_THAT(told(work.state), HasSubstr(shown));
    work.agreed("publish-page", publication({}));
    for (const std::string_view hidden : {"Astana", "Digital evidence", "A. Head"})
        EXPECT_THAT(told(work.state), Not(HasSubstr(hidden)));
}

}  // namespace
}  // namespace comity::registry
