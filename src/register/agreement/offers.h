// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "register/agreement/agreement.h"

namespace comity::registry {

/// An offer that nobody answered.
struct OpenOffer {
    const Agreement* agreement = nullptr;
    const Offer* offer = nullptr;
    std::int32_t days = 0;  ///< since it was made
    bool overdue = false;   ///< the day for an answer, or for the answer to the last reminder, is past
};
/// The longest waiting first. What an agreement that ended still had open is over.
std::vector<OpenOffer> open_offers(std::span<const Agreement> agreements, CivilDate today);

/// Offers and answers between us and one State.
struct Balance {
    StateCode state = {};
    struct Side {
        int offers = 0;
        int accepted = 0;
        int declined = 0;
        int countered = 0;
        int withdrawn = 0;
        int waiting = 0;
        int reminders = 0;
        std::optional<int> median_days = {};  ///< from offer to answer
    };
    Side ours = {};    ///< that we made
    Side theirs = {};  ///< that they made
};
/// By State, in the order of their codes.
std::vector<Balance> balance(std::span<const Agreement> agreements);

}  // namespace comity::registry
