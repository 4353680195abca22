// SPDX-License-Identifier: EUPL-1.2
// How the node keeps itself: what its jobs did, when its database was last copied.
#include "api/office/body.h"
#include "api/office/office_groups.h"
#include "node/backups.h"
#include "node/jobs.h"

namespace comity::api {

namespace {

using format::Value;

Handled jobs(Desk& desk, const net::Request&, Caller& caller) {
    TRY_VOID(check_may(caller, access::Resource::configuration, access::Verb::read));
    Value list = Value::list();
    for (const node::JobReport& report : desk.node.job_reports().of(desk.authority()))
        list.append(Value::object({{"job", report.job},
                                   {"began", to_string(report.began)},
                                   {"ended", to_string(report.ended)},
                                   {"cases", report.cases},
                                   {"changed", report.changed},
                                   {"fault", report.fault}}));
    TRY(done, node::clocks_done(desk.node.database(), desk.authority()));
    return json_answer(Value::object({{"jobs", std::move(list)},
                                      {"clocks_of_day", done ? done->day : std::string()},
                                      {"clocks_of_law", done ? done->law : std::string()}}));
}

Handled backup(Desk& desk, const net::Request&, Caller& caller) {
    TRY_VOID(check_may(caller, access::Resource::configuration, access::Verb::read));
    TRY(events, node::events_of(desk.node.database(), desk.authority()));
    TRY(lease, desk.node.database().reader());
    TRY(found, node::last_backup(*lease, desk.authority()));
    Value last;
    if (found) {
        TRY(at, Instant::at(found->at));
        last = Value::object(
            {{"at", to_string(at)}, {"file", found->file}, {"bytes", found->octets}, {"events", found->events}});
    }
    const bool embedded = desk.node.database().engine() == store::Engine::sqlite;
    return json_answer(
        Value::object({{"engine", embedded ? "sqlite" : "postgresql"}, {"events", events}, {"last", std::move(last)}}));
}

}  // namespace

void add_upkeep_resources(Routes& routes) {
    const auto add = [&](std::string path, std::string says, std::string_view schema,
                         Handled (*handler)(Desk&, const net::Request&, Caller&)) {
        routes.add({.path = std::move(path),
                    .group = "administration",
                    .says = std::move(says),
                    .answers = {{200, schema}, {403}},
                    .resource = access::name(access::Resource::configuration),
                    .verb = access::name(access::Verb::read)},
                   handler);
    };
    add("/jobs", "What the node's jobs last did, since it was started", "Jobs", jobs);
    add("/backup", "When the database was last copied by this program", "BackupState", backup);
}

}  // namespace comity::api
