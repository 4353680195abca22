// SPDX-License-Identifier: EUPL-1.2
#include "node/register/register_days.h"

#include <array>

namespace comity::node {

namespace {

using What = RegisterDay::What;

class RegisterDays {
   public:
    RegisterDays(std::string_view account, CivilDate today) : account_(account), today_(today) {}

    void add(const registry::Meeting& meeting) {
        if (!meeting.cancelled_on && is_theirs(meeting))
            put(meeting, {.what = What::meeting,
                          .kind = meeting.kind,
                          .owner = meeting.owner,
                          .from = meeting.from,
                          .to = meeting.to,
                          .status = std::string(meeting.stage_on(today_))});
        for (const registry::Decision& decision : meeting.decisions) {
            if (!decision.is_open()) continue;
            const bool ours = decision.by == "us";
            if (!account_.empty() && !(ours ? decision.owner == account_ : is_theirs(meeting))) continue;
            put(meeting, {.what = ours ? What::task : What::promise,
                          .part = decision.id,
                          .says = decision.says,
                          .owner = ours ? decision.owner : meeting.owner,
                          .from = *decision.due,
                          .to = *decision.due,
                          .status = std::string(registry::word(decision.status_on(today_)))});
        }
    }

    void add(const registry::Programme& programme) {
        if (!is_theirs(programme)) return;
        for (const registry::Item& item : programme.items) {
            const registry::ItemStatus status = item.status_on(today_);
            if (status == registry::ItemStatus::done || status == registry::ItemStatus::cancelled) continue;
            put(programme, {.what = What::item,
                            .part = item.id,
                            .kind = item.form,
                            .says = item.subject,
                            .owner = programme.owner,
                            .from = item.to,
                            .to = item.to,
                            .status = std::string(registry::word(status))});
        }
    }

    std::vector<RegisterDay> take() { return std::move(days_); }

   private:
    bool is_theirs(const registry::Holding& holding) const {
        return account_.empty() || holding.owner == account_ || holding.substitute == account_;
    }
    template <class State>
    void put(const State& of, RegisterDay day) {
        day.holding = of.id;
        day.number = of.number;
        day.title = of.title;
        day.states = registry::states_of(of.parties);
        days_.push_back(std::move(day));
    }

    std::string_view account_;
    CivilDate today_;
    std::vector<RegisterDay> days_;
};

}  // namespace

std::string_view word(RegisterDay::What what) {
    constexpr std::array<std::string_view, 4> words{"meeting", "task", "promise", "item"};
    return words[static_cast<std::size_t>(what)];
}

std::vector<RegisterDay> register_days(std::span<const registry::Meeting> meetings,
                                       std::span<const registry::Programme> programmes, std::string_view account,
                                       CivilDate today) {
    RegisterDays days(account, today);
    for (const registry::Meeting& meeting : meetings) days.add(meeting);
    for (const registry::Programme& programme : programmes) days.add(programme);
    return days.take();
}

}  // namespace comity::node
