// SPDX-License-Identifier: EUPL-1.2
// What is public of the register on a day, on both engines.
#include <gmock/gmock.h>

#include "node/register/public_record.h"
#include "node/register/register_desk.h"
#include "node/test_node.h"

namespace comity::node {
namespace {

using format::Value;
using registry::NewsItem;
using store::Engine;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class PublicRecordOn : public ::testing::TestWithParam<Engine> {
   protected:
    RegisterDesk<NewsItem>& desk() { return test.office().registry->news; }

    void give(const Person& person, std::string_view command, Value arguments) {
        const auto given = desk().give(person, id, {.name = std::string(command), .arguments = std::move(arguments)});
        ASSERT_TRUE(given) << command << ": " << to_string(given.error());
    }
    /// Published for that day, and withdrawn on 2024-01-22.
    void withdrawn_after(std::string_view day) {
        const auto begun = desk().begin(edda, Value::object({{"title", "Visit"}, {"substitute", "boris"}}));
        ASSERT_TRUE(begun) << to_string(begun.error());
        id = format::read_value(*begun, "answer")->string_at("news").value();
        for (const std::string_view language : registry::public_languages)
            give(edda, "write-text", Value::object({{"language", language}, {"headline", "h"}, {"text", "t"}}));
        give(edda, "publish-news", Value::object({{"on", day}}));
        give(hana, "approve", Value::object({{"proposal", "a1"}}));
        give(edda, "withdraw-news", Value::object({{"because", "x"}, {"because_fr", "x"}, {"because_ru", "x"}}));
        give(hana, "approve", Value::object({{"proposal", "a2"}}));
    }
    PublicRecord on(std::string_view day) {
        auto lease = test.node().database().reader();
        return public_record(**lease, *test.office().authority, parse_date(day)->first).value();
    }

    TestNode test{GetParam()};
    std::string id;
    Person hana = TestNode::head("hana", "u1");
    Person edda = [] {
        Person person = TestNode::officer("edda");
        person.roles = access::Role::public_editor;
        return person;
    }();
};

TEST_P(PublicRecordOn, WhatWasPublicAndIsWithdrawnKeepsAPageThatSaysSo) {
    withdrawn_after("2024-01-22");
    EXPECT_THAT(on("2024-01-22").withdrawn, SizeIs(1));
    EXPECT_THAT(on("2024-01-22").news, IsEmpty());
}

TEST_P(PublicRecordOn, NewsWithdrawnBeforeItsDayNeverGetsAPage) {
    withdrawn_after("2024-02-01");
    for (const std::string_view day : {"2024-01-22", "2024-02-01", "2024-03-01"}) {
        EXPECT_THAT(on(day).withdrawn, IsEmpty()) << day;
        EXPECT_THAT(on(day).news, IsEmpty()) << day;
    }
}

INSTANTIATE_TEST_SUITE_P(Engines, PublicRecordOn, ::testing::Values(Engine::sqlite, Engine::postgres),
                         [](const auto& engine) { return store::testing::to_string(engine.param); });

}  // namespace
}  // namespace comity::node
