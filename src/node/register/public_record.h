// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "base/calendar.h"
#include "node/authority.h"
#include "register/news/news.h"
#include "register/statistic/statistic.h"
#include "store/sql/connection.h"

namespace comity::node {

/// All of the record that is public on a day: whoever makes public answers or pages reads nothing else of it. What is
/// shown of it is shown_to_all() of an item, shown() of a current table; drafts stand in the values, too.
struct PublicRecord {
    CivilDate on = {};
    std::vector<registry::NewsItem> news = {};         ///< public_on(on), the newest first
    std::vector<registry::Statistic> statistics = {};  ///< with a current() table, by number
};

/// Errors: the store's.
Result<PublicRecord> public_record(store::Connection& rows, Authority& authority, CivilDate on);

}  // namespace comity::node
