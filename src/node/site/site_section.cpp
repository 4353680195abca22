// SPDX-License-Identifier: EUPL-1.2
#include "node/site/site_section.h"

#include <algorithm>

#include <fmt/format.h>

#include "node/site/site_words.h"

namespace comity::node {

namespace {

/// Of one list, so that a page of the longest headlines stays below 100 KiB.
constexpr std::size_t lines_of_a_page = 100;

}  // namespace

SiteSection::SiteSection(std::vector<SiteFile>& files, const SiteOwner& owner, const law::Library& library,
                         CivilDate on, std::string_view language, std::string_view folder)
    : files_(files), owner_(owner), library_(library), on_(on), language_(language), folder_(folder) {}

std::string SiteSection::word(std::string_view key) const {
    return site_word(key, language_);
}

std::string SiteSection::name_of(StateCode state) const {
    return state_name(library_, state, language_);
}

std::string SiteSection::below(std::string_view path) const {
    return fmt::format("{}/{}", language_, path);
}

std::string SiteSection::link(std::string_view to, std::string_view words) const {
    return site_link(here(), below(to), words);
}

void SiteSection::put(std::string path, std::string title, std::string content, std::string content_language,
                      bool is_list, std::string unsearched) {
    files_.push_back(site_page(owner_, on_,
                               {.path = std::move(path),
                                .language = language_,
                                .title = std::move(title),
                                .content = std::move(content),
                                .unsearched = std::move(unsearched),
                                .content_language = std::move(content_language),
                                .is_list = is_list}));
}

void SiteSection::add_list(const std::string& name, const std::string& title, const std::vector<std::string>& lines,
                           const std::string& lead, const std::string& opening) {
    const std::size_t pages = std::max<std::size_t>(1, (lines.size() + lines_of_a_page - 1) / lines_of_a_page);
    const auto path = [&](std::size_t page) {
        return page == 0 ? name + ".html" : fmt::format("{}-p{}.html", name, page + 1);
    };
    for (std::size_t page = 0; page < pages; ++page) {
        std::string markup = page == 0 ? opening : "";
        markup += lines.empty() ? "<p>" + word("nothing") + "</p>\n" : "<ul>\n";
        const std::size_t end = std::min(lines.size(), (page + 1) * lines_of_a_page);
        for (std::size_t line = page * lines_of_a_page; line < end; ++line) markup += lines[line];
        if (!lines.empty()) markup += "</ul>\n";
        if (page + 1 < pages) markup += "<p>" + link(path(page + 1), word("next-page")) + "</p>\n";
        put(path(page), page == 0 ? title : fmt::format("{} ({})", title, page + 1), markup + (page == 0 ? lead : ""),
            "", true);
    }
}

}  // namespace comity::node
