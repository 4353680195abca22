// SPDX-License-Identifier: EUPL-1.2
#include "channel/ebms/part.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace comity::channel {

namespace {

constexpr std::string_view gzip = "application/gzip";

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

int hex_digit(char c) {
    if (is_digit(c)) return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/// RFC 6838 section 4.2: restricted-name.
bool is_media_name(std::string_view name) {
    constexpr std::string_view marks = "!#$&-^_.+";
    return !name.empty() && name.size() <= 127 && (is_letter(name[0]) || is_digit(name[0])) &&
           std::ranges::all_of(name,
                               [&](char c) { return is_letter(c) || is_digit(c) || marks.find(c) != marks.npos; });
}

bool is_media_type(std::string_view text) {
    const auto slash = text.find('/');
    return slash != text.npos && is_media_name(text.substr(0, slash)) && is_media_name(text.substr(slash + 1));
}

/// A name that looks registered: [A-Za-z][A-Za-z0-9._:-]*
bool is_character_set(std::string_view text) {
    constexpr std::string_view marks = "._:-";
    return !text.empty() && is_letter(text[0]) && std::ranges::all_of(text, [&](char c) {
        return is_letter(c) || is_digit(c) || marks.find(c) != marks.npos;
    });
}

}  // namespace

std::optional<std::string> content_id_of(std::string_view uri) {
    // RFC 3986 section 3.1: schemes are case-insensitive.
    if (uri.size() < 5 || (uri[0] | 0x20) != 'c' || (uri[1] | 0x20) != 'i' || (uri[2] | 0x20) != 'd' || uri[3] != ':') {
        return std::nullopt;
    }
    uri.remove_prefix(4);
    std::string id;
    for (std::size_t i = 0; i < uri.size(); ++i) {
        char c = uri[i];
        if (c == '%') {
            const int high = i + 1 < uri.size() ? hex_digit(uri[i + 1]) : -1;
            const int low = i + 2 < uri.size() ? hex_digit(uri[i + 2]) : -1;
            if (high < 0 || low < 0) return std::nullopt;
            c = static_cast<char>(high * 16 + low);
            i += 2;
        }
        if (c <= ' ' || c >= 0x7f || c == '<' || c == '>' || c == '%') return std::nullopt;
        id += c;
    }
    return id;
}

EbmsResult<std::vector<PartDescription>> read_parts(const UserMessage& message, bool compression_allowed) {
    std::vector<PartDescription> parts;
    std::set<std::string> seen;
    for (const PartInfo& info : message.parts) {
        PartDescription part;
        auto id = content_id_of(info.href);
        if (!id) return refuse(EbmsCode::external_payload_error, "a PartInfo names no part of the message");
        if (!seen.insert(*id).second) return refuse(EbmsCode::mime_inconsistency, "two PartInfo name one part");
        part.content_id = *std::move(id);
        for (const MessageProperty& property : info.properties) {
            if (property.name == "MimeType") {
                if (!is_media_type(property.value)) {
                    return refuse(EbmsCode::value_inconsistent, "a MimeType is no media type");
                }
                part.mime_type = property.value;
            } else if (property.name == "CharacterSet") {
                if (!is_character_set(property.value)) {
                    return refuse(EbmsCode::value_inconsistent, "a CharacterSet is no name of one");
                }
                part.character_set = property.value;
            } else if (property.name == "CompressionType") {
                if (property.value != gzip) {
                    return refuse(EbmsCode::value_inconsistent, "a CompressionType is not application/gzip");
                }
                part.compressed = true;
            } else {
                part.others.push_back(property);
            }
        }
        if (part.compressed && part.mime_type.empty()) {
            return refuse(EbmsCode::value_inconsistent, "a compressed part has no MimeType");
        }
        if (part.compressed && !compression_allowed) {
            return refuse(EbmsCode::value_inconsistent, "a part is compressed, which the P-Mode does not have");
        }
        parts.push_back(std::move(part));
    }
    return parts;
}

PartInfo part_info(const PartDescription& part) {
    PartInfo info{.href = "cid:" + part.content_id, .properties = {}};
    if (!part.mime_type.empty()) info.properties.push_back({"MimeType", part.mime_type, ""});
    if (!part.character_set.empty()) info.properties.push_back({"CharacterSet", part.character_set, ""});
    if (part.compressed) info.properties.push_back({"CompressionType", std::string(gzip), ""});
    info.properties.insert(info.properties.end(), part.others.begin(), part.others.end());
    return info;
}

}  // namespace comity::channel
