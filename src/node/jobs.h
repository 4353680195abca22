// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "node/recompute.h"

namespace comity::node {

/// What the jobs did for one authority.
struct JobsDone {
    std::string authority;
    bool recomputed = false;  ///< the law or the day is another than when clocks were last recomputed
    Recomputed clocks;
    Recomputed alarms;
};

/// With which law and for which day clocks were last recomputed.
struct ClocksDone {
    std::string law;
    std::string day;

    friend bool operator==(const ClocksDone&, const ClocksDone&) = default;
};
/// Nothing before the first time. Errors: the database's.
Result<std::optional<ClocksDone>> clocks_done(store::Database& database, const std::string& authority);

/// What the node does of itself, by its own clock: clocks recomputed after a change of the law library and on each new
/// day at the seat of the authority, and what the library rests on compared with the law; then the alarms that came
/// due. What was begun and not finished is begun again.
class Jobs {
   public:
    explicit Jobs(Node& node) : node_(node) {}

    /// Does what is due now, for every authority. Errors: those of the first authority where something failed, after
    /// the others were served.
    Result<std::vector<JobsDone>> run_due();

   private:
    Result<JobsDone> run_for(Office& office);
    /// Does it and notes how it went.
    Result<Recomputed> reported(Office& office, std::string job, const std::function<Result<Recomputed>()>& run);

    Node& node_;
};

/// Does pieces of work at once and then every so often, on a thread of its own, until it ends.
class JobRunner {
   public:
    /// What takes long leaves off when the token asks for it: the node is ending.
    using Job = std::function<Result<void>(const std::stop_token&)>;
    /// Each of `jobs` is done, also where one before it failed. `report` is told what went wrong, on that thread.
    JobRunner(std::vector<Job> jobs, std::chrono::milliseconds every, std::function<void(const Error&)> report);

   private:
    std::vector<Job> jobs_;
    std::chrono::milliseconds every_;
    std::function<void(const Error&)> report_;
    std::mutex mutex_;
    std::condition_variable_any ending_;
    std::jthread thread_;
};

}  // namespace comity::node
