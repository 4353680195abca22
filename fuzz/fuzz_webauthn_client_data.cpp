// SPDX-License-Identifier: EUPL-1.2
// What a browser says it showed. Besides not failing: what is accepted has a challenge and stays within its limit.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "access/webauthn/client_data.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto read = comity::access::read_client_data(text);
    if (read ? read->challenge.size() > text.size() : read.error().message.empty()) std::abort();
    return 0;
}
