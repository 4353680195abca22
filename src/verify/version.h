// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace comity::verify {

/// Of the program, as of the whole of Comity.
extern const char* const version;

}  // namespace comity::verify
