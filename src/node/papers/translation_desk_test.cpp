// SPDX-License-Identifier: EUPL-1.2
#include "node/papers/translation_desk.h"

#include <gmock/gmock.h>

#include "crypto/random.h"
#include "documents/testing/real_templates.h"
#include "node/contents/schema.h"
#include "node/test_node.h"
#include "store/files/file_contents.h"

namespace comity::node {
namespace {

using format::Value;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// Requests of ours to Finland for bank records, in English and French.
class TranslationDesk : public ::testing::TestWithParam<store::Engine> {
   protected:
    void SetUp() override {
        const auto schema = contents_schema();
        ASSERT_TRUE(store::migrate(**test.node().database().writer(), {&schema, 1}));
        auto files = store::FileContents::open(folder.path() / "contents", crypto::system_random());
        ASSERT_TRUE(files) << to_string(files.error());
        contents = std::make_unique<CaseContents>(*test.office().authority, *test.office().writer,
                                                  test.node().database(), *std::move(files));
        desk = std::make_unique<PaperDesk>(
            test.cases(), *contents, test.node().database(), documents::real_templates(),
            []() -> Result<SealKey> { return fail(ErrorKind::unavailable, "no key"); },
            []() -> Result<std::string> { return fail(ErrorKind::unavailable, "no page"); });
    }

    std::string give(const Person& person, const std::string& id, std::string_view name, Value arguments) {
        auto command = desk->complete(person, id, {.name = std::string(name), .arguments = std::move(arguments)});
        if (!command) return to_string(command.error());
        const auto answer = test.cases().give(person, id, *std::move(command));
        return answer ? "done" : to_string(answer.error());
    }

    /// With a paper, for that person and a substitute.
    std::string request(const Person& person, std::string_view substitute) {
        const auto answer = test.cases().open_case(person, Value::object({{"kind", "assistance"},
                                                                          {"direction", "outgoing"},
                                                                          {"counterpart", "FI"},
                                                                          {"title", "Bank records"},
                                                                          {"substitute", substitute}}));
        if (!answer) throw std::runtime_error(to_string(answer.error()));
        const std::string id = format::read_value(*answer, "answer")->string_at("case").value();
        EXPECT_EQ(give(person, id, "add-subject",
                       Value::object({{"role", "accused"}, {"names", Value::list({"Rashad Example"})}})),
                  "done");
        EXPECT_EQ(give(person, id, "add-measure", Value::object({{"word", "bank-accounts"}})), "done");
        EXPECT_EQ(give(person, id, "record-fact",
                       Value::object({{"fact", "offence.fiscal"}, {"offence", "fraud"}, {"value", true}})),
                  "done");
        EXPECT_EQ(give(person, id, "draft-paper",
                       Value::object({{"template", "bank-records"}, {"languages", Value::list({"en", "fr"})}})),
                  "done");
        return id;
    }
    std::string word(const Person& person, const std::string& id, std::string_view language, std::string_view text) {
        return give(
            person, id, "edit-paper",
            Value::object({{"paper", "w1"},
                           {"passages", Value::list({Value::object(
                                            {{"segment", "request"}, {"language", language}, {"text", text}})})}}));
    }
    cases::CaseState state(const Person& person, const std::string& id) {
        return test.cases().open(person, id).value().state;
    }
    std::vector<std::string> findings(const Person& person, const std::string& id) {
        const cases::CaseState held = state(person, id);
        return desk->review(held, *held.paper("w1"))->findings();
    }
    std::vector<OfferedTranslation> earlier(const Person& person, const std::string& id) {
        const cases::CaseState held = state(person, id);
        auto found = earlier_translations(test.cases(), *desk, test.node().database(), person, held, *held.paper("w1"),
                                          "request", "fr");
        if (!found) throw std::runtime_error(to_string(found.error()));
        return *std::move(found);
    }

    TestNode test{GetParam()};
    store::testing::TestFolder folder;
    std::unique_ptr<CaseContents> contents;
    std::unique_ptr<PaperDesk> desk;
    Person anna = TestNode::officer("anna");
    Person clara = TestNode::officer("clara");
};

TEST_P(TranslationDesk, MarksATranslationOnceItsSourceIsWordedAnewUntilSomebodyLooksAgain) {
    const std::string id = request(anna, "boris");
    const std::string marked = "passage request was worded anew in en since it was translated into fr";
    ASSERT_EQ(word(anna, id, "en", "We ask for {request.measure}."), "done");
    EXPECT_THAT(findings(anna, id), Contains(marked)) << "the template's translation is of other words";
    ASSERT_EQ(word(anna, id, "fr", "Nous demandons : {request.measure}."), "done");
    EXPECT_THAT(findings(anna, id), ::testing::Not(Contains(marked)));
    ASSERT_EQ(word(anna, id, "en", "We urgently ask for {request.measure}."), "done");
    EXPECT_THAT(findings(anna, id), Contains(marked));
    const Value looked = Value::object(
        {{"paper", "w1"}, {"looked_at", Value::list({Value::object({{"segment", "request"}, {"language", "fr"}})})}});
    EXPECT_EQ(give(anna, id, "edit-paper", looked), "done");
    EXPECT_THAT(findings(anna, id), ::testing::Not(Contains(marked)));
    EXPECT_THAT(give(anna, id, "edit-paper", looked), HasSubstr("nobody has to look at it again"));
}

TEST_P(TranslationDesk, TakesOfAFileWhatIsNamedAsIfItWereTyped) {
    const std::string id = request(anna, "boris");
    ASSERT_EQ(word(anna, id, "en", "We ask for it."), "done");
    ASSERT_EQ(word(anna, id, "fr", "Nous le demandons."), "done");
    ASSERT_EQ(give(anna, id, "edit-paper",
                   Value::object(
                       {{"paper", "w1"},
                        {"fields", Value::object({{"facts.summary", Value::object({{"en", "He paid no tax."}})}})}})),
              "done");
    cases::CaseState held = state(anna, id);
    std::string file = desk->xliff(held, *held.paper("w1"), "en", "fr").value();
    const auto put = [&](std::string_view what, std::string_view instead, std::string_view behind) {
        const std::size_t at = file.find(what, file.find(behind));
        ASSERT_NE(at, std::string::npos) << what;
        file.replace(at, what.size(), instead);
    };
    put("Nous le demandons.", "Nous le sollicitons.", "name=\"request\"");
    put("</x:source>", "</x:source><x:target>Il n’a payé aucun impôt.</x:target>", "name=\"field:facts.summary\"");
    const auto seen = desk->brought(held, *held.paper("w1"), file);
    ASSERT_TRUE(seen) << to_string(seen.error());
    EXPECT_THAT(seen->refused, IsEmpty());
    EXPECT_EQ(state(anna, id).version(), held.version()) << "nothing is taken by looking";
    const auto take = [&](std::string_view unit) {
        return give(anna, id, "edit-paper",
                    Value::object({{"paper", "w1"}, {"xliff", file}, {"units", Value::list({unit})}}));
    };
    ASSERT_EQ(take("field:facts.summary"), "done");
    held = state(anna, id);
    EXPECT_THAT(held.paper("w1")->told, HasSubstr("Il n’a payé aucun impôt."));
    const auto words = [&] {
        const cases::CaseState now = state(anna, id);
        const documents::Document document = desk->read(now, *now.paper("w1")).value();
        for (const documents::Segment* segment : documents::segments_of(document))
            if (segment->id == "request") return documents::plain_text(segment->versions[1]);
        return std::string();
    };
    EXPECT_EQ(words(), "Nous le demandons.") << "it was not named";
    ASSERT_EQ(take("request"), "done");
    EXPECT_EQ(words(), "Nous le sollicitons.");
    EXPECT_THAT(take("nothing"), HasSubstr("nothing for 'nothing'"));
    const auto opened = test.cases().open(anna, id);
    EXPECT_THAT(opened->story.back().payload.string_at("xliff").value(), SizeIs(64)) << "the record has its digest";
}

TEST_P(TranslationDesk, OffersEarlierTranslationsOfCasesWhosePapersOneMayReadAlone) {
    const std::string sentence = "Please keep this request confidential towards the holder of the account.";
    const std::string ours = request(anna, "boris");
    ASSERT_EQ(word(anna, ours, "en", sentence), "done");
    ASSERT_EQ(word(anna, ours, "fr", "Veuillez garder la demande confidentielle."), "done");
    const std::string hidden = request(clara, "carl");
    ASSERT_EQ(word(clara, hidden, "en", sentence), "done");
    ASSERT_EQ(word(clara, hidden, "fr", "Ne dites rien au titulaire."), "done");
    const std::string fresh = request(anna, "boris");
    ASSERT_EQ(word(anna, fresh, "en", "Please keep this request confidential towards the holders of the account."),
              "done");
    const auto found = earlier(anna, fresh);
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].case_id, ours);
    EXPECT_EQ(found[0].paper, "w1");
    EXPECT_EQ(to_string(found[0].on), "2024-01-22");
    EXPECT_EQ(found[0].words.source, sentence);
    EXPECT_EQ(found[0].words.translation, "Veuillez garder la demande confidentielle.");
    EXPECT_EQ(found[0].words.likeness, 90) << "one word of eleven is another";
    auto lease = test.node().database().reader();
    const auto noted =
        (*lease)->all("SELECT case_id FROM docket_reading WHERE authority = $1 AND account = $2 AND what = $3",
                      {"ch-bj", "anna", "passage of paper w1 offered as a translation"},
                      [](const store::Row& row) { return row.string(0); });
    ASSERT_TRUE(noted);
    EXPECT_EQ(*noted, std::vector<std::string>{ours}) << "and not in the case it was asked for";
}

INSTANTIATE_TEST_SUITE_P(Engines, TranslationDesk, ::testing::Values(store::Engine::sqlite, store::Engine::postgres),
                         [](const auto& engine) { return store::testing::to_string(engine.param); });

}  // namespace
}  // namespace comity::node
