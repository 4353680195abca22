// SPDX-License-Identifier: EUPL-1.2
#include "format/xml_writer.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "format/utf8.h"

namespace comity::format {

namespace {

/// XML 1.0 production 2. U+FFFE and U+FFFF are EF BF BE and EF BF BF.
bool is_xml_text(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto octet = static_cast<unsigned char>(text[i]);
        if (octet < 0x20 && octet != '\t' && octet != '\n' && octet != '\r') return false;
        if (octet == 0xef && text.substr(i + 1, 1) == "\xbf" && i + 2 < text.size() &&
            static_cast<unsigned char>(text[i + 2]) >= 0xbe) {
            return false;
        }
    }
    return is_utf8(text);
}

/// Our own names are ASCII.
bool is_name(std::string_view name) {
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
    return !name.empty() && letter(name.front()) && std::ranges::all_of(name, [&](char c) {
        return letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
    });
}

std::pair<std::string_view, std::string_view> split(std::string_view name) {
    const auto colon = name.find(':');
    if (colon == name.npos) return {{}, name};
    return {name.substr(0, colon), name.substr(colon + 1)};
}

// Canonical XML 1.0 section 2.3: what is escaped in text and in attributes.
void append_text(std::string& out, std::string_view text) {
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '\r':
                out += "&#xD;";
                break;
            default:
                out += c;
        }
    }
}

void append_value(std::string& out, std::string_view value) {
    for (const char c : value) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\t':
                out += "&#x9;";
                break;
            case '\n':
                out += "&#xA;";
                break;
            case '\r':
                out += "&#xD;";
                break;
            default:
                out += c;
        }
    }
}

}  // namespace

void XmlWriter::refuse(std::string message) {
    if (fault_.empty()) fault_ = std::move(message);
}

// Nullopt after a fault; both empty where the name has no prefix.
std::optional<XmlPrefix> XmlWriter::prefix_of(std::string_view name) {
    const auto [prefix, local] = split(name);
    if (!is_name(local)) {
        refuse(fmt::format("'{}' is no name of an element or attribute", name));
        return std::nullopt;
    }
    if (prefix.empty()) return XmlPrefix{};
    if (prefix == "xml") return XmlPrefix{"xml", xml_space};
    const auto found = std::ranges::find(prefixes_, prefix, &XmlPrefix::prefix);
    if (found == prefixes_.end()) {
        refuse(fmt::format("the prefix of '{}' stands for no namespace", name));
        return std::nullopt;
    }
    return *found;
}

void XmlWriter::open(std::string_view name, Attributes attributes) {
    path_.push_back({std::string(name), declared_.size()});
    std::vector<XmlPrefix> fresh;
    const auto use = [&](const XmlPrefix& used) {
        if (used.prefix.empty() || used.prefix == "xml" || std::ranges::find(declared_, used.prefix) != declared_.end())
            return;
        fresh.push_back(used);
        declared_.push_back(used.prefix);
    };
    struct Attribute {
        std::string_view space, local, name, value;
        auto order() const { return std::tie(space, local); }
    };
    std::vector<Attribute> sorted;
    if (const auto prefix = prefix_of(name)) use(*prefix);
    for (const auto& attribute : attributes) {
        if (!attribute.value) continue;
        const auto prefix = prefix_of(attribute.name);
        if (!prefix) continue;
        use(*prefix);
        if (!is_xml_text(*attribute.value)) {
            refuse(fmt::format("the value of the attribute {} of {} holds what XML cannot", attribute.name, name));
        }
        sorted.push_back({prefix->space, split(attribute.name).second, attribute.name, *attribute.value});
    }
    // Canonical XML 1.0 section 2.2: namespaces by prefix, then attributes by namespace and local name.
    std::ranges::sort(fresh, {}, &XmlPrefix::prefix);
    std::ranges::sort(sorted, {}, &Attribute::order);
    if (std::ranges::adjacent_find(sorted, {}, &Attribute::order) != sorted.end()) {
        refuse(fmt::format("an attribute of {} is given twice", name));
    }
    out_ += '<';
    out_ += name;
    for (const auto& [prefix, space] : fresh) {
        out_.append(" xmlns:").append(prefix).append("=\"");
        append_value(out_, space);
        out_ += '"';
    }
    for (const auto& attribute : sorted) {
        out_.append(" ").append(attribute.name).append("=\"");
        append_value(out_, attribute.value);
        out_ += '"';
    }
    out_ += '>';
}

void XmlWriter::close() {
    out_.append("</").append(path_.back().name).append(">");
    declared_.resize(path_.back().declared);
    path_.pop_back();
}

void XmlWriter::element(std::string_view name, Attributes attributes, std::string_view content) {
    open(name, attributes);
    text(content);
    close();
}

void XmlWriter::element(std::string_view name, Attributes attributes) {
    open(name, attributes);
    close();
}

void XmlWriter::text(std::string_view text) {
    if (!is_xml_text(text)) {
        refuse(fmt::format("the text of {} holds what XML cannot", path_.empty() ? "the document" : path_.back().name));
        return;
    }
    append_text(out_, text);
}

void XmlWriter::raw(std::string_view xml) {
    out_ += xml;
}

Result<std::string> XmlWriter::finish() && {
    if (!fault_.empty()) return fail(ErrorKind::invalid, std::move(fault_), {}, "leave out what XML cannot hold");
    return std::move(out_);
}

}  // namespace comity::format
