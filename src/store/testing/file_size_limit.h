// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <csignal>
#include <stdexcept>

#include <sys/resource.h>

namespace comity::store::testing {

/// A disk that is full, for whoever runs the test: until it goes, no file of this process grows beyond that size. The
/// system then refuses a write as it does for lack of room, in the middle of it.
class FileSizeLimit {
   public:
    explicit FileSizeLimit(rlim_t octets) {
        // Else the signal ends the process; a service that runs under such a limit ignores it too.
        handler_ = std::signal(SIGXFSZ, SIG_IGN);
        if (::getrlimit(RLIMIT_FSIZE, &before_) != 0) throw std::runtime_error("no limit");
        const rlimit limit{octets, before_.rlim_max};
        if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) throw std::runtime_error("no limit");
    }
    ~FileSizeLimit() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;

   private:
    rlimit before_{};
    void (*handler_)(int) = nullptr;
};

}  // namespace comity::store::testing
