// SPDX-License-Identifier: EUPL-1.2
// What happened in the network of treaties: as an object, a table, a feed.
#include "api/answer.h"
#include "api/resource_groups.h"
#include "law/atlas/day_diff.h"
#include "law/events/network_changes.h"

namespace comity::api {

namespace {

constexpr std::string_view csv_type = "text/csv; charset=utf-8; header=present";

void refuse_backwards(Query& query, const law::ChangesAsked& asked) {
    if (asked.to < asked.from)
        query.fault("to", to_string(asked.to) + " lies before " + to_string(asked.from),
                    "give the earlier day as from");
}

net::Response changes(const Context& context, const net::Request& request) {
    Query query(context.library, request, {"from", "to", "state", "instrument", "axis", "known", "format"});
    law::ChangesAsked asked;
    asked.from = query.day("from", add_months(context.today(), -12));
    asked.to = query.day("to", CivilDate::latest());
    asked.state = query.state_if_given("state");
    asked.instrument = query.instrument("instrument");
    asked.by_knowledge = query.one_of("axis", {"day", "recorded"}) == 1;
    asked.known_on = query.day("known", CivilDate::latest());
    const bool csv = query.one_of("format", {"json", "csv"}) == 1;
    refuse_backwards(query, asked);
    if (auto refused = query.refused()) return *std::move(refused);
    const law::NetworkChanges found = law::network_changes(context.library, asked);
    if (csv) {
        return cacheable_text(request, query, law::changes_csv(context.library, found, query.language()), csv_type,
                              "comity-changes.csv");
    }
    return cacheable(request, query, law::changes_json(context.library, asked, found, query.language()));
}

/// The address under which the same feed is found again, beside the other resources.
std::string address_of_feed(const net::Request& request) {
    std::string address = "changes.atom";
    char sign = '?';
    // What has come so far is well formed: codes, ids and days need no escaping.
    for (const std::string_view name : {"state", "instrument", "from", "to", "lang"}) {
        const auto value = request.query(name);
        if (!value) continue;
        address += sign + std::string(name) + '=' + std::string(*value);
        sign = '&';
    }
    return address;
}

net::Response feed(const Context& context, const net::Request& request) {
    Query query(context.library, request, {"from", "to", "state", "instrument"});
    law::ChangesAsked asked;
    asked.from = query.day("from", CivilDate::earliest());
    asked.to = query.day("to", CivilDate::latest());
    asked.state = query.state_if_given("state");
    asked.instrument = query.instrument("instrument");
    if (!query.has("state") && !query.has("instrument") && !query.has("from"))
        query.fault("state", "the feed of everything is asked for", "give state=, instrument= or from=");
    refuse_backwards(query, asked);
    if (auto refused = query.refused()) return *std::move(refused);
    return cacheable_text(request, query,
                          law::changes_feed(context.library, asked, law::network_changes(context.library, asked),
                                            address_of_feed(request), query.language()),
                          "application/atom+xml; charset=utf-8", "");
}

net::Response differences(const Context& context, const net::Request& request) {
    Query query(context.library, request, {"from", "to", "state", "kind"});
    law::DaysCompared days;
    if (!query.has("from")) query.text("from");
    days.from = query.day("from", context.today());
    days.to = query.day("to", context.today());
    days.state = query.state_if_given("state");
    if (query.has("kind"))
        days.kinds.push_back(query.kind());
    else
        days.kinds = law::request_kinds(context.library);
    if (!days.state && !query.has("kind"))
        query.fault("state", "all pairs are asked for, and every kind of request", "give state=, kind= or both");
    if (auto refused = query.refused()) return *std::move(refused);
    return cacheable(request, query, law::day_diff_json(context.library, days, law::day_diff(context.library, days)));
}

}  // namespace

void add_change_resources(net::Router& router, const SharedContext& context) {
    router.add(net::Method::get, "/api/v1/changes",
               [context](const net::Request& request) { return changes(*context, request); });
    router.add(net::Method::get, "/api/v1/differences",
               [context](const net::Request& request) { return differences(*context, request); });
    router.add(net::Method::get, "/api/v1/changes.atom",
               [context](const net::Request& request) { return feed(*context, request); });
}

}  // namespace comity::api
