// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "crypto/sha256.h"

namespace comity::channel {

/// The digest that names the signed content of a message: over its references (URI, octets of the digest value), sorted
/// by URI; of each URI, LF, lower-case hexadecimal, LF.
crypto::Sha256 references_digest(std::vector<std::pair<std::string, std::string>> references);

}  // namespace comity::channel
