// SPDX-License-Identifier: EUPL-1.2
#include "documents/guard/marks.h"

#include <gtest/gtest.h>

namespace comity::documents {
namespace {

std::string marks(std::string_view text, std::string_view language) {
    static constexpr std::string_view kinds[] = {"date ", "time ", "sum ", "", "number ", "at ", ""};
    std::string all;
    for (const Mark& mark : marks_of(text, language).all)
        all += (all.empty() ? "" : "; ") + std::string(mark.soft ? "~" : "") +
               std::string(kinds[static_cast<std::size_t>(mark.kind)]) + said(mark);
    return all;
}

TEST(Marks, ReadTheSameDayInEveryWriting) {
    EXPECT_EQ(marks("on 29 February 2024", "en"), "date 2024-02-29");
    EXPECT_EQ(marks("February 29, 2024", "en"), "date 2024-02-29");
    EXPECT_EQ(marks("le 1er février 2024", "fr"), "date 2024-02-01");
    EXPECT_EQ(marks("29 февраля 2024 г.", "ru"), "date 2024-02-29");
    EXPECT_EQ(marks("29.02.2024, 29/02/2024, 2024-02-29", "ru"), "date 2024-02-29; date 2024-02-29; date 2024-02-29");
}

TEST(Marks, DoNotTakeAnImpossibleDayForADate) {
    EXPECT_EQ(marks("30 February 2024", "en"), "number 30; date 2024-02");
}

TEST(Marks, ReadTheSameSumInEveryWriting) {
    EXPECT_EQ(marks("EUR 250,000.50", "en"), "sum EUR 250000.5");
    EXPECT_EQ(marks("250\u202f000,50 EUR", "fr"), "sum EUR 250000.5");
    EXPECT_EQ(marks("250\u00a0000,50 евро", "ru"), "sum EUR 250000.5");
    EXPECT_EQ(marks("250 000 рублей", "ru"), "sum RUB 250000");
    EXPECT_EQ(marks("$1,000", "en"), "sum USD 1000");
    EXPECT_EQ(marks("1 000 €", "fr"), "sum EUR 1000");
}

TEST(Marks, ReadNumbersThatAreNoDayAndNoSum) {
    EXPECT_EQ(marks("between 1 March and 30 September 2026", "en"), "date 2026-03-01; date 2026-09-30");
    EXPECT_EQ(marks("du 1er mars au 30 septembre 2026", "fr"), "date 2026-03-01; date 2026-09-30");
    EXPECT_EQ(marks("+994 00 000 00 00", "ru"), marks("+994 00 000 00 00", "en"));
}

TEST(Marks, ReadTimesUnitsAndNumbersInWords) {
    EXPECT_EQ(marks("at 2.30 p.m.", "en"), "time 14:30");
    EXPECT_EQ(marks("à 14 h 30", "fr"), "time 14:30");
    EXPECT_EQ(marks("в 14 часов 30 минут", "ru"), "time 14:30");
    EXPECT_EQ(marks("5 kg, 12.5 per cent, 48-hour", "en"), "number 5 kg; number 12.5 %; number 48 h");
    EXPECT_EQ(marks("le mardi 3 mars 2026", "fr"), "~time weekday 2; date 2026-03-03");
    EXPECT_EQ(marks("twenty-five", "en"), "~number 25");
    EXPECT_EQ(marks("quatre-vingt-dix", "fr"), "~number 90");
    EXPECT_EQ(marks("2 млн 350 тыс. рублей", "ru"), "sum RUB 2350000");
    EXPECT_EQ(marks("192.0.2.15", "en"), "number 192.0.2.15");
}

TEST(Marks, ReadProvisionsInEveryWriting) {
    EXPECT_EQ(marks("article 12, paragraph 2, letter a", "en"), "article 12; paragraph 2; letter a");
    EXPECT_EQ(marks("art. 12(2)(a)", "en"), "article 12; paragraph 2; letter a");
    EXPECT_EQ(marks("l’article 12, paragraphe 2", "fr"), "article 12; paragraph 2");
    EXPECT_EQ(marks("статьи 6 и 12", "ru"), "article 6; article 12");
    EXPECT_EQ(marks("пункт 2 статьи 12", "ru"), "article 12; paragraph 2");
    EXPECT_EQ(marks("п. «b» ч. 3 ст. 158", "ru"), "article 158; paragraph 3; letter b");
    EXPECT_EQ(marks("l’article premier, art. 6 § 1", "fr"), "article 1; article 6; paragraph 1");
    EXPECT_EQ(marks("Chapter III", "en"), "number 3");
}

TEST(Marks, TakeNoPrepositionForALetter) {
    EXPECT_EQ(marks("your letter of yesterday", "en"), "");
    EXPECT_EQ(marks("la lettre et ses annexes", "fr"), "");
}

TEST(Marks, CountADenialOnceHoweverManyWordsItTakes) {
    EXPECT_EQ(marks("The person will not be heard.", "en"), "not");
    EXPECT_EQ(marks("La personne ne sera pas entendue.", "fr"), "not");
    EXPECT_EQ(marks("Лицо никогда и никем не будет допрошено.", "ru"), "not");
    EXPECT_EQ(marks("neither heard nor told", "en"), "not");
    EXPECT_EQ(marks("Aucun recours.", "fr"), "not");
    EXPECT_EQ(marks("without delay and not later than needed", "en"), "~not; ~not; ~at latest");
    EXPECT_EQ(marks("He did not come. She did not write.", "en"), "not; not");
}

TEST(Marks, AreNoneInALanguageThatIsNotKnownButForDigits) {
    EXPECT_EQ(marks("no es, 12", "es"), "number 12");
}

}  // namespace
}  // namespace comity::documents
