// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "access/four_eyes.h"
#include "base/state_code.h"
#include "crypto/key_wrap.h"
#include "crypto/random.h"
#include "crypto/secret.h"
#include "record/data_keys.h"
#include "record/note.h"

namespace comity::node {

/// A program outside that is told what changes, where an account subscribes for it.
struct WebhookReceiver {
    std::string name;       ///< "case-system"
    std::string url;        ///< https, or http to this machine
    crypto::Secret secret;  ///< shared with it: from 24 to 64 octets
};

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
    std::vector<WebhookReceiver> webhooks;
    access::FourEyes four_eyes = access::FourEyes::built_in();
};

}  // namespace comity::node
