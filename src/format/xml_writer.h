// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <concepts>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace comity::format {

/// The namespace of xml:lang and xml:id; its prefix needs no declaration.
inline constexpr std::string_view xml_space = "http://www.w3.org/XML/1998/namespace";

/// A prefix and the namespace it stands for.
struct XmlPrefix {
    std::string_view prefix;
    std::string_view space;
};

/// An attribute to write; left out where it has no value.
struct XmlAttributeText {
    std::string_view name;  ///< with its prefix, "wsu:Id"
    std::optional<std::string> value;
};

/// Writes XML in its exclusive canonical form: a prefix is declared where it is first used, attributes are in order,
/// nothing stands between the elements but what was told. The same calls give the same bytes, and canonical() of what
/// was read from them gives them again.
///
///     XmlWriter xml(prefixes);
///     xml.element("eb:Error", {{"severity", "failure"}}, [&] { xml.element("eb:Description", {}, "…"); });
class XmlWriter {
   public:
    /// Every prefix that will be used; it must outlive the writer. There is no default namespace.
    explicit XmlWriter(std::span<const XmlPrefix> prefixes) : prefixes_(prefixes) {}

    using Attributes = std::initializer_list<XmlAttributeText>;

    template <std::invocable Body>
    void element(std::string_view name, Attributes attributes, Body&& body) {
        open(name, attributes);
        body();
        close();
    }
    void element(std::string_view name, Attributes attributes, std::string_view text);
    void element(std::string_view name, Attributes attributes = {});

    void text(std::string_view text);
    /// XML that is whole by itself, as canonical() gives it.
    void raw(std::string_view xml);

    /// What was written. Error: invalid, where a name or text cannot stand in XML (not UTF-8, a control character, a
    /// prefix without namespace).
    Result<std::string> finish() &&;

   private:
    struct Open {
        std::string name;
        std::size_t declared;  ///< prefixes in scope outside of it
    };

    void open(std::string_view name, Attributes attributes);
    void close();
    std::optional<XmlPrefix> prefix_of(std::string_view name);
    void refuse(std::string message);

    std::span<const XmlPrefix> prefixes_;
    std::vector<Open> path_;
    std::vector<std::string_view> declared_;
    std::string out_;
    std::string fault_;
};

}  // namespace comity::format
