// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "register/library/publication.h"
#include "store/sql/connection.h"

namespace comity::node {

/// A text where it stands: the id of its publication, and its place among the texts of that.
struct PlacedText {
    std::string_view holding;
    std::int64_t place = 0;
    const registry::PublishedText* text = nullptr;
};

/// What a search of the library reads of these texts, of which nothing is there yet. Of many at once the words are
/// written in the order of their keys, so that each leaf of the index is come to once and not once for each text.
/// Errors: those of the store; all or nothing only within a transaction.
Result<void> insert_texts(store::Connection& rows, std::string_view authority, std::span<const PlacedText> texts);

}  // namespace comity::node
