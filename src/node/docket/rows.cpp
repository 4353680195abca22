// SPDX-License-Identifier: EUPL-1.2
#include "node/docket/rows.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "cases/clocks.h"
#include "cases/lifecycle/lifecycle.h"
#include "node/docket/ledger.h"
#include "node/docket/tables.h"
#include "node/docket/words.h"

namespace comity::node {

namespace {

using cases::CaseState;

/// The day a running clock is watched by: the careful one.
std::string careful_day(const cases::Clock& clock) {
    const auto days = cases::days_in(clock.conservative.empty() ? clock.due : clock.conservative);
    if (days) return to_string(days->first);
    // A gap is urgent from its first day on.
    return clock.gap ? clock.from : std::string(never);
}

class RowsOfCase {
   public:
    RowsOfCase(store::Connection& rows, std::string_view authority, const CaseState& state, std::string_view law,
               const std::vector<std::string>& marks)
        : rows_(rows), authority_(authority), state_(state), law_(law), marks_(marks) {}

    Result<void> write() {
        find_days();
        TRY_VOID(write_case());
        TRY_VOID(write_access());
        TRY_VOID(write_words());
        TRY_VOID(write_clocks());
        TRY_VOID(write_tasks());
        TRY_VOID(write_proposals());
        TRY_VOID(write_promises());
        TRY_VOID(write_links());
        TRY_VOID(write_ledger(rows_, authority_, state_));
        return write_marks();
    }

   private:
    void find_days() {
        due_ = never;
        for (const cases::Clock& clock : state_.clocks)
            if (!clock.ended) due_ = std::min(due_, careful_day(clock));
        for (const cases::Task& task : state_.tasks)
            if (task.done_because.empty() && task.due) due_ = std::min(due_, to_string(*task.due));
        held_ = std::ranges::count_if(state_.subjects, cases::held_for_a_request);
        rank_ = fmt::format("{}{}{}{}", held_ > 0 ? '0' : '1', due_, state_.urgent ? '0' : '1', state_.number);
    }

    Result<void> write_case() {
        const auto& course = cases::lifecycle(state_.kind, state_.direction);
        const cases::Stage* stage = course.stage(state_.stage);
        TRY_VOID(rows_.run(
            "INSERT INTO docket_case (authority, id, number, matter, kind, direction, counterpart, title, "
            "foreign_reference, owner, substitute, unit, stage, common_stage, urgent, held, closed, due, opened_on, "
            "closed_on, changed_at, version, law, rank) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, "
            "$13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24) ON CONFLICT (authority, id) DO UPDATE SET "
            "number = excluded.number, matter = excluded.matter, title = excluded.title, "
            "foreign_reference = excluded.foreign_reference, owner = excluded.owner, "
            "substitute = excluded.substitute, unit = excluded.unit, stage = excluded.stage, "
            "common_stage = excluded.common_stage, urgent = excluded.urgent, held = excluded.held, "
            "closed = excluded.closed, due = excluded.due, closed_on = excluded.closed_on, "
            "changed_at = excluded.changed_at, version = excluded.version, law = excluded.law, rank = excluded.rank",
            {authority_,
             state_.id,
             state_.number,
             state_.matter,
             cases::words(state_.kind).word,
             cases::word(state_.direction),
             state_.counterpart.text(),
             state_.title,
             state_.foreign_reference,
             state_.owner,
             state_.substitute,
             state_.unit,
             state_.stage,
             stage ? stage->common : std::string_view{},
             state_.urgent,
             held_,
             state_.closed,
             due_,
             to_string(state_.opened.at).substr(0, 10),
             state_.closed && !state_.steps.empty() ? to_string(state_.steps.back().on) : std::string{},
             state_.last.at.utc_milliseconds(),
             state_.version(),
             law_,
             rank_}));
        return {};
    }

    Result<void> clear(std::string_view sql) {
        TRY_VOID(rows_.run(sql, {authority_, state_.id}));
        return {};
    }

    Result<void> write_access() {
        TRY_VOID(clear("DELETE FROM docket_access WHERE authority = $1 AND case_id = $2"));
        std::map<std::pair<std::string, std::string>, std::int64_t> relations;
        relations[{state_.owner, "owner"}] = for_good;
        relations[{state_.substitute, "substitute"}] = for_good;
        for (const std::string& account : state_.team) relations[{account, "team"}] = for_good;
        if (!state_.unit.empty()) relations[{"unit:" + state_.unit, "unit-head"}] = for_good;
        for (const cases::Grant& grant : state_.grants) {
            if (grant.ended) continue;
            auto& until = relations[{grant.account, grant.break_glass ? "break-glass" : "granted"}];
            until = std::max(until, grant.until.utc_milliseconds());
        }
        for (const cases::Proposal& proposal : state_.proposals)
            if (proposal.status == cases::Proposal::Status::waiting)
                relations[{proposal.mark.by, "proposer"}] = for_good;
        for (const cases::Measure& measure : state_.measures)
            if (!measure.executor.empty()) relations[{measure.executor, "team"}] = for_good;
        for (const auto& [who, until] : relations)
            TRY_VOID(
                rows_.run("INSERT INTO docket_access (authority, account, case_id, relation, until, closed, rank) "
                          "VALUES ($1, $2, $3, $4, $5, $6, $7)",
                          {authority_, who.first, state_.id, who.second, until, state_.closed, rank_}));
        return {};
    }

    Result<void> write_words() {
        TRY_VOID(clear("DELETE FROM docket_word WHERE authority = $1 AND case_id = $2"));
        std::set<std::string> words;
        const auto take = [&](std::string_view text) {
            for (std::string& word : words_of(text)) words.insert(std::move(word));
        };
        take(state_.number);
        take(state_.title);
        take(state_.foreign_reference);
        take(state_.counterpart.text());
        for (const cases::Subject& subject : state_.subjects) {
            if (subject.withdrawn) continue;
            for (const std::string& name : subject.names) take(name);
            for (const cases::Identifier& identifier : subject.identifiers) take(identifier.value);
        }
        for (const std::string& word : words)
            TRY_VOID(rows_.run("INSERT INTO docket_word (authority, word, case_id) VALUES ($1, $2, $3)",
                               {authority_, word, state_.id}));
        return {};
    }

    Result<void> write_clocks() {
        TRY_VOID(clear("DELETE FROM docket_clock WHERE authority = $1 AND case_id = $2"));
        for (const cases::Clock& clock : state_.clocks) {
            if (clock.ended) continue;
            const cases::Subject* subject = state_.subject(clock.subject);
            TRY_VOID(rows_.run(
                "INSERT INTO docket_clock (authority, case_id, id, kind, label, rule, subject, subject_name, begun, "
                "period, due, careful, effect, gap, owner, substitute, alarm, silent_until) VALUES ($1, $2, $3, $4, "
                "$5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
                {authority_, state_.id, clock.id, cases::word(clock.kind), clock.label, clock.rule, clock.subject,
                 subject && !subject->names.empty() ? std::string_view(subject->names.front()) : std::string_view{},
                 clock.from, clock.period, clock.due, careful_day(clock), clock.effect, clock.gap, clock.owner,
                 clock.substitute, clock.alarm, clock.silence ? to_string(clock.silence->until) : std::string{}}));
        }
        return {};
    }

    Result<void> write_tasks() {
        TRY_VOID(clear("DELETE FROM docket_task WHERE authority = $1 AND case_id = $2"));
        for (const cases::Task& task : state_.tasks) {
            if (!task.done_because.empty()) continue;
            TRY_VOID(
                rows_.run("INSERT INTO docket_task (authority, case_id, id, says, owner, due, made_by) VALUES "
                          "($1, $2, $3, $4, $5, $6, $7)",
                          {authority_, state_.id, task.id, task.says, task.owner,
                           task.due ? to_string(*task.due) : std::string(never), task.from}));
        }
        return {};
    }

    Result<void> write_proposals() {
        TRY_VOID(clear("DELETE FROM docket_proposal WHERE authority = $1 AND case_id = $2"));
        for (const cases::Proposal& proposal : state_.proposals) {
            if (proposal.status != cases::Proposal::Status::waiting) continue;
            TRY_VOID(
                rows_.run("INSERT INTO docket_proposal (authority, case_id, id, act, command, says, by, at) "
                          "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                          {authority_, state_.id, proposal.id, proposal.act, proposal.command, proposal.reason,
                           proposal.mark.by, proposal.mark.at.utc_milliseconds()}));
        }
        return {};
    }

    Result<void> write_promises() {
        TRY_VOID(clear("DELETE FROM docket_promise WHERE authority = $1 AND case_id = $2"));
        for (const cases::Promise& promise : state_.promises) {
            if (!promise.ended_because.empty()) continue;
            TRY_VOID(
                rows_.run("INSERT INTO docket_promise (authority, case_id, id, kind, given, says, breached_by, "
                          "until, watcher) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                          {authority_, state_.id, promise.id, promise.kind, promise.given, promise.says,
                           fmt::format("{}", fmt::join(promise.breached_by, " ")),
                           promise.until ? to_string(*promise.until) : std::string{}, promise.watcher}));
        }
        return {};
    }

    Result<void> write_links() {
        TRY_VOID(clear("DELETE FROM docket_link WHERE authority = $1 AND case_id = $2"));
        std::set<std::pair<std::string, std::string>> links;
        for (const cases::Link& link : state_.links) links.emplace(link.to, link.relation);
        for (const auto& [to, relation] : links)
            TRY_VOID(rows_.run("INSERT INTO docket_link (authority, case_id, other, relation) VALUES ($1, $2, $3, $4)",
                               {authority_, state_.id, to, relation}));
        return {};
    }

    Result<void> write_marks() {
        TRY_VOID(clear("DELETE FROM docket_mark WHERE authority = $1 AND case_id = $2"));
        for (const std::string& mark : marks_)
            TRY_VOID(
                rows_.run("INSERT INTO docket_mark (authority, mark, case_id) VALUES ($1, $2, $3) "
                          "ON CONFLICT (authority, mark, case_id) DO NOTHING",
                          {authority_, mark, state_.id}));
        return {};
    }

    store::Connection& rows_;
    std::string_view authority_;
    const CaseState& state_;
    std::string_view law_;
    const std::vector<std::string>& marks_;
    std::string due_;
    std::string rank_;
    std::int64_t held_ = 0;
};

}  // namespace

Result<void> write_rows(store::Connection& rows, std::string_view authority, const CaseState& state,
                        std::string_view law, const std::vector<std::string>& marks) {
    return RowsOfCase(rows, authority, state, law, marks).write();
}

Result<void> erase_rows(store::Connection& rows, std::string_view authority, std::string_view case_id) {
    for (const DocketTable& table : docket_tables) {
        if (table.name == "docket_number") continue;
        TRY_VOID(rows.run(fmt::format("DELETE FROM {} WHERE authority = $1 AND {} = $2", table.name,
                                      table.name == "docket_case" ? "id" : "case_id"),
                          {authority, case_id}));
    }
    return {};
}

}  // namespace comity::node
