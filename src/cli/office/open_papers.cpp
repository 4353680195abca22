// SPDX-License-Identifier: EUPL-1.2
#include "cli/office/open_papers.h"

#include <algorithm>

#include "cli/office/send_document.h"
#include "cli/templates_option.h"
#include "cli/web_folder.h"

namespace comity::cli {

Result<std::unique_ptr<OpenPapers>> open_papers(const OpenOffice& opened) {
    const auto& authorities = opened.configuration.authorities;
    const auto own = std::ranges::find(authorities, opened.office->authority->id, &node::AuthorityConfiguration::id);
    auto papers = std::make_unique<OpenPapers>();
    TRY(templates, open_templates(opened.law, own->templates));
    papers->templates = std::move(templates);
    TRY(contents, open_contents(opened));
    papers->contents = std::move(contents);
    papers->desk = std::make_unique<node::PaperDesk>(
        opened.cases(), *papers->contents, opened.node->database(), papers->templates,
        [of = *own] { return node::read_seal_key(of); }, [] { return read_reader_page(installed_web_folder()); });
    return papers;
}

}  // namespace comity::cli
