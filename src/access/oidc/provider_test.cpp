// SPDX-License-Identifier: EUPL-1.2
#include "access/oidc/provider.h"

#include <gtest/gtest.h>

#include "access/oidc/identity_mapping.h"
#include "access/oidc/software_provider.h"
#include "access/test_accounts.h"
#include "base/octets.h"
#include "format/base64.h"

namespace comity::access {
namespace {

using test::SigningKey;

template <class Outcome>
std::string refusal(const Outcome& outcome) {
    return outcome ? "accepted" : to_string(outcome.error());
}

std::string discovery(std::string_view from, std::string_view to, bool loopback = false) {
    std::string text = test::SoftwareProvider(JwsAlgorithm::es256).discovery();
    if (const std::size_t at = text.find(from); at != std::string::npos) text.replace(at, from.size(), to);
    return refusal(read_discovery(text, "https://id.example", loopback));
}

TEST(discovery, is_found_at_the_well_known_place) {
    EXPECT_EQ(discovery_address("https://id.example"), "https://id.example/.well-known/openid-configuration");
    EXPECT_EQ(discovery_address("https://id.example/tenant/"),
              "https://id.example/tenant/.well-known/openid-configuration");
}

TEST(discovery, is_of_the_configured_issuer_letter_by_letter) {
    EXPECT_EQ(discovery("", ""), "accepted");
    EXPECT_EQ(discovery(R"("issuer":"https://id.example")", R"("issuer":"https://id.example/")"),
              "the provider's discovery document is of 'https://id.example/', not of 'https://id.example' (configure "
              "the issuer "
              "letter by letter)");
}

TEST(discovery, names_encrypted_addresses) {
    for (const std::string_view address :
         {"http://id.example/token", "https://", "https://a@id.example/", "https://id.example/#x", "ftp://id.example/",
          "https://id.example/ x", "javascript:alert(1)", "http://127.0.0.1:1/t", "https://id.example/\xC3\xA9",
          "https://id.example/\\u0000"}) {
        EXPECT_NE(discovery("https://id.example/token", address), "accepted") << address;
    }
    EXPECT_EQ(discovery("https://id.example/token", "http://127.0.0.1:3000/token", true), "accepted");
    EXPECT_EQ(discovery("https://id.example/token", "http://[::1]:3000/token", true), "accepted");
    EXPECT_EQ(
        discovery("https://id.example/token", "http://localhost.evil.example/token", true),
        "'token_endpoint' is not encrypted: http://localhost.evil.example/token (an address begins with https://)");
}

TEST(discovery, offers_pkce_and_an_algorithm_known_here) {
    EXPECT_EQ(discovery(R"(["S256"])", R"(["plain"])"),
              "the provider's discovery document does not offer PKCE with S256 (switch it on at the provider)");
    EXPECT_EQ(discovery(R"("ES256",)", ""),
              "the provider's discovery document offers no algorithm for ID tokens that is known here (switch on "
              "RS256, PS256, "
              "ES256 or EdDSA at the provider)");
    EXPECT_NE(discovery(R"("jwks_uri")", R"("jwks")"), "accepted");
    EXPECT_EQ(read_discovery(std::string(max_discovery + 1, ' '), "x", false).error().kind, ErrorKind::limit);
}

TEST(key_set, passes_over_what_is_of_no_use) {
    const SigningKey ec(JwsAlgorithm::es256);
    const auto keys = read_key_set(R"({"keys":[{"kty":"oct","k":"AA"},{"kty":"RSA","use":"enc","n":"AA","e":"AQAB"},)"
                                   R"({"kty":"EC","crv":"P-521","x":"AA","y":"AA"},{"kty":"EC","alg":"ECDH-ES"},)"
                                   R"({"kty":"EC","key_ops":["deriveKey"]},)" +
                                   ec.jwk() + "]}");
    ASSERT_TRUE(keys) << refusal(keys);
    ASSERT_EQ(keys->size(), 1U);
    EXPECT_EQ(keys->at(0).id, "key-1");
}

std::string set_of(std::string_view key) {
    return refusal(read_key_set(R"({"keys":[)" + std::string(key) + "]}"));
}

TEST(key_set, with_a_broken_weak_or_private_key_is_refused) {
    const std::string broken = " (this is to be set right at the identity provider)";
    EXPECT_EQ(set_of(""),
              "the key set has no key to verify with (the provider is to sign with RS256, PS256, ES256 or EdDSA)");
    EXPECT_EQ(set_of(R"({"kty":"RSA","n":")" + format::base64_url(octets(std::string(128, 'x'))) + R"(","e":"AQAB"})"),
              "a key of the provider's key set has a broken 'n'" + broken);
    EXPECT_EQ(set_of(R"({"kty":"EC","crv":"P-256","x":"AA","y":"AA"})"),
              "a key of the provider's key set has a broken 'x'" + broken);
    EXPECT_EQ(set_of(R"({"kty":"OKP","crv":"Ed25519","x":"A+"})"),
              "a key of the provider's key set has a broken 'x'" + broken);
    EXPECT_EQ(set_of(R"({"kty":"OKP","crv":"Ed25519","x":"AA","d":"AA"})"),
              "the provider's key set publishes a private key (do not use this provider until its operator replaced "
              "the key)");
    EXPECT_NE(refusal(read_key_set("[]")), "accepted");
    EXPECT_NE(refusal(read_key_set(R"({"keys":{}})")), "accepted");
    EXPECT_EQ(read_key_set(std::string(max_key_set + 1, ' ')).error().kind, ErrorKind::limit);
}

TEST(key_set, has_64_keys_at_most) {
    const std::string key = SigningKey(JwsAlgorithm::ed_dsa).jwk();
    std::string keys = key;
    for (std::size_t i = 1; i < max_provider_keys; ++i) keys += "," + key;
    EXPECT_EQ(set_of(keys), "accepted");
    EXPECT_EQ(set_of(keys + "," + key), "the key set has over 64 keys");
}

JwsCheck check(std::string_view token, const SigningKey& key, SetOf<JwsAlgorithm> allowed) {
    const auto jws = read_jws(token);
    EXPECT_TRUE(jws) << refusal(jws);
    const auto keys = read_key_set(R"({"keys":[)" + key.jwk() + "]}");
    return jws && keys ? check_signature(*jws, *keys, allowed) : JwsCheck::forged;
}

TEST(jws, of_rfc_8037_is_verified) {
    // RFC 8037 appendix A.4 and A.2.
    constexpr std::string_view token =
        "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc."
        "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";
    const auto keys =
        read_key_set(R"({"keys":[{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]})");
    ASSERT_TRUE(keys);
    const auto jws = read_jws(token);
    ASSERT_TRUE(jws) << refusal(jws);
    EXPECT_EQ(jws->payload, "Example of Ed25519 signing");
    EXPECT_EQ(check_signature(*jws, *keys, JwsAlgorithm::ed_dsa), JwsCheck::verified);
}

TEST(jws, of_rfc_7515_is_verified) {
    // RFC 7515 appendix A.3: ES256.
    constexpr std::string_view token =
        "eyJhbGciOiJFUzI1NiJ9."
        "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ."
        "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";
    const auto keys = read_key_set(
        R"({"keys":[{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}]})");
    ASSERT_TRUE(keys) << refusal(keys);
    const auto jws = read_jws(token);
    ASSERT_TRUE(jws) << refusal(jws);
    EXPECT_EQ(check_signature(*jws, *keys, JwsAlgorithm::es256), JwsCheck::verified);
    EXPECT_EQ(check_signature(*jws, *keys, JwsAlgorithm::rs256), JwsCheck::forged);  // not allowed
}

TEST(jws, changed_in_any_part_is_forged) {
    for (const JwsAlgorithm algorithm :
         {JwsAlgorithm::rs256, JwsAlgorithm::ps256, JwsAlgorithm::es256, JwsAlgorithm::ed_dsa}) {
        const SigningKey key(algorithm);
        EXPECT_EQ(check(key.sign("payload"), key, algorithm), JwsCheck::verified) << name(algorithm);
        std::string other = key.sign("payloae");
        const std::string token = key.sign("payload");
        other = other.substr(0, other.rfind('.')) + token.substr(token.rfind('.'));
        EXPECT_EQ(check(other, key, algorithm), JwsCheck::forged) << name(algorithm);
        EXPECT_EQ(check(token.substr(0, token.rfind('.') + 1), key, algorithm), JwsCheck::forged) << name(algorithm);
    }
    // Signed with one algorithm of RSA, said to be the other.
    const SigningKey rsa(JwsAlgorithm::rs256);
    const SigningKey pss(JwsAlgorithm::ps256);
    EXPECT_EQ(check(rsa.sign("payload", R"({"alg":"PS256"})"), pss, JwsAlgorithm::ps256), JwsCheck::forged);
}

TEST(jws, names_an_algorithm_that_no_client_could_sign_with) {
    const SigningKey key(JwsAlgorithm::es256);
    for (const std::string_view header :
         {R"({"alg":"none"})", R"({"alg":"HS256"})", R"({"alg":"RS384"})", R"({"alg":5})", R"({})",
          R"({"alg":"ES256","crit":["b64"],"b64":false})", R"({"alg":"ES256","alg":"none"})", "x"}) {
        EXPECT_FALSE(read_jws(key.sign("payload", header))) << header;
    }
}

TEST(jws, has_three_parts_of_base64url) {
    const std::string token = SigningKey(JwsAlgorithm::es256).sign("payload");
    for (const std::string& text : {token + ".", token.substr(0, token.rfind('.')), std::string("..."),
                                    std::string(".."), token + "=", " " + token, std::string()}) {
        EXPECT_FALSE(read_jws(text)) << text;
    }
    EXPECT_EQ(read_jws(std::string(max_jws + 1, 'a')).error().kind, ErrorKind::limit);
}

TEST(jws, is_checked_with_the_key_it_names_or_the_only_one_that_fits) {
    const SigningKey first(JwsAlgorithm::es256, "first");
    const SigningKey second_key(JwsAlgorithm::es256, "second");
    const auto keys = read_key_set(R"({"keys":[)" + first.jwk() + "," + second_key.jwk() + "]}");
    ASSERT_TRUE(keys);
    const auto checked = [&](const std::string& token) {
        return check_signature(read_jws(token).value(), *keys, JwsAlgorithm::es256);
    };
    EXPECT_EQ(checked(second_key.sign("x")), JwsCheck::verified);
    EXPECT_EQ(checked(second_key.sign("x", R"({"alg":"ES256","kid":"third"})")), JwsCheck::no_such_key);
    EXPECT_EQ(checked(second_key.sign("x", R"({"alg":"ES256"})")), JwsCheck::no_such_key);
    EXPECT_EQ(check(first.sign("x", R"({"alg":"ES256"})"), first, JwsAlgorithm::es256), JwsCheck::verified);
}

IdToken token_with(std::string_view claims) {
    IdToken token;
    token.issuer = "https://id.example";
    token.subject = "42";
    token.acr = "silver";
    token.amr = {"pwd", "otp"};
    token.claims = format::read_json(claims, "claims").value();
    return token;
}

const std::vector<std::string> languages = {"en", "fr", "ru"};

TEST(identity_mapping, an_unknown_person_is_told_what_to_give_an_administrator) {
    const auto refused = follow_identity({}, token_with("{}"), {}, "new", languages);
    EXPECT_EQ(refused.error().kind, ErrorKind::forbidden);
    EXPECT_EQ(refusal(refused),
              "you have no account here (ask an administrator to link one to the subject '42' of https://id.example)");
}

TEST(identity_mapping, makes_an_account_where_the_authority_wants_it) {
    IdentityMapping mapping;
    mapping.creates_accounts = true;
    mapping.roles_claim = "groups";
    mapping.unit_claim = "department";
    mapping.roles = {{"comity-officers", Role::officer}, {"comity-editors", Role::public_editor}};
    const auto events = follow_identity(
        {},
        token_with(
            R"({"preferred_username":"Anna.K","name":"Anna Keller","locale":"fr-CH","groups":["all","comity-officers"],"department":"europe"})"),
        mapping, "new", languages);
    ASSERT_TRUE(events) << refusal(events);
    Account anna;
    ASSERT_TRUE(apply(anna, *events, test::noon()));
    EXPECT_EQ(anna.id, "new");
    EXPECT_EQ(anna.sign_in_name, "anna.k");
    EXPECT_EQ(anna.name, "Anna Keller");
    EXPECT_EQ(anna.language, "fr");
    EXPECT_EQ(anna.unit, "europe");
    EXPECT_EQ(anna.roles, Roles(Role::officer));
    EXPECT_EQ(anna.identities, (std::vector<Identity>{{"https://id.example", "42"}}));
    EXPECT_EQ(events->at(0).payload.string_at("second_person").value(), "identity-provider");

    // Later sign-ins follow the provider: promoted, moved, renamed, and no event where nothing changed.
    const auto same = follow_identity(
        anna, token_with(R"({"name":"Anna Keller","groups":["comity-officers"],"department":"europe"})"), mapping, "",
        languages);
    EXPECT_TRUE(same->empty());
    const auto changed = follow_identity(
        anna, token_with(R"({"name":"Anna Rossi","groups":["comity-officers","comity-editors"],"department":"asia"})"),
        mapping, "", languages);
    ASSERT_TRUE(apply(anna, *changed, test::noon()));
    EXPECT_EQ(anna.roles, (Roles{Role::officer, Role::public_editor}));
    EXPECT_EQ(anna.unit, "asia");
    EXPECT_EQ(anna.name, "Anna Rossi");
    EXPECT_EQ(refusal(follow_identity(anna, token_with(R"({"groups":["all"]})"), mapping, "", languages)),
              "the identity provider gives you no role here (claim 'groups') (ask whoever keeps the groups there)");
}

TEST(identity_mapping, roles_that_do_not_go_together_are_refused_from_the_provider_too) {
    IdentityMapping mapping;
    mapping.roles_claim = "groups";
    mapping.roles = {{"o", Role::officer}, {"a", Role::administrator}};
    EXPECT_FALSE(follow_identity(test::anna(), token_with(R"({"groups":["o","a"]})"), mapping, "", languages));
}

TEST(identity_mapping, without_a_claim_for_them_roles_stay_as_they_are_here) {
    EXPECT_TRUE(
        follow_identity(test::anna(), token_with(R"({"groups":["administrators"],"unit":"x"})"), {}, "", languages)
            ->empty());
}

TEST(identity_mapping, a_second_factor_can_be_asked_of_the_provider) {
    IdentityMapping mapping;
    mapping.second_factor = {"gold", "otp"};
    EXPECT_TRUE(follow_identity(test::anna(), token_with("{}"), mapping, "", languages));
    mapping.second_factor = {"silver"};
    EXPECT_TRUE(follow_identity(test::anna(), token_with("{}"), mapping, "", languages));
    mapping.second_factor = {"gold", "hwk"};
    EXPECT_EQ(refusal(follow_identity(test::anna(), token_with("{}"), mapping, "", languages)),
              "the identity provider does not say that you used a second factor (it is to say one of gold, hwk in acr "
              "or amr)");
}

TEST(identity_mapping, an_odd_name_is_refused_or_left_out) {
    IdentityMapping mapping;
    mapping.creates_accounts = true;
    EXPECT_FALSE(follow_identity({}, token_with(R"({"preferred_username":"anna keller"})"), mapping, "new", languages));
    EXPECT_FALSE(follow_identity({}, token_with(R"({"name":"Anna"})"), mapping, "new", languages));
    const auto events = follow_identity({}, token_with(R"({"preferred_username":"anna","name":"a\nb","locale":"de"})"),
                                        mapping, "new", languages);
    ASSERT_TRUE(events) << refusal(events);
    EXPECT_EQ(events->at(0).payload.string_at("name").value(), "anna");
    EXPECT_EQ(events->at(0).payload.string_at("language").value(), "en");
}

}  // namespace
}  // namespace comity::access
