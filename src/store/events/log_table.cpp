// SPDX-License-Identifier: EUPL-1.2
#include "store/events/log_table.h"

#include <array>
#include <limits>
#include <unordered_map>

#include <fmt/format.h>

#include "store/events/stored_hash.h"
#include "store/sql/insert.h"

namespace comity::store {

namespace {

/// How many hashes are asked for at once; a proof in a log of 10^7 leaves needs about 24.
constexpr std::size_t asked_at_once = 32;

std::string hash_query() {
    std::string sql = "SELECT stored_index, hash FROM record_hashes WHERE authority = $1 AND stored_index IN (";
    for (std::size_t i = 0; i < asked_at_once; ++i) sql += fmt::format("{}${}", i == 0 ? "" : ", ", i + 2);
    return sql + ")";
}

record::KeptCheckpoint read_checkpoint(const Row& row) {
    return {static_cast<std::uint64_t>(row.number(0)), row.octet_string(1), row.octet_string(2)};
}

/// The lines that are not among those that are there.
std::string lines_missing(std::string_view there, std::string_view lines) {
    std::string missing;
    while (!lines.empty()) {
        const std::size_t end = std::min(lines.find('\n'), lines.size() - 1) + 1;
        const std::string_view line = lines.substr(0, end);
        lines.remove_prefix(end);
        const std::string known = fmt::format("\n{}{}", there, missing);
        if (known.find(fmt::format("\n{}", line)) == std::string::npos) missing += line;
    }
    return missing;
}

}  // namespace

Result<std::uint64_t> stored_hashes(Connection& connection, std::string_view authority) {
    TRY(count, connection.one("SELECT coalesce(max(stored_index), -1) + 1 FROM record_hashes WHERE authority = $1",
                              {authority}, [](const Row& row) { return static_cast<std::uint64_t>(row.number(0)); }));
    return count.value_or(0);
}

Result<void> LogTable::append_hashes(std::uint64_t first_stored_index, std::span<const record::Hash> hashes) {
    TRY(stored, stored_hashes(connection_, authority_));
    if (stored != first_stored_index)
        return fail(ErrorKind::conflict,
                    fmt::format("the log of {} has {} hashes stored, not {}", authority_, stored, first_stored_index),
                    {}, "read the log again and repeat the command");
    std::vector<Value> values;
    values.reserve(hashes.size() * 3);
    for (const record::Hash& hash : hashes) values.insert(values.end(), {authority_, stored++, hash});
    TRY_VOID(insert_rows(connection_, "record_hashes (authority, stored_index, hash)", 3, values));
    return {};
}

Result<std::vector<record::Hash>> LogTable::read_hashes(std::span<const std::uint64_t> stored_indices) {
    static const std::string sql = hash_query();
    std::unordered_map<std::uint64_t, record::Hash> found;
    for (std::size_t begin = 0; begin < stored_indices.size(); begin += asked_at_once) {
        const auto asked = stored_indices.subspan(begin, std::min(asked_at_once, stored_indices.size() - begin));
        // The statement has always the same length; what is left of it asks for the last again.
        std::vector<Value> values{authority_};
        for (std::size_t i = 0; i < asked_at_once; ++i) values.emplace_back(asked[std::min(i, asked.size() - 1)]);
        TRY_VOID(connection_.each(sql, values, [&](const Row& row) {
            found[static_cast<std::uint64_t>(row.number(0))] = read_hash(row, 1);
        }));
    }
    std::vector<record::Hash> hashes;
    hashes.reserve(stored_indices.size());
    for (const std::uint64_t index : stored_indices) {
        const auto at = found.find(index);
        if (at == found.end())
            return fail(ErrorKind::unavailable, fmt::format("the log of {} lacks stored hash {}", authority_, index),
                        Place{connection_.database()}, "check the record, and restore it from a backup");
        hashes.push_back(at->second);
    }
    return hashes;
}

Result<std::optional<record::KeptCheckpoint>> LogTable::checkpoint(std::uint64_t size) {
    return connection_.one("SELECT size, note, cosignatures FROM record_checkpoints WHERE authority = $1 AND size = $2",
                           {authority_, size}, read_checkpoint);
}

Result<void> LogTable::put_checkpoint(std::uint64_t size, std::string_view note) {
    TRY(there, checkpoint(size));
    if (there && there->note == note) return {};
    if (there)
        return fail(ErrorKind::conflict,
                    fmt::format("the log of {} has another checkpoint of size {}", authority_, size), {},
                    "two checkpoints of one size must never be: check the record before going on");
    TRY_VOID(
        connection_.run("INSERT INTO record_checkpoints (authority, size, note, cosignatures) VALUES ($1, $2, $3, $4)",
                        {authority_, size, Value::bytes(note), Value::bytes("")}));
    return {};
}

Result<void> LogTable::add_cosignatures(std::uint64_t size, std::string_view lines) {
    TRY(there, checkpoint(size));
    if (!there)
        return fail(ErrorKind::not_found, fmt::format("the log of {} has no checkpoint of size {}", authority_, size));
    const std::string missing = lines_missing(there->cosignatures, lines);
    if (missing.empty()) return {};
    const std::string all = there->cosignatures + missing;
    TRY_VOID(connection_.run("UPDATE record_checkpoints SET cosignatures = $3 WHERE authority = $1 AND size = $2",
                             {authority_, size, Value::bytes(all)}));
    return {};
}

Result<std::optional<record::KeptCheckpoint>> LogTable::newest_checkpoint() {
    return connection_.one(
        "SELECT size, note, cosignatures FROM record_checkpoints WHERE authority = $1 ORDER BY size DESC LIMIT 1",
        {authority_}, read_checkpoint);
}

Result<std::optional<record::KeptCheckpoint>> LogTable::first_checkpoint_from(std::uint64_t size, bool cosigned) {
    // Apart, because only so the index of those with cosignatures is used.
    constexpr std::string_view any =
        "SELECT size, note, cosignatures FROM record_checkpoints WHERE authority = $1 AND size >= $2"
        " ORDER BY size LIMIT 1";
    constexpr std::string_view with_cosignature =
        "SELECT size, note, cosignatures FROM record_checkpoints WHERE authority = $1 AND size >= $2"
        " AND length(cosignatures) > 0 ORDER BY size LIMIT 1";
    return connection_.one(cosigned ? with_cosignature : any, {authority_, size}, read_checkpoint);
}

Result<std::vector<record::KeptCheckpoint>> LogTable::list_checkpoints(std::uint64_t below, bool cosigned,
                                                                       std::size_t limit) {
    constexpr std::string_view any =
        "SELECT size, note, cosignatures FROM record_checkpoints WHERE authority = $1 AND size < $2"
        " ORDER BY size DESC LIMIT $3";
    constexpr std::string_view with_cosignature =
        "SELECT size, note, cosignatures FROM record_checkpoints WHERE authority = $1 AND size < $2"
        " AND length(cosignatures) > 0 ORDER BY size DESC LIMIT $3";
    return connection_.all(cosigned ? with_cosignature : any, {authority_, below, limit}, read_checkpoint);
}

Result<std::optional<record::KeptCheckpoint>> LogTable::newest_cosigned() {
    TRY(newest, list_checkpoints(std::numeric_limits<std::int64_t>::max(), true, 1));
    if (newest.empty()) return std::nullopt;
    return std::move(newest.front());
}

}  // namespace comity::store
