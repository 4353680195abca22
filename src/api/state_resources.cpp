// SPDX-License-Identifier: EUPL-1.2
// The sheet of a State.
#include "api/answer.h"
#include "api/resource_groups.h"
#include "law/atlas/state_sheet.h"

namespace comity::api {

namespace {

net::Response state_sheet(const Context& context, const net::Request& request) {
    Query query(context.library, request, {"state", "on", "known"});
    const StateCode state = query.state("state");
    const CivilDate on = query.day("on", context.today());
    const CivilDate known = query.day("known", CivilDate::latest());
    if (auto refused = query.refused()) return *std::move(refused);
    const law::StateSheet sheet(context.library, state, on, known);
    return cacheable(request, query, law::state_sheet_json(sheet, query.language()));
}

}  // namespace

void add_state_resources(net::Router& router, const SharedContext& context) {
    router.add(net::Method::get, "/api/v1/state",
               [context](const net::Request& request) { return state_sheet(*context, request); });
}

}  // namespace comity::api
