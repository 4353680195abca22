// SPDX-License-Identifier: EUPL-1.2
#include "record/merkle_tree.h"

#include <bit>
#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "format/base64.h"
#include "record/log.h"
#include "record/log_vectors.h"

namespace comity::record {
namespace {

constexpr std::uint64_t largest = 300;

const MemoryLog& grown() {
    static const MemoryLog log = [] {
        MemoryLog made;
        for (std::uint64_t i = 0; i < largest; ++i) made.append(leaf_hash("leaf " + std::to_string(i)));
        return made;
    }();
    return log;
}

/// MTH, PATH and PROOF as RFC 9162 section 2.1 defines them, with no thought for speed.
using Leaves = std::span<const Hash>;

std::size_t split(std::size_t count) {
    std::size_t k = 1;
    while (k * 2 < count) k *= 2;
    return k;
}

Hash mth(Leaves d) {
    if (d.empty()) return empty_root();
    if (d.size() == 1) return d[0];
    const std::size_t k = split(d.size());
    return node_hash(mth(d.first(k)), mth(d.subspan(k)));
}

std::vector<Hash> path(std::size_t m, Leaves d) {
    if (d.size() == 1) return {};
    const std::size_t k = split(d.size());
    auto below = m < k ? path(m, d.first(k)) : path(m - k, d.subspan(k));
    below.push_back(m < k ? mth(d.subspan(k)) : mth(d.first(k)));
    return below;
}

std::vector<Hash> subproof(std::size_t m, Leaves d, bool b) {
    if (m == d.size()) return b ? std::vector<Hash>{} : std::vector<Hash>{mth(d)};
    const std::size_t k = split(d.size());
    auto below = m <= k ? subproof(m, d.first(k), b) : subproof(m - k, d.subspan(k), false);
    below.push_back(m <= k ? mth(d.subspan(k)) : mth(d.first(k)));
    return below;
}

Hash with_bit_flipped(Hash hash, std::size_t bit) {
    hash.at(bit / 8) ^= static_cast<unsigned char>(1U << (bit % 8));
    return hash;
}

TEST(merkle_tree, gives_the_hashes_and_roots_of_the_vectors) {
    const auto& leaves = log_vectors().find("leaves")->items;
    const auto& hashes = log_vectors().find("leafHashes")->items;
    ASSERT_EQ(leaves.size(), 13U);
    MemoryLog log;
    EXPECT_EQ(format::base64(log.head.root()), log_vectors().find("roots")->find("0")->text);
    for (std::size_t i = 0; i < leaves.size(); ++i) {
        const Hash leaf = leaf_hash(leaves[i].text);
        EXPECT_EQ(format::base64(leaf), hashes[i].text);
        log.append(leaf);
        EXPECT_EQ(format::base64(log.head.root()), log_vectors().find("roots")->find(std::to_string(i + 1))->text);
    }
    const auto proof = consistency_proof(5, 13, log.reader()).value();
    const auto& expected = log_vectors().find("consistency5to13")->items;
    ASSERT_EQ(proof.size(), expected.size());
    for (std::size_t i = 0; i < proof.size(); ++i) EXPECT_EQ(format::base64(proof[i]), expected[i].text);
}

TEST(merkle_tree, stores_each_complete_subtree_when_its_last_leaf_comes) {
    std::uint64_t next = 0;
    for (std::uint64_t leaf = 0; leaf < 1'000; ++leaf) {
        EXPECT_EQ(stored_count(leaf), next);
        EXPECT_EQ(stored_index({0, leaf}), next++);
        for (int level = 1; (leaf + 1) % (std::uint64_t{1} << level) == 0; ++level) {
            EXPECT_EQ(stored_index({level, leaf >> level}), next++);
        }
    }
    EXPECT_EQ(stored_index({61, 0}), stored_count(max_tree_size) - 1);
    EXPECT_LT(stored_count(max_tree_size), std::uint64_t{1} << 62);
}

TEST(merkle_tree, has_the_root_the_rfc_defines_at_every_size) {
    for (std::uint64_t size = 0; size <= largest; ++size) {
        const Hash defined = mth(Leaves(grown().leaves).first(size));
        ASSERT_EQ(grown().roots[size], defined) << size;
        ASSERT_EQ(tree_root(size, grown().reader()).value(), defined) << size;
        const auto head = LogHead::read(size, grown().reader()).value();
        ASSERT_EQ(head.root(), defined);
        ASSERT_EQ(head.edge().size(), static_cast<std::size_t>(std::popcount(size)));
    }
}

TEST(inclusion_proof, of_every_leaf_in_every_size_verifies_and_a_changed_bit_fails) {
    std::size_t bit = 0;
    for (std::uint64_t size = 1; size <= largest; ++size) {
        const Hash& root = grown().roots[size];
        for (std::uint64_t index = 0; index < size; ++index) {
            auto proof = inclusion_proof(index, size, grown().reader()).value();
            const Hash& leaf = grown().leaves[index];
            ASSERT_TRUE(verify_inclusion(index, size, leaf, proof, root)) << index << " in " << size;

            bit = (bit + 89) % 256;
            ASSERT_FALSE(verify_inclusion(index, size, with_bit_flipped(leaf, bit), proof, root));
            ASSERT_FALSE(verify_inclusion(index, size, leaf, proof, with_bit_flipped(root, bit)));
            if (proof.empty()) continue;
            Hash& changed = proof[(index + size) % proof.size()];
            changed = with_bit_flipped(changed, bit);
            ASSERT_FALSE(verify_inclusion(index, size, leaf, proof, root)) << index << " in " << size;
            changed = with_bit_flipped(changed, bit);

            const Hash last = proof.back();
            proof.pop_back();
            ASSERT_FALSE(verify_inclusion(index, size, leaf, proof, root));
            proof.push_back(last);
            proof.push_back(last);
            ASSERT_FALSE(verify_inclusion(index, size, leaf, proof, root));
            proof.pop_back();
            ASSERT_FALSE(verify_inclusion(index ^ 1, size, leaf, proof, root));
        }
        ASSERT_FALSE(verify_inclusion(size, size, grown().leaves[0], {}, root));
    }
}

TEST(inclusion_proof, is_the_path_of_the_rfc) {
    for (std::uint64_t size = 1; size <= 70; ++size) {
        for (std::uint64_t index = 0; index < size; ++index) {
            ASSERT_EQ(inclusion_proof(index, size, grown().reader()).value(),
                      path(index, Leaves(grown().leaves).first(size)));
        }
    }
}

TEST(inclusion_proof, fails_with_any_bit_changed) {
    for (const std::uint64_t size : {1U, 2U, 3U, 7U, 8U, 11U}) {
        for (std::uint64_t index = 0; index < size; ++index) {
            auto proof = inclusion_proof(index, size, grown().reader()).value();
            for (Hash& hash : proof) {
                for (std::size_t bit = 0; bit < 256; ++bit) {
                    hash = with_bit_flipped(hash, bit);
                    ASSERT_FALSE(verify_inclusion(index, size, grown().leaves[index], proof, grown().roots[size]));
                    hash = with_bit_flipped(hash, bit);
                }
            }
        }
    }
}

TEST(consistency_proof, of_every_pair_of_sizes_verifies_and_a_changed_bit_fails) {
    std::size_t bit = 0;
    for (std::uint64_t size = 0; size <= largest; ++size) {
        const Hash& root = grown().roots[size];
        for (std::uint64_t old_size = 0; old_size <= size; ++old_size) {
            auto proof = consistency_proof(old_size, size, grown().reader()).value();
            const Hash& old_root = grown().roots[old_size];
            ASSERT_TRUE(verify_consistency(old_size, old_root, size, root, proof)) << old_size << " to " << size;
            ASSERT_LE(proof.size(), 63U);

            bit = (bit + 89) % 256;
            ASSERT_FALSE(verify_consistency(old_size, with_bit_flipped(old_root, bit), size, root, proof));
            if (old_size == 0 || old_size == size) {
                ASSERT_TRUE(proof.empty());
                ASSERT_FALSE(verify_consistency(old_size, old_root, size, root, {&root, 1}));
                continue;
            }
            ASSERT_FALSE(verify_consistency(old_size, old_root, size, with_bit_flipped(root, bit), proof));
            Hash& changed = proof[(old_size + size) % proof.size()];
            changed = with_bit_flipped(changed, bit);
            ASSERT_FALSE(verify_consistency(old_size, old_root, size, root, proof)) << old_size << " to " << size;
            changed = with_bit_flipped(changed, bit);

            const Hash last = proof.back();
            proof.pop_back();
            ASSERT_FALSE(verify_consistency(old_size, old_root, size, root, proof));
            proof.push_back(last);
            proof.push_back(last);
            ASSERT_FALSE(verify_consistency(old_size, old_root, size, root, proof));
        }
        ASSERT_FALSE(verify_consistency(size + 1, root, size, root, {}));
    }
}

TEST(consistency_proof, is_the_proof_of_the_rfc) {
    for (std::uint64_t size = 1; size <= 70; ++size) {
        for (std::uint64_t old_size = 1; old_size <= size; ++old_size) {
            ASSERT_EQ(consistency_proof(old_size, size, grown().reader()).value(),
                      subproof(old_size, Leaves(grown().leaves).first(size), true));
        }
    }
}

TEST(consistency_proof, fails_between_logs_that_parted) {
    MemoryLog other;
    for (std::uint64_t i = 0; i < 40; ++i) {
        other.append(i == 17 ? leaf_hash("rewritten") : grown().leaves[i]);
    }
    for (std::uint64_t old_size = 18; old_size < 40; ++old_size) {
        const auto proof = consistency_proof(old_size, 40, other.reader()).value();
        EXPECT_FALSE(verify_consistency(old_size, grown().roots[old_size], 40, other.roots[40], proof));
        EXPECT_TRUE(verify_consistency(old_size, other.roots[old_size], 40, other.roots[40], proof));
    }
}

TEST(proofs, say_what_a_tree_does_not_have) {
    const auto reader = grown().reader();
    EXPECT_EQ(to_string(inclusion_proof(3, 3, reader).error()),
              "a tree of 3 leaves has no leaf 3 (leaves count from 0; ask of a larger tree)");
    EXPECT_EQ(to_string(consistency_proof(4, 3, reader).error()),
              "a tree of 3 leaves never was one of 4 (give the smaller size first)");
    EXPECT_EQ(tree_root(max_tree_size + 1, reader).error().kind, ErrorKind::limit);
    EXPECT_EQ(inclusion_proof(0, max_tree_size + 1, reader).error().kind, ErrorKind::limit);
    EXPECT_EQ(consistency_proof(1, max_tree_size + 1, reader).error().kind, ErrorKind::limit);
    EXPECT_EQ(LogHead::read(max_tree_size + 1, reader).error().kind, ErrorKind::limit);
}

TEST(proofs, pass_on_what_the_store_lacks) {
    const HashReader broken = [](std::span<const std::uint64_t>) -> Result<std::vector<Hash>> {
        return fail(ErrorKind::unavailable, "the disk is gone");
    };
    EXPECT_EQ(inclusion_proof(2, 5, broken).error().message, "the disk is gone");
    const HashReader forgetful = [](std::span<const std::uint64_t>) -> Result<std::vector<Hash>> {
        return std::vector<Hash>{};
    };
    EXPECT_EQ(to_string(consistency_proof(3, 5, forgetful).error()),
              "0 of 4 hashes of the tree are stored (check the store; restore it from a backup if it lost rows)");
    EXPECT_EQ(LogHead::read(5, forgetful).error().kind, ErrorKind::unavailable);
}

TEST(proofs, hold_for_sizes_of_any_length) {
    // Of a tree whose leaves are all alike a subtree's root depends on its level only, so that no hash need be stored.
    std::vector<Hash> by_level{leaf_hash("same")};
    for (int level = 1; level <= 61; ++level) by_level.push_back(node_hash(by_level.back(), by_level.back()));
    std::vector<std::vector<std::uint64_t>> asked;
    const auto root_of = [&](std::uint64_t size) {
        std::vector<Hash> roots;
        for (const Node& node : complete_subtrees(0, size)) roots.push_back(by_level.at(node.level));
        return root_over(roots);
    };
    const auto level_of = [](std::uint64_t stored) {
        // The largest leaf stored before it; what follows are its parents.
        std::uint64_t low = 0;
        std::uint64_t high = max_tree_size;
        while (low + 1 < high) {
            const std::uint64_t middle = low + (high - low) / 2;
            (stored_count(middle) <= stored ? low : high) = middle;
        }
        return stored - stored_count(low);
    };
    const HashReader reader = [&](std::span<const std::uint64_t> indices) -> Result<std::vector<Hash>> {
        std::vector<Hash> found;
        for (const std::uint64_t index : indices) found.push_back(by_level.at(level_of(index)));
        return found;
    };
    rc::check("proofs of large trees verify", [&] {
        const std::uint64_t size = *rc::gen::inRange<std::uint64_t>(2, max_tree_size + 1);
        const std::uint64_t index = *rc::gen::inRange<std::uint64_t>(0, size);
        const auto inclusion = inclusion_proof(index, size, reader).value();
        RC_ASSERT(verify_inclusion(index, size, by_level[0], inclusion, root_of(size)));
        const std::uint64_t old_size = *rc::gen::inRange<std::uint64_t>(1, size);
        const auto consistency = consistency_proof(old_size, size, reader).value();
        RC_ASSERT(consistency.size() <= 63U);
        RC_ASSERT(verify_consistency(old_size, root_of(old_size), size, root_of(size), consistency));
    });
}

TEST(growth, of_many_leaves_at_once_is_that_of_one_after_the_other) {
    for (const std::uint64_t before : {0U, 1U, 2U, 7U, 8U, 100U}) {
        const auto head = LogHead::read(before, grown().reader()).value();
        const auto growth = Growth::of(head, Leaves(grown().leaves).subspan(before)).value();
        EXPECT_EQ(growth.head, grown().head);
        EXPECT_EQ(growth.first_stored_index, stored_count(before));
        const std::vector<Hash> expected(grown().stored.begin() + static_cast<std::ptrdiff_t>(stored_count(before)),
                                         grown().stored.end());
        EXPECT_EQ(growth.stored, expected);
    }
    EXPECT_TRUE(Growth::of(grown().head, {}).value().stored.empty());
}

}  // namespace
}  // namespace comity::record
