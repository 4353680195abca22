// SPDX-License-Identifier: EUPL-1.2
// What the tables say of the law is compared with the library: facts exist and take what is recorded, provisions exist.
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "cases/lifecycle/lifecycle.h"
#include "law/compile/compile.h"
#include "law/library/library.h"

namespace comity::cases {
namespace {

const law::Library& library() {
    static const law::Library compiled = law::Library::from_bytes(law::compile_law("law").image).value();
    return compiled;
}

std::set<std::string> provisions() {
    std::set<std::string> all;
    for (const law::Provision& provision : library().provisions()) all.emplace(library().text(provision.id));
    return all;
}

bool has_value(const law::Fact& fact, std::string_view word) {
    for (const law::FactValue& value : library().of(library().fact_values(), fact.values))
        if (library().text(value.word) == word) return true;
    return false;
}

void check(const RecordedFact& record, std::string_view step) {
    const law::FactIndex index = library().find_fact(record.fact);
    ASSERT_NE(index, law::none) << step << " records " << record.fact;
    const law::Fact& fact = library().facts()[static_cast<std::size_t>(index)];
    bool words = false;
    switch (record.from) {
        case RecordedFact::From::day:
            EXPECT_EQ(fact.type, law::Type::date) << step << ": " << record.fact;
            break;
        case RecordedFact::From::moment:
            EXPECT_EQ(fact.type, law::Type::moment) << step << ": " << record.fact;
            break;
        case RecordedFact::From::word:
            if (fact.type == law::Type::yes_no)
                EXPECT_TRUE(record.value == "yes" || record.value == "no") << step << ": " << record.fact;
            else
                EXPECT_TRUE(has_value(fact, record.value)) << step << ": " << record.fact << " " << record.value;
            break;
        case RecordedFact::From::given:
            for (const law::FactValue& value : library().of(library().fact_values(), fact.values))
                words = words || may_be_given(record, library().text(value.word));
            EXPECT_TRUE(record.value.empty() || words) << step << ": " << record.fact;
            break;
    }
}

TEST(LifecycleLaw, RecordedFactsAreThoseOfTheLibraryAndTakeWhatIsRecorded) {
    for (const KindWord& kind : kinds())
        for (const Direction direction : {Direction::incoming, Direction::outgoing})
            for (const Step& step : lifecycle(kind.kind, direction).steps)
                for (const RecordedFact& record : step.records) check(record, step.word);
}

TEST(LifecycleLaw, TheBasisOfCustodyIsOneTheLibraryKnowsAndTheOneRecorded) {
    for (const KindWord& kind : kinds())
        for (const Direction direction : {Direction::incoming, Direction::outgoing})
            for (const Step& step : lifecycle(kind.kind, direction).steps) {
                const bool taken = step.liberty == Liberty::begins || step.liberty == Liberty::changes;
                EXPECT_TRUE(taken || step.basis.empty()) << step.word;
                bool recorded = false;
                for (const RecordedFact& record : step.records)
                    recorded = recorded || (record.fact == "custody.basis" &&
                                            (record.value == step.basis ||
                                             (step.basis.empty() && record.from == RecordedFact::From::given)));
                EXPECT_TRUE(!taken || recorded) << step.word;
            }
}

TEST(LifecycleLaw, SourcesAreProvisionsOfTheLibrary) {
    const std::set<std::string> known = provisions();
    ASSERT_FALSE(known.contains("coe-024:99"));
    for (const KindWord& kind : kinds())
        for (const Direction direction : {Direction::incoming, Direction::outgoing})
            for (const Step& step : lifecycle(kind.kind, direction).steps)
                EXPECT_TRUE(step.source.empty() || known.contains(std::string(step.source)))
                    << step.word << ": " << step.source;
}

}  // namespace
}  // namespace comity::cases
