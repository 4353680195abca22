// SPDX-License-Identifier: EUPL-1.2
// A node on a folder, told what to do by lines of JSON on standard input, one answer per line on standard output. For
// the drivers beside it, which kill it.
//
//   comity_crash_writer FOLDER LAW [DATABASE]      the folder is made where it is not there
//
//   {"do": "give", "order": {…}}                   → {"acknowledged": key, "answer": {…}} or {"refused": key, …}
//   {"do": "load", "run", "threads", "seed"}       → {"tried": order} before and one of these after each, while the
//   store is there
//   {"do": "list"}                                 → {"cases": [number …]}
//   {"do": "open", "case": id}                     → {"version": n}
//   {"do": "events"}                               → {"case": id, "events": [{"type", "payload"} …]} …, {"done": true}
//   {"do": "check"}                                → {"events", "erased", "faults"}
//   What fails answers {"error", "message", "hint"}.
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <iostream>
#include <thread>

#include <fmt/format.h>

#include "format/canonical_json.h"
#include "node/docket/queries.h"
#include "node/maintenance.h"
#include "node/node.h"
#include "orders.h"
#include "store/events/event_table.h"

namespace comity::crash {

namespace {

using format::Value;

/// Written whole and at once: what the driver reads was done.
void say(const Value& value) {
    static std::mutex mutex;
    const std::string line = format::canonical_json(value).value() + "\n";
    const std::lock_guard lock(mutex);
    std::string_view left = line;
    while (!left.empty()) {
        const ssize_t written = ::write(STDOUT_FILENO, left.data(), left.size());
        if (written < 0) std::_Exit(3);  // the driver is gone
        left.remove_prefix(static_cast<std::size_t>(written));
    }
}

std::string_view word(ErrorKind kind) {
    constexpr std::array<std::string_view, 6> words{"invalid", "not_found", "unavailable",
                                                    "limit",   "conflict",  "forbidden"};
    return words.at(static_cast<std::size_t>(kind));
}

Value told(const Error& error) {
    return Value::object(
        {{"error", word(error.kind)}, {"message", error.message}, {"hint", error.hint}, {"place", error.place.file}});
}

class Session {
   public:
    Session(node::Node& node, node::Office& office) : node_(node), office_(office) {}

    void run() {
        std::string line;
        while (std::getline(std::cin, line)) {
            const auto request = format::read_value(line, "standard input");
            if (const auto done = request ? answer(*request) : tl::unexpected(request.error()); !done)
                say(told(done.error()));
        }
    }

   private:
    Result<void> answer(const Value& request) {
        TRY(what, request.string_at("do"));
        if (what == "give") return give_one(*request.find("order"));
        if (what == "load") return load(request);
        if (what == "list") return list();
        if (what == "open") return open(request);
        if (what == "events") return events();
        if (what == "check") return check();
        return fail(ErrorKind::invalid, fmt::format("there is no '{}'", what));
    }

    Result<void> give_one(const Order& order) {
        TRY(key, order.string_at("key"));
        const auto answered = give(office_, order);
        if (answered) {
            TRY(answer, format::read_value(*answered, "answer"));
            say(Value::object({{"acknowledged", key}, {"answer", std::move(answer)}}));
        } else {
            say(told(answered.error()).set("refused", key));
        }
        return {};
    }

    Result<void> load(const Value& request) {
        TRY(run, request.string_at("run"));
        TRY(threads, request.integer_at("threads"));
        TRY(seed, request.integer_at("seed"));
        SharedCases cases;
        std::vector<std::jthread> under_load;
        for (std::size_t i = 0; i < static_cast<std::size_t>(threads); ++i)
            under_load.emplace_back([this, &cases, i, run, seed] {
                Orders orders(run, i, static_cast<std::uint64_t>(seed), cases);
                while (true) {
                    const Order order = orders.next();
                    say(Value::object({{"tried", order}}));
                    const auto answered = give(office_, order);
                    const std::string key = order.string_at("key").value();
                    if (!answered) {
                        say(told(answered.error()).set("refused", key));
                        if (answered.error().kind == ErrorKind::unavailable) return;
                        continue;
                    }
                    const Value answer = format::read_value(*answered, "answer").value();
                    say(Value::object({{"acknowledged", key}, {"answer", answer}}));
                    orders.acknowledged(order, answer);
                }
            });
        return {};  // waits for the threads
    }

    Result<void> list() {
        TRY(lease, node_.database().reader());
        const node::Asker asker{
            office_.authority->id,
            {.account = "anna", .roles = access::Role::officer, .unit = "u1", .on_behalf_of = "", .fresh = true},
            node_.now()};
        TRY(cases, node::list_cases(*lease, asker, {.limit = node::largest_page}));
        Value ids = Value::list();
        for (const node::ListedCase& found : cases) ids.append(found.id);
        say(Value::object({{"cases", std::move(ids)}}));
        return {};
    }

    Result<void> open(const Value& request) {
        TRY(id, request.string_at("case"));
        TRY(opened,
            office_.cases->open(
                {.account = "anna", .roles = access::Role::officer, .unit = "", .on_behalf_of = "", .fresh = true},
                id));
        say(Value::object({{"version", opened.state.version()}}));
        return {};
    }

    Result<void> events() {
        constexpr std::size_t at_once = 500;
        std::string after;
        while (true) {
            TRY(lease, node_.database().reader());
            TRY(streams, store::streams_of_kind(*lease, office_.authority->id, "case", after, at_once));
            for (const record::StreamId& stream : streams) {
                TRY(opened, office_.cases->load(*lease, stream.id));
                Value told = Value::list();
                for (node::StoryEvent& event : opened.story)
                    told.append(Value::object({{"type", event.event.type}, {"payload", std::move(event.payload)}}));
                say(Value::object({{"case", stream.id}, {"events", std::move(told)}}));
                after = stream.id;
            }
            if (streams.size() < at_once) break;
        }
        say(Value::object({{"done", true}}));
        return {};
    }

    Result<void> check() {
        TRY(found, node::check_record(office_, node_.database()));
        say(Value::object(
            {{"events", found.events}, {"erased", found.erased}, {"faults", Value::list_of(found.faults)}}));
        return {};
    }

    node::Node& node_;
    node::Office& office_;
};

Result<void> run(const std::filesystem::path& folder, const std::string& law, const std::string& database) {
    if (!std::filesystem::exists(folder / "comity.toml"))
        TRY_VOID(node::make_configuration(folder,
                                          {{.id = "ch-bj",
                                            .name = "Federal Office of Justice",
                                            .state = *StateCode::parse("CH"),
                                            .time_zone = "Europe/Zurich",
                                            .key = "",
                                            .log_origin = ""}},
                                          database));
    TRY(configuration, node::read_configuration(folder));
    TRY(library, law::Library::open(law));
    TRY(node, node::Node::open(configuration, library, node::system_clock));
    TRY(office, node->office("ch-bj"));
    say(Value::object({{"ready", true}}));
    Session(*node, *office).run();
    return {};
}

}  // namespace

}  // namespace comity::crash

int main(int count, char** arguments) {
    if (count < 3) {
        std::cerr << "usage: comity_crash_writer FOLDER LAW [DATABASE]\n";
        return 2;
    }
    std::signal(SIGXFSZ, SIG_IGN);  // a file-size limit is then a failed write, as a full disk is
    const auto done = comity::crash::run(arguments[1], arguments[2], count > 3 ? arguments[3] : "sqlite:comity.db");
    if (done) return 0;
    comity::crash::say(comity::crash::told(done.error()));
    return 1;
}
