// SPDX-License-Identifier: EUPL-1.2
#include "channel/anchor/log_anchor.h"

#include <fmt/format.h>

#include "format/base64.h"
#include "record/witness.h"

namespace comity::channel {

namespace {

tl::unexpected<Error> wrong(const format::XmlElement& at, std::string message) {
    return fail(ErrorKind::invalid, std::move(message), {{}, at.line()},
                "la:LogAnchor has la:AddCheckpoint and la:Cosignatures, each at most once");
}

void write_checkpoint(format::XmlWriter& xml, const LogAnchor& anchor) {
    if (anchor.add_checkpoint) xml.element("la:AddCheckpoint", {}, format::base64(octets(*anchor.add_checkpoint)));
}

void write_answer(format::XmlWriter& xml, const LogAnchor& anchor) {
    if (!anchor.cosignatures) return;
    xml.element("la:Cosignatures", {{"status", std::to_string(anchor.cosignatures->status)}},
                format::base64(octets(anchor.cosignatures->body)));
}

/// xsd:base64Binary may be broken by white space.
std::string content_of(const format::XmlElement& element) {
    std::string text = element.text();
    std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; });
    auto octets = format::from_base64(text);
    return octets && octets->size() <= max_anchor_octets ? *std::move(octets) : std::string();
}

std::optional<int> status_of(std::string_view text) {
    using enum record::WitnessStatus;
    for (const auto status : {cosigned, old_size_too_large, not_signed, unknown_origin, other_old_size, inconsistent}) {
        if (std::to_string(static_cast<int>(status)) == text) return static_cast<int>(status);
    }
    return std::nullopt;
}

}  // namespace

void write_log_anchor(format::XmlWriter& xml, std::string_view id, const LogAnchor& anchor, AnchorPlace place) {
    xml.element("la:LogAnchor", {{"wsu:Id", std::string(id)}}, [&] {
        if (place == AnchorPlace::receipt) write_answer(xml, anchor);
        write_checkpoint(xml, anchor);
        if (place == AnchorPlace::user_message) write_answer(xml, anchor);
    });
}

Result<LogAnchor> read_log_anchor(const format::XmlElement& block) {
    if (!block.is(anchor_space, "LogAnchor")) return wrong(block, "the block is no la:LogAnchor");
    if (block.has_text()) return wrong(block, "la:LogAnchor has text of its own");
    LogAnchor anchor;
    for (const format::XmlElement& child : block.children()) {
        if (child.has_children()) return wrong(child, "an element within the content of la:LogAnchor");
        const auto attributes = child.attributes();
        if (child.is(anchor_space, "AddCheckpoint") && !anchor.add_checkpoint) {
            if (!attributes.empty()) return wrong(child, "la:AddCheckpoint has an attribute");
            anchor.add_checkpoint = content_of(child);
        } else if (child.is(anchor_space, "Cosignatures") && !anchor.cosignatures) {
            const auto status = status_of(child.attribute({}, "status").value_or(""));
            if (!status || attributes.size() != 1)
                return wrong(child, "la:Cosignatures without a status of tlog-witness");
            anchor.cosignatures = WitnessAnswer{*status, content_of(child)};
        } else {
            return wrong(child, fmt::format("la:LogAnchor has '{}' once too often", child.name().substr(0, 80)));
        }
    }
    return anchor;
}

std::optional<std::string_view> anchor_fault(bool anchor_on, std::size_t blocks) {
    if (!anchor_on && blocks > 0) return "EBMS:0103";
    if (anchor_on && blocks != 1) return "EBMS:0009";
    return std::nullopt;
}

}  // namespace comity::channel
