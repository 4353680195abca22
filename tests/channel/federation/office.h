// SPDX-License-Identifier: EUPL-1.2
// One authority of the simulation: its access point's rows and pipelines, without network, disk and threads, and the
// node that takes deliveries over.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "channel/delivery/answer.h"
#include "channel/delivery/inbox.h"
#include "channel/delivery/outbox.h"
#include "channel/message/incoming.h"
#include "channel/message/memory_spool.h"
#include "channel/message/refusal.h"
#include "membership.h"

namespace comity::simulation {

/// A message as it goes over the wire, the same at every try.
struct Wire {
    std::string content_type;
    std::string body;
};

/// What one office has to send.
struct Sent {
    channel::OutgoingMessage row;
    Wire wire;
    std::vector<channel::Reference> references;
    std::string receipt;
};

/// What a node did with deliveries: the first has its effect, the same again has none.
struct Filed {
    std::string tracking;
    crypto::Sha256 references{};
    std::string receipt;  ///< "" until there is one
};

class Office {
   public:
    Office(World& world, const Membership& membership, const Member& member, std::vector<channel::PMode> pmodes);

    /// Steps 2 to 4 of section 8.
    Sent prepare(const std::string& order, const Member& recipient, const std::string& content);

    /// Steps 2 to 16 of section 9. Nothing where it is down, or dies before it answers.
    std::optional<std::string> receive(const Wire& wire);

    /// What a body that came as answer says about a message of ours.
    std::optional<channel::ReceivedSignal> read(const std::string& body, const Sent& sent) const;

    bool down() const { return world_.now() < down_until_; }
    void be_down(Milliseconds time);
    void node_down(Milliseconds time);
    /// The next message is filed by the node, and the access point dies before it has stored the receipt.
    void die_before_receipt() { dies_ = true; }

    const std::map<std::pair<std::string, std::string>, Filed>& filed() const { return filed_; }
    /// Files that lie in the quarantine when nothing is under way.
    std::size_t left_over() const { return quarantine_.files().size(); }

   private:
    channel::Accepted<channel::Incoming> run(const Wire& wire);
    std::optional<std::string> consign(const channel::IncomingMessage& message);
    std::string error(const channel::Refusal& refusal);
    std::string message_id();

    World& world_;
    const Membership& membership_;
    const Member& member_;
    channel::PModes pmodes_;
    channel::DirectoryAnswers answers_;
    channel::MemorySpool quarantine_;
    std::map<std::pair<std::string, std::string>, channel::ReceivedMessage> received_;
    std::map<std::pair<std::string, std::string>, Filed> filed_;
    Instant down_until_;
    Instant node_down_until_;
    bool dies_ = false;
};

}  // namespace comity::simulation
