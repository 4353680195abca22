// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace comity::crypto {

struct NameAttribute {
    std::string type;   ///< object identifier, "2.5.4.3"
    std::string value;  ///< UTF-8

    friend auto operator<=>(const NameAttribute&, const NameAttribute&) = default;
};

/// A name as X.501 has it: from the widest part, the country, to the narrowest. Attributes of one part are sorted.
using DistinguishedName = std::vector<std::vector<NameAttribute>>;

inline constexpr std::size_t max_name_octets = 2 * 1024;  ///< of the text
inline constexpr std::size_t max_name_parts = 32;

/// The text of RFC 4514, "CN=test CA,O=Ministry,C=XA", the narrowest part first; blanks around separators and the
/// names of attribute types that RFC 2253 and Java write are taken, too. Errors: invalid; limit.
Result<DistinguishedName> parse_distinguished_name(std::string_view text);

/// RFC 4514; a type that it does not name stands as its object identifier, its value as text all the same.
std::string to_string(const DistinguishedName& name);

}  // namespace comity::crypto
