// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <stop_token>
#include <string>

#include "base/result.h"
#include "node/contents/case_contents.h"
#include "node/incoming/due_files.h"
#include "node/incoming/recognise_file.h"
#include "node/node.h"

namespace comity::node {

/// Reads the text on pages where somebody asked for it, or on all that came in where a setting says so. What was found
/// is kept beside the document, sealed under the case's key. One thread at a time.
class DueRecognitions {
   public:
    struct Means {
        std::string program;  ///< comity itself
        bool unasked = false;
    };
    DueRecognitions(Office& office, store::Database& database, CaseContents& contents, Means means)
        : office_(office), database_(database), contents_(contents), means_(std::move(means)) {}

    /// All that is due; gives how many files were read. Errors: the first, after the others were read; such a file is
    /// tried again some minutes later.
    Result<std::size_t> run(const std::stop_token& stop = {});

   private:
    using Clock = std::chrono::steady_clock;
    Result<std::size_t> run_standing(std::string_view standing, const std::stop_token& stop);
    /// Whether it was read: not one that is still to be looked into.
    Result<bool> recognise(const DueFile& due, bool asked, const std::stop_token& stop);
    Result<void> record(const DueFile& due, const std::vector<std::string>& languages, const Recognition& recognition);

    Office& office_;
    store::Database& database_;
    CaseContents& contents_;
    Means means_;
    std::map<std::string, Clock::time_point> later_;  ///< files that could not be read just now
};

}  // namespace comity::node
