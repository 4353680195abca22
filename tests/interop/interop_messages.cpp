// SPDX-License-Identifier: EUPL-1.2
// Writes messages of both profiles from xa-moj to xb-moj, and the receipts, into a folder: every way to name keys and
// certificates, compressed or not, parts that are hard to canonicalise. expected.txt says what the recipient must find.
#include <filesystem>
#include <fstream>
#include <iostream>

#include <fmt/format.h>

#include "channel/message/memory_spool.h"
#include "channel/message/preparation.h"
#include "channel/message/signals.h"
#include "channel/message/test_federation.h"
#include "channel/mime/multipart_writer.h"
#include "crypto/hex.h"

using namespace comity;
using namespace comity::channel;

namespace {

struct Content {
    std::string type;
    std::string octets;
};

const std::vector<Content>& contents() {
    using namespace std::string_literals;
    static const std::vector<Content> list{
        {"application/xml",
         "\xef\xbb\xbf<?xml version='1.0' encoding='utf-8'?>\r\n<?go  to it ?><!-- c -->\n"
         "<a:r xmlns:a='urn:a' xmlns='urn:d' b='2&#10;\t\"' a:c='1'><!-- x -->t&gt;<![CDATA[<&]]>&#13;\r\n"
         "<e xmlns=''/><a:f xmlns:a='urn:a' xml:lang='en'>\xc3\xa9\xf0\x9f\x98\x80</a:f></a:r>\n<!-- end --><?end?>\n"},
        {"text/xml", "<q:x xmlns:q='urn:q' xmlns:unused='urn:u'><y q:z=''/></q:x>"},
        {"image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'><g xmlns='http://www.w3.org/2000/svg'/></svg>"},
        {"text/plain", "one\ntwo\r\nthree\rfour\n\r\n\r"},
        {"application/octet-stream", "\0\r\n--=_\r\n\xff"s + std::string(100'000, '\r')},
    };
    return list;
}

struct Variant {
    const TestProfile& profile;
    bool compress;
    bool encrypt;
    KeyReference reference;
    SigningToken token;
};

UserMessage header(const std::string& id) {
    UserMessage header;
    header.info = {test_now(), id, {}};
    header.from = {test_party("xa-moj"), std::string(initiator_role)};
    header.to = {test_party("xb-moj"), std::string(responder_role)};
    header.agreement = Agreement{"urn:x-comity:agreement:default", ""};
    header.service = {"coop-1", "urn:x-comity:services"};
    header.action = "SubmitRequest";
    header.conversation_id = "a & b < c \" ' > \xc3\xa9\xd0\x96\xf0\x9f\x98\x80";
    header.properties = {{"originalSender", "x\"y'z<>&", "t&u"}, {"finalRecipient", "v", ""}};
    return header;
}

Result<void> write(const std::filesystem::path& folder, std::ostream& expected, const std::string& name,
                   const Variant& variant) {
    const crypto::RandomBytes random = crypto::system_random();
    MemorySpool spool;
    TestSigner sender(variant.profile, "xa");
    sender.signer.token = variant.token;
    Preparation preparation{.header = header(name + "@gw.xa.example"),
                            .parts = {},
                            .anchor = std::nullopt,
                            .signer = sender.signer,
                            .recipient = std::nullopt,
                            .host = "gw.xa.example"};
    for (const Content& content : contents()) {
        PartToSend& part = preparation.parts.emplace_back();
        part.description.content_id = random_content_id("part", "gw.xa.example", random);
        part.description.mime_type = content.type;
        part.description.compressed = variant.compress;
        part.document = {.media_type = content.type,
                         .read = [&content](const crypto::OctetSink& sink) { return sink(octets(content.octets)); },
                         .sha256 = {},
                         .size = {}};
        expected << name << ' ' << part.description.content_id << ' '
                 << crypto::hex(crypto::sha256(std::string_view(content.octets))) << '\n';
    }
    if (variant.encrypt) {
        preparation.recipient = Recipient{variant.profile.transport, variant.reference,
                                          crypto::vector_certificate("xb-enc-" + variant.profile.encryption)};
    }
    TRY(message, prepare(preparation, spool, random));
    std::ofstream(folder / (name + ".mime"), std::ios::binary) << "Content-Type: " << message.content_type << "\r\n\r\n"
                                                               << spool.files().at(message.file->path());

    IncomingMessage received;
    received.header = preparation.header;
    received.references = message.references;
    const TestSigner receiver(variant.profile, "xb");
    TRY(receipt, make_signal(receipt_for(received, "r-" + name + "@gw.xb.example", test_now()), std::nullopt,
                             receiver.signer, random));
    std::ofstream(folder / (name + ".receipt.xml"), std::ios::binary) << receipt;
    return {};
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2) {
        std::cerr << "usage: interop_messages FOLDER\n";
        return 2;
    }
    const std::filesystem::path folder = arguments[1];
    std::ofstream expected(folder / "expected.txt", std::ios::binary);
    int number = 0;
    for (const TestProfile* profile : {&test_115, &test_20}) {
        for (const bool compress : {true, false}) {
            for (const bool encrypt : {true, false}) {
                for (const auto reference : {KeyReference::ski, KeyReference::issuer_serial, KeyReference::bst}) {
                    for (const auto token : {SigningToken::x509v3, SigningToken::x509_pki_path_v1}) {
                        const std::string name = fmt::format("message-{:02}", ++number);
                        const auto written =
                            write(folder, expected, name, {*profile, compress, encrypt, reference, token});
                        if (written) continue;
                        std::cerr << name << ": " << to_string(written.error()) << '\n';
                        return 1;
                    }
                }
            }
        }
    }
    return 0;
}
