// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "node/maintenance.h"
#include "record/checkpoint.h"
#include "record/sealed_body.h"
#include "store/events/record_tables.h"
#include "store/events/row_check.h"
#include "store/sql/transaction.h"

namespace comity::node {

namespace {

constexpr std::size_t hashes_at_once = 4'096;
constexpr std::size_t most_faults = 100;

class Checking {
   public:
    Checking(Office& office, store::Connection& rows)
        : authority_(*office.authority), rows_(rows), tables_(rows, authority_.id), stores_(tables_.stores()) {}

    Result<RecordCheck> run() {
        TRY_VOID(check_store());
        TRY_VOID(check_events());
        TRY_VOID(check_checkpoint());
        return std::move(check_);
    }

   private:
    void fault(std::string text) {
        if (check_.faults.size() < most_faults) check_.faults.push_back(std::move(text));
    }

    /// What the store itself finds wrong, before anything is made of its rows.
    Result<void> check_store() {
        TRY(of_engine, store::engine_faults(rows_, most_faults));
        TRY(of_rows, store::row_faults(rows_, authority_.id, most_faults));
        for (std::vector<std::string>* found : {&of_engine, &of_rows})
            for (std::string& each : *found) fault(std::move(each));
        return {};
    }

    /// The bodies are opened after the walk over the rows: a connection does one thing at a time.
    Result<void> check_events() {
        std::vector<record::KeptEvent> group;
        while (true) {
            TRY(read, stores_.events.read_range(check_.events + 1, hashes_at_once));
            if (read.empty()) return {};
            std::vector<record::Hash> leaves;
            for (const record::KeptEvent& kept : read) {
                if (kept.sequence != ++check_.events) fault(fmt::format("event {} is missing", check_.events));
                std::uint64_t& last = lengths_[kept.stream];
                if (kept.stream_sequence != ++last)
                    fault(fmt::format("event {} of {} is missing", last, to_string(kept.stream)));
                TRY_VOID(check_body(kept));
                leaves.push_back(record::leaf_hash(kept.entry));
            }
            TRY_VOID(check_hashes(leaves));
        }
    }

    Result<void> check_body(const record::KeptEvent& kept) {
        auto key = authority_.data_keys->find(kept.stream, stores_.keys);
        if (!key && key.error().kind == ErrorKind::not_found) {
            ++check_.erased;
            return {};
        }
        if (!key) return tl::unexpected(key.error());
        const auto opened = record::open_body(authority_.id, kept.stream, kept.sequence, kept.body, *key);
        const auto entry = record::read_entry(kept.entry);
        if (!opened)
            fault(fmt::format("event {} cannot be opened: {}", kept.sequence, opened.error().message));
        else if (!entry || entry->sequence != kept.sequence ||
                 entry->event != record::commitment(opened->salt, octets(opened->octets)))
            fault(fmt::format("event {} is not what the log committed to", kept.sequence));
        else if (const auto event = record::read_event(opened->octets);
                 !event || event->stream != kept.stream || event->stream_sequence != kept.stream_sequence)
            fault(fmt::format("event {} is not the one of its place", kept.sequence));
        return {};
    }

    Result<void> check_hashes(const std::vector<record::Hash>& leaves) {
        TRY(growth, record::Growth::of(head_, leaves));
        std::vector<std::uint64_t> indices(growth.stored.size());
        for (std::size_t i = 0; i < indices.size(); ++i) indices[i] = growth.first_stored_index + i;
        const auto stored = stores_.log.read_hashes(indices);
        if (!stored)
            fault(fmt::format("hashes of the log before event {} are missing: {}", check_.events,
                              stored.error().message));
        else if (*stored != growth.stored)
            fault(fmt::format("hashes of the log before event {} are wrong", check_.events));
        head_ = std::move(growth.head);
        return {};
    }

    Result<void> check_checkpoint() {
        TRY(newest, stores_.log.newest_checkpoint());
        if (!newest) {
            if (check_.events > 0) fault("the log has no checkpoint");
            return {};
        }
        check_.checkpoint = newest->size;
        const std::vector known{authority_.log_key->verifier()};
        const auto opened = record::open_checkpoint(newest->note, known, {});
        if (!opened)
            fault(fmt::format("the newest checkpoint does not verify: {}", opened.error().message));
        else if (opened->checkpoint.size != check_.events || opened->checkpoint.root != head_.root())
            fault(fmt::format("the newest checkpoint is of another log: {} events, the record has {}",
                              opened->checkpoint.size, check_.events));
        return {};
    }

    Authority& authority_;
    store::Connection& rows_;
    store::RecordTables tables_;
    record::Stores stores_;
    record::LogHead head_;
    std::map<record::StreamId, std::uint64_t> lengths_;
    RecordCheck check_;
};

/// Makes the docket again in a transaction that is given up, and compares.
Result<void> check_docket(Office& office, RecordCheck& check) {
    std::vector<std::string> live;
    std::vector<std::string> again;
    std::size_t cases = 0;
    const auto compared = office.writer->run([&](Unit& unit) -> Result<std::string> {
        TRY(before, docket_lines(unit.rows, office.authority->id));
        TRY(rebuilt, rebuild_within(unit, office));
        TRY(after, docket_lines(unit.rows, office.authority->id));
        live = std::move(before);
        again = std::move(after);
        cases = rebuilt;
        return fail(ErrorKind::conflict, "only compared");  // rolls back to before
    });
    if (!compared && compared.error().message != "only compared") {
        check.faults.push_back("the docket cannot be compared: " + compared.error().message);
        return {};
    }
    check.cases = cases;
    std::vector<std::string> only_live;
    std::vector<std::string> only_again;
    std::ranges::sort(live);
    std::ranges::sort(again);
    std::ranges::set_difference(live, again, std::back_inserter(only_live));
    std::ranges::set_difference(again, live, std::back_inserter(only_again));
    for (const std::string& line : only_live)
        if (check.faults.size() < most_faults) check.faults.push_back("the docket says, the events do not: " + line);
    for (const std::string& line : only_again)
        if (check.faults.size() < most_faults) check.faults.push_back("the events say, the docket does not: " + line);
    return {};
}

}  // namespace

Result<RecordCheck> check_record(Office& office, store::Database& database) {
    TRY(lease, database.reader());
    TRY(transaction, store::Transaction::read(*lease));
    TRY(check, Checking(office, *lease).run());
    TRY_VOID(transaction.rollback());
    TRY_VOID(check_docket(office, check));
    return check;
}

}  // namespace comity::node
