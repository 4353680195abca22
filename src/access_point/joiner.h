// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <condition_variable>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>

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
/// Each fragment's is kept, beyond what is counted of the peer's quota. Over it EBMS:0004.
inline constexpr std::size_t max_fragment_envelope = std::size_t{64} << 10;

struct JoinerTerms {
    std::filesystem::path folder;  ///< for fragments, on the file system of the quarantine
    Line line;
    channel::FragmentLimits limits;  ///< join_interval is the P-Mode's
};

/// Collects the fragments of messages that peers split, joins them, hands the message over and answers it by a signal
/// of its own (section 13.2). All states are the store's: what is in memory can be lost at any instant. Safe to use
/// from several threads.
class Joiner {
   public:
    /// `quarantine`: for the parts of joined messages, `spool`: for answers while they are posted.
    Joiner(const House& house, JoinerTerms terms, const Intake& intake, Room& room, channel::Spool& quarantine,
           channel::Spool& spool, store::FragmentTable& table);
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

   private:
    using Key = std::pair<std::string, std::string>;  ///< signer, group id
    struct Group {
        store::KeptGroup kept;
        channel::FragmentGroup rules;
        Room::Claim claim;
        ReservedDisk reserved;
        std::optional<Instant> next;  ///< when it is looked at again after something failed on our side
        int failures = 0;
        bool busy = false;  ///< the thread attends to it, without the lock
    };

    void run(const std::stop_token& stop);
    std::optional<Key> next_due(std::optional<Instant>& wake);
    Instant due(const Group& group) const;
    channel::FragmentLimits limits_of(const std::string& pmode) const;
    Result<Group> restored(store::KeptGroup kept, std::span<const store::KeptFragment> fragments);
    Result<bool> replay(Group& group, std::span<const store::KeptFragment> fragments);
    Result<void> give_up(Group& group, const std::string& why);
    channel::EbmsResult<bool> is_repeated(const channel::IncomingMessage& message);
    channel::EbmsResult<void> check_is_new(const channel::IncomingMessage& message);
    channel::EbmsResult<Group> begun(const channel::IncomingMessage& message, const channel::ArrivedFragment& arrived,
                                     Instant now);
    channel::EbmsResult<void> keep(Group& group, channel::FragmentGroup rules, channel::IncomingMessage& message);
    void attend(Group& group, net::MessagePoster& poster, const std::stop_token& stop);
    void expire(Group& group, Instant now);
    void join(Group& group, Instant now);
    channel::Accepted<std::string> receipt_of_joined(const Group& group, const InForce& in_force, Instant now);
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
    channel::Spool& spool_;
    store::FragmentTable& table_;

    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::condition_variable_any settled_;
    std::uint64_t changes_ = 0;  ///< so that no waking is missed
    /// Those not over. While one is busy, or complete, it is the thread's alone.
    std::map<Key, Group> groups_;
    bool under_way_ = false;
    std::jthread thread_;
};

}  // namespace comity::access_point
