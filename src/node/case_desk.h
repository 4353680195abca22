// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "access/four_eyes.h"
#include "access/permission.h"
#include "cases/command.h"
#include "cases/fold.h"
#include "node/authority.h"
#include "node/person.h"
#include "node/writer.h"
#include "record/event.h"
#include "store/sql/database.h"

namespace comity::node {

/// An event of a case with its payload read.
using StoryEvent = record::ReadEvent;

/// A case opened by somebody who may: its state, its story, and what of it they may see.
struct OpenedCase {
    cases::CaseState state;
    std::vector<StoryEvent> story;
    access::Relations relations;
};

/// What works on cases: every command is checked against the table of permissions, decided, recorded and shown in the
/// rows of the docket within one transaction; every opening is recorded before anything is shown. Safe to use from
/// several threads.
class CaseDesk {
   public:
    CaseDesk(Authority& authority, Writer& writer, store::Database& database, const law::Library& law,
             cases::Practice practice, const access::FourEyes& four_eyes);

    /// Carries out a command. Answer: {"case", "number", "version", "events": [{"type", "payload"} …], "waits_for":
    /// proposal or null}. Errors: `not_found` where the case does not exist or may not be seen; `forbidden`,
    /// `conflict`, `invalid` as decide() says. `once`: of the client's idempotency key, or empty.
    Result<std::string> give(const Person& person, const std::string& case_id, cases::Command command,
                             Writer::Once once = {});

    /// Opens a case: `given` are the parameters of open-case without case, number and own.
    Result<std::string> open_case(const Person& person, format::Value given, Writer::Once once = {});

    /// Shows a case. Errors: `not_found` where it does not exist or may not be seen.
    Result<OpenedCase> open(const Person& person, const std::string& case_id);

    /// Records that something of a case was shown, exported or printed. Durable when it returns.
    Result<void> record_reading(const Person& person, const std::string& case_id, std::string_view what);

    /// Records that a list was shown or a search made; of what was looked for, a commitment only. The next group of the
    /// writer takes it along: it does not wait, and what a loss of power takes from it is named in docs/limits.md.
    void note_search(const Person& person, std::string_view what, std::string_view terms);

    /// Whether the person may do that with the case: `export_copy` takes it out of the system. Errors: as open(), or
    /// `forbidden`.
    Result<void> check_may(const Person& person, const std::string& case_id, access::Resource resource,
                           access::Verb verb);

    /// Blind marks of a case's persons and papers.
    Result<std::vector<std::string>> marks(Unit& unit, const cases::CaseState& state);

    /// The case as its events tell it, without asking who wants to know: for jobs of the node itself.
    Result<OpenedCase> load(store::Connection& rows, const std::string& case_id);

    /// The same two inside a transaction that is under way, for many commands at once; gives the case after it.
    Result<cases::CaseState> open_within(Unit& unit, const Person& person, format::Value given);
    Result<cases::CaseState> give_within(Unit& unit, const Person& person, const std::string& case_id,
                                         cases::Command command);

    /// A case that a message begins, opened by the node itself; `given` with its owner.
    Result<cases::CaseState> open_as_node(Unit& unit, format::Value given);

    /// A command of the node itself, as alarms and recomputation are; many of them in one transaction.
    Result<void> give_as_node(Unit& unit, const std::string& case_id, cases::Command command);

    /// Records what was decided from this state elsewhere, as a command of the node. Where the case has moved on since,
    /// the command is given anew. Many of them in one transaction.
    Result<void> record_as_node(Unit& unit, cases::CaseState state, const std::vector<cases::NewEvent>& events,
                                cases::Command command);

    cases::Environment environment(Instant now) const;
    /// The same with what the law must know of the cases a case is linked to, and of `also`: competing requests are
    /// weighed together.
    Result<cases::Environment> environment_of(store::Connection& rows, const cases::CaseState& state, Instant now,
                                              const std::optional<std::string>& also = std::nullopt);
    Result<cases::Environment> environment_of(const cases::CaseState& state, Instant now);
    const Authority& authority() const { return authority_; }
    /// The clock by which events are recorded.
    Instant now() const { return writer_.now(); }

   private:
    struct Outcome {
        cases::CaseState state;
        std::vector<cases::NewEvent> events;
    };

    Result<Outcome> checked(Unit& unit, const Person& person, const std::string& case_id, cases::Command command);
    /// The case as it stands in the transaction; empty where there is none.
    Result<OpenedCase> current_case(Unit& unit, const std::string& case_id);
    Result<Outcome> carry_out(Unit& unit, OpenedCase current, const std::string& case_id, const cases::Command& given);
    Result<Outcome> record(Unit& unit, const std::string& case_id, cases::CaseState state,
                           std::vector<cases::NewEvent> events, const cases::Command& command);
    Result<cases::CaseState> open_numbered(Unit& unit, cases::Command command);
    Result<cases::Command> numbered(Unit& unit, const cases::CaseState& state, cases::Command command);
    Result<void> open_wanted(Unit& unit, const cases::CaseState& from, const format::Value& wanted,
                             const cases::Command& command);
    Result<void> check(const Person& person, access::Relations relations, const cases::CommandKind& kind,
                       access::Verb verb) const;
    Result<void> check_approver(const Person& person, access::Relations relations) const;
    /// How many persons must approve what is approved here.
    Result<std::size_t> check_approval(const Person& person, access::Relations relations, const cases::CaseState& state,
                                       const cases::Command& command) const;
    Result<void> erase(Unit& unit, const cases::CaseState& state, const cases::Command& command);
    Result<void> look_for_duplicates(Unit& unit, const cases::CaseState& state, const std::vector<std::string>& marks);

    Authority& authority_;
    Writer& writer_;
    store::Database& database_;
    const law::Library& law_;
    cases::Practice practice_;
    const access::FourEyes& four_eyes_;
};

/// How a person stands to a case, by the rows of the docket.
Result<access::Relations> relations_of(store::Connection& rows, std::string_view authority, const Person& person,
                                       std::string_view case_id, Instant now);

}  // namespace comity::node
