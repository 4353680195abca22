// SPDX-License-Identifier: EUPL-1.2
// Leaf entries and bundles of them: what is read is written the same.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "record/leaf.h"
#include "record/tile.h"
#include "require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace comity::record;
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    if (const auto entry = read_entry(input)) require(entry_octets(*entry) == input);
    if (const auto bundle = read_bundle(input)) require(bundle_octets(*bundle).value() == input);
    if (const auto path = read_tile_path(input)) {
        require(std::visit([](const auto& resource) { return path_of(resource); }, *path) == input);
    }
    return 0;
}
