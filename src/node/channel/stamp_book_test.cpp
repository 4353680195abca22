// SPDX-License-Identifier: EUPL-1.2
#include "node/channel/stamp_book.h"

#include <atomic>

#include <gmock/gmock.h>

#include "crypto/openssl_program.h"
#include "net/server.h"
#include "node/channel/test_authorities.h"

namespace comity::node {
namespace {

using channel::Stamped;

/// The openssl program as a time-stamping authority, over HTTP; told to, it is out of order.
class StampServer {
   public:
    StampServer() {
        net::Router router;
        router.add(net::Method::post, "/",
                   [this](const net::Request& request) {
                       ++asked;
                       net::Response response;
                       response.status = down ? 500 : 200;
                       if (!down) response.body = authority_.answer(request.body);
                       return response;
                   },
                   {.body_bytes = 64 * 1024});
        net::ServerOptions options;
        options.port = 0;
        options.workers = 1;
        server_.emplace(net::Server::start(std::move(options), std::move(router)).value());
    }
    std::string url() const { return server_->url(); }
    crypto::Certificate anchor() const { return authority_.anchor(); }

    std::atomic<int> asked = 0;
    std::atomic<bool> down = false;

   private:
    crypto::OpensslAuthority authority_;
    std::optional<net::Server> server_;
};

class Stamps : public ::testing::TestWithParam<store::Engine> {
   protected:
    std::string content(TestAuthority& of, const std::string& id, const std::string& digest) {
        const auto kept = of.contents->find(id, digest).value();
        return of.contents->read(id, kept, 0, kept.octets).value()->next().value();
    }
    std::vector<KeptStamp> stamps(TestAuthority& of, const std::string& id) {
        return stamps_of(test_.database(), of.id, id).value();
    }
    std::size_t stamp(TestAuthority& of) { return of.channel->stamps().stamp_due().value(); }
    std::string sent_request() {
        const std::string id = test_.sealed_request();
        test_.release(id);
        test_.exchange();
        return id;
    }

    StampServer first_;
    StampServer second_;
    TestAuthorities test_{GetParam(), {{first_.url(), second_.url()}, {first_.anchor(), second_.anchor()}}};
};

INSTANTIATE_TEST_SUITE_P(Engines, Stamps, ::testing::Values(store::Engine::sqlite, store::Engine::postgres),
                         [](const auto& engine) { return store::testing::to_string(engine.param); });

TEST_P(Stamps, AreOverWhatWasSentItsReceiptAndEveryEvidence) {
    const std::string id = sent_request();
    EXPECT_EQ(stamp(test_.fi), 3U) << "transmittal, receipt, the other side's evidence";
    const auto here = stamps(test_.fi, id);
    ASSERT_EQ(here.size(), 3U);
    std::vector<Stamped> kinds;
    const std::vector anchors{first_.anchor()};
    for (const KeptStamp& one : here) {
        kinds.push_back(one.what);
        const std::string file = content(test_.fi, id, one.about);
        if (one.what == Stamped::evidence) {
            const auto stamped = channel::stamped_evidence(file, one.token);
            ASSERT_TRUE(stamped) << to_string(stamped.error());
            EXPECT_TRUE(channel::evidence_stamp(channel::open_evidence(*stamped).value(), anchors));
        } else {
            EXPECT_TRUE(crypto::check_time_stamp(octets(one.token), crypto::sha256(std::string_view(file)), anchors));
        }
    }
    EXPECT_THAT(kinds, ::testing::UnorderedElementsAre(Stamped::transmittal, Stamped::receipt, Stamped::evidence));

    EXPECT_EQ(stamp(test_.de), 1U) << "the evidence it sealed";
    EXPECT_EQ(stamps(test_.de, test_.only_case(test_.de)).size(), 1U);
    EXPECT_EQ(stamp(test_.fi) + stamp(test_.de), 0U) << "each once";
    EXPECT_EQ(second_.asked, 0);
}

TEST_P(Stamps, NothingWaitsForThemAndAnotherAuthorityIsAskedNext) {
    first_.down = true;
    const std::string id = sent_request();
    EXPECT_EQ(cases::standing(test_.state(test_.fi, id).transmittals.at(0)), "taken-over");
    EXPECT_EQ(stamp(test_.fi), 3U) << "one that is dead holds up none";
    EXPECT_EQ(first_.asked, 1) << "and is waited for once in a round";
    EXPECT_EQ(second_.asked, 3);
    EXPECT_EQ(stamps(test_.fi, id).size(), 3U);
}

TEST_P(Stamps, WaitWhereNoAuthorityAnswersAndAreAskedOfTheNextOneThen) {
    first_.down = second_.down = true;
    const std::string id = sent_request();
    for (int round = 0; round < 5; ++round) EXPECT_EQ(stamp(test_.fi), 0U);
    EXPECT_EQ(first_.asked, 3) << "each once, then they wait";
    EXPECT_EQ(second_.asked, 3);
    first_.down = second_.down = false;
    test_.at("2026-03-02T09:01:00Z");
    EXPECT_EQ(stamp(test_.fi), 3U);
    EXPECT_EQ(first_.asked, 3);
    EXPECT_EQ(second_.asked, 6) << "whose turn it is";
}

TEST_P(Stamps, APersonIsToldOnceWhereNoneCameForADay) {
    first_.down = second_.down = true;
    sent_request();
    const auto late = [&] {
        return std::ranges::count(test_.fi.channel->alarms().list().value(), "stamp-late", &SecurityAlarm::kind);
    };
    for (int round = 0; round < 5; ++round) stamp(test_.fi);
    test_.at("2026-03-03T08:59:00Z");
    for (int round = 0; round < 5; ++round) stamp(test_.fi);
    EXPECT_EQ(late(), 0);
    test_.at("2026-03-03T11:00:00Z");
    for (int round = 0; round < 5; ++round) stamp(test_.fi);
    test_.at("2026-03-03T13:00:00Z");
    for (int round = 0; round < 5; ++round) stamp(test_.fi);
    EXPECT_EQ(late(), 1) << "while all wait";
}

TEST_P(Stamps, OfAnAuthorityNobodyTrustsAreNotTaken) {
    TestAuthorities other(GetParam(), {{first_.url()}, {second_.anchor()}});
    const std::string id = other.sealed_request();
    other.release(id);
    other.exchange();
    EXPECT_EQ(other.fi.channel->stamps().stamp_due().value(), 0U);
    EXPECT_TRUE(stamps_of(other.database(), "fi-moj", id).value().empty());
    EXPECT_EQ(first_.asked, 1);
}

}  // namespace
}  // namespace comity::node
