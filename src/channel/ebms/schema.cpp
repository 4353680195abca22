// SPDX-License-Identifier: EUPL-1.2
#include "channel/ebms/schema.h"

#include <algorithm>

#include <fmt/format.h>

namespace comity::channel {

namespace {

constexpr std::string_view white_space = " \t\r\n";
constexpr std::string_view xsi = "http://www.w3.org/2001/XMLSchema-instance";

EbmsResult<std::string> value(std::string_view raw, std::string_view what, Empty empty, EbmsCode code) {
    std::string text = collapsed(raw);
    if (text.empty() && empty == Empty::refused) return refuse(code, fmt::format("{} is empty", what));
    if (text.size() > max_header_value) {
        return refuse(code, fmt::format("{} has {} octets, over the limit of {}", what, text.size(), max_header_value));
    }
    if (std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; })) {
        return refuse(code, fmt::format("{} holds a control character", what));
    }
    return text;
}

}  // namespace

std::string collapsed(std::string_view text) {
    std::string out;
    for (auto begin = text.find_first_not_of(white_space); begin < text.size();) {
        const auto end = std::min(text.find_first_of(white_space, begin), text.size());
        if (!out.empty()) out += ' ';
        out += text.substr(begin, end - begin);
        begin = text.find_first_not_of(white_space, end);
    }
    return out;
}

EbmsResult<void> check_attributes(const format::XmlElement& element, std::initializer_list<std::string_view> allowed,
                                  EbmsCode code) {
    for (const format::XmlAttribute& attribute : element.attributes()) {
        const bool known = attribute.name.space.empty()
                               ? std::ranges::find(allowed, attribute.name.local) != allowed.end()
                               : attribute.name.space == xsi && attribute.name.local == "schemaLocation";
        if (!known) return refuse(code, fmt::format("{} has an attribute {}", element.name(), attribute.name.local));
    }
    return {};
}

EbmsResult<Content> Content::of(const format::XmlElement& element, std::string_view space,
                                std::initializer_list<std::string_view> attributes, EbmsCode code) {
    TRY_VOID(check_attributes(element, attributes, code));
    return within(element, space, code);
}

EbmsResult<Content> Content::within(const format::XmlElement& element, std::string_view space, EbmsCode code) {
    if (element.has_text()) return refuse(code, fmt::format("text stands within {}", element.name()));
    return Content(element, space, code);
}

std::optional<format::XmlElement> Content::maybe(std::string_view name) {
    if (next_ == children_.size() || !children_[next_].is(space_, name)) return std::nullopt;
    return children_[next_++];
}

EbmsResult<format::XmlElement> Content::one(std::string_view name) {
    if (auto child = maybe(name)) return *child;
    return refuse(code_, fmt::format("{} has no {} where it must stand", element_.name(), name));
}

std::vector<format::XmlElement> Content::many(std::string_view name) {
    std::vector<format::XmlElement> list;
    while (auto child = maybe(name)) list.push_back(*child);
    return list;
}

EbmsResult<void> Content::end() const {
    if (next_ == children_.size()) return {};
    return refuse(code_, fmt::format("{} may not stand there within {}", children_[next_].name(), element_.name()));
}

EbmsResult<std::string> simple_text(const format::XmlElement& element,
                                    std::initializer_list<std::string_view> attributes, Empty empty, EbmsCode code) {
    TRY_VOID(check_attributes(element, attributes, code));
    if (element.has_children()) return refuse(code, fmt::format("{} holds elements", element.name()));
    return value(element.text(), element.name(), empty, code);
}

EbmsResult<std::string> optional_attribute(const format::XmlElement& element, std::string_view name, EbmsCode code) {
    const auto raw = element.attribute("", name);
    if (!raw) return std::string();
    return value(*raw, fmt::format("{}/@{}", element.name(), name), Empty::refused, code);
}

}  // namespace comity::channel
