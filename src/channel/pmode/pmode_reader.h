// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "channel/pmode/pmode.h"
#include "format/tree.h"

namespace comity::channel {

inline constexpr std::size_t max_pmodes = 4096;
inline constexpr std::size_t max_actions = 64;
inline constexpr std::size_t max_payload_rules = 32;
inline constexpr std::size_t max_waits = 10'000;
/// AES-GCM under one nonce (NIST SP 800-38D): 2^36 - 32 octets.
inline constexpr std::uint64_t max_part_octets = (std::uint64_t{1} << 36) - 32;
inline constexpr std::uint32_t max_pmode_parts = 256;

enum class PModeUse {
    operation,
    tests,  ///< may leave encryption off
};

/// A list of P-Modes as JSON, or a single one. Every member is known or the file is refused; what is left out has the
/// default of the profile; what the profile fixes may be left out but not changed. Errors name file, line and way out.
Result<std::vector<PMode>> read_pmodes(std::string_view json, std::string_view file,
                                       PModeUse use = PModeUse::operation);

Result<PMode> read_pmode(const format::Tree& tree, PModeUse use = PModeUse::operation);

/// With every value said, as read_pmodes takes it; what a log of changes keeps.
std::string pmode_json(const PMode& pmode);

}  // namespace comity::channel
