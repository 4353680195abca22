// SPDX-License-Identifier: EUPL-1.2
#include "text/word_forms.h"

#include <algorithm>

#include <gmock/gmock.h>

namespace comity::text {
namespace {

using ::testing::Contains;

std::string key(std::string_view word, std::string_view language) {
    return search_key(word, language);
}

TEST(WordForms, OfOneWordHaveOneKey) {
    EXPECT_EQ(key("extradited", "en"), key("extraditing", "en"));
    EXPECT_EQ(key("requests", "en"), key("request", "en"));
    EXPECT_EQ(key("demandes", "fr"), key("demande", "fr"));
    EXPECT_EQ(key("extradés", "fr"), key("extrader", "fr"));
    EXPECT_EQ(key("запроса", "ru"), key("запросами", "ru"));
    EXPECT_EQ(key("выдаче", "ru"), key("выдачу", "ru"));
    EXPECT_EQ(key("иванов", "ru"), key("ивановым", "ru"));
    EXPECT_NE(key("request", "en"), key("refusal", "en"));
}

TEST(WordForms, AreApartByLanguage) {
    EXPECT_EQ(key("extradition", "en"), "en:extradit");
    EXPECT_EQ(key("extradition", "fr"), "fr:extradit");
    EXPECT_EQ(key("extradition", "az"), "-:extradition");
    EXPECT_EQ(key("запрос", "en"), "ru:запрос") << "a Russian word in an English text";
    EXPECT_EQ(key("request", "ru"), "en:request");
    EXPECT_EQ(key("сұрау", "kk"), "-:сұрау");
    EXPECT_EQ(key("2024", "en"), "-:2024");
    EXPECT_EQ(key("تسليم", "ar"), "-:تسليم");
}

TEST(WordForms, IgnoreMarksAndElisionAndTheLetterYo) {
    EXPECT_EQ(key("l'extradition", "fr"), key("extradition", "fr"));
    EXPECT_EQ(key("qu'extradition", "fr"), key("extradition", "fr"));
    EXPECT_EQ(key("aujourd'hui", "fr"), key("aujourd'hui", "fr"));
    EXPECT_EQ(key("régional", "fr"), key("regional", "fr"));
    EXPECT_EQ(key("ünvan", "az"), "-:unvan");
    EXPECT_EQ(key("учёт", "ru"), key("учет", "ru"));
    EXPECT_EQ(key("районный", "ru"), "ru:район") << "й is a letter, not a marked и";
}

TEST(WordForms, AreLookedForInEveryLanguageAndScript) {
    EXPECT_THAT(search_keys("requests"), Contains(key("request", "en")));
    EXPECT_THAT(search_keys("demandes"), Contains(key("demande", "fr")));
    EXPECT_THAT(search_keys("2024"), testing::ElementsAre("-:2024"));
    EXPECT_THAT(search_keys("ivanov"), Contains(key("иванова", "ru")));
    EXPECT_THAT(search_keys("иванова"), Contains(key("ivanova", "en")));
    EXPECT_THAT(search_keys("сұрау"), Contains("-:сұрау"));
}

// Examples of the BGN/PCGN 1947 system.
TEST(WordForms, CrossTheScriptsByTheTable) {
    EXPECT_EQ(in_latin_letters("хрущев"), "khrushchev");
    EXPECT_EQ(in_russian_letters("khrushchev"), "хрущев");
    EXPECT_EQ(in_russian_letters("zhukovskiy"), "жуковский");
    EXPECT_EQ(in_russian_letters("krylov"), "крылов");
    EXPECT_EQ(in_russian_letters("yeltsin"), "елцин") << "the soft sign leaves no letter";
    EXPECT_EQ(in_latin_letters("яковлев"), "yakovlev");
    EXPECT_EQ(in_russian_letters("yakovlev"), "яковлев");
}

}  // namespace
}  // namespace comity::text
