// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "law/atlas/treaties_between.h"

namespace comity::law {

enum class Side : std::uint8_t { requesting, requested };
std::string_view to_string(Side side);

/// The objects of docs/formats/api.md: what binds two States, a State's partners, how two States stood over the years.
std::string treaties_json(const TreatiesBetween& between, std::string_view language);
std::string partners_json(const TreatyNetwork& network, StateCode state, Side side);
std::string years_json(const TreatyNetwork& network, StateCode requesting, StateCode requested);

/// All other States of the network with what binds them to `state`, which stands on `side`.
template <class Visit>
void for_each_partner(const TreatyNetwork& network, StateCode state, Side side, Visit&& visit) {
    for (StateCode partner : network.states()) {
        if (partner == state) continue;
        const TreatiesBetween between(network, side == Side::requesting ? state : partner,
                                      side == Side::requesting ? partner : state);
        visit(partner, between);
    }
}

}  // namespace comity::law
