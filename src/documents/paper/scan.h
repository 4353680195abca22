// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "documents/paper/page_code.h"
#include "documents/paper/picture.h"
#include "documents/paper/reply_slip.h"

namespace comity::documents {

/// What a scanned page is by its codes.
struct ScannedPage {
    std::optional<PageCode> code;    ///< nothing: none that can be read, or two that differ
    std::optional<ReplySlip> reply;  ///< a slip on it
};

ScannedPage scanned(const Picture& picture);

/// Pages of one document, in their order, whatever the order of the scan.
struct ScannedDocument {
    PageCode first;                  ///< with `page` 1: whose pages these are
    std::vector<std::size_t> pages;  ///< places in the scan, by page number; a page twice stands twice
    std::vector<int> missing;        ///< page numbers
    std::vector<int> repeated;       ///< page numbers
};

struct ScannedStack {
    std::vector<ScannedDocument> documents;  ///< by pseudonym and digest
    std::vector<std::size_t> unreadable;     ///< places in the scan: for the work list, with their pictures
};

/// Pages of a scan sorted to documents.
ScannedStack sorted(std::span<const ScannedPage> pages);

}  // namespace comity::documents
