// SPDX-License-Identifier: EUPL-1.2
#include "node/configuration.h"

#include <atomic>
#include <fstream>
#include <sstream>
#include <thread>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "access/role.h"
#include "crypto/softhsm_token.h"
#include "node/key_files.h"
#include "store/testing/test_folder.h"

namespace comity::node {
namespace {

using testing::HasSubstr;

AuthorityConfiguration ministry() {
    return {.id = "fi-moj",
            .name = R"(Ministry of "Justice" \ Oikeusministeriö)",
            .state = *StateCode::parse("FI"),
            .time_zone = "Europe/Helsinki",
            .key = "",
            .log_origin = ""};
}

void write(const std::filesystem::path& folder, std::string_view text) {
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "comity.toml") << text;
}

TEST(Configuration, is_read_as_it_was_made_whatever_the_name_holds) {
    const store::testing::TestFolder place;
    const auto folder = place.path() / "node";
    ASSERT_TRUE(make_configuration(folder, {ministry()}, "sqlite:comity.db"));
    const auto read = read_configuration(folder);
    ASSERT_TRUE(read) << to_string(read.error());
    ASSERT_EQ(read->authorities.size(), 1U);
    EXPECT_EQ(read->authorities[0].name, ministry().name);
    EXPECT_EQ(read->authorities[0].key, "file:keys/fi-moj.key");
    EXPECT_EQ(read->database, "sqlite:comity.db");
    EXPECT_FALSE(read->demonstration);
}

TEST(Configuration, is_never_made_over_another) {
    const store::testing::TestFolder place;
    ASSERT_TRUE(make_configuration(place.path() / "node", {ministry()}, "sqlite:comity.db"));
    const auto again = make_configuration(place.path() / "node", {ministry()}, "sqlite:comity.db");
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().kind, ErrorKind::conflict);
}

TEST(Configuration, is_finished_where_its_making_was_killed) {
    const store::testing::TestFolder place;
    const auto folder = place.path() / "node";
    ASSERT_TRUE(make_configuration(folder, {ministry()}, "sqlite:comity.db"));
    const auto key = [&] {
        std::stringstream text;
        text << std::ifstream(folder / "keys/fi-moj.key").rdbuf();
        return text.str();
    };
    const std::string first = key();
    // Between the first key and the settings; a file that was being written lies about.
    for (const char* name : {"comity.toml", "keys/fi-moj.log", "keys/fi-moj.witness"})
        std::filesystem::remove(folder / name);
    std::ofstream(folder / "keys/fi-moj.log.new-1") << "half";
    std::ofstream(folder / "comity.toml.new-1") << "half";
    const auto again = make_configuration(folder, {ministry()}, "sqlite:comity.db");
    ASSERT_TRUE(again) << to_string(again.error());
    EXPECT_EQ(key(), first) << "a key is never written over";
    const auto read = read_configuration(folder);
    ASSERT_TRUE(read);
    EXPECT_TRUE(open_authority(read->authorities[0], folder));

    std::filesystem::remove(folder / "comity.toml");
    std::ofstream(folder / "keys/fi-moj.witness") << "no key\n";
    EXPECT_FALSE(make_configuration(folder, {ministry()}, "sqlite:comity.db"));
    std::ofstream(folder / "comity.db") << "a record";
    const auto record = make_configuration(folder, {ministry()}, "sqlite:comity.db");
    ASSERT_FALSE(record);
    EXPECT_EQ(record.error().kind, ErrorKind::conflict);
}

TEST(Configuration, is_not_made_where_it_is_not_told_whether_there_is_a_key) {
    const store::testing::TestFolder place;
    const auto key = place.path() / "node/keys/fi-moj.log";
    std::filesystem::create_directories(key.parent_path());
    std::filesystem::create_symlink("fi-moj.log", key);  // leads to itself
    const auto made = make_configuration(place.path() / "node", {ministry()}, "sqlite:comity.db");
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().kind, ErrorKind::unavailable);
    EXPECT_EQ(made.error().place.file, key.string());
    EXPECT_TRUE(std::filesystem::is_symlink(key));
}

TEST(Configuration, made_by_several_at_once_has_the_keys_of_one) {
    const store::testing::TestFolder place;
    const auto folder = place.path() / "keys";
    std::atomic<int> failed = 0;
    {
        std::vector<std::jthread> several;
        for (int i = 0; i < 8; ++i)
            several.emplace_back([&] {
                if (!make_key_files(folder, "fi-moj")) ++failed;
            });
    }
    EXPECT_EQ(failed, 0);
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder), {}), 3);
}

TEST(Configuration, makes_nothing_for_a_name_or_zone_that_cannot_be) {
    const store::testing::TestFolder place;
    for (const std::string& id : {std::string(), std::string("FI"), std::string("a/b"), std::string(41, 'a')}) {
        AuthorityConfiguration wrong = ministry();
        wrong.id = id;
        EXPECT_FALSE(make_configuration(place.path() / "node", {wrong}, "sqlite:comity.db")) << id;
    }
    AuthorityConfiguration nowhere = ministry();
    nowhere.time_zone = "Europe/Helsingfors";
    EXPECT_FALSE(make_configuration(place.path() / "node", {nowhere}, "sqlite:comity.db"));
    EXPECT_FALSE(std::filesystem::exists(place.path() / "node"));
}

TEST(Configuration, names_every_fault_with_its_line) {
    const store::testing::TestFolder place;
    write(place.path(), "databse = \"sqlite:comity.db\"\ndemonstration = \"yes\"\n\n[[authority]]\nid = \"fi\"\n");
    const auto read = read_configuration(place.path());
    ASSERT_FALSE(read);
    EXPECT_THAT(read.error().message, HasSubstr("comity.toml:1: 'databse' is no key"));
    EXPECT_THAT(read.error().message, HasSubstr("comity.toml:2: 'demonstration' must be true or false"));
    EXPECT_THAT(read.error().message, HasSubstr("comity.toml:4: 'authority.name' is missing"));
}

TEST(Configuration, takes_no_list_of_another_kind_for_an_empty_one) {
    const store::testing::TestFolder place;
    const auto fault = [&](std::string_view more) {
        write(place.path(), fmt::format("[[authority]]\nid = \"fi\"\nname = \"M\"\nstate = \"FI\"\n"
                                        "time_zone = \"Europe/Helsinki\"\n{}",
                                        more));
        const auto read = read_configuration(place.path());
        return read ? std::string("read") : read.error().message;
    };
    const std::string channel =
        "[authority.channel]\naccess_point = \"http://127.0.0.1:1\"\nlisten = \"127.0.0.1:2\"\n"
        "federation = \"f\"\nregistry = \"a\"\nregistry_substitute = \"b\"\n";
    const std::string roots = "roots = [\"r\"]\n";
    EXPECT_EQ(fault(channel + roots), "read");
    EXPECT_THAT(fault(channel + "roots = \"r\"\n"),
                HasSubstr(":12: 'authority.channel.roots' must be a list of texts"));
    EXPECT_THAT(fault(channel + roots + "manual = \"a.json\"\n"),
                HasSubstr(":13: 'authority.channel.manual' must be a list of texts"));
    EXPECT_THAT(fault(channel + roots + "manual = [7]\n"),
                HasSubstr(":13: 'authority.channel.manual' must hold texts only"));
    EXPECT_THAT(fault(channel + roots + "stamp_authorities = \"https://tsa.example\"\n"),
                HasSubstr(":13: 'authority.channel.stamp_authorities' must be a list of texts"));
    EXPECT_THAT(fault("[authority.identity_provider]\nissuer = \"i\"\nclient_id = \"c\"\nsecond_factor = \"otp\"\n"),
                HasSubstr(":9: 'authority.identity_provider.second_factor' must be a list of texts"));
    EXPECT_THAT(fault("[authority.identity_provider]\nissuer = \"i\"\nclient_id = \"c\"\nroles = [\"officer\"]\n"),
                HasSubstr(":9: 'authority.identity_provider.roles' must be a table"));
    EXPECT_THAT(fault("[[authority.four_eyes]]\nact = \"decide\"\napproved_by = \"deputy\"\n"),
                HasSubstr(":8: 'authority.four_eyes.approved_by' must be a list of texts"));
    EXPECT_THAT(fault("[practice]\nladder = \"telephone\"\n"),
                HasSubstr(":7: 'practice.ladder' must be a list of texts"));
    write(place.path(), "practice = 3\nauthority = [1]\n");
    EXPECT_THAT(read_configuration(place.path()).error().message, HasSubstr(":1: 'practice' must be a table"));
    EXPECT_THAT(read_configuration(place.path()).error().message,
                HasSubstr(":2: 'authority' must be tables, [[authority]]"));
}

TEST(Configuration, takes_receivers_of_webhooks_by_https_or_on_this_machine) {
    const store::testing::TestFolder place;
    const auto with = [&](std::string_view name, std::string_view url, std::string_view more) {
        write(place.path(),
              fmt::format("[[authority]]\nid = \"fi\"\nname = \"x\"\nstate = \"FI\"\ntime_zone = \"Europe/Helsinki\"\n"
                          "[[authority.webhook]]\nname = \"{}\"\nurl = \"{}\"\n{}",
                          name, url, more));
        return read_configuration(place.path());
    };
    constexpr std::string_view secret = "secret = \"file:x\"\n";
    EXPECT_TRUE(with("register", "https://hooks.example/in?key=1", secret));
    EXPECT_TRUE(with("register", "http://127.0.0.1:8090/", std::string(secret) + "loopback = true\n"));
    EXPECT_FALSE(with("register", "http://127.0.0.1:8090/", secret));
    for (const std::string_view url :
         {"", "http://hooks.example/", "https://user@hooks.example/", "file:///etc/passwd"})
        EXPECT_FALSE(with("register", url, std::string(secret) + "loopback = true\n")) << url;
    EXPECT_FALSE(with("Register", "https://hooks.example/", secret));
    EXPECT_FALSE(with("register", "https://hooks.example/", ""));
    const auto twins =
        with("register", "https://hooks.example/",
             fmt::format("{0}[[authority.webhook]]\nname = \"register\"\nurl = \"https://a.b/\"\n{0}", secret));
    ASSERT_FALSE(twins);
    EXPECT_THAT(twins.error().message, HasSubstr("there are two webhooks 'register'"));
}

TEST(Configuration, takes_object_storage_in_the_place_of_a_folder) {
    const store::testing::TestFolder place;
    const auto with = [&](std::string_view before, std::string_view endpoint, std::string_view more) {
        write(
            place.path(),
            fmt::format("{}\n[documents]\nendpoint = \"{}\"\nbucket = \"comity\"\n{}[[authority]]\nid = \"fi\"\nname = "
                        "\"x\"\nstate = \"FI\"\ntime_zone = \"Europe/Helsinki\"\n",
                        before, endpoint, more));
        return read_configuration(place.path());
    };
    const std::string keys = "key_id = \"environment:S3_ID\"\nsecret = \"file:keys/s3\"\n";
    const auto good = with("", "https://s3.example", keys);
    ASSERT_TRUE(good) << to_string(good.error());
    EXPECT_EQ(good->documents->bucket, "comity");
    EXPECT_EQ(good->documents->region, "us-east-1");
    EXPECT_TRUE(with("", "http://127.0.0.1:9000", keys + "loopback = true\n"));
    EXPECT_FALSE(with("", "http://127.0.0.1:9000", keys));
    EXPECT_FALSE(with("", "http://s3.example", keys + "loopback = true\n"));
    EXPECT_THAT(with("", "https://s3.example", "key_id = \"file:x\"\n").error().message,
                HasSubstr("'documents.secret' is missing"));
    EXPECT_THAT(with("contents = \"files\"", "https://s3.example", keys).error().message, HasSubstr("leave one out"));
    EXPECT_FALSE(with("", "https://s3.example", keys + "password = \"x\"\n"));
}

TEST(Configuration, takes_other_approvers_where_their_permissions_reach_so_far) {
    const store::testing::TestFolder place;
    const auto with = [&](std::string_view rule) {
        write(place.path(),
              fmt::format("[[authority]]\nid = \"fi\"\nname = \"x\"\nstate = \"FI\"\ntime_zone = \"Europe/Helsinki\"\n"
                          "[[authority.four_eyes]]\n{}",
                          rule));
        return read_configuration(place.path());
    };
    const auto good = with("act = \"decide\"\nkind = \"extradition\"\napproved_by = [\"deputy\"]\n");
    ASSERT_TRUE(good) << to_string(good.error());
    const access::FourEyes& rules = good->authorities[0].four_eyes;
    EXPECT_EQ(rules.rule(access::Act::decide, "extradition").approved_by, access::Roles(access::Role::deputy));
    EXPECT_TRUE(rules.rule(access::Act::decide, "transit").approved_by.has(access::Role::head_of_unit));
    EXPECT_EQ(rules.rule(access::Act::decide, "extradition").approvals, 1);
    const auto two = with("act = \"surrender\"\napprovals = 2\n");
    ASSERT_TRUE(two) << to_string(two.error());
    const access::ActRule& surrender = two->authorities[0].four_eyes.rule(access::Act::surrender, "extradition");
    EXPECT_EQ(surrender.approvals, 2);
    EXPECT_EQ(surrender.approved_by, access::Roles(access::Role::deputy)) << "as usual";
    for (const std::string_view wrong : {"0", "6", "\"two\"", "4294967297"})
        EXPECT_FALSE(with(fmt::format("act = \"surrender\"\napprovals = {}\n", wrong))) << wrong;
    EXPECT_FALSE(with("act = \"decide\"\napproved_by = [\"translator\"]\n")) << "may not approve a case";
    EXPECT_FALSE(with("act = \"decide\"\napproved_by = []\n")) << "nobody";
    EXPECT_FALSE(with("act = \"decide\"\nproposed_by = []\n")) << "nobody";
    EXPECT_FALSE(with("act = \"decide\"\nproposed_by = [\"auditor\"]\n")) << "may not propose in a case";
    EXPECT_FALSE(with("act = \"decide\"\napproved_by = [\"king\"]\n"));
    EXPECT_FALSE(with("act = \"decline\"\napproved_by = [\"deputy\"]\n"));
    EXPECT_FALSE(with("act = \"decide\"\nkind = \"exile\"\napproved_by = [\"deputy\"]\n"));
    EXPECT_FALSE(with("act = \"change-trust\"\napproved_by = [\"deputy\"]\n"));
}

TEST(Configuration, takes_periods_of_retention_each_with_its_ground) {
    const store::testing::TestFolder place;
    const auto with = [&](std::string_view rules) {
        write(
            place.path(),
            fmt::format("[[authority]]\nid = \"fi\"\nname = \"x\"\nstate = \"FI\"\ntime_zone = \"Europe/Helsinki\"\n{}",
                        rules));
        return read_configuration(place.path());
    };
    const auto rule = [](std::string_view members) { return fmt::format("[[authority.retention]]\n{}\n", members); };
    const auto good = with(rule("kind = \"police\"\ndirection = \"incoming\"\nkeep = \"P5Y\"\nground = \"Act, 1\"") +
                           rule("keep = \"P30Y\"\nground = \"Act, 2\""));
    ASSERT_TRUE(good) << to_string(good.error());
    ASSERT_EQ(good->authorities[0].retention.size(), 2U);
    EXPECT_EQ(good->authorities[0].retention[0].kind, cases::Kind::police);
    EXPECT_EQ(good->authorities[0].retention[0].direction, cases::Direction::incoming);
    EXPECT_EQ(to_string(good->authorities[0].retention[1].keep), "P30Y");
    for (const std::string_view wrong :
         {"keep = \"P5Y\"", "keep = \"PT96H\"\nground = \"Act\"", "ground = \"Act\"",
          "keep = \"five years\"\nground = \"Act\"", "kind = \"exile\"\nkeep = \"P5Y\"\nground = \"Act\"",
          "direction = \"up\"\nkeep = \"P5Y\"\nground = \"Act\""})
        EXPECT_FALSE(with(rule(wrong))) << wrong;
    std::string many;
    for (std::size_t i = 0; i < most_retentions; ++i) many += rule("keep = \"P5Y\"\nground = \"Act\"");
    EXPECT_TRUE(with(many));
    EXPECT_FALSE(with(many + rule("keep = \"P5Y\"\nground = \"Act\"")));
}

class KeyInAToken : public crypto::SoftHsm {};

TEST_F(KeyInAToken, opens_the_record_instead_of_a_file) {
    const crypto::TokenKeyLocation location{module, "Ministry", "authority-1"};
    const auto made = crypto::make_token_authority_key(location, pin());
    ASSERT_TRUE(made) << to_string(made.error());
    const store::testing::TestFolder place;
    const auto folder = place.path() / "node";
    ASSERT_TRUE(make_configuration(folder, {ministry()}, "sqlite:comity.db"));
    const auto open = [&](std::string_view written) {
        const std::filesystem::path file = folder / "keys/pin";
        std::ofstream(file) << written << "\n";
        std::filesystem::permissions(file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
        const auto read = read_configuration(folder);
        EXPECT_TRUE(read) << to_string(read.error());
        return open_authority(read->authorities[0], folder);
    };
    std::ofstream(folder / "comity.toml", std::ios::app)
        << "[authority.token]\nmodule = \"" << module
        << "\"\ntoken = \"Ministry\"\nkey = \"authority-1\"\npin = \"file:keys/pin\"\n";
    {
        const auto authority = open("7531");
        ASSERT_TRUE(authority) << to_string(authority.error());
        EXPECT_EQ((*authority)->key->id(), to_uri(location));
    }
    // Apart: a token asks a program for the PIN once, until its last session ends.
    const auto wrong = open("0000");
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().message.find("0000"), std::string::npos);
}

TEST(Configuration, has_every_key_on_its_page_as_the_program_explains_it) {
    std::ifstream file("docs/operate/configuration.md");
    std::stringstream page;
    page << file.rdbuf();
    std::size_t rows = 0;
    for (const format::SettingsKey& key : configuration_keys()) {
        const std::string otherwise = key.otherwise.empty() ? "must be given" : fmt::format("`{}`", key.otherwise);
        EXPECT_THAT(page.str(), HasSubstr(fmt::format("\n| `{}` | {} | {} |\n", key.key, otherwise, key.says)));
        ++rows;
    }
    std::size_t printed = 0;
    for (std::size_t at = page.str().find("\n| `"); at != std::string::npos; at = page.str().find("\n| `", at + 1))
        ++printed;
    EXPECT_EQ(printed, rows) << "the page has a key the program does not know";
}

}  // namespace
}  // namespace comity::node
