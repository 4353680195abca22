// SPDX-License-Identifier: EUPL-1.2
// Event octets from outside: what is read is written the same.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "record/event.h"
#include "require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace comity::record;
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const auto event = read_event(input);
    if (event) require(event_octets(*event).value() == input);
    return 0;
}
