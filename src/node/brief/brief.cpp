// SPDX-License-Identifier: EUPL-1.2
#include "node/brief/brief.h"

#include <fmt/format.h>

#include "law/atlas/change_points.h"
#include "node/docket/visible.h"

namespace comity::node {

namespace {

using access::Resource;
using access::Verb;

/// Of each family the first kind of request stands for all: what is asked for in particular is a matter of the case.
std::vector<BriefTreaties> treaties_with(const law::Library& library, StateCode own, StateCode state, CivilDate on) {
    std::vector<BriefTreaties> found;
    const std::vector<law::RequestKind> kinds = law::request_kinds(library);
    for (const law::Family family : {law::Family::extradition, law::Family::assistance}) {
        const auto kind = std::ranges::find(kinds, family, &law::RequestKind::family);
        if (kind == kinds.end()) continue;
        const law::TreatyNetwork network(library, *kind, on);
        for (const bool ours : {true, false}) {
            const law::ChangePoint standing = law::standing(network, ours ? own : state, ours ? state : own, on);
            BriefTreaties line{.family = family, .ours = ours, .answer = std::string(to_string(standing.answer))};
            for (const law::InstrumentIndex instrument : standing.governing)
                line.governing.emplace_back(network.bindings().id_of(instrument));
            found.push_back(std::move(line));
        }
    }
    return found;
}

/// $5 the State, $6 today.
Result<std::vector<BriefCases>> open_cases(store::Connection& rows, const Asker& asker, StateCode state, CivilDate on) {
    const std::string sql = fmt::format(
        "SELECT c.kind, c.direction, count(*), CAST(sum(CASE WHEN c.held > 0 THEN 1 ELSE 0 END) AS BIGINT), "
        "CAST(sum(CASE WHEN c.due <> '' AND c.due < $6 THEN 1 ELSE 0 END) AS BIGINT) FROM docket_case c WHERE "
        "c.authority = $1 AND c.closed = 0 AND "
        "c.counterpart = $5 AND {} GROUP BY c.kind, c.direction ORDER BY c.kind, c.direction",
        visible("c.id", asker.person, Resource::case_file, Verb::list));
    TRY(found, rows.all(sql,
                        {asker.authority, asker.person.seat(), asker.person.as_head(), asker.now.utc_milliseconds(),
                         state.text(), to_string(on)},
                        [](const store::Row& row) {
                            return BriefCases{.kind = row.string(0),
                                              .direction = row.string(1),
                                              .open = row.number(2),
                                              .held = row.number(3),
                                              .overdue = row.number(4)};
                        }));
    return found;
}

Result<std::vector<BriefPromises>> promises_with(store::Connection& rows, const Asker& asker, StateCode state) {
    const std::string sql = fmt::format(
        "SELECT p.kind, p.given, count(*) FROM docket_promise p JOIN docket_case c ON c.authority = p.authority AND "
        "c.id = p.case_id WHERE p.authority = $1 AND c.counterpart = $5 AND {} GROUP BY p.kind, p.given ORDER BY "
        "p.kind, p.given",
        visible("p.case_id", asker.person, Resource::promise, Verb::list));
    TRY(found,
        rows.all(
            sql,
            {asker.authority, asker.person.seat(), asker.person.as_head(), asker.now.utc_milliseconds(), state.text()},
            [](const store::Row& row) {
                return BriefPromises{.kind = row.string(0), .given = row.number(1) != 0, .count = row.number(2)};
            }));
    return found;
}

}  // namespace

std::vector<registry::OpenOffer> open_offers_of(const Brief& brief) {
    std::vector<registry::OpenOffer> open = registry::open_offers(brief.agreements, brief.on);
    std::erase_if(open, [&](const registry::OpenOffer& each) { return each.offer->state != brief.state; });
    return open;
}

Result<Brief> brief_for(Register& registry, store::Database& database, const law::Library& library, const Asker& asker,
                        StateCode state) {
    const registry::Environment known = registry.meetings.environment(asker.now);
    if (state == known.own)
        return fail(ErrorKind::invalid, fmt::format("{} is our own State", state.text()), {},
                    "a brief is for a counterpart");
    Brief brief{.state = state, .on = known.today};
    TRY(agreements, registry.agreements.all(asker.person, std::nullopt, state.text()));
    for (registry::Agreement& agreement : agreements)
        (agreement.observed ? brief.observed : brief.agreements).push_back(std::move(agreement));
    TRY(programmes, registry.programmes.all(asker.person, std::nullopt, state.text()));
    brief.programmes = std::move(programmes);
    TRY(meetings, registry.meetings.all(asker.person, std::nullopt, state.text()));
    brief.meetings = std::move(meetings);
    brief.treaties = treaties_with(library, known.own, state, known.today);
    TRY(lease, database.reader());
    TRY(cases, open_cases(*lease, asker, state, known.today));
    brief.cases = std::move(cases);
    TRY(ledger, reciprocity(*lease, asker, state.text()));
    brief.reciprocity = std::move(ledger);
    TRY(promises, promises_with(*lease, asker, state));
    brief.promises = std::move(promises);
    return brief;
}

}  // namespace comity::node
