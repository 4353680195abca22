// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <string>
#include <vector>

#include "cases/state.h"
#include "demonstration/case_walk.h"

namespace comity::demonstration {

/// An event of a story, before anybody has recorded it.
struct ToldEvent {
    std::string type;
    std::string payload;  ///< canonical JSON
    std::string actor;
    Instant at;
};

/// The life of one invented case, and what it left.
struct Story {
    std::vector<ToldEvent> events;
    cases::CaseState state;
    bool held = false;
};

struct StoryOptions {
    cases::Kind kind = cases::Kind::extradition;
    cases::Direction direction = cases::Direction::incoming;
    std::string own;          ///< State
    std::string counterpart;  ///< State
    std::uint64_t seed = 1;
    Instant begin;
    std::size_t steps = 30;  ///< commands at most
};

/// Walks through the life of a case in memory. Errors: those of the case's events, which are faults of the program.
Result<Story> tell(const StoryOptions& options, const law::Library& law);

/// What makes of one story the story of another case: texts of the first (whole, as JSON writes them between quotation
/// marks) with those of the second in their place.
using Names = std::map<std::string, std::string>;

/// The texts a story is recognised by: id, number, accounts, unit, names and papers of persons.
Names names_of(const Story& story);

/// The same story of another case: events, and the state as they would give it.
Story with_names(const Story& story, const Names& names);

}  // namespace comity::demonstration
