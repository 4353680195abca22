// SPDX-License-Identifier: EUPL-1.2
#include "store/channel/directory_table.h"

#include <fmt/format.h>

#include "store/sql/transaction.h"

namespace comity::store {
namespace {

Result<KeptDirectory> read_directory(const Row& row) {
    TRY(fetched, Instant::at(row.number(1)));
    return KeptDirectory{row.number(0), fetched, row.octet_string(2), row.octet_string(3)};
}

}  // namespace

Result<std::optional<KeptDirectory>> DirectoryTable::newest() {
    TRY(lease, database_.reader());
    TRY(found, lease->one("SELECT sequence, fetched, note, json FROM channel_directories WHERE authority = $1"
                          " ORDER BY sequence DESC LIMIT 1",
                          {authority_}, read_directory));
    return found;
}

Result<std::optional<KeptDirectory>> DirectoryTable::find(std::int64_t sequence) {
    TRY(lease, database_.reader());
    TRY(found, lease->one("SELECT sequence, fetched, note, json FROM channel_directories"
                          " WHERE authority = $1 AND sequence = $2",
                          {authority_, sequence}, read_directory));
    return found;
}

Result<std::vector<std::int64_t>> DirectoryTable::sequences() {
    TRY(lease, database_.reader());
    TRY(found, lease->all("SELECT sequence FROM channel_directories WHERE authority = $1 ORDER BY sequence",
                          {authority_}, [](const Row& row) { return row.number(0); }));
    return found;
}

Result<void> DirectoryTable::add(const KeptDirectory& directory) {
    TRY(lease, database_.writer());
    TRY(transaction, Transaction::write(*lease, authority_));
    TRY(last, lease->one("SELECT max(sequence) FROM channel_directories WHERE authority = $1", {authority_},
                         [](const Row& row) { return row.optional_number(0); }));
    const std::int64_t newest = last.value_or(std::nullopt).value_or(-1);
    if (directory.sequence <= newest)
        return fail(ErrorKind::conflict,
                    fmt::format("directory {} comes after {} was taken", directory.sequence, newest), {},
                    "a directory only goes on to a higher sequence");
    TRY_VOID(
        lease->run("INSERT INTO channel_directories (authority, sequence, fetched, note, json)"
                   " VALUES ($1, $2, $3, $4, $5)",
                   {authority_, directory.sequence, directory.fetched.utc_milliseconds(), Value::bytes(directory.note),
                    Value::bytes(directory.json)}));
    TRY_VOID(transaction.commit());
    return {};
}

Result<void> DirectoryTable::touch(std::int64_t sequence, Instant fetched) {
    TRY(lease, database_.writer());
    TRY(transaction, Transaction::write(*lease, authority_));
    TRY_VOID(lease->run("UPDATE channel_directories SET fetched = $3 WHERE authority = $1 AND sequence = $2",
                        {authority_, sequence, fetched.utc_milliseconds()}));
    TRY_VOID(transaction.commit());
    return {};
}

}  // namespace comity::store
