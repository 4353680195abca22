// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "node/site/site_page.h"

namespace comity::node {

/// A page of each treaty, and one of its articles where the library has them.
void add_instrument_pages(std::vector<SiteFile>& files, const SiteOwner& owner, const law::Library& library,
                          CivilDate on, std::string_view language, const std::set<law::InstrumentIndex>& instruments);

/// Text as markup, in which addresses of the web are links that tell the other side nothing.
std::string with_links(std::string_view text);

}  // namespace comity::node
