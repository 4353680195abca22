// SPDX-License-Identifier: EUPL-1.2
// Answers and tokens of time-stamping authorities: without an anchor none is believed, whatever it says.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "crypto/time_stamp.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace comity::crypto;
    const comity::Octets input(data, size);
    static const Sha256 digest = sha256(std::string_view("what was there"));
    static const TimeStampRequest request =
        make_time_stamp_request(digest, [](std::span<unsigned char> octets) { octets[0] = 1; });
    if (check_time_stamp(input, digest, {})) std::abort();
    if (read_time_stamp_answer(input, request, {})) std::abort();
    return 0;
}
