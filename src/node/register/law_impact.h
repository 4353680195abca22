// SPDX-License-Identifier: EUPL-1.2
// What a change of the law library changes in the library of papers: the impact replay of publications.
#pragma once

#include "node/recompute.h"

namespace comity::node {

/// Compares what each publication rests on with the law: where it moved, the publication says so and its owner has a
/// task. Few at a time, so that commands of people are not kept waiting. Errors: the store's, and a publication that
/// cannot be read: then the rest is done all the same.
Result<Recomputed> compare_with_law(Office& office, store::Database& database, const law::Library& law);

}  // namespace comity::node
