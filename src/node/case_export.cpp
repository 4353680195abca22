// SPDX-License-Identifier: EUPL-1.2
#include "node/case_export.h"

#include "store/events/record_tables.h"
#include "store/sql/transaction.h"

namespace comity::node {

Result<std::unique_ptr<CaseExport>> CaseExport::begin(Office& office, store::Database& database, const Person& person,
                                                      const std::string& case_id,
                                                      std::vector<record::VerifierKey> witnesses,
                                                      record::ExportExtent extent) {
    TRY_VOID(office.cases->check_may(person, case_id, access::Resource::case_file, access::Verb::export_copy));
    TRY_VOID(office.cases->record_reading(person, case_id, "export"));
    const Authority& authority = *office.authority;
    TRY(lease, database.reader());
    TRY(transaction, store::Transaction::read(*lease));
    store::RecordTables tables(*lease, authority.id);
    TRY(events, record::StreamExport::begin(authority.id, {"case", case_id}, tables.stores(), *authority.data_keys,
                                            {.log = authority.log_key->verifier(), .witnesses = std::move(witnesses)},
                                            office.writer->now(), extent));
    TRY(number, lease->one("SELECT number FROM docket_case WHERE authority = $1 AND id = $2", {authority.id, case_id},
                           [](const store::Row& row) { return row.string(0); }));
    TRY_VOID(transaction.rollback());
    return std::unique_ptr<CaseExport>(
        new CaseExport(database, authority.id, number.value_or(case_id), std::move(events)));
}

Result<std::string> CaseExport::next() {
    TRY(lease, database_.reader());
    store::RecordTables tables(*lease, authority_);
    return events_.next(tables.stores());
}

}  // namespace comity::node
