// SPDX-License-Identifier: EUPL-1.2
#include "access/oidc/oidc.h"

#include <gtest/gtest.h>

#include "access/oidc/software_provider.h"
#include "access/test_accounts.h"
#include "format/canonical_json.h"
#include "format/value.h"

namespace comity::access {
namespace {

using test::noon;
using test::SoftwareProvider;

constexpr std::int64_t second = 1000;
const std::int64_t noon_seconds = noon().utc_milliseconds() / 1000;

template <class Outcome>
std::string refusal(const Outcome& outcome) {
    return outcome ? "accepted" : to_string(outcome.error());
}

OidcClient client() {
    OidcClient client;
    client.issuer = "https://id.example";
    client.client_id = "client 1";
    client.client_secret = "s3cret&";
    client.redirect_uri = "https://comity.example/sign-in/answer";
    return client;
}

/// One sign-in from the page to the verified token; what is public may be changed before finish().
struct Journey {
    explicit Journey(JwsAlgorithm algorithm = JwsAlgorithm::ed_dsa, bool fresh = false) : provider(algorithm) {
        state = fetch_provider(us, provider.ask(), noon()).value();
        request = begin_authorization(us, state.provider, fresh, "fr", test::counting());
        asked = test::parameters(request.address);
        provider.challenge = asked["code_challenge"];
        claims = format::Value::object({{"iss", "https://id.example"},
                                        {"sub", "42"},
                                        {"aud", "client 1"},
                                        {"exp", noon_seconds + 60},
                                        {"iat", noon_seconds},
                                        {"nonce", asked["nonce"]}});
        answer.code = "code-1";
        answer.state = asked["state"];
    }

    Result<IdToken> finish(Instant now = noon()) {
        provider.claims = format::canonical_json(claims).value();
        return finish_authorization(us, state, request.expectation, answer, provider.ask(), now);
    }
    std::string with(std::string_view claim, format::Value value) {
        claims.set(claim, std::move(value));
        return refusal(finish());
    }

    OidcClient us = client();
    SoftwareProvider provider;
    ProviderState state;
    AuthorizationRequest request;
    std::map<std::string, std::string> asked;
    AuthorizationAnswer answer;
    format::Value claims;
};

class Providers : public testing::TestWithParam<JwsAlgorithm> {};

TEST_P(Providers, sign_a_person_in) {
    Journey journey(GetParam());
    const auto token = journey.finish();
    ASSERT_TRUE(token) << refusal(token);
    EXPECT_EQ(token->subject, "42");
    EXPECT_EQ(token->issuer, "https://id.example");
    EXPECT_EQ(token->proven_at, noon());
}

INSTANTIATE_TEST_SUITE_P(oidc, Providers,
                         testing::Values(JwsAlgorithm::rs256, JwsAlgorithm::ps256, JwsAlgorithm::es256,
                                         JwsAlgorithm::ed_dsa),
                         [](const auto& parameter) { return std::string(name(parameter.param)); });

TEST(oidc, the_browser_is_sent_with_pkce_state_and_nonce) {
    const Journey journey;
    EXPECT_TRUE(
        journey.request.address.starts_with("https://id.example/auth?response_type=code&client_id=client%201&"));
    auto asked = journey.asked;
    EXPECT_EQ(asked["redirect_uri"], "https://comity.example/sign-in/answer");
    EXPECT_EQ(asked["scope"], "openid profile email");
    EXPECT_EQ(asked["code_challenge_method"], "S256");
    EXPECT_EQ(asked["ui_locales"], "fr");
    EXPECT_FALSE(asked.contains("prompt"));
    for (const char* secret : {"state", "nonce", "code_challenge"}) EXPECT_EQ(asked[secret].size(), 43U) << secret;
    EXPECT_NE(asked["state"], asked["nonce"]);
    // The verifier stays here.
    const std::string verifier =
        format::read_value(journey.request.expectation, "expectation")->string_at("verifier").value();
    EXPECT_EQ(journey.request.address.find(verifier), std::string::npos);
}

TEST(oidc, for_an_act_the_person_signs_in_anew) {
    Journey journey(JwsAlgorithm::ed_dsa, true);
    EXPECT_EQ(journey.asked["prompt"], "login");
    EXPECT_EQ(journey.asked["max_age"], "0");
    EXPECT_EQ(refusal(journey.finish()),
              "the ID token does not say when the person signed in (the provider is to send auth_time when asked with "
              "max_age)");
    EXPECT_EQ(journey.with("auth_time", noon_seconds - 180), "accepted");
    EXPECT_EQ(journey.with("auth_time", noon_seconds - 181),
              "the ID token says that the person did not sign in just now (sign in again; if it stays so, tell an "
              "administrator)");
    EXPECT_NE(journey.with("auth_time", noon_seconds + 61), "accepted");
    journey.claims.set("auth_time", noon_seconds - 30);
    EXPECT_EQ(journey.finish()->proven_at, noon(-30 * second));
}

TEST(oidc, the_answer_must_be_the_one_asked_for) {
    const std::string not_asked =
        "this answer of the identity provider was not asked for (begin to sign in again here)";
    Journey journey;
    journey.answer.state = "other";
    EXPECT_EQ(refusal(journey.finish()), not_asked);
    journey.answer.state.clear();
    EXPECT_EQ(refusal(journey.finish()), not_asked);
    EXPECT_EQ(journey.provider.requests.size(), 2U);  // the code was not redeemed
    journey.answer.state = journey.asked["state"];
    journey.answer.error = "access_denied";
    journey.answer.error_description = "End-User aborted interaction";
    const auto refused = journey.finish();
    EXPECT_EQ(refused.error().kind, ErrorKind::forbidden);
    EXPECT_EQ(refusal(refused),
              "the identity provider refused: access_denied End-User aborted interaction (sign in again, or ask an "
              "administrator)");
    journey.answer.error.clear();
    journey.answer.code.clear();
    EXPECT_EQ(refusal(journey.finish()), "the identity provider sent no code (sign in again)");
}

TEST(oidc, the_answer_names_its_issuer_where_the_provider_says_it_does) {
    Journey journey;
    journey.answer.issuer = "https://evil.example";
    EXPECT_EQ(refusal(journey.finish()), "this answer is of another identity provider (begin to sign in again here)");
    journey.answer.issuer = "https://id.example";
    EXPECT_EQ(refusal(journey.finish()), "accepted");
    journey.answer.issuer.clear();
    EXPECT_EQ(refusal(journey.finish()), "accepted");
    journey.state.provider.names_issuer_in_answer = true;
    EXPECT_NE(refusal(journey.finish()), "accepted");
}

TEST(oidc, the_code_is_redeemed_with_the_clients_secret_and_the_verifier) {
    for (const auto authentication :
         {OidcClient::Authentication::secret_basic, OidcClient::Authentication::secret_post}) {
        Journey journey;
        journey.us.authentication = authentication;
        EXPECT_EQ(refusal(journey.finish()), "accepted");
    }
    Journey wrong_secret;
    wrong_secret.us.client_secret = "guess";
    EXPECT_EQ(refusal(wrong_secret.finish()),
              "the identity provider gave no token: invalid_client  (sign in again; if it stays so, compare client and "
              "secret with "
              "what the provider has)");
    Journey stolen_code;
    stolen_code.provider.challenge = "of another browser";
    EXPECT_EQ(
        refusal(stolen_code.finish()),
        "the identity provider gave no token: invalid_grant grant request is invalid (sign in again; if it stays so, "
        "compare client and secret with what the provider has)");
}

TEST(oidc, the_token_is_of_this_provider_for_this_client_and_request) {
    const std::string again = " (sign in again; if it stays so, tell an administrator)";
    EXPECT_EQ(Journey().with("iss", "https://evil.example"), "the ID token is of 'https://evil.example'" + again);
    EXPECT_EQ(Journey().with("aud", "other"), "the ID token is for somebody else" + again);
    EXPECT_EQ(Journey().with("aud", format::Value::list({"other", "client 1"})),
              "the ID token was issued to somebody else" + again);
    EXPECT_EQ(Journey().with("aud", format::Value::list({"client 1"})), "accepted");
    EXPECT_EQ(Journey().with("azp", "other"), "the ID token was issued to somebody else" + again);
    EXPECT_EQ(Journey().with("nonce", "other"), "the ID token answers another request" + again);
    EXPECT_EQ(Journey().with("nonce", format::Value()),
              "the ID token has no text under 'nonce' (this is to be set right at the identity provider)");
    EXPECT_EQ(Journey().with("sub", std::string(max_subject, 'x')), "accepted");
    EXPECT_EQ(Journey().with("sub", std::string(max_subject + 1, 'x')), "the ID token names nobody" + again);
    EXPECT_NE(Journey().with("sub", ""), "accepted");
    Journey both;
    both.claims.set("aud", format::Value::list({"other", "client 1"}));
    EXPECT_EQ(both.with("azp", "client 1"), "accepted");
}

TEST(oidc, the_token_is_of_now_give_or_take_a_minute) {
    const std::string clocks = " (compare the clocks of provider and server)";
    EXPECT_EQ(Journey().with("exp", noon_seconds - 59), "accepted");
    EXPECT_EQ(Journey().with("exp", noon_seconds - 60), "the ID token has expired" + clocks);
    EXPECT_EQ(Journey().with("iat", noon_seconds + 60), "accepted");
    EXPECT_EQ(Journey().with("iat", noon_seconds + 61), "the ID token is from the future" + clocks);
    EXPECT_EQ(Journey().with("nbf", noon_seconds + 61), "the ID token is from the future" + clocks);
    EXPECT_NE(Journey().with("exp", "soon"), "accepted");
    EXPECT_NE(Journey().with("exp", -5), "accepted");
}

TEST(oidc, the_access_token_beside_it_is_the_one_it_names) {
    Journey journey(JwsAlgorithm::es256);
    // OpenID Connect Core 3.1.3.6, of "at".
    EXPECT_EQ(journey.with("at_hash", "sda5G2fCr6XjIpiNlGJjjQ"), "accepted");
    EXPECT_EQ(journey.with("at_hash", "AAAAAAAAAAAAAAAAAAAAAA"),
              "the ID token came with another access token (sign in again; if it stays so, tell an administrator)");
}

TEST(oidc, a_token_signed_by_another_key_is_refused) {
    for (const JwsAlgorithm algorithm :
         {JwsAlgorithm::rs256, JwsAlgorithm::ps256, JwsAlgorithm::es256, JwsAlgorithm::ed_dsa}) {
        Journey journey(algorithm);
        const std::string right = journey.provider.key->id;
        journey.provider.key = std::make_unique<test::SigningKey>(algorithm, "other");
        journey.provider.key->id = right;  // claims to be the published one
        EXPECT_EQ(refusal(journey.finish()),
                  "the ID token is not signed by the identity provider (sign in again; if it stays so, tell an "
                  "administrator)")
            << name(algorithm);
    }
}

TEST(oidc, new_keys_of_the_provider_are_fetched_once_a_minute_at_most) {
    Journey journey;
    journey.provider.key = std::make_unique<test::SigningKey>(JwsAlgorithm::ed_dsa, "key-2");
    EXPECT_EQ(
        refusal(journey.finish(noon(59 * second))),
        "the ID token is signed with a key the identity provider does not publish (sign in again; if it stays so, tell "
        "an administrator)");
    EXPECT_EQ(journey.provider.key_fetches, 1);
    journey.claims.set("exp", noon_seconds + 120);
    EXPECT_EQ(refusal(journey.finish(noon(60 * second))), "accepted");
    EXPECT_EQ(journey.provider.key_fetches, 2);
    EXPECT_EQ(refusal(journey.finish(noon(200 * second))),
              "the ID token has expired (compare the clocks of provider and server)");
    EXPECT_EQ(journey.provider.key_fetches, 2);
}

TEST(oidc, a_provider_that_cannot_be_asked_is_unavailable) {
    const AskProvider down = [](const ProviderRequest&) -> Result<ProviderAnswer> { return ProviderAnswer{503, ""}; };
    const auto state = fetch_provider(client(), down, noon());
    ASSERT_FALSE(state);
    EXPECT_EQ(state.error().kind, ErrorKind::unavailable);
    EXPECT_EQ(
        refusal(state),
        "the identity provider answered 503 when asked for its discovery document (ask its operator, or sign in with a "
        "password)");
    OidcClient plain = client();
    plain.issuer = "http://id.example";
    EXPECT_NE(refusal(fetch_provider(plain, down, noon())), "accepted");
}

TEST(oidc, the_token_answer_is_read_strictly) {
    EXPECT_EQ(read_token_answer({200, R"({"id_token":"a.b.c"})"})->id_token, "a.b.c");
    EXPECT_FALSE(read_token_answer({200, R"({"access_token":"x"})"}));
    EXPECT_FALSE(read_token_answer({200, R"({"error":"x","id_token":"a.b.c"})"}));
    EXPECT_FALSE(read_token_answer({200, R"([])"}));
    EXPECT_FALSE(read_token_answer({302, R"({"id_token":"a.b.c"})"}));
    EXPECT_EQ(read_token_answer({200, std::string(max_provider_answer + 1, ' ')}).error().kind, ErrorKind::limit);
}

TEST(oidc, the_session_there_can_be_ended_too) {
    const Journey journey;
    EXPECT_EQ(end_session_address(journey.us, journey.state.provider, "https://comity.example/"),
              "https://id.example/end?client_id=client%201&post_logout_redirect_uri=https%3A%2F%2Fcomity.example%2F");
    Provider none = journey.state.provider;
    none.end_session_endpoint.clear();
    EXPECT_EQ(end_session_address(journey.us, none, "x"), "");
}

}  // namespace
}  // namespace comity::access
