// SPDX-License-Identifier: EUPL-1.2
// A message of Standard Webhooks 1.0.0 (standardwebhooks.com): three headers and a signature over id, time and body.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/instant.h"
#include "base/octets.h"
#include "base/result.h"

namespace comity::node {

/// That a case changed: which one, and up to which version. Nothing of what is in it, its number neither, for that says
/// its kind.
struct CaseChanged {
    std::string authority;
    std::string receiver;
    std::int64_t sequence = 0;  ///< of the event in the record
    std::string case_id;
    std::int64_t version = 0;
    Instant at;  ///< when it was noticed
};

struct WebhookMessage {
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;  ///< canonical JSON
};

/// The same for every attempt to deliver it, so that a receiver knows a repetition.
std::string webhook_id(const CaseChanged& changed);

/// `now`: of this attempt. `secret`: shared with the receiver.
Result<WebhookMessage> webhook_message(const CaseChanged& changed, Octets secret, Instant now);

/// "v1," and base64 of HMAC-SHA256 over "ID.SECONDS.BODY" ("Signature scheme", symmetric).
std::string webhook_signature(std::string_view id, std::int64_t seconds, std::string_view body, Octets secret);

}  // namespace comity::node
