// SPDX-License-Identifier: EUPL-1.2
#include "node/contents/open_contents.h"

#include <fstream>

#include "base/octets.h"
#include "crypto/random.h"
#include "node/test_node.h"
#include "store/testing/test_contents.h"

namespace comity::node {
namespace {

/// A file that its owner only can read.
void write_secret(const std::filesystem::path& file, std::string_view secret) {
    std::ofstream(file) << secret << "\n";
    std::filesystem::permissions(file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

Configuration in_bucket(const store::testing::TestFolder& place) {
    const store::S3Location location = store::testing::test_s3_location();
    write_secret(place.path() / "id", location.key_id);
    write_secret(place.path() / "secret", as_text(location.secret.octets()));
    Configuration configuration;
    configuration.folder = place.path();
    configuration.contents = place.path() / "contents";
    configuration.documents = ObjectStorageConfiguration{.endpoint = location.endpoint,
                                                         .region = location.region,
                                                         .bucket = location.bucket,
                                                         .prefix = location.prefix,
                                                         .key_id = "file:id",
                                                         .secret = "file:secret",
                                                         .loopback = true};
    return configuration;
}

store::ContentAddress put(store::ContentStore& store, std::string_view text) {
    auto upload = store.begin("ch-bj").value();
    EXPECT_TRUE(upload->append(octets(text)));
    return upload->finish().value();
}

TEST(OpenContents, puts_documents_into_the_bucket_that_the_settings_name) {
    const store::testing::TestFolder place;
    const Configuration configuration = in_bucket(place);
    auto opened = open_contents(configuration, crypto::system_random());
    ASSERT_TRUE(opened) << to_string(opened.error());
    const store::ContentAddress address = put(**opened, "a letter");
    EXPECT_FALSE(std::filesystem::exists(configuration.contents));
    auto again = open_contents(configuration, crypto::system_random());
    ASSERT_TRUE(again) << to_string(again.error());
    EXPECT_EQ((*again)->size("ch-bj", address.digest).value(), address.octets);
}

TEST(OpenContents, puts_them_into_the_folder_where_no_bucket_is_named) {
    const store::testing::TestFolder place;
    Configuration configuration;
    configuration.contents = place.path() / "contents";
    auto opened = open_contents(configuration, crypto::system_random());
    ASSERT_TRUE(opened) << to_string(opened.error());
    put(**opened, "a letter");
    EXPECT_TRUE(std::filesystem::exists(configuration.contents / "ch-bj"));
}

TEST(OpenContents, says_at_once_what_is_wrong_and_no_secret) {
    const store::testing::TestFolder place;
    const Configuration configuration = in_bucket(place);
    write_secret(place.path() / "secret", "another-secret");
    const auto refused = open_contents(configuration, crypto::system_random());
    ASSERT_FALSE(refused);
    EXPECT_EQ(to_string(refused.error()).find("another-secret"), std::string::npos);
    std::filesystem::permissions(place.path() / "secret", std::filesystem::perms::all);
    EXPECT_FALSE(open_contents(configuration, crypto::system_random())) << "others may read the secret";
    std::filesystem::remove(place.path() / "secret");
    EXPECT_FALSE(open_contents(configuration, crypto::system_random()));
}

}  // namespace
}  // namespace comity::node
