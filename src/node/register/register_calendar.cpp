// SPDX-License-Identifier: EUPL-1.2
#include "node/register/register_calendar.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace comity::node {

namespace {

std::string with(const std::vector<registry::Party>& parties) {
    std::vector<std::string> states;
    for (const StateCode state : registry::states_of(parties)) states.push_back(state.text());
    return fmt::format("{}", fmt::join(states, ", "));
}

class RegisterCalendar {
   public:
    RegisterCalendar(std::string_view authority, std::string_view account, Instant now, CivilDate today)
        : authority_(authority),
          account_(account),
          today_(today),
          calendar_{.name = fmt::format("Register of {}", authority), .made = now} {}

    void add(const registry::Meeting& meeting) {
        if (!meeting.cancelled_on && is_theirs(meeting))
            put("meeting", meeting.id, meeting.from, meeting.to,
                fmt::format("{}: {} with {}", meeting.number, meeting.kind, with(meeting.parties)), "meeting");
        for (const registry::Decision& decision : meeting.decisions) {
            if (!decision.is_open()) continue;
            const bool owned = decision.by == "us" ? decision.owner == account_ : is_theirs(meeting);
            if (!account_.empty() && !owned) continue;
            put(decision.id, meeting.id, *decision.due, *decision.due,
                fmt::format("{} {}: {} with {}", meeting.number, decision.id,
                            decision.by == "us" ? "task" : "promise of the other side", with(meeting.parties)),
                "task", decision.by == "us" ? std::vector{3, 0} : std::vector<int>{});
        }
    }

    void add(const registry::Programme& programme) {
        if (!is_theirs(programme)) return;
        for (const registry::Item& item : programme.items) {
            const registry::ItemStatus status = item.status_on(today_);
            if (status == registry::ItemStatus::done || status == registry::ItemStatus::cancelled) continue;
            put(item.id, programme.id, item.to, item.to,
                fmt::format("{} {}: {} with {}", programme.number, item.id, item.form, with(programme.parties)),
                "programme");
        }
    }

    format::Calendar take() { return std::move(calendar_); }

   private:
    bool is_theirs(const registry::Holding& holding) const {
        return account_.empty() || holding.owner == account_ || holding.substitute == account_;
    }
    void put(std::string_view part, const std::string& of, CivilDate first, CivilDate last, std::string summary,
             std::string category, std::vector<int> remind = {}) {
        calendar_.entries.push_back({.uid = fmt::format("{}.{}@{}", part, of, authority_),
                                     .day = first,
                                     .last = last,
                                     .summary = std::move(summary),
                                     .category = std::move(category),
                                     .remind_days_before = std::move(remind)});
    }

    std::string_view authority_;
    std::string_view account_;
    CivilDate today_;
    format::Calendar calendar_;
};

}  // namespace

format::Calendar register_calendar(std::string_view authority, std::span<const registry::Meeting> meetings,
                                   std::span<const registry::Programme> programmes, std::string_view account,
                                   Instant now, CivilDate today) {
    RegisterCalendar calendar(authority, account, now, today);
    for (const registry::Meeting& meeting : meetings) calendar.add(meeting);
    for (const registry::Programme& programme : programmes) calendar.add(programme);
    return calendar.take();
}

}  // namespace comity::node
