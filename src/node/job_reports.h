// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "base/instant.h"

namespace comity::node {

/// What a job last did for an authority.
struct JobReport {
    std::string job;  ///< "clocks", "reminders", "alarms"
    Instant began;
    Instant ended;
    std::size_t cases = 0;    ///< looked at
    std::size_t changed = 0;  ///< in which something was recorded
    std::string fault;        ///< empty where it went well
};

/// The last report of each job since the program began; it runs them all at once then. Safe to use from several
/// threads.
class JobReports {
   public:
    void note(const std::string& authority, JobReport report) {
        const std::lock_guard lock(mutex_);
        reports_[authority][report.job] = std::move(report);
    }
    std::vector<JobReport> of(const std::string& authority) const {
        const std::lock_guard lock(mutex_);
        std::vector<JobReport> found;
        if (const auto known = reports_.find(authority); known != reports_.end())
            for (const auto& [job, report] : known->second) found.push_back(report);
        return found;
    }

   private:
    mutable std::mutex mutex_;
    std::map<std::string, std::map<std::string, JobReport>> reports_;
};

}  // namespace comity::node
