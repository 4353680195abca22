// SPDX-License-Identifier: EUPL-1.2
#include "node/register/rows.h"

#include <algorithm>

namespace comity::node {

namespace {

void put_common(HoldingRows& rows, const registry::Holding& holding, std::string_view word, const std::string& sort,
                const std::vector<registry::Party>& parties) {
    auto& [holdings, party_lines, stages, proposals] = rows;
    std::string states = " ";
    for (const StateCode state : registry::states_of(parties)) states += state.text() + " ";
    holdings.push_back({holding.id, std::string(word), holding.number, holding.title, sort, holding.owner,
                        holding.substitute, states, static_cast<std::int64_t>(holding.version())});
    for (const registry::Party& party : parties)
        party_lines.push_back({holding.id, party.state.text(), party.authority});
    for (const command::Proposal& proposal : holding.proposals)
        if (proposal.status == command::Proposal::Status::waiting)
            proposals.push_back({holding.id, proposal.id, proposal.act, proposal.command, proposal.reason,
                                 proposal.mark.by, approvers_of(proposal), proposal.mark.at.utc_milliseconds()});
}

const std::array<TableStatements, register_tables.size()>& statements() {
    static const auto all = [] {
        std::array<TableStatements, register_tables.size()> made;
        for (std::size_t table = 0; table < made.size(); ++table) made[table] = statements_of(register_tables[table]);
        return made;
    }();
    return all;
}

}  // namespace

HoldingRows rows_of(const registry::Agreement& agreement) {
    HoldingRows rows;
    if (!agreement.exists()) return rows;
    put_common(rows, agreement, registry::KindOf<registry::Agreement>::word, agreement.kind, agreement.parties);
    std::int64_t place = 0;
    for (const registry::Step& step : agreement.steps) {
        ++place;
        if (!step.withdrawn)
            rows[2].push_back({agreement.id, std::string(registry::word(step.to)), to_string(step.effect), place});
    }
    return rows;
}

HoldingRows rows_of(const registry::Programme& programme) {
    HoldingRows rows;
    if (!programme.exists()) return rows;
    put_common(rows, programme, registry::KindOf<registry::Programme>::word, "", programme.parties);
    if (!programme.signed_on) return rows;
    std::int64_t place = 0;
    for (const CivilDate day :
         {*programme.signed_on, std::max(*programme.signed_on, programme.from), add_days(programme.last_day(), 1)})
        rows[2].push_back({programme.id, std::string(programme.stage_on(day)), to_string(day), ++place});
    return rows;
}

Result<void> replace_rows(store::Connection& rows, std::string_view authority, std::string_view id,
                          const HoldingRows& before, const HoldingRows& after) {
    for (std::size_t table = 0; table < register_tables.size(); ++table)
        TRY_VOID(replace_lines(rows, statements()[table], authority, id, before[table], after[table]));
    return {};
}

}  // namespace comity::node
