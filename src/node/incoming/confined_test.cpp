// SPDX-License-Identifier: EUPL-1.2
// A program apart gets the file, its limits and nothing else of whoever starts it.
#include "node/incoming/confined.h"

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <thread>

#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/wait.h>
#include <unistd.h>

#include "node/incoming/incoming_files.h"

namespace comity::node {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

MemoryFile holding(std::string_view content) {
    auto file = MemoryFile::make();
    EXPECT_TRUE(file && file->append(octets(content)));
    return *std::move(file);
}

ConfinedEnd end_of(ConfinedRun run, std::string_view input = "") {
    auto end = run_confined(run, holding(input));
    EXPECT_TRUE(end) << end.error().message;
    return end.value_or(ConfinedEnd{});
}

ConfinedRun shell(std::string script) {
    return {.words = {"sh", "-c", std::move(script)}};
}

TEST(Confined, ReadsTheFileAndTellsWhatItWrote) {
    const ConfinedEnd end = end_of({.words = {"sha256sum", std::string(confined_input)}}, "abc");
    EXPECT_EQ(end.status, 0);
    // FIPS 180-4, of "abc".
    EXPECT_THAT(end.output, HasSubstr("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
}

TEST(Confined, GetsNeitherTheEnvironmentNorTheFilesOfWhoeverStartsIt) {
    ::setenv("COMITY_SECRET", "of the node", 1);
    const int held = ::open("/dev/zero", O_RDONLY);  // without O_CLOEXEC, as a library may open it
    ASSERT_GE(held, 0);
    const ConfinedEnd end = end_of(shell("env; for each in /proc/$$/fd/*; do echo \"has $(readlink $each)\"; done"));
    ::close(held);
    EXPECT_THAT(end.output, Not(HasSubstr("COMITY_SECRET")));
    EXPECT_THAT(end.output, HasSubstr("has /memfd:comity-incoming"));
    EXPECT_THAT(end.output, Not(HasSubstr("/dev/zero")));
}

TEST(Confined, IsStoppedAtEachOfItsLimits) {
    ConfinedRun busy = shell("while :; do :; done");
    busy.processor_seconds = 1;
    EXPECT_EQ(end_of(busy).status, std::nullopt);

    ConfinedRun talkative = shell("yes");
    talkative.output_octets = 100'000;
    EXPECT_EQ(end_of(talkative).status, std::nullopt);

    ConfinedRun waiting = shell("sleep 600");
    waiting.patience = std::chrono::seconds(1);
    EXPECT_EQ(end_of(waiting).status, std::nullopt);

    ConfinedRun greedy = shell("x=$(head -c 200000000 /dev/zero | tr '\\0' a); echo ${#x}");
    greedy.memory_octets = 64 * 1024 * 1024;
    EXPECT_THAT(end_of(greedy).output, Not(HasSubstr("200000000")));
}

TEST(Confined, IsNotWaitedForOnceItClosedItsOutput) {
    ConfinedRun silent = shell("exec >&-; sleep 600");
    silent.patience = std::chrono::seconds(1);
    EXPECT_EQ(end_of(silent).status, std::nullopt);
}

TEST(Confined, IsStoppedOnceNobodyWantsItAnyMore) {
    std::stop_source nobody;
    ConfinedRun wanted = shell("sleep 600 & printf $!; wait");
    wanted.stop = nobody.get_token();
    nobody.request_stop();
    EXPECT_EQ(end_of(wanted).status, std::nullopt);
    std::stop_source somebody;
    ConfinedRun ends = shell("sleep 0.3; printf done");
    ends.stop = somebody.get_token();
    EXPECT_EQ(end_of(ends).output, "done") << "looked after more than once";
}

TEST(Confined, HasNoStatusWhereItsOutputWasCutAfterItEnded) {
    ConfinedRun late = shell("(sleep 0.3; echo too long) & exit 0");
    late.output_octets = 4;
    EXPECT_EQ(end_of(late).status, std::nullopt);
}

std::string whole(const std::string& file) {
    std::ifstream from(file);
    return {std::istreambuf_iterator<char>(from), {}};
}

/// Within some seconds; of one that is dead and not yet waited for the system tells no command line.
bool goes(const std::string& process) {
    for (int i = 0; i < 100; ++i) {
        if (whole("/proc/" + process + "/cmdline").empty()) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return false;
}

TEST(Confined, TakesWhatItStartedWithIt) {
    ConfinedRun stopped = shell("sleep 600 & printf $!; wait");
    stopped.patience = std::chrono::seconds(1);
    const std::string of_stopped = end_of(stopped).output;
    ASSERT_THAT(of_stopped, Not(::testing::IsEmpty()));
    EXPECT_TRUE(goes(of_stopped));

    const std::string of_ended = end_of(shell("sleep 600 >&- & printf $!")).output;
    ASSERT_THAT(of_ended, Not(::testing::IsEmpty()));
    EXPECT_TRUE(goes(of_ended));
}

TEST(Confined, GoesWithWhoeverStartedIt) {
    const std::string told = ::testing::TempDir() + "confined_" + std::to_string(::getpid());
    const ConfinedRun run = shell("echo $$ > " + told + ".new; mv " + told + ".new " + told + "; exec sleep 600");
    const MemoryFile file = holding("");
    const pid_t starter = ::fork();
    if (starter == 0) {
        (void)run_confined(run, file);
        ::_exit(0);
    }
    std::string process;
    for (int i = 0; i < 100 && process.empty(); ++i) {
        process = whole(told);
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    ::kill(starter, SIGKILL);
    ::waitpid(starter, nullptr, 0);
    ASSERT_THAT(process, HasSubstr("\n"));
    process.pop_back();
    EXPECT_TRUE(goes(process));
    ::unlink(told.c_str());
}

TEST(Confined, SaysWhereTheProgramIsNotThere) {
    EXPECT_EQ(end_of({.words = {"no-such-program"}}).status, cannot_run);
}

TEST(Confined, IsNoSuccessWhereItsEndIsNotTold) {
    const auto before = std::signal(SIGCHLD, SIG_IGN);  // the system then waits itself
    const auto end = run_confined(shell("exit 0"), holding(""));
    std::signal(SIGCHLD, before);
    ASSERT_FALSE(end);
    EXPECT_THAT(end.error().message, HasSubstr("how sh ended is not told"));
}

TEST(IncomingFiles, HaveOnePlaceForEachAccountAndFewForAll) {
    IncomingFiles files("comity", {});
    std::vector<IncomingFiles::Incoming> taken;
    for (const std::string account : {"anna", "boris", "clara", "dora"}) {
        auto place = files.begin(account);
        ASSERT_TRUE(place) << place.error().message;
        taken.push_back(*std::move(place));
        EXPECT_THAT(files.begin(account).error().message, HasSubstr("for this account"));
    }
    ASSERT_EQ(taken.size(), most_incoming_at_once);
    EXPECT_THAT(files.begin("emil").error().message, HasSubstr("4 files are looked at"));
    taken.erase(taken.begin());
    EXPECT_FALSE(files.begin("boris"));
    EXPECT_TRUE(files.begin("anna"));
    EXPECT_TRUE(files.begin("emil"));
}

TEST(MemoryFile, GrowsByWhatIsAppended) {
    MemoryFile file = holding("one ");
    ASSERT_TRUE(file.append(octets("two")));
    EXPECT_EQ(file.size(), 7U);
    EXPECT_EQ(run_confined({.words = {"cat", std::string(confined_input)}}, file)->output, "one two");
}

}  // namespace
}  // namespace comity::node
