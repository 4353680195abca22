// SPDX-License-Identifier: EUPL-1.2
// XML from outside. What is accepted keeps the limits, and its canonical form reads back to the same canonical form,
// with and without processing instructions.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "format/xml.h"

namespace {

using namespace comity::format;

void require(bool condition) {
    if (!condition) std::abort();
}

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
    wider.octets *= 8;
    const auto again = read_xml(*first, wider, "canonical");
    require(again.has_value() && canonical(*again).value() == *first);
    require(canonical(again->root()).value() == canonical(document->root()).value());
    require(again->root().text() == document->root().text());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    check(text, message_xml_limits);
    check(text, part_xml_limits);
    return 0;
}
