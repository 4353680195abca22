// SPDX-License-Identifier: EUPL-1.2
#include "node/webhooks/delivery_table.h"

#include <fmt/format.h>

namespace comity::node {

namespace {

constexpr const char* read_columns =
    "SELECT receiver, sequence, case_id, version, at, attempts, answer FROM webhook_delivery WHERE authority = $1 AND "
    "receiver = $2 AND ";

auto reader(std::string_view authority) {
    return [authority](const store::Row& row) -> Result<Delivery> {
        TRY(at, Instant::at(row.number(4)));
        return Delivery{{.authority = std::string(authority),
                         .receiver = row.string(0),
                         .sequence = row.number(1),
                         .case_id = row.string(2),
                         .version = row.number(3),
                         .at = at},
                        row.number(5),
                        row.string(6)};
    };
}

}  // namespace

Result<std::map<std::string, Told>> DeliveryTable::told() {
    std::map<std::string, Told> all;
    TRY_VOID(rows_.each("SELECT receiver, account, told FROM webhook WHERE authority = $1", {authority_},
                        [&](const store::Row& row) { all[row.string(0)] = {row.string(1), row.number(2)}; }));
    return all;
}

Result<void> DeliveryTable::begin(std::string_view receiver, const Told& from) {
    TRY_VOID(end(receiver));
    TRY_VOID(rows_.run("INSERT INTO webhook (authority, receiver, account, told) VALUES ($1, $2, $3, $4)",
                       {authority_, receiver, from.account, from.sequence}));
    return {};
}

Result<void> DeliveryTable::end(std::string_view receiver) {
    TRY_VOID(rows_.run("DELETE FROM webhook_delivery WHERE authority = $1 AND receiver = $2", {authority_, receiver}));
    TRY_VOID(rows_.run("DELETE FROM webhook WHERE authority = $1 AND receiver = $2", {authority_, receiver}));
    return {};
}

Result<void> DeliveryTable::add(std::string_view receiver, const Told& before, std::int64_t told,
                                std::span<const ChangedCase> changes, Instant now) {
    TRY(moved, rows_.run("UPDATE webhook SET told = $5 WHERE authority = $1 AND receiver = $2 AND account = $3 AND "
                         "told = $4",
                         {authority_, receiver, before.account, before.sequence, told}));
    if (moved == 0) return {};
    for (const ChangedCase& change : changes)
        TRY_VOID(
            rows_.run("INSERT INTO webhook_delivery (authority, receiver, sequence, case_id, version, at, "
                      "attempts, next_at, given_up, answer) VALUES ($1, $2, $3, $4, $5, $6, 0, $6, 0, '')",
                      {authority_, receiver, change.sequence, change.id, change.version, now.utc_milliseconds()}));
    return {};
}

Result<bool> DeliveryTable::is_due(std::string_view receiver, Instant now) {
    TRY(found,
        rows_.one("SELECT 1 FROM webhook_delivery WHERE authority = $1 AND receiver = $2 AND given_up = 0 AND "
                  "next_at <= $3 LIMIT 1",
                  {authority_, receiver, now.utc_milliseconds()}, [](const store::Row& row) { return row.number(0); }));
    return found.has_value();
}

Result<std::vector<Delivery>> DeliveryTable::claim(std::string_view receiver, Instant now, Instant leased,
                                                   std::size_t limit) {
    static const std::string sql =
        fmt::format("{} given_up = 0 AND next_at <= $3 ORDER BY sequence LIMIT $4", read_columns);
    TRY(due, rows_.all(sql, {authority_, receiver, now.utc_milliseconds(), limit}, reader(authority_)));
    for (Delivery& delivery : due) {
        ++delivery.attempts;
        TRY_VOID(
            rows_.run("UPDATE webhook_delivery SET attempts = $4, next_at = $5 WHERE authority = $1 AND "
                      "receiver = $2 AND sequence = $3",
                      {authority_, receiver, delivery.changed.sequence, delivery.attempts, leased.utc_milliseconds()}));
    }
    return due;
}

Result<void> DeliveryTable::remove(const Delivery& delivery) {
    TRY_VOID(rows_.run("DELETE FROM webhook_delivery WHERE authority = $1 AND receiver = $2 AND sequence = $3",
                       {authority_, delivery.changed.receiver, delivery.changed.sequence}));
    return {};
}

Result<void> DeliveryTable::put_off(const Delivery& delivery, Instant next) {
    TRY_VOID(
        rows_.run("UPDATE webhook_delivery SET attempts = $4, next_at = $5, answer = $6 WHERE authority = $1 AND "
                  "receiver = $2 AND sequence = $3",
                  {authority_, delivery.changed.receiver, delivery.changed.sequence, delivery.attempts,
                   next.utc_milliseconds(), delivery.answer}));
    return {};
}

Result<void> DeliveryTable::give_up(const Delivery& delivery) {
    TRY_VOID(
        rows_.run("UPDATE webhook_delivery SET given_up = 1, answer = $4 WHERE authority = $1 AND receiver = $2 "
                  "AND sequence = $3",
                  {authority_, delivery.changed.receiver, delivery.changed.sequence, delivery.answer}));
    return {};
}

Result<std::int64_t> DeliveryTable::waiting(std::string_view receiver) {
    TRY(count, rows_.one("SELECT count(*) FROM webhook_delivery WHERE authority = $1 AND receiver = $2 AND "
                         "given_up = 0",
                         {authority_, receiver}, [](const store::Row& row) { return row.number(0); }));
    return count.value_or(0);
}

Result<std::vector<Delivery>> DeliveryTable::given_up(std::string_view receiver, std::size_t limit) {
    static const std::string sql = fmt::format("{} given_up = 1 ORDER BY sequence DESC LIMIT $3", read_columns);
    TRY(found, rows_.all(sql, {authority_, receiver, limit}, reader(authority_)));
    return found;
}

Result<std::int64_t> DeliveryTable::revive(std::string_view receiver, Instant now) {
    TRY(changed, rows_.run("UPDATE webhook_delivery SET given_up = 0, attempts = 0, next_at = $3 WHERE authority = $1 "
                           "AND receiver = $2 AND given_up = 1",
                           {authority_, receiver, now.utc_milliseconds()}));
    return changed;
}

Result<void> DeliveryTable::forget_given_up(Instant before) {
    TRY_VOID(rows_.run("DELETE FROM webhook_delivery WHERE authority = $1 AND given_up = 1 AND at < $2",
                       {authority_, before.utc_milliseconds()}));
    return {};
}

}  // namespace comity::node
