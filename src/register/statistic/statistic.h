// SPDX-License-Identifier: EUPL-1.2
// A statistic as its events tell it: a definition, and the tables published by it. A table is counted once, when it is
// proposed; what two persons approved stands in the record with the items that every number counted, so that a number
// opens to them later, and so that the next table knows what was told already.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "register/holding.h"
#include "register/public/public_words.h"
#include "register/statistic/count_table.h"

namespace comity::registry {

/// A table as it was published.
struct StatisticEdition {
    std::string id = {};
    CivilDate on = {};     ///< of publication
    CivilDate until = {};  ///< the last day counted; of agreements: the day they are of
    CountTable table = {};
    std::optional<CivilDate> withdrawn_on = {};
    std::string withdrawn_because = {};  ///< for the house
    PublicWords withdrawn_note = {};     ///< for readers; "" where nothing was said to them
    Mark mark = {};
};

struct Statistic : Holding {
    std::string title_fr = {}, title_ru = {};
    std::string about = {};  ///< "cases", "agreements"
    std::string rows = {}, columns = {};
    std::optional<CivilDate> from = {};  ///< the first day of opening that counts; of cases
    std::vector<StatisticEdition> editions = {};

    /// "draft", "published" while a table of its stands, "withdrawn".
    std::string_view stage_on(CivilDate day) const;
    /// The newest that stands; nullptr without one.
    const StatisticEdition* current() const;
    /// The newest that was withdrawn and is newer than the one that stands, or than none; nullptr without one.
    const StatisticEdition* withdrawn_last() const;
    const std::string& title_in(std::string_view language) const;
};

template <>
struct KindOf<Statistic> : PublicPage {
    static constexpr std::string_view word = "statistic";
    static constexpr std::string_view plural = "statistics";
    static constexpr std::string_view letters = "STA";
    static std::span<const CommandKind<Statistic>> commands();
    static std::span<const EventType<Statistic>> events();
};

/// The statistic: docs/formats/statistics.md.
format::Value shown(const Statistic& statistic, CivilDate on);
/// What anybody may see of a table: no items.
format::Value shown(const StatisticEdition& edition);

}  // namespace comity::registry
