// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <array>
#include <string>

#include "crypto/random.h"
#include "format/base32.h"

namespace comity::api {

/// "a" and 16 letters and digits: says nothing of the person, and stays when their name changes.
inline std::string new_account_id(const crypto::RandomBytes& random) {
    std::array<unsigned char, 10> octets{};
    random(octets);
    std::string id = "a" + format::base32(octets);
    std::ranges::transform(id, id.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return id;
}

}  // namespace comity::api
