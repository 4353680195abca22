// SPDX-License-Identifier: EUPL-1.2
// XML from outside. What is accepted keeps the limits, and its canonical form reads back to the same canonical form,
// with and without processing instructions.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "format/xml.h"
#include "require.h"

namespace {

using namespace comity::format;

void check(const XmlElement& element, int depth, const XmlLimits& limits) {
    require(depth <= limits.depth);
    require(element.name().size() <= limits.attribute && element.space().size() <= limits.attribute);
    for (const XmlAttribute& attribute : element.attributes()) {
        require(attribute.value.size() <= limits.attribute);
        require(element.attribute(attribute.name.space, attribute.name.local) == attribute.value);
    }
    for (const XmlElement& child : element.children()) {
        require(child.parent() == element);
        check(child, depth + 1, limits);
    }
}

/// A part of a document, taken out in its canonical form, is what it was within.
void check_apart(const XmlElement& element, const XmlLimits& limits) {
    const std::vector<std::string> prefixes{"#default", "p", "S12"};
    const auto alone = canonical(element);
    const auto with_prefixes = canonical(element, prefixes);
    require(alone.has_value() == with_prefixes.has_value());
    if (!alone) return;
    const auto read = read_xml(*alone, limits);
    require(read.has_value() && canonical(read->root()).value() == *alone);
    require(read->root().text() == element.text() && read->root().attributes().size() == element.attributes().size());
    const auto read_with = read_xml(*with_prefixes, limits);
    require(read_with.has_value() && canonical(read_with->root()).value() == *alone);
}

void check(std::string_view text, const XmlLimits& limits) {
    const auto document = read_xml(text, limits, "input");
    if (!document) {
        require(!document.error().message.empty());
        return;
    }
    check(document->root(), 1, limits);
    const auto first = canonical(*document);
    if (!first) return;
    XmlLimits wider = limits;
    // References become longer, and an element taken out declares its namespaces itself.
    wider.octets *= 8;
    wider.attributes *= 2;
    wider.nodes *= 2;
    const auto again = read_xml(*first, wider, "canonical");
    require(again.has_value() && canonical(*again).value() == *first);
    require(canonical(again->root()).value() == canonical(document->root()).value());
    require(again->root().text() == document->root().text());
    const auto children = document->root().children();
    for (std::size_t i = 0; i < children.size() && i < 4; ++i) check_apart(children[i], wider);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    check(text, message_xml_limits);
    check(text, part_xml_limits);
    return 0;
}
