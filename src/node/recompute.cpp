// SPDX-License-Identifier: EUPL-1.2
#include "node/recompute.h"

#include <atomic>
#include <mutex>
#include <thread>
#include <unordered_set>

#include "cases/clocks.h"
#include "node/local_day.h"
#include "store/sql/transaction.h"

namespace comity::node {

namespace {

using format::Value;

/// Cases that one piece of the writer's work records: a person's command waits for no more than this.
constexpr std::size_t recorded_at_once = 32;

class Recomputation {
   public:
    /// `command` takes the reason, and decides what changes in a case.
    Recomputation(Office& office, store::Database& database, std::string_view because, std::string_view command)
        : office_(office),
          database_(database),
          command_{.name = std::string(command), .arguments = Value::object({{"reason", because}}), .actor = "node"},
          now_(office.writer->now()) {}

    Result<Recomputed> run(std::size_t readers) {
        TRY_VOID(find_open());
        {
            std::vector<std::jthread> threads;
            for (std::size_t i = 0; i < readers; ++i) threads.emplace_back([this] { work(); });
        }
        if (fault_) return tl::unexpected(*fault_);
        return Recomputed{ids_.size(), changed_};
    }

   private:
    struct Decided {
        cases::CaseState state;
        std::vector<cases::NewEvent> events;
    };

    Result<void> find_open() {
        TRY(lease, database_.reader());
        // By rank: whoever is held comes first.
        TRY(ids, lease->all("SELECT id FROM docket_case WHERE authority = $1 AND closed = 0 ORDER BY rank",
                            {office_.authority->id}, [](const store::Row& row) { return row.string(0); }));
        ids_ = std::move(ids);
        return {};
    }

    void note(const Error& error) {
        const std::lock_guard lock(mutex_);
        if (!fault_) fault_ = error;
    }

    void work() {
        auto lease = database_.reader();
        if (!lease) return note(lease.error());
        std::vector<Decided> waiting;
        for (std::size_t next = taken_++; next < ids_.size(); next = taken_++) {
            auto decided = decide(**lease, ids_[next]);
            if (!decided) {
                note(decided.error());
                continue;
            }
            if (decided->events.empty()) continue;
            waiting.push_back(*std::move(decided));
            if (waiting.size() >= recorded_at_once) record(waiting);
        }
        record(waiting);
    }

    Result<Decided> decide(store::Connection& rows, const std::string& id) {
        // One look at the database for all that is asked about the case.
        TRY(transaction, store::Transaction::read(rows));
        auto opened = office_.cases->load(rows, id);
        // Erased since the list was read.
        if (!opened && opened.error().kind == ErrorKind::not_found) return Decided{};
        if (!opened) return tl::unexpected(opened.error());
        TRY(environment, office_.cases->environment_of(rows, opened->state, now_));
        TRY(events, cases::decide(opened->state, command_, environment));
        return Decided{std::move(opened->state), std::move(events)};
    }

    void record(std::vector<Decided>& waiting) {
        if (waiting.empty()) return;
        const auto recorded = office_.writer->run([&](Unit& unit) -> Result<std::string> {
            for (const Decided& decided : waiting)
                TRY_VOID(office_.cases->record_as_node(unit, decided.state, decided.events, command_));
            return std::string{};
        });
        if (recorded)
            changed_ += waiting.size();
        else
            note(recorded.error());
        waiting.clear();
    }

    Office& office_;
    store::Database& database_;
    cases::Command command_;
    Instant now_;
    std::vector<std::string> ids_;
    std::atomic<std::size_t> taken_ = 0;
    std::atomic<std::size_t> changed_ = 0;
    std::mutex mutex_;
    std::optional<Error> fault_;
};

/// As far as alarms ask.
cases::Clock clock_of(const store::Row& row) {
    cases::Clock clock;
    clock.due = row.string(1);
    clock.from = row.string(2);
    clock.alarm = row.string(3);
    clock.gap = row.truth(4);
    if (const auto until = parse_date(row.text(5))) clock.silence = cases::Clock::Silence{.until = until->first};
    return clock;
}

}  // namespace

Result<Recomputed> recompute_all(Office& office, store::Database& database, std::string_view because,
                                 std::size_t readers) {
    return Recomputation(office, database, because, "recompute-clocks").run(readers);
}

Result<Recomputed> replay_impact(Office& office, store::Database& database, std::string_view because,
                                 std::size_t readers) {
    return Recomputation(office, database, because, "note-impact").run(readers);
}

Result<Recomputed> propose_reminders_all(Office& office, store::Database& database) {
    const std::string today = to_string(local_day(office.writer->now(), office.authority->time_zone));
    std::vector<std::string> silent;
    {
        TRY(lease, database.reader());
        TRY(ids, lease->all("SELECT DISTINCT k.case_id FROM docket_clock k JOIN docket_case c ON c.authority = "
                            "k.authority AND c.id = k.case_id WHERE k.authority = $1 AND k.kind = 'practice' AND "
                            "k.careful <= $2 AND c.closed = 0 ORDER BY k.case_id",
                            {office.authority->id, today}, [](const store::Row& row) { return row.string(0); }));
        silent = std::move(ids);
    }
    for (std::size_t begin = 0; begin < silent.size(); begin += recorded_at_once)
        TRY_VOID(office.writer->run([&](Unit& unit) -> Result<std::string> {
            for (std::size_t i = begin; i < std::min(begin + recorded_at_once, silent.size()); ++i)
                TRY_VOID(office.cases->give_as_node(unit, silent[i],
                                                    {.name = "propose-reminders", .arguments = Value::object()}));
            return std::string{};
        }));
    return Recomputed{silent.size(), silent.size()};
}

Result<Recomputed> raise_alarms_all(Office& office, store::Database& database) {
    const CivilDate today = local_day(office.writer->now(), office.authority->time_zone);
    std::vector<std::string> due;
    std::unordered_set<std::string> known;
    {
        TRY(lease, database.reader());
        TRY_VOID(
            lease->each("SELECT k.case_id, k.careful, k.begun, k.alarm, k.gap, k.silent_until FROM docket_clock k "
                        "JOIN docket_case c ON c.authority = k.authority AND c.id = k.case_id "
                        "WHERE k.authority = $1 AND c.closed = 0 ORDER BY k.careful, k.case_id",
                        {office.authority->id}, [&](const store::Row& row) {
                            if (cases::alarm_to_tell(clock_of(row), today).empty()) return;
                            if (known.insert(row.string(0)).second) due.push_back(row.string(0));
                        }));
    }
    for (std::size_t begin = 0; begin < due.size(); begin += recorded_at_once)
        TRY_VOID(office.writer->run([&](Unit& unit) -> Result<std::string> {
            for (std::size_t i = begin; i < std::min(begin + recorded_at_once, due.size()); ++i)
                TRY_VOID(
                    office.cases->give_as_node(unit, due[i], {.name = "raise-alarms", .arguments = Value::object()}));
            return std::string{};
        }));
    return Recomputed{due.size(), due.size()};
}

}  // namespace comity::node
