// SPDX-License-Identifier: EUPL-1.2
#include "node/docket/rows.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "cases/clocks.h"
#include "cases/found_text.h"
#include "cases/lifecycle/lifecycle.h"
#include "node/docket/ledger.h"
#include "node/docket/transmittal_lines.h"
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

std::string text(std::string_view view) {
    return std::string(view);
}

class RowsOfCase {
   public:
    RowsOfCase(const CaseState& state, const std::vector<std::string>& marks) : state_(state), marks_(marks) {
        due_ = never;
        for (const cases::Clock& clock : state_.clocks)
            if (!clock.ended) due_ = std::min(due_, careful_day(clock));
        for (const cases::Task& task : state_.tasks)
            if (task.done_because.empty() && task.due) due_ = std::min(due_, to_string(*task.due));
        held_ = std::ranges::count_if(state_.subjects, cases::held_for_a_request);
        rank_ = fmt::format("{}{}{}{}", held_ > 0 ? '0' : '1', due_, state_.urgent ? '0' : '1', state_.number);
    }

    CaseRows all() {
        add_case();
        add_access();
        if (!state_.restricted) add_words();
        add_clocks();
        add_tasks();
        add_proposals();
        add_promises();
        add_links();
        add_inspections();
        add_recognitions();
        lines("docket_transmittal") = transmittal_lines(state_);
        lines("docket_ledger") = ledger_lines(state_);
        if (!state_.restricted) {
            add_codes();
            for (const std::string& mark : marks_) lines("docket_mark").push_back({mark, state_.id});
        }
        return std::move(rows_);
    }

   private:
    std::vector<Line>& lines(std::string_view table) {
        const auto at = std::ranges::find(docket_tables, table, &DocketTable::name);
        return rows_[static_cast<std::size_t>(at - docket_tables.begin())];
    }

    void add_codes() {
        for (const cases::Paper& paper : state_.papers)
            for (const cases::Paper::Printed& printed : paper.printed)
                lines("docket_code").push_back({printed.pseudonym, state_.id, paper.id, printed.document});
        std::set<std::string> packages;  // the same package may be made twice
        for (const cases::Package& package : state_.packages)
            for (const cases::Package::Part& part : package.parts)
                if (part.name == "package.json" && !package.document.empty() && packages.insert(part.digest).second)
                    lines("docket_code")
                        .push_back({"sha256:" + part.digest, state_.id, package.paper, package.document});
    }

    void add_case() {
        const cases::Stage* stage = cases::lifecycle(state_.kind, state_.direction).stage(state_.stage);
        const auto closed = cases::closed_on(state_);
        lines("docket_case")
            .push_back({state_.id,
                        state_.number,
                        state_.matter,
                        text(cases::words(state_.kind).word),
                        text(cases::word(state_.direction)),
                        state_.counterpart.text(),
                        state_.title,
                        state_.foreign_reference,
                        state_.owner,
                        state_.substitute,
                        state_.unit,
                        state_.stage,
                        text(stage ? stage->common : ""),
                        due_,
                        to_string(state_.opened.at).substr(0, 10),
                        closed ? to_string(*closed) : std::string{},
                        rank_,
                        state_.restricted ? to_string(state_.restricted->at).substr(0, 10) : std::string{},
                        std::int64_t{state_.urgent},
                        held_,
                        std::int64_t{state_.closed},
                        state_.last.at.utc_milliseconds(),
                        static_cast<std::int64_t>(state_.version())});
    }

    /// Of a restricted case all relations are those of its keepers; only who broke the glass since then reads it. Who
    /// headed its unit decides on it; where it has none, every keeper whose role approves.
    void add_access() {
        std::map<std::pair<std::string, std::string>, std::int64_t> relations;
        const auto as = [&](std::string_view relation) {
            if (!state_.restricted) return text(relation);
            return text(relation == "unit-head" || state_.unit.empty() ? "keeping-head" : "keeper");
        };
        relations[{state_.owner, as("owner")}] = for_good;
        relations[{state_.substitute, as("substitute")}] = for_good;
        for (const std::string& account : state_.team) relations[{account, as("team")}] = for_good;
        if (!state_.unit.empty())
            relations[{std::string(cases::seat_of_heads) + state_.unit, as("unit-head")}] = for_good;
        for (const cases::Grant& grant : state_.grants) {
            if (grant.ended || (state_.restricted && grant.mark.event < state_.restricted->event)) continue;
            auto& until = relations[{grant.account, grant.break_glass ? "break-glass" : "granted"}];
            until = std::max(until, grant.until.utc_milliseconds());
        }
        for (const cases::Proposal& proposal : state_.proposals)
            if (proposal.status == cases::Proposal::Status::waiting)
                relations[{proposal.mark.participant().seat(), as("proposer")}] = for_good;
        for (const cases::Measure& measure : state_.measures)
            if (!measure.executor.empty()) relations[{measure.executor, as("team")}] = for_good;
        for (const auto& [who, until] : relations)
            lines("docket_access")
                .push_back({who.first, state_.id, who.second, rank_, until, std::int64_t{state_.closed}});
    }

    void add_words() {
        std::set<std::string> words;
        const auto take = [&](std::string_view from) {
            for (std::string& word : words_of(from)) words.insert(std::move(word));
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
        for (const std::string& word : words) lines("docket_word").push_back({word, state_.id});
    }

    void add_clocks() {
        for (const cases::Clock& clock : state_.clocks) {
            if (clock.ended) continue;
            const cases::Subject* subject = state_.subject(clock.subject);
            const std::string name = subject && !subject->names.empty() ? subject->names.front() : std::string{};
            const bool custody = clock.kind == cases::ClockKind::custody && subject && subject->held;
            lines("docket_clock")
                .push_back({state_.id, clock.id, text(cases::word(clock.kind)), clock.label, clock.rule, clock.subject,
                            name, clock.from, clock.period, clock.due, careful_day(clock), clock.effect, clock.owner,
                            clock.substitute, clock.alarm,
                            clock.silence ? to_string(clock.silence->until) : std::string{},
                            custody ? subject->held->place : std::string{}, std::int64_t{clock.gap}});
        }
    }

    void add_tasks() {
        for (const cases::Task& task : state_.tasks)
            // Once the case is closed nobody can do the others.
            if (task.done_because.empty() && (!state_.closed || task.from == cases::glass_broken))
                lines("docket_task")
                    .push_back({state_.id, task.id, task.says, task.owner,
                                task.due ? to_string(*task.due) : text(never), task.from});
    }

    /// Of a restricted case what its keepers decide, and of what was proposed before not the words, which were for
    /// readers of the case.
    void add_proposals() {
        for (const cases::Proposal& proposal : state_.proposals) {
            if (proposal.status != cases::Proposal::Status::waiting) continue;
            if (state_.restricted && !cases::is_for_keepers(proposal.act)) continue;
            const bool before = state_.restricted && proposal.mark.event < state_.restricted->event;
            lines("docket_proposal")
                .push_back({state_.id, proposal.id, proposal.act, proposal.command,
                            before ? std::string{} : proposal.reason, proposal.mark.by, partakers_of(proposal),
                            proposal.mark.at.utc_milliseconds()});
        }
    }

    void add_promises() {
        for (const cases::Promise& promise : state_.promises)
            if (promise.ended_because.empty())
                lines("docket_promise")
                    .push_back({state_.id, promise.id, promise.kind, promise.says,
                                fmt::format("{}", fmt::join(promise.breached_by, " ")),
                                promise.until ? to_string(*promise.until) : std::string{}, promise.watcher,
                                std::int64_t{promise.given}});
    }

    void add_links() {
        std::set<std::pair<std::string, std::string>> links;
        for (const cases::Link& link : state_.links) links.emplace(link.to, link.relation);
        for (const auto& [to, relation] : links) lines("docket_link").push_back({state_.id, to, relation});
    }

    /// Files that are still to be looked into, and those that no scanner has seen. What was withdrawn
    /// is still handed out; what was sealed here did not come in.
    void add_inspections() {
        for (const cases::Document& document : state_.documents) {
            if (document.seal == "sealed") continue;
            for (std::size_t i = 0; i < document.versions.size(); ++i) {
                const cases::Document::Version& version = document.versions[i];
                const bool seen = version.inspection && (version.inspection->scan.result == "clean" ||
                                                         version.inspection->scan.result == "found" ||
                                                         version.inspection->scan.result == "too-large");
                if (!seen)
                    lines("docket_inspection")
                        .push_back({state_.id, document.id, version.digest,
                                    text(version.inspection ? "unscanned" : "new"), static_cast<std::int64_t>(i + 1)});
            }
        }
    }

    /// Files whose text is to be recognised: those asked for, and those that came in, of which a setting may ask.
    void add_recognitions() {
        for (const cases::Document& document : state_.documents) {
            for (std::size_t i = 0; i < document.versions.size(); ++i) {
                const cases::Document::Version& version = document.versions[i];
                const bool asked = version.found_text && version.found_text->result == "asked";
                const bool came_in = !version.found_text && document.origin == "received" && version.inspection &&
                                     cases::can_be_read(version);
                if (asked || came_in)
                    lines("docket_recognition")
                        .push_back({state_.id, document.id, version.digest, text(asked ? "asked" : "unasked"),
                                    static_cast<std::int64_t>(i + 1)});
            }
        }
    }

    const CaseState& state_;
    const std::vector<std::string>& marks_;
    std::string due_;
    std::string rank_;
    std::int64_t held_ = 0;
    CaseRows rows_;
};

const TableStatements& statements(std::size_t table) {
    static const auto all = [] {
        std::array<TableStatements, docket_tables.size()> made;
        std::ranges::transform(docket_tables, made.begin(), statements_of);
        return made;
    }();
    return all[table];
}

}  // namespace

CaseRows rows_of(const CaseState& state, const std::vector<std::string>& marks) {
    if (!state.exists()) return {};
    return RowsOfCase(state, marks).all();
}

Result<void> replace_rows(store::Connection& rows, std::string_view authority, std::string_view case_id,
                          const CaseRows& before, const CaseRows& after) {
    for (std::size_t table = 0; table < docket_tables.size(); ++table)
        TRY_VOID(replace_lines(rows, statements(table), authority, case_id, before[table], after[table]));
    return {};
}

Result<void> write_document(store::Connection& rows, std::string_view authority, std::string_view case_id,
                            const DocumentRow& document, std::optional<std::int64_t> remove_older) {
    if (remove_older)
        TRY_VOID(
            rows.run("INSERT INTO content_to_remove (authority, stored_digest, from_then_on) SELECT authority, "
                     "stored_digest, $5 FROM docket_document WHERE authority = $1 AND case_id = $2 AND digest = $3 "
                     "AND stored_digest <> $4 ON CONFLICT DO NOTHING",
                     {authority, case_id, document.digest, document.stored_digest, *remove_older}));
    TRY_VOID(rows.run(
        "INSERT INTO docket_document (authority, case_id, digest, octets, stored_digest, stored_octets) VALUES "
        "($1, $2, $3, $4, $5, $6) ON CONFLICT (authority, case_id, digest) DO UPDATE SET "
        "octets = excluded.octets, stored_digest = excluded.stored_digest, "
        "stored_octets = excluded.stored_octets",
        {authority, case_id, document.digest, document.octets, document.stored_digest, document.stored_octets}));
    return {};
}

Result<void> remove_later(store::Connection& rows, std::string_view authority, std::string_view stored_digest,
                          std::int64_t from_then_on) {
    TRY_VOID(
        rows.run("INSERT INTO content_to_remove (authority, stored_digest, from_then_on) VALUES ($1, $2, $3) ON "
                 "CONFLICT DO NOTHING",
                 {authority, stored_digest, from_then_on}));
    return {};
}

Result<void> erase_rows(store::Connection& rows, std::string_view authority, std::string_view case_id,
                        std::int64_t now) {
    TRY_VOID(
        rows.run("INSERT INTO content_to_remove (authority, stored_digest, from_then_on) SELECT authority, "
                 "stored_digest, $3 FROM docket_document WHERE authority = $1 AND case_id = $2 ON CONFLICT DO "
                 "NOTHING",
                 {authority, case_id, now}));
    for (std::size_t table = 0; table < docket_tables.size(); ++table)
        if (!docket_tables[table].case_column.empty())
            TRY_VOID(rows.run(statements(table).remove, {authority, case_id}));
    return {};
}

}  // namespace comity::node
