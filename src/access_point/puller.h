// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "access_point/house.h"
#include "access_point/intake.h"
#include "access_point/route.h"
#include "net/client/message_post.h"

namespace comity::access_point {

inline constexpr std::chrono::seconds pull_wait{10};  ///< after an answer without message, then twice as long
inline constexpr std::chrono::minutes longest_pull_wait{5};
inline constexpr int pulls_at_once = 100;       ///< messages in a row without a wait
inline constexpr std::size_t most_pullers = 4;  ///< channels that are asked at a time

/// Fetches what peers keep for an authority that they cannot reach (section 13.1): asks each channel of the P-Modes in
/// which we pull, gives what comes to the intake and posts its receipt or error to where the message was pulled. Keeps
/// nothing: a message whose receipt was lost is given again by its sender.
class Puller {
   public:
    Puller(const House& house, Line line, Intake& intake, Room& room);
    ~Puller();

    void start();
    void stop();
    /// The clock moved: whoever waits for a time looks again.
    void time_moved();
    /// Blocks until no channel is due and none under way. For tests.
    void settle();

   private:
    struct Queue {
        std::string peer;
        std::string mpc;
        std::vector<const channel::PMode*> pmodes;
        Instant next;
        std::chrono::milliseconds wait{0};
        int in_a_row = 0;
        bool under_way = false;
        bool refused = false;  ///< and the operator knows
    };
    enum class Outcome { message, empty, failed };

    void run(const std::stop_token& stop);
    Queue* next_due(Instant now);
    void schedule(Queue& queue, Outcome outcome);
    Outcome pull(Queue& queue, net::MessagePoster& poster, const std::stop_token& stop);
    Outcome judge(Queue& queue, const InForce& in_force, const channel::PMode& pmode, const std::string& request,
                  const channel::IncomingSignal& signal);

    const House& house_;
    Line line_;
    Intake& intake_;
    Room& room_;

    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::condition_variable_any settled_;
    std::uint64_t changes_ = 0;  ///< so that no waking is missed
    std::vector<Queue> queues_;
    std::vector<std::jthread> threads_;
};

}  // namespace comity::access_point
