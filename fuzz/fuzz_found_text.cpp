// SPDX-License-Identifier: EUPL-1.2
// What a machine read on a page, and the JSON of such pages. Besides not failing: what is plain stays as it is, and
// what is read is written again as it was.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "documents/recognition/recognised_text.h"
#include "format/canonical_json.h"
#include "format/utf8.h"
#include "require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace comity;
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const std::string plain = documents::plain_words(input);
    require(format::is_utf8(plain) && plain.size() <= documents::longest_recognised_page);
    require(documents::plain_words(plain) == plain);
    if (const auto read = documents::read_recognised_text(input)) {
        const auto written = format::canonical_json(documents::to_value(*read));
        require(written && documents::read_recognised_text(*written) == *read);
    }
    return 0;
}
