// SPDX-License-Identifier: EUPL-1.2
#include "register/agreement/offers.h"

#include <algorithm>
#include <map>

namespace comity::registry {

namespace {

int days_between(CivilDate from, CivilDate to) {
    return to.days_since_epoch() - from.days_since_epoch();
}

/// Of an even number the lower of the two in the middle, so that a median is a number of days that there was.
std::optional<int> median(std::vector<int>& days) {
    if (days.empty()) return std::nullopt;
    std::ranges::sort(days);
    return days[(days.size() - 1) / 2];
}

struct Counting {
    Balance::Side side;
    std::vector<int> days;

    void add(const Offer& offer, bool over) {
        ++side.offers;
        side.reminders += static_cast<int>(offer.reminders.size());
        if (!offer.answered_on) {
            if (!over) ++side.waiting;
            return;
        }
        if (offer.answer == "withdrawn") {
            ++side.withdrawn;
            return;
        }
        (offer.answer == "accepted" ? side.accepted : offer.answer == "declined" ? side.declined : side.countered) += 1;
        days.push_back(days_between(offer.on, *offer.answered_on));
    }
    Balance::Side counted() {
        side.median_days = median(days);
        return side;
    }
};

}  // namespace

std::vector<OpenOffer> open_offers(std::span<const Agreement> agreements, CivilDate today) {
    std::vector<OpenOffer> open;
    for (const Agreement& agreement : agreements) {
        if (agreement.stage() == Stage::ended) continue;
        for (const Offer& offer : agreement.offers)
            if (!offer.answered_on)
                open.push_back({&agreement, &offer, days_between(offer.on, today), offer.answer_by < today});
    }
    std::ranges::stable_sort(open, std::ranges::greater{}, &OpenOffer::days);
    return open;
}

std::vector<Balance> balance(std::span<const Agreement> agreements) {
    std::map<StateCode, std::pair<Counting, Counting>> states;
    for (const Agreement& agreement : agreements)
        for (const Offer& offer : agreement.offers) {
            auto& [ours, theirs] = states[offer.state];
            (offer.by == "us" ? ours : theirs).add(offer, agreement.stage() == Stage::ended);
        }
    std::vector<Balance> balances;
    for (auto& [state, sides] : states)
        balances.push_back({.state = state, .ours = sides.first.counted(), .theirs = sides.second.counted()});
    return balances;
}

}  // namespace comity::registry
