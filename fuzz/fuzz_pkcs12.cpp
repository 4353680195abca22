// SPDX-License-Identifier: EUPL-1.2
// PKCS#12 files: what opens has a key that fits its certificate.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "crypto/private_key_source.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace comity;
    const auto opened = crypto::read_pkcs12({data, size}, crypto::Secret(octets("opens")));
    if (opened && (!opened->key || opened->path.empty())) std::abort();
    return 0;
}
