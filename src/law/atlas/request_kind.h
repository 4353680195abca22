// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "law/library/library.h"

namespace comity::law {

/// What could be asked of another State: a kind of extradition request, or a measure of assistance.
struct RequestKind {
    Family family = Family::extradition;
    TextId word = 0;
    Localised label = {};
    std::string name;  ///< the word; "assistance-transit" for a measure that shares its word with an extradition kind

    FactIndex fact(const Library& library) const;  ///< request.kind or request.measure
};

/// All kinds: those of extradition as the library lists them, then the measures.
std::vector<RequestKind> request_kinds(const Library& library);

/// By name; case, `_` and `-` never matter. Errors: no such kind, naming the nearest.
Result<RequestKind> find_request_kind(const Library& library, std::string_view name);

}  // namespace comity::law
