// SPDX-License-Identifier: EUPL-1.2
#include "node/register/rows.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace comity::node {

namespace {

std::string readers_of(const registry::Holding& holding) {
    if (!holding.only_for) return "";
    std::set<std::string> accounts(holding.only_for->begin(), holding.only_for->end());
    accounts.insert({holding.owner, holding.substitute});
    std::string readers = " ";
    for (const std::string& account : accounts) readers += account + " ";
    return readers;
}

template <class State>
void put_common(HoldingRows& rows, const State& holding, const std::string& sort,
                const std::vector<registry::Party>& parties, bool observed = false) {
    auto& [holdings, party_lines, stages, proposals, tasks, texts, public_lines] = rows;
    std::string states = " ";
    for (const StateCode state : registry::states_of(parties)) states += state.text() + " ";
    holdings.push_back({holding.id, std::string(registry::KindOf<State>::word), holding.number, holding.title, sort,
                        holding.owner, holding.substitute, states, readers_of(holding),
                        static_cast<std::int64_t>(holding.version()), std::int64_t{observed}});
    if (holding.public_version > 0)
        public_lines.push_back({holding.id, std::string(registry::KindOf<State>::word),
                                static_cast<std::int64_t>(holding.public_version)});
    for (const registry::Party& party : parties)
        party_lines.push_back({holding.id, party.state.text(), party.authority});
    for (const command::Proposal& proposal : holding.proposals)
        if (proposal.status == command::Proposal::Status::waiting)
            proposals.push_back({holding.id, proposal.id, proposal.act, proposal.command, proposal.reason,
                                 proposal.mark.by, partakers_of(proposal), proposal.mark.at.utc_milliseconds()});
}

/// The stage before anything of its life happened.
void put_first_stage(HoldingRows& rows, const std::string& id, std::string_view stage) {
    rows[2].push_back({id, std::string(stage), std::string(), std::int64_t{0}});
}

/// The first stage, and that from each of these days on, in their order.
template <class State>
void put_stages(HoldingRows& rows, const State& holding, const std::vector<std::optional<CivilDate>>& days) {
    put_first_stage(rows, holding.id, holding.stage_on(CivilDate::earliest()));
    std::int64_t place = 0;
    for (const std::optional<CivilDate>& day : days)
        if (day) rows[2].push_back({holding.id, std::string(holding.stage_on(*day)), to_string(*day), ++place});
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
    put_common(rows, agreement, agreement.kind, agreement.parties, agreement.observed);
    put_first_stage(rows, agreement.id, registry::word(registry::Stage::idea));
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
    put_common(rows, programme, "", programme.parties);
    const auto& signed_on = programme.signed_on;
    if (signed_on)
        put_stages(rows, programme,
                   {*signed_on, std::max(*signed_on, programme.from), add_days(programme.last_day(), 1)});
    else
        put_stages(rows, programme, {});
    return rows;
}

HoldingRows rows_of(const registry::Body& body) {
    HoldingRows rows;
    if (!body.exists()) return rows;
    put_common(rows, body, body.kind, body.parties);
    put_stages(rows, body, {body.opened_on, body.ended_on});
    return rows;
}

HoldingRows rows_of(const registry::Meeting& meeting) {
    HoldingRows rows;
    if (!meeting.exists()) return rows;
    put_common(rows, meeting, meeting.kind, meeting.parties);
    const std::optional<CivilDate> held = meeting.held ? std::optional(meeting.to) : std::nullopt;
    put_stages(rows, meeting, {meeting.opened_on, held, meeting.adopted_on(), meeting.cancelled_on});
    for (const registry::Decision& decision : meeting.decisions)
        if (decision.is_open())
            rows[4].push_back({meeting.id, decision.id, decision.says, decision.by, decision.owner,
                               decision.responsible_there, to_string(*decision.due), decision.case_id, decision.about});
    return rows;
}

HoldingRows rows_of(const registry::Statistic& statistic) {
    HoldingRows rows;
    if (!statistic.exists()) return rows;
    put_common(rows, statistic, statistic.about, {});
    std::vector<std::optional<CivilDate>> days;
    for (const registry::StatisticEdition& edition : statistic.editions) {
        days.emplace_back(edition.on);
        days.push_back(edition.withdrawn_on);
    }
    std::ranges::sort(days);
    put_stages(rows, statistic, days);
    return rows;
}

HoldingRows rows_of(const registry::NewsItem& item) {
    HoldingRows rows;
    if (!item.exists()) return rows;
    std::vector<registry::Party> about;
    for (const StateCode state : item.states) about.push_back({state});
    put_common(rows, item, "", about);
    put_stages(rows, item, {item.first_on(), item.withdrawn_on});
    return rows;
}

HoldingRows rows_of(const registry::Publication& publication) {
    HoldingRows rows;
    if (!publication.exists()) return rows;
    put_common(rows, publication, publication.kind, publication.parties);
    std::vector<std::optional<CivilDate>> days{publication.opened_on};
    for (const registry::Edition& edition : publication.editions)
        if (const auto held = publication.in_force(edition)) {
            days.push_back(held->first);
            if (held->last) days.push_back(add_days(*held->last, 1));
        }
    std::ranges::sort(days);
    put_stages(rows, publication, days);
    std::int64_t place = 0;
    for (const registry::PublishedText& text : publication.texts) {
        ++place;
        if (text.withdrawn) continue;
        const auto edition = std::ranges::find(publication.editions, text.edition, &registry::Edition::id);
        if (edition == publication.editions.end()) continue;  // its event could not have been applied
        const auto held = publication.in_force(*edition);
        rows[5].push_back({publication.id, edition->id, edition->label, text.language,
                           held ? to_string(held->first) : std::string(),
                           held ? registry::day_text(held->last) : std::string(), place, std::int64_t{text.authentic},
                           text.first_page, static_cast<std::int64_t>(text.pages.size())});
    }
    if (publication.waits_for_a_look()) {
        std::string says = "the law moved under it:";
        for (const registry::ProvisionRead& moved : publication.law_moved->now) says += " " + moved.provision;
        rows[4].push_back({publication.id, std::string("law"), std::move(says), std::string("us"), publication.owner,
                           std::string(), to_string(publication.law_moved->due), std::string(), std::string()});
    }
    return rows;
}

std::string readable_by(std::string_view place) {
    return fmt::format("(h.readers = '' OR replace(h.readers, ' ' || CAST({} AS TEXT) || ' ', '') <> h.readers)",
                       place);
}

Result<void> replace_rows(store::Connection& rows, std::string_view authority, std::string_view id,
                          const HoldingRows& before, const HoldingRows& after) {
    for (std::size_t table = 0; table < register_tables.size(); ++table)
        TRY_VOID(replace_lines(rows, statements()[table], authority, id, before[table], after[table]));
    return {};
}

}  // namespace comity::node
