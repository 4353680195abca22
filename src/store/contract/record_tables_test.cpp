// SPDX-License-Identifier: EUPL-1.2
// What the record asks of a store (record/store.h), on both engines.
#include "store/events/record_tables.h"

#include <fstream>
#include <iterator>

#include "store/contract/engines.h"
#include "store/events/row_check.h"

namespace comity::store {
namespace {

using record::KeptEvent;
using record::StreamId;

const StreamId one{"case", "2026-1"};
const StreamId two{"case", "2026-2"};

KeptEvent event(std::uint64_t sequence, const StreamId& stream, std::uint64_t stream_sequence) {
    return {stream, stream_sequence, sequence, "entry " + std::to_string(sequence),
            std::string("\0sealed\xff ", 9) + std::to_string(sequence)};
}

record::Hash hash(unsigned char first) {
    record::Hash made{};
    made[0] = first;
    return made;
}

Instant at(std::int64_t milliseconds, int offset = 0) {
    return *Instant::at(milliseconds, offset);
}

class Record : public EachEngine {
   protected:
    void SetUp() override {
        const Schema schema = record_schema();
        ASSERT_TRUE(good(migrate(**database_->writer(), {&schema, 1})));
        begin();
    }

    /// A new transaction on a new lease, for the authority named.
    void begin(const std::string& authority = "justice.example") {
        tables_.reset();
        transaction_.reset();
        lease_.reset();
        lease_ = std::make_unique<Lease>(*database_->writer());
        transaction_ = std::make_unique<Transaction>(*Transaction::write(**lease_, authority));
        tables_ = std::make_unique<RecordTables>(**lease_, authority);
    }
    void commit_and_begin(const std::string& authority = "justice.example") {
        ASSERT_TRUE(good(transaction_->commit()));
        begin(authority);
    }

    record::Stores stores() { return tables_->stores(); }
    record::EventStore& events() { return stores().events; }
    record::LogStore& log() { return stores().log; }
    record::WitnessStore& witness() { return stores().witness; }
    record::DataKeyStore& keys() { return stores().keys; }
    record::AnswerStore& answers() { return stores().answers; }

    template <class T>
    static ErrorKind kind_of(const Result<T>& failed) {
        EXPECT_FALSE(failed.has_value());
        return failed ? ErrorKind::limit : failed.error().kind;
    }

    std::unique_ptr<Database> database_ = open();
    std::unique_ptr<Lease> lease_;
    std::unique_ptr<Transaction> transaction_;
    std::unique_ptr<RecordTables> tables_;
};

TEST_P(Record, gives_events_back_by_stream_and_by_range) {
    EXPECT_EQ(events().last_sequence().value(), 0);
    EXPECT_EQ(events().stream_length(one).value(), 0);
    EXPECT_TRUE(events().read_range(1, 10)->empty());
    const std::vector<KeptEvent> kept{event(1, one, 1), event(2, two, 1), event(3, one, 2), event(4, one, 3)};
    ASSERT_TRUE(good(events().append(std::span(kept).first(2))));
    ASSERT_TRUE(good(events().append(std::span(kept).subspan(2))));
    commit_and_begin();
    EXPECT_EQ(events().last_sequence().value(), 4);
    EXPECT_EQ(events().stream_length(one).value(), 3);
    EXPECT_EQ(events().read_range(1, 10).value(), kept);
    EXPECT_EQ(events().read_range(2, 2).value(), (std::vector{kept[1], kept[2]}));
    EXPECT_TRUE(events().read_range(5, 10)->empty());
    EXPECT_EQ(events().read_stream(one, 1, 10).value(), (std::vector{kept[0], kept[2], kept[3]}));
    EXPECT_EQ(events().read_stream(one, 2, 1).value(), (std::vector{kept[2]}));
    EXPECT_TRUE(events().read_stream(one, 4, 10)->empty());
    EXPECT_TRUE(events().read_stream({"agreement", one.id}, 1, 10)->empty());
}

TEST_P(Record, refuses_events_out_of_their_order) {
    ASSERT_TRUE(good(events().append(std::vector{event(1, one, 1)})));
    commit_and_begin();
    for (const KeptEvent& wrong :
         {event(1, one, 2), event(3, one, 2), event(2, one, 1), event(2, one, 3), event(2, two, 2)}) {
        const auto refused = events().append(std::vector{wrong});
        EXPECT_EQ(kind_of(refused), ErrorKind::conflict) << wrong.sequence << " " << wrong.stream_sequence;
    }
    EXPECT_EQ(kind_of(events().append(std::vector{event(2, one, 2), event(3, one, 2)})), ErrorKind::conflict);
    EXPECT_EQ(events().last_sequence().value(), 1);
    EXPECT_TRUE(good(events().append(std::vector{event(2, two, 1), event(3, one, 2), event(4, two, 2)})));
}

TEST_P(Record, keeps_a_large_append_in_order) {
    std::vector<KeptEvent> many;
    for (std::uint64_t i = 1; i <= 1000; ++i) many.push_back(event(i, i % 2 == 0 ? one : two, (i + 1) / 2));
    ASSERT_TRUE(good(events().append(many)));
    EXPECT_EQ(events().read_range(1, 2000).value(), many);
    EXPECT_EQ(events().stream_length(one).value(), 500);
}

TEST_P(Record, keeps_nothing_of_a_transaction_that_was_rolled_back) {
    ASSERT_TRUE(good(events().append(std::vector{event(1, one, 1)})));
    ASSERT_TRUE(good(log().append_hashes(0, std::vector{hash(1)})));
    ASSERT_TRUE(good(log().put_checkpoint(1, "note")));
    ASSERT_TRUE(good(keys().insert(one, "wrapped")));
    ASSERT_TRUE(good(answers().insert("key", {hash(9), "answer", at(1)})));
    ASSERT_TRUE(good(witness().put_state({.origin = "log.example", .size = 1, .root = hash(3), .note = "n"})));
    begin();
    EXPECT_EQ(events().last_sequence().value(), 0);
    EXPECT_EQ(kind_of(log().read_hashes(std::vector<std::uint64_t>{0})), ErrorKind::unavailable);
    EXPECT_EQ(log().newest_checkpoint().value(), std::nullopt);
    EXPECT_EQ(keys().find(one).value(), std::nullopt);
    EXPECT_EQ(answers().find("key").value(), std::nullopt);
    EXPECT_EQ(witness().find_state("log.example").value(), std::nullopt);
}

TEST_P(Record, of_one_authority_is_not_seen_by_another_in_the_same_database) {
    ASSERT_TRUE(good(events().append(std::vector{event(1, one, 1)})));
    ASSERT_TRUE(good(log().append_hashes(0, std::vector{hash(1)})));
    ASSERT_TRUE(good(log().put_checkpoint(1, "note")));
    ASSERT_TRUE(good(keys().insert(one, "wrapped")));
    ASSERT_TRUE(good(answers().insert("key", {hash(9), "answer", at(1)})));
    ASSERT_TRUE(good(witness().put_state({.origin = "log.example", .size = 1, .root = hash(3), .note = "n"})));
    ASSERT_TRUE(good(witness().add_evidence({"log.example", at(5), "reason", "known", "presented"})));
    commit_and_begin("customs.example");
    EXPECT_EQ(events().last_sequence().value(), 0);
    EXPECT_EQ(events().stream_length(one).value(), 0);
    EXPECT_TRUE(events().read_range(1, 10)->empty());
    EXPECT_TRUE(events().read_stream(one, 1, 10)->empty());
    EXPECT_EQ(kind_of(log().read_hashes(std::vector<std::uint64_t>{0})), ErrorKind::unavailable);
    EXPECT_EQ(log().newest_checkpoint().value(), std::nullopt);
    EXPECT_EQ(log().first_checkpoint_from(0, false).value(), std::nullopt);
    EXPECT_EQ(keys().find(one).value(), std::nullopt);
    EXPECT_TRUE(keys().list(std::nullopt, 10)->empty());
    EXPECT_EQ(answers().find("key").value(), std::nullopt);
    EXPECT_EQ(answers().forget_before(at(100)).value(), 0);
    EXPECT_EQ(witness().find_state("log.example").value(), std::nullopt);
    EXPECT_TRUE(witness().evidence("log.example")->empty());
    // The same places are free here.
    ASSERT_TRUE(good(events().append(std::vector{event(1, one, 1)})));
    ASSERT_TRUE(good(keys().insert(one, "other")));
    commit_and_begin();
    EXPECT_EQ(keys().find(one).value(), "wrapped");
    EXPECT_EQ(recorded_authorities(**lease_).value(), (std::vector<std::string>{"customs.example", "justice.example"}));
}

TEST_P(Record, gives_stored_hashes_in_the_order_asked) {
    std::vector<record::Hash> hashes;
    for (int i = 0; i < 200; ++i) hashes.push_back(hash(static_cast<unsigned char>(i)));
    ASSERT_TRUE(good(log().append_hashes(0, std::span(hashes).first(3))));
    ASSERT_TRUE(good(log().append_hashes(3, std::span(hashes).subspan(3))));
    EXPECT_EQ(kind_of(log().append_hashes(199, std::vector{hash(1)})), ErrorKind::conflict);
    EXPECT_EQ(kind_of(log().append_hashes(201, std::vector{hash(1)})), ErrorKind::conflict);
    EXPECT_TRUE(log().read_hashes({})->empty());
    std::vector<std::uint64_t> asked;
    std::vector<record::Hash> wanted;
    for (std::uint64_t i = 0; i < 100; ++i) {
        asked.push_back(199 - 2 * i);
        wanted.push_back(hashes[199 - 2 * i]);
    }
    asked.push_back(199);
    wanted.push_back(hashes[199]);
    EXPECT_EQ(log().read_hashes(asked).value(), wanted);
    EXPECT_EQ(kind_of(log().read_hashes(std::vector<std::uint64_t>{1, 200})), ErrorKind::unavailable);
}

TEST_P(Record, has_one_checkpoint_of_a_size) {
    ASSERT_TRUE(good(log().put_checkpoint(5, "five")));
    EXPECT_TRUE(good(log().put_checkpoint(5, "five")));
    EXPECT_EQ(kind_of(log().put_checkpoint(5, "another")), ErrorKind::conflict);
    ASSERT_TRUE(good(log().put_checkpoint(9, "nine")));
    EXPECT_EQ(log().newest_checkpoint().value(), (record::KeptCheckpoint{9, "nine", ""}));
    EXPECT_EQ(log().first_checkpoint_from(5, false).value(), (record::KeptCheckpoint{5, "five", ""}));
    EXPECT_EQ(log().first_checkpoint_from(6, false).value(), (record::KeptCheckpoint{9, "nine", ""}));
    EXPECT_EQ(log().first_checkpoint_from(10, false).value(), std::nullopt);
    EXPECT_EQ(log().first_checkpoint_from(5, true).value(), std::nullopt);
}

TEST_P(Record, keeps_each_cosignature_once_and_in_order) {
    ASSERT_TRUE(good(log().put_checkpoint(5, "five")));
    ASSERT_TRUE(good(log().put_checkpoint(9, "nine")));
    EXPECT_EQ(kind_of(log().add_cosignatures(6, "— a x\n")), ErrorKind::not_found);
    ASSERT_TRUE(good(log().add_cosignatures(9, "— b yy\n")));
    ASSERT_TRUE(good(log().add_cosignatures(9, "— a x\n— b yy\n— a x\n— b y\n")));
    ASSERT_TRUE(good(log().add_cosignatures(9, "— a x\n")));
    EXPECT_EQ(log().newest_checkpoint().value()->cosignatures, "— b yy\n— a x\n— b y\n");
    EXPECT_EQ(log().first_checkpoint_from(1, true).value()->size, 9);
    EXPECT_EQ(log().first_checkpoint_from(1, false).value()->size, 5);
}

TEST_P(Record, knows_what_it_cosigned_for_others_and_what_spoke_against_it) {
    record::WitnessState state{
        .origin = "log.example/2026", .size = 12, .root = hash(7), .note = "note\n", .stopped = false};
    ASSERT_TRUE(good(witness().put_state(state)));
    EXPECT_EQ(witness().find_state(state.origin).value(), state);
    state.size = 13;
    state.stopped = true;
    ASSERT_TRUE(good(witness().put_state(state)));
    commit_and_begin();
    EXPECT_EQ(witness().find_state(state.origin).value(), state);
    EXPECT_EQ(witness().find_state("log.example").value(), std::nullopt);
    const std::vector<record::ForkEvidence> seen{
        {state.origin, at(1'700'000'000'123, 60), "sizes go back", "known", "old 12\n"},
        {state.origin, at(1'600'000'000'000, -90), "roots differ", "", std::string("\0\xff", 2)}};
    for (const auto& evidence : seen) ASSERT_TRUE(good(witness().add_evidence(evidence)));
    EXPECT_EQ(witness().evidence(state.origin).value(), seen);
    EXPECT_EQ(witness().evidence(state.origin)->at(1).seen.offset_minutes(), -90);
    EXPECT_TRUE(witness().evidence("other.example")->empty());
}

TEST_P(Record, keeps_data_keys_until_they_are_erased_for_ever) {
    ASSERT_TRUE(good(keys().insert(one, std::string("\0wrapped\xff", 9))));
    EXPECT_EQ(keys().find(one).value(), std::string("\0wrapped\xff", 9));
    ASSERT_TRUE(good(keys().replace(one, "wrapped anew")));
    EXPECT_EQ(keys().find(one).value(), "wrapped anew");
    EXPECT_EQ(kind_of(keys().insert(one, "second")), ErrorKind::conflict);
    EXPECT_EQ(kind_of(keys().replace(two, "x")), ErrorKind::not_found);
    EXPECT_EQ(kind_of(keys().erase(two)), ErrorKind::not_found);
    ASSERT_TRUE(good(keys().erase(one)));
    EXPECT_EQ(keys().find(one).value(), std::nullopt);
    EXPECT_EQ(kind_of(keys().erase(one)), ErrorKind::not_found);
    EXPECT_EQ(kind_of(keys().replace(one, "x")), ErrorKind::not_found);
    commit_and_begin();
    EXPECT_EQ(kind_of(keys().insert(one, "again")), ErrorKind::conflict);
}

TEST_P(Record, lists_streams_with_a_key_in_order) {
    const std::vector<StreamId> streams{{"account", "b"}, {"case", "2026-1"}, {"case", "2026-10"}, {"case", "2026-2"}};
    for (const auto index : {2, 0, 3, 1})
        ASSERT_TRUE(good(keys().insert(streams[static_cast<std::size_t>(index)], "w")));
    EXPECT_EQ(keys().list(std::nullopt, 10).value(), streams);
    EXPECT_EQ(keys().list(std::nullopt, 2).value(), (std::vector{streams[0], streams[1]}));
    EXPECT_EQ(keys().list(streams[1], 10).value(), (std::vector{streams[2], streams[3]}));
    ASSERT_TRUE(good(keys().erase(streams[2])));
    EXPECT_EQ(keys().list(streams[0], 2).value(), (std::vector{streams[1], streams[3]}));
}

TEST_P(Record, answers_a_repeated_command_as_before_until_it_is_forgotten) {
    const record::KeptAnswer answer{hash(4), std::string("{\"id\":1}\0\xff", 10), at(1000, 120)};
    ASSERT_TRUE(good(answers().insert("key-1", answer)));
    EXPECT_EQ(kind_of(answers().insert("key-1", {hash(5), "other", at(2)})), ErrorKind::conflict);
    EXPECT_EQ(answers().find("key-1").value(), answer);
    EXPECT_EQ(answers().find("key-1").value()->instant.offset_minutes(), 120);
    EXPECT_EQ(answers().find("key").value(), std::nullopt);
    ASSERT_TRUE(good(answers().insert("key-2", {hash(6), "later", at(2000)})));
    EXPECT_EQ(answers().forget_before(at(1000)).value(), 0);
    EXPECT_EQ(answers().forget_before(at(1001)).value(), 1);
    EXPECT_EQ(answers().find("key-1").value(), std::nullopt);
    EXPECT_NE(answers().find("key-2").value(), std::nullopt);
}

TEST_P(Record, is_walked_in_order_for_rebuilding) {
    std::vector<KeptEvent> many;
    for (std::uint64_t i = 1; i <= 300; ++i)
        many.push_back(event(i, {"case", "c" + std::to_string(i % 7)}, (i + 6) / 7));
    ASSERT_TRUE(good(events().append(many)));
    commit_and_begin();
    std::vector<KeptEvent> walked;
    ASSERT_TRUE(good(each_event(**lease_, "justice.example", 1, [&](const KeptEvent& kept) -> Result<void> {
        walked.push_back(kept);
        return {};
    })));
    EXPECT_EQ(walked, many);
    const auto stopped = each_event(**lease_, "justice.example", 299, [](const KeptEvent& kept) -> Result<void> {
        return fail(ErrorKind::not_found, "stopped at " + std::to_string(kept.sequence));
    });
    ASSERT_FALSE(stopped.has_value());
    EXPECT_EQ(stopped.error().message, "stopped at 299");
    EXPECT_EQ(stopped.error().kind, ErrorKind::not_found);
    const auto streams = streams_of_kind(**lease_, "justice.example", "case", "c1", 3);
    EXPECT_EQ(streams.value(), (std::vector<StreamId>{{"case", "c2"}, {"case", "c3"}, {"case", "c4"}}));
}

TEST_P(Record, whose_rows_hold_together_has_no_fault_and_others_are_named) {
    const auto faults = [&] { return row_faults(**lease_, "justice.example").value(); };
    EXPECT_EQ(faults(), std::vector<std::string>{});
    ASSERT_TRUE(
        good(events().append(std::vector{event(1, one, 1), event(2, two, 1), event(3, one, 2), event(4, one, 3)})));
    ASSERT_TRUE(good(log().append_hashes(0, std::vector<record::Hash>(7, hash(1)))));
    ASSERT_TRUE(good(keys().insert(one, "w")));
    ASSERT_TRUE(good(keys().insert(two, "w")));
    ASSERT_TRUE(good(keys().erase(two)));
    ASSERT_TRUE(good(log().put_checkpoint(4, "note")));
    EXPECT_EQ(faults(), std::vector<std::string>{});
    EXPECT_EQ(engine_faults(**lease_).value(), std::vector<std::string>{});
    for (const char* damage :
         {"DELETE FROM record_events WHERE sequence = 3", "DELETE FROM record_hashes WHERE stored_index = 2",
          "DELETE FROM record_data_keys WHERE stream_id = '2026-2'", "UPDATE record_checkpoints SET size = 5"})
        ASSERT_EQ((*lease_)->run(damage).value(), 1);
    EXPECT_EQ(faults(),
              (std::vector<std::string>{"events before 4 are missing", "event 3 of case/2026-1 is out of place",
                                        "case/2026-2 has events and no data key",
                                        "the log has 6 hashes up to number 7; 4 events need 7",
                                        "the newest checkpoint is of 5 events, and there are 4"}));
}

TEST_P(Record, leaves_no_trace_of_an_erased_key_in_the_file) {
    const std::string wrapped = "WRAPPED-KEY-THAT-IS-TO-BE-GONE";
    ASSERT_TRUE(good(keys().insert(one, wrapped)));
    ASSERT_TRUE(good(keys().insert(two, "other")));
    commit_and_begin();
    ASSERT_TRUE(good(keys().erase(one)));
    ASSERT_TRUE(good(transaction_->commit()));
    ASSERT_TRUE(good((*lease_)->purge("record_data_keys")));
    std::vector<std::string> paths{place_.file().string(), place_.file().string() + "-wal"};
    if (GetParam() == Engine::postgres) {
        ASSERT_TRUE(good((*lease_)->script("CHECKPOINT")));
        const auto path = (*lease_)->one(
            "SELECT current_setting('data_directory') || '/' ||"
            " pg_relation_filepath('record_data_keys')",
            {}, [](const Row& row) { return row.string(0); });
        ASSERT_TRUE(good(path));
        paths = {**path};
    }
    for (const std::string& path : paths) {
        std::ifstream file(path, std::ios::binary);
        ASSERT_TRUE(file) << path;
        const std::string all((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
        EXPECT_EQ(all.find(wrapped), std::string::npos) << path;
    }
}

COMITY_EACH_ENGINE(Record);

}  // namespace
}  // namespace comity::store
