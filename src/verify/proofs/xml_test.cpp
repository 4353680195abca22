// SPDX-License-Identifier: EUPL-1.2
#include "verify/proofs/xml.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "format/xml.h"
#include "verify/proofs/canonical.h"
#include "verify/proofs/proof_vectors.h"

namespace comity::verify {
namespace {

std::string refusal(const std::string& text) {
    const auto root = read_xml(text);
    return root ? "read" : root.error();
}

std::string canonical_form(const std::string& text) {
    return canonical(**read_xml(text));
}

TEST(ProofXml, ReadsNamesAttributesAndText) {
    const auto root = read_xml(
        "\xEF\xBB\xBF<?xml version=\"1.0\" encoding='utf-8'?><!-- a --><p:a xmlns:p=\"u\" p:x='1'>"
        " t&amp;<![CDATA[<c>]]>&#x41;<!-- cut --> <b/></p:a>\n");
    ASSERT_TRUE(root) << root.error();
    EXPECT_TRUE((*root)->is("u", "a"));
    EXPECT_EQ(*(*root)->attribute("u", "x"), "1");
    EXPECT_EQ((*root)->attribute("", "x"), nullptr);
    EXPECT_EQ((*root)->text(), "t&<c>A");
    ASSERT_NE((*root)->only("", "b"), nullptr);
    EXPECT_EQ((*root)->only("", "b")->parent, root->get());
}

TEST(ProofXml, NormalisesLineEndsAndAttributes) {
    const auto root = read_xml("<a b=\"1\r\n2\t3&#10;4\">x\r\ny\rz</a>");
    EXPECT_EQ(*(*root)->attribute("", "b"), "1 2 3\n4");
    EXPECT_EQ((*root)->text(), "x\ny\nz");
}

TEST(ProofXml, RefusesWhatNoMessageHas) {
    EXPECT_EQ(refusal("<!DOCTYPE a><a/>"), "line 1: a document type, which no message has");
    EXPECT_EQ(refusal("<?pi ?><a/>"), "line 1: a processing instruction, which no message has");
    EXPECT_EQ(refusal("<a>\n<?pi ?></a>"), "line 2: a processing instruction, which no message has");
    EXPECT_EQ(refusal("<a>&e;</a>"), "line 1: an entity, which no message has");
    EXPECT_EQ(refusal("<?xml version='1.0' encoding='latin1'?><a/>"), "line 1: it is not in UTF-8");
    EXPECT_EQ(refusal("<\xC3\xA9/>"), "line 1: a name is missing, or not in ASCII");
    for (const char* octets :
         {"\xC3", "\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xEF\xBF\xBF", "\x01", "\x80"}) {
        EXPECT_EQ(refusal("<a>" + std::string(octets) + "</a>"),
                  "line 1: an octet that is no character of XML in UTF-8");
    }
}

TEST(ProofXml, RefusesWhatIsNotWellFormed) {
    for (const char* text : {"",
                             "a",
                             "<a>",
                             "<a></b>",
                             "<a/><b/>",
                             "<a/>x",
                             "<a b=1/>",
                             "<a b='1' b='2'/>",
                             "<a b='<'/>",
                             "<a b='1'c='2'/>",
                             "<p:a/>",
                             "<a p:b='1'/>",
                             "<a xmlns:p='u' xmlns:q='u' p:b='1' q:b='2'/>",
                             "<a xmlns:p=''/>",
                             "<a>]]></a>",
                             "<a>&#0;</a>",
                             "<a>&#xD800;</a>",
                             "<a>&#x110000;</a>",
                             "<a>&#;</a>",
                             "<a>&amp</a>",
                             "<a><!-- -- --></a>",
                             "<a><![CDATA[</a>",
                             "<a xmlns:xmlns='u'/>",
                             "<a xmlns:xml='u'/>",
                             "<a xmlns='u' xmlns='v'/>",
                             "<a:b:c/>"}) {
        EXPECT_NE(refusal(text), "read") << text;
        EXPECT_FALSE(format::read_xml(text)) << text;  // the node's reader agrees
    }
}

TEST(ProofXml, HoldsItsLimitsAtAndOverTheEdge) {
    const auto nested = [](std::size_t depth) {
        std::string text;
        for (std::size_t i = 0; i < depth; ++i) text += "<a>";
        for (std::size_t i = 0; i < depth; ++i) text += "</a>";
        return text;
    };
    EXPECT_EQ(refusal(nested(max_xml_depth)), "read");
    EXPECT_EQ(refusal(nested(max_xml_depth + 1)), "line 1: elements within elements, more than 64");
    const auto beside = [](std::size_t count) {
        std::string text = "<a>";
        for (std::size_t i = 1; i < count; ++i) text += "<b/>";
        return text + "</a>";
    };
    EXPECT_EQ(refusal(beside(max_xml_elements)), "read");
    EXPECT_EQ(refusal(beside(max_xml_elements + 1)), "line 1: more than 20,000 elements");
    const auto with = [](std::size_t count) {
        std::string text = "<a";
        for (std::size_t i = 0; i < count; ++i) text += " a" + std::to_string(i) + "=''";
        return text + "/>";
    };
    EXPECT_EQ(refusal(with(max_xml_attributes)), "read");
    EXPECT_EQ(refusal(with(max_xml_attributes + 1)), "line 1: an element with more than 64 attributes");
    EXPECT_EQ(refusal("<a>" + std::string(max_xml_octets - 7, 'x') + "</a>"), "read");
    EXPECT_EQ(refusal("<a>" + std::string(max_xml_octets - 6, 'x') + "</a>"), "it is longer than 4 MiB");
}

TEST(ProofXml, CanonicalFormIsThatOfTheRecommendation) {
    // Canonical XML 1.0 sections 3.3 and 3.4, in the exclusive form: order of attributes, what is escaped.
    EXPECT_EQ(canonical_form("<e5 a:attr='out' b:attr='sorted' attr2='all' attr='x' xmlns:b='http://www.ietf.org' "
                             "xmlns:a='http://www.w3.org' xmlns='http://example.org'/>"),
              "<e5 xmlns=\"http://example.org\" xmlns:a=\"http://www.w3.org\" xmlns:b=\"http://www.ietf.org\" "
              "attr=\"x\" attr2=\"all\" b:attr=\"sorted\" a:attr=\"out\"></e5>");
    EXPECT_EQ(canonical_form("<a b='&quot;&lt;&#9;&#10;&#13;&gt;'>&#13;&gt;<![CDATA[<&]]>\"</a>"),
              "<a b=\"&quot;&lt;&#x9;&#xA;&#xD;>\">&#xD;&gt;&lt;&amp;\"</a>");
}

TEST(ProofXml, WritesTheCanonicalFormThatTheNodeSigns) {
    // The other reader and writer is libxml2: two that share nothing agree on every stored message and variant.
    std::size_t compared = 0;
    for (const auto& each : std::filesystem::recursive_directory_iterator("tests/vectors/channel")) {
        const std::string name = each.path().lexically_relative("tests/vectors/channel").string();
        if (!name.ends_with(".mime") && !name.ends_with(".receipt.xml")) continue;
        const std::string whole = vector_file(name);
        const std::size_t begin = whole.find("<S12:Envelope");
        const std::size_t end = whole.find("</S12:Envelope>");
        if (begin == whole.npos || end == whole.npos) continue;
        const std::string text = whole.substr(begin, end + 15 - begin);
        const auto theirs = format::read_xml(text);
        const auto ours = read_xml(text);
        ASSERT_EQ(theirs.has_value(), ours.has_value()) << name;
        if (!ours) continue;
        EXPECT_EQ(canonical(**ours), format::canonical(theirs->root()).value()) << name;
        const std::vector<std::string> prefixes{"S12", "wsu", "#default"};
        const auto header = (*ours)->elements().front()->elements();
        const auto their_header = theirs->root().children().front().children();
        ASSERT_EQ(header.size(), their_header.size()) << name;
        for (std::size_t i = 0; i < header.size(); ++i) {
            EXPECT_EQ(canonical(*header[i]), format::canonical(their_header[i]).value()) << name;
            EXPECT_EQ(canonical(*header[i], prefixes), format::canonical(their_header[i], prefixes).value()) << name;
        }
        ++compared;
    }
    EXPECT_GE(compared, 40U);
}

TEST(ProofXml, DeclaresANamespaceWhereItIsUsed) {
    const auto root =
        read_xml("<a xmlns='u' xmlns:p='v' xmlns:q='w'><p:b q:x='1'><c xmlns=''><p:d xmlns:p='z'/></c></p:b></a>");
    EXPECT_EQ(canonical(**root),
              "<a xmlns=\"u\"><p:b xmlns:p=\"v\" xmlns:q=\"w\" q:x=\"1\"><c xmlns=\"\">"
              "<p:d xmlns:p=\"z\"></p:d></c></p:b></a>");
    const XmlElement* within = (*root)->elements().front();
    EXPECT_EQ(canonical(*within), "<p:b xmlns:p=\"v\" xmlns:q=\"w\" q:x=\"1\"><c><p:d xmlns:p=\"z\"></p:d></c></p:b>");
    EXPECT_EQ(canonical(*within, {}, within->elements().front()), "<p:b xmlns:p=\"v\" xmlns:q=\"w\" q:x=\"1\"></p:b>");
    EXPECT_EQ(
        canonical(*within, {"#default"}),
        "<p:b xmlns=\"u\" xmlns:p=\"v\" xmlns:q=\"w\" q:x=\"1\"><c xmlns=\"\"><p:d xmlns:p=\"z\"></p:d></c></p:b>");
}

}  // namespace
}  // namespace comity::verify
