// SPDX-License-Identifier: EUPL-1.2
#include "channel/directory/directory.h"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "channel/directory/directory_vectors.h"
#include "channel/directory/onboarding.h"
#include "channel/directory/trust.h"

namespace comity::channel {
namespace {

const Instant noon = at("2026-03-04T12:00:00Z");

Directory directory_of(DirectoryDocument document, std::vector<ListedAuthority> manual = {},
                       std::set<std::string> approved = {"xb-moj"}) {
    return Directory::of(std::move(document), std::move(manual), std::move(approved)).value();
}

crypto::Sha256 digest_of_use(const ListedAuthority& authority, CertificateUse use, Profile profile) {
    return listed_certificates(authority, use, profile, noon).at(0)->sha256;
}

ListedAuthority by_hand() {
    ListedAuthority other;
    other.id = "xc-prosecution";
    other.state = StateCode::parse("XC").value();
    other.names = {{"en", "Prosecution of XC"}};
    other.party = {"urn:oasis:names:tc:ebcore:partyid-type:iso3166-1", "XC"};
    other.endpoints = {{"https://gw.xc.example/as4", {Profile::as4_1_15}, "", {}, {}}};
    other.certificates = {listed_certificate(CertificateUse::sign, Profile::as4_1_15, "der of xc",
                                             at("2026-01-01T00:00:00Z"), at("2027-01-01T00:00:00Z"))};
    return other;
}

TEST(a_directory, finds_authorities_by_id_party_alias_and_log) {
    DirectoryDocument document = vector_document();
    document.authorities[0].aliases = {{"urn:oasis:names:tc:ebcore:partyid-type:iso3166-1", "XA"}};
    const Directory directory = directory_of(document);
    EXPECT_EQ(directory.authority("xb-moj")->state.text(), "XB");
    EXPECT_EQ(directory.authority("xz-moj"), nullptr);
    const std::string type = "urn:oasis:names:tc:ebcore:partyid-type:unregistered";
    EXPECT_EQ(directory.by_party({type, "xa-moj"})->id, "xa-moj");
    EXPECT_EQ(directory.by_party({"urn:oasis:names:tc:ebcore:partyid-type:iso3166-1", "XA"})->id, "xa-moj");
    EXPECT_EQ(directory.by_party({type, "XA"}), nullptr) << "the value counts with its type only";
    EXPECT_EQ(directory.by_party({type, "xa-moj "}), nullptr);
    EXPECT_EQ(directory.by_log("gw.xb.example/comity/log/2026a")->id, "xb-moj");
    EXPECT_EQ(directory.by_log("gw.xb.example/comity/witness"), nullptr);
    EXPECT_EQ(directory.log_keys().size(), 2U);
    EXPECT_EQ(directory.witness_keys().size(), 2U);
    const Directory copy = directory;  // NOLINT: lookups of a copy are its own
    EXPECT_NE(copy.authority("xa-moj"), directory.authority("xa-moj"));
}

TEST(a_new_authority, becomes_a_choice_when_two_persons_approved) {
    const Directory directory = directory_of(vector_document());
    ASSERT_EQ(directory.choices().size(), 1U);
    EXPECT_EQ(directory.choices()[0]->id, "xb-moj");
    EXPECT_EQ(directory.awaiting_approval()[0]->id, "xa-moj");
    DirectoryDocument suspended = vector_document();
    suspended.authorities[1].status = AuthorityStatus::suspended;
    EXPECT_TRUE(directory_of(suspended).choices().empty());
}

TEST(certificates, count_within_the_interval_of_the_directory) {
    const DirectoryDocument document = vector_document();
    const ListedAuthority& xb = document.authorities[1];
    const auto count = [&](std::string_view when) {
        return listed_certificates(xb, CertificateUse::sign, Profile::as4_2_0, at(when)).size();
    };
    EXPECT_EQ(count("2025-12-31T23:59:59.999Z"), 0U);
    EXPECT_EQ(count("2026-01-01T00:00:00Z"), 1U);
    EXPECT_EQ(count("2027-01-01T00:00:00Z"), 1U);
    EXPECT_EQ(count("2027-01-01T00:00:00.001Z"), 0U);
    EXPECT_EQ(listed_certificates(xb, CertificateUse::sign, std::nullopt, noon).size(), 2U);
}

TEST(the_encryption_certificate, is_the_newest_in_force) {
    ListedAuthority xb = vector_document().authorities[1];
    const auto chosen = [&](std::string_view when) {
        const auto* listed = encryption_certificate(xb, Profile::as4_2_0, at(when));
        return listed == nullptr ? "none" : listed->der.size() < 20 ? listed->der : "old";
    };
    EXPECT_EQ(chosen("2026-03-04T00:00:00Z"), "old");
    xb.certificates.insert(xb.certificates.begin(),
                           listed_certificate(CertificateUse::encrypt, Profile::as4_2_0, "new",
                                              at("2026-06-01T00:00:00Z"), at("2028-01-01T00:00:00Z")));
    EXPECT_EQ(chosen("2026-05-31T23:59:59Z"), "old") << "senders move on when it begins";
    EXPECT_EQ(chosen("2026-06-01T00:00:00Z"), "new");
    EXPECT_EQ(chosen("2027-06-01T00:00:00Z"), "new");
    EXPECT_EQ(chosen("2028-06-01T00:00:00Z"), "none");
}

TEST(the_profile, is_the_newest_both_list) {
    using enum Profile;
    ListedAuthority own = vector_document().authorities[0];
    ListedAuthority peer = vector_document().authorities[1];
    EXPECT_EQ(common_profile(own, peer), as4_2_0);
    peer.endpoints[0].profiles = {as4_1_15};
    EXPECT_EQ(common_profile(own, peer), as4_1_15);
    own.endpoints[0].profiles = {as4_2_0};
    EXPECT_EQ(common_profile(own, peer), std::nullopt) << "2.0 alone is never written to in 1.15";
    EXPECT_TRUE(endpoints_for(own, as4_1_15).empty());
}

TEST(tls_pins, are_those_of_the_endpoint_and_those_listed) {
    ListedAuthority xb = vector_document().authorities[1];
    const auto pinned = crypto::sha256(std::string_view("pinned"));
    xb.endpoints[0].tls_pins = {pinned};
    xb.certificates.push_back(listed_certificate(CertificateUse::tls_server, std::nullopt, "server",
                                                 at("2026-01-01T00:00:00Z"), at("2026-02-01T00:00:00Z")));
    EXPECT_EQ(tls_server_pins(xb, xb.endpoints[0], noon), std::set<crypto::Sha256>{pinned});
    EXPECT_EQ(tls_server_pins(xb, xb.endpoints[0], at("2026-01-15T00:00:00Z")).size(), 2U);
    EXPECT_TRUE(tls_client_pins(xb, noon).empty());
}

TEST(a_signer, is_the_very_certificate_listed_for_the_sender) {
    const Directory directory = directory_of(vector_document());
    const ListedAuthority& xa = *directory.authority("xa-moj");
    const ListedAuthority& xb = *directory.authority("xb-moj");
    SignerQuestion question{Profile::as4_2_0, digest_of_use(xa, CertificateUse::sign, Profile::as4_2_0), noon, noon};
    EXPECT_EQ(listed_signer(directory, xa, question).value()->use, CertificateUse::sign);
    const auto refused = [&](const ListedAuthority& from) {
        const auto found = listed_signer(directory, from, question);
        EXPECT_TRUE(found || found.error().kind == ErrorKind::forbidden);
        return found ? "listed" : found.error().message;
    };
    const std::string digest = crypto::hex(question.certificate);
    EXPECT_EQ(refused(xb), "the certificate " + digest + " is of xa-moj, not of xb-moj");
    question.profile = Profile::as4_1_15;
    EXPECT_NE(refused(xa).find("listed to sign in 2.0"), std::string::npos);
    question.profile = Profile::as4_2_0;
    question.signed_at = at("2025-12-31T00:00:00Z");
    EXPECT_NE(refused(xa), "listed") << "before its interval";
    question.signed_at = noon;
    question.now = at("2027-01-02T00:00:00Z");
    EXPECT_NE(refused(xa), "listed") << "listed then, expired now";
    question.now = noon;
    question.certificate = digest_of_use(xa, CertificateUse::encrypt, Profile::as4_2_0);
    EXPECT_NE(refused(xa).find("listed to encrypt"), std::string::npos);
    question.certificate = crypto::sha256(std::string_view("issued by the same authority, listed nowhere"));
    EXPECT_EQ(refused(xa), "xa-moj has no certificate " + crypto::hex(question.certificate) + " in the directory");
}

TEST(a_signer, of_a_suspended_authority_is_refused) {
    for (const auto status : {AuthorityStatus::suspended, AuthorityStatus::left}) {
        DirectoryDocument document = vector_document();
        document.authorities[0].status = status;
        const Directory directory = directory_of(document);
        const ListedAuthority& xa = *directory.authority("xa-moj");
        const SignerQuestion question{Profile::as4_2_0, digest_of_use(xa, CertificateUse::sign, Profile::as4_2_0), noon,
                                      noon};
        EXPECT_EQ(listed_signer(directory, xa, question).error().message,
                  "xa-moj is " + std::string(to_string(status)) + " in the directory");
        EXPECT_FALSE(listed_tls_client(xa, question.certificate, noon));
    }
}

TEST(a_tls_client, is_listed_for_that) {
    DirectoryDocument document = vector_document();
    auto& certificates = document.authorities[0].certificates;
    certificates.push_back(listed_certificate(CertificateUse::tls_client, std::nullopt, "client",
                                              at("2026-01-01T00:00:00Z"), at("2027-01-01T00:00:00Z")));
    const ListedAuthority& xa = document.authorities[0];
    EXPECT_TRUE(listed_tls_client(xa, certificates.back().sha256, noon));
    EXPECT_FALSE(listed_tls_client(xa, certificates.front().sha256, noon));
    EXPECT_FALSE(listed_tls_client(xa, certificates.back().sha256, at("2027-02-01T00:00:00Z")));
}

TEST(a_rollover, is_told_from_an_attack) {
    DirectoryDocument document = vector_document();
    const auto own = digest_of_use(document.authorities[0], CertificateUse::sign, Profile::as4_2_0);
    const auto peer = digest_of_use(document.authorities[1], CertificateUse::encrypt, Profile::as4_2_0);
    const PreparedKeys prepared{Profile::as4_2_0, own, peer};
    const auto now = [&] { return rollover(directory_of(document), "xa-moj", "xb-moj", prepared, noon); };
    EXPECT_FALSE(now().any()) << "nothing changed: the answer is final, and an alarm";
    document.authorities[1].certificates.push_back(listed_certificate(
        CertificateUse::encrypt, Profile::as4_2_0, "new", at("2026-03-04T11:00:00Z"), at("2028-01-01T00:00:00Z")));
    EXPECT_EQ(now(), (Rollover{true, false}));
    document = vector_document();
    std::erase_if(document.authorities[0].certificates,
                  [&](const ListedCertificate& listed) { return listed.sha256 == own; });
    EXPECT_EQ(now(), (Rollover{false, true}));
    document.authorities.pop_back();
    EXPECT_EQ(now(), (Rollover{true, true}));
}

TEST(revocation, is_neither_a_way_to_use_a_revoked_key_nor_to_stop_a_deadline) {
    using enum RevocationVerdict;
    using Status = RevocationAnswer::Status;
    const auto answer = [](Status status, std::string_view until) {
        return RevocationAnswer{status, at("2026-03-04T00:00:00Z"), at(until)};
    };
    const Instant fetched_now = noon;
    const Instant fetched_long_ago = at("2026-03-03T11:59:59.999Z");
    EXPECT_EQ(weigh_revocation(answer(Status::good, "2026-03-05T00:00:00Z"), fetched_long_ago, noon), accept);
    EXPECT_EQ(weigh_revocation(answer(Status::good, "2026-03-04T11:00:00Z"), fetched_now, noon), accept_flagged);
    EXPECT_EQ(weigh_revocation(answer(Status::good, "2026-03-04T11:00:00Z"), fetched_long_ago, noon), retry);
    EXPECT_EQ(weigh_revocation(std::nullopt, at("2026-03-03T12:00:00Z"), noon), accept_flagged);
    EXPECT_EQ(weigh_revocation(std::nullopt, fetched_long_ago, noon), retry);
    EXPECT_EQ(weigh_revocation(answer(Status::unknown, "2026-03-05T00:00:00Z"), fetched_long_ago, noon), retry);
    EXPECT_EQ(weigh_revocation(answer(Status::revoked, "2026-03-04T11:00:00Z"), fetched_now, noon), refuse);
    EXPECT_EQ(weigh_revocation(RevocationAnswer{Status::good, at("2026-03-04T13:00:00Z"), at("2026-03-06T00:00:00Z")},
                               fetched_long_ago, noon),
              retry)
        << "an answer from the future";
    EXPECT_EQ(weigh_revocation(RevocationAnswer{Status::good, noon, std::nullopt}, fetched_now, noon), accept_flagged);
}

TEST(an_authority_taken_up_by_hand, needs_fingerprints_and_two_persons) {
    OnboardingRecord record{by_hand(), {}, {"a.moreau", "b.ivanova"}, noon};
    EXPECT_EQ(onboarded(record).error().message, "nobody compared the fingerprint " +
                                                     crypto::hex(record.authority.certificates[0].sha256) +
                                                     " of xc-prosecution");
    record.readings = {{record.authority.certificates[0].sha256, "telephone", "a.moreau"}};
    EXPECT_EQ(onboarded(record).value().source, EntrySource::manual);
    EXPECT_EQ(read_onboarding(onboarding_json(record)).value(), record);
    record.approved_by = {"a.moreau", "a.moreau"};
    EXPECT_EQ(onboarded(record).error().message, "1 of two persons approved taking up xc-prosecution");
    EXPECT_FALSE(read_onboarding("{\"format\":\"comity-onboarding/v2\"}"));
}

TEST(an_authority_taken_up_by_hand, stands_beside_the_federation_and_never_above) {
    const Directory directory = directory_of(vector_document(), {by_hand()}, {"xc-prosecution"});
    EXPECT_EQ(directory.authority("xc-prosecution")->source, EntrySource::manual);
    EXPECT_EQ(directory.authority("xa-moj")->source, EntrySource::federation);
    EXPECT_EQ(directory.choices().size(), 1U);
    ListedAuthority impostor = by_hand();
    impostor.party = vector_document().authorities[0].party;
    EXPECT_EQ(Directory::of(vector_document(), {impostor}, {}).error().message,
              "the party xa-moj stands with xa-moj and with xc-prosecution");
    impostor = by_hand();
    impostor.id = "xa-moj";
    EXPECT_EQ(Directory::of(vector_document(), {impostor}, {}).error().kind, ErrorKind::conflict);
    // What the federation contradicts never keeps its directory from being in force.
    const auto without = Directory::with_manual(vector_document(), {impostor}, {"xb-moj"}).value();
    EXPECT_EQ(without.refused.value().kind, ErrorKind::conflict);
    EXPECT_TRUE(without.directory.manual().empty());
    EXPECT_EQ(without.directory.choices().size(), 1U);
    const auto with = Directory::with_manual(vector_document(), {by_hand()}, {}).value();
    EXPECT_FALSE(with.refused);
    EXPECT_NE(with.directory.authority("xc-prosecution"), nullptr);
}

TEST(an_authority_taken_up_by_hand, comes_from_a_file_that_the_configuration_names) {
    const std::filesystem::path file = std::filesystem::path(testing::TempDir()) / "onboarding-xc.json";
    OnboardingRecord record{by_hand(), {}, {"a.moreau", "b.ivanova"}, noon};
    record.readings = {{record.authority.certificates[0].sha256, "telephone", "a.moreau"}};
    std::ofstream(file) << onboarding_json(record);
    EXPECT_EQ(onboarded_in({file}).value().at(0).id, "xc-prosecution");
    record.approved_by.pop_back();
    std::ofstream(file) << onboarding_json(record);
    EXPECT_EQ(onboarded_in({file}).error().message,
              file.string() + ": 1 of two persons approved taking up xc-prosecution");
    std::filesystem::remove(file);
    EXPECT_EQ(onboarded_in({file}).error().kind, ErrorKind::unavailable);
}

}  // namespace
}  // namespace comity::channel
