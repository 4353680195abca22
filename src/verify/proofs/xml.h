// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "verify/outcome.h"

/// XML as far as signed messages and evidences need it, read without the library that the node reads it with: what a
/// fault of that library would let pass is not let pass here.
namespace comity::verify {

/// Limits of a document; the node refuses what is larger before it files anything.
inline constexpr std::size_t max_xml_octets = 4 * 1024 * 1024;
inline constexpr std::size_t max_xml_depth = 64;
inline constexpr std::size_t max_xml_elements = 20'000;
inline constexpr std::size_t max_xml_attributes = 64;  ///< of one element, its namespace declarations counted

struct XmlAttribute {
    std::string prefix;
    std::string name;
    std::string space;  ///< of the prefix; none without one
    std::string value;
};

struct XmlElement;

/// What stands within an element: another one, or text.
struct XmlContent {
    std::unique_ptr<XmlElement> element;
    std::string text;
};

struct XmlElement {
    std::string prefix;
    std::string name;
    std::string space;
    std::vector<XmlAttribute> attributes;
    std::vector<std::pair<std::string, std::string>> declared;  ///< prefix and namespace; "" the default
    std::vector<XmlContent> content;
    const XmlElement* parent = nullptr;

    bool is(std::string_view of_space, std::string_view of_name) const { return space == of_space && name == of_name; }
    /// By namespace and name; "" is none.
    const std::string* attribute(std::string_view of_space, std::string_view of_name) const;
    /// What stands directly within.
    std::vector<const XmlElement*> elements() const;
    std::vector<const XmlElement*> elements(std::string_view of_space, std::string_view of_name) const;
    /// The one of that name; nullptr where there is none or several.
    const XmlElement* only(std::string_view of_space, std::string_view of_name) const;
    /// Text directly within, without white space at its ends.
    std::string text() const;
    /// The namespace a prefix stands for here; nothing where it stands for none.
    std::optional<std::string> space_of(std::string_view of_prefix) const;
};

/// XML 1.0 with namespaces: UTF-8, names in ASCII, no document type and so no entities, no processing instructions;
/// comments are left out. Says in which line it is wrong.
Outcome<std::unique_ptr<XmlElement>> read_xml(std::string_view text);

}  // namespace comity::verify
