// SPDX-License-Identifier: EUPL-1.2
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "documents/guard/parallel_text.h"
#include "format/csv.h"

namespace comity::documents {
namespace {

Document sentence(const std::string& source, const std::string& text, const std::string& other,
                  const std::string& words) {
    const auto name = [](const std::string& language) {
        return std::string(language == "ru" ? "Рашад Экземпл" : "Rashad Example");
    };
    Document document;
    document.languages = {source, other};
    document.slots = {{"person.name", SlotKind::name, "", {name(source), name(other)}, false}};
    Paragraph paragraph;
    paragraph.words.id = "p";
    paragraph.words.origin = Segment::Origin::free;
    paragraph.words.versions.resize(2);
    for (const auto& [version, passage] : {std::pair{0, &text}, std::pair{1, &words}}) {
        TextRun run;
        run.text = *passage;
        run.slot = none;
        paragraph.words.versions[static_cast<std::size_t>(version)] = {run};
    }
    document.blocks = {paragraph};
    return document;
}

std::string told(const std::vector<Difference>& differences) {
    std::string all;
    for (const Difference& each : differences)
        all += std::string(to_string(each.kind)) + ": " + each.source.says + " | " + each.other.says + "; ";
    return all;
}

format::CsvTable sentences() {
    const char* file = "tests/vectors/parallel-texts/sentences.csv";
    std::ifstream stream(file, std::ios::binary);
    std::stringstream text;
    text << stream.rdbuf();
    return format::read_csv(text.str(), file).value();
}

TEST(Sentences, DifferWhereOneWasPlantedAndNowhereElse) {
    const format::CsvTable table = sentences();
    const std::array<std::string, 3> languages{"en", "fr", "ru"};
    std::size_t planted = 0;
    std::size_t clean = 0;
    for (const auto& row : table.rows) {
        for (const std::size_t other : {1U, 2U}) {
            const bool differs = row.cells[4].find(languages[other]) != std::string::npos;
            const std::string& english = row.cells[1];
            const std::string& words = row.cells[other + 1];
            const auto found = differences(sentence("en", english, languages[other], words));
            const auto back = differences(sentence(languages[other], words, "en", english));
            EXPECT_EQ(!found.empty(), differs) << row.cells[0] << "\n"
                                               << english << "\n"
                                               << words << "\n"
                                               << told(found);
            EXPECT_EQ(!back.empty(), differs) << row.cells[0] << "\n" << words << "\n" << english << "\n" << told(back);
            ++(differs ? planted : clean);
        }
    }
    EXPECT_GE(planted, 120u);
    EXPECT_GE(clean, 400u);
}

TEST(Sentences, AgreeBetweenTwoTranslationsToo) {
    for (const auto& row : sentences().rows) {
        if (!row.cells[4].empty()) continue;
        const auto found = differences(sentence("fr", row.cells[2], "ru", row.cells[3]));
        EXPECT_TRUE(found.empty()) << row.cells[0] << "\n"
                                   << row.cells[2] << "\n"
                                   << row.cells[3] << "\n"
                                   << told(found);
    }
}

/// Every number of every sentence, made another by its last digit.
TEST(Sentences, DifferByAnyDigit) {
    std::size_t changed = 0;
    for (const auto& row : sentences().rows) {
        if (!row.cells[4].empty()) continue;
        for (const std::size_t other : {2U, 3U}) {
            const std::string& words = row.cells[other];
            for (std::size_t at = 0; at < words.size(); ++at) {
                const auto is_digit = [&](std::size_t i) {
                    return i < words.size() && words[i] >= '0' && words[i] <= '9';
                };
                if (!is_digit(at) || is_digit(at + 1)) continue;
                std::string made = words;
                made[at] = made[at] == '9' ? '0' : static_cast<char>(made[at] + 1);
                EXPECT_FALSE(differences(sentence("en", row.cells[1], other == 2 ? "fr" : "ru", made)).empty())
                    << row.cells[0] << "\n"
                    << row.cells[1] << "\n"
                    << made;
                ++changed;
            }
        }
    }
    EXPECT_GE(changed, 500u);
}

}  // namespace
}  // namespace comity::documents
