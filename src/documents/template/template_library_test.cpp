// SPDX-License-Identifier: EUPL-1.2
#include "documents/template/template_library.h"

#include <gtest/gtest.h>

#include "law/testing/small_library.h"

namespace comity::documents {
namespace {

constexpr std::string_view fields = R"(
field person.name : name "name" fr "nom" ru "имя"
field questions : list of text "questions" fr "questions" ru "вопросы"
field days : number "days" fr "jours" ru "дни"
field offence.title : text per offence "offence" fr "infraction" ru "преступление"
part greeting
  paragraph greeting "Dear colleagues" fr "Chers collègues" ru "Уважаемые коллеги"
)";

const law::Library& library() {
    static const law::Library made = law::small_library(R"(
instrument t-1 "Convention"
  family extradition
  role treaty
provision 1 "Minors" fr "Mineurs" ru "Несовершеннолетние" mark T
  ground g.minor mandatory
    when person.minor
)");
    return made;
}

std::string faults_of(const std::vector<TemplateFile>& files) {
    law::Faults faults;
    const auto read = TemplateLibrary::read(library(), files, faults);
    EXPECT_EQ(read.has_value(), !faults.any_error());
    std::string all;
    for (const law::Fault& fault : faults.list()) all += law::to_string(fault) + "\n";
    return all;
}

/// What is refused in a template whose first block stands on line 3.
std::string faults_in(const std::string& blocks) {
    return faults_of({{"fields.paper", std::string(fields)},
                      {"a.paper", "template a \"A\" fr \"A\" ru \"А\"\n  fits true\n" + blocks}});
}

TEST(TemplateLibrary, ReadsBlocksConditionsAndSlots) {
    EXPECT_EQ(faults_in("  use greeting\n"
                        "  heading h \"Facts\" fr \"Faits\" ru \"Факты\"\n"
                        "    when person.minor and custody.basis is provisional\n"
                        "  paragraph p numbered optional \"Arrested on {custody.arrest_date}\"\n"
                        "    fr \"Arrêtée le {custody.arrest_date}\" ru \"Арестовано {custody.arrest_date}\"\n"
                        "    gives purpose\n"
                        "  list q numbered\n"
                        "    item q \"{questions}\"\n"
                        "      each questions\n"
                        "  table t\n"
                        "    head \"Name\" fr \"Nom\" ru \"Имя\" = \"Title\" fr \"Titre\" ru \"Название\"\n"
                        "    row r \"{person.name}\" = \"{offence.title}\"\n"
                        "      each offence\n"
                        "      when offence.fiscal\n"
                        "  paragraph law \"{law.basis}; {law.g.minor}\"\n"),
              "");
}

TEST(TemplateLibrary, RefusesAnUnknownFactWithItsPlace) {
    EXPECT_EQ(faults_in("  paragraph p \"{custody.arest_date}\"\n"),
              "a.paper:3:3: error: 'custody.arest_date' is no fact and no field (is 'custody.arrest_date' meant?)\n");
    EXPECT_EQ(faults_in("  paragraph p \"x\" fr \"x\" ru \"x\"\n    when persn.minor\n"),
              "a.paper:4:21: error: 'persn.minor' is no fact and no named expression (is 'person.minor' meant?)\n");
    EXPECT_EQ(faults_in("  paragraph p \"{law.g.monor}\"\n").substr(0, 66),
              "a.paper:3:3: error: the law library has no rule 'g.monor' (write l");
}

TEST(TemplateLibrary, RefusesAFactWithoutWords) {
    EXPECT_EQ(faults_in("  paragraph p \"{person.minor}\"\n"),
              "a.paper:3:3: error: 'person.minor' has no words of its own (say it in a passage of its own with `when "
              "person.minor`)\n");
}

TEST(TemplateLibrary, RefusesAPassageWithoutAllLanguages) {
    EXPECT_EQ(faults_in("  paragraph p \"Facts\" fr \"Faits\"\n"),
              "a.paper:3:15: error: no wording in 'ru' (add ru \"…\"; only a text of slots may stand for all "
              "languages)\n");
}

TEST(TemplateLibrary, RefusesWhatBelongsToOneOffenceOutsideOfIt) {
    EXPECT_EQ(faults_in("  paragraph p \"{offence.title}\"\n"),
              "a.paper:3:3: error: 'offence.title' belongs to one offence (add `each offence`)\n");
    EXPECT_EQ(faults_in("  paragraph p \"x\" fr \"x\" ru \"x\"\n    when offence.fiscal\n"),
              "a.paper:3:3: error: the condition speaks of one offence (add `each offence`, or say some offences ( … "
              "))\n");
}

TEST(TemplateLibrary, AsksWhetherFactsWithoutWordsAreKnown) {
    EXPECT_EQ(faults_in("  paragraph p \"{person.name}\"\n    if given person.minor, questions\n"), "");
    EXPECT_EQ(faults_in("  paragraph p \"{person.name}\"\n    if not given offence.fiscal\n"),
              "a.paper:3:3: error: 'offence.fiscal' belongs to one offence (add `each offence`)\n");
    EXPECT_NE(faults_in("  list q\n    each questions\n    item q \"{questions}\"\n"), "");
}

TEST(TemplateLibrary, RefusesTwoPassagesOfOneName) {
    EXPECT_EQ(faults_in("  paragraph p \"{person.name}\"\n  paragraph p \"{person.name}\"\n"),
              "a.paper:4:3: error: two passages are named 'p' (give each its own name: drafts are compared by it)\n");
}

TEST(TemplateLibrary, RefusesBracesThatDoNotFitAndPluralsWithoutOther) {
    EXPECT_EQ(faults_in("  paragraph p \"{person.name\"\n").substr(0, 46),
              "a.paper:3:15: error: '{' is not closed (write ");
    EXPECT_EQ(faults_in("  paragraph p \"person.name}\"\n").substr(0, 47),
              "a.paper:3:15: error: '}' closes nothing (write ");
    EXPECT_EQ(faults_in("  paragraph p \"{days plural one=# day}\"\n").substr(0, 62),
              "a.paper:3:15: error: the plural of 'days' has no form 'other' ");
}

TEST(TemplateLibrary, RefusesRowsOfAnotherLength) {
    EXPECT_EQ(faults_in("  table t\n    head \"{person.name}\" = \"{person.name}\"\n    row r \"{person.name}\"\n"),
              "a.paper:5:5: error: the row has 1 cells and not 2 (cells stand after each other, joined by =)\n");
}

TEST(TemplateLibrary, RefusesUnknownContentsPartsAndClauses) {
    EXPECT_NE(faults_in("  paragraph p \"{person.name}\"\n    gives purposes\n"), "");
    EXPECT_EQ(faults_in("  use greting\n"),
              "a.paper:3:3: error: there is no part 'greting' (parts are declared by `part NAME`)\n");
    EXPECT_NE(faults_in("  paragraph p \"{person.name}\"\n    while true\n"), "");
    EXPECT_NE(faults_in("  paragrap p \"{person.name}\"\n"), "");
}

TEST(TemplateLibrary, RefusesInAPartWhatWouldNotBeInThePaper) {
    const auto faults_in_part = [](const std::string& lines) { return faults_of({{"p.paper", "part p\n" + lines}}); };
    const std::string no_block =
        "error: this is no block of a part (write heading, subheading, paragraph, list, table, break or use)\n";
    EXPECT_EQ(faults_in_part("  paragraph a \"A\" fr \"A\" ru \"A\"\n  break\n"), "");
    EXPECT_EQ(faults_in_part("  paragrap a \"A\" fr \"A\" ru \"A\"\n"), "p.paper:2:3: " + no_block);
    EXPECT_EQ(faults_in_part("  when person.minor\n"), "p.paper:2:3: " + no_block);
    EXPECT_EQ(faults_in_part("  fr \"A\"\n"), "p.paper:2:3: " + no_block);
    EXPECT_EQ(faults_of({{"p.paper", "part p \"A\"\n"}}),
              "p.paper:1:1: error: words beside the name of a part (put them into its blocks)\n");
}

TEST(TemplateLibrary, RefusesRowsWhereTheyWouldNotBeInThePaper) {
    const std::string words = " \"A\" fr \"A\" ru \"A\"\n";
    const auto no_clause = [](const std::string& place, const std::string& keyword) {
        return "a.paper:" + place + ": error: '" + keyword +
               "' is no clause of a passage (write when, if, each or gives)\n";
    };
    const std::string item = "    item i \"{person.name}\"\n";
    const std::string row = "    row r \"{person.name}\"\n";
    EXPECT_EQ(faults_in("  paragraph p" + words + item), no_clause("4:5", "item"));
    EXPECT_EQ(faults_in("  heading h" + words + "    head" + words), no_clause("4:5", "head"));
    EXPECT_EQ(faults_in("  list l\n" + item + row), no_clause("5:5", "row"));
    EXPECT_EQ(faults_in("  table t\n" + row + item), no_clause("5:5", "item"));
    EXPECT_EQ(faults_in("  list l\n" + item + "      item j \"{person.name}\"\n"), no_clause("5:7", "item"));
    EXPECT_EQ(faults_in("  table t\n    head \"{person.name}\"\n      when person.minor\n" + row),
              "a.paper:5:7: error: a head has no clauses (put them below the table or its rows)\n");
    EXPECT_EQ(faults_in("  break\n    when person.minor\n"),
              "a.paper:3:3: error: a break stands alone (put what is behind or below it on lines of its own)\n");
}

TEST(TemplateLibrary, RefusesPluralsOfWhatIsNoNumber) {
    const std::string forms = " plural one=# day; other=# days}\"\n    fr \"x\" ru \"x\"\n";
    for (const std::string name : {"days", "questions.count"})
        EXPECT_EQ(faults_in("  paragraph p \"{" + name + forms), "") << name;
    for (const std::string name : {"questions", "person.name", "custody.arrest_date", "law.basis"})
        EXPECT_EQ(faults_in("  paragraph p \"{" + name + forms),
                  "a.paper:3:3: error: '" + name + "' is no number (plurals need a number or a count)\n");
}

TEST(TemplateLibrary, NamesWhatATemplateWasReadFromByADigest) {
    const auto digest_of = [](const std::string& own, const std::string& part) {
        law::Faults faults;
        const auto read = TemplateLibrary::read(
            library(), {{"o", "template a \"A\" fr \"A\" ru \"A\"\n" + own}, {"p", "part p\n" + part}}, faults);
        return read ? read->find("a")->digest : law::to_string(faults.list().front());
    };
    const std::string same = digest_of("  use p\n", "  break\n");
    EXPECT_EQ(same.size(), std::string_view("sha256:").size() + 64);
    EXPECT_EQ(digest_of("  use p\n", "  break\n"), same);
    EXPECT_NE(digest_of("  use p\n  break\n", "  break\n"), same);
    EXPECT_NE(digest_of("  use p\n", "  break\n  break\n"), same);
}

TEST(TemplateLibrary, RefusesAPartThatUsesItself) {
    EXPECT_NE(faults_of({{"a.paper", "part p\n  use p\ntemplate a \"A\" fr \"A\" ru \"A\"\n  use p\n"}}), "");
}

TEST(TemplateLibrary, LetsAnAuthorityReplaceATemplateAndAWordButNotTwice) {
    const std::string ours = "template a \"Ours\" fr \"A\" ru \"A\"\n  fits true\nword w \"ours\" fr \"a\" ru \"a\"\n";
    const std::string theirs =
        "template a \"Theirs\" fr \"A\" ru \"A\"\n  fits true\nword w \"theirs\" fr \"a\" ru \"a\"\n";
    law::Faults faults;
    const auto read = TemplateLibrary::read(library(), {{"o", ours, false}, {"t", theirs, true}}, faults);
    ASSERT_TRUE(read);
    EXPECT_EQ(words_in(read->find("a")->title, "en"), "Theirs");
    EXPECT_EQ(read->word("w", "en"), "theirs");
    EXPECT_NE(faults_of({{"o", ours, false}, {"t", theirs, false}}), "");
}

TEST(TemplateLibrary, KeepsItsLimits) {
    const auto text_of = [](std::size_t length) {
        const std::string text(length, 'x');
        return "  paragraph p \"" + text + "\" fr \"x\" ru \"x\"\n";
    };
    EXPECT_EQ(faults_in(text_of(max_text_bytes)), "");
    EXPECT_NE(faults_in(text_of(max_text_bytes + 1)), "");
    const auto blocks_of = [](std::size_t count) {
        std::string blocks;
        for (std::size_t i = 0; i < count; ++i) blocks += "  paragraph p" + std::to_string(i) + " \"{person.name}\"\n";
        return blocks;
    };
    EXPECT_EQ(faults_in(blocks_of(max_blocks)), "");
    EXPECT_NE(faults_in(blocks_of(max_blocks + 1)), "");
    const auto parts_of = [](std::size_t count) {
        std::string text;
        for (std::size_t i = 0; i < count; ++i) text += "{days}";
        return "  paragraph p \"" + text + "\"\n";
    };
    EXPECT_EQ(faults_in(parts_of(max_text_parts - 1)), "");
    EXPECT_NE(faults_in(parts_of(max_text_parts)), "");
    const auto fields_of = [](std::size_t count) {
        std::string text;
        for (std::size_t i = 0; i < count; ++i)
            text += "field f" + std::to_string(i) + " : code \"f\" fr \"f\" ru \"f\"\n";
        return std::vector<TemplateFile>{{"f.paper", text}};
    };
    EXPECT_EQ(faults_of(fields_of(max_fields)), "");
    EXPECT_NE(faults_of(fields_of(max_fields + 1)), "");
    const auto templates_of = [](std::size_t count) {
        std::string text;
        for (std::size_t i = 0; i < count; ++i)
            text += "template t" + std::to_string(i) + " \"T\" fr \"T\" ru \"T\"\n  fits true\n";
        return std::vector<TemplateFile>{{"t.paper", text}};
    };
    EXPECT_EQ(faults_of(templates_of(max_templates)), "");
    EXPECT_NE(faults_of(templates_of(max_templates + 1)), "");
}

}  // namespace
}  // namespace comity::documents
