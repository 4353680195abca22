// SPDX-License-Identifier: EUPL-1.2
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "seal/container.h"
#include "seal/zip/zip_writer.h"

namespace comity::seal {
namespace {

/// Run from the root of the tree.
std::string vector_file(const std::string& name) {
    std::ifstream file("tests/vectors/seals/" + name, std::ios::binary);
    EXPECT_TRUE(file) << name;
    return {std::istreambuf_iterator<char>(file), {}};
}

ValidationPolicy policy_for_dss() {
    const auto anchor = crypto::Certificate::from_pem(vector_file("ca.pem")).value();
    return {{anchor}, {anchor}, {}, false, parse_instant("2026-11-23T00:05:00Z").value()};
}

Report report_of_dss(const std::string& file) {
    const auto container = Container::open(octets(file));
    EXPECT_TRUE(container) << to_string(container.error());
    return validate_container(*container, policy_for_dss()).value();
}

TEST(a_container_of_dss, passes_whatever_was_digested_and_signed_with) {
    for (const std::string name :
         {"p256-sha512-b", "p384-sha384-b", "p521-sha512-b", "rsa-sha512-b", "pss-b", "pss-sha512-b", "inclusive-b",
          "inclusive11-b", "first-edition-b", "p384-t-sha512", "rsa-lt"}) {
        const Report report = report_of_dss(vector_file(name + ".asice"));
        ASSERT_EQ(report.signatures.size(), 1u) << name;
        EXPECT_EQ(report.signatures[0].reason, "") << name;
        EXPECT_EQ(name_of(report.indication()), "TOTAL-PASSED") << name;
        EXPECT_EQ(report.signatures[0].covered.size(), 2u) << name;
    }
}

/// The imprint of the stamp is SHA-512, that of ours SHA-256.
TEST(a_container_of_dss, is_stamped_with_the_digest_its_maker_chose) {
    for (const std::string name : {"p384-t-sha512", "rsa-lt"})
        EXPECT_TRUE(report_of_dss(vector_file(name + ".asice")).signatures[0].stamp) << name;
}

std::string repacked_dss(const std::string& file, const std::string& changed, const std::string& from,
                         const std::string& to) {
    const auto archive = ZipArchive::open(octets(file)).value();
    ZipWriter zip;
    for (const ZipEntry& entry : archive.entries()) {
        std::string content = archive.content(entry, 1 << 20).value();
        const std::size_t at = entry.name == changed ? content.find(from) : std::string::npos;
        EXPECT_TRUE(entry.name != changed || at != std::string::npos) << from;
        if (at != std::string::npos) content.replace(at, from.size(), to);
        EXPECT_TRUE(zip.add(entry.name, content, Packing::stored));
    }
    return std::move(zip).finish().value();
}

TEST(a_container_of_dss, fails_where_a_file_or_the_signature_was_changed) {
    const std::string signatures = "META-INF/signatures001.xml";
    for (const std::string name : {"p521-sha512-b", "pss-sha512-b", "rsa-sha512-b", "p384-sha384-b"}) {
        const std::string file = vector_file(name + ".asice");
        const auto worst = [&](const std::string& part, const std::string& from, const std::string& to) {
            return report_of_dss(repacked_dss(file, part, from, to)).signatures[0].sub_indication;
        };
        EXPECT_EQ(worst("small.pdf", "pay 100", "pay 900"), SubIndication::hash_failure) << name;
        EXPECT_EQ(worst(signatures, "URI=\"small.pdf\"", "URI=\"other.pdf\""), SubIndication::sig_crypto_failure)
            << name;
        EXPECT_EQ(worst(signatures, "SigningTime>2026", "SigningTime>2025"), SubIndication::hash_failure) << name;
    }
}

TEST(a_container_of_dss, that_was_signed_in_another_form_is_not_relied_upon) {
    const Report report = report_of_dss(vector_file("transform.asice"));
    EXPECT_EQ(name_of(report.indication()), "INDETERMINATE");
    EXPECT_EQ(report.signatures[0].sub_indication, SubIndication::sig_constraints_failure);
}

}  // namespace
}  // namespace comity::seal
