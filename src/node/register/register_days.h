// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "register/meeting/meeting.h"
#include "register/programme/programme.h"

namespace comity::node {

/// What stands on a day of the register, or on several in a row.
struct RegisterDay {
    enum class What { meeting, task, promise, item };
    What what = What::meeting;
    std::string holding = {};  ///< id of the meeting or programme
    std::string number = {};
    std::string title = {};
    std::string part = {};  ///< decision or item: "d1", "i2"; "" of a meeting
    std::string kind = {};  ///< of the meeting, form of the item; "" of a decision
    std::string says = {};  ///< what was decided, subject of the item
    std::string owner = {};
    std::vector<StateCode> states = {};
    CivilDate from = {};
    CivilDate to = {};
    std::string status = {};  ///< stage of the meeting, status of decision or item
};

/// "meeting", "task" (ours), "promise" (theirs), "item"
std::string_view word(RegisterDay::What what);

/// Meetings that are not cancelled, tasks, promises and items of programmes that are still to be done, in the order of
/// meetings and programmes. `account`: only what that account owns or stands in for; "" for all.
std::vector<RegisterDay> register_days(std::span<const registry::Meeting> meetings,
                                       std::span<const registry::Programme> programmes, std::string_view account,
                                       CivilDate today);

}  // namespace comity::node
