// SPDX-License-Identifier: EUPL-1.2
#include "node/papers/editable_paper.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace comity::node {

Result<std::string> editable_paper(PaperDesk& desk, const cases::CaseState& state, const cases::Paper& paper,
                                   std::string_view language, documents::EditableForm form) {
    TRY(document, desk.read(state, paper));
    document.draft = !paper.is_released();
    const auto version = documents::version_of(document, language);
    if (!version)
        return fail(ErrorKind::invalid, fmt::format("paper {} has no version in '{}'", paper.id, language), {},
                    fmt::format("it has: {}", fmt::join(document.languages, " ")));
    return documents::write_editable(document, *version, form);
}

}  // namespace comity::node
