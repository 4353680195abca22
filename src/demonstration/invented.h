// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "format/value.h"

namespace comity::demonstration {

/// Chance that is the same on every machine for the same seed.
class Chance {
   public:
    explicit Chance(std::uint64_t seed) : engine_(seed) {}

    /// From 0 to below `end`, which is not 0.
    std::size_t below(std::size_t end) { return static_cast<std::size_t>(engine_() % end); }
    bool one_in(std::size_t n) { return below(n) == 0; }
    template <class Range>
    const auto& of(const Range& range) {
        return range[below(std::size(range))];
    }

   private:
    std::mt19937_64 engine_;
};

/// A person who does not exist, as the arguments of add-subject: names in the scripts of the State they are from, a day
/// of birth, a passport. Family names are those of towns and trades, given names are common ones.
format::Value invented_person(Chance& chance, std::string_view state, std::string_view role);

/// States the demonstration corresponds with.
std::span<const std::string_view> counterparts();

/// "Fraud with invoices", "Theft of a painting" …
std::string_view invented_title(Chance& chance);

}  // namespace comity::demonstration
