// SPDX-License-Identifier: EUPL-1.2
#include "verify/proofs/xml.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

namespace comity::verify {

namespace {

constexpr std::string_view xml_space = "http://www.w3.org/XML/1998/namespace";
constexpr std::string_view xmlns_space = "http://www.w3.org/2000/xmlns/";
constexpr std::string_view blanks = " \t\r\n";

bool is_blank(char c) {
    return blanks.find(c) != blanks.npos;
}

bool begins_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool continues_name(char c) {
    return begins_name(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

/// XML 1.0 production 2.
bool is_character(std::uint32_t code) {
    if (code < 0x20) return code == '\t' || code == '\n' || code == '\r';
    return code <= 0xD7FF || (code >= 0xE000 && code <= 0xFFFD) || (code >= 0x10000 && code <= 0x10FFFF);
}

/// The shortest form only (RFC 3629). Nothing where the octets are no character of XML.
std::optional<std::size_t> character_octets(std::string_view text) {
    const auto octet = [&](std::size_t i) {
        return i < text.size() ? static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])) : 0U;
    };
    const std::uint32_t first = octet(0);
    if (first < 0x80) return is_character(first) ? std::optional<std::size_t>(1) : std::nullopt;
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    constexpr std::array<std::uint32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
    if (first < 0xC2 || first > 0xF4) return std::nullopt;
    std::uint32_t code = first & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((octet(i) & 0xC0U) != 0x80U) return std::nullopt;
        code = code << 6 | (octet(i) & 0x3FU);
    }
    return code >= least[length] && is_character(code) ? std::optional(length) : std::nullopt;
}

void append_character(std::string& text, std::uint32_t code) {
    if (code < 0x80) {
        text += static_cast<char>(code);
        return;
    }
    const int more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    constexpr std::array<std::uint32_t, 4> lead{0, 0xC0, 0xE0, 0xF0};
    text += static_cast<char>(lead[static_cast<std::size_t>(more)] | code >> (6 * more));
    for (int i = more - 1; i >= 0; --i) text += static_cast<char>(0x80U | ((code >> (6 * i)) & 0x3FU));
}

struct QualifiedName {
    std::string prefix;
    std::string name;

    friend bool operator==(const QualifiedName&, const QualifiedName&) = default;
};

class XmlReader {
   public:
    explicit XmlReader(std::string_view text) : text_(text) {}

    Outcome<std::unique_ptr<XmlElement>> document() {
        if (text_.size() > max_xml_octets) return wrong("it is longer than 4 MiB");
        if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
        for (std::size_t i = at_; i < text_.size();) {
            const auto length = character_octets(text_.substr(i));
            at_ = length ? at_ : i;
            if (!length) return here("an octet that is no character of XML in UTF-8");
            i += *length;
        }
        if (auto declared = declaration(); !declared) return tl::unexpected(declared.error());
        if (auto before = beside_root(); !before) return tl::unexpected(before.error());
        if (!next_is("<")) return here("there is no element");
        auto root = element(nullptr, 1);
        if (!root) return root;
        if (auto behind = beside_root(); !behind) return tl::unexpected(behind.error());
        if (at_ != text_.size()) return here("there is more behind the document's element");
        return root;
    }

   private:
    tl::unexpected<std::string> here(const std::string& what) const {
        const auto line = std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(at_), '\n') + 1;
        return wrong("line " + std::to_string(line) + ": " + what);
    }

    bool next_is(std::string_view what) const { return text_.substr(at_).starts_with(what); }
    bool take(std::string_view what) {
        if (!next_is(what)) return false;
        at_ += what.size();
        return true;
    }
    bool take_blanks() {
        const std::size_t before = at_;
        while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
        return at_ > before;
    }

    Outcome<void> declaration() {
        if (!next_is("<?xml") || text_.size() < at_ + 6 || !is_blank(text_[at_ + 5])) return {};
        const std::size_t end = text_.find("?>", at_);
        if (end == text_.npos) return here("the XML declaration does not end");
        const std::string_view declared = text_.substr(at_, end - at_);
        if (const std::size_t encoding = declared.find("encoding"); encoding != declared.npos) {
            const std::size_t begin = declared.find_first_of("\"'", encoding);
            const std::size_t stop = begin == declared.npos ? begin : declared.find(declared[begin], begin + 1);
            if (stop == declared.npos) return here("the XML declaration names no encoding");
            std::string name(declared.substr(begin + 1, stop - begin - 1));
            std::ranges::transform(name, name.begin(), [](char c) { return c >= 'a' && c <= 'z' ? c - 32 : c; });
            if (name != "UTF-8") return here("it is not in UTF-8");
        }
        at_ = end + 2;
        return {};
    }

    Outcome<void> beside_root() {
        while (true) {
            take_blanks();
            if (!next_is("<!--")) break;
            if (auto left_out = comment(); !left_out) return left_out;
        }
        if (next_is("<!")) return here("a document type, which no message has");
        if (next_is("<?")) return here("a processing instruction, which no message has");
        return {};
    }

    Outcome<void> comment() {
        const std::size_t end = text_.find("--", at_ + 4);
        if (end == text_.npos || text_.substr(end + 2, 1) != ">") return here("a comment does not end as one");
        at_ = end + 3;
        return {};
    }

    Outcome<std::string> plain_name() {
        const std::size_t begin = at_;
        if (at_ == text_.size() || !begins_name(text_[at_])) return here("a name is missing, or not in ASCII");
        while (at_ < text_.size() && continues_name(text_[at_])) ++at_;
        return std::string(text_.substr(begin, at_ - begin));
    }

    Outcome<QualifiedName> qualified_name() {
        auto first = plain_name();
        if (!first) return tl::unexpected(first.error());
        if (!take(":")) return QualifiedName{"", *std::move(first)};
        auto second = plain_name();
        if (!second) return tl::unexpected(second.error());
        return QualifiedName{*std::move(first), *std::move(second)};
    }

    /// Behind "&".
    Outcome<void> reference(std::string& into) {
        const std::size_t end = text_.find(';', at_);
        if (end == text_.npos || end - at_ > 10) return here("a reference does not end");
        const std::string_view name = text_.substr(at_, end - at_);
        constexpr std::array<std::pair<std::string_view, char>, 5> known{
            {{"lt", '<'}, {"gt", '>'}, {"amp", '&'}, {"quot", '"'}, {"apos", '\''}}};
        const auto found = std::ranges::find(known, name, &std::pair<std::string_view, char>::first);
        if (found != known.end()) {
            into += found->second;
        } else {
            const bool hexadecimal = name.starts_with("#x");
            if (!name.starts_with("#")) return here("an entity, which no message has");
            const std::string_view digits = name.substr(hexadecimal ? 2 : 1);
            std::uint32_t code = 0;
            const auto [stop, error] =
                std::from_chars(digits.data(), digits.data() + digits.size(), code, hexadecimal ? 16 : 10);
            if (error != std::errc{} || stop != digits.data() + digits.size() || !is_character(code)) {
                return here("a reference to what is no character");
            }
            append_character(into, code);
        }
        at_ = end + 1;
        return {};
    }

    /// Line ends as LF (XML 1.0 section 2.11).
    char take_character() {
        const char c = text_[at_++];
        if (c != '\r') return c;
        if (at_ < text_.size() && text_[at_] == '\n') ++at_;
        return '\n';
    }

    Outcome<std::string> attribute_value() {
        const char quote = at_ < text_.size() ? text_[at_] : ' ';
        if (quote != '"' && quote != '\'') return here("an attribute without quotes");
        ++at_;
        std::string value;
        while (at_ < text_.size() && text_[at_] != quote) {
            if (text_[at_] == '<') return here("'<' in an attribute");
            if (take("&")) {
                if (auto resolved = reference(value); !resolved) return tl::unexpected(resolved.error());
                continue;
            }
            const char c = take_character();
            value += c == '\t' || c == '\n' ? ' ' : c;
        }
        if (!take(std::string_view(&quote, 1))) return here("an attribute does not end");
        return value;
    }

    Outcome<void> attributes_of(XmlElement& element) {
        while (true) {
            const bool apart = take_blanks();
            if (next_is(">") || next_is("/>")) break;
            if (!apart) return here("attributes are not apart");
            if (element.attributes.size() + element.declared.size() == max_xml_attributes) {
                return here("an element with more than 64 attributes");
            }
            auto name = qualified_name();
            if (!name) return tl::unexpected(name.error());
            take_blanks();
            if (!take("=")) return here("an attribute without a value");
            take_blanks();
            auto value = attribute_value();
            if (!value) return tl::unexpected(value.error());
            const bool is_default = name->prefix.empty() && name->name == "xmlns";
            if (!is_default && name->prefix != "xmlns") {
                element.attributes.push_back({name->prefix, name->name, "", *std::move(value)});
                continue;
            }
            if (auto good = declare(element, is_default ? "" : name->name, *std::move(value)); !good) return good;
        }
        return bind(element);
    }

    Outcome<void> declare(XmlElement& element, const std::string& prefix, std::string space) {
        const bool of_xml = prefix == "xml" || space == xml_space;
        if (prefix == "xmlns" || space == xmlns_space || (of_xml && (prefix != "xml" || space != xml_space)) ||
            (!prefix.empty() && space.empty())) {
            return here("a namespace that cannot be declared so");
        }
        for (const auto& [other, unused] : element.declared) {
            if (other == prefix) return here("a namespace that is declared twice");
        }
        element.declared.emplace_back(prefix, std::move(space));
        return {};
    }

    Outcome<void> bind(XmlElement& element) {
        const auto space = element.space_of(element.prefix);
        if (!space) return here("the prefix '" + element.prefix + "' is not declared");
        element.space = *space;
        for (XmlAttribute& attribute : element.attributes) {
            if (attribute.prefix.empty()) continue;
            const auto of_prefix = element.space_of(attribute.prefix);
            if (!of_prefix) return here("the prefix '" + attribute.prefix + "' is not declared");
            attribute.space = *of_prefix;
        }
        for (std::size_t i = 0; i < element.attributes.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                const XmlAttribute &one = element.attributes[i], &other = element.attributes[j];
                if (one.name == other.name && one.space == other.space) return here("an attribute stands twice");
            }
        }
        return {};
    }

    Outcome<std::unique_ptr<XmlElement>> element(const XmlElement* parent, std::size_t depth) {
        if (depth > max_xml_depth) return here("elements within elements, more than 64");
        if (++elements_ > max_xml_elements) return here("more than 20,000 elements");
        take("<");
        auto name = qualified_name();
        if (!name) return tl::unexpected(name.error());
        auto made = std::make_unique<XmlElement>();
        made->prefix = name->prefix;
        made->name = name->name;
        made->parent = parent;
        if (auto bound = attributes_of(*made); !bound) return tl::unexpected(bound.error());
        if (take("/>")) return made;
        take(">");
        while (!next_is("</")) {
            if (auto read = content(*made, depth); !read) return tl::unexpected(read.error());
        }
        take("</");
        const auto end = qualified_name();
        if (!end) return tl::unexpected(end.error());
        if (*end != *name) return here("an end tag of another element");
        take_blanks();
        if (!take(">")) return here("an end tag does not end");
        return made;
    }

    Outcome<void> content(XmlElement& within, std::size_t depth) {
        if (at_ == text_.size()) return here("the document ends within an element");
        if (next_is("<!--")) return comment();
        if (take("<![CDATA[")) {
            const std::size_t end = text_.find("]]>", at_);
            if (end == text_.npos) return here("a CDATA section does not end");
            while (at_ < end) text_of(within) += take_character();
            at_ = end + 3;
            return {};
        }
        if (next_is("<!") || next_is("<?")) return beside_root();
        if (next_is("<")) {
            auto child = element(&within, depth + 1);
            if (!child) return tl::unexpected(child.error());
            within.content.push_back({*std::move(child), ""});
            return {};
        }
        if (next_is("]]>")) return here("']]>' in a text");
        if (take("&")) return reference(text_of(within));
        text_of(within) += take_character();
        return {};
    }

    static std::string& text_of(XmlElement& within) {
        if (within.content.empty() || within.content.back().element) within.content.emplace_back();
        return within.content.back().text;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t elements_ = 0;
};

}  // namespace

const std::string* XmlElement::attribute(std::string_view of_space, std::string_view of_name) const {
    for (const XmlAttribute& each : attributes) {
        if (each.space == of_space && each.name == of_name) return &each.value;
    }
    return nullptr;
}

std::vector<const XmlElement*> XmlElement::elements() const {
    std::vector<const XmlElement*> found;
    for (const XmlContent& each : content) {
        if (each.element) found.push_back(each.element.get());
    }
    return found;
}

std::vector<const XmlElement*> XmlElement::elements(std::string_view of_space, std::string_view of_name) const {
    auto found = elements();
    std::erase_if(found, [&](const XmlElement* each) { return !each->is(of_space, of_name); });
    return found;
}

const XmlElement* XmlElement::only(std::string_view of_space, std::string_view of_name) const {
    const auto found = elements(of_space, of_name);
    return found.size() == 1 ? found.front() : nullptr;
}

std::string XmlElement::text() const {
    std::string whole;
    for (const XmlContent& each : content) whole += each.text;
    const std::size_t begin = whole.find_first_not_of(blanks);
    if (begin == whole.npos) return "";
    return whole.substr(begin, whole.find_last_not_of(blanks) - begin + 1);
}

std::optional<std::string> XmlElement::space_of(std::string_view of_prefix) const {
    if (of_prefix == "xml") return std::string(xml_space);
    for (const XmlElement* each = this; each; each = each->parent) {
        for (const auto& [prefix, space] : each->declared) {
            if (prefix == of_prefix) return space;
        }
    }
    return of_prefix.empty() ? std::optional<std::string>("") : std::nullopt;
}

Outcome<std::unique_ptr<XmlElement>> read_xml(std::string_view text) {
    return XmlReader(text).document();
}

}  // namespace comity::verify
