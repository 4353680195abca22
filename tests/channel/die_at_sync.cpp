// SPDX-License-Identifier: EUPL-1.2
// Put in front of a program (LD_PRELOAD): kills it at its n-th fsync or fdatasync, before the call (DIE_BEFORE_SYNC=n)
// or when it has returned (DIE_AFTER_SYNC=n).
#include <dlfcn.h>
#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>

namespace {

using Sync = int (*)(int);

long number_in(const char* variable) {
    const char* text = std::getenv(variable);
    return text ? std::atol(text) : 0;
}

int counted(const char* name, int file) {
    static std::atomic<long> calls = 0;
    static const long before = number_in("DIE_BEFORE_SYNC");
    static const long after = number_in("DIE_AFTER_SYNC");
    const auto real = reinterpret_cast<Sync>(dlsym(RTLD_NEXT, name));
    const long call = ++calls;
    if (call == before) kill(getpid(), SIGKILL);
    const int outcome = real(file);
    if (call == after) kill(getpid(), SIGKILL);
    return outcome;
}

}  // namespace

extern "C" int fsync(int file) {
    return counted("fsync", file);
}

extern "C" int fdatasync(int file) {
    return counted("fdatasync", file);
}
