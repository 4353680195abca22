// SPDX-License-Identifier: EUPL-1.2
#include "crypto/time_stamp.h"

#include <gtest/gtest.h>

#include "crypto/openssl_program.h"

namespace comity::crypto {
namespace {

OpensslAuthority& authority() {
    static OpensslAuthority made;
    return made;
}

const Sha256 digest = sha256(std::string_view("what was there"));

struct Stamped {
    TimeStampRequest request = make_time_stamp_request(digest, system_random());
    std::string answer = authority().answer(request.der);
    std::vector<Certificate> anchors{authority().anchor()};

    Result<TimeStamp> read() const { return read_time_stamp_answer(octets(answer), request, anchors); }
};

TEST(a_time_stamp, of_openssl_is_read) {
    const Stamped stamped;
    const auto read = stamped.read();
    ASSERT_TRUE(read) << to_string(read.error());
    EXPECT_EQ(read->policy, "1.2.3.4.1");
    EXPECT_EQ(read->accuracy_milliseconds, 1500);
    EXPECT_FALSE(read->serial.empty());
    EXPECT_TRUE(authority().signer().in_force(read->time));
    EXPECT_EQ(check_time_stamp(octets(read->token), digest, stamped.anchors).value(), *read);
}

TEST(a_request, is_what_openssl_reads) {
    const auto request = make_time_stamp_request(digest, system_random());
    authority().write("asked.tsq", request.der);
    authority().run("ts -query -in asked.tsq -text -out asked.txt");
    const std::string text = authority().read("asked.txt");
    EXPECT_NE(text.find("Hash Algorithm: sha256"), std::string::npos) << text;
    EXPECT_NE(text.find("Certificate required: yes"), std::string::npos);
    EXPECT_NE(text.find("Nonce: 0x"), std::string::npos);
    EXPECT_NE(request.der, make_time_stamp_request(digest, system_random()).der);
}

TEST(a_time_stamp, is_over_one_digest_and_for_one_request) {
    const Stamped stamped;
    const auto token = stamped.read()->token;
    const Sha256 other = sha256(std::string_view("another thing"));
    EXPECT_FALSE(check_time_stamp(octets(token), other, stamped.anchors));
    const auto asked_again = make_time_stamp_request(digest, system_random());
    EXPECT_FALSE(read_time_stamp_answer(octets(stamped.answer), asked_again, stamped.anchors)) << "an old answer";
    const auto of_other = make_time_stamp_request(other, system_random());
    EXPECT_FALSE(read_time_stamp_answer(octets(stamped.answer), of_other, stamped.anchors));
}

TEST(a_time_stamp, leads_to_an_anchor) {
    Stamped stamped;
    stamped.anchors = {authority().signer()};
    EXPECT_TRUE(stamped.read()) << "the authority itself may be one";
    stamped.anchors.clear();
    EXPECT_FALSE(stamped.read());
    stamped.anchors = {Certificate::from_pem(OpensslAuthority().read("ca.crt")).value()};
    EXPECT_FALSE(stamped.read()) << "another authority of the same name";
}

TEST(a_time_stamp, with_any_octet_changed_is_refused_or_says_the_same) {
    const Stamped stamped;
    const auto whole = stamped.read().value();
    for (std::size_t i = 0; i < stamped.answer.size(); ++i) {
        std::string changed = stamped.answer;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        const auto read = read_time_stamp_answer(octets(changed), stamped.request, stamped.anchors);
        EXPECT_TRUE(!read || (read->time == whole.time && read->serial == whole.serial)) << "octet " << i;
    }
}

TEST(an_authority_that_refuses, is_asked_again_later) {
    auto request = make_time_stamp_request(digest, system_random());
    // A request over an algorithm the authority does not take: SHA-256's identifier ends 02 01, SHA-512's 02 03.
    const std::string sha256_id = {'\x60', '\x86', '\x48', '\x01', '\x65', '\x03', '\x04', '\x02', '\x01'};
    std::string other = request.der;
    other[other.find(sha256_id) + 8] = 3;
    const auto read =
        read_time_stamp_answer(octets(authority().answer(other)), request, std::vector{authority().anchor()});
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().kind, ErrorKind::unavailable);
    EXPECT_TRUE(read.error().message.starts_with("the time-stamping authority gave no stamp (status 2)"))
        << read.error().message;
}

TEST(limits_of_a_time_stamp, hold_at_and_over_the_edge) {
    const Stamped stamped;
    const std::string edge(max_time_stamp_octets, 'x');
    EXPECT_EQ(check_time_stamp(octets(edge), digest, {}).error().kind, ErrorKind::invalid);
    EXPECT_EQ(check_time_stamp(octets(edge + "x"), digest, {}).error().kind, ErrorKind::limit);
    EXPECT_EQ(read_time_stamp_answer(octets(edge), stamped.request, {}).error().kind, ErrorKind::invalid);
    EXPECT_EQ(read_time_stamp_answer(octets(edge + "x"), stamped.request, {}).error().kind, ErrorKind::limit);
    EXPECT_EQ(check_time_stamp(octets(stamped.read()->token + "x"), digest, stamped.anchors).error().kind,
              ErrorKind::invalid)
        << "octets behind it";
    EXPECT_FALSE(check_time_stamp({}, digest, {}));
}

}  // namespace
}  // namespace comity::crypto
