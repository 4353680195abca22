// SPDX-License-Identifier: EUPL-1.2
// What the compiler finds wrong in a library, and that what it accepts means what it says.
#include "law/compile/compile.h"

#include "law/testing/law_folder.h"

namespace comity::law {
namespace {

constexpr std::string_view header = "instrument t-1 \"Convention\"\n  family extradition\n  role treaty\n";

/// All faults and warnings of a library of one file, without hints.
std::string faults_in(const std::string& law) {
    const CompiledLaw compiled = compile_small(law);
    std::string all;
    for (const Fault& fault : compiled.faults.list()) {
        all += to_string(fault.place) + " " + fault.message + "\n";
    }
    return all;
}

std::string in_provision(const std::string& rules) {
    return faults_in(std::string(header) + "provision 1 \"One\" mark T\n  says \"x\"\n" + rules);
}

TEST(compile, finds_every_fault_at_once) {
    const std::string all = faults_in(
        "instrument t-1 \"Convention\"\n  family taxation\n  role king\n  colour red\nprovision 1 \"One\"\n  "
        "procedure\n");
    EXPECT_NE(all.find("rules.law:2:18 'taxation' is no family"), std::string::npos) << all;
    EXPECT_NE(all.find("rules.law:3:8 a role should stand here"), std::string::npos) << all;
    EXPECT_NE(all.find("rules.law:4:3 'colour' is no clause of an instrument"), std::string::npos) << all;
    EXPECT_NE(all.find("rules.law:5:1 the provision has no mark of verification"), std::string::npos) << all;
}

TEST(compile, gives_no_image_of_a_library_with_errors) {
    EXPECT_TRUE(compile_small("instrument t-1\n").image.empty());
    EXPECT_FALSE(compile_small(std::string(header) + "provision 1 \"x\" mark T\n  procedure\n").image.empty());
}

TEST(compile, provisions) {
    EXPECT_EQ(faults_in("provision 1 \"One\" mark T\n  procedure\n"),
              "rules.law:1:1 a provision stands before any instrument\n");
    EXPECT_EQ(faults_in(std::string(header) + "provision 1 \"One\" mark T\n  says \"x\"\n"),
              "rules.law:4:1 the provision has no rule\n");
    EXPECT_EQ(in_provision("  procedure\nprovision 1 \"Again\" mark T\n  says \"x\"\n  procedure\n"),
              "rules.law:7:1 the provision t-1:1 stands twice\n");
    EXPECT_EQ(in_provision("  chapter IX\n  procedure\n"), "rules.law:6:13 the instrument has no such chapter\n");
    EXPECT_EQ(in_provision("  replaces t-9:1\n  procedure\n"), "rules.law:4:1 't-9' is no instrument of the library\n");
    EXPECT_EQ(in_provision("  replaces t-1:7\n  procedure\n"), "rules.law:4:1 there is no provision t-1:7\n");
    EXPECT_EQ(in_provision("  in force 2010-01-01 until 2012\n  procedure\n"),
              "rules.law:6:23 'until' was not expected here\n");
}

TEST(compile, rules) {
    EXPECT_EQ(in_provision("  suggestion\n"),
              "rules.law:6:13 'suggestion' is no rule and no clause of a provision\nrules.law:4:1 the provision has no "
              "rule\n");
    EXPECT_EQ(in_provision("  ground g.x optional\n"), "rules.law:6:3 the rule has no `when` clause\n");
    EXPECT_NE(in_provision("  ground g.x\n    when true\n").find("a ground is mandatory or optional"),
              std::string::npos);
    EXPECT_EQ(in_provision("  condition c.x\n    when true\n").substr(0, 47),
              "rules.law:7:5 'when' is no clause of this rule\n");
    EXPECT_NE(in_provision("  clock k.x custody\n    lasts 18 days\n").find("a clock needs `from` and `lasts`"),
              std::string::npos);
    EXPECT_NE(in_provision("  clock k.x weekly\n    from custody.arrest_date\n    lasts 18 days\n")
                  .find("the kind of the clock should stand here"),
              std::string::npos);
    EXPECT_NE(in_provision("  documents\n    need passport\n").find("'passport' is no paper and no item of contents"),
              std::string::npos);
    EXPECT_NE(in_provision("  exception to g.nothing when true\n").find("no rule raises g.nothing"), std::string::npos);
    EXPECT_NE(
        in_provision("  duty d.x\n    owed when true\n    open when true ask weather\n").find("'weather' is no fact"),
        std::string::npos);
}

TEST(compile, backward_lengths_have_bounds) {
    const auto lasts = [](const std::string& length) {
        return in_provision("  clock k.x limit\n    from decision.date\n    lasts " + length + "\n");
    };
    EXPECT_EQ(lasts("-50 days"), "");
    EXPECT_NE(lasts("-99999999999999 days"), "");
    EXPECT_NE(lasts("--5 days"), "");
    EXPECT_NE(lasts("-x days"), "");
    EXPECT_EQ(lasts("judgment.days days"), "");
    EXPECT_EQ(lasts("first of month after 3 months"), "");
}

TEST(compile, facts) {
    EXPECT_EQ(faults_in("fact person.minor : yes/no\n"), "rules.law:1:1 the fact 'person.minor' is declared twice\n");
    EXPECT_NE(faults_in("fact a.b : colour\n").find("a type should stand here"), std::string::npos);
    EXPECT_NE(faults_in("fact a.b : one of x\n  value y \"Y\"\n").find("'y' is not among the values of this fact"),
              std::string::npos);
    EXPECT_NE(
        faults_in("fact a.b : yes/no\n  alias c\nfact a.d : yes/no\n  alias c\n").find("'c' is an alias of two facts"),
        std::string::npos);
    EXPECT_NE(faults_in("fact a.b : yes/no\n  answered by nobody\n").find("'nobody' answers no facts"),
              std::string::npos);
}

TEST(compile, a_fact_known_by_itself_is_refused) {
    EXPECT_NE(faults_in("fact a.b : yes/no\n  otherwise a.b\n").find("is otherwise known by itself"),
              std::string::npos);
    EXPECT_NE(faults_in("fact a.b : yes/no\n  otherwise not a.c\nfact a.c : yes/no\n  otherwise person.minor and a.b\n")
                  .find("is otherwise known by itself"),
              std::string::npos);
    EXPECT_EQ(faults_in("fact a.b : yes/no\n  otherwise a.c\nfact a.c : yes/no\n  otherwise person.minor\n"), "");
}

TEST(compile, an_instrument_that_belongs_to_itself_is_refused) {
    const std::string one = "instrument p-1 \"One\"\n  family extradition\n  role protocol to p-2\n";
    const std::string two = "instrument p-2 \"Two\"\n  family extradition\n  role protocol to p-1\n";
    EXPECT_NE(faults_in(one + two).find("belongs to itself"), std::string::npos);
    EXPECT_NE(
        faults_in("instrument p-1 \"One\"\n  family extradition\n  role protocol to p-1\n").find("belongs to itself"),
        std::string::npos);
}

TEST(compile, conditions_that_can_never_hold) {
    EXPECT_NE(in_provision("  ground g.x optional\n    when person.role is accused and person.role is witness\n")
                  .find("a condition can never hold"),
              std::string::npos);
    EXPECT_EQ(in_provision("  ground g.x optional\n    when person.role is accused or person.role is witness\n"), "");
    EXPECT_NE(in_provision("  ground g.x optional\n    applies when false\n    when person.minor\n")
                  .find("the rule can never apply"),
              std::string::npos);
}

TEST(compile, lines_that_begin_no_statement) {
    EXPECT_EQ(faults_in("treaty t-1\n"), "rules.law:1:1 'treaty' begins no statement\n");
    EXPECT_EQ(faults_in("\"treaty\"\n"), "rules.law:1:1 'this line' begins no statement\n");
}

TEST(compile, examples) {
    EXPECT_NE(faults_in("example \"x\"\n  as of 2024-01-01\n").find("the example expects nothing"), std::string::npos);
    EXPECT_NE(faults_in("example \"x\"\n  colour red\n  expect outcome x\n").find("no clause of an example"),
              std::string::npos);
}

class CompiledFolder : public LawFolder {
   protected:
    void SetUp() override {
        LawFolder::SetUp();
        write("coe/t-1/rules.law",
              std::string(header) +
                  "  joins 90 days after deposit\nprovision 1 \"One\" mark T\n  says \"x\"\n  procedure\n");
    }
};

TEST_F(CompiledFolder, gives_the_same_bytes_every_time) {
    const CompiledLaw first = compile_law(folder_);
    EXPECT_EQ(faults_of(first), "");
    ASSERT_FALSE(first.image.empty());
    EXPECT_EQ(first.image, compile_law(folder_).image);
}

TEST_F(CompiledFolder, must_exist_and_have_a_version) {
    EXPECT_NE(faults_of(compile_law(folder_ / "nowhere")).find("there is no such folder"), std::string::npos);
    std::filesystem::remove(folder_ / "VERSION");
    EXPECT_NE(faults_of(compile_law(folder_)).find("the library has no version"), std::string::npos);
}

TEST_F(CompiledFolder, a_table_of_no_instrument_is_a_fault) {
    write("coe/t-9/parties.csv", "state,signed\nFI,\n");
    EXPECT_NE(faults_of(compile_law(folder_)).find("there is no instrument 't-9'"), std::string::npos);
}

TEST_F(CompiledFolder, a_broken_table_is_a_fault_with_its_line) {
    write("coe/t-1/parties.csv", "state,signed\nFI\n");
    EXPECT_NE(faults_of(compile_law(folder_)).find("parties.csv:2:1: error: this row has 1 cells, the header 2"),
              std::string::npos);
}

}  // namespace
}  // namespace comity::law
