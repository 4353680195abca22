// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include "crypto/certificate.h"
#include "crypto/private_key.h"

namespace comity::crypto {

/// For tests: keys and certificates of tests/vectors/channel, by the name of their files. Run from the root of the
/// tree.
inline std::string channel_vector(const std::string& name) {
    std::ifstream file("tests/vectors/channel/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

inline Certificate vector_certificate(const std::string& name) {
    return Certificate::from_pem(channel_vector(name + ".crt.pem")).value();
}

inline std::unique_ptr<PrivateKey> vector_key(const std::string& name) {
    return private_key_from_pem(Secret(octets(channel_vector(name + ".key.pem")))).value();
}

}  // namespace comity::crypto
