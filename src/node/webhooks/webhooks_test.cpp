// SPDX-License-Identifier: EUPL-1.2
#include "node/webhooks/webhooks.h"

#include <array>
#include <cstdlib>

#include "access/credentials.h"
#include "base/octets.h"
#include "crypto/hmac.h"
#include "format/base64.h"
#include "net/server.h"
#include "node/accounts/schema.h"
#include "node/accounts/trust_desk.h"
#include "node/test_node.h"
#include "node/webhooks/schema.h"

namespace comity::node {
namespace {

using format::Value;

constexpr const char* secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

// The example of the libraries of standardwebhooks.com.
TEST(WebhookMessage, IsSignedAsTheLibrariesOfTheStandardVerifyIt) {
    const std::string key = *format::from_base64("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    EXPECT_EQ(webhook_signature("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, R"({"test": 2432232314})", octets(key)),
              "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
}

TEST(WebhookMessage, SaysWhichCaseChangedAndNothingOfIt) {
    const CaseChanged changed{"ch-bj", "registry", 4711, "abcdefgh", 18, *parse_instant("2024-01-22T09:00:00Z")};
    const auto first = webhook_message(changed, octets("key"), *parse_instant("2024-01-22T09:00:01Z"));
    const auto again = webhook_message(changed, octets("key"), *parse_instant("2024-01-22T10:00:00Z"));
    ASSERT_TRUE(first && again);
    EXPECT_EQ(
        first->body,
        R"({"data":{"case":"abcdefgh","version":18},"timestamp":"2024-01-22T09:00:00.000Z","type":"case.changed"})");
    EXPECT_EQ(first->body, again->body);
    const std::pair<std::string, std::string> id{"webhook-id", "ch-bj_registry_4711"};
    for (const auto& message : {*first, *again}) EXPECT_EQ(std::ranges::count(message.headers, id), 1);
    EXPECT_NE(first->headers, again->headers) << "each attempt has its own time and signature";
}

class WebhooksOn : public ::testing::TestWithParam<store::Engine> {
   protected:
    void SetUp() override {
        ::setenv("COMITY_TEST_WEBHOOK", secret, 1);
        place_.configure(
            "\n[[authority.webhook]]\nname = \"registry\"\nurl = \"https://hooks.example/comity?key=hidden\"\n"
            "secret = \"environment:COMITY_TEST_WEBHOOK\"\n");
        {
            auto writer = place_.node().database().writer();
            const std::array schemas{accounts_schema(), webhooks_schema()};
            const auto made = store::migrate(**writer, schemas);
            ASSERT_TRUE(made) << to_string(made.error());
        }
        ASSERT_TRUE(book().first_start());
        for (const std::string id : {"anna", "boris"})
            ASSERT_TRUE(book().give(
                administrator_, id,
                command(
                    "create-account",
                    {{"account", id}, {"sign_in_name", id}, {"name", id}, {"language", "en"}, {"roles", "officer"}})));
    }
    void TearDown() override { ::unsetenv("COMITY_TEST_WEBHOOK"); }

    static access::AccountCommand command(std::string_view name,
                                          std::initializer_list<std::pair<std::string_view, std::string_view>> texts) {
        Value arguments = Value::object();
        for (const auto& [key, text] : texts) arguments.set(key, text);
        access::AccountCommand made;
        made.name = name;
        made.arguments = std::move(arguments);
        return made;
    }
    AccountBook book() { return {*place_.office().authority, *place_.office().writer, place_.node().database()}; }
    Webhooks webhooks() {
        return {place_.office(), place_.node().database(),
                [this](const std::string& url, const WebhookMessage& message) -> Result<int> {
                    EXPECT_EQ(url, "https://hooks.example/comity?key=hidden");
                    sent_.push_back(message);
                    if (answers_.empty()) return 204;
                    auto answer = answers_.front();
                    answers_.erase(answers_.begin());
                    if (answer == 0) return fail(ErrorKind::unavailable, "https://hooks.example does not answer");
                    return answer;
                }};
    }
    void run() {
        const auto done = webhooks().run_due();
        ASSERT_TRUE(done) << to_string(done.error());
    }
    void subscribe(const std::string& account, std::string_view receiver = "registry") {
        const auto done = book().give(administrator_, account, command("add-webhook", {{"receiver", receiver}}));
        ASSERT_TRUE(done) << to_string(done.error());
        run();
    }
    /// Case and version of what was sent since the last call.
    std::vector<std::pair<std::string, std::int64_t>> sent() {
        std::vector<std::pair<std::string, std::int64_t>> told;
        for (const WebhookMessage& message : std::exchange(sent_, {})) {
            const Value body = *format::read_value(message.body, "body");
            told.emplace_back(*body.find("data")->string_at("case"), *body.find("data")->integer_at("version"));
        }
        return told;
    }
    std::string header(const WebhookMessage& message, std::string_view name) {
        return std::ranges::find(message.headers, name, &std::pair<std::string, std::string>::first)->second;
    }
    std::int64_t version(const std::string& id) {
        return static_cast<std::int64_t>(place_.cases().open(TestNode::officer("anna"), id)->state.version());
    }
    void note(const std::string& id) {
        const auto noted = place_.give(TestNode::officer("anna"), id, "write-note", Value::object({{"says", "seen"}}));
        ASSERT_TRUE(noted) << to_string(noted.error());
    }
    ListedWebhook listed() {
        const auto all = webhooks().list(administrator_);
        EXPECT_TRUE(all && all->size() == 1);
        return all->front();
    }

    TestNode place_{GetParam()};
    const Person administrator_{.account = "administrator",
                                .roles = access::Role::administrator,
                                .unit = "",
                                .on_behalf_of = "",
                                .fresh = true};
    std::vector<WebhookMessage> sent_;
    std::vector<int> answers_;  ///< statuses, 0 for none; afterwards 204
};

TEST_P(WebhooksOn, TellWhatChangesInCasesTheAccountMaySeeFromThenOn) {
    const std::string before = place_.open_case("Before");
    subscribe("anna");
    EXPECT_TRUE(sent().empty()) << "what happened before is not told";
    const std::string mine = place_.open_case("Mine");
    note(before);
    note(before);
    run();
    const std::vector<std::pair<std::string, std::int64_t>> both{{mine, version(mine)}, {before, version(before)}};
    EXPECT_EQ(sent(), both) << "each case once, with its newest version";
    run();
    EXPECT_TRUE(sent().empty()) << "what was taken is not told again";
}

TEST_P(WebhooksOn, TellNothingOfCasesTheAccountMayNotSee) {
    ASSERT_TRUE(book().give(administrator_, "carla",
                            command("create-account", {{"account", "carla"},
                                                       {"sign_in_name", "carla"},
                                                       {"name", "Carla"},
                                                       {"language", "en"},
                                                       {"roles", "officer"}})));
    subscribe("carla");
    place_.open_case();
    run();
    EXPECT_TRUE(sent().empty());
}

TEST_P(WebhooksOn, DoNotTellWhatTheAccountMayNoLongerSeeWhenItIsSent) {
    subscribe("anna");
    const std::string id = place_.open_case();
    answers_ = {0};
    run();
    EXPECT_EQ(sent().size(), 1U);
    const auto passed = place_.give(TestNode::head("hanna", "u1"), id, "assign-case",
                                    Value::object({{"owner", "boris"}, {"substitute", "hanna"}}));
    ASSERT_TRUE(passed) << to_string(passed.error());
    place_.at("2024-01-22T09:00:05Z");
    run();
    EXPECT_TRUE(sent().empty());
    EXPECT_EQ(listed().waiting, 0);
}

TEST_P(WebhooksOn, AreTriedAgainWithTheSameIdAndGivenUpAfterTheLastTime) {
    subscribe("anna");
    place_.open_case();
    answers_ = {0, 500, 302, 0, 503, 429, 0, 0, 0, 500};
    Instant now = *parse_instant("2024-01-22T09:00:00Z");
    run();
    for (const std::chrono::seconds wait : Webhooks::waits) {
        const auto moment = [&](std::int64_t more) {
            return to_string(*Instant::at(now.utc_milliseconds() + std::chrono::milliseconds(wait).count() + more));
        };
        const std::size_t before = sent_.size();
        place_.at(moment(-1));
        run();
        EXPECT_EQ(sent_.size(), before) << "not before its time";
        place_.at(moment(0));
        run();
        EXPECT_EQ(sent_.size(), before + 1);
        now = *parse_instant(moment(0));
    }
    ASSERT_EQ(sent_.size(), 10U);
    for (const WebhookMessage& message : sent_) {
        EXPECT_EQ(header(message, "webhook-id"), header(sent_.front(), "webhook-id"));
        EXPECT_EQ(message.body, sent_.front().body);
        const std::int64_t seconds = std::stoll(header(message, "webhook-timestamp"));
        EXPECT_EQ(header(message, "webhook-signature"),
                  webhook_signature(header(message, "webhook-id"), seconds, message.body,
                                    octets(*format::from_base64(std::string_view(secret).substr(6)))));
    }
    const ListedWebhook given_up = listed();
    EXPECT_EQ(given_up.waiting, 0);
    EXPECT_EQ(given_up.server, "https://hooks.example") << "the rest of an address may be a secret";
    ASSERT_EQ(given_up.given_up.size(), 1U);
    EXPECT_EQ(given_up.given_up[0].attempts, 10);
    EXPECT_EQ(given_up.given_up[0].answer, "answered with status 500");
    EXPECT_EQ(*webhooks().retry(administrator_, "registry"), 1);
    run();
    EXPECT_EQ(sent_.size(), 11U);
    EXPECT_TRUE(listed().given_up.empty());
}

TEST_P(WebhooksOn, OneThatAnswersLateKeepsTheOthersNotLongerThanItsTurn) {
    place_.configure(
        "\n[[authority.webhook]]\nname = \"late\"\nurl = \"https://late.example/\"\n"
        "secret = \"environment:COMITY_TEST_WEBHOOK\"\n");
    const auto subscribed = [&](const std::string& account, std::string_view receiver) {
        return book().give(administrator_, account, command("add-webhook", {{"receiver", receiver}})).has_value();
    };
    ASSERT_TRUE(subscribed("anna", "late") && subscribed("boris", "registry"));
    std::string asked;
    std::stop_source end;
    auto now = parse_instant("2024-01-22T09:00:00Z")->utc_milliseconds();
    Webhooks all(place_.office(), place_.node().database(), [&](const std::string& url, const WebhookMessage&) {
        asked += url == "https://late.example/" ? 'l' : 'r';
        if (asked.ends_with('l')) place_.at(to_string(*Instant::at(now += 9000)));
        if (asked.size() == 4) end.request_stop();
        return Result<int>(204);
    });
    ASSERT_TRUE(all.run_due());
    for (int cases = 0; cases < 3; ++cases) place_.open_case();
    ASSERT_TRUE(all.run_due(end.get_token()));
    EXPECT_EQ(asked, "llrr") << "two answers of nine seconds are more than a turn of ten";
    ASSERT_TRUE(all.run_due());
    EXPECT_EQ(std::ranges::count(asked, 'l'), 3);
    EXPECT_EQ(std::ranges::count(asked, 'r'), 3) << "what the end of the node left is sent later";
}

TEST_P(WebhooksOn, OneThatSaysItIsGoneIsNotAskedAgain) {
    subscribe("anna");
    place_.open_case();
    answers_ = {410};
    run();
    EXPECT_EQ(listed().given_up.size(), 1U);
    const auto kept = Webhooks::keep_given_up;
    place_.at(to_string(*Instant::at(parse_instant("2024-01-22T09:00:00Z")->utc_milliseconds() +
                                     std::chrono::milliseconds(kept).count() + 1)));
    ASSERT_TRUE(webhooks().forget_old());
    EXPECT_TRUE(listed().given_up.empty());
}

TEST_P(WebhooksOn, WhatWasClaimedByAProcessThatDiedIsSentAgain) {
    subscribe("anna");
    const std::string id = place_.open_case();
    {
        Webhooks dies(
            place_.office(), place_.node().database(),
            [](const std::string&, const WebhookMessage&) -> Result<int> { throw std::runtime_error("killed"); });
        EXPECT_THROW((void)dies.run_due(), std::runtime_error);
    }
    place_.open();
    run();
    EXPECT_TRUE(sent().empty()) << "somebody else may be sending it";
    place_.at("2024-01-22T09:05:00Z");
    run();
    ASSERT_EQ(sent().size(), 1U);
}

TEST_P(WebhooksOn, EndWithTheSubscriptionAndWithTheAccount) {
    subscribe("anna");
    const std::string id = place_.open_case();
    answers_ = {0};
    run();
    ASSERT_TRUE(book().give(administrator_, "anna", command("end-webhook", {{"receiver", "registry"}})));
    EXPECT_FALSE(book().give(administrator_, "anna", command("end-webhook", {{"receiver", "registry"}})));
    sent();
    place_.at("2024-01-22T12:00:00Z");
    run();
    EXPECT_TRUE(sent().empty()) << "nor what waited";
    subscribe("anna");
    note(id);
    ASSERT_TRUE(book().give(administrator_, "anna", command("disable-account", {{"reason", "left"}})));
    run();
    EXPECT_TRUE(sent().empty());
}

TEST_P(WebhooksOn, TakeTwoPersonsAReceiverOfTheSettingsAndOneAccount) {
    const auto unknown = book().give(administrator_, "anna", command("add-webhook", {{"receiver", "elsewhere"}}));
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().kind, ErrorKind::not_found);
    EXPECT_EQ(
        book().give(TestNode::officer("anna"), "anna", command("add-webhook", {{"receiver", "registry"}})).error().kind,
        ErrorKind::forbidden);
    subscribe("anna");
    EXPECT_EQ(book().give(administrator_, "boris", command("add-webhook", {{"receiver", "registry"}})).error().kind,
              ErrorKind::conflict)
        << "whose eyes would it have?";
    ASSERT_TRUE(book().give(administrator_, "anna", command("end-webhook", {{"receiver", "registry"}})));
    // From now on there is somebody to ask.
    ASSERT_TRUE(book().give(administrator_, "dora",
                            command("create-account", {{"account", "dora"},
                                                       {"sign_in_name", "dora"},
                                                       {"name", "Dora"},
                                                       {"language", "en"},
                                                       {"roles", "deputy"}})));
    ASSERT_TRUE(book().change("dora", {"dora"}, [](const access::Account&, Unit&) {
        return Result<std::vector<access::NewEvent>>(access::set_password("$argon2id$v=19$m=8,t=1,p=1$c2FsdA$aA"));
    }));
    const auto alone = book().give(administrator_, "anna", command("add-webhook", {{"receiver", "registry"}}));
    ASSERT_FALSE(alone);
    EXPECT_EQ(alone.error().kind, ErrorKind::conflict);
    const access::FourEyes four_eyes = access::FourEyes::built_in();
    AccountBook accounts = book();
    TrustDesk trust(accounts, *place_.office().authority, *place_.office().writer, place_.node().database(), four_eyes);
    const auto proposal =
        trust.propose(administrator_, "anna", "add-webhook", Value::object({{"receiver", "registry"}}), "case system");
    ASSERT_TRUE(proposal) << to_string(proposal.error());
    const Person dora{.account = "dora", .roles = access::Role::deputy, .unit = "", .on_behalf_of = "", .fresh = true};
    const auto approved = trust.approve(dora, proposal->id);
    ASSERT_TRUE(approved) << to_string(approved.error());
    EXPECT_EQ(approved->account.webhooks, std::vector<std::string>{"registry"});
    EXPECT_EQ(webhooks().list(TestNode::officer("anna")).error().kind, ErrorKind::forbidden);
    EXPECT_EQ(webhooks().retry(TestNode::officer("anna"), "registry").error().kind, ErrorKind::forbidden);
}

INSTANTIATE_TEST_SUITE_P(engines, WebhooksOn, ::testing::Values(store::Engine::sqlite, store::Engine::postgres),
                         [](const auto& parameter) { return store::testing::to_string(parameter.param); });

TEST(PostWebhook, SendsOnceToWhereItIsToldAndFollowsNobodyElsewhere) {
    std::vector<std::string> bodies;
    net::Router router;
    router.add(net::Method::post, "/hook", [&](const net::Request& request) {
        bodies.push_back(request.body + std::string(request.headers.find("webhook-id").value_or("")));
        net::Response response;
        response.status = 307;
        response.headers.set("Location", "/elsewhere");
        return response;
    });
    router.add(net::Method::post, "/elsewhere", [&](const net::Request&) {
        bodies.emplace_back("followed");
        return net::Response();
    });
    net::ServerOptions options;
    options.port = 0;
    const net::Server server = *net::Server::start(std::move(options), std::move(router));
    const auto status = post_webhook(server.url() + "hook", {{{"webhook-id", "x_1"}}, "{}"});
    ASSERT_TRUE(status) << to_string(status.error());
    EXPECT_EQ(*status, 307);
    EXPECT_EQ(bodies, std::vector<std::string>{"{}x_1"});
}

}  // namespace
}  // namespace comity::node
