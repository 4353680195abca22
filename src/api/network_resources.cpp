// SPDX-License-Identifier: EUPL-1.2
#include "api/answer.h"
#include "api/resource_groups.h"
#include "law/atlas/render_network.h"

namespace comity::api {

namespace {

void refuse_same_state(Query& query, StateCode a, StateCode b) {
    if (a.known() && a == b) query.fault("b", "both States are " + a.text(), "name two States");
}

net::Response treaties(const Context& context, const net::Request& request) {
    Query query(context.library, request, {"a", "b", "kind", "on", "known"});
    const StateCode a = query.state("a");
    const StateCode b = query.state("b");
    refuse_same_state(query, a, b);
    const law::RequestKind kind = query.kind();
    const CivilDate on = query.day("on", context.today());
    const CivilDate known = query.day("known", CivilDate::latest());
    if (auto refused = query.refused()) return *std::move(refused);
    const law::TreatyNetwork network(context.library, kind, on, known);
    const law::TreatiesBetween between(network, a, b);
    return cacheable(request, query, law::treaties_json(between, query.language()));
}

net::Response partners(const Context& context, const net::Request& request) {
    Query query(context.library, request, {"state", "side", "kind", "on", "known"});
    const StateCode state = query.state("state");
    const auto side = static_cast<law::Side>(query.one_of("side", {"requesting", "requested"}));
    const law::RequestKind kind = query.kind();
    const CivilDate on = query.day("on", context.today());
    const CivilDate known = query.day("known", CivilDate::latest());
    if (auto refused = query.refused()) return *std::move(refused);
    const law::TreatyNetwork network(context.library, kind, on, known);
    return cacheable(request, query, law::partners_json(network, state, side));
}

net::Response years(const Context& context, const net::Request& request) {
    Query query(context.library, request, {"a", "b", "kind", "known"});
    const StateCode a = query.state("a");
    const StateCode b = query.state("b");
    refuse_same_state(query, a, b);
    const law::RequestKind kind = query.kind();
    const CivilDate known = query.day("known", CivilDate::latest());
    if (auto refused = query.refused()) return *std::move(refused);
    const law::TreatyNetwork network(context.library, kind, context.today(), known);
    return cacheable(request, query, law::years_json(network, a, b));
}

}  // namespace

void add_network_resources(net::Router& router, const SharedContext& context) {
    const auto get = [&](std::string_view path, net::Response (*answer)(const Context&, const net::Request&)) {
        router.add(net::Method::get, path,
                   [context, answer](const net::Request& request) { return answer(*context, request); });
    };
    get("/api/v1/treaties", treaties);
    get("/api/v1/partners", partners);
    get("/api/v1/years", years);
}

}  // namespace comity::api
