// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "node/authority.h"
#include "record/recorder.h"
#include "store/sql/database.h"

namespace comity::node {

/// What a piece of work may do inside the transaction it runs in.
struct Unit {
    record::Recorder& recorder;
    store::Connection& rows;  ///< projections: rows that follow from the events
    Instant now;
};

/// Runs work that writes, for one authority, in groups: every piece in a savepoint of its own, all of a group made
/// durable by one commit with one checkpoint of the log. So a piece costs the disk a fraction of a flush, and none is
/// ever there in half. Pieces run one after the other, in the order they came.
class Writer {
   public:
    /// An answer to keep and give again, when the same command comes twice.
    struct Once {
        std::string key;       ///< of the client, with its account; empty: the work is not repeated by itself
        record::Hash request;  ///< digest of the command
    };
    /// Its answer is text for the client. What it throws is a fault of the program and ends it.
    using Work = std::function<Result<std::string>(Unit&)>;

    Writer(Authority& authority, store::Database& database, std::function<Instant()> clock);
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;
    /// Finishes what was submitted.
    ~Writer();

    /// Ready when the work is durable, or failed and left nothing. Errors: the work's; `conflict` where the key was
    /// used for another command; `unavailable` where the store did not take it, or too much waits already.
    std::future<Result<std::string>> submit(Work work, Once once = {});
    /// Waits for it.
    Result<std::string> run(Work work, Once once = {}) { return submit(std::move(work), std::move(once)).get(); }

    /// Does not wait and gives no answer: the next group takes it along. For records of lists and searches.
    void note(Work work);

    /// The clock by which events are recorded.
    Instant now() const { return clock_(); }

    static constexpr std::size_t largest_group = 256;
    static constexpr std::size_t longest_queue = 10'000;

   private:
    struct Job {
        Work work;
        Once once;
        std::optional<std::promise<Result<std::string>>> answer;
        Result<std::string> outcome = std::string{};
    };

    void loop();
    void run_group(std::vector<Job>& group);
    Result<void> write_group(std::vector<Job>& group);
    Result<std::string> run_one(Job& job, Unit& unit, record::Stores& stores);

    Authority& authority_;
    store::Database& database_;
    std::function<Instant()> clock_;
    std::mutex mutex_;
    std::condition_variable came_;
    std::deque<Job> waiting_;
    bool ending_ = false;
    std::thread thread_;
};

}  // namespace comity::node
