// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "crypto/random.h"
#include "node/configuration.h"

namespace comity::demonstration {

/// A node of a demonstration that is to talk with the others.
struct Member {
    std::filesystem::path node;        ///< its folder, made by make_configuration()
    node::AuthorityConfiguration of;   ///< its only authority
    std::uint16_t deliveries = 0;      ///< port where its access point finds it
    std::uint16_t interface_port = 0;  ///< port of its access point for it
    std::uint16_t peers = 0;           ///< port of its access point for the others
};

/// Makes them a federation of their own: a root, a certificate authority, a directory, P-Modes for every pair, and in
/// each folder the channel of its node and an access point with its keys (access-point/). Everything is of this
/// machine: access points talk HTTP on loopback, messages are signed and encrypted as between States. The root's key is
/// forgotten, so nothing can be added later. Errors: files that cannot be written.
Result<void> make_federation(const std::filesystem::path& folder, const std::vector<Member>& members, Instant now);

}  // namespace comity::demonstration
