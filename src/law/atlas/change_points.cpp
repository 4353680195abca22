// SPDX-License-Identifier: EUPL-1.2
#include "law/atlas/change_points.h"

#include "law/atlas/candidate_days.h"

namespace comity::law {

namespace {

bool alike(const ChangePoint& a, const ChangePoint& b) {
    return a.answer == b.answer && a.governing == b.governing && a.layers == b.layers;
}

CivilDate new_year_before(CivilDate day) {
    const int year = add_days(day, -1).year();
    return CivilDate::from_ymd(year, 1, 1).value_or(CivilDate::earliest());
}

}  // namespace

ChangePoint standing(const TreatyNetwork& network, StateCode requesting, StateCode requested, CivilDate on) {
    const Situation situation = network.situation(requesting, requested, on);
    const Evaluator evaluator(situation);
    const LegalBasis basis = network.basis(evaluator);
    return {on, network.answer(basis, network.open_treaties(evaluator, basis)), basis.governing, basis.layers};
}

std::vector<ChangePoint> change_points(const TreatyNetwork& network, StateCode requesting, StateCode requested) {
    std::vector<ChangePoint> points{standing(network, requesting, requested, CivilDate::earliest())};
    for (const CivilDate day : candidate_days(network, requesting, requested)) {
        ChangePoint next = standing(network, requesting, requested, day);
        if (!alike(points.back(), next)) points.push_back(std::move(next));
    }
    points.front().from = points.size() > 1 ? new_year_before(points[1].from) : new_year_before(network.on());
    return points;
}

}  // namespace comity::law
