// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "format/xml.h"

/// Reading an element whose children stand in one order: what is not asked for in its turn is refused.
namespace comity::format {

/// An error at the line of an element.
tl::unexpected<Error> wrong_element(const XmlElement& at, std::string message, std::string hint = {});

class XmlSequence {
   public:
    /// Of the children of an element without text of its own. Errors: text between them.
    static Result<XmlSequence> of(const XmlElement& parent);

    /// The next child if it is that one.
    std::optional<XmlElement> next_if(std::string_view space, std::string_view name);
    Result<XmlElement> next(std::string_view space, std::string_view name);
    /// All next ones of that name; `limit` where there are more than `most`.
    Result<std::vector<XmlElement>> all(std::string_view space, std::string_view name, std::size_t most);
    /// Errors: a child is left.
    Result<void> end() const;

   private:
    explicit XmlSequence(const XmlElement& parent) : parent_(parent), children_(parent.children()) {}

    XmlElement parent_;
    std::vector<XmlElement> children_;
    std::size_t at_ = 0;
};

/// Errors: an attribute besides these.
Result<void> only_attributes(const XmlElement& element, std::initializer_list<std::string_view> names);

/// The text of an element without children; white space around it does not count. Errors: children, attributes besides
/// those named, nothing, more than `most` octets.
Result<std::string> text_in(const XmlElement& element, std::size_t most,
                            std::initializer_list<std::string_view> attributes = {});

/// An attribute without namespace. Errors: absent, empty, over `most` octets.
Result<std::string> attribute_in(const XmlElement& element, std::string_view name, std::size_t most);

}  // namespace comity::format
