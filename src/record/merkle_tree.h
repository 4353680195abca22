// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "crypto/sha256.h"

/// The Merkle tree of RFC 9162 section 2.1 (as in RFC 6962) with SHA-256: hashing, proofs, their verification.
namespace comity::record {

using Hash = crypto::Sha256;

/// SHA-256(0x00 ‖ entry)
Hash leaf_hash(std::string_view entry);
/// SHA-256(0x01 ‖ left ‖ right)
Hash node_hash(const Hash& left, const Hash& right);
/// Of the tree without leaves: SHA-256 of nothing.
Hash empty_root();

/// So that every number of a stored hash fits into the signed 64-bit integers of a database.
inline constexpr std::uint64_t max_tree_size = std::uint64_t{1} << 61;

/// A complete subtree: the root over the 2^level leaves from index * 2^level on. Its hash never changes.
struct Node {
    int level = 0;
    std::uint64_t index = 0;

    friend bool operator==(const Node&, const Node&) = default;
};

/// Hashes of complete subtrees are stored in the order in which appending completes them: each leaf, then the parents
/// it completes, upwards. So a log of stored hashes only ever grows at its end. Precondition: the node lies in a tree
/// of at most max_tree_size leaves.
std::uint64_t stored_index(Node node);
/// How many hashes a tree of `size` leaves has stored.
std::uint64_t stored_count(std::uint64_t size);

/// Gives the stored hashes with these numbers, in the order asked.
using HashReader = std::function<Result<std::vector<Hash>>(std::span<const std::uint64_t> stored_indices)>;

/// The complete subtrees that make up the leaves `begin` to `end`, left to right: at most one of each size where
/// `begin` is a multiple of the largest power of two below their number, as in every subtree of a tree.
std::vector<Node> complete_subtrees(std::uint64_t begin, std::uint64_t end);
/// The root over such subtrees, left to right.
Hash root_over(std::span<const Hash> subtrees);

/// Errors: larger than max_tree_size; the reader's.
Result<Hash> tree_root(std::uint64_t size, const HashReader& stored);

/// PATH(index, D[size]) of section 2.1.3.1, from the leaf upwards. Errors: no such leaf; the reader's.
Result<std::vector<Hash>> inclusion_proof(std::uint64_t index, std::uint64_t size, const HashReader& stored);

/// PROOF(old_size, D[size]) of section 2.1.4.1; empty for old_size 0 and old_size == size. Errors: old_size larger than
/// size; the reader's.
Result<std::vector<Hash>> consistency_proof(std::uint64_t old_size, std::uint64_t size, const HashReader& stored);

/// Section 2.1.3.2.
bool verify_inclusion(std::uint64_t index, std::uint64_t size, const Hash& leaf, std::span<const Hash> proof,
                      const Hash& root);

/// Section 2.1.4.2. For equal sizes the roots are equal and the proof is empty; from size 0 the proof is empty and
/// `old_root` is the empty tree's.
bool verify_consistency(std::uint64_t old_size, const Hash& old_root, std::uint64_t size, const Hash& root,
                        std::span<const Hash> proof);

}  // namespace comity::record
