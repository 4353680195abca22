// SPDX-License-Identifier: EUPL-1.2
#include "crypto/revocation.h"

#include <gtest/gtest.h>

#include "crypto/openssl_program.h"

namespace comity::crypto {
namespace {

const OpensslIssuer& issuer() {
    static const OpensslIssuer made;
    return made;
}

using Status = RevocationAnswer::Status;

/// An instant at which everything made here is in force.
Instant now() {
    return Instant::at(issuer().certificate("ca").not_before().utc_milliseconds() + 60'000).value();
}

Result<RevocationAnswer> ask(const std::string& name, const std::string& signer, const std::string& options = "") {
    const auto answer = issuer().ocsp(name, signer, options);
    return read_ocsp_answer(octets(answer), issuer().certificate(name), issuer().certificate("ca"), now());
}

TEST(a_responder, says_good_revoked_or_unknown) {
    for (const char* signer : {"ca", "responder"}) {
        const auto good = ask("good", signer);
        ASSERT_TRUE(good) << to_string(good.error());
        EXPECT_EQ(good->status, Status::good);
        EXPECT_EQ(good->next_update->utc_milliseconds() - good->this_update.utc_milliseconds(),
                  2 * 24 * 60 * 60 * 1000);
        EXPECT_FALSE(good->revoked_at);
        const auto bad = ask("bad", signer).value();
        EXPECT_EQ(bad.status, Status::revoked);
        EXPECT_EQ(bad.revoked_at, parse_instant("2026-01-01T00:00:00Z").value());
        EXPECT_EQ(ask("outsider", signer).value().status, Status::unknown);
    }
}

TEST(a_responder, is_the_issuer_or_has_its_certificate_for_that) {
    EXPECT_EQ(ask("good", "good").error().message, "the responder's answer is not signed for the certificate's issuer");
    const OpensslIssuer other;
    const auto answer = other.ocsp("good", "ca");
    EXPECT_FALSE(read_ocsp_answer(octets(answer), issuer().certificate("good"), issuer().certificate("ca"), now()));
    const auto later = Instant::at(now().utc_milliseconds() + std::int64_t{40} * 24 * 60 * 60 * 1000).value();
    const auto of_responder = issuer().ocsp("good", "responder");
    EXPECT_FALSE(
        read_ocsp_answer(octets(of_responder), issuer().certificate("good"), issuer().certificate("ca"), later))
        << "its certificate ran out";
}

TEST(an_answer, is_about_the_certificate_asked_for) {
    const auto answer = issuer().ocsp("good", "ca");
    EXPECT_EQ(read_ocsp_answer(octets(answer), issuer().certificate("bad"), issuer().certificate("ca"), now())
                  .error()
                  .message,
              "the responder's answer is not about this certificate");
}

TEST(an_answer, signed_with_an_old_digest_is_refused) {
    EXPECT_EQ(ask("good", "ca", "-rmd sha1").error().message,
              "the responder signs with an algorithm that is not in use");
    EXPECT_TRUE(ask("good", "ca", "-rmd sha384"));
}

TEST(an_answer, with_any_octet_changed_is_refused_or_says_the_same) {
    const auto answer = issuer().ocsp("bad", "responder");
    for (std::size_t i = 0; i < answer.size(); ++i) {
        std::string changed = answer;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        const auto read =
            read_ocsp_answer(octets(changed), issuer().certificate("bad"), issuer().certificate("ca"), now());
        EXPECT_TRUE(!read || read->status == Status::revoked) << "octet " << i;
    }
}

TEST(an_answer, that_is_none_says_so) {
    const auto read = [](std::string_view der) {
        return read_ocsp_answer(octets(der), issuer().certificate("good"), issuer().certificate("ca"), now()).error();
    };
    EXPECT_EQ(read("").kind, ErrorKind::invalid);
    // RFC 6960 section 4.2.1: tryLater, without an answer.
    const auto busy = read({"\x30\x03\x0A\x01\x03", 5});
    EXPECT_EQ(busy.kind, ErrorKind::unavailable);
    EXPECT_EQ(busy.message, "the responder gave no answer: trylater");
    EXPECT_EQ(read(std::string(max_ocsp_octets, 'x')).kind, ErrorKind::invalid);
    EXPECT_EQ(read(std::string(max_ocsp_octets + 1, 'x')).kind, ErrorKind::limit);
}

TEST(a_revocation_list, says_what_is_on_it) {
    const auto der = issuer().list();
    const auto list = RevocationList::from_der(octets(der), issuer().certificate("ca"));
    ASSERT_TRUE(list) << to_string(list.error());
    EXPECT_EQ(list->size(), 1U);
    const auto good = list->status_of(issuer().certificate("good"));
    EXPECT_EQ(good.status, Status::good);
    EXPECT_EQ(good.next_update, list->next_update());
    EXPECT_EQ(list->next_update()->utc_milliseconds() - list->this_update().utc_milliseconds(),
              3 * 24 * 60 * 60 * 1000);
    const auto bad = list->status_of(issuer().certificate("bad"));
    EXPECT_EQ(bad.status, Status::revoked);
    EXPECT_EQ(bad.revoked_at, parse_instant("2026-01-01T00:00:00Z").value());
    std::ifstream vector("tests/vectors/channel/xa-sign-rsa.crt.pem");
    const std::string pem{std::istreambuf_iterator<char>(vector), {}};
    EXPECT_EQ(list->status_of(Certificate::from_pem(pem).value()).status, Status::unknown) << "of another issuer";
}

TEST(a_revocation_list, is_whole_and_signed_by_its_issuer) {
    const auto message = [](const std::string& der, const Certificate& signer) {
        const auto list = RevocationList::from_der(octets(der), signer);
        return list ? "read" : list.error().message;
    };
    const auto ca = issuer().certificate("ca");
    const OpensslIssuer other;
    EXPECT_EQ(message(other.list(), ca), "the revocation list is not signed by the issuer");
    EXPECT_EQ(message(issuer().list(), issuer().certificate("good")), "the revocation list is another issuer's");
    EXPECT_EQ(message(issuer().list("-crlexts delta"), ca), "the revocation list is not a whole one");
    EXPECT_EQ(message(issuer().list("-md sha1"), ca),
              "the revocation list is signed with an algorithm that is not in use");
    std::string behind = issuer().list();
    EXPECT_EQ(message(behind + "x", ca), "this is no revocation list in DER");
    EXPECT_EQ(message("", ca), "this is no revocation list in DER");
    EXPECT_EQ(RevocationList::from_der(octets(std::string(max_revocation_list_octets, 'x')), ca).error().kind,
              ErrorKind::invalid);
    EXPECT_EQ(RevocationList::from_der(octets(std::string(max_revocation_list_octets + 1, 'x')), ca).error().kind,
              ErrorKind::limit);
}

}  // namespace
}  // namespace comity::crypto
