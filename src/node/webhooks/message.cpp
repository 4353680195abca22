// SPDX-License-Identifier: EUPL-1.2
#include "node/webhooks/message.h"

#include <fmt/format.h>

#include "crypto/hmac.h"
#include "format/base64.h"
#include "format/canonical_json.h"

namespace comity::node {

std::string webhook_id(const CaseChanged& changed) {
    return fmt::format("{}_{}_{}", changed.authority, changed.receiver, changed.sequence);
}

std::string webhook_signature(std::string_view id, std::int64_t seconds, std::string_view body, Octets secret) {
    const std::string content = fmt::format("{}.{}.{}", id, seconds, body);
    return "v1," + format::base64(crypto::hmac_sha256(secret, octets(content)));
}

Result<WebhookMessage> webhook_message(const CaseChanged& changed, Octets secret, Instant now) {
    using format::Value;
    WebhookMessage message;
    TRY(body, format::canonical_json(
                  Value::object({{"type", "case.changed"},
                                 {"timestamp", to_string(changed.at)},
                                 {"data", Value::object({{"case", changed.case_id}, {"version", changed.version}})}})));
    message.body = std::move(body);
    const std::string id = webhook_id(changed);
    const std::int64_t seconds = now.utc_milliseconds() / 1000;
    message.headers = {{"Content-Type", "application/json"},
                       {"User-Agent", "Comity"},
                       {"webhook-id", id},
                       {"webhook-timestamp", std::to_string(seconds)},
                       {"webhook-signature", webhook_signature(id, seconds, message.body, secret)}};
    return message;
}

}  // namespace comity::node
