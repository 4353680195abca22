// SPDX-License-Identifier: EUPL-1.2
// The public site as files: what `comity site export` writes and what the server answers are the same octets. Links
// are relative, so it works below any address.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "law/library/library.h"
#include "node/register/public_record.h"

namespace comity::node {

struct SiteFile {
    std::string path = {};  ///< "en/news/index.html"
    std::string type = {};  ///< "text/html; charset=utf-8"
    std::string text = {};
    // Of a page that is more than a list: what it is found by.
    std::string title = {};
    std::string language = {};  ///< of its content
    std::string words = {};     ///< of its content, without markup
};

/// Whose site it is.
struct SiteOwner {
    std::string id;    ///< "fi-moj"
    std::string name;  ///< as people know it
    StateCode state;
    /// Whether a program behind the site answers "search?q=": then its pages for searching have a form.
    bool answers_search = false;
};

/// A page shows what loads no script, no frame and nothing of others; pictures are its own files.
inline constexpr std::string_view site_policy =
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// What follows from the record: home, news with archive, tags, States and feed, agreements, programmes, meetings with
/// their calendar, statistics.
std::vector<SiteFile> record_files(const SiteOwner& owner, const law::Library& library, const PublicRecord& record);
/// What follows from the law alone: treaties by State, on a day.
std::vector<SiteFile> treaty_files(const SiteOwner& owner, const law::Library& library, CivilDate on);

/// Both, and what all pages are found by, in the order of paths.
std::vector<SiteFile> site_files(const SiteOwner& owner, const law::Library& library, const PublicRecord& record);

}  // namespace comity::node
