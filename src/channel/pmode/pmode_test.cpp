// SPDX-License-Identifier: EUPL-1.2
#include <fstream>
#include <iterator>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "channel/pmode/duration.h"
#include "channel/pmode/pmode_reader.h"
#include "channel/pmode/selection.h"

namespace comity::channel {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using testing::HasSubstr;

std::string file(const char* path) {
    std::ifstream in(path);
    EXPECT_TRUE(in) << path;
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<PMode> stored() {
    const std::string text = file("tests/vectors/p-modes.json");
    auto list = read_pmodes(text, "p-modes.json", PModeUse::tests);
    EXPECT_TRUE(list) << (list ? "" : to_string(list.error()));
    return list.value_or(std::vector<PMode>());
}

/// Every member said that has a value in most P-Modes.
constexpr std::string_view full =
    R"({ "id": "xa-xb-coop-115", "profile": "as4-1.15", "mep": "oneWay", "binding": "push",
  "agreement": { "value": "urn:x-comity:agreement:default" },
  "initiator": { "authority": "xa-moj", "role": "initiator" },
  "responder": { "authority": "xb-moj", "role": "responder" },
  "service": { "value": "coop-1", "type": "urn:x-comity:services" },
  "actions": ["SubmitRequest", "Supplement", "Reply", "WithdrawRequest"],
  "properties": [ { "name": "originalSender", "required": true }, { "name": "finalRecipient", "required": true },
                  { "name": "trackingIdentifier", "required": true } ],
  "payload": { "compress": true, "max": 2147483647, "max_parts": 28, "max_inflated": 4294967296,
               "profile": [ { "role": "transmittal", "mime": ["application/xml"], "min": 1, "max": 1 },
                            { "role": "container", "mime": ["application/vnd.etsi.asic-e+zip"], "min": 0, "max": 1 },
                            { "role": "annex", "mime": ["*/*"], "min": 0, "max": 26 } ] },
  "sign": { "alg": "rsa-sha256", "token": "X509v3" },
  "encrypt": { "on": true, "key_transport": "rsa-oaep-sha256", "key_ref": "ski" },
  "anchor": false, "evidence": "erds-v1",
  "retry": { "schedule": ["1m", "2m", "5m", "10m", "20m", "30m", "30m*46"] },
  "dup": { "keep_years": 10 }, "time": { "max_age": "30d", "future": "5m" },
  "errors": { "soap_fault": false, "http_status": 200 },
  "tls": { "min": "1.2", "client_auth": "pinned" }, "priority": "normal", "peer": { "max_parallel": 8 } })";

constexpr std::string_view least = R"({"id": "x", "profile": "as4-2.0", "initiator": {"authority": "xa-moj"},
  "responder": {"authority": "xb-moj"}, "service": {"value": "s"}, "actions": ["a"]})";

PMode read(std::string_view json) {
    auto list = read_pmodes(json, "p.json");
    EXPECT_TRUE(list) << (list ? "" : to_string(list.error()));
    return list ? list->at(0) : PMode();
}

/// The message about the smallest P-Mode with something more in it, or "accepted".
std::string with(std::string_view members, std::string_view profile = "as4-2.0", PModeUse use = PModeUse::operation) {
    std::string json(least);
    json.replace(json.find("as4-2.0"), 7, profile);
    json.replace(json.rfind('}'), 1, ", " + std::string(members) + "}");
    const auto list = read_pmodes(json, "p.json", use);
    return list ? "accepted" : list.error().message;
}

TEST(PMode, ReadsTheExample) {
    const PMode pmode = read(full);
    EXPECT_EQ(pmode.id, "xa-xb-coop-115");
    EXPECT_EQ(pmode.initiator.role, initiator_role);
    EXPECT_EQ(pmode.encrypt, KeyTransport::rsa_oaep_sha256);
    EXPECT_EQ(pmode.evidence, EvidenceForm::erds_v1);
    ASSERT_EQ(pmode.retry.size(), 52u);
    EXPECT_EQ(pmode.retry.back(), minutes(30));
    EXPECT_EQ(pmode.max_age, hours(24 * 30));
    ASSERT_EQ(pmode.payload.profile.size(), 3u);
    EXPECT_EQ(pmode.payload.profile[2].mime, std::vector<std::string>{"*/*"});
}

TEST(PMode, ReadsTheExampleOfItsPage) {
    const std::string page = file("docs/formats/p-mode.md");
    const auto begin = page.find("```json\n") + 8;
    const auto example = read_pmodes(page.substr(begin, page.find("```", begin) - begin), "p-mode.md");
    ASSERT_TRUE(example) << to_string(example.error());
    EXPECT_EQ(example->at(0).retry, read(full).retry);
}

TEST(PMode, LeavesTheRestToTheProfile) {
    const PMode second = read(least);
    EXPECT_EQ(second.sign, SignatureAlgorithm::eddsa_ed25519);
    EXPECT_EQ(second.encrypt, KeyTransport::x25519_hkdf);
    EXPECT_EQ(second.token, SigningToken::x509_pki_path_v1);
    EXPECT_EQ(second.tls_min, TlsVersion::tls_1_3);
    EXPECT_EQ(second.agreement, (Agreement{"urn:x-comity:agreement:default", ""}));
    EXPECT_EQ(second.responder.role, responder_role);
    EXPECT_EQ(second.properties.size(), 3u);
    EXPECT_FALSE(second.properties[2].required) << "there is no evidence chain to track";
    EXPECT_EQ(second.payload.max_parts, 28u);
    EXPECT_EQ(second.payload.max, 2'147'483'647u);
    EXPECT_TRUE(second.payload.compress);
    EXPECT_EQ(second.keep_duplicates_years, 10);
    EXPECT_TRUE(second.retry.empty());

    std::string json(least);
    json.replace(json.find("as4-2.0"), 7, "as4-1.15");
    const PMode first = read(json);
    EXPECT_EQ(first.sign, SignatureAlgorithm::rsa_sha256);
    EXPECT_EQ(first.encrypt, KeyTransport::rsa_oaep_sha256);
    EXPECT_EQ(first.token, SigningToken::x509v3);
    EXPECT_EQ(first.tls_min, TlsVersion::tls_1_2);
}

TEST(PMode, RefusesWhatItDoesNotKnow) {
    EXPECT_EQ(with(R"("compress": true)"), "a P-Mode has an unknown member 'compress'");
    EXPECT_EQ(with(R"("payload": {"pad": true})"), "payload has an unknown member 'pad'");
    EXPECT_EQ(with(R"("sign": {"alg": "rsa-sha1"})"), "alg is 'rsa-sha1'");
    EXPECT_EQ(with(R"("binding": "push-and-push")"), "binding is 'push-and-push'");
    EXPECT_EQ(with(R"("anchor": "true")"), "true or false should stand here");
    EXPECT_EQ(with(R"("time": {"max_age": "30"})"), "'30' is no length of time");
    EXPECT_EQ(with(R"("time": {"max_age": "0d"})"), "'0d' is no length of time");
    EXPECT_EQ(with(R"("id": "y")"), "the key 'id' is given twice");
    const auto unknown = read_pmodes(full.substr(1), "p.json");
    EXPECT_FALSE(unknown);
    const auto placed = read_pmodes("[\n {\"id\": 1}]", "p.json");
    ASSERT_FALSE(placed);
    EXPECT_EQ(placed.error().place.line, 2);
    EXPECT_EQ(placed.error().place.file, "p.json");
}

TEST(PMode, WhatTheProfileFixesIsNotChanged) {
    EXPECT_EQ(with(R"("sign": {"alg": "rsa-sha256"})"), "as4-2.0 does not sign with rsa-sha256");
    EXPECT_EQ(with(R"("sign": {"alg": "eddsa-ed25519"})", "as4-1.15"), "as4-1.15 does not sign with eddsa-ed25519");
    EXPECT_EQ(with(R"("encrypt": {"key_transport": "rsa-oaep-sha256"})"),
              "as4-2.0 does not move keys by rsa-oaep-sha256");
    EXPECT_EQ(with(R"("sign": {"alg": "rsa-sha256"})", "as4-1.15"), "accepted");
    EXPECT_EQ(with(R"("sign": {"alg": "ecdsa-sha256"}, "encrypt": {"key_transport": "ecdh-hkdf"})"), "accepted");
    EXPECT_EQ(with(R"("encrypt": {"on": false})"), "a P-Mode without encryption");
    EXPECT_EQ(with(R"("encrypt": {"on": false})", "as4-2.0", PModeUse::tests), "accepted");
    EXPECT_EQ(with(R"("dup": {"keep_years": 9})"), "keep_years is 9");
    EXPECT_EQ(with(R"("dup": {"keep_years": 30})"), "accepted");
}

TEST(PMode, HoldsTogether) {
    EXPECT_EQ(with(R"("mep": "twoWay", "binding": "push")"), "twoWay is not bound by push");
    EXPECT_EQ(with(R"("binding": "pushAndPush")"), "oneWay is not bound by pushAndPush");
    EXPECT_EQ(with(R"("mep": "twoWay")"), "accepted");
    EXPECT_EQ(with(R"("binding": "pull")"), "pulling from the default MPC");
    EXPECT_EQ(with(R"("binding": "pull", "mpc": "urn:m")"), "accepted");
    EXPECT_EQ(with(R"("binding": "pull", "mpc": "urn:m", "split": {"fragment": 1048576})"),
              "split with the binding pull");
    EXPECT_EQ(with(R"("address": "http://gw.xb.example/as4")"), "the address is not https");
    EXPECT_EQ(with(R"("address": "http://127.0.0.1.evil.example/")"), "the address is not https");
    EXPECT_EQ(with(R"("address": "https://gw.xb.example/as4")"), "accepted");
    EXPECT_EQ(with(R"("address": "http://127.0.0.1:8443/as4")"), "accepted");
    EXPECT_EQ(with(R"("evidence": "erds-v1", "properties": [{"name": "originalSender"}])"),
              "evidences without the property trackingIdentifier");
    EXPECT_EQ(with(R"("properties": [{"name": "a"}, {"name": "a"}])"), "property 'a' stands twice");
    EXPECT_EQ(with(R"("retry": {"schedule": ["1d*31"]})"), "the tries go on for longer than a message may be old");
    EXPECT_EQ(with(R"("retry": {"schedule": ["1d*30"]})"), "accepted");
    EXPECT_EQ(with(R"("retry": {"schedule": []})"), "a schedule without waits");
    EXPECT_EQ(with(R"("errors": {"http_status": 404})"), "errors.http_status is 404");
    EXPECT_EQ(with(R"("payload": {"max_parts": 1, "profile": [{"role": "r", "mime": ["*/*"], "min": 2, "max": 3}]})"),
              "the profile needs 2 parts, over max_parts");
    EXPECT_EQ(with(R"("payload": {"profile": [{"role": "r", "mime": ["*/*"], "min": 3, "max": 2}]})"),
              "min is over max");
    EXPECT_EQ(with(R"("payload": {"profile": [{"role": "r", "mime": ["*/xml"]}]})"), "'*/xml' is no media type");
    EXPECT_EQ(with(R"("agreement": {"value": "", "type": "t"})"), "a type of no agreement");
    std::string own(least);
    own.replace(own.find("xb-moj"), 6, "xa-moj");
    EXPECT_EQ(read_pmodes(own, "p.json").error().message, "initiator and responder are one authority");
}

TEST(PMode, HoldsItsLimits) {
    EXPECT_EQ(with(R"("payload": {"max_parts": 256, "max": 68719476704})"), "accepted");
    EXPECT_EQ(with(R"("payload": {"max_parts": 257})"), "max_parts is 257");
    EXPECT_EQ(with(R"("payload": {"max": 68719476705})"), "max is 68719476705");
    EXPECT_EQ(with(R"("retry": {"schedule": ["1s*10000"]})"), "accepted");
    EXPECT_EQ(with(R"("retry": {"schedule": ["1s*10000", "1s"]})"), "over 10000 tries");
    EXPECT_EQ(with(R"("split": {"fragment": 1048576})"), "accepted");
    EXPECT_EQ(with(R"("split": {"fragment": 1048575})"), "fragment is 1048575");
    const auto rules = [](std::size_t count) {
        std::string list;
        for (std::size_t i = 0; i < count; ++i) list += R"({"role": "r", "mime": ["*/*"]},)";
        list.pop_back();
        return with("\"payload\": {\"profile\": [" + list + "]}");
    };
    EXPECT_EQ(rules(max_payload_rules), "accepted");
    EXPECT_THAT(rules(max_payload_rules + 1), HasSubstr("a list of 33 items"));
    std::string actions;
    for (std::size_t i = 0; i <= max_actions; ++i) actions += "\"a" + std::to_string(i) + "\",";
    std::string json(least);
    json.replace(json.find("[\"a\"]"), 5, "[" + actions.substr(0, actions.size() - 1) + "]");
    EXPECT_EQ(read_pmodes(json, "p.json").error().kind, ErrorKind::limit);
}

TEST(PMode, StoredOnesReadAndReadBack) {
    const auto list = stored();
    EXPECT_EQ(list.size(), 15u);
    for (const PMode& pmode : list) {
        const auto back = read_pmodes(pmode_json(pmode), "written", PModeUse::tests);
        ASSERT_TRUE(back) << pmode.id << to_string(back.error());
        EXPECT_EQ(back->at(0), pmode) << pmode_json(pmode);
    }
    EXPECT_EQ(read(pmode_json(read(full))), read(full));
}

TEST(Duration, ReadsAndWrites) {
    EXPECT_EQ(read_duration("200ms"), milliseconds(200));
    EXPECT_EQ(read_duration("10s"), std::chrono::seconds(10));
    EXPECT_EQ(read_duration("366d"), max_duration);
    for (const char* text :
         {"", "5", "m", "5 m", "-5m", "5M", "5min", "0.5s", "367d", "99999999999999999999d", "5m5"}) {
        EXPECT_EQ(read_duration(text), std::nullopt) << text;
    }
    EXPECT_EQ(read_repeated_duration("30m*46"), (std::pair(milliseconds(minutes(30)), std::size_t{46})));
    for (const char* text : {"30m*0", "30m*", "*3", "30m*-1", "30m*10001", "30m*2*2"}) {
        EXPECT_EQ(read_repeated_duration(text), std::nullopt) << text;
    }
}

RC_GTEST_PROP(Duration, ReadsBack, ()) {
    const milliseconds duration(*rc::gen::inRange<std::int64_t>(0, max_duration.count() + 1));
    RC_ASSERT(read_duration(write_duration(duration)) == duration);
}

}  // namespace
}  // namespace comity::channel
