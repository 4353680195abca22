// SPDX-License-Identifier: EUPL-1.2
#include "node/channel/alarm_book.h"

#include <array>

#include <fmt/format.h>

#include "format/canonical_json.h"
#include "node/channel/anchor_book.h"

namespace comity::node {

namespace {

using format::Value;

const record::StreamId alarms{"channel", "alarms"};

constexpr std::string_view columns =
    "id, at, kind, peer, says, known, presented, cleared_by, "
    "cleared_on_behalf_of, cleared_as";

SecurityAlarm alarm_of(const store::Row& row) {
    return {.id = row.number(0),
            .at = row.number(1),
            .kind = row.string(2),
            .peer = row.string(3),
            .says = row.string(4),
            .known = row.string(5),
            .presented = row.string(6),
            .cleared_by = row.string(7),
            .cleared_on_behalf_of = row.string(8),
            .cleared_as = row.string(9)};
}

Result<void> tell(Unit& unit, std::string_view type, const Value& payload, const record::Authorship& by) {
    TRY(text, format::canonical_json(payload));
    const std::array drafts{record::Draft{.type = std::string(type), .payload = std::move(text)}};
    TRY_VOID(unit.recorder.append(alarms, drafts, by));
    return {};
}

}  // namespace

Result<void> AlarmBook::raise(Unit& unit, SecurityAlarm alarm) {
    TRY(last, unit.rows.one("SELECT coalesce(max(id), 0) FROM channel_alarm WHERE authority = $1", {authority_.id},
                            [](const store::Row& row) { return row.number(0); }));
    alarm.id = last.value_or(0) + 1;
    alarm.at = unit.now.utc_milliseconds();
    TRY_VOID(tell(unit, "security-alarm",
                  Value::object({{"alarm", alarm.id},
                                 {"kind", alarm.kind},
                                 {"peer", alarm.peer},
                                 {"says", alarm.says},
                                 {"known", alarm.known},
                                 {"presented", alarm.presented}}),
                  {"node", "", unit.now}));
    TRY_VOID(unit.rows.run(
        fmt::format("INSERT INTO channel_alarm (authority, {}) VALUES ($1, $2, $3, $4, $5, $6, $7, "
                    "$8, '', '', '')",
                    columns),
        {authority_.id, alarm.id, alarm.at, alarm.kind, alarm.peer, alarm.says, alarm.known, alarm.presented}));
    return {};
}

Result<void> AlarmBook::raise(SecurityAlarm alarm) {
    TRY_VOID(writer_.run([&](Unit& unit) -> Result<std::string> {
        TRY_VOID(raise(unit, alarm));
        return std::string();
    }));
    return {};
}

Result<std::vector<SecurityAlarm>> AlarmBook::list(std::size_t limit) {
    TRY(lease, database_.reader());
    return lease->all(fmt::format("SELECT {} FROM channel_alarm WHERE authority = $1 ORDER BY cleared_by <> '', id "
                                  "DESC LIMIT $2",
                                  columns),
                      {authority_.id, limit}, alarm_of);
}

Result<void> AlarmBook::clear(const Person& person, std::int64_t id, std::string_view because) {
    if (because.empty()) return fail(ErrorKind::invalid, "say why the alarm may be put aside");
    TRY_VOID(writer_.run([&](Unit& unit) -> Result<std::string> {
        TRY(alarm, unit.rows.one(fmt::format("SELECT {} FROM channel_alarm WHERE authority = $1 AND id = $2", columns),
                                 {authority_.id, id}, alarm_of));
        if (!alarm) return fail(ErrorKind::not_found, fmt::format("there is no alarm {}", id));
        if (!alarm->cleared_by.empty())
            return fail(ErrorKind::conflict, fmt::format("{} put it aside already", alarm->cleared_by));
        TRY_VOID(resume(unit, *alarm));
        TRY_VOID(tell(unit, "alarm-cleared", Value::object({{"alarm", id}, {"because", because}}),
                      {person.account, person.on_behalf_of, unit.now}));
        TRY_VOID(
            unit.rows.run("UPDATE channel_alarm SET cleared_by = $3, cleared_on_behalf_of = $4, cleared_as = $5 "
                          "WHERE authority = $1 AND id = $2",
                          {authority_.id, id, person.account, person.on_behalf_of, because}));
        return std::string();
    }));
    return {};
}

Result<void> AlarmBook::resume(Unit& unit, const SecurityAlarm& alarm) {
    if (alarm.kind == log_of_ours) return resume_own_log(unit, authority_.id, alarm.peer);
    if (alarm.kind == log_of_peer) return resume_log(unit, alarm.known, alarm.presented);
    return {};
}

}  // namespace comity::node
