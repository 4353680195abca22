// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "node/docket/queries.h"

namespace comity::node {

/// "'owner', 'team'": the relations by which a person of these roles may do that with that; "''" where none does.
std::string relations_that_allow(const Person& person, access::Resource resource, access::Verb verb);

/// A condition on `case_id`, in SQL, that the asker may do that with the case. Uses $1 authority, $2 account,
/// $3 account as head, $4 now.
std::string visible(std::string_view case_id, const Person& person, access::Resource resource, access::Verb verb);

/// The same from the other side: those cases, as a table with the column case_id to begin a walk with. For lists whose
/// order no index has: they cost what the asker may see, not what there is.
std::string visible_cases(const Person& person, access::Resource resource, access::Verb verb);

/// In SQL, the title of `docket_case c`; of a restricted one '', since its keepers are told nothing of what it says.
inline constexpr std::string_view title_in_sight = "CASE WHEN c.restricted_on = '' THEN c.title ELSE '' END";

}  // namespace comity::node
