// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The directory of tests/vectors/channel, and roots made here, for tests only.

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

#include "channel/directory/acceptance.h"
#include "channel/directory/publication.h"
#include "format/tree.h"

namespace comity::channel {

inline std::string channel_vector(const std::string& name) {
    std::ifstream file("tests/vectors/channel/" + name, std::ios::binary);
    if (!file) throw std::runtime_error("no tests/vectors/channel/" + name + "; run from the root of the tree");
    return {std::istreambuf_iterator<char>(file), {}};
}

inline const format::Tree& channel_manifest() {
    static const format::Tree manifest = format::read_json(channel_vector("manifest.json"), "manifest.json").value();
    return manifest;
}

/// The roots of the vectors' federation: two of three.
inline RootKeys vector_roots() {
    std::vector<record::VerifierKey> keys;
    for (const format::Tree& vkey : channel_manifest().find("directory")->find("rootVkeys")->items) {
        keys.push_back(record::read_vkey(vkey.text).value());
    }
    return root_keys(std::move(keys), 2).value();
}

inline Instant at(std::string_view text) {
    return parse_instant(text).value();
}

/// Keys of a federation made here, from the octet of a seed.
inline record::Signer root_signer(unsigned char seed) {
    std::array<unsigned char, crypto::ed25519_seed_octets> octets{};
    octets.fill(seed);
    return record::Signer::from("roots.example/" + std::to_string(seed), record::KeyType::ed25519,
                                crypto::Ed25519Key(octets))
        .value();
}

inline DirectoryDocument vector_document() {
    return read_directory(channel_vector("directory.json")).value();
}

}  // namespace comity::channel
