// SPDX-License-Identifier: EUPL-1.2
#include "store/testing/postgres_server.h"

#include <cstdlib>
#include <stdexcept>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace comity::store::testing {

namespace {

/// The server lives as long as the command that tools/with-postgres runs; that command waits for the end of its input.
class Server {
   public:
    Server() {
        int input[2], output[2];
        if (::pipe2(input, O_CLOEXEC) != 0 || ::pipe2(output, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, input[0], 0);
        posix_spawn_file_actions_adddup2(&actions, output[1], 1);
        const char* command[] = {"tools/with-postgres", "sh", "-c", "echo $COMITY_TEST_POSTGRES; cat", nullptr};
        const int failed =
            ::posix_spawn(&process_, command[0], &actions, nullptr, const_cast<char* const*>(command), environ);
        posix_spawn_file_actions_destroy(&actions);
        ::close(input[0]);
        ::close(output[1]);
        input_ = input[1];
        if (failed == 0) {
            for (char c = 0; ::read(output[0], &c, 1) == 1 && c != '\n';) url += c;
        }
        ::close(output[0]);
        if (url.empty())
            throw std::runtime_error("tools/with-postgres did not start a server; run from the root of the tree");
    }
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    ~Server() {
        ::close(input_);
        ::waitpid(process_, nullptr, 0);
    }

    std::string url;

   private:
    pid_t process_ = -1;
    int input_ = -1;
};

}  // namespace

const std::string& postgres_url() {
    static const char* given = std::getenv("COMITY_TEST_POSTGRES");
    if (given && *given) {
        static const std::string url = given;
        return url;
    }
    static const Server server;
    return server.url;
}

}  // namespace comity::store::testing
