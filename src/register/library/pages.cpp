// SPDX-License-Identifier: EUPL-1.2
#include "register/library/pages.h"

#include <fmt/format.h>

#include "format/utf8.h"
#include "register/source.h"

namespace comity::registry {

Result<std::vector<std::string>> pages_of(std::string_view text) {
    constexpr char form_feed = '\f';
    TRY_VOID(check_length(text));
    if (!format::is_utf8(text))
        return fail(ErrorKind::invalid, "the text is not UTF-8", {}, "convert it: iconv -t UTF-8");
    if (text.find('\0') != std::string_view::npos)
        return fail(ErrorKind::invalid, "the text has a zero octet", {},
                    "give the words alone, as pdftotext writes them");
    if (text.find_first_not_of(" \t\r\n\f") == std::string_view::npos)
        return fail(ErrorKind::invalid, "the text has no words", {},
                    "a scan has to be read first; its words are what is kept here");
    std::vector<std::string> pages;
    while (!text.empty()) {
        const std::size_t end = text.find(form_feed);
        const std::string_view page = text.substr(0, end);
        if (pages.size() == most_pages)
            return fail(ErrorKind::limit, fmt::format("the text has more than {} pages", most_pages), {},
                        "give it in several texts, each with its 'first_page'");
        if (page.size() > longest_page)
            return fail(ErrorKind::limit,
                        fmt::format("page {} of the text has {} octets", pages.size() + 1, page.size()), {},
                        fmt::format("at most {}; part pages by form feeds, as pdftotext does", longest_page));
        pages.emplace_back(page);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return pages;
}

}  // namespace comity::registry
