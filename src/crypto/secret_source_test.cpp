// SPDX-License-Identifier: EUPL-1.2
#include "crypto/secret_source.h"

#include <cstdlib>

#include <gtest/gtest.h>

#include "crypto/secret_file.h"

namespace comity::crypto {
namespace {

/// The secret, or the message of the refusal.
std::string line_of(std::string_view content) {
    const auto secret = secret_from_file(SecretFile(content).path(), "PIN of the token");
    return secret ? std::string(as_text(secret->octets())) : secret.error().message;
}

TEST(secret_from_file, is_its_one_line) {
    EXPECT_EQ(line_of("1234"), "1234");
    EXPECT_EQ(line_of("1234\n"), "1234");
    EXPECT_EQ(line_of(" 12 34 "), " 12 34 ");
    for (const char* content : {"", "\n", "1234\n\n", "1234\n5678", "\n1234"})
        EXPECT_EQ(line_of(content), "the file of the PIN of the token does not hold one line") << content;
}

TEST(secret_from_file, has_a_length_at_most) {
    EXPECT_EQ(line_of(std::string(max_secret_line - 1, 'x') + "\n"), std::string(max_secret_line - 1, 'x'));
    EXPECT_EQ(line_of(std::string(max_secret_line, 'x')), std::string(max_secret_line, 'x'));
    EXPECT_EQ(line_of(std::string(max_secret_line + 1, 'x')), "the PIN of the token is longer than 4096 octets");
}

TEST(secret_from_file, is_of_its_owner_only) {
    const SecretFile file("1234");
    for (const auto also : {std::filesystem::perms::group_read, std::filesystem::perms::others_read,
                            std::filesystem::perms::group_write, std::filesystem::perms::others_exec}) {
        std::filesystem::permissions(file.path(), also, std::filesystem::perm_options::add);
        const auto secret = secret_from_file(file.path(), "PIN");
        ASSERT_FALSE(secret);
        EXPECT_EQ(to_string(secret.error()),
                  file.path().string() + ": others than its owner may use the file of the PIN (chmod 600 " +
                      file.path().string() + ", and change the PIN if others may have read it)");
        std::filesystem::permissions(file.path(), also, std::filesystem::perm_options::remove);
    }
    std::filesystem::permissions(file.path(), std::filesystem::perms::owner_read);
    EXPECT_TRUE(secret_from_file(file.path(), "PIN"));
}

TEST(secret_from_file, says_which_file_cannot_be_read) {
    const auto missing = secret_from_file("/nowhere/pin", "PIN");
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().kind, ErrorKind::unavailable);
    EXPECT_EQ(to_string(missing.error()),
              "/nowhere/pin: the PIN cannot be read: No such file or directory (name a file that exists and that the "
              "node's user owns)");
    EXPECT_EQ(secret_from_file("/", "PIN").error().message, "the PIN is not in a regular file");
}

TEST(secret_from_environment, is_the_value_of_the_variable) {
    const std::string variable = "COMITY_TEST_SECRET";
    ::setenv(variable.c_str(), "1234", 1);
    EXPECT_EQ(as_text(secret_from_environment(variable, "PIN")->octets()), "1234");
    ::setenv(variable.c_str(), std::string(max_secret_line + 1, 'x').c_str(), 1);
    EXPECT_EQ(secret_from_environment(variable, "PIN").error().kind, ErrorKind::limit);
    ::setenv(variable.c_str(), "", 1);
    EXPECT_EQ(secret_from_environment(variable, "PIN").error().kind, ErrorKind::not_found);
    ::unsetenv(variable.c_str());
    EXPECT_EQ(to_string(secret_from_environment(variable, "PIN").error()),
              "the environment variable COMITY_TEST_SECRET is not set (set it to the PIN)");
}

}  // namespace
}  // namespace comity::crypto
