// SPDX-License-Identifier: EUPL-1.2
// What lists of the register answer. Whether somebody may list it follows from their roles alone, by the table of
// permissions; every query asks it first.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/calendar.h"
#include "node/docket/queries.h"
#include "node/register/rows.h"

namespace comity::node {

struct ListedHolding {
    std::string id, number, title, sort, owner, substitute;
    std::string stage;      ///< on the day asked for
    std::string since;      ///< the day from which it holds, "" where no step is known
    std::string states;     ///< of the partners: "KZ TR"
    bool observed = false;  ///< an agreement among others
    std::int64_t version = 0;
    std::string cursor;
    std::string first_day = {}, last_day = {};  ///< of a meeting, where the caller folded it: they stand in no row
};

struct HoldingFilter {
    std::string word = {};                                         ///< "agreement"
    access::Resource resource = access::Resource::register_entry;  ///< what the table of permissions is asked of it
    /// "" takes all.
    std::string sort = {}, state = {}, stage = {}, owner = {};
    CivilDate on = {};
    /// Only agreements among others, or only those that are not; without, all.
    std::optional<bool> observed = {};
};

/// By number. Errors: `forbidden`; `invalid` where the cursor is none of this list.
Result<std::vector<ListedHolding>> list_holdings(store::Connection& rows, const Asker& asker,
                                                 const HoldingFilter& filter, const Page& page);

/// The same line of one holding as it was known at an earlier moment; nothing where the filter leaves it out, or
/// nothing was known of it.
std::optional<ListedHolding> listed_of(const HoldingRows& rows, const HoldingFilter& filter);

/// Errors: `forbidden`.
Result<void> check_may_list_register(const Asker& asker);

/// What is still to be done: of what was decided at a meeting, and of a publication under which the law moved.
struct ListedRegisterTask {
    std::string holding, word, number, title, states;
    std::string id, says, by, owner, responsible_there, due, about;
    std::string case_id, case_number;  ///< "" without, and where the asker may not see it
    std::string cursor;
};
/// "" takes all.
struct RegisterTaskFilter {
    std::string owner = {}, state = {};
    std::string by = {};          ///< "us", "them"
    std::string due_before = {};  ///< a day: what was due before it
};
/// By the day they are due. Errors: as of list_holdings().
Result<std::vector<ListedRegisterTask>> list_register_tasks(store::Connection& rows, const Asker& asker,
                                                            const RegisterTaskFilter& filter, const Page& page);

struct ListedRegisterProposal {
    std::string holding, word, number, title, id, act, command, says, by;
    std::int64_t at = 0;
    std::string cursor;
};
/// What of the register waits for a second person, the oldest first; never what the asker proposed. Nothing for those
/// who approve nothing here.
Result<std::vector<ListedRegisterProposal>> list_register_proposals(store::Connection& rows, const Asker& asker,
                                                                    const Page& page);

/// Something of the register that changed, with the event after which it stands as it does.
struct ChangedHolding {
    std::string id, word, number;
    std::int64_t version = 0;
    std::int64_t sequence = 0;  ///< of the authority's record
};
/// What the asker may list and read in which something happened behind that sequence, in the order of its last event.
Result<std::vector<ChangedHolding>> register_changes_since(store::Connection& rows, const Asker& asker,
                                                           std::int64_t sequence, std::size_t limit);

}  // namespace comity::node
