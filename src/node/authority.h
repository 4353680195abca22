// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string>

#include "base/state_code.h"
#include "crypto/key_wrap.h"
#include "crypto/random.h"
#include "record/data_keys.h"
#include "record/note.h"

namespace comity::node {

/// One tenant of the node: a State's authority with its keys. Every row, stream and log belongs to exactly one.
struct Authority {
    std::string id;    ///< "fi-moj"
    std::string name;  ///< "Ministry of Justice of Finland"
    StateCode state;
    std::string time_zone;  ///< "Europe/Helsinki": whose days count
    crypto::RandomBytes random;
    std::unique_ptr<crypto::AuthorityKey> key;
    std::unique_ptr<record::DataKeys> data_keys;
    std::unique_ptr<record::Signer> log_key;
    std::unique_ptr<record::Signer> witness_key;
};

}  // namespace comity::node
