// SPDX-License-Identifier: EUPL-1.2
#include "channel/delivery/handover.h"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

namespace comity::channel {
namespace {

constexpr std::array<std::pair<EventKind, std::string_view>, 7> event_names{{
    {EventKind::spooled, "spooled"},
    {EventKind::waiting_retry, "waiting_retry"},
    {EventKind::receipted, "receipted"},
    {EventKind::refused, "refused"},
    {EventKind::unproven, "unproven"},
    {EventKind::cancelled, "cancelled"},
    {EventKind::alarm, "alarm"},
}};

// Visible ASCII: header fields and XML take it everywhere alike.
bool is_word(std::string_view text, std::size_t most) {
    return !text.empty() && text.size() <= most &&
           std::ranges::all_of(text, [](char c) { return c > ' ' && c < '\x7f'; });
}

tl::unexpected<Error> wrong(std::string_view field, std::string_view wanted) {
    return fail(ErrorKind::invalid, fmt::format("{} is not {}", field, wanted), {},
                "docs/formats/access-point.md says what stands there");
}

Result<void> check_words(std::initializer_list<std::pair<std::string_view, std::string_view>> words) {
    for (const auto& [field, text] : words) {
        if (!is_word(text, max_name_octets)) return wrong(field, "1 to 128 visible ASCII characters");
    }
    return {};
}

Result<void> check_properties(const std::vector<Property>& properties) {
    if (properties.size() > max_handed_properties)
        return fail(ErrorKind::limit, fmt::format("properties are more than {}", max_handed_properties));
    for (const auto& property : properties) {
        if (!is_word(property.name, max_name_octets)) return wrong("properties/name", "a name");
        if (!property.type.empty() && !is_word(property.type, max_name_octets))
            return wrong("properties/type", "a type");
        if (property.value.size() > max_property_octets)
            return fail(ErrorKind::limit,
                        fmt::format("property {} is over {} octets", property.name, max_property_octets));
    }
    return {};
}

// "out/a" has one folder and a token, "in/a/b" two.
bool is_path_in(std::string_view folder, std::size_t depth, std::string_view path) {
    if (!path.starts_with(folder) || path.size() <= folder.size() || path[folder.size()] != '/') return false;
    path.remove_prefix(folder.size() + 1);
    std::size_t tokens = 0;
    while (true) {
        const std::size_t slash = path.find('/');
        if (!is_token(path.substr(0, slash))) return false;
        ++tokens;
        if (slash == std::string_view::npos) return tokens == depth;
        path.remove_prefix(slash + 1);
    }
}

Result<void> check_content(std::string_view field, const std::string& content) {
    if (content.size() <= max_handed_content) return {};
    return fail(ErrorKind::limit, fmt::format("{} is over {} octets", field, max_handed_content), {},
                "hand it over in a file");
}

Result<void> check_parts(const std::vector<HandedPart>& parts, std::string_view folder, std::size_t depth) {
    if (parts.size() > max_handed_parts)
        return fail(ErrorKind::limit, fmt::format("parts are more than {}", max_handed_parts));
    std::set<std::string_view> names;
    for (const auto& part : parts) {
        if (part.content ? !part.file.empty() : !is_path_in(folder, depth, part.file))
            return wrong("parts/file", "a path in the exchange folder");
        if (!is_token(part.name)) return wrong("parts/name", "a token of A–Z a–z 0–9 . _ -");
        if (!names.insert(part.name).second)
            return fail(ErrorKind::invalid, fmt::format("two parts are named {}", part.name), {},
                        "give each part a name of its own");
        if (!is_word(part.mime, max_name_octets) || part.mime.find('/') == std::string::npos)
            return wrong("parts/mime", "a media type");
        if (!part.charset.empty() && !is_word(part.charset, max_name_octets))
            return wrong("parts/charset", "a character set");
    }
    return {};
}

}  // namespace

std::string_view name_of(EventKind kind) {
    return std::ranges::find(event_names, kind, &std::pair<EventKind, std::string_view>::first)->second;
}

std::optional<EventKind> event_kind_of(std::string_view name) {
    const auto found = std::ranges::find(event_names, name, &std::pair<EventKind, std::string_view>::second);
    return found == event_names.end() ? std::nullopt : std::optional(found->first);
}

bool is_token(std::string_view text) {
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
               c == '-';
    };
    return !text.empty() && text.size() <= max_name_octets && text != "." && text != ".." &&
           std::ranges::all_of(text, allowed);
}

Result<void> check(const OutgoingOrder& order) {
    if (!is_token(order.id)) return wrong("id", "a token of A–Z a–z 0–9 . _ -");
    TRY_VOID(
        check_words({{"recipient", order.recipient}, {"action", order.action}, {"conversation", order.conversation}}));
    if (!order.service.empty()) TRY_VOID(check_words({{"service", order.service}}));
    if (!order.ref_to_message_id.empty() && !is_word(order.ref_to_message_id, max_message_id_octets))
        return wrong("ref_to_message_id", "a message id");
    TRY_VOID(check_properties(order.properties));
    for (const auto& part : order.parts) {
        if (part.content) return wrong("parts/content", "for an order: its octets lie in a file");
    }
    return check_parts(order.parts, "out", 1);
}

Result<void> check(const Delivery& delivery) {
    if (!is_word(delivery.message_id, max_message_id_octets)) return wrong("message_id", "a message id");
    if (!delivery.ref_to_message_id.empty() && !is_word(delivery.ref_to_message_id, max_message_id_octets))
        return wrong("ref_to_message_id", "a message id");
    TRY_VOID(check_words({{"signer", delivery.signer}, {"service", delivery.service}, {"action", delivery.action}}));
    TRY_VOID(check_properties(delivery.properties));
    TRY_VOID(check_parts(delivery.parts, "in", 2));
    for (const auto& part : delivery.parts) {
        if (!part.sha256 || !part.size) return wrong("parts/sha256 and parts/size", "there");
        if (part.content) TRY_VOID(check_content("parts/content", *part.content));
        if (part.content && part.content->size() != *part.size) return wrong("parts/size", "that of the content");
    }
    if (!delivery.header.empty() && delivery.header_file.empty()) return check_content("header", delivery.header);
    if (!delivery.header.empty() || !is_path_in("in", 2, delivery.header_file))
        return wrong("header_file", "a path in the exchange folder");
    return {};
}

}  // namespace comity::channel
