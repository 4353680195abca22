// SPDX-License-Identifier: EUPL-1.2
#include "format/xml_sequence.h"

#include <fmt/format.h>

namespace comity::format {

tl::unexpected<Error> wrong_element(const XmlElement& at, std::string message, std::string hint) {
    return fail(ErrorKind::invalid, std::move(message), {{}, at.line()}, std::move(hint));
}

Result<XmlSequence> XmlSequence::of(const XmlElement& parent) {
    if (parent.has_text()) return wrong_element(parent, fmt::format("text between the elements of {}", parent.name()));
    return XmlSequence(parent);
}

std::optional<XmlElement> XmlSequence::next_if(std::string_view space, std::string_view name) {
    if (at_ == children_.size() || !children_[at_].is(space, name)) return std::nullopt;
    return children_[at_++];
}

Result<XmlElement> XmlSequence::next(std::string_view space, std::string_view name) {
    const auto found = next_if(space, name);
    if (found) return *found;
    if (at_ == children_.size()) return wrong_element(parent_, fmt::format("{} ends without {}", parent_.name(), name));
    return wrong_element(children_[at_], fmt::format("{} stands in {} where {} should",
                                                     children_[at_].name().substr(0, 80), parent_.name(), name));
}

Result<std::vector<XmlElement>> XmlSequence::all(std::string_view space, std::string_view name, std::size_t most) {
    std::vector<XmlElement> found;
    while (const auto child = next_if(space, name)) {
        if (found.size() == most) {
            return fail(ErrorKind::limit, fmt::format("more than {} elements {}", most, name), {{}, child->line()});
        }
        found.push_back(*child);
    }
    return found;
}

Result<void> XmlSequence::end() const {
    if (at_ == children_.size()) return {};
    return wrong_element(
        children_[at_], fmt::format("{} has no place here in {}", children_[at_].name().substr(0, 80), parent_.name()));
}

Result<void> only_attributes(const XmlElement& element, std::initializer_list<std::string_view> names) {
    for (const XmlAttribute& attribute : element.attributes()) {
        const bool known =
            attribute.name.space.empty() && std::ranges::find(names, attribute.name.local) != names.end();
        if (known) continue;
        return wrong_element(
            element, fmt::format("{} has an unknown attribute {}", element.name(), attribute.name.local.substr(0, 80)));
    }
    return {};
}

Result<std::string> text_in(const XmlElement& element, std::size_t most,
                            std::initializer_list<std::string_view> attributes) {
    TRY_VOID(only_attributes(element, attributes));
    if (element.has_children()) return wrong_element(element, fmt::format("{} has elements in it", element.name()));
    std::string text = element.text();
    constexpr std::string_view blank = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blank);
    if (first == std::string::npos) return wrong_element(element, fmt::format("{} is empty", element.name()));
    text = text.substr(first, text.find_last_not_of(blank) - first + 1);
    if (text.size() > most) {
        return fail(ErrorKind::limit, fmt::format("{} has {} octets", element.name(), text.size()),
                    {{}, element.line()}, fmt::format("at most {} are read", most));
    }
    return text;
}

Result<std::string> attribute_in(const XmlElement& element, std::string_view name, std::size_t most) {
    auto value = element.attribute({}, name);
    if (!value || value->empty()) return wrong_element(element, fmt::format("{} without {}", element.name(), name));
    if (value->size() > most) {
        return fail(ErrorKind::limit, fmt::format("{} of {} has {} octets", name, element.name(), value->size()),
                    {{}, element.line()}, fmt::format("at most {} are read", most));
    }
    return *std::move(value);
}

}  // namespace comity::format
