// SPDX-License-Identifier: EUPL-1.2
// The outgoing messages and the feed of events, as the access point keeps them. Each call is one transaction, durable
// when it returns.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "channel/delivery/handover.h"
#include "channel/delivery/states.h"

namespace comity::channel {

struct OutgoingMessage {
    std::string id;
    std::string order;              ///< JSON of the order, as write_order() gives it
    crypto::Sha256 order_digest{};  ///< of that
    std::string recipient;
    std::string conversation;
    Priority priority = Priority::normal;
    std::string mpc;     ///< where the recipient pulls it; "" where it is pushed
    std::string source;  ///< of a fragment: the id of the message it is cut from
    SendState state = SendState::prepared;
    Instant created;

    // From spooled on.
    std::string message_id;
    std::string pmode;
    std::int64_t directory = 0;   ///< sequence of the version in force
    crypto::Sha256 signing{};     ///< certificate of ours that signed
    crypto::Sha256 encryption{};  ///< certificate of the recipient; zero where nothing is encrypted
    crypto::Sha256 references{};  ///< digest of references
    std::string file;             ///< its name in the spool; what is posted, every time; "" where Papers have the body
    std::string content_type;     ///< of the HTTP body
    std::uint64_t size = 0;       ///< of the HTTP body, octets
    std::optional<Instant> spooled;

    int tries = 0;         ///< posts begun
    int tries_before = 0;  ///< those of earlier rounds, before "again"
    std::optional<Instant> first_try;
    std::optional<Instant> next_try;  ///< waiting_retry: when; in_flight of a pulled one: until when it is waited
    int invalid_receipts = 0;
    bool alarmed = false;  ///< an urgent one's alarm was given
    std::string code;      ///< EBMS code of the end or the last try
    std::string reason;
    int fragments = 0;         ///< of a message that was cut: how many; it has no file and is never posted itself
    std::int64_t version = 0;  ///< the store's: rises with every change

    friend bool operator==(const OutgoingMessage&, const OutgoingMessage&) = default;
};

enum class Added { fresh, known, other_content };

/// Safe to call from several threads. Errors: `unavailable` where the store cannot be used now; `conflict` where the
/// row is not the version the caller read.
class Outbox {
   public:
    virtual ~Outbox() = default;

    /// `known` where the id is there with the same order digest; then nothing changes.
    virtual Result<Added> add(const OutgoingMessage& message) = 0;
    virtual Result<std::optional<OutgoingMessage>> find(std::string_view id) = 0;
    virtual Result<std::optional<OutgoingMessage>> find_message(std::string_view message_id) = 0;
    /// Those not over, oldest first.
    virtual Result<std::vector<OutgoingMessage>> unfinished() = 0;
    /// The oldest of a pull queue in spooled or waiting_retry that is due, or nothing.
    virtual Result<std::optional<OutgoingMessage>> oldest_queued(std::string_view mpc, Instant now) = 0;
    virtual Result<std::map<SendState, std::int64_t>> counts() = 0;
    /// Names of the files that may still be posted: of what is not over, unproven, or receipted and made since.
    virtual Result<std::vector<std::string>> spooled_files(Instant since) = 0;

    /// Writes the row over the version it was read in and appends the events. The row gets its new version.
    virtual Result<void> change(OutgoingMessage& message, const std::vector<ChannelEvent>& events) = 0;

    /// "" where there is none.
    struct Papers {
        std::string header;  ///< the signed SOAP part as sent
        std::string signal;  ///< the receipt or last signed error as received
        std::string body{};  ///< the HTTP body, where it is short and in no file
    };
    virtual Result<Papers> papers(std::string_view id) = 0;
    /// As change(), with papers that are not empty kept in the same transaction.
    virtual Result<void> change(OutgoingMessage& message, const std::vector<ChannelEvent>& events,
                                const Papers& papers) = 0;
    /// As change(), for a message that was cut: its fragments, spooled each with its header, are there with it or not.
    struct Fragment {
        OutgoingMessage message;
        std::string header;
    };
    virtual Result<void> cut(OutgoingMessage& message, const std::vector<ChannelEvent>& events, const Papers& papers,
                             const std::vector<Fragment>& fragments) = 0;
    /// Fragments of the message with that id, as they were added.
    virtual Result<std::vector<OutgoingMessage>> fragments(std::string_view source) = 0;
    /// The papers and row of a message that is over, and of its fragments. Errors: `conflict` where it is not.
    virtual Result<void> forget(std::string_view id) = 0;

    /// Appends events of no message; all sequences are given by the store.
    virtual Result<void> tell(const std::vector<ChannelEvent>& events) = 0;
    /// Those over `after`, in order, at most `most`.
    virtual Result<std::vector<ChannelEvent>> events(std::int64_t after, std::size_t most) = 0;
    virtual Result<std::int64_t> last_event() = 0;
    /// Those up to `sequence` and older than `before`: the node has filed them.
    virtual Result<void> forget_events(std::int64_t sequence, Instant before) = 0;
};

}  // namespace comity::channel
