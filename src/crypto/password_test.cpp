// SPDX-License-Identifier: EUPL-1.2
#include "crypto/password.h"

#include <gtest/gtest.h>

namespace comity::crypto {
namespace {

constexpr PasswordCost cheap{64, 1, 1};

// argon2id of "password", made by the program argon2 0~20171227: -id -t 2 -k 256 -p 1 -l 32, salt "sixteen octets!!".
constexpr std::string_view known =
    "$argon2id$v=19$m=256,t=2,p=1$c2l4dGVlbiBvY3RldHMhIQ$j0jMpHh2uY3oruOa1FOZFoHRol43sXdtugiRGpyE1Dc";

std::string replaced(std::string_view text, std::string_view what, std::string_view by) {
    std::string changed(text);
    return changed.replace(changed.find(what), what.size(), by);
}

TEST(password, a_hash_made_by_another_program_is_known) {
    EXPECT_EQ(is_password("password", known).value(), true);
    EXPECT_EQ(is_password("Password", known).value(), false);
    EXPECT_EQ(is_password("", known).value(), false);
    EXPECT_EQ(password_cost(known).value(), (PasswordCost{256, 2, 1}));
    const RandomBytes salt = [](std::span<unsigned char> octets) {
        std::ranges::copy(std::string_view("sixteen octets!!"), octets.begin());
    };
    EXPECT_EQ(hash_password("password", salt, {256, 2, 1}).value(), known);
}

TEST(password, costs_two_passes_over_nineteen_mebibytes_unless_told_otherwise) {
    const std::string hash = hash_password("correct horse", system_random()).value();
    EXPECT_TRUE(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$")) << hash;
    EXPECT_EQ(is_password("correct horse", hash).value(), true);
    EXPECT_FALSE(needs_rehash(hash));
}

TEST(password, is_salted) {
    EXPECT_NE(hash_password("same", system_random(), cheap).value(),
              hash_password("same", system_random(), cheap).value());
}

TEST(password, counts_octet_by_octet) {
    const std::string hash = hash_password(std::string_view("a\0b", 3), system_random(), cheap).value();
    EXPECT_EQ(is_password(std::string_view("a\0b", 3), hash).value(), true);
    EXPECT_EQ(is_password("a", hash).value(), false);
    EXPECT_EQ(is_password(std::string_view("a\0c", 3), hash).value(), false);
}

TEST(password, has_a_length_at_most) {
    const std::string longest(max_password, 'p');
    const std::string hash = hash_password(longest, system_random(), cheap).value();
    EXPECT_EQ(is_password(longest, hash).value(), true);
    EXPECT_EQ(is_password(longest + "p", hash).value(), false);
    EXPECT_EQ(hash_password(longest + "p", system_random(), cheap).error().kind, ErrorKind::limit);
}

TEST(password, is_hashed_again_when_the_cost_changed) {
    EXPECT_TRUE(needs_rehash(known));
    EXPECT_FALSE(needs_rehash(known, {256, 2, 1}));
    EXPECT_TRUE(needs_rehash(known, {256, 3, 1}));
    EXPECT_TRUE(needs_rehash("damaged", {256, 2, 1}));
}

TEST(password_cost, reads_one_way_of_writing) {
    for (const auto& [what, by] : std::initializer_list<std::pair<const char*, const char*>>{{"argon2id", "argon2i"},
                                                                                             {"argon2id", "argon2d"},
                                                                                             {"v=19", "v=16"},
                                                                                             {"$v=19", ""},
                                                                                             {"m=256", "m=0256"},
                                                                                             {"m=256", "m=+256"},
                                                                                             {"m=256", "m="},
                                                                                             {"m=256", "m= 256"},
                                                                                             {",t=2", ""},
                                                                                             {"t=2", "t=-2"},
                                                                                             {"p=1", "p=1,x=2"},
                                                                                             {"m=256", "m=4294967296"},
                                                                                             {"$m", "$$m"},
                                                                                             {"p=1$", "p=1"},
                                                                                             {"p=1$", "p=1$A"},
                                                                                             {"p=1", "p=1=1"},
                                                                                             {"p=1", "p=01"}}) {
        const auto cost = password_cost(replaced(known, what, by));
        ASSERT_FALSE(cost) << what << " -> " << by;
        EXPECT_EQ(cost.error().kind, ErrorKind::invalid);
        EXPECT_EQ(cost.error().hint, "let the holder of the account set a new password");
    }
    EXPECT_FALSE(password_cost(std::string(known) + "A"));
    EXPECT_FALSE(password_cost(std::string(known) + "="));
    EXPECT_FALSE(password_cost(std::string(known) + "$"));
    EXPECT_FALSE(password_cost(known.substr(0, known.size() - 1)));
    EXPECT_FALSE(password_cost(""));
    EXPECT_EQ(password_cost(replaced(known, "m=256", "m=x")).error().message,
              "the password hash is damaged: its memory is not a number");
}

TEST(password_cost, ends_at_its_limits) {
    const auto kind_of = [](std::string_view what, const std::string& by) {
        const auto cost = password_cost(replaced(known, what, by));
        return cost ? std::optional<ErrorKind>() : cost.error().kind;
    };
    EXPECT_EQ(kind_of("m=256", "m=262144"), std::nullopt);
    EXPECT_EQ(kind_of("m=256", "m=262145"), ErrorKind::limit);
    EXPECT_EQ(kind_of("t=2", "t=16"), std::nullopt);
    EXPECT_EQ(kind_of("t=2", "t=17"), ErrorKind::limit);
    EXPECT_EQ(kind_of("p=1", "p=8"), std::nullopt);
    EXPECT_EQ(kind_of("p=1", "p=9"), ErrorKind::limit);
    EXPECT_EQ(kind_of("t=2", "t=0"), ErrorKind::invalid);
    EXPECT_EQ(kind_of("p=1", "p=0"), ErrorKind::invalid);
    EXPECT_EQ(kind_of("m=256", "m=8"), std::nullopt);
    EXPECT_EQ(kind_of("m=256", "m=7"), ErrorKind::invalid);
    EXPECT_EQ(password_cost(std::string(max_password_hash_text + 1, '$')).error().kind, ErrorKind::limit);
    EXPECT_EQ(password_cost(std::string(max_password_hash_text, '$')).error().kind, ErrorKind::invalid);
    EXPECT_EQ(hash_password("p", system_random(), {max_password_memory_kib + 1, 1, 1}).error().kind, ErrorKind::limit);
    EXPECT_EQ(hash_password("p", system_random(), {8, 0, 1}).error().kind, ErrorKind::invalid);
}

TEST(password, a_hash_with_stray_bits_is_damaged) {
    std::string stray(known);
    stray.back() = stray.back() == 'B' ? 'D' : 'B';  // 43 letters carry 258 bits; the last two must be zero
    const auto outcome = is_password("password", stray);
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().message, "the password hash is damaged: its salt or hash is not base64");
}

}  // namespace
}  // namespace comity::crypto
