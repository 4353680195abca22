// SPDX-License-Identifier: EUPL-1.2
// CMS signatures of others: nothing is right without a signer.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "crypto/cms.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace comity;
    const std::array<Octets, 1> content{octets("content")};
    const auto read = crypto::read_detached_signature({data, size}, content);
    if (read && !read->signer && (read->digest_right || read->value_right || read->certificate_signed)) std::abort();
    return 0;
}
