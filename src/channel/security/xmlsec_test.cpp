// SPDX-License-Identifier: EUPL-1.2
// A second opinion of a program that shares no code: xmlsec1 knows RSA and ECDSA, no Ed25519 and no attachments.
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <unistd.h>

#include "channel/security/sample_message.h"

namespace comity::channel {
namespace {

/// A receipt of one reference, signed with that algorithm.
std::string receipt(const SampleKey& key, SignatureAlgorithm algorithm) {
    SignalMessage signal;
    signal.info = {parse_instant("2026-03-04T10:11:13.001Z").value(), "r-sample@gw.xb.example", "sample@gw.xa.example"};
    signal.receipt = Receipt{references_of(sample_header(false).blocks, {}), std::nullopt};
    const std::vector<SignedBlock> blocks = {{"_msg-r", messaging_block(signal, "_msg-r").value()},
                                             {"_body-r", body_block("_body-r").value()}};
    const Signer signer{*key.key, algorithm, SigningToken::x509v3, {key.certificate}};
    const auto security = make_security(signer, {}, blocks, {}, "r", crypto::system_random());
    return envelope_text({security->block, blocks[0].text, {}, {}, blocks[1].text});
}

class Folder {
   public:
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "comity-xmlsec-XXXXXX").string();
        if (::mkdtemp(name.data()) != nullptr) path_ = name;
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { std::filesystem::remove_all(path_); }

    std::string file(const char* name, const std::string& content) const {
        std::ofstream(path_ / name, std::ios::binary) << content;
        return (path_ / name).string();
    }

   private:
    std::filesystem::path path_;
};

int xmlsec_verifies(const Folder& folder, const std::string& text, const crypto::Certificate& certificate) {
    const std::string command = "xmlsec1 --verify --pubkey-cert-pem " + folder.file("signer.pem", certificate.pem()) +
                                " --id-attr:Id " + std::string(ns::eb) + ":Messaging --id-attr:Id " +
                                std::string(ns::s12) + ":Body " + folder.file("receipt.xml", text) +
                                " > /dev/null 2>&1";
    return std::system(command.c_str());
}

TEST(made_receipts, are_verified_by_xmlsec) {
    ASSERT_EQ(std::system("xmlsec1 --version > /dev/null"), 0) << "is the package xmlsec1 installed?";
    const Folder folder;
    for (const auto algorithm : {SignatureAlgorithm::rsa_sha256, SignatureAlgorithm::ecdsa_sha256}) {
        const SampleKey key = signing_pair(algorithm);
        const std::string text = receipt(key, algorithm);
        EXPECT_EQ(xmlsec_verifies(folder, text, key.certificate), 0) << name_of(algorithm);
        std::string changed = text;
        changed.replace(changed.find("sample@gw.xa"), 6, "Sample");
        EXPECT_NE(xmlsec_verifies(folder, changed, key.certificate), 0) << name_of(algorithm);
    }
}

}  // namespace
}  // namespace comity::channel
