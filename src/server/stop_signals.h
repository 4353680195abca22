// SPDX-License-Identifier: EUPL-1.2
// SIGINT and SIGTERM as something to wait for, so that a stop is graceful.
#pragma once

#include <csignal>

namespace comity::server {

// Make one before the first thread starts: threads inherit that the signals are held back.
class StopSignals {
   public:
    StopSignals();
    ~StopSignals();
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;

    int wait() const;  // until one of them arrives; which one

   private:
    sigset_t signals_;
    sigset_t before_;
};

}  // namespace comity::server
