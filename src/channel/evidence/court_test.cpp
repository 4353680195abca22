// SPDX-License-Identifier: EUPL-1.2
// What the offline verifier is tried on (tests/verify): made here, since it shares no code with what makes it.
#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "channel/evidence/evidence_example.h"
#include "crypto/channel_vectors.h"
#include "crypto/hex.h"

namespace comity::channel {
namespace {

std::string filed(const std::string& name) {
    std::ifstream file("tests/verify/sent.proofs/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string under_its_digest(const std::string& octets) {
    return filed(crypto::hex(crypto::sha256(std::string_view(octets))) + ".xml");
}

/// The stored directory, in which xb-moj seals evidences with its RSA key, whose signatures are the same every time.
DirectoryDocument directory_with_seal() {
    DirectoryDocument document = vector_document();
    for (ListedCertificate& each : document.authorities[1].certificates) {
        if (each.der != crypto::vector_certificate("xb-sign-rsa").der()) continue;
        each.use = CertificateUse::evidence;
        each.profile.reset();
    }
    return document;
}

TEST(Court, TheVerifierIsTriedOnWhatIsMadeHere) {
    const std::string transmittal = transmittal_xml(full_transmittal()).value();
    EXPECT_EQ(under_its_digest(transmittal), transmittal);

    Evidence relay = relay_evidence();
    for (EvidencedContent& content : relay.contents) {
        const auto& parts = full_transmittal().parts;
        content.sha256 = std::ranges::find(parts, content.identifier, &TransmittedPart::cid)->sha256;
    }
    const std::string receipt = channel_vector("as4-20-push-gzip.receipt.xml");
    EXPECT_EQ(under_its_digest(receipt), receipt);
    relay.log = {{"m20z@gw.xa.example"}, crypto::sha256(std::string_view(receipt)), ""};
    const auto key = crypto::vector_key("xb-sign-rsa");
    const std::string evidence =
        sealed_evidence(relay, {*key, {crypto::vector_certificate("xb-sign-rsa")}}, at("2026-03-04T10:11:14.000Z"))
            .value();
    EXPECT_EQ(under_its_digest(evidence), evidence);

    const record::Signer root = root_signer(1);
    const std::array<const record::Signer*, 1> roots{&root};
    const DirectoryFiles directory = make_directory(directory_with_seal(), roots).value();
    EXPECT_EQ(filed("directory.json"), directory.json);
    EXPECT_EQ(filed("directory.note"), directory.note);
}

}  // namespace
}  // namespace comity::channel
