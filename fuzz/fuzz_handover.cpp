// SPDX-License-Identifier: EUPL-1.2
// What node and access point say to each other: whatever is read is written as the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "channel/delivery/handover_json.h"

template <class T>
static void same(const T& value, const comity::Result<T>& again) {
    if (!again || !(*again == value)) std::abort();
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace comity::channel;
    const std::string_view json(reinterpret_cast<const char*>(data), size);
    if (const auto order = read_order(json)) same(*order, read_order(write_order(*order)));
    if (const auto delivery = read_delivery(json)) same(*delivery, read_delivery(write_delivery(*delivery)));
    if (const auto answer = read_answer(json)) same(*answer, read_answer(write_answer(*answer)));
    if (const auto anchor = read_anchor(json)) same(*anchor, read_anchor(write_anchor(*anchor)));
    (void)read_events(json);
    return 0;
}
