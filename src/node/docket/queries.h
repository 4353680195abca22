// SPDX-License-Identifier: EUPL-1.2
// What lists, searches and counts answer. Need to know stands inside every query: a case one may not see is neither
// listed nor counted nor found.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/permission.h"
#include "base/calendar.h"
#include "base/instant.h"
#include "node/person.h"
#include "store/sql/connection.h"

namespace comity::cases {
struct Step;
}

namespace comity::node {

/// For whom a query is answered, of which authority and when.
struct Asker {
    std::string authority;
    Person person;
    Instant now;
};

struct ListedCase {
    std::string id, number, kind, direction, counterpart, title, foreign_reference;
    std::string owner, substitute, unit, stage, common_stage;
    bool urgent = false;
    bool closed = false;
    std::int64_t held = 0;  ///< persons held for a request
    std::string due;        ///< the nearest careful day, "" without
    std::string opened_on;
    std::int64_t version = 0;
    std::string cursor;  ///< to go on behind it
};

struct CaseFilter {
    bool closed = false;
    /// "" takes all.
    std::string kind = {}, direction = {}, counterpart = {}, stage = {}, owner = {};
    std::string opened_from = {};  ///< a day
    std::string text = {};         ///< beginnings of words, all of which must be there
    std::string after = {};        ///< cursor of the last one seen
    std::size_t limit = 50;
};
inline constexpr std::size_t largest_page = 200;

/// Which part of a list: at most `limit`, behind the one whose cursor `after` is; "" begins it.
struct Page {
    Page(std::size_t at_most, std::string behind = {}) : limit(at_most), after(std::move(behind)) {}

    std::size_t limit;
    std::string after;
};

/// In the order of the work list: who is held first, then by the nearest day.
Result<std::vector<ListedCase>> list_cases(store::Connection& rows, const Asker& asker, const CaseFilter& filter);

/// The id behind a number of the docket, "" where there is none. Whether the asker may know it is not asked: the desk
/// answers the same for what does not exist and what may not be seen.
Result<std::string> case_of_number(store::Connection& rows, std::string_view authority, std::string_view number);

/// The case with that id, where the asker may list it.
Result<std::optional<ListedCase>> find_case(store::Connection& rows, const Asker& asker, std::string_view id);

/// How many there are, counted up to `at_most`.
Result<std::int64_t> count_cases(store::Connection& rows, const Asker& asker, const CaseFilter& filter,
                                 std::int64_t at_most = 1'000);

struct ListedClock {
    std::string case_id, number, title, counterpart, id, kind, label, rule, subject, subject_name;
    std::string begun, period, due, careful, effect, owner, substitute, alarm, silent_until;
    std::string place;  ///< of a custody clock: where the person is held, "" where the case does not say
    /// Of a custody clock: what moves the case on from its stage (cases::onward_while_held).
    std::vector<const cases::Step*> next;
    bool gap = false;
    std::string cursor;
};

/// Running clocks by their careful day. `own_only`: those of the asker, as owner or substitute. `kind`: "custody" …
/// Errors of this list and those below: `invalid` where the cursor is none of this list.
Result<std::vector<ListedClock>> list_clocks(store::Connection& rows, const Asker& asker, bool own_only,
                                             std::string_view kind, std::string_view until, const Page& page);

struct ListedTask {
    std::string case_id, number, title, id, says, owner, due, made_by, cursor;
};
/// The asker's own, and those of the heads of a unit that they head, by the day they are due.
Result<std::vector<ListedTask>> list_tasks(store::Connection& rows, const Asker& asker, const Page& page);

struct ListedProposal {
    std::string case_id, number, title, id, act, command, says, by;
    std::int64_t at = 0;
    std::int64_t version = 0;  ///< of the case
    bool restricted = false;   ///< the case: it is decided without being read
    std::string cursor;
};
/// What waits for a second person in cases the asker may approve in, the oldest first; never what they proposed
/// themselves.
Result<std::vector<ListedProposal>> list_proposals(store::Connection& rows, const Asker& asker, const Page& page);

struct ListedPromise {
    std::string case_id, number, counterpart, id, kind, says, breached_by, until, watcher;
    bool given = false;
    std::string cursor;
};
/// By State and number of the case.
Result<std::vector<ListedPromise>> list_promises(store::Connection& rows, const Asker& asker, const Page& page);

struct ListedReading {
    std::string case_id;  ///< "" of lists and searches
    std::string account, on_behalf_of, what;
    std::int64_t at = 0;
    std::int64_t sequence = 0;  ///< of its event
    std::string cursor;
};
/// Who read a case: for its owner and for whoever may read its audit trail.
Result<std::vector<ListedReading>> list_readings(store::Connection& rows, std::string_view authority,
                                                 std::string_view case_id, std::size_t limit);

/// What an audit asks of who read, searched and took out; "" and nothing take all.
struct ReadingFilter {
    std::string case_id = {}, account = {};
    std::string what = {};                              ///< its beginning: "document", "export", "search"
    std::optional<std::int64_t> from = {}, until = {};  ///< milliseconds since 1970, UTC; `until` not among them
};

/// The newest first, for whoever may read the audit trail. Of a case it says the id and nothing else.
Result<std::vector<ListedReading>> audit_readings(store::Connection& rows, std::string_view authority,
                                                  const ReadingFilter& filter, const Page& page);

/// What was asked of a State and by it, and what became of it.
struct Reciprocity {
    std::string counterpart, what, direction;
    std::int64_t all = 0, pending = 0, granted = 0, refused = 0, withdrawn = 0;
    std::optional<std::int64_t> median_days;                    ///< from request to answer
    std::vector<std::pair<std::string, std::int64_t>> grounds;  ///< of refusals, by citation
};
/// Of cases the asker may see; `counterpart` "" for all States. `from`, `to`: only what was asked on these days or
/// between, as 2026-11-21; "" without an end.
Result<std::vector<Reciprocity>> reciprocity(store::Connection& rows, const Asker& asker, std::string_view counterpart,
                                             std::string_view from = "", std::string_view to = "");

}  // namespace comity::node
