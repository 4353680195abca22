// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "node/site/site_page.h"

namespace comity::node {

/// What the pages of one part of the site in one language have in common: they stand in one folder, link from there,
/// and are added to the files.
class SiteSection {
   public:
    SiteSection(std::vector<SiteFile>& files, const SiteOwner& owner, const law::Library& library, CivilDate on,
                std::string_view language, std::string_view folder);

   protected:
    std::string word(std::string_view key) const;
    std::string name_of(StateCode state) const;
    /// "ru/news/"
    std::string here() const { return below(folder_.empty() ? "" : folder_ + "/"); }
    std::string below(std::string_view path) const;
    /// To a page below the language.
    std::string link(std::string_view to, std::string_view words) const;
    void put(std::string path, std::string title, std::string content, std::string content_language = "",
             bool is_list = false, std::string unsearched = "");
    /// "news/2026.html", and behind the first page "news/2026-p2.html" …; on the first `opening` stands before the
    /// lines, `lead` behind them.
    void add_list(const std::string& name, const std::string& title, const std::vector<std::string>& lines,
                  const std::string& lead, const std::string& opening = "");

    std::vector<SiteFile>& files_;
    const SiteOwner& owner_;
    const law::Library& library_;
    CivilDate on_;
    std::string language_;
    std::string folder_;
};

}  // namespace comity::node
