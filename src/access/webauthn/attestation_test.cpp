// SPDX-License-Identifier: EUPL-1.2
#include "access/webauthn/attestation.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "access/webauthn/client_data.h"
#include "access/webauthn/software_authenticator.h"

namespace comity::access {
namespace {

using namespace std::literals;
using test::cbor_bytes;
using test::cbor_head;
using test::cbor_integer;
using test::cbor_text;
using test::SoftwareAuthenticator;

template <class Outcome>
std::string refusal(const Outcome& outcome) {
    return outcome ? "accepted" : to_string(outcome.error());
}

const SoftwareAuthenticator& authenticator() {
    static const SoftwareAuthenticator one(CoseAlgorithm::es256);
    return one;
}

std::string object(std::string_view format, std::string_view statement, std::string_view data) {
    return cbor_head(5, 3) + cbor_text("fmt") + cbor_text(format) + cbor_text("attStmt") + std::string(statement) +
           cbor_text("authData") + cbor_bytes(data);
}

std::string attesting(std::string_view octets_read) {
    return refusal(read_attestation(octets(octets_read)));
}

TEST(attestation, of_none_and_of_the_key_itself_is_read) {
    const auto none = read_attestation(octets(authenticator().attestation("none", "{}")));
    ASSERT_TRUE(none) << refusal(none);
    EXPECT_EQ(none->format, Attestation::Format::none);
    EXPECT_EQ(none->authenticator.credential->id, "credential-1");
    EXPECT_EQ(none->authenticator.credential->public_key, authenticator().public_key());
    const auto packed = read_attestation(octets(authenticator().attestation("packed", "{}")));
    ASSERT_TRUE(packed) << refusal(packed);
    EXPECT_EQ(packed->format, Attestation::Format::packed_self);
}

TEST(attestation, of_other_kinds_is_refused) {
    const std::string data = authenticator().authenticator_data(true);
    const std::string way_out = " (the browser is to be asked for attestation 'none')";
    const std::string empty = cbor_head(5, 0);
    EXPECT_EQ(attesting(object("tpm", empty, data)), "the attestation is of the format 'tpm'" + way_out);
    EXPECT_EQ(attesting(object("none", cbor_head(5, 1) + cbor_text("sig") + cbor_bytes("x"), data)),
              "the attestation is 'none' and says something all the same" + way_out);
    EXPECT_EQ(attesting(object("packed", empty, data)),
              "the attestation has another statement than 'packed' has without certificates" + way_out);
    EXPECT_EQ(attesting(object("packed",
                               cbor_head(5, 3) + cbor_text("alg") + cbor_integer(-7) + cbor_text("sig") +
                                   cbor_bytes("x") + cbor_text("x5c") + cbor_head(4, 0),
                               data)),
              "the attestation is by the maker of the authenticator, which is not evaluated" + way_out);
    EXPECT_EQ(attesting(object(
                  "packed", cbor_head(5, 2) + cbor_text("alg") + cbor_integer(-8) + cbor_text("sig") + cbor_bytes("x"),
                  data)),
              "the attestation names another algorithm than its key" + way_out);
    EXPECT_EQ(attesting(object("none", empty, authenticator().authenticator_data(false))),
              "the attestation holds no credential" + way_out);
    EXPECT_EQ(attesting(cbor_head(5, 0)), "the attestation lacks 'fmt', 'attStmt' or 'authData'" + way_out);
    EXPECT_EQ(attesting(authenticator().attestation("none", "{}") + "x"), "octets follow after the attestation");
}

TEST(attestation, cut_short_anywhere_is_refused) {
    const std::string whole = authenticator().attestation("packed", "{}");
    for (std::size_t length = 0; length < whole.size(); ++length) {
        EXPECT_FALSE(read_attestation(octets(whole).first(length))) << length;
    }
    const std::string data = authenticator().authenticator_data(true);
    for (std::size_t length = 0; length < data.size(); ++length) {
        EXPECT_FALSE(read_authenticator_data(octets(data).first(length))) << length;
    }
    EXPECT_TRUE(read_authenticator_data(octets(data)));
    EXPECT_FALSE(read_authenticator_data(octets(data + "x")));
    EXPECT_EQ(read_authenticator_data(octets(std::string(max_authenticator_data + 1, '\0'))).error().kind,
              ErrorKind::limit);
}

TEST(authenticator_data, name_a_credential_of_1_to_1023_octets) {
    SoftwareAuthenticator one(CoseAlgorithm::ed_dsa);
    one.credential_id = std::string(max_credential_id, 'x');
    EXPECT_EQ(read_authenticator_data(octets(one.authenticator_data(true)))->credential->id.size(), max_credential_id);
    one.credential_id += 'x';
    EXPECT_EQ(
        refusal(read_authenticator_data(octets(one.authenticator_data(true)))),
        "the authenticator data name a credential of 1024 octets, 1 to 1023 are possible (try again, or use another "
        "authenticator)");
    one.credential_id.clear();
    EXPECT_FALSE(read_authenticator_data(octets(one.authenticator_data(true))));
}

TEST(authenticator_data, have_extensions_that_are_a_map) {
    SoftwareAuthenticator one(CoseAlgorithm::ed_dsa);
    one.extensions = cbor_integer(1);
    EXPECT_FALSE(read_authenticator_data(octets(one.authenticator_data(false))));
    one.extensions = cbor_head(5, 0);
    EXPECT_TRUE(read_authenticator_data(octets(one.authenticator_data(false))));
}

std::string key(std::string_view cose) {
    return refusal(read_cose_key(octets(cose)));
}

TEST(cose_keys, of_the_three_algorithms_are_read) {
    for (const CoseAlgorithm algorithm : cose_algorithms) {
        const SoftwareAuthenticator one(algorithm);
        const auto read = read_cose_key(octets(one.public_key()));
        ASSERT_TRUE(read) << refusal(read);
        EXPECT_EQ(read->algorithm, algorithm);
    }
}

TEST(cose_keys, of_other_kinds_are_refused) {
    const std::string way_out = " (a key of Ed25519, P-256 or RSA with 2,048 bits is needed)";
    const auto ec = [](std::int64_t algorithm, std::int64_t curve, const std::string& x, const std::string& more = "") {
        return cbor_head(5, more.empty() ? 5 : 6) + cbor_integer(1) + cbor_integer(2) + cbor_integer(3) +
               cbor_integer(algorithm) + cbor_integer(-1) + cbor_integer(curve) + cbor_integer(-2) + cbor_bytes(x) +
               cbor_integer(-3) + cbor_bytes(std::string(32, '\1')) + more;
    };
    const std::string x(32, '\1');
    EXPECT_EQ(key(ec(-7, 1, x)), "the public key is no point of its curve, or no key" + way_out);
    EXPECT_EQ(key(ec(-35, 1, x)), "the public key is of an algorithm not offered" + way_out);
    EXPECT_EQ(key(ec(-7, 2, x)), "the public key is on another curve" + way_out);
    EXPECT_EQ(key(ec(-7, 1, x + "x")), "the public key lacks part -2 of 32 octets" + way_out);
    EXPECT_EQ(key(ec(-7, 1, x, cbor_integer(-4) + cbor_bytes(x))),
              "the public key comes with its private part" + way_out);
    EXPECT_EQ(key(cbor_integer(5)), "the public key is no COSE_Key" + way_out);
    EXPECT_EQ(key(cbor_head(5, 0)), "the public key lacks the number 1" + way_out);
    const std::string weak = cbor_head(5, 4) + cbor_integer(1) + cbor_integer(3) + cbor_integer(3) +
                             cbor_integer(-257) + cbor_integer(-1) + cbor_bytes(std::string(128, '\xFF')) +
                             cbor_integer(-2) + cbor_bytes("\1" + std::string(1, '\0') + "\1");
    EXPECT_EQ(key(weak), "the public key lacks part -1 of 256 octets" + way_out);
}

std::string cbor(std::string_view text) {
    return refusal(read_cbor(octets(text), "input"));
}

TEST(cbor, claims_no_more_than_follows) {
    // Heads that promise 2^62 items or octets; nothing may be allocated for them.
    for (const unsigned major : {2U, 3U, 4U, 5U}) {
        EXPECT_NE(cbor(cbor_head(major, std::uint64_t{1} << 62U)), "accepted") << major;
        EXPECT_NE(cbor(cbor_head(major, 0x0FFFFFFF)), "accepted") << major;
    }
    EXPECT_EQ(cbor(cbor_head(2, 3) + "ab"), "the input ends within a string (it is not as an authenticator writes it)");
    EXPECT_EQ(cbor(""), "the input ends within a value (it is not as an authenticator writes it)");
}

TEST(cbor, has_only_what_authenticators_write) {
    EXPECT_EQ(cbor("\x5F\x41x\xFF"), "the input holds an indefinite length (it is not as an authenticator writes it)");
    EXPECT_EQ(cbor("\xC1\x01"), "the input holds a tag (it is not as an authenticator writes it)");
    EXPECT_EQ(cbor("\xFA\x47\xC3\x50\x00"sv),
              "the input holds a fraction or a value without meaning here (it is not as an authenticator writes it)");
    EXPECT_EQ(cbor("\xF7"),
              "the input holds a fraction or a value without meaning here (it is not as an authenticator writes it)");
    EXPECT_EQ(cbor("\x1B\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"),
              "the input holds an integer beyond 63 bits (it is not as an authenticator writes it)");
    EXPECT_EQ(cbor(cbor_head(5, 2) + cbor_integer(1) + "\xF5" + cbor_integer(1) + "\xF4"), "the input has a key twice");
    EXPECT_EQ(cbor(cbor_head(5, 1) + "\xF5\xF5"), "the input has a key that is neither number nor text");
    EXPECT_EQ(cbor(cbor_head(4, 3) + "\xF5\xF4\xF6"), "accepted");
    EXPECT_EQ(read_cbor(octets(cbor_integer(-257)), "input")->integer, -257);
}

TEST(cbor, is_bounded_in_depth_number_and_size) {
    std::string nested(static_cast<std::size_t>(max_cbor_depth), '\x81');
    EXPECT_EQ(cbor(nested + "\x01"), "accepted");
    EXPECT_EQ(cbor("\x81" + nested + "\x01"), "the input is nested deeper than 4 (no authenticator needs so much)");
    EXPECT_EQ(cbor(cbor_head(4, max_cbor_items - 1) + std::string(max_cbor_items - 1, '\1')), "accepted");
    EXPECT_EQ(cbor(cbor_head(4, max_cbor_items) + std::string(max_cbor_items, '\1')),
              "the input has more values than 128 (no authenticator needs so much)");
    EXPECT_EQ(cbor(cbor_bytes(std::string(max_cbor_octets - 3, 'x'))), "accepted");
    EXPECT_EQ(cbor(cbor_bytes(std::string(max_cbor_octets - 2, 'x'))),
              "the input has over 16384 octets (no authenticator needs so much)");
}

TEST(client_data, are_json_with_type_challenge_and_origin) {
    EXPECT_TRUE(
        read_client_data(R"({"type":"webauthn.get","challenge":"YQ","origin":"https://a.example","new":{"x":1}})"));
    EXPECT_EQ(refusal(read_client_data(R"({"type":"webauthn.get","challenge":"YQ"})")),
              "the client data lacks the text 'origin' (send it as the browser gave it)");
    EXPECT_NE(refusal(read_client_data(R"({"type":1,"challenge":"YQ","origin":"x"})")), "accepted");
    EXPECT_NE(refusal(read_client_data(R"({"type":"t","challenge":"Y=","origin":"x"})")), "accepted");
    EXPECT_NE(refusal(read_client_data(R"({"type":"t","challenge":"YQ","origin":"x","origin":"y"})")), "accepted");
    EXPECT_NE(refusal(read_client_data(R"({"type":"t","challenge":"YQ","origin":"x","crossOrigin":"false"})")),
              "accepted");
    EXPECT_NE(refusal(read_client_data("[]")), "accepted");
    EXPECT_EQ(read_client_data(std::string(max_client_data + 1, ' ')).error().kind, ErrorKind::limit);
}

RC_GTEST_PROP(attestation, any_octets_are_accepted_or_refused, (const std::string& any)) {
    (void)read_attestation(octets(any));
    (void)read_authenticator_data(octets(any));
    (void)read_client_data(any);
}

}  // namespace
}  // namespace comity::access
