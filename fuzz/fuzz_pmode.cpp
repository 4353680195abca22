// SPDX-License-Identifier: EUPL-1.2
// A file of P-Modes. What is accepted reads back from what the writer makes of it.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "channel/pmode/pmode_reader.h"
#include "channel/pmode/selection.h"
#include "require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace comity::channel;
    auto list = read_pmodes({reinterpret_cast<const char*>(data), size}, "input", PModeUse::tests);
    if (!list) {
        require(!list.error().message.empty());
        return 0;
    }
    for (const PMode& pmode : *list) {
        const auto back = read_pmodes(pmode_json(pmode), "written", PModeUse::tests);
        require(back.has_value() && back->size() == 1 && back->front() == pmode);
    }
    if (list->size() > 50) return 0;
    const auto pmodes = PModes::of(*std::move(list));
    require(pmodes.has_value() || !pmodes.error().message.empty());
    return 0;
}
