// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

namespace comity::command {

/// Somebody who took part in what takes two: account ids; `on_behalf_of` is empty when they acted for themselves.
struct Participant {
    std::string account;
    std::string on_behalf_of = {};

    /// The account in whose place they stand.
    const std::string& seat() const { return on_behalf_of.empty() ? account : on_behalf_of; }

    friend bool operator==(const Participant&, const Participant&) = default;
};

/// Whether one person, or one person's authority, would count twice: the same account, one for whom the other acted, or
/// two who acted for the same.
bool same_person(const Participant& a, const Participant& b);

}  // namespace comity::command
