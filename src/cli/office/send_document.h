// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>

#include "cli/office/open_office.h"
#include "node/contents/case_contents.h"

namespace comity::cli {

/// The content store of the node. `opened` must outlive it. Errors: a folder that cannot be used.
Result<std::unique_ptr<node::CaseContents>> open_contents(const OpenOffice& opened);

/// Puts a file into the content store of the node, sealed under the key of the case. It becomes a document by the
/// command that names its digest. Errors: there is no such case, or the person may add nothing to it; the file cannot
/// be read, is too large or changes meanwhile.
Result<node::KeptContent> send_document(const OpenOffice& opened, const std::string& case_id,
                                        const std::filesystem::path& file);

}  // namespace comity::cli
