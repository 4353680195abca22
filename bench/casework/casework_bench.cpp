// SPDX-License-Identifier: EUPL-1.2
// What an office with a great many cases waits for, need-to-know on. bench/casework/measure runs it:
//
//   comity_casework_bench make FOLDER LAW DATABASE CASES        fills a node with invented cases
//   comity_casework_bench accounts FOLDER LAW                   lets two of its officers sign in, as `make` does
//   comity_casework_bench measure FOLDER LAW PREFIX RESULTS     measures it; names begin with PREFIX
//   comity_casework_bench measure … RESULTS PART                one part of it, for profiling: single, mixed, appended,
//                                                               recompute
#include <algorithm>
#include <atomic>
#include <random>
#include <thread>

#include <fmt/format.h>

#include "demonstration/many.h"
#include "demonstration/people.h"
#include "measured.h"
#include "node/accounts/schema.h"
#include "node/docket/queries.h"
#include "node/recompute.h"

namespace comity::bench {

namespace {

using format::Value;

constexpr std::size_t officers = 200;
constexpr std::size_t single_runs = 2'000;
constexpr std::size_t warm_up = 200;
constexpr std::size_t mixed_threads = 16;
constexpr double mixed_per_second = 1'000;
constexpr double mixed_seconds = 20;
constexpr std::size_t appending_threads = 64;
constexpr double appending_seconds = 5;

/// Cases were invented up to that day; it is today for the node.
Instant now() {
    return parse_instant("2026-11-20T10:00:00+01:00").value();
}

node::Person officer(std::size_t number) {
    return {.account = demonstration::many_officer(number),
            .roles = access::Role::officer,
            .unit = demonstration::many_unit(number),
            .on_behalf_of = "",
            .fresh = true};
}

Result<void> let_officers_in(node::Node& node, node::Office& office) {
    {
        TRY(writer, node.database().writer());
        const store::Schema accounts = node::accounts_schema();
        TRY_VOID(store::migrate(*writer, {&accounts, 1}));
    }
    node::AccountBook accounts(*office.authority, *office.writer, node.database());
    return demonstration::make_accounts(accounts, demonstration::many_accounts());
}

Result<void> make_accounts(const std::filesystem::path& folder, const std::string& law) {
    TRY(configuration, node::read_configuration(folder));
    TRY(library, law::Library::open(law));
    TRY(node, node::Node::open(configuration, library, now));
    TRY(office, node->office("ch-bj"));
    return let_officers_in(*node, *office);
}

Result<void> make(const std::filesystem::path& folder, const std::string& law, const std::string& database,
                  std::size_t cases) {
    TRY_VOID(node::make_configuration(folder,
                                      {{.id = "ch-bj",
                                        .name = "Federal Office of Justice",
                                        .state = *StateCode::parse("CH"),
                                        .time_zone = "Europe/Zurich",
                                        .key = "",
                                        .log_origin = ""}},
                                      database, true));
    TRY(configuration, node::read_configuration(folder));
    TRY(library, law::Library::open(law));
    TRY(node, node::Node::open(configuration, library, now));
    TRY(office, node->office("ch-bj"));
    const auto begin = Clock::now();
    TRY(many, demonstration::load_many(*office, library,
                                       {.cases = cases,
                                        .officers = officers,
                                        .held = std::min<std::size_t>(300, cases / 20),
                                        .from = *CivilDate::from_ymd(2016, 1, 4),
                                        .to = *CivilDate::from_ymd(2026, 11, 20),
                                        .progress = [&](std::size_t done) {
                                            if (done % 25'000 == 0)
                                                fmt::print("{} cases, {:.0f} s\n", done,
                                                           milliseconds_since(begin) / 1e3);
                                            std::fflush(stdout);
                                        }}));
    fmt::print("{} cases, {} open, in {} somebody is held; {} events; {:.0f} s\n", many.cases, many.open, many.held,
               many.events, milliseconds_since(begin) / 1e3);
    return let_officers_in(*node, *office);
}

/// One thread's requests, as the officer whose turn it is.
class Requests {
   public:
    Requests(node::Node& node, node::Office& office, std::uint64_t seed)
        : node_(node), office_(office), engine_(seed) {}

    Result<void> work_list() {
        TRY(lease, node_.database().reader());
        const node::Asker asker = as(below(officers));
        TRY(cases, node::list_cases(*lease, asker, {}));
        if (cases.empty()) return mine_.empty() ? work_list() : Result<void>{};  // of few cases not everybody has one
        mine_ = cases[below(cases.size())].id;
        mine_of_ = asker.person;
        return {};
    }

    Result<void> open() {
        TRY_VOID(office_.cases->open(mine_of_, mine_));
        return {};
    }

    Result<void> record_fact() {
        TRY_VOID(office_.cases->give(
            mine_of_, mine_,
            {.name = "record-fact",
             .arguments = Value::object({{"fact", "offence.max_penalty_requesting"},
                                         {"offence", "o1"},
                                         {"value", fmt::format("P{}Y", 1 + below(12))},
                                         {"source", Value::object({{"words", "letter, page 2"}})}})}));
        return {};
    }

    Result<void> write_note() {
        TRY_VOID(office_.cases->give(mine_of_, mine_,
                                     {.name = "write-note", .arguments = Value::object({{"says", "called"}})}));
        return {};
    }

    Result<void> search() {
        TRY(lease, node_.database().reader());
        static constexpr std::array<std::string_view, 8> beginnings{"ba",  "karim", "fraud inv", "ext-i-2024",
                                                                    "ali", "tr",    "goka",      "smuggling"};
        const node::Asker asker = as(below(officers));
        const std::string terms(beginnings[below(8)]);
        TRY_VOID(node::list_cases(*lease, asker, {.text = terms}));
        office_.cases->note_search(asker.person, "search", terms);
        return {};
    }

    Result<void> clocks() {
        TRY(lease, node_.database().reader());
        TRY_VOID(node::list_clocks(*lease, as(below(officers)), true, "", "9999-12-31", 50));
        return {};
    }

    Result<void> count() {
        TRY(lease, node_.database().reader());
        TRY_VOID(node::count_cases(*lease, as(below(officers)), {}));
        return {};
    }

    /// As an office asks: mostly looking, a tenth writing.
    Result<void> any() {
        const std::size_t what = below(100);
        if (mine_.empty() || what < 45) return work_list();
        if (what < 70) return open();
        if (what < 78) return clocks();
        if (what < 85) return search();
        if (what < 90) return count();
        if (what < 95) return record_fact();
        return write_note();
    }

   private:
    node::Asker as(std::size_t number) const { return {office_.authority->id, officer(number), node_.now()}; }
    std::size_t below(std::size_t end) { return static_cast<std::size_t>(engine_() % end); }

    node::Node& node_;
    node::Office& office_;
    std::mt19937_64 engine_;
    std::string mine_;
    node::Person mine_of_;
};

class Measuring {
   public:
    Measuring(node::Node& node, node::Office& office, std::string prefix)
        : node_(node), office_(office), prefix_(std::move(prefix)) {}

    /// `part`: "" for all.
    Result<void> run(Measured& measured, std::string_view part) {
        const auto wanted = [&](std::string_view name) { return part.empty() || part == name; };
        if (wanted("single")) TRY_VOID(one_by_one(measured));
        if (wanted("mixed")) TRY_VOID(mixed(measured));
        if (wanted("appended")) TRY_VOID(appended(measured));
        if (wanted("recompute")) TRY_VOID(recomputed(measured));
        measured.add(prefix_ + "/resident", resident(), "MiB");
        return {};
    }

   private:
    Result<void> recomputed(Measured& measured) {
        const auto begin = Clock::now();
        const double used = processor_milliseconds();
        TRY(clocks, node::recompute_all(office_, node_.database(), "measured"));
        measured.add(prefix_ + "/recompute", milliseconds_since(begin), "ms");
        measured.add(prefix_ + "/recompute_processor", processor_milliseconds() - used, "ms");
        fmt::print("{} cases recomputed, {} changed\n", clocks.cases, clocks.changed);
        const auto again = Clock::now();
        TRY_VOID(node::recompute_all(office_, node_.database(), "measured"));
        measured.add(prefix_ + "/recompute_unchanged", milliseconds_since(again), "ms");
        return {};
    }

    /// One request after the other: `each` chooses a case, `timed` is what is measured.
    template <class Each, class Timed>
    Result<Latencies> timed(Each each, Timed body) {
        Requests requests(node_, office_, 7);
        Latencies latencies;
        for (std::size_t i = 0; i < single_runs + warm_up; ++i) {
            TRY_VOID((requests.*each)());
            const auto begin = Clock::now();
            TRY_VOID((requests.*body)());
            if (i >= warm_up) latencies.add(milliseconds_since(begin));
        }
        return latencies;
    }

    Result<void> one_by_one(Measured& measured) {
        TRY(list, timed(&Requests::count, &Requests::work_list));
        measured.add_p99(prefix_ + "/work_list", list);
        TRY(open, timed(&Requests::work_list, &Requests::open));
        measured.add_p99(prefix_ + "/open_case", open);
        TRY(fact, timed(&Requests::work_list, &Requests::record_fact));
        measured.add_p99(prefix_ + "/record_fact", fact);
        TRY(search, timed(&Requests::count, &Requests::search));
        measured.add_p99(prefix_ + "/search", search);
        TRY(clocks, timed(&Requests::count, &Requests::clocks));
        measured.add_p99(prefix_ + "/clocks", clocks);
        TRY(count, timed(&Requests::count, &Requests::count));
        measured.add_p99(prefix_ + "/count", count);
        return {};
    }

    /// Requests come at their times whether the ones before are answered or not; what one waits counts from its time.
    Result<void> mixed(Measured& measured) {
        const auto begin = Clock::now();
        const double used = processor_milliseconds();
        constexpr auto all = static_cast<std::size_t>(mixed_per_second * mixed_seconds);
        std::atomic<std::size_t> next = 0;
        std::array<Latencies, mixed_threads> latencies;
        std::array<Result<void>, mixed_threads> outcomes;
        {
            std::vector<std::jthread> threads;
            for (std::size_t i = 0; i < mixed_threads; ++i)
                threads.emplace_back([&, i] {
                    Requests requests(node_, office_, 100 + i);
                    for (std::size_t turn = next++; turn < all && outcomes[i]; turn = next++) {
                        const auto due =
                            begin + std::chrono::duration_cast<Clock::duration>(
                                        std::chrono::duration<double>(static_cast<double>(turn) / mixed_per_second));
                        std::this_thread::sleep_until(due);
                        outcomes[i] = requests.any();
                        latencies[i].add(milliseconds_since(due));
                    }
                });
        }
        const double seconds = milliseconds_since(begin) / 1e3;
        Latencies together;
        for (std::size_t i = 0; i < mixed_threads; ++i) {
            TRY_VOID(outcomes[i]);
            together.add(latencies[i]);
        }
        measured.add_p99(prefix_ + "/mixed_1000_per_second", together);
        measured.add(prefix_ + "/mixed_done_per_second", static_cast<double>(all) / seconds, "per second");
        measured.add(prefix_ + "/mixed_processor_per_request",
                     (processor_milliseconds() - used) / static_cast<double>(all), "ms");
        return {};
    }

    Result<void> appended(Measured& measured) {
        std::atomic<std::size_t> done = 0;
        std::array<Result<void>, appending_threads> outcomes;
        const auto begin = Clock::now();
        {
            std::vector<std::jthread> threads;
            for (std::size_t i = 0; i < appending_threads; ++i)
                threads.emplace_back([&, i] {
                    while (outcomes[i] && milliseconds_since(begin) < appending_seconds * 1e3) {
                        outcomes[i] = office_.cases->record_reading(officer(i), fmt::format("c{:015}", i), "case");
                        ++done;
                    }
                });
        }
        for (const Result<void>& each : outcomes) TRY_VOID(each);
        measured.add(prefix_ + "/appended_per_second", static_cast<double>(done) / (milliseconds_since(begin) / 1e3),
                     "per second");
        return {};
    }

    node::Node& node_;
    node::Office& office_;
    std::string prefix_;
};

Result<void> measure(const std::filesystem::path& folder, const std::string& law, const std::string& prefix,
                     const std::filesystem::path& results, std::string_view part) {
    const auto begin = Clock::now();
    TRY(configuration, node::read_configuration(folder));
    TRY(library, law::Library::open(law));
    TRY(node, node::Node::open(configuration, library, now));
    TRY(office, node->office("ch-bj"));
    Measured measured;
    measured.add(prefix + "/start", milliseconds_since(begin), "ms");
    TRY_VOID(Measuring(*node, *office, prefix).run(measured, part));
    return measured.write(results);
}

Result<void> run(const std::vector<std::string>& arguments) {
    if (arguments.size() == 5 && arguments[0] == "make")
        return make(arguments[1], arguments[2], arguments[3], std::stoul(arguments[4]));
    if (arguments.size() == 3 && arguments[0] == "accounts") return make_accounts(arguments[1], arguments[2]);
    if ((arguments.size() == 5 || arguments.size() == 6) && arguments[0] == "measure")
        return measure(arguments[1], arguments[2], arguments[3], arguments[4],
                       arguments.size() == 6 ? arguments[5] : std::string());
    return fail(ErrorKind::invalid,
                "usage: comity_casework_bench make FOLDER LAW DATABASE CASES | accounts FOLDER LAW | "
                "measure FOLDER LAW PREFIX RESULTS [PART]");
}

}  // namespace

}  // namespace comity::bench

int main(int count, char** arguments) {
    return comity::bench::status_of(comity::bench::run({arguments + 1, arguments + count}));
}
