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
    std::string path;  ///< "en/news/index.html"
    std::string type;  ///< "text/html; charset=utf-8"
    std::string text;
};

/// Whose site it is.
struct SiteOwner {
    std::string id;    ///< "fi-moj"
    std::string name;  ///< as people know it
    StateCode state;
};

/// A page shows what loads no script, no frame and nothing of others.
inline constexpr std::string_view site_policy =
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// What follows from the record: home, news with archive, tags, States and feed, statistics.
std::vector<SiteFile> record_files(const SiteOwner& owner, const law::Library& library, const PublicRecord& record);
/// What follows from the law alone: treaties by State, on a day.
std::vector<SiteFile> treaty_files(const SiteOwner& owner, const law::Library& library, CivilDate on);

/// Both, by path.
std::vector<SiteFile> site_files(const SiteOwner& owner, const law::Library& library, const PublicRecord& record);

}  // namespace comity::node
