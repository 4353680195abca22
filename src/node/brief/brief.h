// SPDX-License-Identifier: EUPL-1.2
// The brief for a counterpart: what the record holds of it today, for one reader. Cases are counted, never named, and
// only those the reader may see.
#pragma once

#include <string>
#include <vector>

#include "law/library/library.h"
#include "node/docket/queries.h"
#include "node/register/register_desk.h"
#include "register/agreement/offers.h"
#include "register/meeting/left_over.h"

namespace comity::node {

/// How one State could answer the other's request today.
struct BriefTreaties {
    law::Family family = law::Family::extradition;
    bool ours = true;                         ///< we ask; else they do
    std::string answer = {};                  ///< word of law::NetworkAnswer
    std::vector<std::string> governing = {};  ///< ids of instruments
};

/// Open cases of one kind and direction.
struct BriefCases {
    std::string kind, direction;
    std::int64_t open = 0;
    std::int64_t held = 0;     ///< in which somebody is held for the request
    std::int64_t overdue = 0;  ///< whose nearest day is past
};

struct BriefPromises {
    std::string kind;
    bool given = false;  ///< by us
    std::int64_t count = 0;
};

struct Brief {
    StateCode state = {};
    CivilDate on = {};
    std::vector<BriefTreaties> treaties = {};
    std::vector<registry::Agreement> agreements = {};  ///< of which we are a side
    std::vector<registry::Agreement> observed = {};    ///< among others, that State a side
    std::vector<registry::Programme> programmes = {};
    std::vector<registry::Meeting> meetings = {};
    std::vector<BriefCases> cases = {};
    std::vector<Reciprocity> reciprocity = {};
    std::vector<BriefPromises> promises = {};
};

/// Of its agreements, with that State, the longest waiting first.
std::vector<registry::OpenOffer> open_offers_of(const Brief& brief);

/// Gathered as of now. Errors: `forbidden` for whoever may not list the register; `invalid` for our own State.
Result<Brief> brief_for(Register& registry, store::Database& database, const law::Library& library, const Asker& asker,
                        StateCode state);

}  // namespace comity::node
