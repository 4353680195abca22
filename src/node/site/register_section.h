// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "node/site/site_section.h"
#include "register/source.h"

namespace comity::node {

/// What is told of one thing, term by term; terms without a value are left out.
class SiteFacts {
   public:
    /// `value` is markup.
    void add(std::string_view term, const std::string& value);
    std::string markup() const;

   private:
    std::string rows_ = {};
};

/// Pages of public parts of the register: agreements, programmes, meetings.
class RegisterSection : protected SiteSection {
   protected:
    using SiteSection::SiteSection;

    /// "agreements/agr-2024-00003.html"
    std::string path_of(std::string_view number) const;
    /// As somebody entered it, in the language they said it is in.
    std::string entered(std::string_view text, std::string_view entered_in) const;
    std::string entered_list(const std::vector<std::string>& texts, std::string_view entered_in) const;
    std::string words_of(const std::vector<std::string>& codes) const;
    /// The other sides, each State with its page of this folder, or without pages in plain words.
    std::string sides(const std::vector<registry::Party>& parties, std::string_view entered_in,
                      bool with_pages = true) const;
    std::string day(CivilDate on) const { return site_day(on, language_); }
    std::string days(CivilDate from, CivilDate to) const;
    /// Under a heading, by State: {"KZ": lines} with links to the pages that add_states() makes.
    std::string state_links(const std::map<StateCode, std::vector<std::string>>& lines) const;
    void add_states(const std::map<StateCode, std::vector<std::string>>& lines, std::string_view heading);
};

}  // namespace comity::node
