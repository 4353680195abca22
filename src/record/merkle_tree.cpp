// SPDX-License-Identifier: EUPL-1.2
#include "record/merkle_tree.h"

#include <algorithm>
#include <bit>
#include <string>

#include <fmt/format.h>

namespace comity::record {

namespace {

/// Leaves from begin to end, end excluded.
struct Range {
    std::uint64_t begin;
    std::uint64_t end;
};

/// The largest power of two below `count`, which is 2 or more: where RFC 9162 divides a tree.
std::uint64_t split(std::uint64_t count) {
    return std::bit_floor(count - 1);
}

/// The root of each range; every stored hash is asked for in one call.
Result<std::vector<Hash>> roots_of(const std::vector<Range>& ranges, const HashReader& stored) {
    std::vector<std::uint64_t> wanted;
    std::vector<std::size_t> counts;
    for (const Range& range : ranges) {
        const auto nodes = complete_subtrees(range.begin, range.end);
        for (const Node& node : nodes) wanted.push_back(stored_index(node));
        counts.push_back(nodes.size());
    }
    if (wanted.empty()) return std::vector<Hash>{};
    TRY(hashes, stored(wanted));
    if (hashes.size() != wanted.size()) {
        return fail(ErrorKind::unavailable,
                    fmt::format("{} of {} hashes of the tree are stored", hashes.size(), wanted.size()), {},
                    "check the store; restore it from a backup if it lost rows");
    }
    std::vector<Hash> roots;
    std::span<const Hash> rest = hashes;
    for (const std::size_t count : counts) {
        roots.push_back(root_over(rest.first(count)));
        rest = rest.subspan(count);
    }
    return roots;
}

tl::unexpected<Error> too_large(std::uint64_t size) {
    return fail(ErrorKind::limit, fmt::format("a tree of {} leaves; at most {} can be kept", size, max_tree_size), {},
                "begin a new log");
}

}  // namespace

Hash leaf_hash(std::string_view entry) {
    std::string bytes(1, '\0');
    bytes += entry;
    return crypto::sha256(bytes);
}

Hash node_hash(const Hash& left, const Hash& right) {
    std::array<char, 1 + 2 * sizeof(Hash)> bytes{};
    bytes[0] = 1;
    std::copy(left.begin(), left.end(), bytes.begin() + 1);
    std::copy(right.begin(), right.end(), bytes.begin() + 1 + sizeof(Hash));
    return crypto::sha256(bytes);
}

Hash empty_root() {
    return crypto::sha256(std::span<const char>{});
}

std::uint64_t stored_count(std::uint64_t size) {
    // Leaf i completes as many parents as i + 1 has factors of two; summed over the leaves that is size -
    // popcount(size).
    return 2 * size - static_cast<std::uint64_t>(std::popcount(size));
}

std::uint64_t stored_index(Node node) {
    const std::uint64_t last_leaf = ((node.index + 1) << node.level) - 1;
    return stored_count(last_leaf) + static_cast<std::uint64_t>(node.level);
}

std::vector<Node> complete_subtrees(std::uint64_t begin, std::uint64_t end) {
    std::vector<Node> nodes;
    while (begin < end) {
        const int level = std::bit_width(end - begin) - 1;
        nodes.push_back({level, begin >> level});
        begin += std::uint64_t{1} << level;
    }
    return nodes;
}

Hash root_over(std::span<const Hash> subtrees) {
    if (subtrees.empty()) return empty_root();
    Hash root = subtrees.back();
    for (std::size_t i = subtrees.size() - 1; i-- > 0;) root = node_hash(subtrees[i], root);
    return root;
}

Result<Hash> tree_root(std::uint64_t size, const HashReader& stored) {
    if (size > max_tree_size) return too_large(size);
    TRY(roots, roots_of({{0, size}}, stored));
    return roots.empty() ? empty_root() : roots.front();
}

Result<std::vector<Hash>> inclusion_proof(std::uint64_t index, std::uint64_t size, const HashReader& stored) {
    if (size > max_tree_size) return too_large(size);
    if (index >= size) {
        return fail(ErrorKind::not_found, fmt::format("a tree of {} leaves has no leaf {}", size, index), {},
                    "leaves count from 0; ask of a larger tree");
    }
    // From the root downwards; the proof goes from the leaf upwards.
    std::vector<Range> siblings;
    for (Range at{0, size}; at.end - at.begin > 1;) {
        const std::uint64_t middle = at.begin + split(at.end - at.begin);
        if (index < middle) {
            siblings.push_back({middle, at.end});
            at.end = middle;
        } else {
            siblings.push_back({at.begin, middle});
            at.begin = middle;
        }
    }
    std::ranges::reverse(siblings);
    return roots_of(siblings, stored);
}

Result<std::vector<Hash>> consistency_proof(std::uint64_t old_size, std::uint64_t size, const HashReader& stored) {
    if (size > max_tree_size) return too_large(size);
    if (old_size > size) {
        return fail(ErrorKind::invalid, fmt::format("a tree of {} leaves never was one of {}", size, old_size), {},
                    "give the smaller size first");
    }
    if (old_size == 0 || old_size == size) return std::vector<Hash>{};
    // SUBPROOF(m, D[n], b), downwards until the old tree ends with a subtree.
    std::vector<Range> parts;
    Range at{0, size};
    while (at.end != old_size) {
        const std::uint64_t middle = at.begin + split(at.end - at.begin);
        if (old_size <= middle) {
            parts.push_back({middle, at.end});
            at.end = middle;
        } else {
            parts.push_back({at.begin, middle});
            at.begin = middle;
        }
    }
    // b: the verifier knows the old root; it need not be sent where the old tree is that whole subtree.
    if (at.begin != 0) parts.push_back(at);
    std::ranges::reverse(parts);
    return roots_of(parts, stored);
}

bool verify_inclusion(std::uint64_t index, std::uint64_t size, const Hash& leaf, std::span<const Hash> proof,
                      const Hash& root) {
    // 1. A leaf beyond the tree.
    if (index >= size) return false;
    // 2., 3.
    std::uint64_t fn = index;
    std::uint64_t sn = size - 1;
    Hash r = leaf;
    // 4.
    for (const Hash& p : proof) {
        if (sn == 0) return false;
        if ((fn & 1) != 0 || fn == sn) {
            r = node_hash(p, r);
            while ((fn & 1) == 0 && fn != 0) {
                fn >>= 1;
                sn >>= 1;
            }
        } else {
            r = node_hash(r, p);
        }
        fn >>= 1;
        sn >>= 1;
    }
    // 5.
    return sn == 0 && r == root;
}

bool verify_consistency(std::uint64_t old_size, const Hash& old_root, std::uint64_t size, const Hash& root,
                        std::span<const Hash> proof) {
    if (old_size > size) return false;
    if (old_size == size) return proof.empty() && old_root == root;
    if (old_size == 0) return proof.empty() && old_root == empty_root();
    // 1., 2. Where the old tree is complete its root is the first hash.
    if (proof.empty()) return false;
    const bool complete = std::has_single_bit(old_size);
    const Hash first = complete ? old_root : proof.front();
    if (!complete) proof = proof.subspan(1);
    // 3., 4.
    std::uint64_t fn = old_size - 1;
    std::uint64_t sn = size - 1;
    while ((fn & 1) != 0) {
        fn >>= 1;
        sn >>= 1;
    }
    // 5., 6.
    Hash fr = first;
    Hash sr = first;
    for (const Hash& c : proof) {
        if (sn == 0) return false;
        if ((fn & 1) != 0 || fn == sn) {
            fr = node_hash(c, fr);
            sr = node_hash(c, sr);
            while ((fn & 1) == 0 && fn != 0) {
                fn >>= 1;
                sn >>= 1;
            }
        } else {
            sr = node_hash(sr, c);
        }
        fn >>= 1;
        sn >>= 1;
    }
    // 7.
    return sn == 0 && fr == old_root && sr == root;
}

}  // namespace comity::record
