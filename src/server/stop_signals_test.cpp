// SPDX-License-Identifier: EUPL-1.2
#include "server/stop_signals.h"

#include <thread>

#include <gtest/gtest.h>
#include <unistd.h>

namespace comity::server {
namespace {

TEST(StopSignals, AreWaitedForAndEndNothing) {
    const StopSignals signals;
    for (const int sent : {SIGTERM, SIGINT}) {
        // From a thread that inherited the mask, as the server's threads do.
        std::jthread([sent] { kill(getpid(), sent); }).join();
        EXPECT_EQ(signals.wait(), sent);
    }
}

}  // namespace
}  // namespace comity::server
