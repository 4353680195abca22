// SPDX-License-Identifier: EUPL-1.2
#include "node/site/public_site.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "format/markup.h"
#include "node/site/site_page.h"
#include "node/site/site_search.h"
#include "node/site/site_words.h"

namespace comity::node {

namespace {

using format::escaped_markup;

constexpr std::size_t latest_news = 5;

/// The authorities of the State that the law library knows, each once.
std::string contacts_of(const law::Library& library, StateCode state, std::string_view language) {
    std::set<std::vector<std::string>> seen;
    std::string rows;
    for (const law::Authority& authority : library.authorities_of(state)) {
        const std::vector<std::string> cells{std::string(library.text(authority.name)),
                                             std::string(library.text(authority.competence)),
                                             std::string(library.text(authority.address))};
        if (!seen.insert(cells).second) continue;
        rows += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>\n", escaped_markup(cells[0]),
                            escaped_markup(cells[1]), escaped_markup(cells[2]));
    }
    if (rows.empty()) return {};
    const auto word = [&](std::string_view key) { return site_word(key, language); };
    return fmt::format("<h2>{}</h2>\n<p>{}</p>\n{}", word("contacts"), word("contacts-from"),
                       site_table(word("contacts"), {word("authority"), word("for"), word("address")}, rows));
}

SiteFile home(const SiteOwner& owner, const law::Library& library, const PublicRecord& record,
              std::string_view language) {
    const std::string from = std::string(language) + "/";
    std::string content =
        fmt::format("<p>{} ({}) {}</p>\n", escaped_markup(owner.name),
                    escaped_markup(state_name(library, owner.state, language)), site_word("about", language));
    if (!record.news.empty()) {
        content += fmt::format("<h2>{}</h2>\n<ul>\n", site_word("latest", language));
        for (std::size_t i = 0; i < std::min(latest_news, record.news.size()); ++i)
            content += news_line(record.news[i], record.on, from, language);
        content += "</ul>\n<p>" + site_link(from, from + "news/index.html", site_word("all-news", language)) + "</p>\n";
    }
    content += contacts_of(library, owner.state, language);
    return site_page(owner, record.on,
                     {.path = "index.html",
                      .language = std::string(language),
                      .title = site_word("home", language),
                      .content = std::move(content)});
}

/// Where the page of something stood that is no longer public: when it was withdrawn, and why.
void add_withdrawn_pages(std::vector<SiteFile>& files, const SiteOwner& owner, const PublicRecord& record) {
    for (const WithdrawnPage& page : record.withdrawn)
        for (const std::string_view language : registry::public_languages)
            files.push_back(site_page(owner, record.on,
                                      {.path = fmt::format("{}/{}.html", page.plural, in_lower_case(page.number)),
                                       .language = std::string(language),
                                       .title = page.number,
                                       .content = withdrawn_note(page.on, page.because, language),
                                       .is_list = true}));
}

}  // namespace

std::vector<SiteFile> record_files(const SiteOwner& owner, const law::Library& library, const PublicRecord& record) {
    std::vector<SiteFile> files{site_entrance(owner), site_style(), site_icon()};
    for (const std::string_view language : registry::public_languages)
        files.push_back(home(owner, library, record, language));
    add_news_pages(files, owner, library, record);
    add_agreement_pages(files, owner, library, record);
    add_programme_pages(files, owner, library, record);
    add_meeting_pages(files, owner, library, record);
    add_public_calendar(files, owner, record);
    add_statistic_pages(files, owner, library, record);
    add_withdrawn_pages(files, owner, record);
    return files;
}

std::vector<SiteFile> site_files(const SiteOwner& owner, const law::Library& library, const PublicRecord& record) {
    std::vector<SiteFile> files = record_files(owner, library, record);
    std::ranges::move(treaty_files(owner, library, record.on), std::back_inserter(files));
    std::ranges::move(contents_files(owner, library, record.on, files), std::back_inserter(files));
    std::ranges::sort(files, {}, &SiteFile::path);
    return files;
}

}  // namespace comity::node
