// SPDX-License-Identifier: EUPL-1.2
#include "format/xml.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace comity::format {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

XmlDocument read(std::string_view text, const XmlLimits& limits = message_xml_limits) {
    auto document = read_xml(text, limits);
    EXPECT_TRUE(document) << (document ? "" : to_string(document.error())) << "\n" << text.substr(0, 200);
    return *std::move(document);
}

Error refusal(std::string_view text, const XmlLimits& limits = message_xml_limits) {
    auto document = read_xml(text, limits, "in.xml");
    EXPECT_FALSE(document) << text.substr(0, 200);
    return document ? Error{} : document.error();
}

std::string repeated(std::string_view text, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += text;
    return out;
}

std::string attributes(std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += " a" + std::to_string(i) + "=''";
    return out;
}

TEST(Xml, GivesNamesAttributesAndTextOfTheVeryNodes) {
    const auto document = read("<p:a xmlns:p='urn:p' xmlns='urn:d' p:x='1' x='2'>\n<b>t</b><p:b/> tail</p:a>");
    const XmlElement root = document.root();
    EXPECT_TRUE(root.is("urn:p", "a"));
    EXPECT_EQ(root.attribute("urn:p", "x"), "1");
    EXPECT_EQ(root.attribute("", "x"), "2");
    EXPECT_EQ(root.attribute("urn:d", "x"), std::nullopt) << "the default namespace is not that of attributes";
    EXPECT_THAT(root.attributes(), ElementsAre(XmlAttribute{{"urn:p", "x"}, "1"}, XmlAttribute{{"", "x"}, "2"}));
    const auto children = root.children();
    ASSERT_EQ(children.size(), 2u);
    EXPECT_TRUE(children[0].is("urn:d", "b"));
    EXPECT_EQ(children[0].line(), 2);
    EXPECT_EQ(children[0].text(), "t");
    EXPECT_EQ(root.text(), "\nt tail");
    EXPECT_TRUE(root.has_text());
    EXPECT_TRUE(root.has_children());
    EXPECT_FALSE(children[0].has_children());
    EXPECT_EQ(children[0].parent(), root);
    EXPECT_EQ(root.parent(), std::nullopt);
    EXPECT_NE(children[0], children[1]);
    EXPECT_EQ(root.children("urn:p", "b"), std::vector{children[1]});
}

TEST(Xml, TextIsWholeWhateverCutsIt) {
    const auto document = read("<a>xa-<!-- x -->mo<![CDATA[j<]]>&amp;&#x41;</a>");
    EXPECT_EQ(document.root().text(), "xa-moj<&A");
    EXPECT_EQ(*canonical(document.root()), "<a>xa-moj&lt;&amp;A</a>");
}

TEST(Xml, WhiteSpaceIsKeptAndIsNoText) {
    const auto document = read("<a> <b/>\r\n</a>");
    EXPECT_FALSE(document.root().has_text());
    EXPECT_EQ(document.root().text(), " \n");
    EXPECT_EQ(*canonical(document), "<a> <b></b>\n</a>");
}

TEST(Xml, AttributesAreNormalisedAndResolved) {
    EXPECT_EQ(read("<a x='1\n2&#10;&amp;&lt;&quot;'/>").root().attribute("", "x"), "1 2\n&<\"");
    EXPECT_EQ(read("<a x=''/>").root().attribute("", "x"), "");
}

TEST(Xml, AcceptsAByteOrderMarkAndADeclaration) {
    EXPECT_EQ(read("\xef\xbb\xbf<?xml version='1.0' encoding='utf-8'?><a/>").root().name(), "a");
    EXPECT_EQ(read("<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n<a/>\n").root().name(), "a");
}

TEST(Xml, RefusesEveryDocumentType) {
    for (const char* text : {"<!DOCTYPE a><a/>", "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>",
                             "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
                             "<?xml version='1.0'?>\n<!DOCTYPE a PUBLIC '-//X//Y' 'http://127.0.0.1/x.dtd'><a/>",
                             "<!-- --> <!DOCTYPE a [<!ATTLIST a b CDATA 'c'>]><a/>"}) {
        EXPECT_EQ(refusal(text).message, "the document has a document type declaration") << text;
    }
}

TEST(Xml, RefusesProcessingInstructionsUnlessAllowed) {
    const char* text = "<?xml-stylesheet href='x'?><a><?p i?></a>";
    EXPECT_EQ(refusal(text).message, "a processing instruction stands in the document");
    EXPECT_EQ(*canonical(read(text, part_xml_limits)), "<?xml-stylesheet href='x'?>\n<a><?p i?></a>");
}

TEST(Xml, RefusesOtherEncodingsAndVersions) {
    for (const char* text : {"<?xml version='1.0' encoding='ISO-8859-1'?><a/>",
                             "<?xml version='1.0' encoding='US-ASCII'?><a/>", "<?xml version='1.1'?><a/>",
                             "<?xml version='1.0' encoding='UTF-16'?><a/>", "<a>\xff</a>", "<a>\xed\xa0\x80</a>"}) {
        EXPECT_EQ(refusal(text).kind, ErrorKind::invalid) << text;
    }
    EXPECT_EQ(refusal(std::string_view("<a>\0</a>", 8)).message, "the document is not UTF-8 text");
    EXPECT_EQ(refusal(std::string_view("\xff\xfe<\0a\0/\0>\0", 10)).message, "the document is not UTF-8 text");
    EXPECT_EQ(refusal(std::string_view("<\0a\0/\0>\0", 8)).message, "the document is not UTF-8 text");
}

TEST(Xml, RefusesWhatIsNotWellFormed) {
    for (const char* text : {"",
                             " ",
                             "a",
                             "<a>",
                             "<a></b>",
                             "<a/><b/>",
                             "<a/>x",
                             "<a b='1' b='2'/>",
                             "<a xmlns:p='u' xmlns:q='u' p:b='' q:b=''/>",
                             "<p:a/>",
                             "<a p:b=''/>",
                             "<a xmlns:p=''/>",
                             "<a:b:c xmlns:a='u'/>",
                             "<a b=c/>",
                             "<a b='<'/>",
                             "<a>&e;</a>",
                             "<a>&#0;</a>",
                             "<a>\x01</a>",
                             "<a b='&#xFFFE;'/>",
                             "<a>]]></a>",
                             "<a><!-- -- --></a>",
                             "<a",
                             "<a b='",
                             "<!-- ",
                             "<a><![CDATA[",
                             " <?xml version='1.0'?><a/>",
                             "<a><?xml version='1.0'?></a>"}) {
        EXPECT_EQ(refusal(text).kind, ErrorKind::invalid) << text;
    }
}

TEST(Xml, SaysWhereAFaultIs) {
    const Error error = refusal("<a>\n  <p:b/>\n</a>");
    EXPECT_EQ(error.place.file, "in.xml");
    EXPECT_EQ(error.place.line, 2);
    EXPECT_THAT(error.message, HasSubstr("Namespace prefix p"));
}

TEST(Xml, HoldsItsLimitsAtAndOverTheEdge) {
    const XmlLimits limits{.octets = 100'000, .depth = 4, .nodes = 10, .attributes = 3, .attribute = 20, .text = 30};
    const auto limit = [&](const std::string& text) { return refusal(text, limits).kind == ErrorKind::limit; };
    read("<a>" + repeated(" ", 30) + "</a>", limits);
    EXPECT_TRUE(limit("<a>" + repeated(" ", 31) + "</a>"));
    EXPECT_TRUE(limit("<a>" + repeated("x<!---->", 4) + repeated("<![CDATA[123456789]]>", 3) + "</a>")) << "one run";
    read("<a><b><c><d/></c></b></a>", limits);
    EXPECT_TRUE(limit("<a><b><c><d><e/></d></c></b></a>"));
    read("<a>" + repeated("<b/>", 9) + "</a>", limits);
    EXPECT_TRUE(limit("<a>" + repeated("<b/>", 10) + "</a>"));
    EXPECT_TRUE(limit("<a>" + repeated("<b/> ", 5) + "</a>")) << "text counts";
    EXPECT_TRUE(limit("<a>" + repeated("<!---->", 10) + "</a>")) << "comments count";
    read("<a>" + repeated("<b c='' xmlns:d='u'/>", 3) + "</a>", limits);
    EXPECT_TRUE(limit("<a e=''>" + repeated("<b c='' xmlns:d='u'/>", 3) + "</a>")) << "attributes and namespaces count";
    read("<a" + attributes(3) + "/>", limits);
    EXPECT_TRUE(limit("<a" + attributes(4) + "/>"));
    EXPECT_TRUE(limit("<a" + attributes(2) + " xmlns='' xmlns:p='u'/>")) << "declarations count";
    read("<a b='" + repeated("x", 20) + "'/>", limits);
    EXPECT_TRUE(limit("<a b='" + repeated("x", 21) + "'/>"));
    EXPECT_TRUE(limit("<a " + repeated("x", 21) + "=''/>"));
    EXPECT_TRUE(limit("<" + repeated("x", 21) + "/>"));
    EXPECT_TRUE(limit("<a xmlns:p='" + repeated("x", 21) + "'/>"));
    const std::string spaces(100'000 - 4, ' ');
    read("<a/>" + spaces, limits);
    EXPECT_TRUE(limit("<a/> " + spaces));
}

TEST(Xml, HoldsTheLimitsOfMessages) {
    const auto nested = [](std::size_t depth) { return repeated("<a>", depth) + repeated("</a>", depth); };
    read(nested(64));
    EXPECT_EQ(refusal(nested(65)).kind, ErrorKind::limit);
    read(nested(256), part_xml_limits);
    EXPECT_EQ(refusal(nested(257), part_xml_limits).kind, ErrorKind::limit);
    read("<a>" + repeated("<b/>", 19'999) + "</a>");
    EXPECT_EQ(refusal("<a>" + repeated("<b/>", 20'000) + "</a>").kind, ErrorKind::limit);
    const std::string text(256 * 1024, 'x');
    read("<a>" + text + "</a>");
    EXPECT_EQ(refusal("<a>" + text + "x</a>").kind, ErrorKind::limit);
    read("<a>" + std::string(1024 * 1024 - 7, '\n') + "</a>", {.text = 1024 * 1024});
    EXPECT_EQ(refusal("<a>" + std::string(1024 * 1024 - 6, '\n') + "</a>", {.text = 2'000'000}).kind, ErrorKind::limit);
    const std::string large(part_xml_limits.octets - 7, 'x');
    EXPECT_EQ(read("<a>" + large + "</a>", part_xml_limits).root().text().size(), large.size());
}

// libxml2 compares each attribute with each other: these would take a minute if it saw them.
TEST(Xml, CountsAttributesBeforeTheyCostAnything) {
    EXPECT_EQ(refusal("<a" + attributes(100'000) + "/>").message, "an element has over 64 attributes");
    const auto hidden = [](const std::string& before) { return refusal(before + "<a" + attributes(90'000) + "/>"); };
    for (const char* before : {"<a b=\"'\"/>", "<a b='>'>", "<a><!-- < -->", "<a><![CDATA[<]]>", "<a b='<'>",
                               "<a b=x'>'>", "<a>&x;", "<a b='>", "<a <"}) {
        EXPECT_FALSE(hidden(before).message.empty()) << before;
    }
}

TEST(Xml, CanonicalFormIsThatOfTheRecommendation) {
    // Exclusive XML Canonicalization 1.0 section 2.2: the same element in two contexts.
    const auto expected =
        "<n1:elem2 xmlns:n1=\"http://example.net\" xml:lang=\"en\">\n     <n3:stuff "
        "xmlns:n3=\"ftp://example.org\"></n3:stuff>\n  </n1:elem2>";
    const auto first = read(
        "<n0:pdu xmlns:n0=\"http://a.example\" xmlns:n1=\"http://example.net\" xml:lang=\"fr\">\n"
        "  <n1:elem2 xmlns:n1=\"http://example.net\" xml:lang=\"en\">\n     <n3:stuff "
        "xmlns:n3=\"ftp://example.org\"/>\n  </n1:elem2></n0:pdu>");
    const auto second = read(
        "<n2:pdu xmlns:n1=\"http://example.com\" xmlns:n2=\"http://foo.example\" xml:lang=\"fr\">\n"
        "  <n1:elem2 xmlns:n1=\"http://example.net\" xml:lang=\"en\">\n     <n3:stuff "
        "xmlns:n3=\"ftp://example.org\"/>\n  </n1:elem2></n2:pdu>");
    EXPECT_EQ(*canonical(first.root().children()[0]), expected);
    EXPECT_EQ(*canonical(second.root().children()[0]), expected);
}

TEST(Xml, CanonicalFormHonoursAPrefixList) {
    const auto document = read("<a xmlns='urn:d' xmlns:p='urn:p' xmlns:q='urn:q'><p:b q:x='1' y=\"&quot;'&#9;\"/></a>");
    const auto element = document.root().children()[0];
    const auto with = [&](std::vector<std::string> prefixes) { return *canonical(element, prefixes); };
    const std::string rest = " y=\"&quot;'&#x9;\" q:x=\"1\"></p:b>";
    EXPECT_EQ(with({}), "<p:b xmlns:p=\"urn:p\" xmlns:q=\"urn:q\"" + rest);
    EXPECT_EQ(with({"#default"}), "<p:b xmlns=\"urn:d\" xmlns:p=\"urn:p\" xmlns:q=\"urn:q\"" + rest);
    EXPECT_EQ(with({"q", "unknown"}), with({}));
    EXPECT_EQ(*canonical(document.root(), std::vector<std::string>{"p"}),
              "<a xmlns=\"urn:d\" xmlns:p=\"urn:p\"><p:b xmlns:q=\"urn:q\"" + rest + "</a>");
}

TEST(Xml, CanonicalFormOfADocumentLeavesCommentsOut) {
    EXPECT_EQ(*canonical(read("<?xml version='1.0'?>\n<!-- c -->\n<a b='2' a='1'><!-- d --></a>\n<!-- e -->")),
              "<a a=\"1\" b=\"2\"></a>");
}

// libxml2 writes them unescaped: <a xmlns="a&amp;amp;b"/> would have the canonical form of <a xmlns="a&amp;b"/>.
TEST(Xml, RefusesNamespaceNamesWithoutASafeCanonicalForm) {
    EXPECT_THAT(refusal("<a xmlns='urn:a&amp;b'/>").message, HasSubstr("a namespace name holds"));
    EXPECT_THAT(refusal("<a xmlns:p='urn:a&#38;b'/>").message, HasSubstr("a namespace name holds"));
    for (const char* name : {"urn:a&lt;b", "urn:a&quot;b", "urn:a&#10;b", "urn:a&#9;b", "urn:a&#13;b", "urn:a b"}) {
        EXPECT_THAT(refusal("<a xmlns='" + std::string(name) + "'/>").message, HasSubstr("not a valid URI")) << name;
    }
    EXPECT_EQ(*canonical(read("<a xmlns=\"urn:a'b\"/>")), "<a xmlns=\"urn:a'b\"></a>");
}

TEST(Xml, ARelativeNamespaceHasNoCanonicalForm) {
    const auto document = read("<a xmlns='relative/name'/>");
    testing::internal::CaptureStderr();
    const auto text = canonical(document.root());
    EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
    ASSERT_FALSE(text);
    EXPECT_EQ(text.error().message, "the XML has no canonical form");
}

}  // namespace
}  // namespace comity::format
