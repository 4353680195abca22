// SPDX-License-Identifier: EUPL-1.2
// How the header readers hold an element to its schema: attributes that may stand there, children in their order,
// simple contents.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "channel/ebms/errors.h"
#include "format/xml.h"

namespace comity::channel {

/// Octets of one value in a header.
inline constexpr std::size_t max_header_value = 1024;

/// The white space rule of xsd:token.
std::string collapsed(std::string_view text);

/// The children of an element, taken in the order of the schema. All are of one namespace.
class Content {
   public:
    /// Error: another attribute without namespace, or with one (xsi:schemaLocation may stand anywhere); text.
    static EbmsResult<Content> of(const format::XmlElement& element, std::string_view space,
                                  std::initializer_list<std::string_view> attributes,
                                  EbmsCode code = EbmsCode::invalid_header);

    /// Where the attributes are the caller's to judge.
    static EbmsResult<Content> within(const format::XmlElement& element, std::string_view space, EbmsCode code);

    std::optional<format::XmlElement> maybe(std::string_view name);
    EbmsResult<format::XmlElement> one(std::string_view name);
    std::vector<format::XmlElement> many(std::string_view name);
    /// Error: a child that the schema does not have there.
    EbmsResult<void> end() const;

   private:
    Content(const format::XmlElement& element, std::string_view space, EbmsCode code)
        : element_(element), space_(space), code_(code), children_(element.children()) {}

    format::XmlElement element_;
    std::string_view space_;
    EbmsCode code_;
    std::vector<format::XmlElement> children_;
    std::size_t next_ = 0;
};

EbmsResult<void> check_attributes(const format::XmlElement& element, std::initializer_list<std::string_view> allowed,
                                  EbmsCode code = EbmsCode::invalid_header);

/// The text of an element without children, collapsed. Error: other attributes, children, control characters, empty
/// unless allowed, longer than max_header_value.
enum class Empty { refused, allowed };
EbmsResult<std::string> simple_text(const format::XmlElement& element,
                                    std::initializer_list<std::string_view> attributes = {},
                                    Empty empty = Empty::refused, EbmsCode code = EbmsCode::invalid_header);

/// An attribute without namespace, collapsed; empty where it is missing. Error: as above; a value that is empty.
EbmsResult<std::string> optional_attribute(const format::XmlElement& element, std::string_view name,
                                           EbmsCode code = EbmsCode::invalid_header);

}  // namespace comity::channel
