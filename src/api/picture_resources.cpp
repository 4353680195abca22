// SPDX-License-Identifier: EUPL-1.2
// What is drawn over the years: how an instrument spread, who could answer a State.
#include <map>
#include <mutex>

#include "api/answer.h"
#include "api/resource_groups.h"
#include "law/atlas/partners_by_year.h"
#include "law/atlas/spread.h"

namespace comity::api {

namespace {

constexpr std::string_view csv_type = "text/csv; charset=utf-8; header=present";
constexpr int first_year_drawn = 1950;

net::Response spread(const Context& context, const net::Request& request) {
    Query query(context.library, request, {"instrument", "known", "format"});
    const law::InstrumentIndex instrument = query.instrument("instrument");
    if (!query.has("instrument")) query.text("instrument");
    const CivilDate known = query.day("known", CivilDate::latest());
    const bool csv = query.one_of("format", {"json", "csv"}) == 1;
    if (auto refused = query.refused()) return *std::move(refused);
    const law::Spread found = law::spread_of(context.library, instrument, context.today().year(), known);
    if (csv)
        return cacheable_text(request, query, law::spread_csv(found), csv_type,
                              "comity-spread-" + std::string(*request.query("instrument")) + ".csv");
    return cacheable(request, query, law::spread_json(context.library, found, query.language()));
}

/// Answers that cost a good part of a second and depend on the library and the query alone.
class Kept {
   public:
    static constexpr std::size_t most = 256;

    template <class Make>
    std::string get(const std::string& key, Make&& make) {
        {
            const std::scoped_lock lock(mutex_);
            if (const auto known = texts_.find(key); known != texts_.end()) return known->second;
        }
        std::string text = make();
        const std::scoped_lock lock(mutex_);
        if (texts_.size() >= most) texts_.clear();
        texts_.emplace(key, text);
        return text;
    }

   private:
    std::mutex mutex_;
    std::map<std::string, std::string> texts_;
};

net::Response partners_by_year(const Context& context, const net::Request& request, Kept& kept) {
    Query query(context.library, request, {"state", "kind", "side", "known", "from", "to", "format"});
    const StateCode state = query.state("state");
    law::RequestKind kind = query.kind();
    const auto side = static_cast<law::Side>(query.one_of("side", {"requesting", "requested"}));
    const CivilDate known = query.day("known", CivilDate::latest());
    const int to = query.year("to", context.today().year());
    const int from = query.year("from", std::min(first_year_drawn, to));
    if (to < from || to - from >= law::most_years)
        query.fault("from", std::to_string(from) + " to " + std::to_string(to) + " cannot be drawn",
                    "at most " + std::to_string(law::most_years) + " years, the earlier first");
    const bool csv = query.one_of("format", {"json", "csv"}) == 1;
    if (auto refused = query.refused()) return *std::move(refused);
    const std::string key = state.text() + '|' + kind.name + '|' + std::string(to_string(side)) + '|' +
                            to_string(known) + '|' + std::to_string(from) + '|' + std::to_string(to) + '|' +
                            (csv ? "csv" : query.language());
    std::string text = kept.get(key, [&] {
        const law::TreatyNetwork network(context.library, std::move(kind), context.today(), known);
        const law::PartnersByYear table = law::partners_by_year(network, state, side, from, to);
        return csv ? law::partners_by_year_csv(table) : law::partners_by_year_json(network, table, query.language());
    });
    if (csv)
        return cacheable_text(request, query, std::move(text), csv_type, "comity-partners-" + state.text() + ".csv");
    return cacheable(request, query, std::move(text));
}

}  // namespace

void add_picture_resources(net::Router& router, const SharedContext& context) {
    router.add(net::Method::get, "/api/v1/spread",
               [context](const net::Request& request) { return spread(*context, request); });
    router.add(net::Method::get, "/api/v1/partners-by-year",
               [context, kept = std::make_shared<Kept>()](const net::Request& request) {
                   return partners_by_year(*context, request, *kept);
               });
}

}  // namespace comity::api
