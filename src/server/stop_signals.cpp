// SPDX-License-Identifier: EUPL-1.2
#include "server/stop_signals.h"

namespace comity::server {

StopSignals::StopSignals() {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGINT);
    sigaddset(&signals_, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals_, &before_);
}

StopSignals::~StopSignals() {
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

int StopSignals::wait() const {
    int signal = 0;
    sigwait(&signals_, &signal);
    return signal;
}

}  // namespace comity::server
