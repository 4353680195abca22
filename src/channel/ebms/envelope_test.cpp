// SPDX-License-Identifier: EUPL-1.2
#include "channel/ebms/envelope.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "channel/ebms/names.h"

namespace comity::channel {
namespace {

constexpr std::string_view security = "<wsse:Security S12:mustUnderstand=\"true\"/>";
constexpr std::string_view messaging = "<eb:Messaging S12:mustUnderstand=\"1\" wsu:Id=\"m\"/>";
constexpr std::string_view body = "<S12:Body wsu:Id=\"b\"/>";

std::string envelope(std::string_view header, std::string_view after = body, std::string_view space = ns::s12) {
    std::string names;
    for (const auto& [prefix, name] : channel_prefixes)
        names += fmt::format(" xmlns:{}=\"{}\"", prefix, prefix == "S12" ? space : name);
    return fmt::format("<S12:Envelope{}><S12:Header>{}</S12:Header>{}</S12:Envelope>", names, header, after);
}

std::string outcome(const std::string& text, EnvelopeUse use = EnvelopeUse::request) {
    const auto document = format::read_xml(text);
    EXPECT_TRUE(document) << text;
    const auto read = read_envelope(*document, use);
    if (read) return "accepted";
    if (const auto* error = std::get_if<EbmsError>(&read.error())) return to_string(error->code);
    switch (std::get<SoapRefusal>(read.error()).fault) {
        case SoapFault::sender:
            return "Sender";
        case SoapFault::version_mismatch:
            return "VersionMismatch";
        case SoapFault::must_understand:
            return "MustUnderstand";
    }
    return "?";
}

std::string with(std::string_view more) {
    return envelope(fmt::format("{}{}{}", security, messaging, more));
}

TEST(Envelope, TakesBlocksInAnyOrder) {
    EXPECT_EQ(outcome(envelope(fmt::format("{}{}", security, messaging))), "accepted");
    EXPECT_EQ(outcome(envelope(fmt::format("<la:LogAnchor/>{}\n<x:y xmlns:x='u'/>{}", messaging, security))),
              "accepted");
    EXPECT_EQ(outcome(with("<mf:MessageFragment S12:mustUnderstand='true'/>")), "accepted");
    EXPECT_EQ(outcome(with("<x:y xmlns:x='u' S12:mustUnderstand='false'><x:z/></x:y>")), "accepted");
    EXPECT_EQ(
        outcome(envelope(fmt::format("{}{}", security, messaging), "<S12:Body wsu:Id='b'> <!-- c --> </S12:Body>")),
        "accepted");
}

TEST(Envelope, KeepsTheVeryNodes) {
    const auto document = format::read_xml(with("<la:LogAnchor/>"));
    const auto read = read_envelope(*document);
    ASSERT_TRUE(read);
    const auto header = document->root().children()[0];
    EXPECT_EQ(read->security, header.children()[0]);
    EXPECT_EQ(read->messaging, header.children()[1]);
    EXPECT_EQ(read->anchor, header.children()[2]);
    EXPECT_EQ(read->body, document->root().children()[1]);
    EXPECT_FALSE(read->fragment);
}

TEST(Envelope, WantsEachBlockOnceAtItsPlace) {
    EXPECT_EQ(outcome(envelope(messaging)), "EBMS:0009");
    EXPECT_EQ(outcome(envelope(security)), "EBMS:0009");
    EXPECT_EQ(outcome(with(security)), "EBMS:0009");
    EXPECT_EQ(outcome(with("<eb:Messaging/>")), "EBMS:0009");
    EXPECT_EQ(outcome(with("<la:LogAnchor/><la:LogAnchor/>")), "EBMS:0009");
    EXPECT_EQ(outcome(with("<mf:MessageFragment/><mf:MessageFragment/>")), "EBMS:0009");
    const auto both = fmt::format("{}{}", security, messaging);
    EXPECT_EQ(outcome(envelope(both, "")), "EBMS:0009");
    EXPECT_EQ(outcome(envelope(both, "<S12:Body/><S12:Body/>")), "EBMS:0009");
    EXPECT_EQ(outcome(envelope(both, "<S12:Body/><x/>")), "EBMS:0009");
    EXPECT_EQ(outcome(envelope(both, "<S12:Body><x/></S12:Body>")), "EBMS:0009");
    EXPECT_EQ(outcome(envelope(both, "<S12:Body>x</S12:Body>")), "EBMS:0009");
    EXPECT_EQ(outcome(envelope(both, "<Body/>")), "EBMS:0009");
    EXPECT_EQ(outcome(envelope(security, fmt::format("<S12:Body>{}</S12:Body>", messaging))), "EBMS:0009");
    EXPECT_EQ(outcome(envelope(both + "x")), "EBMS:0009");
    EXPECT_EQ(outcome(fmt::format("<S12:Envelope xmlns:S12='{}'>{}</S12:Envelope>", ns::s12, "<S12:Body/>")),
              "EBMS:0009");
}

// Signature wrapping: what is signed may stand nowhere but where it is understood.
TEST(Envelope, RefusesGuardedElementsWithinOtherBlocks) {
    for (const char* name :
         {"eb:Messaging", "eb:x", "wsse:Security", "ds:Signature", "xenc:EncryptedKey", "S12:Body"}) {
        EXPECT_EQ(outcome(with(fmt::format("<x:k xmlns:x='u'><{}/></x:k>", name))), "EBMS:0009") << name;
        EXPECT_EQ(outcome(with(fmt::format("<x:k xmlns:x='u'><x:k><{}/></x:k></x:k>", name))), "EBMS:0009") << name;
        EXPECT_EQ(outcome(with(fmt::format("<la:LogAnchor><{}/></la:LogAnchor>", name))), "EBMS:0009") << name;
    }
    for (const char* name : {"eb:UserMessage", "ds:Signature", "xenc:EncryptedKey", "S12:Body", "wsse:x"}) {
        EXPECT_EQ(outcome(with(fmt::format("<{}/>", name))), "EBMS:0009") << name;
    }
    EXPECT_EQ(outcome(envelope(fmt::format("<wsse:Security><ds:Object>{}</ds:Object></wsse:Security>{}", messaging,
                                           "<eb:Messaging/>"))),
              "EBMS:0009");
    EXPECT_EQ(outcome(envelope(fmt::format("<wsse:Security><S12:Body/></wsse:Security>{}", messaging))), "EBMS:0009");
    EXPECT_EQ(outcome(envelope(fmt::format("{}<eb:Messaging><wsse:Security/></eb:Messaging>", security))), "EBMS:0009");
}

TEST(Envelope, WantsEveryIdOnce) {
    for (const char* id : {"wsu:Id='m'", "Id='m'", "ID='m'", "xml:id='m'"}) {
        EXPECT_EQ(outcome(with(fmt::format("<x:k xmlns:x='u' {}/>", id))), "EBMS:0009") << id;
        EXPECT_EQ(outcome(with(fmt::format("<x:k xmlns:x='u'><x:k {}/></x:k>", id))), "EBMS:0009") << id;
    }
    EXPECT_EQ(outcome(with("<x:k xmlns:x='u' x:Id='m' Id='n' wsu:Id='o'/>")), "accepted");
    EXPECT_EQ(outcome(with("<x:k xmlns:x='u' Id='n' wsu:Id='n'/>")), "EBMS:0009");
}

TEST(Envelope, UnderstandsWhatItMust) {
    EXPECT_EQ(outcome(with("<x:y xmlns:x='u' S12:mustUnderstand='true'/>")), "MustUnderstand");
    EXPECT_EQ(outcome(with("<x:y xmlns:x='u' S12:mustUnderstand='1'/>")), "MustUnderstand");
    EXPECT_EQ(outcome(with("<x:y xmlns:x='u' S12:mustUnderstand='yes'/>")), "Sender");
    EXPECT_EQ(outcome(with("<x:y xmlns:x='u' S12:mustUnderstand='1'><eb:x/></x:y>")), "EBMS:0009");
    EXPECT_EQ(outcome(envelope(fmt::format("{}<wsse:Security S12:role='urn:x'/>", messaging))), "EBMS:0009");
}

TEST(Envelope, KnowsWhatIsNoSoap12) {
    EXPECT_EQ(outcome(envelope("", "<S12:Body/>", "http://schemas.xmlsoap.org/soap/envelope/")), "VersionMismatch");
    EXPECT_EQ(outcome("<a/>"), "Sender");
}

TEST(Envelope, AnswersMayLackSecurityAndHoldAFault) {
    const std::string fault = "<S12:Body><S12:Fault/></S12:Body>";
    EXPECT_EQ(outcome(envelope(messaging, fault), EnvelopeUse::answer), "accepted");
    EXPECT_EQ(outcome(envelope(fmt::format("{}{}", security, messaging), fault)), "EBMS:0009");
    EXPECT_EQ(outcome(envelope(messaging, "<S12:Body><S12:Fault/><x/></S12:Body>"), EnvelopeUse::answer), "EBMS:0009");
    EXPECT_EQ(outcome(envelope("", body), EnvelopeUse::answer), "EBMS:0009");
    const auto document = format::read_xml(envelope(messaging, fault));
    EXPECT_TRUE(read_envelope(*document, EnvelopeUse::answer)->has_fault);
}

TEST(Envelope, WritesWhatItReads) {
    EnvelopeBlocks blocks;
    blocks.security = fmt::format("<wsse:Security xmlns:wsse=\"{}\"></wsse:Security>", ns::wsse);
    blocks.messaging = fmt::format("<eb:Messaging xmlns:eb=\"{}\"></eb:Messaging>", ns::eb);
    blocks.anchor = fmt::format("<la:LogAnchor xmlns:la=\"{}\"></la:LogAnchor>", ns::la);
    blocks.body = body_block("_body-1").value();
    const auto document = format::read_xml(envelope_text(blocks));
    ASSERT_TRUE(document);
    const auto read = read_envelope(*document);
    ASSERT_TRUE(read);
    // The digest of a block is that of the octets that were written.
    EXPECT_EQ(canonical(read->messaging).value(), blocks.messaging);
    EXPECT_EQ(canonical(*read->security).value(), blocks.security);
    EXPECT_EQ(canonical(*read->anchor).value(), blocks.anchor);
    EXPECT_EQ(canonical(read->body).value(), blocks.body);
}

TEST(Envelope, WritesFaults) {
    for (const SoapFault fault : {SoapFault::sender, SoapFault::version_mismatch, SoapFault::must_understand}) {
        const auto document = format::read_xml(fault_text(fault));
        ASSERT_TRUE(document);
        EXPECT_TRUE(document->root().is(ns::s12, "Envelope"));
        EXPECT_EQ(document->root().children()[0].children()[0].name(), "Fault");
    }
    EXPECT_NE(fault_text(SoapFault::version_mismatch).find("<S12:Value>S12:VersionMismatch</S12:Value>"),
              std::string::npos);
    EXPECT_NE(body_block("b", SoapFault::sender)->find("S12:Sender"), std::string::npos);
}

}  // namespace
}  // namespace comity::channel
