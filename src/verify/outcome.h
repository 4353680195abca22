// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include <tl/expected.hpp>

/// The offline verifier of exports (docs/formats/export.md). It shares no code with what wrote them: a fault there is
/// not repeated here. Of others' code it needs OpenSSL, for SHA-256 and Ed25519.
namespace comity::verify {

/// A value, or what is wrong in words a reader of the file understands.
template <class T>
using Outcome = tl::expected<T, std::string>;

inline tl::unexpected<std::string> wrong(std::string what) {
    return tl::unexpected(std::move(what));
}

}  // namespace comity::verify
