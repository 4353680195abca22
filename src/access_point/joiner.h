// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <condition_variable>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "access_point/house.h"
#include "access_point/intake.h"
#include "access_point/reserved_disk.h"
#include "access_point/room.h"
#include "access_point/route.h"
#include "channel/message/spool.h"
#include "channel/splitting/fragment_group.h"
#include "store/channel/fragment_table.h"

namespace comity::access_point {

inline constexpr std::size_t most_groups_of_peer = 64;  ///< that are not over; more wait by EBMS:0202
/// Each fragment's is kept until its message is answered, and counts in the peer's quota. Over it EBMS:0004.
inline constexpr std::size_t max_fragment_envelope = std::size_t{64} << 10;

struct JoinerTerms {
    std::filesystem::path folder;  ///< for fragments, on the file system of the quarantine
    Line line;
    channel::FragmentLimits limits;                                ///< join_interval is the P-Mode's
    std::chrono::milliseconds join_wait = std::chrono::hours(12);  ///< of what is whole; at most half the join_interval
    std::size_t threads = 4;  ///< that join and answer; those of one peer follow each other
};

/// Collects the fragments of messages that peers split, joins them, hands the message over and answers it by a signal
/// of its own (section 13.2). All states are the store's: what is in memory can be lost at any instant. Safe to use
/// from several threads.
class Joiner {
   public:
    /// `quarantine`: for the parts of joined messages.
    Joiner(const House& house, JoinerTerms terms, const Intake& intake, Room& room, channel::Spool& quarantine,
           store::FragmentTable& table);
    ~Joiner();

    /// Takes up what was not over, removes files that nobody needs, and begins. Errors: those of store and folder.
    Result<void> start();
    void stop();
    /// The clock moved: whoever waits for a time looks again.
    void time_moved();
    /// Blocks until nothing is due and nothing under way. For tests.
    void settle();

    /// Keeps a fragment that passed all checks; durable when it returns. The same message again is taken once. Errors:
    /// those of the group's rules; value_inconsistent where it has the id of its source; delivery_failure where it
    /// cannot be kept now.
    channel::EbmsResult<void> take(channel::IncomingMessage& message);
    /// A fragment came again that was receipted: where its message was answered, the answer goes once more, now.
    void answer_again(const std::string& signer, const std::string& group_id);

   private:
    using Key = std::pair<std::string, std::string>;  ///< signer, group id
    struct Group {
        store::KeptGroup kept;
        channel::FragmentGroup rules;
        Room::Claim claim;
        ReservedDisk reserved;
        std::optional<Instant> next;  ///< when it is looked at again after something failed on our side
        int failures = 0;
        bool busy = false;  ///< a thread attends to it, without the lock
    };

    void run(const std::stop_token& stop);
    /// The one that waits longest; nothing where none is due, and then when the next is.
    std::optional<Key> next_due(std::optional<Instant>& wake);
    Instant due(const Group& group) const;
    channel::FragmentLimits limits_of(const std::string& pmode) const;
    Result<Group> restored(store::KeptGroup kept, std::span<const store::KeptFragment> fragments);
    Result<bool> replay(Group& group, std::span<const store::KeptFragment> fragments, std::uint64_t& envelopes);
    Result<void> give_up(Group& group, const std::string& why);
    channel::EbmsResult<bool> is_repeated(const channel::IncomingMessage& message);
    channel::EbmsResult<void> check_is_new(const channel::IncomingMessage& message);
    channel::EbmsResult<Group> begun(const channel::IncomingMessage& message, const channel::ArrivedFragment& arrived,
                                     Instant now);
    channel::EbmsResult<void> keep(Group& group, channel::FragmentGroup rules, channel::IncomingMessage& message);
    void attend(Group& group, net::MessagePoster& poster, const std::stop_token& stop);
    void expire(Group& group, Instant now);
    void join(Group& group, Instant now);
    bool waited_long_enough(const Group& group, Instant now) const;
    /// `no_room`: whether that is what it failed for.
    channel::Accepted<std::string> receipt_of_joined(const Group& group, const InForce& in_force, Instant now,
                                                     bool& no_room);
    void answer_with(Group& group, std::string answer);
    Result<std::string> error_signal(const Group& group, channel::EbmsCode code, std::string detail, Instant now) const;
    void give_answer(Group& group, net::MessagePoster& poster, const std::stop_token& stop);
    void put_off(Group& group, const std::string& why);
    void remove_files(const Group& group);
    std::filesystem::path reservation(const Key& key) const;

    const House& house_;
    JoinerTerms terms_;
    const Intake& intake_;
    Room& room_;
    channel::Spool& quarantine_;
    store::FragmentTable& table_;

    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::condition_variable_any settled_;
    std::uint64_t changes_ = 0;  ///< so that no waking is missed
    /// Those not over. While one is busy, or complete, it is a thread's alone.
    std::map<Key, Group> groups_;
    std::set<std::string> attended_;  ///< signers of groups that are busy: a slow one takes no second thread
    std::vector<std::jthread> threads_;
};

}  // namespace comity::access_point
