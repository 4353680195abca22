// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The vectors of tests/vectors/log and a log in memory, for tests only.

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/hex.h"
#include "format/tree.h"
#include "record/checkpoint.h"
#include "record/log.h"
#include "record/merkle_tree.h"
#include "record/note.h"

namespace comity::record {

inline std::string vector_file(const std::string& name) {
    std::ifstream file("tests/vectors/log/" + name, std::ios::binary);
    if (!file) throw std::runtime_error("no tests/vectors/log/" + name + "; run from the root of the tree");
    return {std::istreambuf_iterator<char>(file), {}};
}

inline const format::Tree& log_vectors() {
    static const format::Tree vectors = format::read_json(vector_file("log.json"), "log.json").value();
    return vectors;
}

inline const std::string& log_vector(std::string_view name) {
    return log_vectors().find(name)->text;
}

inline crypto::Ed25519Key key_of_seed(std::string_view digits) {
    const std::string octets = crypto::from_hex(digits).value();
    std::array<unsigned char, crypto::ed25519_seed_octets> seed{};
    std::ranges::copy(octets, seed.begin());
    return crypto::Ed25519Key(seed);
}

/// The log gw.xa.example/comity/log/2026a.
inline Signer vector_log() {
    return Signer::from(log_vector("logOrigin"), KeyType::ed25519, key_of_seed(log_vector("logSeed"))).value();
}

/// The witness gw.xb.example/comity/witness.
inline Signer vector_witness() {
    return Signer::from(log_vector("witnessName"), KeyType::cosignature_v1, key_of_seed(log_vector("witnessSeed")))
        .value();
}

/// A log that is kept in memory.
struct MemoryLog {
    LogHead head;
    std::vector<Hash> stored;
    std::vector<Hash> leaves;
    std::vector<Hash> roots{empty_root()};

    void append(const Hash& leaf) {
        auto growth = Growth::of(head, {&leaf, 1}).value();
        if (growth.first_stored_index != stored.size()) throw std::logic_error("hashes are stored without a gap");
        stored.insert(stored.end(), growth.stored.begin(), growth.stored.end());
        head = std::move(growth.head);
        leaves.push_back(leaf);
        roots.push_back(head.root());
    }

    HashReader reader() const {
        return [this](std::span<const std::uint64_t> indices) -> Result<std::vector<Hash>> {
            std::vector<Hash> found;
            for (const std::uint64_t index : indices) found.push_back(stored.at(index));
            return found;
        };
    }

    std::string checkpoint(std::uint64_t size, const Signer& signer) const {
        return sign_checkpoint(signer, {signer.verifier().name, size, roots.at(size), {}});
    }
};

/// The thirteen leaves of the vectors.
inline const MemoryLog& vector_tree() {
    static const MemoryLog log = [] {
        MemoryLog made;
        for (const auto& leaf : log_vectors().find("leaves")->items) made.append(leaf_hash(leaf.text));
        return made;
    }();
    return log;
}

}  // namespace comity::record
