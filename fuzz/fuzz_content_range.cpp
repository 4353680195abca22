// SPDX-License-Identifier: EUPL-1.2
// Which octets of a document are sent or wanted; the length of the document follows from the input.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "net/content_range.h"

using namespace comity;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const std::uint64_t length = size > 0 ? (std::uint64_t{data[0]} << (size % 56)) : 0;
    if (const auto range = net::read_content_range(text); range && range->first > range->last) std::abort();
    net::Request request;
    request.headers.set("Range", std::string(text));
    const auto wanted = net::wanted_range(request, length);
    // What is shown lies within the document.
    if (wanted && (wanted->first > length || wanted->count > length - wanted->first)) std::abort();
    if (wanted && wanted->partial && wanted->count == 0) std::abort();
    return 0;
}
