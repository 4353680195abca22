// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "crypto/private_key_source.h"
#include "seal/container.h"

namespace CLI {
class App;
}

namespace comity::cli {

/// Which key seals, and who stamps.
struct KeyOptions {
    std::string key;
    std::string pin;
    std::string certificate;
    std::string stamp_url;
    std::vector<std::string> stamp_anchors;

    void add_to(CLI::App& command);
    /// Errors: a key or certificate that is not named, or cannot be read.
    Result<crypto::KeyWithPath> open() const;
    /// Nothing where no authority is named. It asks the authority over the network.
    Result<seal::TimeStamper> stamper() const;
};

}  // namespace comity::cli
