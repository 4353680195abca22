// SPDX-License-Identifier: EUPL-1.2
// Lists of sealed requests: what is read is written so that it reads the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "documents/package/package.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace comity::documents;
    const auto list = read_package_list({reinterpret_cast<const char*>(data), size});
    if (list && read_package_list(to_json(*list).value()).value() != *list) std::abort();
    return 0;
}
