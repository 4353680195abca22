// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "law/compile/compile.h"
#include "node/maintenance.h"
#include "node/register/law_impact.h"
#include "node/register/library_search.h"
#include "node/register/lists.h"
#include "node/register/register_desk.h"
#include "node/test_node.h"

namespace comity::node {
namespace {

using format::Value;
using registry::Publication;
using store::Engine;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

class LibraryOn : public ::testing::TestWithParam<Engine> {
   protected:
    TestNode test{GetParam()};
    Person anna = TestNode::officer("anna");
    Person boris = TestNode::officer("boris");
    Person stranger = TestNode::officer("stranger");
    Person hana = TestNode::head("hana", "u1");

    RegisterDesk<Publication>& desk() { return test.office().registry->publications; }
    Asker asker(const Person& person) { return {"ch-bj", person, test.office().writer->now()}; }

    Result<std::string> tried(const Person& person, const std::string& id, std::string_view command, Value arguments) {
        return desk().give(person, id, {.name = std::string(command), .arguments = std::move(arguments)});
    }
    void give(const Person& person, const std::string& id, std::string_view command, Value arguments) {
        const auto given = tried(person, id, command, std::move(arguments));
        ASSERT_TRUE(given) << command << ": " << to_string(given.error());
    }
    /// With an edition e1 of that day whose text is x1.
    std::string begin(std::string_view title, std::string_view language, std::string_view text,
                      std::string_view kind = "methodological-paper") {
        const auto answer =
            desk().begin(anna, Value::object({{"title", title}, {"kind", kind}, {"substitute", "boris"}}));
        if (!answer) throw std::runtime_error(to_string(answer.error()));
        const std::string id = format::read_value(*answer, "answer")->string_at("publication").value();
        give(anna, id, "prepare-edition",
             Value::object({{"label", "1st edition"}, {"on", "2024-01-22"}, {"source", "file"}}));
        give(anna, id, "add-text", Value::object({{"edition", "e1"}, {"language", language}, {"text", text}}));
        return id;
    }
    void put_in_force(const std::string& id, std::string_view from) {
        give(boris, id, "review-edition", Value::object({{"edition", "e1"}, {"on", "2024-01-22"}}));
        give(anna, id, "put-in-force", Value::object({{"edition", "e1"}, {"from", from}, {"source", "order"}}));
        give(hana, id, "approve", Value::object({{"proposal", "a1"}}));
    }
    LibraryAnswer search(const Person& person, LibraryQuery query) {
        auto lease = test.node().database().reader();
        auto answer = search_library(**lease, asker(person), query);
        if (!answer) throw std::runtime_error(to_string(answer.error()));
        return *std::move(answer);
    }
    /// "LIB-2024-00001 p. 2"
    std::vector<std::string> places(std::string_view words, LibraryQuery query = {}) {
        query.words = words;
        std::vector<std::string> found;
        for (const FoundPage& page : search(anna, query).pages)
            found.push_back(page.number + " p. " + std::to_string(page.page));
        return found;
    }
    std::vector<std::string> listed(const Person& person) {
        auto lease = test.node().database().reader();
        std::vector<std::string> numbers;
        const auto found = list_holdings(**lease, asker(person), {.word = "publication", .on = {}}, Page(200)).value();
        for (const ListedHolding& one : found) numbers.push_back(one.number);
        return numbers;
    }
};

// A law library that has another article 9 than the one the node runs with.
law::Library another_law() {
    law::CompiledLaw law = law::compile_texts({{"facts.law", "fact request.kind : one of extradition, transit\n"},
                                               {"coe-024.law",
                                                "instrument coe-024 \"European Convention on Extradition\"\n"
                                                "  family extradition\n  role treaty\n\n"
                                                "provision 9 \"Ne bis in idem\" mark T\n"
                                                "  says \"Twice, if new facts appear.\"\n  procedure\n"}});
    return law::Library::from_bytes(std::move(law.image)).value();
}

TEST_P(LibraryOn, TheOwnerHasATaskWhereTheLawMovedUnderAPublication) {
    const std::string open = begin("Requests", "en", "On requests.");
    const std::string kept_close = begin("Notes", "en", "For few.");
    const Value article = Value::object({{"rests_on", Value::list({"coe-024:9"})}});
    for (const std::string& id : {open, kept_close}) give(anna, id, "describe-publication", article);
    give(anna, kept_close, "restrict-publication",
         Value::object({{"readers", Value::list({"clara"})}, {"because", "names persons"}}));
    EXPECT_EQ(tried(anna, open, "describe-publication", Value::object({{"rests_on", Value::list({"coe-024:999"})}}))
                  .error()
                  .kind,
              ErrorKind::invalid);
    const auto tasks = [&](const Person& person) {
        auto lease = test.node().database().reader();
        std::vector<std::string> lines;
        const auto found = list_register_tasks(**lease, asker(person), {.owner = "anna"}, Page(200)).value();
        for (const ListedRegisterTask& one : found)
            lines.push_back(one.due + " " + one.word + " " + one.number + " " + one.says);
        return lines;
    };
    const auto compare = [&](const law::Library& law) {
        const auto done = compare_with_law(test.office(), test.node().database(), law);
        EXPECT_TRUE(done) << to_string(done.error());
        return done->changed;
    };
    EXPECT_EQ(compare(law::real_library()), 0u);
    EXPECT_THAT(tasks(anna), IsEmpty());
    const law::Library other = another_law();
    EXPECT_EQ(compare(other), 2u);
    EXPECT_EQ(compare(other), 0u) << "told once";
    EXPECT_THAT(tasks(anna),
                UnorderedElementsAre("2024-02-21 publication LIB-2024-00001 the law moved under it: coe-024:9",
                                     "2024-02-21 publication LIB-2024-00002 the law moved under it: coe-024:9"));
    EXPECT_THAT(tasks(stranger), SizeIs(1)) << "what one may not read has no task for one";

    give(boris, open, "confirm-law", Value::object({{"on", "2024-01-22"}, {"says", "the note says nothing of it"}}));
    EXPECT_THAT(tasks(anna), SizeIs(1));
    EXPECT_EQ(compare(other), 0u);
    auto& state = desk();
    EXPECT_EQ(state.open(anna, open)->state.law_confirmed.back().mark.by, "boris");
}

TEST_P(LibraryOn, PagesAreFoundByWordFormsAndCited) {
    begin("Requests", "en", "On requests.\fThe extradition of nationals is refused.");
    begin("Demandes", "fr", "Les nationaux ne sont pas extradés; l’extradition d’un national est refusée.");
    begin("Запросы", "ru", "В выдаче гражданина отказывают.\fО запросах Иванова.");
    EXPECT_THAT(places("extraditing national"), ElementsAre("LIB-2024-00001 p. 2"));
    EXPECT_THAT(places("nationaux extradé"), ElementsAre("LIB-2024-00002 p. 1"));
    EXPECT_THAT(places("выдача гражданина"), ElementsAre("LIB-2024-00003 p. 1"));
    EXPECT_THAT(places("Ivanov"), ElementsAre("LIB-2024-00003 p. 2")) << "across scripts";
    EXPECT_THAT(places("extradition", {.language = "fr"}), ElementsAre("LIB-2024-00002 p. 1"));
    EXPECT_THAT(places("extradition custody"), IsEmpty());

    const LibraryAnswer answer = search(anna, {.words = "nationals refused", .limit = 1});
    EXPECT_EQ(answer.found, 1u);
    const FoundPage& page = answer.pages.at(0);
    EXPECT_EQ(page.title, "Requests");
    EXPECT_EQ(page.text, "x1");
    EXPECT_EQ(page.label, "1st edition");
    EXPECT_EQ(page.page, 2);
    EXPECT_THAT(
        page.snippet,
        ElementsAre(registry::SnippetPart{"The extradition of ", false}, registry::SnippetPart{"nationals", true},
                    registry::SnippetPart{" is ", false}, registry::SnippetPart{"refused", true}));
}

TEST_P(LibraryOn, SearchAsksForEditionsThatHoldOnADay) {
    const std::string id = begin("Requests", "en", "custody");
    put_in_force(id, "2024-02-01");
    EXPECT_THAT(places("custody"), SizeIs(1));
    EXPECT_THAT(places("custody", {.in_force_on = "2024-01-31"}), IsEmpty());
    EXPECT_THAT(places("custody", {.in_force_on = "2024-02-01"}), SizeIs(1));
    test.at("2024-03-01T09:00:00Z");
    give(anna, id, "withdraw-edition",
         Value::object({{"edition", "e1"}, {"on", "2024-03-01"}, {"because", "the law moved"}, {"source", "note"}}));
    give(hana, id, "approve", Value::object({{"proposal", "a2"}}));
    EXPECT_THAT(places("custody", {.in_force_on = "2024-02-29"}), SizeIs(1));
    EXPECT_THAT(places("custody", {.in_force_on = "2024-03-01"}), IsEmpty());
    EXPECT_THAT(places("custody", {.kind = "model-form"}), IsEmpty());
}

TEST_P(LibraryOn, ATextTakenBackIsFoundNoMore) {
    const std::string id = begin("Requests", "en", "custody");
    give(anna, id, "withdraw-text", Value::object({{"text_id", "x1"}, {"because", "of another paper"}}));
    EXPECT_THAT(places("custody"), IsEmpty());
}

// Restricted, it does not exist for others: at no moment, in no list, in no search, and in no count or rank of one.
TEST_P(LibraryOn, WhatIsRestrictedDoesNotExistForOthers) {
    begin("Open", "en", "custody of evidence\fevidence");
    const LibraryAnswer before = search(stranger, {.words = "evidence"});
    const std::string id = begin("Secret", "en", "evidence evidence\fevidence and custody\fplanted marker");
    const Instant open_then = test.office().writer->now();
    test.at("2024-01-22T15:00:00Z");
    give(anna, id, "restrict-publication", Value::object({{"readers", Value::list({"hana"})}, {"because", "theirs"}}));

    EXPECT_EQ(desk().open(stranger, id).error().kind, ErrorKind::not_found);
    EXPECT_EQ(desk().open(stranger, id, open_then).error().kind, ErrorKind::not_found)
        << "who may read it is as of now";
    EXPECT_EQ(tried(stranger, id, "describe-publication", Value::object({{"title", "x"}})).error().kind,
              ErrorKind::not_found);
    EXPECT_THAT(listed(stranger), ElementsAre("LIB-2024-00001"));
    EXPECT_THAT(desk().all(stranger).value(), SizeIs(1));
    EXPECT_EQ(search(stranger, {.words = "marker"}).found, 0u);
    const LibraryAnswer after = search(stranger, {.words = "evidence"});
    EXPECT_EQ(after.found, before.found);
    ASSERT_EQ(after.pages.size(), before.pages.size());
    for (std::size_t at = 0; at < after.pages.size(); ++at) EXPECT_EQ(after.pages[at].page, before.pages[at].page);

    for (const Person& reader : {anna, boris, hana}) {
        EXPECT_EQ(search(reader, {.words = "marker"}).found, 1u) << reader.account;
        EXPECT_THAT(listed(reader), SizeIs(2));
        EXPECT_TRUE(desk().open(reader, id));
    }
    Person other_head = TestNode::head("heidi", "u2");
    give(boris, id, "review-edition", Value::object({{"edition", "e1"}, {"on", "2024-01-22"}}));
    give(anna, id, "put-in-force", Value::object({{"edition", "e1"}, {"from", "2024-02-01"}, {"source", "order"}}));
    auto lease = test.node().database().reader();
    EXPECT_THAT(list_register_proposals(**lease, asker(other_head), Page(10)).value(), IsEmpty());
    EXPECT_THAT(list_register_proposals(**lease, asker(hana), Page(10)).value(), SizeIs(1));
}

TEST_P(LibraryOn, OnlyRolesThatListTheRegisterSearch) {
    Person administrator = stranger;
    administrator.roles = access::Role::administrator;
    auto lease = test.node().database().reader();
    EXPECT_EQ(search_library(**lease, asker(administrator), {.words = "custody"}).error().kind, ErrorKind::forbidden);
}

TEST_P(LibraryOn, TheRowsFollowFromTheEvents) {
    const std::string id = begin("Requests", "en", "custody\fevidence");
    put_in_force(id, "2024-02-01");
    begin("Выдача", "ru", "выдача");
    give(anna, begin("Taken back", "en", "wrong"), "withdraw-text",
         Value::object({{"text_id", "x1"}, {"because", "of another paper"}}));
    const auto lines = [&] {
        auto lease = test.node().database().reader();
        return docket_lines(**lease, "ch-bj").value();
    };
    const auto before = lines();
    EXPECT_THAT(before, Contains(HasSubstr("library_word|en:custodi|")));
    ASSERT_TRUE(rebuild(test.office()));
    EXPECT_EQ(lines(), before);
}

TEST_P(LibraryOn, WhatWasKnownIsShownForAnyMoment) {
    const std::string id = begin("Requests", "en", "custody");
    const Instant prepared = test.office().writer->now();
    test.at("2024-01-23T09:00:00Z");
    put_in_force(id, "2024-01-23");
    const CivilDate day = parse_date("2024-01-23")->first;
    EXPECT_EQ(desk().open(anna, id)->state.stage_on(day), "in-force");
    EXPECT_EQ(desk().open(anna, id, prepared)->state.stage_on(day), "in-preparation");
}

// The order on both engines is written here, so that one that differs fails.
TEST_P(LibraryOn, TheSamePagesComeFirstOnEveryEngine) {
    const std::vector<std::pair<std::string_view, std::string_view>> texts{
        {"en", "Custody pending extradition is limited.\fRequests for extradition name the offence.\fExtradition."},
        {"fr", "La détention en vue de l’extradition est limitée.\fLa demande d’extradition."},
        {"ru", "Срок содержания под стражей до выдачи.\fЗапрос о выдаче лица.\fВыдача."},
        {"en", "An extradition request and another extradition request.\fNothing."}};
    for (const auto& [language, text] : texts) begin("Paper", language, text);
    EXPECT_THAT(places("extradition"),
                ElementsAre("LIB-2024-00004 p. 1", "LIB-2024-00001 p. 3", "LIB-2024-00002 p. 2", "LIB-2024-00001 p. 1",
                            "LIB-2024-00001 p. 2", "LIB-2024-00002 p. 1"));
    EXPECT_THAT(places("extradition requests"), ElementsAre("LIB-2024-00004 p. 1", "LIB-2024-00001 p. 2"));
    EXPECT_THAT(places("выдачей"), ElementsAre("LIB-2024-00003 p. 3", "LIB-2024-00003 p. 2", "LIB-2024-00003 p. 1"));
}

INSTANTIATE_TEST_SUITE_P(Engines, LibraryOn, ::testing::Values(Engine::sqlite, Engine::postgres),
                         [](const auto& engine) { return store::testing::to_string(engine.param); });

}  // namespace
}  // namespace comity::node
