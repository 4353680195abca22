// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <functional>

#include "base/calendar.h"
#include "demonstration/load.h"
#include "node/node.h"

namespace comity::demonstration {

struct ManyOptions {
    std::size_t cases = 250'000;
    std::size_t officers = 200;  ///< officer001 …, ten to a unit: unit01 …
    std::size_t open = 125;      ///< of a thousand cases
    std::size_t held = 300;      ///< cases in which somebody is held, at most
    std::uint64_t seed = 1;
    CivilDate from;  ///< closed cases begin from that day on
    CivilDate to;    ///< open cases were begun within the months before it
    std::function<void(std::size_t)> progress = [](std::size_t) {};
};

struct Many {
    std::size_t cases = 0;
    std::size_t open = 0;
    std::size_t held = 0;
    std::size_t events = 0;
};

/// Fills an office quickly with a great many cases: a few hundred stories told in memory, each recorded many times with
/// other persons, papers, numbers and officers. For measuring. Errors: the store's.
Result<Many> load_many(node::Office& office, const law::Library& law, const ManyOptions& options);

std::string many_officer(std::size_t number);  ///< from 0: "officer001"
/// Of the first unit an officer and the head, so that a browser can sign in where officers are only names otherwise.
std::span<const DemonstrationAccount> many_accounts();
std::string many_unit(std::size_t officer);  ///< of that officer: "unit01"

}  // namespace comity::demonstration
