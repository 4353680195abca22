// SPDX-License-Identifier: EUPL-1.2
// What a machine read is kept as plain words, with limits; languages are named by what is installed.
#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "documents/recognition/languages.h"
#include "documents/recognition/recognised_text.h"
#include "format/canonical_json.h"
#include "format/utf8.h"

namespace comity::documents {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr std::string_view installed =
    "List of available languages in \"/usr/share/tesseract-ocr/5/tessdata/\" (4):\neng\nfra\nosd\nrus\n";

TEST(RecognitionLanguages, AreThoseInstalled) {
    EXPECT_EQ(tesseract_languages({"en"}, installed).value(), "eng");
    EXPECT_EQ(tesseract_languages({"ru", "fr"}, installed).value(), "rus+fra");
    const Error turkish = tesseract_languages({"en", "tr"}, installed).error();
    EXPECT_EQ(turkish.kind, ErrorKind::not_found);
    EXPECT_THAT(turkish.hint, HasSubstr("tesseract-ocr-tur"));
    EXPECT_EQ(tesseract_languages({"xx"}, installed).error().kind, ErrorKind::not_found);
    EXPECT_EQ(tesseract_languages({"--psm"}, installed).error().kind, ErrorKind::not_found) << "no option slips in";
}

TEST(RecognitionLanguages, AreThoseOfTheDocumentWhereNobodySaysOthers) {
    EXPECT_THAT(usual_languages("ru"), ElementsAre("ru"));
    EXPECT_THAT(usual_languages(""), ElementsAre("en", "fr", "ru"));
    EXPECT_THAT(usual_languages("tr"), ElementsAre("en", "fr", "ru"));
}

TEST(RecognisedPage, KeepsLinesAndNothingThatActs) {
    EXPECT_EQ(plain_words("  Warrant of arrest  \n\n\n\nNo 7/2026 \n\f"), "  Warrant of arrest\n\nNo 7/2026");
    EXPECT_EQ(plain_words("a\tb\fc"), "a b c");
    EXPECT_EQ(plain_words("a\x1b[31mb\x07\r\nc"), "a[31mb\nc");
    EXPECT_EQ(plain_words("a\u202Eb\u2066c\uFEFFd\u0085e"), "abcde");
    EXPECT_EQ(plain_words("Постановление об аресте"), "Постановление об аресте");
    EXPECT_EQ(plain_words("a\xFFz"), "a\uFFFDz");
    EXPECT_EQ(plain_words(" \n \n"), "");
}

TEST(RecognisedPage, IsCutAtItsLimitBetweenCharacters) {
    EXPECT_EQ(plain_words(std::string(longest_recognised_page, 'a')).size(), longest_recognised_page);
    EXPECT_EQ(plain_words(std::string(longest_recognised_page + 1, 'a')).size(), longest_recognised_page);
    std::string russian = "a";
    while (russian.size() <= longest_recognised_page) russian += "б";
    const std::string cut = plain_words(russian);
    EXPECT_EQ(cut.size(), longest_recognised_page - 1);
    EXPECT_TRUE(format::is_utf8(cut));
}

RC_GTEST_PROP(RecognisedPage, IsPlainWhateverAMachineWrote, ()) {
    const auto octets = *rc::gen::container<std::string>(rc::gen::arbitrary<char>());
    const std::string plain = plain_words(octets);
    RC_ASSERT(format::is_utf8(plain));
    RC_ASSERT(plain_words(plain) == plain);
}

RecognisedText two_pages() {
    return {"tesseract 5.3.0", {"en", "ru"}, {{1, "Warrant", true}, {2, "", false}}, true};
}

std::string json_of(const RecognisedText& text) {
    return format::canonical_json(to_value(text)).value();
}

TEST(RecognisedText, ComesBackFromItsJson) {
    EXPECT_EQ(read_recognised_text(json_of(two_pages())).value(), two_pages());
    EXPECT_EQ(json_of(two_pages()),
              R"({"by":"tesseract 5.3.0","languages":["en","ru"],"more":true,)"
              R"("pages":[{"page":1,"read":true,"text":"Warrant"},{"page":2,"read":false,"text":""}]})");
}

TEST(RecognisedText, KnowsWhetherItSaysAnything) {
    EXPECT_TRUE(two_pages().says_something());
    EXPECT_FALSE((RecognisedText{"t", {}, {{1, ". , | — «", true}, {2, "", true}}, false}.says_something()));
    EXPECT_FALSE((RecognisedText{"t", {}, {{1, "", false}}, false}.any_read()));
}

TEST(RecognisedText, IsReadStrictly) {
    for (const std::string wrong :
         {R"({})", R"([])", R"({"by":"t","languages":[],"pages":[]})",
          R"({"by":"t","languages":["english"],"more":false,"pages":[]})",
          R"({"by":"t","languages":[],"more":false,"pages":[{"page":0,"read":true,"text":""}]})",
          R"({"by":"t","languages":[],"more":false,"pages":[{"page":101,"read":true,"text":""}]})",
          R"({"by":"t","languages":[],"more":false,"pages":[{"page":1,"read":true,"text":"a\u0007"}]})",
          R"({"by":"t","languages":[],"more":false,"pages":[{"page":1,"read":true,"text":"","says":""}]})"})
        EXPECT_EQ(read_recognised_text(wrong).error().kind, ErrorKind::invalid) << wrong;
    RecognisedText text = two_pages();
    text.pages.assign(most_recognised_pages, {1, "a", true});
    EXPECT_TRUE(read_recognised_text(json_of(text)));
    text.pages.push_back({1, "a", true});
    EXPECT_EQ(read_recognised_text(json_of(text)).error().kind, ErrorKind::limit);
    text = two_pages();
    text.pages[0].text = std::string(longest_recognised_page, 'a');
    EXPECT_TRUE(read_recognised_text(json_of(text)));
    text.pages[0].text += 'a';
    EXPECT_EQ(read_recognised_text(json_of(text)).error().kind, ErrorKind::limit);
    EXPECT_EQ(read_recognised_text(std::string(most_recognised_octets + 1, ' ')).error().kind, ErrorKind::limit);
}

}  // namespace
}  // namespace comity::documents
