// SPDX-License-Identifier: EUPL-1.2
#include "store/sql/lock_number.h"

#include <cstring>

#include <fmt/format.h>

#include "crypto/sha256.h"

namespace comity::store {

std::int64_t lock_number(std::string_view kind, std::string_view name) {
    const crypto::Sha256 digest = crypto::sha256(fmt::format("comity {} {}", kind, name));
    std::int64_t number = 0;
    std::memcpy(&number, digest.data(), sizeof number);
    return number;
}

}  // namespace comity::store
