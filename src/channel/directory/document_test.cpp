// SPDX-License-Identifier: EUPL-1.2
#include "channel/directory/document.h"

#include <gtest/gtest.h>

#include "channel/directory/directory_vectors.h"
#include "crypto/hex.h"

namespace comity::channel {
namespace {

/// The vectors' directory with one text replaced, once.
std::string altered(const std::string& from, const std::string& to) {
    std::string json = channel_vector("directory.json");
    const std::size_t at = json.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return json.replace(at, from.size(), to);
}

std::string refusal(const std::string& json) {
    const auto read = read_directory(json);
    return read ? "read" : read.error().message;
}

TEST(directory_json, is_read_as_the_vectors_have_it) {
    const DirectoryDocument read = vector_document();
    EXPECT_EQ(read.federation, "test-federation");
    EXPECT_EQ(read.sequence, 7);
    EXPECT_EQ(to_string(read.valid_from), "2026-03-01T00:00:00.000Z");
    EXPECT_EQ(read.previous, crypto::Sha256{});
    ASSERT_EQ(read.authorities.size(), 2U);
    const ListedAuthority& xa = read.authorities[0];
    EXPECT_EQ(xa.id, "xa-moj");
    EXPECT_EQ(xa.state.text(), "XA");
    EXPECT_EQ(name_in(xa, "fr"), "Ministry of Justice of XA");
    EXPECT_EQ(xa.competences, (std::vector<std::string>{"extradition", "mutual-assistance"}));
    EXPECT_EQ(xa.party.type, "urn:oasis:names:tc:ebcore:partyid-type:unregistered");
    EXPECT_EQ(xa.endpoints[0].url, "https://gw.xa.example/as4");
    ASSERT_EQ(xa.certificates.size(), 4U);
    EXPECT_EQ(xa.certificates[1].use, CertificateUse::encrypt);
    EXPECT_EQ(xa.certificates[1].profile, Profile::as4_1_15);
    EXPECT_EQ(crypto::hex(xa.certificates[1].sha256),
              "b0884b458f4cb3b63505eddb3508edad690a541fa8970e32c9b0b5d04feef9f4");
    EXPECT_EQ(known_keys(xa.log)[0].name, "gw.xa.example/comity/log/2026a");
    EXPECT_EQ(known_keys(xa.witness)[0].type, record::KeyType::cosignature_v1);
    EXPECT_EQ(xa.max_parts, 28);
    EXPECT_FALSE(read.next_roots);
}

TEST(directory_json, is_written_so_that_it_reads_the_same) {
    DirectoryDocument document = vector_document();
    EXPECT_EQ(read_directory(directory_json(document)).value(), document);
    ListedAuthority& xa = document.authorities[0];
    xa.parent = "xb-moj";
    xa.status = AuthorityStatus::suspended;
    xa.aliases = {{"urn:oasis:names:tc:ebcore:partyid-type:iso3166-1", "XA"}};
    xa.endpoints[0].mpc = "urn:x-comity:mpc:xa-moj";
    xa.endpoints[0].tls_pins = {crypto::sha256(std::string_view("a certificate"))};
    xa.endpoints[0].addresses = {"192.0.2.7"};
    xa.witness_url = "https://witness.xa.example/";
    xa.operators = {{"duty desk", "+00 1 234"}};
    xa.names.push_back({"fr", "Ministère de la justice"});
    document.next_roots = root_keys({root_signer(1).verifier(), root_signer(2).verifier()}, 2).value();
    EXPECT_EQ(read_directory(directory_json(document)).value(), document);
    EXPECT_EQ(name_in(document.authorities[0], "fr"), "Ministère de la justice");
}

TEST(directory_json, of_an_unknown_format_or_with_unknown_members_is_refused) {
    EXPECT_EQ(refusal(altered("comity-directory/v1", "comity-directory/v2")),
              "the directory has the format 'comity-directory/v2'");
    EXPECT_EQ(refusal(altered("\"sequence\": 7", "\"sequence\": 7, \"extra\": 1")),
              "the directory has an unknown member 'extra'");
    EXPECT_EQ(refusal(altered("\"state\": \"XA\"", "\"state\": \"XA\", \"colour\": \"red\"")),
              "an authority has an unknown member 'colour'");
    EXPECT_EQ(refusal(altered("\"profile\": \"2.0\"", "\"profile\": \"3.0\"")), "unknown profile '3.0'");
    EXPECT_EQ(refusal(altered("\"status\": \"active\"", "\"status\": \"resting\"")), "unknown status 'resting'");
    EXPECT_EQ(refusal(altered("\"use\": \"encrypt\"", "\"use\": \"everything\"")), "unknown use 'everything'");
    EXPECT_EQ(refusal("[]"), "the directory should stand here");
    EXPECT_EQ(refusal("{\"format\":\"comity-directory/v1\"}"), "the directory without 'federation'");
}

TEST(directory_json, says_where_it_is_wrong) {
    const auto read = read_directory(altered("\"state\": \"XB\"", "\"state\": \"xb\""));
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().place.file, "directory.json");
    EXPECT_GT(read.error().place.line, 10);
}

TEST(directory_json, with_values_that_mean_nothing_is_refused) {
    EXPECT_EQ(refusal(altered("\"sequence\": 7", "\"sequence\": 0")), "a sequence of 0");
    EXPECT_EQ(refusal(altered("\"sequence\": 7", "\"sequence\": \"7\"")), "a whole number from 0 on should stand here");
    EXPECT_EQ(refusal(altered("\"sequence\": 7", "\"sequence\": 7.5")), "a whole number from 0 on should stand here");
    EXPECT_EQ(refusal(altered("2026-04-01T00:00:00Z", "2026-02-01T00:00:00Z")), "it ends before it begins");
    EXPECT_EQ(refusal(altered("2026-04-01T00:00:00Z", "2026-04-01T00:00:00+01:00")),
              "'2026-04-01T00:00:00+01:00' is no instant in UTC");
    EXPECT_EQ(refusal(altered("b8690553", "B8690553")), "no SHA-256 stands here");
    EXPECT_EQ(refusal(altered("b8690553", "b8690554")), "the SHA-256 is not that of the certificate");
    EXPECT_EQ(refusal(altered("\"der\": \"MIIENz", "\"der\": \"MII Nz")), "the certificate is no base64");
    EXPECT_EQ(refusal(altered("\"id\": \"xa-moj\"", "\"id\": \"XA/moj\"")), "'XA/moj' is no id of an authority");
    EXPECT_EQ(refusal(altered("\"value\": \"xa-moj\"", "\"value\": \"xа-moj\"")),  // a Cyrillic а
              "a party id with other characters than printable ASCII");
    EXPECT_EQ(refusal(altered("https://gw.xa.example/as4", "http://gw.xa.example/as4")),
              "'http://gw.xa.example/as4' is no address of an endpoint");
    EXPECT_EQ(refusal(altered("https://gw.xa.example/as4", "https://u:p@gw.xa.example/as4")),
              "'https://u:p@gw.xa.example/as4' is no address of an endpoint");
    EXPECT_EQ(refusal(altered("https://gw.xa.example/as4", "http://127.0.0.1:8443/as4")), "read");
}

TEST(directory_json, that_gives_two_the_same_is_refused) {
    EXPECT_EQ(refusal(altered("\"id\": \"xb-moj\"", "\"id\": \"xa-moj\"")), "the authority xa-moj is listed twice");
    EXPECT_EQ(refusal(altered("\"value\": \"xb-moj\"", "\"value\": \"xa-moj\"")),
              "the party xa-moj stands with xa-moj and with xb-moj");
    DirectoryDocument document = vector_document();
    document.authorities[1].certificates[0] = document.authorities[0].certificates[0];
    EXPECT_NE(refusal(directory_json(document)).find("stands with xa-moj and with xb-moj"), std::string::npos);
    document = vector_document();
    document.authorities[1].aliases = {document.authorities[0].party};
    EXPECT_EQ(refusal(directory_json(document)), "the party xa-moj stands with xa-moj and with xb-moj");
    document = vector_document();
    document.authorities[1].log = document.authorities[0].log;
    EXPECT_EQ(refusal(directory_json(document)),
              "the key name gw.xa.example/comity/log/2026a stands with xa-moj and with xb-moj");
}

TEST(directory_json, gives_no_key_two_purposes) {
    DirectoryDocument document = vector_document();
    auto& certificates = document.authorities[0].certificates;
    certificates[1] = certificates[0];
    certificates[1].use = CertificateUse::encrypt;
    EXPECT_EQ(refusal(directory_json(document)),
              "xa-moj has the certificate " + crypto::hex(certificates[0].sha256) + " for two purposes");
    // One key of TLS may serve both ends of it.
    certificates[0].use = CertificateUse::tls_server;
    certificates[1].use = CertificateUse::tls_client;
    EXPECT_EQ(refusal(directory_json(document)), "read");
}

TEST(verifier_keys, are_one_or_several_and_may_be_of_a_type_that_is_not_known_yet) {
    const std::string log = vector_document().authorities[0].log[0].text;
    const std::string later = "gw.xa.example/comity/log/2027a+01020304+BgEC";  // type 0x06
    const auto read = read_directory(altered("\"" + log + "\"", "[\"" + log + "\", \"" + later + "\"]"));
    ASSERT_TRUE(read) << to_string(read.error());
    EXPECT_EQ(read->authorities[0].log.size(), 2U);
    EXPECT_EQ(known_keys(read->authorities[0].log).size(), 1U);
    EXPECT_EQ(read_directory(directory_json(*read)).value(), *read);
    const std::string witness = vector_document().authorities[0].witness[0].text;
    EXPECT_EQ(refusal(altered(log, witness)), "'" + witness + "' is a witness's key, not a log's");
    EXPECT_EQ(refusal(altered(log, "no key")), "'no key' is no verifier key");
    EXPECT_EQ(refusal(altered(log, log.substr(0, log.size() - 8) + "AAAAAAA=")).find("'gw.xa.example"), 0U);
}

TEST(limits_of_a_directory, hold_at_and_over_the_edge) {
    DirectoryDocument document = vector_document();
    document.authorities.resize(1);
    ListedAuthority& one = document.authorities[0];
    one.competences.assign(max_listed, "c");
    EXPECT_EQ(refusal(directory_json(document)), "read");
    one.competences.emplace_back("c");
    EXPECT_EQ(refusal(directory_json(document)), "a list of 65 items");
    one.competences.resize(1);
    one.party.value.assign(max_party_value, 'p');
    EXPECT_EQ(refusal(directory_json(document)), "read");
    one.party.value += 'p';
    EXPECT_EQ(refusal(directory_json(document)), "a text of 256 octets");
    one.party.value = "p";
    one.id.assign(max_authority_id, 'i');
    EXPECT_EQ(refusal(directory_json(document)), "read");
    one.id += 'i';
    EXPECT_EQ(refusal(directory_json(document)), "'" + one.id + "' is no id of an authority");
    one.id = "one";
    const auto certificate = [](std::size_t size) {
        return listed_certificate(CertificateUse::evidence, std::nullopt, std::string(size, 'd'), Instant(), Instant());
    };
    one.certificates = {certificate(max_certificate)};
    EXPECT_EQ(refusal(directory_json(document)), "read");
    one.certificates = {certificate(max_certificate + 3)};
    EXPECT_NE(refusal(directory_json(document)), "read");
    one.certificates.clear();
    for (std::size_t i = 1; i <= max_listed_certificates; ++i) one.certificates.push_back(certificate(i));
    EXPECT_EQ(refusal(directory_json(document)), "read");
    one.certificates.push_back(certificate(max_listed_certificates + 1));
    EXPECT_EQ(refusal(directory_json(document)), "a list of 65 items");
    one.certificates.clear();
    ListedAuthority some = one;
    for (std::size_t i = 1; i < max_authorities; ++i) {
        some.id = "a" + std::to_string(i);
        some.party.value = some.id;
        some.log.clear();
        some.witness.clear();
        document.authorities.push_back(some);
    }
    EXPECT_EQ(refusal(directory_json(document)), "read");
    some.id = some.party.value = "one-more";
    document.authorities.push_back(some);
    EXPECT_EQ(refusal(directory_json(document)), "a list of 2049 items");
}

}  // namespace
}  // namespace comity::channel
