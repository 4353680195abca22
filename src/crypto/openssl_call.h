// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace comity::crypto {

/// For calls that fail only when memory is exhausted or the library is broken: a digest, signature or random number
/// that was not made must never be taken for one, so the process ends, saying which call it was.
void must_succeed(bool succeeded, const char* call);

}  // namespace comity::crypto
