// SPDX-License-Identifier: EUPL-1.2
#include "verify/tree.h"

#include <fstream>
#include <iterator>
#include <span>
#include <string>

#include <gtest/gtest.h>

#include "verify/json.h"
#include "verify/octets.h"

namespace comity::verify {
namespace {

using Hashes = std::vector<std::string>;
using Leaves = std::span<const std::string>;

/// MTH, PATH and PROOF of RFC 9162 section 2.1, to make what is verified.
std::size_t split(std::size_t count) {
    std::size_t k = 1;
    while (k * 2 < count) k *= 2;
    return k;
}

std::string mth(Leaves d) {
    if (d.empty()) return sha256("");
    if (d.size() == 1) return d[0];
    const std::size_t k = split(d.size());
    return sha256('\x01' + mth(d.first(k)) + mth(d.subspan(k)));
}

Hashes path(std::size_t m, Leaves d) {
    if (d.size() == 1) return {};
    const std::size_t k = split(d.size());
    Hashes below = m < k ? path(m, d.first(k)) : path(m - k, d.subspan(k));
    below.push_back(m < k ? mth(d.subspan(k)) : mth(d.first(k)));
    return below;
}

Hashes subproof(std::size_t m, Leaves d, bool b) {
    if (m == d.size()) return b ? Hashes{} : Hashes{mth(d)};
    const std::size_t k = split(d.size());
    Hashes below = m <= k ? subproof(m, d.first(k), b) : subproof(m - k, d.subspan(k), false);
    below.push_back(m <= k ? mth(d.subspan(k)) : mth(d.first(k)));
    return below;
}

constexpr std::size_t largest = 70;

Leaves leaves(std::size_t count) {
    static const Hashes all = [] {
        Hashes made;
        for (std::size_t i = 0; i < largest; ++i) made.push_back(leaf_hash("leaf " + std::to_string(i)));
        return made;
    }();
    return Leaves(all).first(count);
}

std::string changed(std::string hash, std::size_t bit) {
    hash[bit / 8 % hash.size()] ^= static_cast<char>(1 << (bit % 8));
    return hash;
}

TEST(tree, agrees_with_the_vectors) {
    std::ifstream file("tests/vectors/log/log.json", std::ios::binary);
    const auto vectors = read_json(std::string{std::istreambuf_iterator<char>(file), {}}).value();
    Hashes hashes;
    const auto entries = texts_of(vectors, "leaves").value();
    for (const std::string& leaf : entries) hashes.push_back(leaf_hash(leaf));
    const auto expected = texts_of(vectors, "leafHashes").value();
    for (std::size_t i = 0; i < hashes.size(); ++i) EXPECT_EQ(to_base64(hashes[i]), expected[i]);
    const Json& roots = *vectors.find("roots");
    const auto root = [&](int size) { return *from_base64(text_of(roots, std::to_string(size)).value()); };
    Hashes proof;
    const auto proof_texts = texts_of(vectors, "consistency5to13").value();
    for (const std::string& text : proof_texts) proof.push_back(*from_base64(text));
    EXPECT_TRUE(continues(5, root(5), 13, root(13), proof));
    EXPECT_FALSE(continues(5, root(4), 13, root(13), proof));
    EXPECT_TRUE(is_leaf_of(hashes[7], 7, 13, root(13), path(7, hashes)));
}

TEST(tree, holds_every_leaf_at_its_place_only) {
    for (std::size_t size = 1; size <= largest; ++size) {
        const std::string root = mth(leaves(size));
        for (std::size_t index = 0; index < size; ++index) {
            Hashes proof = path(index, leaves(size));
            const std::string& leaf = leaves(size)[index];
            ASSERT_TRUE(is_leaf_of(leaf, index, size, root, proof));
            ASSERT_FALSE(is_leaf_of(changed(leaf, index), index, size, root, proof));
            ASSERT_FALSE(is_leaf_of(leaf, index, size, changed(root, size), proof));
            ASSERT_FALSE(is_leaf_of(leaf, size, size, root, proof));
            if (size > 1) {
                ASSERT_FALSE(is_leaf_of(leaf, index ^ 1, size, root, proof));
            }
            for (std::size_t i = 0; i < proof.size(); ++i) {
                Hashes other = proof;
                other[i] = changed(other[i], index + size);
                ASSERT_FALSE(is_leaf_of(leaf, index, size, root, other));
            }
            proof.push_back(root);
            ASSERT_FALSE(is_leaf_of(leaf, index, size, root, proof));
            proof.pop_back();
            if (proof.empty()) continue;
            proof.pop_back();
            ASSERT_FALSE(is_leaf_of(leaf, index, size, root, proof));
        }
    }
}

TEST(tree, continues_every_smaller_one_by_its_proof_only) {
    for (std::size_t size = 1; size <= largest; ++size) {
        const std::string root = mth(leaves(size));
        EXPECT_TRUE(continues(0, "", size, root, {}));
        EXPECT_FALSE(continues(0, "", size, root, {root}));
        EXPECT_FALSE(continues(size + 1, root, size, root, {}));
        for (std::size_t old_size = 1; old_size <= size; ++old_size) {
            const std::string old_root = mth(leaves(old_size));
            Hashes proof = subproof(old_size, leaves(size), true);
            ASSERT_TRUE(continues(old_size, old_root, size, root, proof)) << old_size << " " << size;
            ASSERT_FALSE(continues(old_size, changed(old_root, size), size, root, proof));
            ASSERT_FALSE(continues(old_size, old_root, size, changed(root, size), proof));
            for (std::size_t i = 0; i < proof.size(); ++i) {
                Hashes other = proof;
                other[i] = changed(other[i], old_size + size);
                ASSERT_FALSE(continues(old_size, old_root, size, root, other));
            }
            proof.push_back(root);
            ASSERT_FALSE(continues(old_size, old_root, size, root, proof));
            proof.pop_back();
            if (proof.empty()) continue;
            proof.pop_back();
            ASSERT_FALSE(continues(old_size, old_root, size, root, proof));
        }
    }
}

TEST(tree, of_the_largest_size_ends) {
    const Hashes proof(63, std::string(digest_octets, 'x'));
    constexpr std::uint64_t most = ~std::uint64_t{0};
    EXPECT_FALSE(is_leaf_of(proof[0], most - 1, most, proof[0], proof));
    EXPECT_FALSE(continues(most - 1, proof[0], most, proof[0], proof));
    EXPECT_FALSE(continues(most / 2, proof[0], most, proof[0], {}));
}

}  // namespace
}  // namespace comity::verify
