// SPDX-License-Identifier: EUPL-1.2
#include "access_point/revocation.h"

#include <gtest/gtest.h>

#include "access_point/test_scene.h"
#include "crypto/openssl_program.h"

namespace comity::access_point {
namespace {

using channel::CertificateUse;
using channel::Profile;
using Status = crypto::RevocationAnswer::Status;

/// Certificates of an issuer in a directory, and responders that answer what they are told.
class Revocations : public ::testing::Test {
   protected:
    Revocations() {
        now = must(Instant::at(issuer.certificate("ca").not_before().utc_milliseconds() + 60'000));
        auto document = channel::vector_document();
        auto& listed = document.authorities[0].certificates;
        listed.clear();
        for (const char* name : {"good", "bad"}) {
            const auto certificate = issuer.certificate(name);
            listed.push_back(channel::listed_certificate(CertificateUse::sign, Profile::as4_2_0, certificate.der(),
                                                         certificate.not_before(), certificate.not_after()));
        }
        directory = std::make_unique<channel::Directory>(must(channel::Directory::of(std::move(document), {}, {})));
    }

    Revocation make(std::string list, std::string responder) {
        return {{{issuer.certificate("ca"), std::move(list), std::move(responder)}},
                {[this](const std::string&) {
                     ++asked;
                     return list_answer;
                 },
                 [this](const std::string&, const std::string&) {
                     ++asked;
                     return ocsp_answer;
                 }},
                {[this] { return now; }, crypto::system_random(), [] { return true; },
                 [this](std::string_view line) { log += line; }}};
    }
    std::optional<Status> status(const Revocation& revocation, const std::string& name) const {
        const auto known = revocation.of(issuer.certificate(name));
        return known ? std::optional(known->status) : std::nullopt;
    }

    crypto::OpensslIssuer issuer;
    Instant now;
    std::unique_ptr<channel::Directory> directory;
    Result<std::string> list_answer = fail(ErrorKind::unavailable, "down");
    Result<std::string> ocsp_answer = fail(ErrorKind::unavailable, "down");
    int asked = 0;
    std::string log;
};

TEST_F(Revocations, are_known_from_the_issuers_list) {
    auto revocation = make("list", "");
    EXPECT_EQ(status(revocation, "good"), std::nullopt);
    list_answer = issuer.list();
    revocation.refresh(*directory, std::chrono::minutes(15));
    EXPECT_EQ(status(revocation, "good"), Status::good);
    EXPECT_EQ(status(revocation, "bad"), Status::revoked);
    EXPECT_EQ(log, "");
}

TEST_F(Revocations, are_asked_for_again_only_when_the_answer_runs_out_before_the_next_time) {
    list_answer = issuer.list();  // good for three days
    auto revocation = make("list", "");
    revocation.refresh(*directory, std::chrono::minutes(15));
    revocation.refresh(*directory, std::chrono::minutes(15));
    EXPECT_EQ(asked, 1);
    revocation.refresh(*directory, std::chrono::days(4));
    EXPECT_EQ(asked, 2);
}

TEST_F(Revocations, of_an_issuer_that_does_not_answer_stay_as_they_were) {
    list_answer = issuer.list();
    auto revocation = make("list", "");
    revocation.refresh(*directory, std::chrono::minutes(15));
    list_answer = fail(ErrorKind::unavailable, "down");
    now = must(Instant::at(now.utc_milliseconds() + std::chrono::milliseconds(std::chrono::days(4)).count()));
    revocation.refresh(*directory, std::chrono::minutes(15));
    EXPECT_EQ(status(revocation, "bad"), Status::revoked);
    EXPECT_NE(log.find("revocation: list: "), std::string::npos) << log;
    list_answer = std::string("no list");
    revocation.refresh(*directory, std::chrono::minutes(15));
    EXPECT_EQ(status(revocation, "bad"), Status::revoked);
}

TEST_F(Revocations, are_known_from_the_responder_for_the_certificate_it_was_asked_about) {
    ocsp_answer = issuer.ocsp("bad", "responder");
    auto revocation = make("", "http://responder.example");
    revocation.refresh(*directory, std::chrono::minutes(15));
    EXPECT_EQ(status(revocation, "bad"), Status::revoked);
    EXPECT_EQ(status(revocation, "good"), std::nullopt) << "the answer was about another certificate";
    EXPECT_EQ(asked, 2);
    revocation.refresh(*directory, std::chrono::minutes(15));
    EXPECT_EQ(asked, 3) << "what is revoked is not asked again";
}

TEST_F(Revocations, of_a_responder_that_is_down_are_asked_for_once_in_a_round) {
    auto revocation = make("", "http://responder.example");
    revocation.refresh(*directory, std::chrono::minutes(15));
    EXPECT_EQ(asked, 1);
}

TEST_F(Revocations, count_by_whichever_of_list_and_responder_says_so) {
    list_answer = issuer.list();
    ocsp_answer = issuer.ocsp("good", "ca");
    auto revocation = make("list", "http://responder.example");
    revocation.refresh(*directory, std::chrono::minutes(15));
    EXPECT_EQ(status(revocation, "bad"), Status::revoked);
    EXPECT_EQ(status(revocation, "good"), Status::good);
}

// The file of a list of the authority that issued the certificates of xa.
std::string list_with(const crypto::OpensslFolder& openssl, const crypto::Certificate& revoked) {
    openssl.write("openssl.cnf",
                  "[ca]\ndefault_ca = one\n[one]\ndatabase = index.txt\ndefault_md = sha256\ndefault_crl_days = 3\n");
    openssl.write("revoked.pem", revoked.pem());
    openssl.write("index.txt", "");
    const auto vectors = std::filesystem::absolute("tests/vectors/channel").string();
    const std::string authority =
        " -config openssl.cnf -keyfile '" + vectors + "/ca-rsa.key.pem' -cert '" + vectors + "/ca-rsa.crt.pem'";
    openssl.run("ca -revoke revoked.pem" + authority);
    openssl.run("ca -gencrl -out list.pem" + authority);
    openssl.run("crl -in list.pem -outform DER -out list.der");
    return (openssl.folder() / "list.der").string();
}

TEST(ARevokedSigner, IsRefusedWhateverTheDirectoryLists) {
    TestFederation federation;
    TestClock clock;
    const crypto::OpensslFolder openssl;
    const auto list = list_with(openssl, crypto::vector_certificate("xa-sign-rsa"));
    Station xb(federation, clock, "xb", {test_pmode(Profile::as4_1_15)});
    xb.revocation = {{crypto::vector_certificate("ca-rsa"), list, ""}};
    xb.start();
    ASSERT_TRUE(xb->fetch_directory());
    auto pmode = test_pmode(Profile::as4_1_15);
    pmode.address = xb->url();
    Station xa(federation, clock, "xa", {pmode});
    xa.start();
    ASSERT_EQ(xa.send(xa.order("d-1")), 202);
    xa->settle();
    EXPECT_EQ(xa.events().at(1).code, "EBMS:0101") << xb.logged();
    EXPECT_EQ(xb.node.offered(), 0);
    EXPECT_NE(xb.logged().find("the signer's certificate is revoked"), std::string::npos) << xb.logged();
}

}  // namespace
}  // namespace comity::access_point
