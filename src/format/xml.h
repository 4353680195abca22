// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

struct _xmlDoc;
struct _xmlNode;

namespace comity::format {

/// What a document may hold; over it is ErrorKind::limit. Lengths in octets of UTF-8, after references are resolved.
struct XmlLimits {
    std::size_t octets = 1024 * 1024;
    int depth = 64;                        ///< elements within elements, the root counted
    std::size_t nodes = 20'000;            ///< elements, attributes, namespaces, runs of text, comments, instructions
    std::size_t attributes = 64;           ///< of one element, its namespace declarations counted
    std::size_t attribute = 8 * 1024;      ///< the value or the name of an attribute, an element or a namespace
    std::size_t text = 256 * 1024;         ///< a run of text between two tags
    bool processing_instructions = false;  ///< otherwise they are refused
};

/// The root part of an AS4 message: no processing instructions.
inline constexpr XmlLimits message_xml_limits{};

/// An XML part of a message whose canonical form is digested because it travels uncompressed.
inline constexpr XmlLimits part_xml_limits{.octets = 16 * 1024 * 1024,
                                           .depth = 256,
                                           .nodes = 200'000,
                                           .attributes = 256,
                                           .attribute = 256 * 1024,
                                           .text = 16 * 1024 * 1024,
                                           .processing_instructions = true};

/// A name with its namespace; an empty namespace is none.
struct XmlName {
    std::string space;
    std::string local;

    friend auto operator<=>(const XmlName&, const XmlName&) = default;
};

struct XmlAttribute {
    XmlName name;
    std::string value;

    friend bool operator==(const XmlAttribute&, const XmlAttribute&) = default;
};

/// Canonical XML without comments, in its three forms.
enum class CanonicalForm { exclusive_1_0, inclusive_1_0, inclusive_1_1 };

/// An element of an XmlDocument: the very node, not a copy. Copies cheaply; lives as long as its document. Safe to read
/// from several threads, except while canonical() runs on the same document.
class XmlElement {
   public:
    std::string_view space() const;
    std::string_view name() const;
    bool is(std::string_view space, std::string_view name) const;

    /// Of the attribute with that namespace (empty: none) and name.
    std::optional<std::string> attribute(std::string_view space, std::string_view name) const;
    /// In the order of the document, without namespace declarations.
    std::vector<XmlAttribute> attributes() const;

    /// The elements directly within.
    std::vector<XmlElement> children() const;
    std::vector<XmlElement> children(std::string_view space, std::string_view name) const;
    /// Nullopt for the root.
    std::optional<XmlElement> parent() const;

    /// All character data within, also of elements within, whatever comments or CDATA sections cut it.
    std::string text() const;
    /// Whether an element stands directly within.
    bool has_children() const;
    /// Whether character data other than white space stands directly within.
    bool has_text() const;

    int line() const;

    /// Whether they are the same node.
    friend bool operator==(const XmlElement&, const XmlElement&) = default;

   private:
    friend class XmlDocument;
    friend Result<std::string> canonical(const XmlElement&, std::span<const std::string>);
    friend Result<std::string> canonical(const XmlElement&, CanonicalForm);
    explicit XmlElement(_xmlNode* node) : node_(node) {}

    _xmlNode* node_;
};

/// An XML 1.0 document with namespaces. Comments are left out when it is read: nothing that is digested or understood
/// may depend on them.
class XmlDocument {
   public:
    XmlElement root() const;

   private:
    friend Result<XmlDocument> read_xml(std::string_view, const XmlLimits&, std::string_view);
    friend Result<std::string> canonical(const XmlDocument&);
    struct Free {
        void operator()(_xmlDoc* document) const;
    };
    explicit XmlDocument(_xmlDoc* document) : document_(document) {}

    std::unique_ptr<_xmlDoc, Free> document_;
};

/// Reads strictly: UTF-8 only (a byte order mark is skipped), well-formed with namespaces, no document type declaration
/// and so no entities beyond the five of XML, nothing fetched. `file` stands in the place of an error.
/// Errors: invalid, limit.
Result<XmlDocument> read_xml(std::string_view text, const XmlLimits& limits = message_xml_limits,
                             std::string_view file = {});

/// Exclusive Canonical XML 1.0 without comments of an element with all within it. Namespaces of `inclusive_prefixes`
/// (InclusiveNamespaces PrefixList; "#default" is the default namespace) are treated as by Canonical XML 1.0.
/// Errors: invalid, where a namespace name is a relative reference, which has no canonical form.
Result<std::string> canonical(const XmlElement& element, std::span<const std::string> inclusive_prefixes = {});

/// An element with all within it in another form too, for what others signed; the inclusive ones take along the
/// namespaces and xml: attributes of what stands around it. Errors: as above.
Result<std::string> canonical(const XmlElement& element, CanonicalForm form);

/// The exclusive form of a whole document, with the processing instructions beside its root.
Result<std::string> canonical(const XmlDocument& document);

}  // namespace comity::format
