// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "format/value.h"
#include "record/merkle_tree.h"

namespace comity::record {

/// Points at a cosignature of the own log from within a payload: docs/formats/record.md, "Witnessed time in a payload".
/// An event that has it was recorded after the time the cosignature says.
struct CosignatureReference {
    Hash line{};             ///< SHA-256 of the signature line with its LF
    std::uint64_t size = 0;  ///< of the checkpoint it signs

    friend bool operator==(const CosignatureReference&, const CosignatureReference&) = default;
};

inline constexpr std::string_view cosignature_member = "newest_cosignature";

/// Of a line as it is kept with its checkpoint.
CosignatureReference reference_to(std::string_view signature_line, std::uint64_t size);

/// The value of the member; and back: nothing where the payload has none in that form.
format::Value to_value(const CosignatureReference& reference);
std::optional<CosignatureReference> cosignature_in(const format::Value& payload);

}  // namespace comity::record
