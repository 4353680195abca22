// SPDX-License-Identifier: EUPL-1.2
#include "node/site/partner_treaties.h"

#include <algorithm>

#include <fmt/format.h>

#include "law/atlas/render_network.h"
#include "law/atlas/request_kind.h"
#include "law/atlas/treaties_between.h"
#include "law/atlas/treaty_network.h"
#include "node/site/site_page.h"

namespace comity::node {

namespace {

bool carries(const law::InstrumentBetween& between) {
    return between.in_force == Truth::yes &&
           (between.part == law::Part::governing || between.part == law::Part::layer ||
            between.part == law::Part::also_invocable || between.part == law::Part::supplementary);
}

std::string path_below_treaties(const law::Library& library, law::InstrumentIndex instrument, std::string_view end) {
    const law::Instrument& of = library.instruments()[static_cast<std::size_t>(instrument)];
    return fmt::format("treaties/{}{}.html", in_lower_case(library.text(of.id)), end);
}

}  // namespace

TreatiesOf treaties_of(const law::Library& library, StateCode own, CivilDate on) {
    TreatiesOf found;
    const std::vector<law::RequestKind> kinds = law::request_kinds(library);
    for (const auto& [family, word] : {std::pair(law::Family::extradition, treaty_families[0]),
                                       std::pair(law::Family::assistance, treaty_families[1])}) {
        const auto kind = std::ranges::find(kinds, family, &law::RequestKind::family);
        if (kind == kinds.end()) continue;
        const law::TreatyNetwork network(library, *kind, on);
        law::for_each_partner(
            network, own, law::Side::requesting, [&](StateCode partner, const law::TreatiesBetween& between) {
                std::vector<PartnerTreaty>& treaties = found[partner];
                for (const law::InstrumentBetween& each : between.instruments()) {
                    if (!carries(each)) continue;
                    auto known = std::ranges::find(treaties, each.instrument, &PartnerTreaty::instrument);
                    if (known == treaties.end())
                        known = treaties.insert(
                            known, {each.instrument, each.since ? law::register_day(*each.since) : std::string(), {}});
                    known->families.push_back(word);
                }
            });
    }
    return found;
}

TreatiesOf of_family(const TreatiesOf& all, std::string_view family) {
    TreatiesOf kept = all;
    if (family.empty()) return kept;
    for (auto& [state, treaties] : kept)
        std::erase_if(treaties, [&](const PartnerTreaty& treaty) {
            return std::ranges::find(treaty.families, family) == treaty.families.end();
        });
    return kept;
}

std::set<law::InstrumentIndex> instruments_of(const TreatiesOf& all) {
    std::set<law::InstrumentIndex> found;
    for (const auto& [state, treaties] : all)
        for (const PartnerTreaty& treaty : treaties) found.insert(treaty.instrument);
    return found;
}

std::string path_of_instrument(const law::Library& library, law::InstrumentIndex instrument) {
    return path_below_treaties(library, instrument, "");
}

std::string path_of_articles(const law::Library& library, law::InstrumentIndex instrument) {
    return path_below_treaties(library, instrument, "-text");
}

}  // namespace comity::node
