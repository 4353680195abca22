// SPDX-License-Identifier: EUPL-1.2
// The nodes of two access points that run as processes (bench/channel/measure), and what one of them has to send:
//
//   comity_channel_load FOLDER XA_NODE_PORT XA_INTERFACE_PORT XB_NODE_PORT OCTETS ALONE AT_ONCE
//
// FOLDER is that of comity_channel_scene. Sends ALONE messages one after the other, then AT_ONCE of them as fast as
// they are taken. Prints milliseconds of each of the former and messages per second of the latter as JSON; ends with 1
// where one was lost or delivered twice.
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "channel/delivery/handover_json.h"
#include "crypto/random.h"
#include "net/client/fetch.h"
#include "net/server.h"

namespace comity::bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t orderers = 32;
constexpr std::size_t outstanding = 256;  // orders that have no receipt yet
constexpr std::size_t node_workers = 32;

template <class T>
T must(Result<T> result) {
    if (!result) throw std::runtime_error(to_string(result.error()));
    return *std::move(result);
}

std::string text_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// Reads what it is given, as a node does that copies it, and counts what came under which order.
class Node {
   public:
    Node(std::filesystem::path folder, std::uint16_t port) : folder_(std::move(folder)), server_(serve(port)) {}

    std::map<std::string, int> taken() {
        const std::lock_guard lock(mutex_);
        return taken_;
    }

   private:
    net::Server serve(std::uint16_t port) {
        net::Router router;
        router.add(net::Method::get, "/anchor", [](const net::Request&) {
            net::Response none;
            none.status = 204;
            return none;
        });
        router.add(net::Method::post, "/deliveries", [this](const net::Request& request) { return take(request); });
        net::ServerOptions options;
        options.port = port;
        options.workers = node_workers;
        options.dispatch.rate.per_second = 0;
        return must(net::Server::start(std::move(options), std::move(router)));
    }
    net::Response take(const net::Request& request) {
        const auto delivery = must(channel::read_delivery(request.body));
        for (const auto& part : delivery.parts) {
            const auto content = part.content ? *part.content : text_of(folder_ / "exchange" / part.file);
            if (content.size() != part.size)
                return net::json_response(R"({"accepted":false,"code":"EBMS:0004","detail":"cut"})");
        }
        for (const auto& property : delivery.properties) {
            const std::lock_guard lock(mutex_);
            if (property.name == "trackingIdentifier") ++taken_[property.value];
        }
        return net::json_response(channel::write_answer({true, {}, {}, {}}));
    }

    std::filesystem::path folder_;
    std::mutex mutex_;
    std::map<std::string, int> taken_;
    net::Server server_;
};

/// What the node of xa asks of its access point, with the news it has heard.
class Line {
   public:
    Line(std::filesystem::path folder, std::uint16_t interface)
        : folder_(std::move(folder)),
          url_(fmt::format("http://127.0.0.1:{}", interface)),
          secret_(text_of(folder_ / "node.secret")) {
        secret_.pop_back();  // the line end
        std::filesystem::create_directories(folder_ / "exchange" / "out");
    }

    void order(net::Fetcher& fetcher, const std::string& name, const std::string& content) {
        const std::string file = "out/" + name;
        std::ofstream(folder_ / "exchange" / file, std::ios::binary) << content;
        channel::OutgoingOrder made;
        made.id = name;
        made.recipient = "xb-moj";
        made.action = "SubmitRequest";
        made.conversation = "c-" + name;
        made.properties = {{"originalSender", "", "a"}, {"finalRecipient", "", "b"}, {"trackingIdentifier", "", name}};
        // What a request travels in: wrapped in gzip, not compressed again.
        made.parts = {{file, "container", "application/vnd.etsi.asic-e+zip", "", std::nullopt, std::nullopt}};
        const auto answer = must(fetcher.fetch({"POST", url_ + "/outgoing", headers(), channel::write_order(made)}));
        if (answer.status != 202) throw std::runtime_error("order: " + answer.body);
    }
    /// Until so many are receipted.
    void hear(std::size_t count) {
        while (receipted_.size() < count) {
            const auto fetched =
                must(news_.fetch({"GET", fmt::format("{}/events?after={}&wait=20", url_, last_), headers(), {}},
                                 {.answer_bytes = 4 << 20, .whole = std::chrono::seconds(50)}));
            const auto page = must(channel::read_events(fetched.body));
            last_ = page.last;
            for (const auto& event : page.events) {
                if (event.kind == channel::EventKind::receipted) receipted_[event.id] = Clock::now();
                using enum channel::EventKind;
                if (event.kind == refused || event.kind == unproven || event.kind == cancelled || event.kind == alarm)
                    throw std::runtime_error(
                        fmt::format("{} {}: {} {}", event.id, channel::name_of(event.kind), event.reason, event.words));
            }
        }
    }
    Clock::time_point receipted(const std::string& name) const { return receipted_.at(name); }
    std::size_t heard() const { return receipted_.size(); }

   private:
    std::vector<std::pair<std::string, std::string>> headers() const {
        return {{"Authorization", "Bearer " + secret_}, {"Content-Type", "application/json"}};
    }

    std::filesystem::path folder_;
    std::string url_;
    std::string secret_;
    net::Fetcher news_;
    std::int64_t last_ = 0;
    std::map<std::string, Clock::time_point> receipted_;
};

std::vector<double> alone(Line& line, const std::string& content, int count) {
    net::Fetcher fetcher;
    std::vector<double> taken;
    for (int number = 0; number < count; ++number) {
        const std::string name = fmt::format("alone-{}-{}", content.size(), number);
        const auto begin = Clock::now();
        line.order(fetcher, name, content);
        line.hear(line.heard() + 1);
        taken.push_back(std::chrono::duration<double, std::milli>(line.receipted(name) - begin).count());
    }
    return taken;
}

double at_once(Line& line, const std::string& content, std::size_t count) {
    const std::size_t before = line.heard();
    std::atomic<std::size_t> next = 0;
    std::atomic<std::size_t> done = 0;
    const auto begin = Clock::now();
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < orderers; ++i)
        threads.emplace_back([&] {
            net::Fetcher fetcher;
            for (std::size_t number = next++; number < count; number = next++) {
                for (std::size_t seen = done; number >= seen + outstanding; seen = done) done.wait(seen);
                line.order(fetcher, fmt::format("many-{}-{}", content.size(), number), content);
            }
        });
    const auto tell = [&](std::size_t heard) {
        done = heard;
        done.notify_all();
    };
    try {
        for (std::size_t heard = 0; heard < count; tell(heard)) {
            line.hear(before + heard + 1);
            heard = line.heard() - before;
        }
    } catch (...) {
        next = count;
        tell(count);
        throw;
    }
    return static_cast<double>(count) / std::chrono::duration<double>(Clock::now() - begin).count();
}

int run(char** arguments) {
    const std::filesystem::path folder = arguments[1];
    const auto port = [&](int index) { return static_cast<std::uint16_t>(std::atoi(arguments[index])); };
    Node xa(folder / "xa", port(2));
    Node xb(folder / "xb", port(4));
    Line line(folder / "xa", port(3));
    std::string content(static_cast<std::size_t>(std::atol(arguments[5])), '\0');
    crypto::system_random()({reinterpret_cast<unsigned char*>(content.data()), content.size()});
    const auto times = alone(line, content, std::atoi(arguments[6]));
    const double per_second = at_once(line, content, static_cast<std::size_t>(std::atol(arguments[7])));
    const auto taken = xb.taken();
    for (const auto& [name, count] : taken) {
        if (count != 1) throw std::runtime_error(fmt::format("{} was delivered {} times", name, count));
    }
    if (taken.size() != line.heard()) throw std::runtime_error("receipts and deliveries differ");
    fmt::print("{{\"alone\":[{}],\"done_per_second\":{}}}\n", fmt::join(times, ","), per_second);
    return 0;
}

}  // namespace
}  // namespace comity::bench

int main(int count, char** arguments) {
    if (count != 8) {
        std::cerr
            << "usage: comity_channel_load FOLDER XA_NODE_PORT XA_INTERFACE_PORT XB_NODE_PORT OCTETS ALONE AT_ONCE\n";
        return 2;
    }
    try {
        return comity::bench::run(arguments);
    } catch (const std::exception& error) {
        std::cerr << error.what() << "\n";
        return 1;
    }
}
