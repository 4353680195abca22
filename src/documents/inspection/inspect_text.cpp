// SPDX-License-Identifier: EUPL-1.2
// Pages, drawings and XML: what in them runs or fetches.
#include <algorithm>
#include <array>

#include "documents/inspection/looking.h"
#include "documents/inspection/octet_reading.h"
#include "format/xml.h"

namespace comity::documents {

namespace {

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '/' || c == '"' || c == '\'';
}

/// The name of an attribute that holds a script within a tag: "onload". `tag` in lower case.
std::string_view handler_in(std::string_view tag) {
    for (std::size_t at = tag.find("on"); at != std::string_view::npos; at = tag.find("on", at + 2)) {
        if (at == 0 || !is_blank(tag[at - 1])) continue;
        std::size_t end = at + 2;
        while (end < tag.size() && tag[end] >= 'a' && tag[end] <= 'z') ++end;
        const std::string_view name = tag.substr(at, end - at);
        while (end < tag.size() && is_blank(tag[end])) ++end;
        if (name.size() > 3 && end < tag.size() && tag[end] == '=') return name;
    }
    return {};
}

/// Where the tag that begins there ends: not within a value in quotes.
std::size_t tag_end(std::string_view text, std::size_t at) {
    char before = ' ';
    for (; at < text.size() && text[at] != '>'; ++at) {
        const char c = text[at];
        if ((c == '"' || c == '\'') && before == '=') {
            at = text.find(c, at + 1);
            if (at == std::string_view::npos) return text.size();
        }
        if (c != ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f') before = c;
    }
    return at;
}

/// A sentence may have "on =" as well: only tags are looked at.
std::string_view first_handler(std::string_view text) {
    for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at)) {
        const std::size_t end = tag_end(text, at);
        if (const std::string_view name = handler_in(text.substr(at, end - at)); !name.empty()) return name;
        at = end;
    }
    return {};
}

/// Whether a word stands there, and not the beginning of a longer name: "<form", not "<format".
bool has_mark(std::string_view text, std::string_view mark) {
    constexpr std::string_view of_names = "abcdefghijklmnopqrstuvwxyz0123456789-_.";
    for (std::size_t at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at + 1)) {
        const std::size_t end = at + mark.size();
        if (mark.ends_with(':') || end == text.size() || of_names.find(text[end]) == std::string_view::npos)
            return true;
    }
    return false;
}

void look_at_page(Looking& looking, std::string_view content, const std::string& where) {
    const std::string text = lower(content);
    constexpr std::array<std::string_view, 4> runs{"<script", "javascript:", "vbscript:", ":script"};
    for (const std::string_view word : runs)
        if (has_mark(text, word)) looking.found("script", where, word);
    if (const std::string_view name = first_handler(text); !name.empty()) looking.found("script", where, name);
    constexpr std::array<std::string_view, 5> objects{"<object", "<embed", "<applet", "<iframe", "<foreignobject"};
    for (const std::string_view word : objects)
        if (has_mark(text, word)) looking.found("active-object", where, word);
    if (has_mark(text, "<form") && text.find("action") != std::string::npos) looking.found("sends", where, "<form");
}

}  // namespace

void look_into_text(Looking& looking, Octets file, std::string_view type, const std::string& where) {
    const std::string_view text = as_text(file);
    if (type == "html" || type == "svg" || type == "xml") look_at_page(looking, text, where);
    if (type == "svg" || type == "xml") {
        const bool declared = text.find("<!DOCTYPE") != std::string_view::npos;
        if (text.find("<!ENTITY") != std::string_view::npos) looking.found("entities", where);
        // Without its declaration XML is read strictly; what has one is not read here at all.
        if (!declared && text.size() <= format::part_xml_limits.octets)
            if (const auto read = format::read_xml(text, format::part_xml_limits);
                !read && read.error().kind != ErrorKind::limit)
                looking.found("broken", where, read.error().message);
        if (type == "xml" && text.find("<?xml-stylesheet") != std::string_view::npos)
            looking.found("external", where, "xml-stylesheet");
    }
}

}  // namespace comity::documents
