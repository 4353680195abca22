// SPDX-License-Identifier: EUPL-1.2
#include "verify/proofs/listed_keys.h"

#include <gtest/gtest.h>

#include "verify/instant.h"
#include "verify/octets.h"
#include "verify/proofs/proof_vectors.h"

namespace comity::verify {
namespace {

const std::string json = vector_file("directory.json");
const std::string note = vector_file("directory.note");

std::string refusal(const std::string& of_json, const std::string& of_note, const std::optional<Roots>& roots) {
    const auto read = read_directory(of_json, of_note, roots);
    return read ? "read" : read.error();
}

TEST(ListedKeys, ReadsTheDirectoryThatItsRootsSigned) {
    const auto directory = read_directory(json, note, vector_roots());
    ASSERT_TRUE(directory) << directory.error();
    EXPECT_EQ(directory->federation, "test-federation");
    EXPECT_EQ(directory->sequence, 7);
    EXPECT_EQ(directory->signers, 2U);
    const Party xb{"urn:oasis:names:tc:ebcore:partyid-type:unregistered", "xb-moj"};
    ASSERT_NE(directory->by_party(xb), nullptr);
    EXPECT_EQ(directory->by_party(xb), directory->authority("xb-moj"));
    EXPECT_EQ(directory->by_party({"", "xb-moj"}), nullptr);
    const ListedAuthority& authority = *directory->authority("xb-moj");
    const auto at = [](const char* text) { return xml_instant_of(text).value(); };
    EXPECT_EQ(keys_at(authority, "sign", at("2026-03-04T10:12:00Z")).size(), 2U);
    EXPECT_EQ(keys_at(authority, "sign", at("2026-01-01T00:00:00Z")).size(), 2U);
    EXPECT_EQ(keys_at(authority, "sign", at("2025-12-31T23:59:59.999Z")).size(), 0U);
    EXPECT_EQ(keys_at(authority, "evidence", at("2026-03-04T10:12:00Z")).size(), 0U);
}

TEST(ListedKeys, FindsAnyOctetChangedInDirectoryAndNote) {
    for (std::size_t i = 0; i < json.size(); i += 97) {
        std::string changed = json;
        changed[i] ^= 1;
        EXPECT_EQ(refusal(changed, note, std::nullopt), "its note is of another directory") << i;
    }
    const std::size_t signatures = note.find("\n\n");
    for (std::size_t i = 0; i < signatures; ++i) {
        std::string changed = note;
        changed[i] ^= 1;
        EXPECT_NE(refusal(json, changed, vector_roots()), "read") << i;
    }
}

TEST(ListedKeys, AsksForEnoughOfTheRootsGiven) {
    Roots roots = vector_roots();
    roots.threshold = 3;
    EXPECT_EQ(refusal(json, note, roots), "only 2 of the roots you gave signed it, 3 must");
    roots.keys.erase(roots.keys.begin());
    roots.threshold = 1;
    EXPECT_EQ(refusal(json, note, roots), "read");
    roots.threshold = 2;
    EXPECT_EQ(refusal(json, note, roots), "only 1 of the roots you gave signed it, 2 must");
    EXPECT_EQ(refusal(json, note, std::nullopt), "read");
}

TEST(ListedKeys, HoldsRootsToTheirForm) {
    const std::string one = R"("directory.example/root/1+0c43665c+Ab1/UzP3EqfyPrbh2fqOQaac/3jGXweaLnaHMuxw4O0w")";
    EXPECT_TRUE(read_roots(R"({"keys": [)" + one + R"(], "threshold": 1})"));
    for (const std::string& text :
         {R"({"keys": [)" + one + R"(], "threshold": 2})", R"({"keys": [)" + one + R"(], "threshold": 0})",
          R"({"keys": [)" + one + "," + one + R"(], "threshold": 2})", std::string(R"({"keys": []})"),
          std::string(R"({"keys": ["x"], "threshold": 1})"), std::string("x")}) {
        EXPECT_FALSE(read_roots(text)) << text;
    }
}

TEST(ListedKeys, HoldsItsLimits) {
    EXPECT_EQ(refusal(std::string(max_directory_octets, ' '), note, std::nullopt), "its note is of another directory");
    EXPECT_EQ(refusal(std::string(max_directory_octets + 1, ' '), note, std::nullopt),
              "the directory is longer than 4 MiB");
}

TEST(ListedKeys, TakesTimesAsOtherSystemsWriteThem) {
    EXPECT_EQ(xml_instant_of("2026-03-04T10:11:13Z"), instant_of("2026-03-04T10:11:13.000Z"));
    EXPECT_EQ(xml_instant_of("2026-03-04T10:11:13"), instant_of("2026-03-04T10:11:13.000Z"));
    EXPECT_EQ(xml_instant_of("2026-03-04T10:11:13.12"), instant_of("2026-03-04T10:11:13.120Z"));
    EXPECT_EQ(xml_instant_of("2026-03-04T10:11:13.123999+01:00"), instant_of("2026-03-04T09:11:13.123Z"));
    for (const char* text : {"", "2026-03-04", "2026-03-04T10:11:13.", "2026-03-04T10:11:13.Z", "2026-03-04T10:11:13z"})
        EXPECT_EQ(xml_instant_of(text), std::nullopt) << text;
}

}  // namespace
}  // namespace comity::verify
