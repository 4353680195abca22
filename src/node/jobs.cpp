// SPDX-License-Identifier: EUPL-1.2
#include "node/jobs.h"

#include <fmt/format.h>

#include "node/local_day.h"
#include "node/register/law_impact.h"

namespace comity::node {

namespace {

constexpr std::string_view clocks_job = "clocks";

Result<void> note_done(Office& office, const ClocksDone& done) {
    TRY_VOID(office.writer->run([&](Unit& unit) -> Result<std::string> {
        TRY_VOID(
            unit.rows.run("INSERT INTO node_job (authority, job, law, day) VALUES ($1, $2, $3, $4) ON CONFLICT "
                          "(authority, job) DO UPDATE SET law = excluded.law, day = excluded.day",
                          {office.authority->id, clocks_job, done.law, done.day}));
        return std::string{};
    }));
    return {};
}

std::string because(const std::optional<ClocksDone>& last, const ClocksDone& now) {
    if (last && last->law != now.law) return "the law library changed";
    return fmt::format("the day is {}", now.day);
}

}  // namespace

Result<std::optional<ClocksDone>> clocks_done(store::Database& database, const std::string& authority) {
    TRY(lease, database.reader());
    return lease->one("SELECT law, day FROM node_job WHERE authority = $1 AND job = $2", {authority, clocks_job},
                      [](const store::Row& row) { return ClocksDone{row.string(0), row.string(1)}; });
}

Result<Recomputed> Jobs::reported(Office& office, std::string job, const std::function<Result<Recomputed>()>& run) {
    JobReport report;
    report.job = std::move(job);
    report.began = node_.now();
    auto done = run();
    report.ended = node_.now();
    if (done) {
        report.cases = done->cases;
        report.changed = done->changed;
    } else {
        report.fault = to_string(done.error());
    }
    node_.job_reports().note(office.authority->id, std::move(report));
    return done;
}

Result<JobsDone> Jobs::run_for(Office& office) {
    JobsDone done;
    done.authority = office.authority->id;
    // What is wrong with a publication keeps no alarm of a custody clock from being raised.
    Result<Recomputed> library;
    const ClocksDone now{std::string(node_.law().digest()),
                         to_string(local_day(office.writer->now(), office.authority->time_zone))};
    TRY(last, clocks_done(node_.database(), office.authority->id));
    if (last != now) {
        const bool other_law = last && last->law != now.law;
        TRY(clocks, reported(office, std::string(clocks_job), [&] {
                return other_law ? replay_impact(office, node_.database(), because(last, now))
                                 : recompute_all(office, node_.database(), because(last, now));
            }));
        TRY_VOID(reported(office, "reminders", [&] { return propose_reminders_all(office, node_.database()); }));
        library = reported(office, "library", [&] { return compare_with_law(office, node_.database(), node_.law()); });
        TRY_VOID(note_done(office, now));
        done.recomputed = true;
        done.clocks = clocks;
    }
    TRY(alarms, reported(office, "alarms", [&] { return raise_alarms_all(office, node_.database()); }));
    done.alarms = alarms;
    TRY_VOID(library);
    return done;
}

Result<std::vector<JobsDone>> Jobs::run_due() {
    std::vector<JobsDone> done;
    std::optional<Error> fault;
    for (const Office& office : node_.offices()) {
        auto served = run_for(*node_.office(office.authority->id).value());
        if (served)
            done.push_back(*std::move(served));
        else if (!fault)
            fault = served.error();
    }
    if (fault) return tl::unexpected(*fault);
    return done;
}

JobRunner::JobRunner(std::vector<Job> jobs, std::chrono::milliseconds every, std::function<void(const Error&)> report)
    : jobs_(std::move(jobs)), every_(every), report_(std::move(report)), thread_([this](const std::stop_token& stop) {
          do {
              for (const Job& job : jobs_) {
                  if (stop.stop_requested()) return;
                  if (const auto done = job(stop); !done) report_(done.error());
              }
              std::unique_lock lock(mutex_);
              ending_.wait_for(lock, stop, every_, [] { return false; });
          } while (!stop.stop_requested());
      }) {}

}  // namespace comity::node
