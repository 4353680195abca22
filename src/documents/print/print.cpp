// SPDX-License-Identifier: EUPL-1.2
#include "documents/print/print.h"

#include <fmt/format.h>

#include "documents/document_json.h"
#include "documents/print/archive.h"
#include "documents/print/draw.h"

namespace comity::documents {

EmbeddedFile own_data(const Document& document) {
    return {"document.json", "application/json", "The paper with all its versions, as data", to_json(document)};
}

Result<std::string> print_pdf(const Document& document, const PrintOrder& order) {
    if (order.version >= document.languages.size()) {
        return fail(ErrorKind::invalid, fmt::format("the document has no version {}", order.version), {},
                    fmt::format("it has {}", document.languages.size()));
    }
    TRY(typesetter, Typesetter::open(document.languages[order.version]));
    TRY(pages, paginated(document, order.version, typesetter, order.mark ? text_bottom_above_code : text_bottom));
    TRY(pdf, drawn(document, order, pages, typesetter));
    return archived(pdf, document, order);
}

}  // namespace comity::documents
