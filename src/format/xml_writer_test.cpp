// SPDX-License-Identifier: EUPL-1.2
#include "format/xml_writer.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "format/xml.h"

namespace comity::format {
namespace {

constexpr XmlPrefix prefixes[] = {{"p", "urn:p"}, {"a", "urn:z"}, {"b", "urn:a"}};

TEST(XmlWriter, DeclaresAPrefixWhereItIsFirstUsed) {
    XmlWriter xml(prefixes);
    xml.element("p:r", {}, [&] {
        xml.element("p:s", {{"b:x", "1"}, {"a:x", "2"}, {"y", "3"}, {"left-out", std::nullopt}},
                    [&] { xml.element("a:t"); });
        xml.element("a:u", {{"xml:lang", "en"}}, "text");
    });
    EXPECT_EQ(
        *std::move(xml).finish(),
        "<p:r xmlns:p=\"urn:p\"><p:s xmlns:a=\"urn:z\" xmlns:b=\"urn:a\" y=\"3\" b:x=\"1\" a:x=\"2\"><a:t></a:t></p:s>"
        "<a:u xmlns:a=\"urn:z\" xml:lang=\"en\">text</a:u></p:r>");
}

TEST(XmlWriter, CarriesWholeXmlWithin) {
    XmlWriter xml(prefixes);
    xml.element("p:r", {}, [&] { xml.raw("<p:s xmlns:p=\"urn:p\"></p:s>"); });
    EXPECT_EQ(read_xml(*std::move(xml).finish())->root().children().size(), 1u);
}

TEST(XmlWriter, RefusesWhatXmlCannotHold) {
    const auto refused = [](auto write) {
        XmlWriter xml(prefixes);
        write(xml);
        return !std::move(xml).finish();
    };
    for (const std::string_view text : {std::string_view("\0", 1), std::string_view("\x1f"), std::string_view("\xff"),
                                        std::string_view("\xef\xbf\xbe"), std::string_view("\xef\xbf\xbf")}) {
        EXPECT_TRUE(refused([&](XmlWriter& xml) { xml.element("p:a", {}, text); }));
        EXPECT_TRUE(refused([&](XmlWriter& xml) { xml.element("p:a", {{"x", std::string(text)}}); }));
    }
    EXPECT_TRUE(refused([](XmlWriter& xml) { xml.element("q:a"); }));
    EXPECT_TRUE(refused([](XmlWriter& xml) { xml.element("p:a b"); }));
    EXPECT_TRUE(refused([](XmlWriter& xml) { xml.element("p:a", {{"q:x", ""}}); }));
    EXPECT_TRUE(refused([](XmlWriter& xml) { xml.element("p:a", {{"x", "1"}, {"x", "2"}}); }));
    EXPECT_FALSE(refused([](XmlWriter& xml) { xml.element("p:a", {{"x", "\t\r\n"}}, "\t\r\n\xef\xbf\xbd"); }));
}

// Any text that XML can hold comes back, and what is written is canonical already.
RC_GTEST_PROP(XmlWriter, WritesCanonicalFormsThatReadBack, (const std::vector<std::string>& raw)) {
    std::vector<std::string> texts = raw;
    for (std::string& text : texts) {
        std::erase_if(text, [](char c) {
            const auto octet = static_cast<unsigned char>(c);
            return octet >= 0x80 || (octet < 0x20 && c != '\t' && c != '\n' && c != '\r');
        });
    }
    XmlWriter xml(prefixes);
    xml.element("a:r", {}, [&] {
        for (const std::string& text : texts) {
            xml.element("p:t", {{"b:x", text}, {"y", text + "ñ"}}, [&] { xml.element("a:t", {}, text); });
        }
    });
    const auto written = std::move(xml).finish();
    RC_ASSERT(written.has_value());
    const auto document = read_xml(*written);
    RC_ASSERT(document.has_value());
    RC_ASSERT(*canonical(document->root()) == *written);
    const auto children = document->root().children();
    RC_ASSERT(children.size() == texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
        RC_ASSERT(children[i].text() == texts[i]);
        RC_ASSERT(children[i].attribute("urn:a", "x") == texts[i]);
        RC_ASSERT(children[i].attribute("", "y") == texts[i] + "ñ");
    }
}

}  // namespace
}  // namespace comity::format
