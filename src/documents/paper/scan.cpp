// SPDX-License-Identifier: EUPL-1.2
#include "documents/paper/scan.h"

#include <map>

#include "documents/paper/code_picture.h"

namespace comity::documents {

ScannedPage scanned(const Picture& picture) {
    ScannedPage page;
    bool contradicting = false;
    for (const std::string& text : codes_in(picture)) {
        if (const auto code = read_page_code(text)) {
            contradicting = contradicting || (page.code && *page.code != *code);
            page.code = *code;
        } else if (auto reply = read_reply_slip(text)) {
            page.reply = *std::move(reply);
        }
    }
    if (contradicting) page.code.reset();
    return page;
}

ScannedStack sorted(std::span<const ScannedPage> pages) {
    ScannedStack stack;
    std::map<PageCode, std::multimap<int, std::size_t>> by_document;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        if (!pages[i].code) {
            if (!pages[i].reply) stack.unreadable.push_back(i);
            continue;
        }
        PageCode first = *pages[i].code;
        first.page = 1;
        by_document[first].emplace(pages[i].code->page, i);
    }
    for (const auto& [first, found] : by_document) {
        ScannedDocument document{first, {}, {}, {}};
        for (const auto& [number, place] : found) document.pages.push_back(place);
        for (int number = 1; number <= first.pages; ++number) {
            const std::size_t times = found.count(number);
            if (times == 0) document.missing.push_back(number);
            if (times > 1) document.repeated.push_back(number);
        }
        stack.documents.push_back(std::move(document));
    }
    return stack;
}

}  // namespace comity::documents
