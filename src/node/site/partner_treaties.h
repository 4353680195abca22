// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "law/library/library.h"

namespace comity::node {

/// A treaty in force with one partner, with the families of request it may carry.
struct PartnerTreaty {
    law::InstrumentIndex instrument = law::none;
    std::string since = {};  ///< as the register writes it, "" where it does not know
    std::vector<std::string_view> families = {};
};
using TreatiesOf = std::map<StateCode, std::vector<PartnerTreaty>>;

/// The families of request that treaties are shown by.
inline constexpr std::array<std::string_view, 2> treaty_families{"extradition", "assistance"};

/// What is in force between a State and each other one on a day, by the law library; States without a treaty have an
/// empty list.
TreatiesOf treaties_of(const law::Library& library, StateCode own, CivilDate on);

/// Of one family alone; "" gives all.
TreatiesOf of_family(const TreatiesOf& all, std::string_view family);

/// Every instrument that is in force with somebody.
std::set<law::InstrumentIndex> instruments_of(const TreatiesOf& all);

/// "treaties/coe-024.html", "treaties/coe-024-text.html"
std::string path_of_instrument(const law::Library& library, law::InstrumentIndex instrument);
std::string path_of_articles(const law::Library& library, law::InstrumentIndex instrument);

}  // namespace comity::node
