// SPDX-License-Identifier: EUPL-1.2
// The program: reads its folder, serves until a signal stops it.
#include <chrono>
#include <cstdio>
#include <mutex>
#include <string>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "access_point/access_point.h"
#include "access_point/kernel_clock.h"
#include "server/stop_signals.h"

namespace {

using namespace comity;
using namespace comity::access_point;

Instant wall_clock() {
    const auto now = std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
    return Instant::at(now.time_since_epoch().count()).value_or(Instant());
}

// One line each; the service manager adds nothing we need.
void log_line(std::string_view line) {
    static std::mutex mutex;
    const std::lock_guard lock(mutex);
    fmt::print(stderr, "{} {}\n", to_string(wall_clock()), line);
}

void explain() {
    for (const auto& key : configuration_keys())
        fmt::print("{:<28} {:<22} {}\n", key.key, key.otherwise.empty() ? "(needed)" : key.otherwise, key.says);
}

int serve(const std::string& folder) {
    const server::StopSignals signals;
    const auto configuration = read_configuration(folder);
    if (!configuration) {
        fmt::print(stderr, "{}\n", to_string(configuration.error()));
        return 2;
    }
    auto furnishing = furnish(*configuration);
    if (!furnishing) {
        fmt::print(stderr, "{}\n", to_string(furnishing.error()));
        return 2;
    }
    Surroundings surroundings{
        &wall_clock, crypto::system_random(),
        configuration->clock_required ? kernel_clock(&log_line) : std::function<bool()>([] { return true; }),
        &log_line};
    auto running = AccessPoint::start(*configuration, *std::move(furnishing), std::move(surroundings));
    if (!running) {
        fmt::print(stderr, "{}\n", to_string(running.error()));
        return 1;
    }
    fmt::print("peers {} node http://127.0.0.1:{}\n", (*running)->url(), (*running)->interface_port());
    std::fflush(stdout);
    signals.wait();
    (*running)->stop();
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"Speaks AS4 with the access points of other authorities"};
    std::string folder = ".";
    bool explained = false;
    app.add_option("folder", folder, "folder with access-point.toml");
    app.add_flag("--explain", explained, "print every key of the configuration with its meaning");
    CLI11_PARSE(app, argc, argv);
    if (explained) {
        explain();
        return 0;
    }
    return serve(folder);
}
