// SPDX-License-Identifier: EUPL-1.2
// What the token endpoint answers; the first octet chooses the status. Besides not failing: an accepted answer has an
// ID token.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "access/oidc/oidc.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const int status = data[0] % 2 == 0 ? 200 : 400;
    const auto answer =
        comity::access::read_token_answer({status, std::string(reinterpret_cast<const char*>(data) + 1, size - 1)});
    if (answer ? answer->id_token.empty() : answer.error().message.empty()) std::abort();
    return 0;
}
