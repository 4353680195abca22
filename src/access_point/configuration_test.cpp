// SPDX-License-Identifier: EUPL-1.2
#include "access_point/configuration.h"

#include <fstream>
#include <set>

#include <gtest/gtest.h>

#include "store/testing/test_folder.h"

namespace comity::access_point {
namespace {

const std::string whole = R"(authority = "xa-moj"
host = "gw.xa.example"
[listen]
port = 8443
path = "/as4"
certificate = "tls/server.pem"
key = "tls/server.key"
[node]
url = "http://127.0.0.1:8090"
secret = "file:node.secret"
[directory]
federation = "f"
roots = ["r"]
threshold = 1
json = "directory.json"
note = "https://directory.example/directory.note"
anchors = "anchors.pem"
[[key]]
use = "sign"
profile = "2.0"
certificate = "sign.pem"
key = "file:sign.key"
)";

class ConfigurationFile : public ::testing::Test {
   protected:
    Result<Configuration> read(const std::string& text) {
        std::ofstream(folder_.path() / "access-point.toml") << text;
        return read_configuration(folder_.path());
    }
    std::string fault(const std::string& text) {
        const auto configuration = read(text);
        return configuration ? "read" : to_string(configuration.error());
    }
    static std::string with(std::string text, const std::string& old, const std::string& fresh) {
        const std::size_t at = text.find(old);
        EXPECT_NE(at, std::string::npos) << old;
        return text.replace(at, old.size(), fresh);
    }

    store::testing::TestFolder folder_;
};

TEST_F(ConfigurationFile, PathsAreOfItsFolderAndWhatIsLeftOutHasItsDefault) {
    const auto configuration = read(whole);
    ASSERT_TRUE(configuration) << to_string(configuration.error());
    EXPECT_EQ(configuration->spool, folder_.path() / "spool");
    EXPECT_EQ(configuration->tls_key, folder_.path() / "tls/server.key");
    EXPECT_EQ(configuration->directory_json, (folder_.path() / "directory.json").string());
    EXPECT_EQ(configuration->directory_note, "https://directory.example/directory.note");
    EXPECT_EQ(configuration->port, 8443);
    EXPECT_TRUE(configuration->client_certificate_required);
    EXPECT_TRUE(configuration->clock_required);
    ASSERT_EQ(configuration->keys.size(), 1u);
    EXPECT_TRUE(configuration->keys[0].signs);
}

TEST_F(ConfigurationFile, EveryFaultIsNamedWithItsLine) {
    EXPECT_NE(fault(with(whole, "path = ", "paht = ")).find(":5: 'listen.paht' is no key"), std::string::npos);
    EXPECT_NE(fault(with(whole, "host = \"gw.xa.example\"\n", "")).find("'host' is missing"), std::string::npos);
    EXPECT_NE(fault(with(whole, "port = 8443", "port = 70000"))
                  .find(":4: 'listen.port' must be a whole number from 0 to 65535"),
              std::string::npos);
    EXPECT_NE(fault(with(whole, "http://127.0.0.1:8090", "http://node.example:8090")).find("'node.url' must begin"),
              std::string::npos);
    EXPECT_NE(fault(with(whole, "use = \"sign\"", "use = \"both\"")).find("sign or decrypt"), std::string::npos);
    EXPECT_NE(fault(with(whole, "\"2.0\"", "\"3.0\"")).find("1.15 or 2.0"), std::string::npos);
    EXPECT_NE(fault(with(whole, "directory.json", "http://directory.example/")).find("a path or an https URL"),
              std::string::npos);
    EXPECT_NE(fault("authority = ").find("access-point.toml:1:"), std::string::npos);
    EXPECT_NE(fault(with(whole, "[\"r\"]", "\"r\"")).find(":13: 'directory.roots' must be a list of texts"),
              std::string::npos);
    EXPECT_NE(fault(with(whole, "threshold = 1", "threshold = 1\nmanual = [1]"))
                  .find("'directory.manual' must hold texts only"),
              std::string::npos);
    EXPECT_NE(fault(with(whole, "[[key]]", "[key]")).find("'key' must be tables, [[key]]"), std::string::npos);
    EXPECT_NE(fault(whole + "\n[revocation]\nissuer = \"ca.pem\"\n").find("'revocation' must be tables"),
              std::string::npos);
    EXPECT_NE(fault(with(whole, "threshold = 1", "threshold = 0"))
                  .find("'directory.threshold' must be a whole number from 1 to 16"),
              std::string::npos);
}

TEST_F(ConfigurationFile, SourcesOfRevocationsAreOfTheOperatorsNaming) {
    const auto source = [](const std::string& rest) {
        return whole + std::string("\n[[revocation]]\nissuer = \"ca.pem\"\n") + rest;
    };
    const auto configuration = read(source("list = \"ca.crl\"\nresponder = \"http://ocsp.example\"\n"));
    ASSERT_TRUE(configuration) << to_string(configuration.error());
    ASSERT_EQ(configuration->revocation.size(), 1u);
    EXPECT_EQ(configuration->revocation[0].issuer, folder_.path() / "ca.pem");
    EXPECT_EQ(configuration->revocation[0].list, (folder_.path() / "ca.crl").string());
    EXPECT_EQ(configuration->revocation[0].responder, "http://ocsp.example");
    EXPECT_NE(fault(source("")).find("'revocation.list' or 'revocation.responder' is missing"), std::string::npos);
    EXPECT_NE(fault(source("list = \"ldap://ca.example/crl\"\n")).find("must be a path, or an http or https URL"),
              std::string::npos);
    EXPECT_NE(fault(source("responder = \"ocsp.example\"\n")).find("must be an http or https URL"), std::string::npos);
}

TEST_F(ConfigurationFile, PlainHttpIsForTestsOnLoopbackOnly) {
    const std::string plain =
        with(with(whole, "certificate = \"tls/server.pem\"\n", ""), "key = \"tls/server.key\"\n", "");
    EXPECT_NE(fault(plain).find("under TLS only"), std::string::npos);
    EXPECT_NE(fault("tests = true\n" + plain).find("under TLS only"), std::string::npos);
    EXPECT_TRUE(read("tests = true\n" + with(plain, "port = 8443", "port = 8443\naddress = \"127.0.0.1\"")));
}

TEST_F(ConfigurationFile, EveryKeyIsExplainedOnce) {
    std::set<std::string_view> names;
    for (const auto& key : configuration_keys()) {
        EXPECT_FALSE(key.says.empty()) << key.key;
        EXPECT_TRUE(names.insert(key.key).second) << key.key;
    }
    for (const auto* name : {"authority", "listen.key", "limits.peer_quota", "key.pin", "directory.anchors"})
        EXPECT_TRUE(names.contains(name)) << name;
}

}  // namespace
}  // namespace comity::access_point
