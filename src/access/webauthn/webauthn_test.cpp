// SPDX-License-Identifier: EUPL-1.2
#include "access/webauthn/webauthn.h"

#include <fstream>
#include <sstream>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "access/credentials.h"
#include "access/test_accounts.h"
#include "access/webauthn/software_authenticator.h"
#include "format/base64.h"
#include "format/tree.h"

namespace comity::access {
namespace {

using test::client_data;
using test::SoftwareAuthenticator;

const RelyingParty party = {"comity.example", "Authority", {"https://comity.example"}};
const std::string challenge = "thirty-two octets of a challenge";

template <class Outcome>
std::string refusal(const Outcome& outcome) {
    return outcome ? "accepted" : to_string(outcome.error());
}

Passkey registered(const SoftwareAuthenticator& authenticator, std::string_view format = "none") {
    const auto passkey = verify_registration(
        party, challenge, authenticator.registration(client_data("webauthn.create", challenge), format), "blue key");
    EXPECT_TRUE(passkey) << refusal(passkey);
    return passkey ? *passkey : Passkey{};
}

Account anna_with(const SoftwareAuthenticator& authenticator) {
    Account anna = test::anna();
    anna.passkeys = {registered(authenticator)};
    return anna;
}

class Algorithms : public testing::TestWithParam<CoseAlgorithm> {};

TEST_P(Algorithms, register_and_sign_in) {
    SoftwareAuthenticator authenticator(GetParam());
    const Account anna = anna_with(authenticator);
    EXPECT_EQ(anna.passkeys[0].id, "credential-1");
    EXPECT_EQ(anna.passkeys[0].public_key, authenticator.public_key());
    authenticator.sign_count = 5;
    const auto proof =
        verify_assertion(party, challenge, anna, authenticator.assertion(client_data("webauthn.get", challenge)));
    ASSERT_TRUE(proof) << refusal(proof);
    EXPECT_EQ(proof->credential_id, "credential-1");
    EXPECT_EQ(proof->sign_count, 5U);
    EXPECT_TRUE(proof->user_verified);
}

TEST_P(Algorithms, verify_self_attestation) {
    const SoftwareAuthenticator authenticator(GetParam());
    registered(authenticator, "packed");
    RegistrationAnswer answer = authenticator.registration(client_data("webauthn.create", challenge), "packed");
    answer.client_data = client_data("webauthn.create", challenge, "https://comity.example", R"(,"extra":1)");
    EXPECT_EQ(refusal(verify_registration(party, challenge, answer, "key")),
              "the passkey's answer has a signature that is not of its key (try again from the page of this server)");
}

TEST_P(Algorithms, refuse_every_changed_octet_of_an_assertion) {
    const SoftwareAuthenticator authenticator(GetParam());
    const Account anna = anna_with(authenticator);
    const AssertionAnswer answer = authenticator.assertion(client_data("webauthn.get", challenge));
    ASSERT_TRUE(verify_assertion(party, challenge, anna, answer));
    for (std::size_t i = 0; i < answer.authenticator_data.size(); ++i) {
        AssertionAnswer changed = answer;
        changed.authenticator_data[i] = static_cast<char>(changed.authenticator_data[i] ^ 0x08);
        EXPECT_FALSE(verify_assertion(party, challenge, anna, changed)) << i;
    }
    for (std::size_t i = 0; i < answer.client_data.size(); ++i) {
        AssertionAnswer changed = answer;
        changed.client_data[i] = static_cast<char>(changed.client_data[i] ^ 0x01);
        EXPECT_FALSE(verify_assertion(party, challenge, anna, changed)) << i;
    }
    for (std::size_t i = 0; i < answer.signature.size(); i += 7) {
        AssertionAnswer changed = answer;
        changed.signature[i] = static_cast<char>(changed.signature[i] ^ 0x01);
        EXPECT_FALSE(verify_assertion(party, challenge, anna, changed)) << i;
    }
    AssertionAnswer none = answer;
    none.signature.clear();
    EXPECT_FALSE(verify_assertion(party, challenge, anna, none));
    none.signature = std::string(max_signature + 1, 'x');
    EXPECT_FALSE(verify_assertion(party, challenge, anna, none));
}

TEST_P(Algorithms, refuse_the_signature_of_another_key) {
    const SoftwareAuthenticator mine(GetParam());
    const SoftwareAuthenticator other(GetParam(), 1);
    EXPECT_EQ(refusal(verify_assertion(party, challenge, anna_with(mine),
                                       other.assertion(client_data("webauthn.get", challenge)))),
              "the passkey's answer has a signature that is not of its key (try again from the page of this server)");
}

INSTANTIATE_TEST_SUITE_P(webauthn, Algorithms, testing::ValuesIn(cose_algorithms), [](const auto& parameter) {
    return parameter.param == CoseAlgorithm::es256   ? "ES256"
           : parameter.param == CoseAlgorithm::rs256 ? "RS256"
                                                     : "EdDSA";
});

std::string registering(std::string_view data,
                        const SoftwareAuthenticator& authenticator = SoftwareAuthenticator(CoseAlgorithm::ed_dsa)) {
    return refusal(verify_registration(party, challenge, authenticator.registration(data), "key"));
}

TEST(webauthn, the_browser_vouches_for_type_challenge_and_origin) {
    EXPECT_EQ(registering(client_data("webauthn.create", challenge)), "accepted");
    EXPECT_EQ(
        registering(client_data("webauthn.get", challenge)),
        "the passkey's answer is for 'webauthn.get', not 'webauthn.create' (try again from the page of this server)");
    EXPECT_EQ(registering(client_data("webauthn.create", "another")),
              "the passkey's answer answers another challenge (try again from the page of this server)");
    for (const std::string_view origin :
         {"https://comity.example.evil.example", "http://comity.example", "https://comity.example:8443",
          "https://comity.example/", "null", "https://a.comity.example"}) {
        EXPECT_EQ(registering(client_data("webauthn.create", challenge, origin)),
                  "the passkey's answer was given on '" + std::string(origin) + "' (open https://comity.example)");
    }
    EXPECT_EQ(registering(R"({"type":"webauthn.create","challenge":")" + format::base64_url(octets(challenge)) +
                          R"(","origin":"https://comity.example","crossOrigin":true})"),
              "the passkey's answer was given within a page of somebody else (try again from the page of this server)");
    EXPECT_NE(registering(client_data("webauthn.create", challenge, "https://comity.example",
                                      R"(,"tokenBinding":{"status":"present","id":"x"})")),
              "accepted");
    EXPECT_EQ(registering(client_data("webauthn.create", challenge, "https://comity.example",
                                      R"(,"tokenBinding":{"status":"supported"})")),
              "accepted");
}

TEST(webauthn, an_empty_challenge_is_answered_by_nothing) {
    const SoftwareAuthenticator authenticator(CoseAlgorithm::ed_dsa);
    EXPECT_FALSE(verify_registration(party, "", authenticator.registration(client_data("webauthn.create", "")), "key"));
}

TEST(webauthn, the_authenticator_answers_for_this_server_and_with_somebody_present) {
    SoftwareAuthenticator authenticator(CoseAlgorithm::es256);
    const std::string data = client_data("webauthn.create", challenge);
    authenticator.rp_id = "other.example";
    EXPECT_EQ(
        registering(data, authenticator),
        "the passkey's answer is for another server than 'comity.example' (try again from the page of this server)");
    authenticator.rp_id = "comity.example";
    authenticator.flags = 0x04;
    EXPECT_EQ(
        registering(data, authenticator),
        "the passkey's answer was given without anybody touching the authenticator (try again from the page of this "
        "server)");
    authenticator.flags = 0x01;
    EXPECT_EQ(registering(data, authenticator), "accepted");
    const Account anna = anna_with(authenticator);
    const auto proof =
        verify_assertion(party, challenge, anna, authenticator.assertion(client_data("webauthn.get", challenge)));
    ASSERT_TRUE(proof) << refusal(proof);
    EXPECT_FALSE(proof->user_verified);
    authenticator.flags = 0x11;  // backed up without being eligible for it
    EXPECT_NE(registering(data, authenticator), "accepted");
    authenticator.flags = 0x19;
    EXPECT_TRUE(registered(authenticator).backed_up);
}

TEST(webauthn, extensions_nobody_asked_for_are_ignored) {
    SoftwareAuthenticator authenticator(CoseAlgorithm::es256);
    authenticator.extensions = test::cbor_head(5, 1) + test::cbor_text("credProtect") + test::cbor_integer(2);
    registered(authenticator);
}

TEST(webauthn, a_registration_names_its_credential_once) {
    const SoftwareAuthenticator authenticator(CoseAlgorithm::es256);
    RegistrationAnswer answer = authenticator.registration(client_data("webauthn.create", challenge));
    answer.credential_id = "another";
    EXPECT_EQ(refusal(verify_registration(party, challenge, answer, "key")),
              "the passkey's answer names two credentials (try again from the page of this server)");
}

TEST(webauthn, an_assertion_is_of_a_known_passkey_and_the_same_person) {
    const SoftwareAuthenticator authenticator(CoseAlgorithm::es256);
    Account anna = anna_with(authenticator);
    AssertionAnswer answer = authenticator.assertion(client_data("webauthn.get", challenge));
    answer.user_handle = user_handle(anna);
    EXPECT_TRUE(verify_assertion(party, challenge, anna, answer));
    answer.user_handle = "boris";
    EXPECT_EQ(refusal(verify_assertion(party, challenge, anna, answer)),
              "the passkey's answer is of another person (try again from the page of this server)");
    anna.passkeys.clear();
    answer.user_handle.clear();
    EXPECT_EQ(refusal(verify_assertion(party, challenge, anna, answer)),
              "the passkey's answer is of a passkey not known here (use another, or register it first)");
}

TEST(webauthn, an_assertion_brings_no_new_key) {
    const SoftwareAuthenticator authenticator(CoseAlgorithm::es256);
    const Account anna = anna_with(authenticator);
    AssertionAnswer answer = authenticator.assertion(client_data("webauthn.get", challenge));
    answer.authenticator_data = authenticator.authenticator_data(true);
    EXPECT_EQ(refusal(verify_assertion(party, challenge, anna, answer)),
              "the passkey's answer brings a new key along (try again from the page of this server)");
}

TEST(webauthn, a_browser_registers_and_signs_in) {
    std::ifstream file("tests/vectors/webauthn/chromium.json");
    std::ostringstream text;
    text << file.rdbuf();
    const auto vectors = format::read_json(text.str(), "chromium.json");
    ASSERT_TRUE(vectors) << refusal(vectors);
    for (const std::string_view algorithm : {"es256", "rs256", "eddsa"}) {
        const format::Tree* vector = vectors->find(algorithm);
        ASSERT_NE(vector, nullptr) << algorithm;
        const auto registration = read_registration_answer(vector->find("registration")->text);
        ASSERT_TRUE(registration) << refusal(registration);
        const auto passkey = verify_registration(party, challenge, *registration, "this computer");
        ASSERT_TRUE(passkey) << algorithm << ": " << refusal(passkey);
        Account anna = test::anna();
        anna.passkeys = {*passkey};
        const auto assertion = read_assertion_answer(vector->find("assertion")->text);
        ASSERT_TRUE(assertion) << refusal(assertion);
        EXPECT_EQ(assertion->user_handle, user_handle(anna));
        const auto proof = verify_assertion(party, challenge, anna, *assertion);
        ASSERT_TRUE(proof) << algorithm << ": " << refusal(proof);
        EXPECT_TRUE(proof->user_verified);
        EXPECT_GT(proof->sign_count, passkey->sign_count);
    }
}

TEST(webauthn, what_is_registered_can_be_recorded_and_read_again) {
    const SoftwareAuthenticator authenticator(CoseAlgorithm::ed_dsa);
    Account anna = test::anna();
    ASSERT_TRUE(apply(anna, add_passkey(anna, registered(authenticator)).value(), test::noon()));
    EXPECT_TRUE(
        verify_assertion(party, challenge, anna, authenticator.assertion(client_data("webauthn.get", challenge))));
}

TEST(webauthn, the_browser_is_asked_in_its_own_words) {
    Account anna = test::anna();
    anna.passkeys = {{.id = "credential-1", .public_key = "cose", .label = "blue"}};
    EXPECT_EQ(
        registration_options(party, anna, "0123"),
        R"({"rp":{"id":"comity.example","name":"Authority"},"user":{"id":")" +
            format::base64_url(octets(user_handle(anna))) +
            R"(","name":"anna.keller","displayName":"Anna Keller"},"challenge":"MDEyMw","pubKeyCredParams":[)"
            R"({"type":"public-key","alg":-8},{"type":"public-key","alg":-7},{"type":"public-key","alg":-257}],)"
            R"("timeout":300000,"excludeCredentials":[{"type":"public-key","id":"Y3JlZGVudGlhbC0x"}],)"
            R"("authenticatorSelection":{"residentKey":"preferred","userVerification":"preferred"},"attestation":"none"})");
    EXPECT_EQ(assertion_options(party, &anna, "0123"),
              R"({"rpId":"comity.example","challenge":"MDEyMw","timeout":300000,"userVerification":"preferred",)"
              R"("allowCredentials":[{"type":"public-key","id":"Y3JlZGVudGlhbC0x"}]})");
    EXPECT_EQ(assertion_options(party, nullptr, "0123"),
              R"({"rpId":"comity.example","challenge":"MDEyMw","timeout":300000,"userVerification":"required"})");
    EXPECT_EQ(user_handle(anna).size(), 32U);
    EXPECT_EQ(new_challenge(test::counting()).size(), 32U);
}

TEST(webauthn, the_browser_answers_in_its_own_words) {
    const auto registration = read_registration_answer(
        R"({"id":"YQ","rawId":"YQ","type":"public-key","response":{"clientDataJSON":"Yg","attestationObject":"Yw","transports":["usb"]}})");
    ASSERT_TRUE(registration) << refusal(registration);
    EXPECT_EQ(registration->credential_id + registration->client_data + registration->attestation, "abc");
    const auto assertion = read_assertion_answer(
        R"({"rawId":"YQ","type":"public-key","response":{"clientDataJSON":"Yg","authenticatorData":"Yw","signature":"ZA","userHandle":"ZQ"}})");
    ASSERT_TRUE(assertion) << refusal(assertion);
    EXPECT_EQ(assertion->credential_id + assertion->client_data + assertion->authenticator_data + assertion->signature +
                  assertion->user_handle,
              "abcde");
    EXPECT_TRUE(read_assertion_answer(
        R"({"rawId":"YQ","type":"public-key","response":{"clientDataJSON":"Yg","authenticatorData":"Yw","signature":"ZA","userHandle":null}})"));
    EXPECT_EQ(refusal(read_assertion_answer(R"({"rawId":"YQ","type":"public-key"})")),
              "the passkey's answer lacks 'clientDataJSON' (send what PublicKeyCredential.toJSON gives)");
    EXPECT_EQ(refusal(read_assertion_answer(R"({"rawId":"YQ=="})")),
              "the passkey's answer is no public-key credential (send what PublicKeyCredential.toJSON gives)");
    EXPECT_EQ(refusal(read_registration_answer(R"({"rawId":"Y","type":"public-key","response":{}})")),
              "'rawId' of the passkey's answer is no base64url");
    EXPECT_EQ(read_registration_answer(std::string(max_answer + 1, ' ')).error().kind, ErrorKind::limit);
}

}  // namespace
}  // namespace comity::access
