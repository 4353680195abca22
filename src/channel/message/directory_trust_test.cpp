// SPDX-License-Identifier: EUPL-1.2
#include "channel/message/directory_trust.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "channel/directory/document.h"
#include "channel/ebms/names.h"
#include "channel/message/vectors.h"

namespace comity::channel {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

Instant at(const char* text) {
    return parse_instant(text).value();
}

crypto::Certificate certificate(const std::string& name) {
    return crypto::Certificate::from_pem(vector_text(name + ".crt.pem")).value();
}

class DirectoryTrusts : public testing::Test {
   protected:
    DirectoryTrust trust(RevocationAnswer::Status status = RevocationAnswer::Status::good,
                         const char* anchor = "ca-rsa") {
        const std::optional<RevocationAnswer> answer{{status, now, at("2026-05-01T00:00:00Z")}};
        return DirectoryTrust(std::make_shared<Directory>(
                                  Directory::of(read_directory(vector_text("directory.json")).value(), {}, {}).value()),
                              now, std::make_shared<ReadCertificates>(std::vector{certificate(anchor)}),
                              [answer](const crypto::Certificate&) { return answer; });
    }
    Result<TrustedSigner> judge(const DirectoryTrust& trust, const char* party, const char* name,
                                Profile profile = Profile::as4_1_15) {
        return trust.judge({party, std::string(unregistered_party)}, profile, certificate(name), {}, times());
    }
    SignatureTimes times() const { return {signed_at, now}; }

    Instant signed_at = at("2026-03-04T10:11:12Z");
    Instant now = at("2026-03-04T10:12:00Z");
};

TEST_F(DirectoryTrusts, take_the_certificate_that_is_listed_for_the_party) {
    const auto all = trust();
    const auto signer = judge(all, "xa-moj", "xa-sign-rsa");
    ASSERT_TRUE(signer) << to_string(signer.error());
    EXPECT_EQ(signer->authority, "xa-moj");
    EXPECT_THAT(signer->flags, IsEmpty());
    EXPECT_TRUE(judge(trust({}, "ca-ed25519"), "xa-moj", "xa-sign-ed25519", Profile::as4_2_0));
    EXPECT_THAT(all.signing_certificates({"xa-moj", std::string(unregistered_party)}, Profile::as4_1_15, times()),
                ElementsAre(certificate("xa-sign-rsa")));
    EXPECT_THAT(all.signing_certificates({"nobody", std::string(unregistered_party)}, Profile::as4_1_15, times()),
                IsEmpty());
}

TEST_F(DirectoryTrusts, refuse_every_other_certificate) {
    const auto all = trust();
    EXPECT_EQ(judge(all, "xa-moj", "xb-sign-rsa").error().kind, ErrorKind::forbidden);
    EXPECT_EQ(judge(all, "xa-moj", "xa-enc-rsa").error().kind, ErrorKind::forbidden);
    EXPECT_EQ(judge(all, "xa-moj", "ca-rsa").error().kind, ErrorKind::forbidden);
    EXPECT_EQ(judge(all, "xa-moj", "xa-sign-rsa", Profile::as4_2_0).error().kind, ErrorKind::forbidden);
    EXPECT_EQ(judge(all, "nobody", "xa-sign-rsa").error().kind, ErrorKind::forbidden);
}

TEST_F(DirectoryTrusts, want_a_chain_to_an_anchor_at_both_times) {
    EXPECT_EQ(judge(trust({}, "ca-ed25519"), "xa-moj", "xa-sign-rsa").error().kind, ErrorKind::forbidden);
    const auto all = trust();
    EXPECT_TRUE(judge(all, "xa-moj", "xa-sign-rsa"));
    signed_at = at("2025-12-31T23:59:59Z");
    EXPECT_EQ(judge(all, "xa-moj", "xa-sign-rsa").error().kind, ErrorKind::forbidden);
}

TEST_F(DirectoryTrusts, weigh_what_was_said_of_revocation) {
    EXPECT_THAT(judge(trust(RevocationAnswer::Status::unknown), "xa-moj", "xa-sign-rsa").value().flags,
                ElementsAre("revocation-unknown"));
    EXPECT_EQ(judge(trust(RevocationAnswer::Status::revoked), "xa-moj", "xa-sign-rsa").error().kind,
              ErrorKind::forbidden);
    const auto all = trust(RevocationAnswer::Status::unknown);
    now = at("2026-03-05T10:12:01Z");  // a day later: the directory no longer vouches alone
    EXPECT_EQ(judge(all, "xa-moj", "xa-sign-rsa").error().kind, ErrorKind::unavailable);
}

TEST_F(DirectoryTrusts, flag_the_grace_of_a_directory_and_end_with_it) {
    now = at("2026-04-02T00:00:00Z");
    EXPECT_THAT(judge(trust(), "xa-moj", "xa-sign-rsa").value().flags, ElementsAre("directory-grace"));
    now = at("2026-04-16T00:00:00Z");
    EXPECT_EQ(judge(trust(), "xa-moj", "xa-sign-rsa").error().kind, ErrorKind::unavailable);
}

}  // namespace
}  // namespace comity::channel
