// SPDX-License-Identifier: EUPL-1.2
#include "format/settings.h"

#include <gtest/gtest.h>

#include "format/toml.h"

namespace comity::format {
namespace {

constexpr std::string_view written = R"(name = "Ministry of \"Justice\""
ports = [1, 2]
[listen]
port = 8443
plain = false
paths = ["/a", "/b"]
[[key]]
use = "sign"
[[key]]
use = "decrypt"
)";

/// The file, and what is wrong in it.
struct Read {
    explicit Read(std::string_view text) : tree(read_toml(text, "x.toml").value()), file(tree, faults) {}
    Tree tree;
    SettingsFaults faults;
    Settings file;
};

TEST(Settings, GiveWhatIsWritten) {
    const Read read(written);
    EXPECT_EQ(read.file.must("name"), R"(Ministry of "Justice")");
    const Settings listen = read.file.table("listen");
    EXPECT_EQ(listen.number("port", 1, 0, 65535), 8443);
    EXPECT_FALSE(listen.flag("plain", true));
    EXPECT_EQ(listen.texts("paths"), (std::vector<std::string>{"/a", "/b"}));
    EXPECT_EQ(listen.path("folder", "/etc", "spool"), "/etc/spool");
    EXPECT_EQ(listen.path("folder", "/etc"), "");
    const auto keys = read.file.tables("key");
    ASSERT_EQ(keys.size(), 2u);
    EXPECT_EQ(keys[1].must("use"), "decrypt");
    EXPECT_EQ(listen.keys(), (std::vector<std::string>{"paths", "plain", "port"}));
    EXPECT_TRUE(read.faults.none()) << read.faults.lines();
}

TEST(Settings, GiveTheDefaultOfWhatIsLeftOut) {
    const Read read("");
    const Settings none = read.file.table("listen");
    EXPECT_EQ(none.number("port", 443, 1, 65535), 443);
    EXPECT_TRUE(none.flag("plain", true));
    EXPECT_EQ(none.text("path", "/msh"), "/msh");
    EXPECT_FALSE(none.text("path"));
    EXPECT_TRUE(none.texts("paths").empty());
    EXPECT_TRUE(read.file.tables("key").empty());
    EXPECT_TRUE(read.faults.none()) << read.faults.lines();
}

TEST(Settings, NameEachFaultWithItsLineAndTheTablesAroundIt) {
    const Read read(written);
    read.file.texts("name");
    read.file.texts("ports");
    read.file.table("name");
    read.file.tables("listen");
    const Settings listen = read.file.table("listen");
    listen.number("port", 1, 0, 1023);
    listen.number("port", 1, 9000);
    listen.flag("port", true);
    listen.text("port");
    listen.must("address");
    read.file.tables("key")[1].must("profile");
    EXPECT_EQ(read.faults.lines(),
              "x.toml:1: 'name' must be a list of texts, as [\"…\"]\n"
              "x.toml:2: 'ports' must hold texts only\n"
              "x.toml:2: 'ports' must hold texts only\n"
              "x.toml:1: 'name' must be a table\n"
              "x.toml:3: 'listen' must be tables, [[listen]]\n"
              "x.toml:4: 'listen.port' must be a whole number from 0 to 1023\n"
              "x.toml:4: 'listen.port' must be a whole number from 9000\n"
              "x.toml:4: 'listen.port' must be true or false\n"
              "x.toml:4: 'listen.port' must be a text\n"
              "x.toml:3: 'listen.address' is missing\n"
              "x.toml:9: 'key.profile' is missing");
}

TEST(Settings, AreOfTheKnownKeysOnlyButWithinThoseOfAnyName) {
    constexpr SettingsKey known[] = {{"name", "", ""},         {"ports", "", ""},   {"listen.port", "", ""},
                                     {"listen.roles", "", ""}, {"key.use", "", ""}, {"listen.paths", "", ""}};
    const Read read(std::string(written) + "usage = \"x\"\n[listen.roles]\nanybody = \"officer\"\n[other]\na = 1\n");
    read.file.only(known);
    EXPECT_EQ(read.faults.lines(),
              "x.toml:11: 'key.usage' is no key\nx.toml:5: 'listen.plain' is no key\nx.toml:14: 'other' is no key");
}

TEST(Toml, IsRefusedWithItsPlaceAndOverItsLimit) {
    const auto broken = read_toml("a = 1\nb = \n", "x.toml");
    ASSERT_FALSE(broken);
    EXPECT_EQ(broken.error().place.line, 2);
    EXPECT_TRUE(read_toml(std::string(max_document_bytes, '#'), "x.toml"));
    const auto large = read_toml(std::string(max_document_bytes + 1, '#'), "x.toml");
    ASSERT_FALSE(large);
    EXPECT_EQ(large.error().kind, ErrorKind::limit);
}

TEST(Toml, QuotesATextSoThatItIsReadAgain) {
    for (const std::string_view text : {"", "plain", R"(a "b" \ c)", "two\nlines", "имя", "\x01"})
        EXPECT_EQ(read_toml("t = " + toml_text(text), "x.toml").value().find("t")->text, text);
}

}  // namespace
}  // namespace comity::format
