// SPDX-License-Identifier: EUPL-1.2
// The header block la:LogAnchor: what is read is written so that it reads the same, and is within its limits.
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "channel/anchor/log_anchor.h"
#include "require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace comity;
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const auto document = format::read_xml(input);
    if (!document) return 0;
    const auto anchor = channel::read_log_anchor(document->root());
    if (!anchor) return 0;
    require(!anchor->add_checkpoint || anchor->add_checkpoint->size() <= channel::max_anchor_octets);
    constexpr std::array<format::XmlPrefix, 2> prefixes{{{"la", channel::anchor_space}, {"wsu", "urn:wsu"}}};
    for (const auto place : {channel::AnchorPlace::user_message, channel::AnchorPlace::receipt}) {
        format::XmlWriter xml(prefixes);
        channel::write_log_anchor(xml, "_anchor-1", *anchor, place);
        const auto again = format::read_xml(std::move(xml).finish().value());
        require(again && channel::read_log_anchor(again->root()).value() == *anchor);
    }
    return 0;
}
