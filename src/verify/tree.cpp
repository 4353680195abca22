// SPDX-License-Identifier: EUPL-1.2
#include "verify/tree.h"

#include <optional>
#include <span>
#include <utility>

#include "verify/octets.h"

namespace comity::verify {

namespace {

using Proof = std::span<const std::string>;

std::string node_hash(std::string_view left, std::string_view right) {
    return sha256('\x01' + std::string(left) + std::string(right));
}

/// The largest power of two below size, which is 2 or more.
std::uint64_t left_half(std::uint64_t size) {
    std::uint64_t half = 1;
    while (half < size - half) half *= 2;
    return half;
}

/// The root that the proof leads to from the leaf; nothing where it is too short or too long.
std::optional<std::string> root_over(const std::string& leaf, std::uint64_t index, std::uint64_t size, Proof proof) {
    if (size == 1) return proof.empty() ? std::optional(leaf) : std::nullopt;
    if (proof.empty()) return std::nullopt;
    const std::uint64_t half = left_half(size);
    const bool left = index < half;
    const auto below =
        root_over(leaf, left ? index : index - half, left ? half : size - half, proof.first(proof.size() - 1));
    if (!below) return std::nullopt;
    return left ? node_hash(*below, proof.back()) : node_hash(proof.back(), *below);
}

/// The roots of the old and of the whole tree that the proof leads to. `first`: the old tree begins where this one
/// does, so that its root is known.
std::optional<std::pair<std::string, std::string>> roots_over(std::uint64_t old_size, std::uint64_t size, bool first,
                                                              const std::string& old_root, Proof proof) {
    if (old_size == size) {
        if (first) return proof.empty() ? std::optional(std::pair(old_root, old_root)) : std::nullopt;
        return proof.size() == 1 ? std::optional(std::pair(proof[0], proof[0])) : std::nullopt;
    }
    if (proof.empty()) return std::nullopt;
    const std::uint64_t half = left_half(size);
    const std::string& other = proof.back();
    const Proof rest = proof.first(proof.size() - 1);
    if (old_size <= half) {
        auto below = roots_over(old_size, half, first, old_root, rest);
        if (below) below->second = node_hash(below->second, other);
        return below;
    }
    auto below = roots_over(old_size - half, size - half, false, old_root, rest);
    if (below) below = std::pair(node_hash(other, below->first), node_hash(other, below->second));
    return below;
}

}  // namespace

std::string leaf_hash(std::string_view entry) {
    return sha256('\0' + std::string(entry));
}

bool is_leaf_of(const std::string& leaf, std::uint64_t index, std::uint64_t size, const std::string& root,
                const std::vector<std::string>& proof) {
    return index < size && root_over(leaf, index, size, proof) == root;
}

bool continues(std::uint64_t old_size, const std::string& old_root, std::uint64_t size, const std::string& root,
               const std::vector<std::string>& proof) {
    if (old_size > size) return false;
    if (old_size == 0) return proof.empty();
    return roots_over(old_size, size, true, old_root, proof) == std::pair(old_root, root);
}

}  // namespace comity::verify
