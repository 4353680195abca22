// SPDX-License-Identifier: EUPL-1.2
#include "channel/ebms/header_reader.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "channel/ebms/schema.h"
#include "channel/ebms/timestamp.h"
#include "channel/ebms/unit_reader.h"

namespace comity::channel {

using format::XmlElement;

bool is_message_id(std::string_view text) {
    const auto at = text.find('@');
    return text.size() <= max_message_id && at != text.npos && at > 0 && at + 1 < text.size() &&
           text.find('@', at + 1) == text.npos &&
           std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7f && c != '<' && c != '>'; });
}

bool is_party_id(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= ' ' && c < 0x7f; });
}

EbmsResult<MessageInfo> read_message_info(const XmlElement& element) {
    TRY(content, Content::of(element, ns::eb, {}));
    MessageInfo info;
    TRY(timestamp, content.one("Timestamp"));
    TRY(stated, simple_text(timestamp));
    TRY(instant, read_timestamp(stated));
    info.timestamp = instant;
    TRY(id, content.one("MessageId"));
    TRY(message_id, simple_text(id));
    if (!is_message_id(message_id)) return refuse(EbmsCode::invalid_header, "MessageId is no msg-id");
    info.message_id = std::move(message_id);
    if (const auto ref = content.maybe("RefToMessageId")) {
        TRY(ref_to, simple_text(*ref));
        if (!is_message_id(ref_to)) return refuse(EbmsCode::invalid_header, "RefToMessageId is no msg-id");
        info.ref_to_message_id = std::move(ref_to);
    }
    TRY_VOID(content.end());
    return info;
}

EbmsResult<Messaging> read_messaging(const XmlElement& messaging) {
    if (messaging.has_text()) return refuse(EbmsCode::invalid_header, "text stands within Messaging");
    const auto units = messaging.children();
    if (units.empty()) return refuse(EbmsCode::invalid_header, "Messaging holds no message unit");
    for (const XmlElement& unit : units) {
        if (!unit.is(ns::eb, "UserMessage") && !unit.is(ns::eb, "SignalMessage")) {
            return refuse(EbmsCode::invalid_header, "Messaging holds what is no message unit");
        }
    }
    if (units.size() > 1) {
        return refuse(EbmsCode::feature_not_supported, fmt::format("{} message units in one message", units.size()));
    }
    if (units[0].name() == "UserMessage") {
        TRY(message, read_user_message(units[0]));
        return Messaging(std::move(message));
    }
    TRY(signal, read_signal_message(units[0]));
    return Messaging(std::move(signal));
}

namespace {

constexpr EbmsCode structure = EbmsCode::bad_fragment_structure;

template <class Number>
EbmsResult<Number> number_of(const XmlElement& element) {
    TRY(text, simple_text(element, {}, Empty::refused, structure));
    Number number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc() || end != text.data() + text.size()) {
        return refuse(structure, fmt::format("{} is no number", element.name()));
    }
    return number;
}

EbmsResult<std::string> text_of(Content& content, std::string_view name, Empty empty = Empty::refused) {
    const auto element = content.maybe(name);
    if (!element) return std::string();
    return simple_text(*element, {}, empty, structure);
}

EbmsResult<MessageFragment::MimeHeader> read_mime_header(const XmlElement& element) {
    TRY(content, Content::of(element, ns::mf, {}, structure));
    MessageFragment::MimeHeader header;
    const auto take = [&](std::string_view name, std::string& into, bool needed) -> EbmsResult<void> {
        TRY(text, text_of(content, name));
        if (needed && text.empty()) return refuse(structure, fmt::format("MessageHeader has no {}", name));
        into = std::move(text);
        return {};
    };
    TRY_VOID(take("Content-Type", header.content_type, true));
    TRY_VOID(take("Boundary", header.boundary, true));
    TRY_VOID(take("Type", header.type, true));
    TRY_VOID(take("Start", header.start, true));
    TRY_VOID(take("StartInfo", header.start_info, false));
    TRY_VOID(take("Content-Description", header.content_description, false));
    TRY_VOID(content.end());
    return header;
}

/// The attributes of the header block itself are those of SOAP and WS-Security.
EbmsResult<void> check_block_attributes(const XmlElement& fragment) {
    for (const format::XmlAttribute& attribute : fragment.attributes()) {
        if (attribute.name.space.empty() && attribute.name.local != "href") {
            return refuse(structure, "MessageFragment has an attribute that is not known");
        }
    }
    return {};
}

}  // namespace

EbmsResult<MessageFragment> read_fragment(const XmlElement& element) {
    TRY_VOID(check_block_attributes(element));
    TRY(content, Content::within(element, ns::mf, structure));
    MessageFragment fragment;
    TRY(href, optional_attribute(element, "href", structure));
    if (href.empty()) return refuse(structure, "MessageFragment names no part");
    fragment.href = std::move(href);
    TRY(group, content.one("GroupId"));
    TRY(group_id, simple_text(group, {}, Empty::refused, structure));
    fragment.group_id = std::move(group_id);
    if (const auto size = content.maybe("MessageSize")) {
        TRY(number, number_of<std::uint64_t>(*size));
        fragment.message_size = number;
    }
    TRY(count, content.one("FragmentCount"));
    TRY(fragment_count, number_of<std::uint32_t>(count));
    TRY(num, content.one("FragmentNum"));
    TRY(fragment_num, number_of<std::uint32_t>(num));
    if (fragment_num == 0 || fragment_num > fragment_count) {
        return refuse(EbmsCode::bad_fragment_num, "FragmentNum is not one of FragmentCount");
    }
    fragment.fragment_count = fragment_count;
    fragment.fragment_num = fragment_num;
    if (const auto header = content.maybe("MessageHeader")) {
        TRY(mime, read_mime_header(*header));
        fragment.message_header = std::move(mime);
    }
    TRY(action, text_of(content, "Action", Empty::allowed));
    fragment.action = std::move(action);
    TRY(algorithm, text_of(content, "CompressionAlgorithm"));
    const auto compressed = content.maybe("CompressedMessageSize");
    if (algorithm.empty() != !compressed) {
        return refuse(structure, "CompressionAlgorithm and CompressedMessageSize stand only together");
    }
    if (compressed) {
        TRY(size, number_of<std::uint64_t>(*compressed));
        fragment.compression = MessageFragment::Compression{std::move(algorithm), size};
    }
    TRY_VOID(content.end());
    return fragment;
}

}  // namespace comity::channel
