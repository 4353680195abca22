// SPDX-License-Identifier: EUPL-1.2
// Octets written as letters, from outside: what is accepted is written again as the very same letters.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "format/base32.h"
#include "format/base64.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace comity::format;
    using comity::octets;
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const auto same = [&](const auto& decoded, auto encode) {
        if (decoded ? encode(octets(*decoded)) != input : decoded.error().message.empty()) std::abort();
    };
    same(from_base64(input), base64);
    same(from_base64_url(input), base64_url);
    same(from_base32(input), base32);
    same(from_base32_unpadded(input), base32_unpadded);
    return 0;
}
