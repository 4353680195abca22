// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "channel/ebms/errors.h"
#include "format/xml.h"
#include "format/xml_writer.h"

namespace comity::channel {

struct Transform {
    std::string algorithm{};
    std::vector<std::string> inclusive_prefixes{};  ///< of ec:InclusiveNamespaces

    friend bool operator==(const Transform&, const Transform&) = default;
};

/// A ds:Reference by its parsed values: what a signature covers, and what a receipt repeats. Two that say the same in
/// other white space are equal.
struct Reference {
    std::string uri{};
    std::vector<Transform> transforms{};
    std::string digest_method{};
    std::string digest{};  ///< octets

    friend bool operator==(const Reference&, const Reference&) = default;
};

inline constexpr std::size_t max_transforms = 4;

/// Error: invalid_header, where it is not of the form of XML Signature 1.1 section 4.4.3, or its digest no Base64, or a
/// transform has a parameter besides InclusiveNamespaces.
EbmsResult<Reference> read_reference(const format::XmlElement& reference);

/// ec:InclusiveNamespaces/@PrefixList directly within a ds:Transform or ds:CanonicalizationMethod; empty where there is
/// none. Error: invalid_header, where anything else stands there.
EbmsResult<std::vector<std::string>> read_prefix_list(const format::XmlElement& method);

void write_reference(format::XmlWriter& xml, const Reference& reference);

}  // namespace comity::channel
