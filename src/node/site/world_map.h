// SPDX-License-Identifier: EUPL-1.2
// The world as a picture: land without borders, and a mark for each State where it lies.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/state_code.h"

namespace comity::node {

/// A State on the map: how many of what is shown it has, and the page that its mark leads to.
struct MapMark {
    StateCode state = {};
    std::string name = {};
    std::size_t count = 0;
    std::string to = {};  ///< relative to the page, "" for none
};

/// Figure with legend, hidden from screen readers: the page has a table that says the same. A State that the drawing
/// has no place for is left out of it.
std::string world_map(const std::vector<MapMark>& marks, StateCode own, std::string_view language);

/// Whether the drawing has a place for the State.
bool is_on_map(StateCode state);

/// The table world.csv as it is built in.
extern const std::string_view world_csv;

}  // namespace comity::node
