// SPDX-License-Identifier: EUPL-1.2
#include "crypto/key_wrap.h"

#include <cstdlib>

#include <gtest/gtest.h>

#include "crypto/secret_file.h"

namespace comity::crypto {
namespace {

constexpr const char* digits = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

Result<std::unique_ptr<AuthorityKey>> read(const SecretFile& file) {
    return authority_key_from_file(file.path(), system_random());
}

std::unique_ptr<AuthorityKey> some_key() {
    return software_authority_key(AeadKey::random(system_random()), system_random());
}

TEST(software_authority_key, unwraps_what_it_wrapped) {
    const auto authority_key = some_key();
    const AeadKey key = AeadKey::random(system_random());
    const std::string wrapped = authority_key->wrap(key, octets("case/2026-17")).value();
    EXPECT_EQ(wrapped.size(), wrapped_key_octets);
    EXPECT_EQ(wrapped.find(as_text(key.octets())), std::string::npos);
    const auto unwrapped = authority_key->unwrap(octets(wrapped), octets("case/2026-17"));
    ASSERT_TRUE(unwrapped);
    EXPECT_EQ(as_text(unwrapped->octets()), as_text(key.octets()));
}

TEST(software_authority_key, unwraps_nothing_else) {
    const auto authority_key = some_key();
    const AeadKey key = AeadKey::random(system_random());
    std::string wrapped = authority_key->wrap(key, octets("case/2026-17")).value();
    EXPECT_FALSE(some_key()->unwrap(octets(wrapped), octets("case/2026-17")));
    EXPECT_FALSE(authority_key->unwrap(octets(wrapped), octets("case/2026-18")));
    EXPECT_FALSE(authority_key->unwrap(octets(wrapped).first(wrapped.size() - 1), octets("case/2026-17")));
    wrapped[20] ^= 1;
    const auto changed = authority_key->unwrap(octets(wrapped), octets("case/2026-17"));
    ASSERT_FALSE(changed);
    EXPECT_EQ(to_string(changed.error()),
              "the data key does not open under the authority key '" + authority_key->id() +
                  "' (configure the authority key it was wrapped under; if that is this one, the wrapped key was "
                  "changed or moved: restore it from a backup)");
}

TEST(software_authority_key, has_an_id_that_is_the_same_each_time_and_not_the_key) {
    const SecretFile file(digits);
    const std::string id = read(file).value()->id();
    EXPECT_EQ(id, read(file).value()->id());
    EXPECT_TRUE(id.starts_with("software:"));
    EXPECT_EQ(id.size(), 9U + 16U);
    EXPECT_EQ(std::string(digits).find(id.substr(9)), std::string::npos);
    EXPECT_NE(id, some_key()->id());
}

TEST(authority_key_from_file, takes_a_key_with_or_without_line_end) {
    const std::string wrapped = read(SecretFile(digits)).value()->wrap(AeadKey::random(system_random()), {}).value();
    EXPECT_TRUE(read(SecretFile(std::string(digits) + "\n")).value()->unwrap(octets(wrapped), {}));
}

TEST(authority_key_from_file, refuses_what_is_no_key_without_repeating_it) {
    for (const std::string& content :
         {std::string(digits).substr(1), std::string(digits) + "0", std::string(digits) + "00",
          std::string(digits).substr(2), std::string(digits).substr(2) + "xy", std::string(digits) + " "}) {
        const SecretFile file(content);
        const auto key = read(file);
        ASSERT_FALSE(key) << content;
        EXPECT_EQ(to_string(key.error()), file.path().string() +
                                              ": the authority key is not 64 hexadecimal digits "
                                              "(make one with: openssl rand -hex 32)");
    }
}

TEST(authority_key_from_file, refuses_a_file_that_others_may_use) {
    const SecretFile file(digits);
    std::filesystem::permissions(file.path(), std::filesystem::perms::group_read, std::filesystem::perm_options::add);
    EXPECT_EQ(read(file).error().message, "others than its owner may use the file of the authority key");
}

TEST(authority_key_from_environment, is_the_same_key_as_in_a_file) {
    ::setenv("COMITY_TEST_AUTHORITY_KEY", digits, 1);
    const auto key = authority_key_from_environment("COMITY_TEST_AUTHORITY_KEY", system_random());
    ASSERT_TRUE(key);
    EXPECT_EQ((*key)->id(), read(SecretFile(digits)).value()->id());
    ::setenv("COMITY_TEST_AUTHORITY_KEY", "short", 1);
    EXPECT_EQ(to_string(authority_key_from_environment("COMITY_TEST_AUTHORITY_KEY", system_random()).error()),
              "COMITY_TEST_AUTHORITY_KEY: the authority key is not 64 hexadecimal digits (make one with: openssl rand "
              "-hex 32)");
    ::unsetenv("COMITY_TEST_AUTHORITY_KEY");
    EXPECT_EQ(authority_key_from_environment("COMITY_TEST_AUTHORITY_KEY", system_random()).error().kind,
              ErrorKind::not_found);
}

}  // namespace
}  // namespace comity::crypto
