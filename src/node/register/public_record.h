// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "base/calendar.h"
#include "node/authority.h"
#include "register/agreement/agreement.h"
#include "register/meeting/meeting.h"
#include "register/news/news.h"
#include "register/programme/programme.h"
#include "register/statistic/statistic.h"
#include "store/sql/connection.h"

namespace comity::node {

/// What was public and is no longer, where its page stood.
struct WithdrawnPage {
    std::string_view plural = {};  ///< of its kind: "news"
    std::string number = {};
    CivilDate on = {};
    registry::PublicWords because = {};  ///< "" where readers were told nothing
};

/// All of the record that is public on a day: whoever makes public answers or pages reads nothing else of it. What is
/// shown of news is shown_to_all() of an item, of statistics shown() of a current table; drafts stand in the values,
/// too. Agreements, programmes and meetings are their public parts.
struct PublicRecord {
    CivilDate on = {};
    std::vector<registry::NewsItem> news = {};                               ///< public_on(on), the newest first
    std::vector<registry::Statistic> statistics = {};                        ///< with a current() table, by number
    std::vector<registry::PublicPart<registry::Agreement>> agreements = {};  ///< by number
    std::vector<registry::PublicPart<registry::Programme>> programmes = {};  ///< by number
    std::vector<registry::PublicPart<registry::Meeting>> meetings = {};      ///< the latest first
    std::vector<WithdrawnPage> withdrawn = {};
};

/// Errors: the store's.
Result<PublicRecord> public_record(store::Connection& rows, Authority& authority, CivilDate on);

/// Another one whenever something became public, was changed or withdrawn; of nothing else that is recorded. Errors:
/// the store's.
Result<std::string> public_version(store::Connection& rows, std::string_view authority);

}  // namespace comity::node
