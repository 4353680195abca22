// SPDX-License-Identifier: EUPL-1.2
#include "channel/evidence/seal.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "channel/evidence/evidence_example.h"
#include "channel/evidence/seal_form.h"
#include "seal/xades/read_signature.h"

namespace comity::channel {
namespace {

const Instant sealing = at("2026-03-04T10:11:14.000Z");
const Instant arrival = at("2026-03-04T10:11:20.000Z");

const SealingOffice& office(crypto::KeyKind kind) {
    static const SealingOffice rsa(crypto::KeyKind::rsa);
    static const SealingOffice p256(crypto::KeyKind::p256);
    return kind == crypto::KeyKind::rsa ? rsa : p256;
}

const std::string& sealed_by(crypto::KeyKind kind) {
    static const std::string rsa =
        sealed_evidence(relay_evidence(), office(crypto::KeyKind::rsa).sealer(), sealing).value();
    static const std::string p256 =
        sealed_evidence(relay_evidence(), office(crypto::KeyKind::p256).sealer(), sealing).value();
    return kind == crypto::KeyKind::rsa ? rsa : p256;
}

const std::string& document() {
    return sealed_by(crypto::KeyKind::p256);
}

std::string refusal(const std::string& xml) {
    const auto opened = open_evidence(xml);
    return opened ? "opened" : opened.error().message;
}

std::string altered(const std::string& from, const std::string& to, std::string xml = document()) {
    const std::size_t at = xml.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return xml.replace(at, from.size(), to);
}

TEST(an_evidence, is_opened_as_it_was_sealed) {
    for (const auto kind : {crypto::KeyKind::rsa, crypto::KeyKind::p256}) {
        const auto opened = open_evidence(sealed_by(kind));
        ASSERT_TRUE(opened) << to_string(opened.error());
        EXPECT_EQ(opened->evidence, relay_evidence());
        EXPECT_EQ(opened->signer, office(kind).certificate);
        EXPECT_EQ(opened->sealed, sealing);
        EXPECT_FALSE(opened->stamp);
    }
}

TEST(an_evidence, of_every_event_is_opened_as_it_was_sealed) {
    for (const EvidenceKind& kind : evidence_kinds()) {
        Evidence evidence = evidence_of(kind.event);
        if (!kind.lamp) evidence.other_carrier = "diplomatic bag, list 12";
        evidence.log = {};
        evidence.contents.clear();
        evidence.policy.reset();
        evidence.submitted.reset();
        const auto xml = sealed_evidence(evidence, office(crypto::KeyKind::p256).sealer(), sealing);
        ASSERT_TRUE(xml) << kind.erds << to_string(xml.error());
        EXPECT_EQ(open_evidence(*xml).value().evidence, evidence);
    }
}

/// xmlsec1 shares no code with this program: a second opinion on the form of the signature.
TEST(an_evidence, verifies_with_xmlsec) {
    for (const auto kind : {crypto::KeyKind::rsa, crypto::KeyKind::p256}) {
        const std::string stem = testing::TempDir() + "evidence-" + std::to_string(static_cast<int>(kind));
        std::ofstream(stem + ".xml") << sealed_by(kind);
        std::ofstream(stem + ".pem") << office(kind).anchor.pem();
        const auto verify = [&](const std::string& file) {
            const std::string command = "xmlsec1 --verify --trusted-pem " + stem +
                                        ".pem --verification-time '2026-03-04 10:11:14'"
                                        " --id-attr:Id http://uri.etsi.org/19522/v1#:Evidence"
                                        " --id-attr:Id http://uri.etsi.org/01903/v1.3.2#:SignedProperties " +
                                        file + " >/dev/null 2>&1";
            return std::system(command.c_str());
        };
        EXPECT_EQ(verify(stem + ".xml"), 0) << "is xmlsec1 installed? See tools/debian-packages.txt";
        std::ofstream(stem + ".bad.xml") << altered("xa-moj/unit3", "xa-moj/unit4", sealed_by(kind));
        EXPECT_NE(verify(stem + ".bad.xml"), 0);
    }
}

TEST(an_evidence, that_was_changed_does_not_open) {
    EXPECT_EQ(refusal(altered("RelayAcceptance", "RelayRejection")), "the evidence is not the one sealed");
    EXPECT_EQ(refusal(altered("xa-moj/unit3", "xa-moj/unit4")), "the evidence is not the one sealed");
    EXPECT_EQ(refusal(altered("10:11:13.001Z", "10:11:13.002Z")), "the evidence is not the one sealed");
    EXPECT_EQ(refusal(altered("2026-03-04T10:11:14.000Z", "2026-03-04T10:11:15.000Z")),
              "the properties of the seal are not those sealed");
    EXPECT_EQ(refusal(altered("application/xml", "application/pdf")),
              "the properties of the seal are not those sealed");
    const std::string other = sealed_by(crypto::KeyKind::rsa);
    const auto between = [](const std::string& xml, const std::string& from, const std::string& to) {
        const std::size_t begin = xml.find(from);
        return xml.substr(begin, xml.find(to) + to.size() - begin);
    };
    // The seal of one, the certificate of another.
    EXPECT_NE(refusal(altered(between(document(), "<ds:KeyInfo>", "</ds:KeyInfo>"),
                              between(other, "<ds:KeyInfo>", "</ds:KeyInfo>"))),
              "opened");
    std::string unsealed = document();
    unsealed.erase(unsealed.find("<ds:Signature "),
                   unsealed.find("</ds:Signature>") + 15 - unsealed.find("<ds:Signature "));
    EXPECT_EQ(refusal(unsealed), "the evidence is not sealed");
}

TEST(a_seal, has_one_form) {
    const std::string form = "http://www.w3.org/2001/10/xml-exc-c14n#";
    EXPECT_NE(refusal(altered(form, "http://www.w3.org/TR/2001/REC-xml-c14n-20010315")), "opened");
    EXPECT_NE(refusal(altered("xmldsig-more#ecdsa-sha256", "xmldsig-more#hmac-sha256")), "opened");
    EXPECT_NE(refusal(altered("http://www.w3.org/2000/09/xmldsig#enveloped-signature",
                              "http://www.w3.org/TR/1999/REC-xslt-19991116")),
              "opened");
    EXPECT_NE(refusal(altered("URI=\"#_e-", "URI=\"#_x-")), "opened");
    EXPECT_NE(refusal(altered("URI=\"#_props-", "URI=\"#_e-")), "opened");
    EXPECT_NE(refusal(altered("</ds:Object>", "</ds:Object><ds:Object></ds:Object>")), "opened");
    EXPECT_NE(refusal(altered("</ds:X509Certificate>", "</ds:X509Certificate><ds:X509CRL>AA==</ds:X509CRL>")),
              "opened");
    // A second signature, and one that does not stand last.
    const std::size_t begin = document().find("<ds:Signature ");
    const std::size_t length = document().find("</ds:Signature>") + 15 - begin;
    const std::string signature = document().substr(begin, length);
    EXPECT_NE(refusal(altered(signature, signature + signature)), "opened");
    std::string moved = document();
    moved.erase(begin, length);
    moved.insert(moved.find("<e:EventTime>"), signature);
    EXPECT_NE(refusal(moved), "opened");
}

TEST(a_seal, is_not_moved_by_space_after_the_signature) {
    EXPECT_EQ(refusal(altered("</ds:Signature></e:Evidence>", "</ds:Signature>\n</e:Evidence>")),
              "the evidence is not the one sealed")
        << "the space is part of what would be sealed";
    EXPECT_EQ(refusal(document() + "\n"), "opened") << "behind the root it is not";
    EXPECT_EQ(refusal("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + document()), "opened");
}

TEST(an_evidence, takes_a_time_stamp_without_harm_to_its_seal) {
    const std::string stamped = stamped_evidence(document(), "a token").value();
    const auto opened = open_evidence(stamped).value();
    EXPECT_EQ(opened.stamp, "a token");
    EXPECT_EQ(opened.evidence, relay_evidence());
    EXPECT_EQ(opened.seal_value, open_evidence(document()).value().seal_value);
    EXPECT_EQ(stamped_evidence(stamped, "another").error().kind, ErrorKind::conflict);
    EXPECT_TRUE(stamped_evidence(document(), std::string(seal::max_signature_stamp, 't')));
    EXPECT_FALSE(stamped_evidence(document(), std::string(seal::max_signature_stamp + 1, 't')));
    EXPECT_FALSE(stamped_evidence("<x/>", "a token"));
}

TEST(a_time_stamp_of_an_evidence, counts_when_it_verifies) {
    const auto unstamped = open_evidence(document()).value();
    EXPECT_EQ(evidence_stamp(unstamped, {}).error().kind, ErrorKind::not_found);
    const auto stamped = open_evidence(stamped_evidence(document(), "a token").value()).value();
    EXPECT_EQ(evidence_stamp(stamped, {}).error().message, "the time stamp is no time-stamp token");
}

TEST(an_evidence, is_sealed_with_a_fitting_key_and_its_certificate_only) {
    const auto& right = office(crypto::KeyKind::p256);
    const auto message = [&](const EvidenceSealer& sealer) {
        const auto xml = sealed_evidence(relay_evidence(), sealer, sealing);
        return xml ? "sealed" : xml.error().message;
    };
    EXPECT_EQ(message({*right.key, {right.certificate, right.anchor}}), "sealed");
    EXPECT_EQ(message({*right.key, {}}), "the key and certificate cannot seal evidences");
    EXPECT_EQ(message({*right.key, {right.anchor}}), "the key and certificate cannot seal evidences");
    const SealingOffice ed25519(crypto::KeyKind::ed25519);
    EXPECT_EQ(message(ed25519.sealer()), "the key and certificate cannot seal evidences");
    const SealingOffice small(crypto::KeyKind::rsa, 2048);
    EXPECT_EQ(message(small.sealer()), "the key and certificate cannot seal evidences");
    std::vector<crypto::Certificate> path(seal::max_signature_certificates, right.certificate);
    EXPECT_EQ(message({*right.key, path}), "sealed");
    path.push_back(right.certificate);
    EXPECT_EQ(message({*right.key, path}), "the key and certificate cannot seal evidences");
    Evidence nameless = relay_evidence();
    nameless.id = "one";
    EXPECT_EQ(sealed_evidence(nameless, right.sealer(), sealing).error().message, "'one' is no UUID");
}

TEST(an_evidence, counts_by_a_seal_the_directory_lists_for_its_issuer) {
    const auto& right = office(crypto::KeyKind::p256);
    const std::array anchors{right.anchor};
    const auto sealed = open_evidence(document()).value();
    const auto message = [&](const SealedEvidence& evidence, const Directory& directory, Instant proven) {
        const auto trusted = trusted_evidence(evidence, directory, anchors, proven);
        return trusted ? "trusted" : trusted.error().message;
    };
    EXPECT_EQ(message(sealed, right.directory, arrival), "trusted");
    const std::string seal = "the seal " + crypto::hex(right.certificate.digest()) + " of xb-moj ";
    EXPECT_EQ(message(sealed, office(crypto::KeyKind::rsa).directory, arrival),
              seal + "was not listed for evidences when it says it was made");
    EXPECT_EQ(message(sealed, right.directory, at("2026-12-02T00:00:00Z")),
              seal + "was not listed for evidences when it is known to have existed");
    EXPECT_EQ(message(sealed, right.directory, at("2026-03-04T10:09:13.999Z")),
              seal + "existed before it says it was made");
    EXPECT_EQ(message(sealed, right.directory, at("2026-03-04T10:09:14.000Z")), "trusted") << "clocks differ";
    EXPECT_FALSE(trusted_evidence(sealed, right.directory, std::array{office(crypto::KeyKind::rsa).anchor}, arrival));
    // The key of xb-moj speaks for nobody else.
    Evidence stolen = evidence_of(EvidenceEvent::submission_acceptance);
    const auto other = open_evidence(sealed_evidence(stolen, right.sealer(), sealing).value()).value();
    EXPECT_NE(message(other, right.directory, arrival), "trusted");
    DirectoryDocument suspended = right.directory.document();
    suspended.authorities[1].status = AuthorityStatus::suspended;
    EXPECT_EQ(message(sealed, Directory::of(suspended, {}, {}).value(), arrival),
              seal + "is of an authority that is suspended");
}

RC_GTEST_PROP(a_sealed_evidence_with_one_octet_changed, says_the_same_or_does_not_open, ()) {
    std::string xml = document();
    xml[*rc::gen::inRange<std::size_t>(0, xml.size())] = *rc::gen::arbitrary<char>();
    const auto opened = open_evidence(xml);
    if (opened) RC_ASSERT(opened->evidence == relay_evidence() && opened->sealed == sealing);
}

}  // namespace
}  // namespace comity::channel
