// SPDX-License-Identifier: EUPL-1.2
// The stored messages and receipts, which unrelated programs made and judged.
#include <gtest/gtest.h>

#include "channel/ebms/names.h"
#include "channel/security/identifiers.h"
#include "channel/security/make_security.h"
#include "channel/security/stored_message.h"
#include "crypto/hex.h"
#include "format/base64.h"
#include "format/tree.h"

namespace comity::channel {
namespace {

using crypto::vector_certificate;
using crypto::vector_key;

const format::Tree& manifest() {
    static const format::Tree tree =
        format::read_json(crypto::channel_vector("manifest.json"), "manifest.json").value();
    return tree;
}

/// Keys of the receiver xb-moj, loaded once.
const std::vector<DecryptionKey>& receiver_keys() {
    static const auto rsa = vector_key("xb-enc-rsa");
    static const auto x25519 = vector_key("xb-enc-x25519");
    static const std::vector<DecryptionKey> keys = {{vector_certificate("xb-enc-rsa"), rsa.get()},
                                                    {vector_certificate("xb-enc-x25519"), x25519.get()}};
    return keys;
}

std::vector<crypto::Certificate> signers_of(const std::string& authority) {
    return {vector_certificate(authority + "-sign-rsa"), vector_certificate(authority + "-sign-ed25519")};
}

EbmsResult<CheckedMessage> check(const std::string& name, const SecurityPolicy& policy,
                                 const std::string& from = "xa") {
    return check_message(stored_message(name).envelope, policy, signers_of(from), receiver_keys());
}

struct Good {
    const char* name;
    SecurityPolicy policy;
};
const Good good_messages[] = {
    {"as4-115-push-gzip", policy_115}, {"as4-115-push-plain", policy_115}, {"as4-115-sign-only", policy_115_sign},
    {"as4-20-push-gzip", policy_20},   {"as4-20-push-plain", policy_20},   {"as4-20-push-anchor", policy_20},
};
const Good good_variants[] = {
    {"p01-prefixlist", policy_115},  {"p02-issuer-serial", policy_115}, {"p03-pkipath", policy_115},
    {"p04-cid-percent", policy_115}, {"p05-no-start", policy_115},      {"p06-preamble", policy_115},
};

/// Every line end as CRLF, as the text of the stored messages needs it.
std::string with_crlf(const std::string& text) {
    std::string made;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n' && (i == 0 || text[i - 1] != '\r')) made += '\r';
        made += text[i];
    }
    return made;
}

/// What the attachment transform gives of a part, by its type before encryption; channel/message does it for all.
std::string digest_of(const SignedPart& part, const std::string& content, const std::string& announced_type) {
    const std::string& type = part.encrypted ? part.mime_type : announced_type;
    std::string digested = content;
    if (type == "application/xml") {
        const auto document = format::read_xml(content, format::part_xml_limits);
        digested = canonical(document->root()).value();
    } else if (type == "text/plain") {
        digested = with_crlf(content);
    }
    return std::string(as_text(crypto::sha256(octets(digested))));
}

void expect_parts_open(const std::string& name, const CheckedMessage& message) {
    const StoredMessage stored = stored_message(name);
    const auto announced = announced_parts(message.messaging).value();
    ASSERT_EQ(message.policy.parts.size(), 3U);
    for (std::size_t i = 0; i < message.policy.parts.size(); ++i) {
        const SignedPart& part = message.policy.parts[i];
        std::string content = stored.parts.at(part.content_id);
        if (part.encrypted) {
            std::string plain;
            auto decryptor = message.key->decrypt([&](Octets octets) -> Result<void> {
                plain += as_text(octets);
                return {};
            });
            ASSERT_TRUE(decryptor.write(octets(content)));
            ASSERT_TRUE(decryptor.finish()) << name << part.content_id;
            content = plain;
        }
        EXPECT_EQ(digest_of(part, content, announced[i].mime_type), as_text(part.digest)) << name << part.content_id;
    }
}

TEST(stored_message_security, of_good_messages_is_checked_and_every_part_opens) {
    for (const Good& good : good_messages) {
        const std::string name = std::string(good.name) + ".mime";
        const auto checked = check(name, good.policy);
        ASSERT_TRUE(checked) << name << ": " << checked.error().detail;
        const format::Tree* said = manifest().find("messages")->find(good.name);
        if (const format::Tree* key = said->find("contentKey")) {
            EXPECT_EQ(crypto::hex(checked->key->octets()), key->text);
        } else {
            EXPECT_FALSE(checked->key) << name;
        }
        EXPECT_EQ(checked->security.signature.references.size(), said->find("references")->items.size());
        expect_parts_open(name, *checked);
    }
}

TEST(stored_message_security, of_unusual_messages_is_checked_and_every_part_opens) {
    for (const Good& good : good_variants) {
        const std::string name = "variants/" + std::string(good.name) + ".mime";
        const auto checked = check(name, good.policy);
        ASSERT_TRUE(checked) << name << ": " << checked.error().detail;
        expect_parts_open(name, *checked);
    }
}

TEST(stored_message_security, of_forged_messages_is_refused_with_the_code_of_the_manifest) {
    int tried = 0;
    const format::Tree& variants = *manifest().find("variants");
    for (std::size_t i = 0; i < variants.keys.size(); ++i) {
        const std::string& name = variants.keys[i].text;
        const std::string& expected = variants.items[i].find("expect")->text;
        // The others are found in the parts, by a clock or by the choice of the P-Mode.
        const int number = name.front() == 'n' ? std::stoi(name.substr(1, 2)) : 0;
        const bool here = (number >= 1 && number <= 4) || (number >= 8 && number <= 18) ||
                          (number >= 22 && number <= 26) || number == 29 || number == 30 ||
                          (number >= 34 && number <= 38);
        if (!here) continue;
        ++tried;
        const bool v2 = variants.items[i].find("pmode")->text == "pm-20";
        const auto checked = check("variants/" + name + ".mime", v2 ? policy_20 : policy_115);
        ASSERT_FALSE(checked) << name;
        EXPECT_EQ(to_string(checked.error().code), expected) << name << ": " << checked.error().detail;
    }
    EXPECT_EQ(tried, 27);
}

TEST(stored_message_security, of_receipts_is_checked) {
    for (const Good& good : good_messages) {
        const SecurityPolicy policy{good.policy.sign, std::nullopt};
        const auto checked = check(std::string(good.name) + ".receipt.xml", policy, "xb");
        ASSERT_TRUE(checked) << good.name << ": " << checked.error().detail;
        EXPECT_EQ(checked->envelope.anchor.has_value(), std::string_view(good.name) == "as4-20-push-anchor");
        // The references of the receipt are those that the message was signed with.
        const auto& receipt = std::get<SignalMessage>(checked->messaging).receipt.value();
        EXPECT_EQ(receipt.references,
                  check(std::string(good.name) + ".mime", good.policy)->security.signature.references);
    }
    const SecurityPolicy policy{SignatureAlgorithm::rsa_sha256, std::nullopt};
    for (const char* name : {"r01-good", "r02-other-digest", "r03-part-left-out", "r05-unknown-message"})
        EXPECT_TRUE(check("variants/" + std::string(name) + ".receipt.xml", policy, "xb")) << name;
    const auto wrong = check("variants/r04-wrong-signer.receipt.xml", policy, "xb");
    ASSERT_FALSE(wrong);
    EXPECT_EQ(to_string(wrong.error().code), "EBMS:0101");
}

/// Gives the octets it was given, then fails the test.
crypto::RandomBytes scripted(std::string octets) {
    auto rest = std::make_shared<std::string>(std::move(octets));
    return [rest](std::span<unsigned char> into) {
        ASSERT_LE(into.size(), rest->size());
        std::ranges::copy(rest->substr(0, into.size()), into.begin());
        rest->erase(0, into.size());
    };
}

std::string canonical_text(const std::string& xml) {
    const auto document = format::read_xml(xml);
    EXPECT_TRUE(document);
    return canonical(document->root()).value();
}

TEST(made_security, has_the_signed_info_of_the_manifest) {
    const format::Tree& messages = *manifest().find("messages");
    for (std::size_t i = 0; i < messages.keys.size(); ++i) {
        std::vector<Reference> references;
        for (const format::Tree& each : messages.items[i].find("references")->items) {
            const std::string uri = each.find("uri")->text;
            const std::string_view transform = uri.front() == '#' ? uri::exclusive_c14n : uri::attachment_content;
            references.push_back({uri,
                                  {{std::string(transform), {}}},
                                  std::string(uri::sha256),
                                  format::from_base64(each.find("digest")->text).value()});
        }
        const auto algorithm = messages.keys[i].text.starts_with("as4-20") ? SignatureAlgorithm::eddsa_ed25519
                                                                           : SignatureAlgorithm::rsa_sha256;
        const std::string made = signed_info_of(algorithm, references).value();
        EXPECT_EQ(crypto::hex(crypto::sha256(octets(made))), messages.items[i].find("signedInfoC14nSha256")->text)
            << messages.keys[i].text;
    }
}

TEST(made_security, is_that_of_the_stored_messages) {
    // Only RSA-OAEP is random; everything else must come out as the other program made it.
    for (const Good& good : good_messages) {
        if (good.policy.encrypt == KeyTransport::rsa_oaep_sha256) continue;
        const auto stored = check(std::string(good.name) + ".mime", good.policy);
        ASSERT_TRUE(stored);
        const bool v2 = good.policy.sign == SignatureAlgorithm::eddsa_ed25519;
        const auto key = vector_key(v2 ? "xa-sign-ed25519" : "xa-sign-rsa");
        const Signer signer{
            *key, good.policy.sign, SigningToken::x509v3, {vector_certificate(v2 ? "xa-sign-ed25519" : "xa-sign-rsa")}};
        std::vector<SignedBlock> blocks;
        for (const auto& element :
             {std::optional(stored->envelope.messaging), std::optional(stored->envelope.body), stored->envelope.anchor})
            if (element) blocks.push_back({element->attribute(ns::wsu, "Id").value(), canonical(*element).value()});
        std::vector<OutgoingPart> parts;
        for (const SignedPart& part : stored->policy.parts)
            parts.push_back({part.content_id, part.mime_type, part.digest});
        const format::Tree* said = manifest().find("messages")->find(good.name);
        std::optional<Encryption> encryption;
        crypto::RandomBytes random = scripted("");
        if (good.policy.encrypt) {
            const auto octets_of = [&](const char* member) {
                return crypto::from_hex(said->find(member)->text).value();
            };
            std::string content_key = octets_of("contentKey");
            encryption = Encryption{KeyTransport::x25519_hkdf, KeyReference::ski, vector_certificate("xb-enc-x25519"),
                                    ContentKey::of(crypto::Secret::taken_from(content_key)).value()};
            random = scripted(octets_of("ephemeralPrivate") + octets_of("hkdfSalt"));
        }
        const std::string id = said->find("messageId")->text;
        const auto made = make_security(signer, encryption, blocks, parts, id.substr(0, id.find('@')), random);
        ASSERT_TRUE(made) << to_string(made.error());
        EXPECT_EQ(canonical_text(made->block), canonical(stored->envelope.security.value()).value()) << good.name;
        EXPECT_EQ(made->references, stored->security.signature.references);
    }
}

}  // namespace
}  // namespace comity::channel
