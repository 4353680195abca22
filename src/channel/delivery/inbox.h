// SPDX-License-Identifier: EUPL-1.2
// What was received, so that it is received once: key (authority of the signer, MessageId), kept for ten years or more.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "base/result.h"
#include "crypto/sha256.h"

namespace comity::channel {

struct ReceivedMessage {
    std::string signer;
    std::string message_id;
    crypto::Sha256 references{};
    std::string pmode;
    Instant received;
    std::string receipt;  ///< its octets, sent again for every copy
    std::int64_t copies = 0;

    friend bool operator==(const ReceivedMessage&, const ReceivedMessage&) = default;
};

/// Safe to call from several threads; what add() wrote is durable when it returns.
class Inbox {
   public:
    virtual ~Inbox() = default;

    virtual Result<std::optional<ReceivedMessage>> find(std::string_view signer, std::string_view message_id) = 0;
    /// Errors: `conflict` where the key is there already.
    virtual Result<void> add(const ReceivedMessage& message) = 0;
    virtual Result<void> count_copy(std::string_view signer, std::string_view message_id) = 0;
    /// Rows received before. Gives their number.
    virtual Result<std::int64_t> forget(Instant before) = 0;
};

/// What to do with a message whose signature is good (section 12.3).
enum class Copy {
    first,          ///< go on
    again,          ///< answer with the stored receipt
    other_content,  ///< EBMS:0004 and a security alarm
};

Copy judge_copy(const std::optional<ReceivedMessage>& known, const crypto::Sha256& references);

/// So long a copy waits for the first that is still being received; then 503.
inline constexpr int copy_patience_seconds = 30;

}  // namespace comity::channel
