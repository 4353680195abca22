// SPDX-License-Identifier: EUPL-1.2
// Headers that were changed in ways that matter, and what each is refused with.
#include <gtest/gtest.h>

#include "channel/security/sample_message.h"
#include "channel/security/security_reader.h"
#include "format/base64.h"

namespace comity::channel {
namespace {

std::string replaced(std::string text, std::string_view from, std::string_view to, bool all = false) {
    std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    for (; at != std::string::npos; at = all ? text.find(from, at + to.size()) : std::string::npos)
        text.replace(at, from.size(), to);
    return text;
}

struct Change {
    const char* what;
    std::string from;
    std::string to;
    const char* code;
};

void expect_refused(const SampleOptions& options, const std::vector<Change>& changes) {
    const SampleMessage message = sample_message(options);
    ASSERT_TRUE(message.check(options.policy()));
    for (const Change& change : changes) {
        const auto checked = message.check_text(replaced(message.envelope, change.from, change.to), options.policy());
        ASSERT_FALSE(checked) << change.what;
        EXPECT_EQ(to_string(checked.error().code), change.code) << change.what << ": " << checked.error().detail;
    }
}

constexpr const char* c14n = R"(Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#")";

TEST(security_refused, where_the_signature_is_of_another_form) {
    const std::string signature_end = "</ds:Signature>";
    expect_refused(
        {},
        {
            {"SignedInfo in inclusive form", c14n, R"(Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315")",
             "EBMS:0103"},
            {"SignedInfo with comments", c14n, R"(Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#WithComments")",
             "EBMS:0103"},
            {"ds:Object", signature_end, "<ds:Object/>" + signature_end, "EBMS:0103"},
            {"text in Signature", signature_end, "x" + signature_end, "EBMS:0103"},
            {"value no Base64", "<ds:SignatureValue>", "<ds:SignatureValue>*", "EBMS:0103"},
            {"value empty", "<ds:SignatureValue>", "<ds:SignatureValue/><ds:SignatureValue>", "EBMS:0103"},
            {"algorithm with a parameter", R"(eddsa-ed25519"></ds:SignatureMethod>)",
             R"(eddsa-ed25519"><ds:HMACOutputLength>8</ds:HMACOutputLength></ds:SignatureMethod>)", "EBMS:0103"},
            {"no KeyInfo", "<ds:KeyInfo><wsse:SecurityTokenReference><wsse:Reference URI=\"#_x509-sample\"",
             "<ds:KeyName/><ds:KeyInfo><wsse:SecurityTokenReference><wsse:Reference URI=\"#_x509-sample\"",
             "EBMS:0103"},
            {"a key value beside the token", "<ds:KeyInfo><wsse:SecurityTokenReference><wsse:Reference URI=\"#_x509",
             "<ds:KeyInfo><ds:KeyValue/><wsse:SecurityTokenReference><wsse:Reference URI=\"#_x509", "EBMS:0103"},
        });
}

TEST(security_refused, where_something_else_stands_in_it) {
    const std::string token = "<wsse:BinarySecurityToken ";
    const std::string security = "<wsse:Security ";
    expect_refused(
        {},
        {
            {"a time stamp", token, "<wsu:Timestamp xmlns:wsu=\"" + std::string(ns::wsu) + "\"/>" + token, "EBMS:0103"},
            {"a SAML assertion", token, "<Assertion xmlns=\"urn:oasis:names:tc:SAML:2.0:assertion\"/>" + token,
             "EBMS:0103"},
            {"text", token, "x" + token, "EBMS:0103"},
            {"a role", security, security + "S12:role=\"http://other.example\" ", "EBMS:0009"},
            {"a token that nothing refers to", token,
             token + "ValueType=\"" + std::string(uri::x509v3) + "\" xmlns:wsu=\"" + std::string(ns::wsu) +
                 "\" wsu:Id=\"_other\">" + format::base64(octets(crypto::vector_certificate("ca-rsa").der())) +
                 "</wsse:BinarySecurityToken>" + token,
             "EBMS:0103"},
        });
}

TEST(security_refused, where_references_are_not_what_must_be_signed) {
    const std::string message = R"(<ds:Reference URI="#_msg-sample">)";
    const std::string extra =
        R"(<ds:Transforms><ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/>)"
        R"(</ds:Transforms><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>)"
        R"(<ds:DigestValue>AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=</ds:DigestValue>)"
        R"(</ds:Reference>)";
    expect_refused(
        {},
        {
            {"the token", message, R"(<ds:Reference URI="#_x509-sample">)" + extra + message, "EBMS:0103"},
            {"the whole document", message, R"(<ds:Reference URI="">)" + extra + message, "EBMS:0103"},
            {"no URI", message, "<ds:Reference>" + extra + message, "EBMS:0103"},
            {"an XPointer", message, "<ds:Reference URI=\"#xpointer(/)\">", "EBMS:0103"},
            {"another host", message, R"(<ds:Reference URI="http://evil.example/x">)" + extra + message, "EBMS:0103"},
            {"a part that is not announced", message,
             R"(<ds:Reference URI="cid:other@gw.xa.example">)" + extra + message, "EBMS:0103"},
            {"another digest", "xmlenc#sha256", "xmlenc#sha512", "EBMS:0103"},
            {"the enveloped transform", message + "<ds:Transforms>",
             message + R"(<ds:Transforms><ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#)"
                       R"(enveloped-signature"></ds:Transform>)",
             "EBMS:0103"},
            {"the complete attachment", "Attachment-Content-Signature-Transform",
             "Attachment-Complete-Signature-Transform", "EBMS:0103"},
            {"a block without id", "wsu:Id=\"_body-sample\"", "", "EBMS:0103"},
            {"a block with another id", "wsu:Id=\"_body-sample\"", "wsu:Id=\"_other\"", "EBMS:0103"},
        });
}

TEST(security_refused, where_what_was_signed_changed) {
    expect_refused({.anchor = true},
                   {
                       {"the message", "SubmitRequest", "WithdrawRequest", "EBMS:0101"},
                       {"the anchor", "b2xkIDAKCg==", "b2xkIDEKCg==", "EBMS:0101"},
                       {"a digest", "<ds:DigestValue>", "<ds:DigestValue>AAAA", "EBMS:0103"},
                       {"an attribute of SignedInfo", "<ds:SignedInfo", "<ds:SignedInfo Id=\"x\"", "EBMS:0101"},
                   });
}

TEST(security_refused, where_encryption_is_of_another_form) {
    const std::string data_end = "</xenc:EncryptedData>";
    expect_refused(
        {},
        {
            {"the length in bits", "<dsigm:KeyLength>16<", "<dsigm:KeyLength>128<", "EBMS:0103"},
            {"no salt", "<dsigm:Salt>", "<dsigm:Info></dsigm:Info><dsigm:Salt>", "EBMS:0103"},
            {"another function", "xmldsig-more#hmac-sha256", "xmldsig-more#hmac-sha512", "EBMS:0103"},
            {"another agreement", "2021/04/xmldsig-more#x25519", "2021/04/xmldsig-more#x448", "EBMS:0103"},
            {"another wrap", "kw-aes128", "kw-aes256", "EBMS:0103"},
            {"another cipher", "aes128-gcm", "aes256-gcm", "EBMS:0103"},
            {"with MIME headers", "Attachment-Content-Only", "Attachment-Complete", "EBMS:0103"},
            {"another type than announced", "MimeType=\"application/gzip\"", "MimeType=\"text/plain\"", "EBMS:0103"},
            {"another part", "CipherReference URI=\"cid:request", "CipherReference URI=\"cid:bequest", "EBMS:0103"},
            {"another list", "DataReference URI=\"#_ed0-sample\"", "DataReference URI=\"#_ed1-sample\"", "EBMS:0103"},
            {"another key", "<wsse:Reference URI=\"#_ek-sample\"", "<wsse:Reference URI=\"#_x509-sample\"",
             "EBMS:0103"},
            {"two keys", "<xenc:EncryptedData ",
             "<EncryptedKey xmlns=\"http://www.w3.org/2001/04/xmlenc#\" Id=\"_ek2\"/><xenc:EncryptedData ",
             "EBMS:0103"},
            {"properties", data_end, "<xenc:EncryptionProperties/>" + data_end, "EBMS:0103"},
            {"another recipient", "#X509SubjectKeyIdentifier\">", "#X509SubjectKeyIdentifier\">AAAA", "EBMS:0102"},
            {"another salt", "<dsigm:Salt>", "<dsigm:Salt>AAAA", "EBMS:0102"},
            {"another cipher value", "<xenc:CipherValue>", "<xenc:CipherValue>AAAA", "EBMS:0102"},
        });
    expect_refused({.sign = SignatureAlgorithm::rsa_sha256, .encrypt = KeyTransport::rsa_oaep_sha256},
                   {
                       {"the mask of SHA-1", "xmlenc11#mgf1sha256", "xmlenc11#mgf1sha1", "EBMS:0103"},
                       {"the digest of SHA-1", "xmlenc#sha256", "xmldsig#sha1", "EBMS:0103"},
                       {"a label", "<xenc11:MGF ", "<xenc:OAEPparams>AAAA</xenc:OAEPparams><xenc11:MGF ", "EBMS:0103"},
                       {"OAEP of 2001", "2009/xmlenc11#rsa-oaep\"", "2001/04/xmlenc#rsa-oaep-mgf1p\"", "EBMS:0103"},
                       {"another cipher value", "<xenc:CipherValue>", "<xenc:CipherValue>AAAA", "EBMS:0102"},
                   });
}

/// Whoever made the header: the signer is one of those listed for the sender, or nobody.
TEST(security_refused, where_another_key_signed) {
    for (const auto sign : {SignatureAlgorithm::rsa_sha256, SignatureAlgorithm::eddsa_ed25519}) {
        const SampleOptions options{.sign = sign};
        const SampleMessage message = sample_message(options);
        const std::vector<DecryptionKey> keys = {{message.recipient.certificate, message.recipient.key.get()}};
        const auto code = [&](std::vector<crypto::Certificate> listed) {
            const auto checked = check_message(message.envelope, options.policy(), listed, keys);
            return checked ? "accepted" : to_string(checked.error().code);
        };
        EXPECT_EQ(code({message.signer.certificate}), "accepted");
        EXPECT_EQ(code({}), "EBMS:0101");
        EXPECT_EQ(code({crypto::vector_certificate("xb-sign-rsa"), crypto::vector_certificate("xb-sign-ed25519")}),
                  "EBMS:0101");
        EXPECT_EQ(code({crypto::vector_certificate("ca-rsa"), message.signer.certificate}), "accepted");
    }
}

TEST(security_refused, where_the_key_is_for_something_else) {
    // A certificate to encrypt for, listed by mistake, signs nothing.
    const auto authority = vector_pair("ca-ed25519");
    const auto ed25519 = crypto::vector_key("xa-sign-ed25519");
    const crypto::CertificateOrder order{.subject = {{{"2.5.4.3", "xa-moj"}}},
                                         .public_key = ed25519->public_key(),
                                         .not_before = parse_instant("2026-01-01T00:00:00Z").value(),
                                         .not_after = parse_instant("2046-01-01T00:00:00Z").value(),
                                         .usage = {.key_agreement = true},
                                         .hosts = {}};
    const auto wrong =
        crypto::issue_certificate(order, &authority.certificate, *authority.key, crypto::system_random()).value();
    const SampleHeader header = sample_header(false);
    const Signer signer{*ed25519, SignatureAlgorithm::eddsa_ed25519, SigningToken::x509v3, {wrong}};
    const auto security = make_security(signer, {}, header.blocks, header.parts, "x", crypto::system_random()).value();
    const std::string text = envelope_text({security.block, header.blocks[0].text, {}, {}, header.blocks[1].text});
    const std::vector<crypto::Certificate> listed = {wrong};
    const auto checked = check_message(text, {SignatureAlgorithm::eddsa_ed25519, std::nullopt}, listed, {});
    ASSERT_FALSE(checked);
    EXPECT_EQ(checked.error(),
              (EbmsError{EbmsCode::failed_authentication, "the signer's certificate is not for signing"}));
}

TEST(signer, is_named_by_its_key_or_its_issuer_only_among_those_listed) {
    const SampleMessage message = sample_message({});
    const auto& certificate = message.signer.certificate;
    const std::string by_token =
        "<wsse:Reference URI=\"#_x509-sample\" ValueType=\"" + std::string(uri::x509v3) + "\"></wsse:Reference>";
    const std::string by_key = "<wsse:KeyIdentifier EncodingType=\"" + std::string(uri::base64_binary) +
                               "\" ValueType=\"" + std::string(uri::subject_key_identifier) + "\">" +
                               format::base64(octets(*certificate.subject_key_identifier())) + "</wsse:KeyIdentifier>";
    const std::string by_issuer = "<ds:X509Data><ds:X509IssuerSerial><ds:X509IssuerName>" +
                                  to_string(certificate.issuer()) + "</ds:X509IssuerName><ds:X509SerialNumber>" +
                                  certificate.serial() + "</ds:X509SerialNumber></ds:X509IssuerSerial></ds:X509Data>";
    // Nothing refers to the token any more, so it goes.
    const std::size_t begin = message.envelope.find("<wsse:BinarySecurityToken");
    const std::string_view end = "</wsse:BinarySecurityToken>";
    std::string without = message.envelope;
    without.erase(begin, without.find(end) + end.size() - begin);
    const std::vector<DecryptionKey> keys = {{message.recipient.certificate, message.recipient.key.get()}};
    for (const std::string& name : {by_key, by_issuer}) {
        const std::string text = replaced(without, by_token, name);
        const auto checked = message.check_text(text, policy_20);
        ASSERT_TRUE(checked) << checked.error().detail;
        EXPECT_EQ(checked->signer, certificate);
        const std::vector<crypto::Certificate> others = {crypto::vector_certificate("xb-sign-ed25519")};
        const auto refused = check_message(text, policy_20, others, keys);
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, EbmsCode::failed_authentication);
    }
    const std::string by_thumbprint = replaced(by_key, uri::subject_key_identifier, uri::thumbprint_sha1);
    EXPECT_EQ(message.check_text(replaced(without, by_token, by_thumbprint), policy_20).error().code,
              EbmsCode::policy_noncompliance);
}

TEST(recipient, may_be_named_by_a_thumbprint) {
    const SampleMessage message = sample_message({});
    const auto& certificate = message.recipient.certificate;
    const std::string key = format::base64(octets(*certificate.subject_key_identifier()));
    const std::string print = format::base64(certificate.thumbprint());
    std::string text = replaced(message.envelope, std::string(uri::subject_key_identifier) + "\">" + key,
                                std::string(uri::thumbprint_sha1) + "\">" + print);
    const auto checked = message.check_text(text, policy_20);
    ASSERT_TRUE(checked) << checked.error().detail;
}

TEST(recipient, may_be_named_by_an_issuer_with_blanks_in_its_name) {
    const auto authority_key = crypto::make_private_key(crypto::KeyKind::ed25519).value().key;
    const auto recipient_key = crypto::make_private_key(crypto::KeyKind::x25519).value().key;
    crypto::CertificateOrder order{
        .subject = {{{"2.5.4.10", " Ministry  of Justice, \"North\" "}}, {{"2.5.4.3", "x "}}},
        .public_key = authority_key->public_key(),
        .not_before = parse_instant("2026-01-01T00:00:00Z").value(),
        .not_after = parse_instant("2046-01-01T00:00:00Z").value(),
        .usage = {.certificate_signing = true},
        .is_authority = true,
        .hosts = {}};
    const auto authority = crypto::issue_certificate(order, nullptr, *authority_key, crypto::system_random()).value();
    order.public_key = recipient_key->public_key();
    order.usage = {.key_agreement = true};
    order.is_authority = false;
    const auto recipient =
        crypto::issue_certificate(order, &authority, *authority_key, crypto::system_random()).value();
    const SampleHeader header = sample_header(false);
    const Encryption encryption{KeyTransport::x25519_hkdf, KeyReference::issuer_serial, recipient,
                                ContentKey::random(crypto::system_random())};
    const std::string text = encryption_blocks(encryption, header.parts, "x", crypto::system_random()).value();
    const auto document =
        format::read_xml("<x>" + replaced(text, "<ds:X509IssuerName>", "<ds:X509IssuerName>\n  ") + "</x>");
    std::vector<Token> tokens;
    const auto key = read_encrypted_key(document->root().children().front(), tokens);
    ASSERT_TRUE(key) << key.error().detail;
    EXPECT_TRUE(names(key->recipient, recipient));
    EXPECT_FALSE(names(key->recipient, authority));
}

TEST(policy, wants_its_own_algorithms_and_no_others) {
    for (const auto sign :
         {SignatureAlgorithm::rsa_sha256, SignatureAlgorithm::eddsa_ed25519, SignatureAlgorithm::ecdsa_sha256})
        for (const std::optional<KeyTransport> encrypt :
             {std::optional<KeyTransport>(), std::optional(KeyTransport::rsa_oaep_sha256),
              std::optional(KeyTransport::x25519_hkdf), std::optional(KeyTransport::ecdh_hkdf)}) {
            const SampleOptions options{.sign = sign, .encrypt = encrypt};
            const SampleMessage message = sample_message(options);
            for (const auto other_sign :
                 {SignatureAlgorithm::rsa_sha256, SignatureAlgorithm::eddsa_ed25519, SignatureAlgorithm::ecdsa_sha256})
                for (const std::optional<KeyTransport> other_encrypt :
                     {std::optional<KeyTransport>(), std::optional(KeyTransport::rsa_oaep_sha256),
                      std::optional(KeyTransport::x25519_hkdf), std::optional(KeyTransport::ecdh_hkdf)}) {
                    const auto checked = message.check({other_sign, other_encrypt});
                    EXPECT_EQ(checked.has_value(), sign == other_sign && encrypt == other_encrypt);
                    EXPECT_TRUE(checked || checked.error().code == EbmsCode::policy_noncompliance);
                }
        }
}

}  // namespace
}  // namespace comity::channel
