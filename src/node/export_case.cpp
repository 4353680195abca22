// SPDX-License-Identifier: EUPL-1.2
#include <fstream>

#include <fmt/format.h>

#include "node/maintenance.h"
#include "record/export_stream.h"
#include "store/events/record_tables.h"
#include "store/sql/transaction.h"

namespace comity::node {

Result<void> export_case(Office& office, store::Database& database, const Person& person, const std::string& case_id,
                         const std::filesystem::path& file) {
    TRY_VOID(office.cases->check_export(person, case_id));
    TRY_VOID(office.cases->record_reading(person, case_id, "export"));
    const Authority& authority = *office.authority;
    TRY(lease, database.reader());
    TRY(transaction, store::Transaction::read(*lease));
    store::RecordTables tables(*lease, authority.id);
    std::ofstream out(file, std::ios::binary);
    if (!out)
        return fail(ErrorKind::unavailable, fmt::format("{} cannot be written", file.string()), {},
                    "choose a folder you may write to");
    TRY_VOID(record::export_stream(authority.id, {"case", case_id}, tables.stores(), *authority.data_keys,
                                   {.log = authority.log_key->verifier(), .witnesses = {}}, office.writer->now(),
                                   [&](std::string_view line) -> Result<void> {
                                       out << line;
                                       if (out) return {};
                                       return fail(ErrorKind::unavailable,
                                                   fmt::format("{} cannot be written", file.string()), {},
                                                   "make room on the disk and export again");
                                   }));
    TRY_VOID(transaction.rollback());
    out.close();
    if (!out) return fail(ErrorKind::unavailable, fmt::format("{} cannot be written", file.string()));
    return {};
}

}  // namespace comity::node
