// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include <sys/types.h>

namespace comity::store::testing {

/// A program that says where it serves in its first line and ends when its input ends, as when this object or this
/// process goes. Throws where the program cannot be started; paths are from the root of the tree.
class ServerProcess {
   public:
    explicit ServerProcess(const std::vector<std::string>& command);
    ~ServerProcess();
    ServerProcess(const ServerProcess&) = delete;
    ServerProcess& operator=(const ServerProcess&) = delete;

    /// The first line.
    const std::string& address() const { return address_; }

   private:
    std::string address_;
    pid_t process_ = -1;
    int input_ = -1;
};

}  // namespace comity::store::testing
