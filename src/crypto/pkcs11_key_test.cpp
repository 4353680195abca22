// SPDX-License-Identifier: EUPL-1.2
#include "crypto/pkcs11_key.h"

#include <thread>

#include <gtest/gtest.h>

#include "crypto/pkcs11_session.h"
#include "crypto/softhsm_token.h"

namespace comity::crypto {
namespace {

class Token : public SoftHsm {
   protected:
    /// A key of its own for each test.
    static TokenKeyLocation new_key() {
        static int number = 0;
        TokenKeyLocation location{module, "Ministry", "authority-" + std::to_string(++number)};
        const auto made = make_token_authority_key(location, pin());
        EXPECT_TRUE(made) << to_string(made.error());
        return location;
    }

    static std::unique_ptr<AuthorityKey> open(const TokenKeyLocation& location) {
        auto key = token_authority_key(location, pin(), system_random());
        EXPECT_TRUE(key) << to_string(key.error());
        return key ? *std::move(key) : nullptr;
    }

    static std::string refusal(const TokenKeyLocation& location, std::string_view entered = "7531") {
        const auto key = token_authority_key(location, Secret(octets(entered)), system_random());
        return key ? "opened" : to_string(key.error());
    }
};

using token_authority_key_ = Token;

TEST_F(token_authority_key_, unwraps_what_it_wrapped) {
    const auto authority_key = open(new_key());
    const AeadKey key = AeadKey::random(system_random());
    const auto wrapped = authority_key->wrap(key, octets("case/2026-17"));
    ASSERT_TRUE(wrapped) << to_string(wrapped.error());
    EXPECT_EQ(wrapped->size(), wrapped_key_octets);
    EXPECT_EQ(wrapped->find(as_text(key.octets())), std::string::npos);
    const auto unwrapped = authority_key->unwrap(octets(*wrapped), octets("case/2026-17"));
    ASSERT_TRUE(unwrapped) << to_string(unwrapped.error());
    EXPECT_EQ(as_text(unwrapped->octets()), as_text(key.octets()));
}

TEST_F(token_authority_key_, unwraps_nothing_else_and_goes_on) {
    const auto authority_key = open(new_key());
    const AeadKey key = AeadKey::random(system_random());
    const std::string wrapped = authority_key->wrap(key, octets("case/2026-17")).value();
    std::string changed = wrapped;
    changed[20] ^= 1;
    const auto refused = authority_key->unwrap(octets(changed), octets("case/2026-17"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::invalid);
    EXPECT_EQ(refused.error().message,
              "the data key does not open under the authority key '" + authority_key->id() + "'");
    EXPECT_FALSE(authority_key->unwrap(octets(wrapped), octets("case/2026-18")));
    EXPECT_FALSE(authority_key->unwrap(octets(wrapped).first(wrapped.size() - 1), octets("case/2026-17")));
    EXPECT_FALSE(open(new_key())->unwrap(octets(wrapped), octets("case/2026-17")));
    EXPECT_TRUE(authority_key->unwrap(octets(wrapped), octets("case/2026-17")));
}

TEST_F(token_authority_key_, wraps_as_a_key_in_memory_does) {
    // The same AES key in the token and in memory: a wrapped key does not depend on where it was wrapped.
    const AeadKey shared = AeadKey::random(system_random());
    const TokenKeyLocation location{module, "Ministry", "imported"};
    const auto session = TokenSession::open(location, pin(), TokenSession::Purpose::make_keys);
    ASSERT_TRUE(session);
    CK_OBJECT_CLASS secret_key = CKO_SECRET_KEY;
    CK_KEY_TYPE aes = CKK_AES;
    CK_BBOOL yes = CK_TRUE;
    std::string label = location.key;
    CK_ATTRIBUTE attributes[] = {{CKA_CLASS, &secret_key, sizeof secret_key},
                                 {CKA_KEY_TYPE, &aes, sizeof aes},
                                 {CKA_TOKEN, &yes, sizeof yes},
                                 {CKA_ENCRYPT, &yes, sizeof yes},
                                 {CKA_DECRYPT, &yes, sizeof yes},
                                 {CKA_LABEL, label.data(), label.size()},
                                 {CKA_VALUE, const_cast<unsigned char*>(shared.octets().data()), aead_key_octets}};
    CK_OBJECT_HANDLE made = 0;
    ASSERT_EQ(session->call().C_CreateObject(session->handle(), attributes, std::size(attributes), &made), CKR_OK);

    const auto in_token = open(location);
    const auto in_memory = software_authority_key(shared.copy(), system_random());
    const AeadKey key = AeadKey::random(system_random());
    const std::string there = in_token->wrap(key, octets("case/1")).value();
    const std::string here = in_memory->wrap(key, octets("case/1")).value();
    EXPECT_EQ(as_text(in_memory->unwrap(octets(there), octets("case/1"))->octets()), as_text(key.octets()));
    EXPECT_EQ(as_text(in_token->unwrap(octets(here), octets("case/1"))->octets()), as_text(key.octets()));
}

TEST_F(token_authority_key_, opens_a_lost_session_again) {
    const TokenKeyLocation location = new_key();
    const auto authority_key = open(location);
    const AeadKey key = AeadKey::random(system_random());
    const std::string wrapped = authority_key->wrap(key, {}).value();
    const auto close_all = [&] {
        const auto other = TokenSession::open(location, pin(), TokenSession::Purpose::use_keys);
        ASSERT_TRUE(other);
        CK_SESSION_INFO about{};
        ASSERT_EQ(other->call().C_GetSessionInfo(other->handle(), &about), CKR_OK);
        ASSERT_EQ(other->call().C_CloseAllSessions(about.slotID), CKR_OK);
    };
    close_all();
    EXPECT_TRUE(authority_key->unwrap(octets(wrapped), {}));
    close_all();
    EXPECT_TRUE(authority_key->wrap(key, {}));
}

TEST_F(token_authority_key_, is_used_by_several_threads) {
    const auto authority_key = open(new_key());
    std::atomic<int> good = 0;
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            for (int j = 0; j < 25; ++j) {
                const AeadKey key = AeadKey::random(system_random());
                const auto wrapped = authority_key->wrap(key, octets("case"));
                const auto again = wrapped ? authority_key->unwrap(octets(*wrapped), octets("case"))
                                           : Result<AeadKey>(tl::unexpected(wrapped.error()));
                if (again && as_text(again->octets()) == as_text(key.octets())) ++good;
            }
        });
    }
    threads.clear();
    EXPECT_EQ(good, 100);
}

TEST_F(token_authority_key_, is_named_by_its_uri) {
    EXPECT_EQ(to_uri({module, "Ministry of Justice; north", "authority-1/ä"}),
              "pkcs11:token=Ministry%20of%20Justice%3B%20north;object=authority-1%2F%C3%A4;type=secret-key");
    const TokenKeyLocation location = new_key();
    EXPECT_EQ(open(location)->id(), to_uri(location));
}

TEST_F(token_authority_key_, cannot_be_read_out) {
    const TokenKeyLocation location = new_key();
    const auto session = TokenSession::open(location, pin(), TokenSession::Purpose::use_keys);
    ASSERT_TRUE(session);
    const auto keys = session->keys(location);
    ASSERT_EQ(keys->size(), 1U);
    unsigned char value[aead_key_octets];
    CK_ATTRIBUTE attribute{CKA_VALUE, value, sizeof value};
    EXPECT_EQ(session->call().C_GetAttributeValue(session->handle(), keys->front(), &attribute, 1),
              CKR_ATTRIBUTE_SENSITIVE);
}

TEST_F(token_authority_key_, says_what_is_missing_and_what_to_do) {
    const TokenKeyLocation good = new_key();
    const std::string place = std::string(module) + ": ";
    EXPECT_EQ(refusal({module, "Ministry", "nobody"}),
              place +
                  "there is no AES key labelled 'nobody' in the token 'Ministry' (make one, or correct the label in "
                  "the configuration)");
    EXPECT_EQ(refusal({module, "Elsewhere", good.key}),
              place + "there is no token labelled 'Elsewhere' (connect it, or correct the label in the configuration)");
    EXPECT_EQ(refusal({module, "Twin", good.key}),
              place + "several tokens are labelled 'Twin' (give each token a label of its own)");
    EXPECT_EQ(refusal({"/nowhere/token.so", "Ministry", good.key}).substr(0, 57),
              "/nowhere/token.so: the PKCS#11 module cannot be used: /no");
    EXPECT_EQ(
        refusal({"libz.so.1", "Ministry", good.key}),
        "libz.so.1: the PKCS#11 module cannot be used: it has no C_GetFunctionList (name the module that came with "
        "the token)");
    const auto again = make_token_authority_key(good, pin());
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().message, "there is an AES key labelled '" + good.key + "' in the token 'Ministry' already");
}

TEST_F(token_authority_key_, takes_no_key_of_another_length) {
    const TokenKeyLocation location{module, "Ministry", "short"};
    {
        const auto session = TokenSession::open(location, pin(), TokenSession::Purpose::make_keys);
        ASSERT_TRUE(session);
        CK_BBOOL yes = CK_TRUE;
        CK_ULONG length = 16;
        std::string label = location.key;
        CK_ATTRIBUTE wanted[] = {{CKA_TOKEN, &yes, sizeof yes},
                                 {CKA_VALUE_LEN, &length, sizeof length},
                                 {CKA_LABEL, label.data(), label.size()}};
        CK_MECHANISM mechanism{CKM_AES_KEY_GEN, nullptr, 0};
        CK_OBJECT_HANDLE made = 0;
        for (int i = 0; i < 2; ++i) {
            ASSERT_EQ(session->call().C_GenerateKey(session->handle(), &mechanism, wanted, std::size(wanted), &made),
                      CKR_OK);
            EXPECT_EQ(refusal(location),
                      i == 0 ? std::string(module) +
                                   ": the AES key labelled 'short' in the token 'Ministry' has 128 bits "
                                   "(make one of 256 bits)"
                             : std::string(module) +
                                   ": there are several AES keys labelled 'short' in the token "
                                   "'Ministry' (give each key a label of its own)");
        }
    }
}

TEST_F(token_authority_key_, says_that_the_pin_is_wrong) {
    const TokenKeyLocation location = new_key();  // all sessions are closed now, so that a login is tried
    EXPECT_EQ(refusal(location, "1234"),
              std::string(module) +
                  ": the token 'Ministry' answers C_Login with CKR_PIN_INCORRECT (correct the PIN before "
                  "trying again: a token locks after a few wrong ones)");
    EXPECT_EQ(refusal(location, "7531"), "opened");
}

}  // namespace
}  // namespace comity::crypto
