// SPDX-License-Identifier: EUPL-1.2
// Documents as JSON. Besides not failing: what is read is written as it can be read again, to the same document, and
// can be compared and shown.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "documents/document_json.h"
#include "documents/guard/parallel_text.h"
#include "documents/html/render_html.h"
#include "require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace comity;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto tree = format::read_json(text, "fuzz");
    if (!tree) return 0;
    const auto document = documents::read_document(*tree);
    if (!document) {
        require(!document.error().message.empty());
        return 0;
    }
    const auto again = format::read_json(documents::to_json(*document), "again");
    require(again.has_value());
    const auto back = documents::read_document(*again);
    require(back.has_value() && *back == *document);
    documents::differences(*document);
    require(!documents::render_html(*document, {}).empty());
    return 0;
}
