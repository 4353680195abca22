// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <stop_token>
#include <string>

#include "base/result.h"
#include "format/value.h"
#include "node/contents/case_contents.h"
#include "node/incoming/due_files.h"
#include "node/node.h"

namespace comity::node {

/// Looks into every file that came into a case, however it came, and records what was found in the case. Files that no
/// scanner has seen are scanned once there is one. One thread at a time.
class DueInspections {
   public:
    struct Means {
        std::string program;                     ///< comity itself
        std::string scanner;                     ///< as in the configuration, "" for none
        std::chrono::seconds scanner_pause{60};  ///< so long a scanner that did not answer is not asked again
    };
    DueInspections(Office& office, store::Database& database, CaseContents& contents, Means means)
        : office_(office), database_(database), contents_(contents), means_(std::move(means)) {}

    /// All that is due; gives how many files were looked into. Errors: the first, after the others were looked into;
    /// such a file is tried again some minutes later.
    Result<std::size_t> run(const std::stop_token& stop = {});

   private:
    using Clock = std::chrono::steady_clock;
    Result<std::size_t> run_standing(std::string_view standing, const std::stop_token& stop);
    Result<void> inspect(const DueFile& due);
    Result<format::Value> look(const DueFile& due, const KeptContent& content, bool away);

    Office& office_;
    store::Database& database_;
    CaseContents& contents_;
    Means means_;
    Clock::time_point scanner_again_{};
    std::map<std::string, Clock::time_point> later_;  ///< files that could not be looked into just now
};

}  // namespace comity::node
