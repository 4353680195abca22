// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>

#include "cli/office/open_office.h"
#include "documents/template/template_library.h"
#include "node/papers/paper_desk.h"

namespace comity::cli {

/// What papers of cases need: the templates, with the authority's own over ours, and the content store.
struct OpenPapers {
    documents::TemplateLibrary templates;
    std::unique_ptr<node::CaseContents> contents;
    std::unique_ptr<node::PaperDesk> desk;
};

/// `opened` must outlive it. Errors: templates or a store that cannot be used.
Result<std::unique_ptr<OpenPapers>> open_papers(const OpenOffice& opened);

}  // namespace comity::cli
