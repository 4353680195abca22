// SPDX-License-Identifier: EUPL-1.2
// Texts of codes on paper: what is read is written so that it reads the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "documents/paper/page_code.h"
#include "documents/paper/reply_slip.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace comity::documents;
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    if (const auto code = read_page_code(input))
        if (to_text(*code).value() != input) std::abort();
    if (const auto slip = read_reply_slip(input))
        if (read_reply_slip(to_json(*slip).value()).value() != *slip) std::abort();
    return 0;
}
