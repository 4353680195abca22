// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "verify/proofs/xml.h"

namespace comity::verify {

/// Exclusive Canonical XML 1.0 without comments of an element with all within it, but for the child `left_out`.
/// `inclusive`: prefixes of an InclusiveNamespaces PrefixList, "#default" the default namespace.
std::string canonical(const XmlElement& element, const std::vector<std::string>& inclusive = {},
                      const XmlElement* left_out = nullptr);

}  // namespace comity::verify
