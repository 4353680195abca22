// SPDX-License-Identifier: EUPL-1.2
#include "node/incoming/confined.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace comity::node {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int input_descriptor = 3;

struct Pipe {
    int reading = -1;
    int writing = -1;

    ~Pipe() {
        for (const int end : {reading, writing})
            if (end >= 0) ::close(end);
    }
};

void limit(int what, rlim_t most) {
    const rlimit both{most, most};
    ::setrlimit(static_cast<__rlimit_resource>(what), &both);
}

/// Between fork and exec: only calls that are safe there.
[[noreturn]] void become(const ConfinedRun& run, char* const* words, int input, int output, pid_t parent) {
    ::setpgid(0, 0);
    // It goes with whoever started it, who may be such a program too: a scan that is stopped leaves no page drawn.
    ::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    if (::getppid() != parent) ::_exit(cannot_run);
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    const int nothing = ::open("/dev/null", O_RDWR);
    ::dup2(output, STDOUT_FILENO);
    ::dup2(nothing, STDIN_FILENO);
    ::dup2(nothing, STDERR_FILENO);
    ::dup2(input, input_descriptor);
    ::close_range(input_descriptor + 1, ~0U, 0);
    // The program is where it is found by the node; what a limit stops, it cannot lift.
    limit(RLIMIT_CPU, run.processor_seconds);
    limit(RLIMIT_AS, run.memory_octets);
    limit(RLIMIT_FSIZE, run.memory_octets);
    limit(RLIMIT_CORE, 0);
    // One processor for one file: what comes with it does not decide how many threads work on it.
    std::array<const char*, 4> environment{"PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "OMP_THREAD_LIMIT=1", nullptr};
    ::execvpe(words[0], words, const_cast<char* const*>(environment.data()));
    ::_exit(cannot_run);
}

/// All it writes until it closes its output; false where it writes too much or takes too long.
bool listen(const ConfinedRun& run, Clock::time_point until, int descriptor, std::string& output) {
    constexpr std::chrono::milliseconds between_looks{250};  // whether somebody wants it stopped
    std::array<char, 64 * 1024> piece{};
    while (true) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now());
        if (left.count() <= 0 || run.stop.stop_requested()) return false;
        pollfd waiting{descriptor, POLLIN, 0};
        const auto longest = run.stop.stop_possible() ? std::min(left, between_looks) : left;
        const int ready = ::poll(&waiting, 1, static_cast<int>(longest.count()));
        if (ready == 0 || (ready < 0 && errno == EINTR)) continue;
        if (ready < 0) return false;
        const ssize_t read = ::read(descriptor, piece.data(), piece.size());
        if (read < 0 && errno == EINTR) continue;
        if (read < 0) return false;
        if (read == 0) return true;
        output.append(piece.data(), static_cast<std::size_t>(read));
        if (output.size() > run.output_octets) return false;
    }
}

/// Whether it ended in time. It stays to be waited for, so that its number is nobody else's.
bool ended(pid_t child, Clock::time_point until) {
    constexpr std::chrono::milliseconds longest{50};
    for (std::chrono::milliseconds pause{1};; pause = std::min(2 * pause, longest)) {
        siginfo_t told{};
        const int asked = ::waitid(P_PID, static_cast<id_t>(child), &told, WEXITED | WNOHANG | WNOWAIT);
        if (asked < 0 && errno != EINTR) return false;
        if (asked == 0 && told.si_pid == child) return true;
        if (Clock::now() >= until) return false;
        std::this_thread::sleep_for(pause);
    }
}

}  // namespace

Result<ConfinedEnd> run_confined(const ConfinedRun& run, const MemoryFile& input) {
    std::vector<std::string> words = run.words;
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    std::array<int, 2> ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return fail(ErrorKind::unavailable, fmt::format("no process can be started: {}", std::strerror(errno)));
    Pipe pipe{ends[0], ends[1]};
    const auto until = Clock::now() + run.patience;
    const pid_t parent = ::getpid();
    const pid_t child = ::fork();
    if (child == 0) become(run, arguments.data(), input.descriptor(), pipe.writing, parent);
    if (child < 0)
        return fail(ErrorKind::unavailable, fmt::format("no process can be started: {}", std::strerror(errno)));
    ::setpgid(child, child);  // whichever of the two comes first
    ::close(std::exchange(pipe.writing, -1));
    ConfinedEnd end;
    const bool stopped = !listen(run, until, pipe.reading, end.output) || !ended(child, until);
    siginfo_t told{};
    // Of one that the system itself waited for the number may be another's by now.
    if (::waitid(P_PID, static_cast<id_t>(child), &told, WEXITED | WNOHANG | WNOWAIT) == 0) {
        ::kill(-child, SIGKILL);  // what it started
        ::kill(child, SIGKILL);
    }
    int status = 0;
    pid_t waited = -1;
    do waited = ::waitpid(child, &status, 0);
    while (waited < 0 && errno == EINTR);
    if (waited != child)
        return fail(ErrorKind::unavailable, fmt::format("how {} ended is not told: {}", words[0], std::strerror(errno)),
                    {}, "start Comity where SIGCHLD is not ignored");
    if (!stopped && WIFEXITED(status)) end.status = WEXITSTATUS(status);
    return end;
}

}  // namespace comity::node
