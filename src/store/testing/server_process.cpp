// SPDX-License-Identifier: EUPL-1.2
#include "store/testing/server_process.h"

#include <stdexcept>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace comity::store::testing {

ServerProcess::ServerProcess(const std::vector<std::string>& command) {
    int input[2], output[2];
    if (::pipe2(input, O_CLOEXEC) != 0 || ::pipe2(output, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input[0], 0);
    posix_spawn_file_actions_adddup2(&actions, output[1], 1);
    std::vector<char*> arguments;
    for (const std::string& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    const int failed = ::posix_spawn(&process_, arguments[0], &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(input[0]);
    ::close(output[1]);
    input_ = input[1];
    if (failed == 0) {
        for (char c = 0; ::read(output[0], &c, 1) == 1 && c != '\n';) address_ += c;
    }
    ::close(output[0]);
    if (address_.empty())
        throw std::runtime_error(command[0] + " did not start; run from the root of the tree, and see what it said");
}

ServerProcess::~ServerProcess() {
    ::close(input_);
    ::waitpid(process_, nullptr, 0);
}

}  // namespace comity::store::testing
