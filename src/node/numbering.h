// SPDX-License-Identifier: EUPL-1.2
// Ids and numbers, which are the node's to give.
#pragma once

#include <string>
#include <string_view>

#include "cases/command.h"
#include "crypto/random.h"
#include "store/sql/connection.h"

namespace comity::node {

/// Of a case, or of anything that has a stream of its own.
std::string random_case_id(const crypto::RandomBytes& random);

/// RFC 9562 section 5.4: version 4.
std::string random_uuid(const crypto::RandomBytes& random);

/// The next of the docket: "EXT-I-2026-00017".
Result<std::string> next_number(store::Connection& rows, std::string_view authority, cases::Kind kind,
                                cases::Direction direction, int year);

/// The next of a series: "AGR-2026-00003" of "AGR-2026".
Result<std::string> next_in_series(store::Connection& rows, std::string_view authority, const std::string& series);

/// Whether it is for the node to give that parameter of the command.
bool gives(const cases::Command& command, std::string_view name);

}  // namespace comity::node
