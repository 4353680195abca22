// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// What a Merkle tree proves: RFC 9162 section 2.1. Hashes are strings of 32 octets. Proofs are followed as the
/// document defines the tree, from the top: the half that holds the leaf, and the other half's root from the end of the
/// proof.
namespace comity::verify {

std::string leaf_hash(std::string_view entry);

/// Whether the leaf with this hash is the one of that index in the tree.
bool is_leaf_of(const std::string& leaf, std::uint64_t index, std::uint64_t size, const std::string& root,
                const std::vector<std::string>& proof);

/// Whether the tree begins with the whole of the old tree. From size 0 the proof is empty.
bool continues(std::uint64_t old_size, const std::string& old_root, std::uint64_t size, const std::string& root,
               const std::vector<std::string>& proof);

}  // namespace comity::verify
