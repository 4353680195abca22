// SPDX-License-Identifier: EUPL-1.2
#include "node/event_proof.h"

#include <fmt/format.h>

#include "record/sealed_body.h"
#include "store/events/record_tables.h"

namespace comity::node {

Result<EventProof> prove_event(Office& office, store::Database& database, const Person& person,
                               const std::string& case_id, std::uint64_t version) {
    TRY_VOID(office.cases->check_may(person, case_id, access::Resource::event_history, access::Verb::verify));
    TRY_VOID(office.cases->record_reading(person, case_id, fmt::format("proof of event {}", version)));
    const Authority& authority = *office.authority;
    const record::StreamId stream{"case", case_id};
    TRY(lease, database.reader());
    store::RecordTables tables(*lease, authority.id);
    const record::Stores stores = tables.stores();
    TRY(found, stores.events.read_stream(stream, version, 1));
    if (version == 0 || found.empty()) return fail(ErrorKind::not_found, "the case has no such event");
    TRY(key, authority.data_keys->find(stream, stores.keys));
    const record::KeptEvent& kept = found.front();
    TRY(body, record::open_body(authority.id, stream, kept.sequence, kept.body, key));
    return EventProof{std::move(body.octets), body.salt, kept.entry, kept.sequence - 1};
}

}  // namespace comity::node
