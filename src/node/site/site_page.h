// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "node/site/public_site.h"

namespace comity::node {

inline constexpr std::string_view html_type = "text/html; charset=utf-8";

/// A page in one of registry::public_languages.
struct SitePage {
    std::string path = {};        ///< below its language: "news/index.html"
    std::string language = {};    ///< of the words around the content
    std::string title = {};       ///< plain text
    std::string content = {};     ///< markup, escaped already
    std::string unsearched = {};  ///< markup behind it that the page is not found by
    /// Of a page whose content is in another language: that, and the page stands below it.
    std::string content_language = {};
    bool is_list = false;  ///< of other pages: not found itself
};

/// The page with what stands around the content on each: who, sections, languages, day.
SiteFile site_page(const SiteOwner& owner, CivilDate on, const SitePage& page);

/// ` lang="ar" dir="rtl"`, for what stands among words of another language.
std::string in_its_language(std::string_view language);

/// <a href> from a page of that path (with its language) to another. `language`: of the words, where it is not that of
/// the page.
std::string site_link(std::string_view from, std::string_view to, std::string_view words,
                      std::string_view language = {});

/// The address of a file of the site, "data/a.jpg", as a page of that path (with its language) says it.
std::string site_address(std::string_view from, std::string_view to);

/// The day as the language writes it, in <time>.
std::string site_day(CivilDate day, std::string_view language);

/// A State's name in the language; its code where the library has none.
std::string state_name(const law::Library& library, StateCode state, std::string_view language);

/// "nws-2026-00001", for addresses.
std::string in_lower_case(std::string_view text);

/// The one style sheet; it turns with the direction of reading, prints without navigation.
SiteFile site_style();
/// What a browser shows beside the name of a page; without one it would ask for a file that is not there.
SiteFile site_icon();

/// Where whoever comes without a path chooses a language.
SiteFile site_entrance(const SiteOwner& owner);

/// A table or the like, which is scrolled within the page where it is wider, by keyboard too. `label`: what it is.
std::string site_scrolled(std::string_view label, std::string_view markup);
/// A table of rows, which are markup, under heads in words.
std::string site_table(std::string_view label, const std::vector<std::string>& heads, std::string_view rows);

/// That something was withdrawn on a day and, where readers are told, why.
std::string withdrawn_note(CivilDate on, const registry::PublicWords& because, std::string_view language);

// The parts of the site.
void add_news_pages(std::vector<SiteFile>& files, const SiteOwner& owner, const law::Library& library,
                    const PublicRecord& record);
void add_statistic_pages(std::vector<SiteFile>& files, const SiteOwner& owner, const law::Library& library,
                         const PublicRecord& record);
void add_agreement_pages(std::vector<SiteFile>& files, const SiteOwner& owner, const law::Library& library,
                         const PublicRecord& record);
void add_programme_pages(std::vector<SiteFile>& files, const SiteOwner& owner, const law::Library& library,
                         const PublicRecord& record);
void add_meeting_pages(std::vector<SiteFile>& files, const SiteOwner& owner, const law::Library& library,
                       const PublicRecord& record);
void add_public_calendar(std::vector<SiteFile>& files, const SiteOwner& owner, const PublicRecord& record);
/// A line of a list of news; `from` is the page it stands on, with its language.
std::string news_line(const registry::NewsItem& item, CivilDate on, std::string_view from, std::string_view language);

}  // namespace comity::node
