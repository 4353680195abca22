// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "access_point/house.h"
#include "access_point/making.h"
#include "access_point/route.h"
#include "channel/delivery/answer.h"
#include "channel/delivery/parallel.h"
#include "channel/message/signals.h"
#include "channel/message/spool.h"
#include "net/client/message_post.h"

namespace comity::access_point {

struct CourierTerms {
    std::filesystem::path spool;  ///< where `spool`'s files lie
    Line line;
    std::size_t senders = 8;
};

/// Brings orders to their recipients: makes the bytes, posts them until a receipt comes or the schedule ends, and takes
/// what comes later. One queue ordered by time; as many threads as there are senders. All states are the store's:
/// what is in memory can be lost at any instant.
class Courier {
   public:
    Courier(const House& house, CourierTerms terms, channel::Spool& spool);
    ~Courier();

    /// Takes up what was not over, and begins. Errors: those of the store.
    Result<void> start();
    /// Lets posts under way end where they can soon, begins none.
    void stop();

    /// An order was stored.
    void take(const channel::OutgoingMessage& order) { schedule(order); }
    /// There is something new about the message.
    void look_at(const std::string& id);
    /// The clock moved: whoever waits for a time looks again.
    void time_moved();
    /// Blocks until nothing is due and nothing under way. For tests.
    void settle();

    Result<void> again(const std::string& id);
    Result<void> cancel(const std::string& id);

    /// A receipt or error that came on its own. `read` gives it checked against what the message expects.
    Result<void> take_callback(const std::string& content_type, const std::string& envelope,
                               const std::string& ref_to_message_id);
    /// The oldest that is due in a queue, in flight from now on; nothing where there is none.
    Result<std::optional<channel::OutgoingMessage>> pulled(const std::string& mpc);

    /// The files the node handed over with an order that is prepared no longer. Again is harmless: a process that died
    /// before it did so does it when it comes by the order next.
    void remove_handed(const channel::OutgoingMessage& message);
    std::filesystem::path file_of(const channel::OutgoingMessage& message) const { return terms_.spool / message.file; }
    /// The file that is never posted again, where the message has one.
    void remove_spooled(const channel::OutgoingMessage& message) const;

   private:
    struct Due {
        Instant when;
        std::string peer;
        std::string conversation;
        bool posts = false;  ///< takes part in the order of conversations
        std::size_t max_parallel = channel::default_max_parallel;
    };

    void run(const std::stop_token& stop);
    std::unique_ptr<net::MessagePoster> warmest_poster();
    void schedule(const channel::OutgoingMessage& message);
    void forget_due(const std::string& id);
    void wake();
    void schedule_later(const channel::OutgoingMessage& message, std::chrono::milliseconds wait);
    std::optional<std::string> next_due(std::optional<Instant>& wake);
    void attend(const std::string& id, net::MessagePoster& poster, const std::stop_token& stop);
    void prepare(channel::OutgoingMessage message, net::MessagePoster& poster, const std::stop_token& stop);
    /// Whether nothing stands before its first post, which is under way from then on.
    bool begin_post(const channel::OutgoingMessage& message);
    std::size_t most_parallel(const channel::OutgoingMessage& message) const;
    void post(channel::OutgoingMessage message, net::MessagePoster& poster, const std::stop_token& stop);
    /// What is known of a message whose bytes were made just now; read again where it is empty.
    struct JustMade {
        std::vector<channel::Reference> references;  ///< what our signature covers
        std::string body;                            ///< of a message that has no file
    };
    /// One try of a message that is in flight.
    void transmit(channel::OutgoingMessage message, InForce in_force, JustMade made, net::MessagePoster& poster,
                  const std::stop_token& stop);
    Result<net::PostAnswer> post_bytes(const channel::OutgoingMessage& message, std::string body,
                                       const InForce& in_force, net::MessagePoster& poster,
                                       const std::stop_token& stop);
    void end_of_pull(channel::OutgoingMessage message);
    /// A message that was cut waits for the receipt over its whole; its fragments are posted.
    void await_source(channel::OutgoingMessage message, net::MessagePoster& poster, const std::stop_token& stop);
    /// False where it could not be asked.
    bool ask_for_whole(const channel::OutgoingMessage& source, net::MessagePoster& poster, const std::stop_token& stop);
    /// One that was refused, or never receipted, ends the message it is cut from.
    void end_of_fragment(const channel::OutgoingMessage& fragment);
    bool is_without_source(const channel::OutgoingMessage& fragment);
    void keep_cut(channel::OutgoingMessage message, MadeMessage made);
    /// False where the change could not be kept.
    bool keep(channel::OutgoingMessage& message, const channel::Verdict& verdict, std::string signal,
              const std::optional<channel::SignalRead>& read);
    channel::TryOutcome outcome_of(const channel::OutgoingMessage& message, const InForce& in_force,
                                   std::vector<channel::Reference> signed_by_us, std::string_view content_type,
                                   std::string_view body, std::optional<channel::SignalRead>& read);
    Instant end_of_wait(const channel::OutgoingMessage& source) const;
    channel::RetrySchedule schedule_of(const channel::OutgoingMessage& message) const;

    const House& house_;
    CourierTerms terms_;
    channel::Spool& spool_;

    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::condition_variable_any settled_;
    std::uint64_t changes_ = 0;  ///< so that no waking is missed
    std::map<std::string, Due> due_;
    std::set<std::pair<Instant, std::string>> by_time_;  ///< the same, when and id
    std::map<std::string, std::pair<std::string, std::string>>
        under_way_;                     ///< id to peer and conversation, where posted
    std::set<std::string> look_again_;  ///< changed by others while under way
    channel::InFlight in_flight_;
    /// Those that nobody posts with, the last used at the end: its connections are the likeliest to be open still.
    std::vector<std::unique_ptr<net::MessagePoster>> posters_;
    std::vector<std::jthread> threads_;
};

/// What the LogAnchor of a receipt holds, for the node; nothing where there is none or it is not readable.
std::optional<channel::HandedAnchor> anchor_of(const channel::SignalRead& signal);

}  // namespace comity::access_point
