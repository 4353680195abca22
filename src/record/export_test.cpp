// SPDX-License-Identifier: EUPL-1.2
#include "record/export.h"

#include <algorithm>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "format/canonical_json.h"
#include "record/cosignature.h"
#include "record/export_stream.h"
#include "record/log_vectors.h"
#include "record/memory_stores.h"
#include "record/sealed_body.h"

namespace comity::record {
namespace {

const StreamId the_case{"case", "2026-17"};
const StreamId another{"case", "2026-18"};

std::string verifier_file(const std::string& name) {
    std::ifstream file("tests/verify/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The same octets in every run.
crypto::RandomBytes counting() {
    return [count = 0U](std::span<unsigned char> octets) mutable {
        for (unsigned char& octet : octets) octet = static_cast<unsigned char>(count++ * 37 + 11);
    };
}

/// A record with two cases, checkpoints after some events, some of them cosigned.
struct Recorded {
    explicit Recorded(std::function<Signer()> log_signer = vector_log,
                      std::function<Signer()> witness_signer = vector_witness)
        : log_signer(std::move(log_signer)), witness_signer(std::move(witness_signer)) {}

    std::function<Signer()> log_signer;
    std::function<Signer()> witness_signer;
    MemoryStores stores;
    std::unique_ptr<crypto::AuthorityKey> authority_key =
        crypto::software_authority_key(crypto::AeadKey::random(counting()), counting());
    DataKeys keys{"xa-moj", *authority_key, counting()};
    std::vector<std::string> lines;
    std::uint64_t minute = 0;
    crypto::RandomBytes random = counting();

    void record(const StreamId& stream, const std::string& payload, const std::string& type = "fact.recorded") {
        auto recorder = Recorder::begin("xa-moj", stores.all(), keys, [this](std::span<unsigned char> octets) {
                            random(octets);
                        }).value();
        const Draft draft{type, 1, payload};
        const auto instant =
            parse_instant(fmt::format("2026-03-04T{}:{:02}:00.000+01:00", 11 + minute / 60, minute % 60)).value();
        minute += 7;
        ASSERT_TRUE(recorder.append(stream, {&draft, 1}, {"account:a.moreau", "", instant}));
        ASSERT_TRUE(recorder.finish());
    }

    void checkpoint(std::optional<std::uint64_t> cosigned_at = std::nullopt) {
        const std::uint64_t size = stores.events.all.size();
        const auto head = LogHead::read(size, reader()).value();
        const auto signer = log_signer();
        const std::string note = sign_checkpoint(signer, {signer.verifier().name, size, head.root(), {}});
        ASSERT_TRUE(stores.log.put_checkpoint(size, note));
        if (!cosigned_at) return;
        const auto line = signature_line(cosign(witness_signer(), *cosigned_at, read_note(note)->text));
        ASSERT_TRUE(stores.log.add_cosignatures(size, line));
    }

    void checkpoints_alone() {
        for (auto& [size, checkpoint] : stores.log.checkpoints) checkpoint.cosignatures.clear();
    }

    HashReader reader() {
        return [this](std::span<const std::uint64_t> indices) { return stores.log.read_hashes(indices); };
    }

    ExportKeys named() const { return {log_signer().verifier(), {witness_signer().verifier()}}; }

    /// The lines, as far as they came.
    Result<void> write(ExportExtent extent = ExportExtent::whole) {
        lines.clear();
        TRY(made, StreamExport::begin("xa-moj", the_case, stores.all(), keys, named(),
                                      parse_instant("2026-03-05T09:00:00Z").value(), extent));
        while (true) {
            TRY(piece, made.next(stores.all()));
            if (piece.empty()) return {};
            for (std::size_t end = piece.find('\n'); end != piece.npos; end = piece.find('\n')) {
                lines.push_back(piece.substr(0, end + 1));
                piece.erase(0, end + 1);
            }
            EXPECT_EQ(piece, "") << "a piece ends with a line";
        }
    }

    /// The whole, as it is written.
    std::string file() {
        EXPECT_TRUE(write());
        std::string whole;
        for (const std::string& line : lines) whole += line;
        return whole;
    }
};

/// Three events of the case and two of another; cosigned at sizes 2 and 5, signed alone at 4.
struct Example : Recorded {
    template <class... Signers>
    explicit Example(Signers... signers) : Recorded(signers...) {
        record(the_case, R"({"counterpart":"XB","direction":"outgoing","kind":"extradition"})", "case.opened");
        record(another, R"({"fact":"offence.title"})");
        checkpoint(1'772'619'000);
        const std::string& line = stores.log.checkpoints.at(2).cosignatures;
        record(the_case,
               format::canonical_json(format::Value::object({{"message", "as4-2026-118@gw.xb.example"},
                                                             {"newest_cosignature", to_value(reference_to(line, 2))}}))
                   .value(),
               "receipt.received");
        record(another, "{}");
        checkpoint();
        record(the_case, R"({"text":"Remise le 5 mars, à 9 h\nau poste \"Pont\"; основание: запрос"})", "note.written");
        checkpoint(1'772'622'600);
    }
};

TEST(recorder, gives_events_places_and_reads_them_back) {
    Example made;
    const auto events = read_stream("xa-moj", the_case, made.stores.events, made.stores.keys, made.keys).value();
    ASSERT_EQ(events.size(), 3U);
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_EQ(events[i].event.stream_sequence, i + 1);
        EXPECT_EQ(events[i].event.sequence, 2 * i + 1);
    }
    EXPECT_EQ(events[2].event.payload, R"({"text":"Remise le 5 mars, à 9 h\nau poste \"Pont\"; основание: запрос"})");
}

TEST(export_stream, has_a_line_for_the_head_each_checkpoint_and_each_event) {
    Example made;
    ASSERT_TRUE(made.write());
    ASSERT_EQ(made.lines.size(), 6U);
    for (const std::string& line : made.lines) {
        ASSERT_TRUE(line.ends_with("}\n"));
        EXPECT_TRUE(format::is_canonical(line.substr(0, line.size() - 1)));
    }
    EXPECT_EQ(made.lines[0],
              R"({"authority":"xa-moj","checkpoints":2,"events":3,"exported":"2026-03-05T09:00:00.000Z",)"
              R"("format":"comity-export/v1","log":")" +
                  log_vector("logVkey") + R"(","stream_id":"2026-17","stream_kind":"case","witnesses":[")" +
                  log_vector("witnessVkey") + "\"]}\n");
    const auto second = format::read_value(made.lines[2], "line").value();
    EXPECT_EQ(second.string_at("checkpoint").value(),
              made.stores.log.checkpoints.at(5).note + made.stores.log.checkpoints.at(5).cosignatures);
    EXPECT_EQ(second.find("consistency")->as_list()->size(), consistency_proof(2, 5, made.reader()).value().size());
    const auto last = format::read_value(made.lines[5], "line").value();
    EXPECT_EQ(last.integer_at("leaf").value(), 4);
    EXPECT_EQ(last.string_at("entry").value(), made.stores.events.all[4].entry);
    EXPECT_EQ(read_event(last.string_at("event").value())->payload,
              R"({"text":"Remise le 5 mars, à 9 h\nau poste \"Pont\"; основание: запрос"})");
}

TEST(export_stream, is_the_file_the_verifier_is_tried_on) {
    Example made;
    EXPECT_EQ(made.file(), verifier_file("case-2026-17.comity-export"));
    made.checkpoints_alone();
    EXPECT_EQ(made.file(), verifier_file("unwitnessed.comity-export"));
    // Somebody who says to be the same log and witness, with keys of their own.
    const auto other = [](const char* name, KeyType type, char seed) {
        return [=] { return Signer::from(log_vector(name), type, key_of_seed(std::string(64, seed))).value(); };
    };
    Example forged(other("logOrigin", KeyType::ed25519, '7'), other("witnessName", KeyType::cosignature_v1, '8'));
    EXPECT_EQ(forged.file(), verifier_file("forged.comity-export"));
}

TEST(export_stream, is_the_file_beside_the_proofs_the_verifier_is_tried_on) {
    Recorded made;
    made.record(the_case, R"({"counterpart":"XB","direction":"outgoing","kind":"extradition"})", "case.opened");
    const auto filed = [&](const char* type, const char* evidence, const char* digest) {
        made.record(
            the_case,
            fmt::format(R"({{"at":"2026-03-04T10:11:13.001Z","digest":"{}","evidence":"{}","transmittal":"x1"}})",
                        digest, evidence),
            type);
    };
    filed("channel.submitted", "submission-acceptance",
          "c4e8c28ed4a747aad90b02d2d8decc3243847f752fbd1d15b0cbe4a3265fbf8e");
    filed("channel.receipted", "as4-receipt", "0b726b68bfef6f6b6a07e69d9f22333a61d69accba7e3fe535f513e013465b40");
    filed("channel.taken_over", "relay-acceptance", "ddb3764e9efc894f190093f2684fec4fcadb2c06f30459cc41dbc5cd851565c6");
    made.checkpoint(1'772'622'600);
    EXPECT_EQ(made.file(), verifier_file("sent.comity-export"));
}

TEST(export_stream, takes_the_newest_checkpoint_where_none_is_cosigned) {
    Example made;
    made.checkpoints_alone();
    ASSERT_TRUE(made.write());
    EXPECT_EQ(made.lines.size(), 5U);
    EXPECT_EQ(format::read_value(made.lines[1], "line")->string_at("checkpoint").value(),
              made.stores.log.checkpoints.at(5).note);
}

TEST(export_stream, needs_a_checkpoint_that_covers_it) {
    Example made;
    made.record(the_case, "{}");
    EXPECT_EQ(to_string(made.write().error()),
              "no checkpoint covers event 6 yet (let the node write its next checkpoint, then export again)");
    made.checkpoint();
    ASSERT_TRUE(made.write());
    // Covered by a checkpoint that nobody cosigned: the cosigned ones before it still bound its elder events.
    EXPECT_EQ(format::read_value(made.lines[0], "line")->integer_at("checkpoints").value(), 3);
}

TEST(export_stream, ends_where_the_last_witness_looked_if_only_that_counts) {
    Example made;
    made.record(the_case, "{}");
    made.checkpoint();
    ASSERT_TRUE(made.write(ExportExtent::witnessed));
    const auto head = format::read_value(made.lines[0], "line").value();
    EXPECT_EQ(head.integer_at("events").value(), 3) << "the fourth is covered by a checkpoint nobody cosigned";
    EXPECT_EQ(head.integer_at("checkpoints").value(), 2);
    made.checkpoints_alone();
    EXPECT_EQ(
        to_string(made.write(ExportExtent::witnessed).error()),
        "no witness cosigned a checkpoint over case/2026-17 yet (witnesses answer in the traffic with peers; export "
        "it whole, or later)");
}

TEST(export_stream, needs_the_stream_and_its_content) {
    Example made;
    ASSERT_TRUE(made.keys.erase(the_case, made.stores.keys));
    EXPECT_EQ(made.write().error().kind, ErrorKind::not_found);
    EXPECT_TRUE(made.lines.empty());
    const auto none =
        StreamExport::begin("xa-moj", {"case", "none"}, made.stores.all(), made.keys, made.named(), Instant());
    EXPECT_EQ(to_string(none.error()), "there is no case/none (check its kind and number)");
}

TEST(export_stream, writes_nothing_that_would_not_verify) {
    const std::string way_out =
        " (nothing was exported that would not verify; `comity record fsck` says what is wrong with the store)";
    Example moved;
    moved.stores.events.all[2].entry = moved.stores.events.all[1].entry;
    EXPECT_EQ(to_string(moved.write().error()), "the leaf entry of event 2 of case/2026-17 is not its own" + way_out);

    Example rotten;
    rotten.stores.log.hashes[1][0] ^= 1;
    EXPECT_EQ(to_string(rotten.write().error()), "event 1 of case/2026-17 is not in the tree" + way_out);

    Example forked;
    forked.stores.log.hashes[2][0] ^= 1;
    EXPECT_EQ(to_string(forked.write().error()), "the tree of size 2 has not the root of its checkpoint" + way_out);

    Example unsigned_one;
    unsigned_one.stores.log.checkpoints.at(5).note = unsigned_one.stores.log.checkpoints.at(2).note;
    EXPECT_FALSE(unsigned_one.write());

    Example swapped;
    std::swap(swapped.stores.events.all[0].body, swapped.stores.events.all[2].body);
    EXPECT_FALSE(swapped.write());

    Example lost;
    lost.stores.events.all.pop_back();
    lost.stores.log.checkpoints.erase(5);
    ASSERT_TRUE(lost.write());
    EXPECT_EQ(lost.lines.size(), 1U + 2U + 2U);
}

TEST(export_stream, is_of_the_stream_as_it_stood_when_it_began) {
    Example made;
    for (int i = 0; i < 100; ++i) made.record(the_case, "{}");
    made.checkpoint(1'772'626'200);
    ASSERT_TRUE(made.write());
    const auto whole = made.lines;
    ASSERT_EQ(whole.size(), 1U + 3U + 103U);
    auto slow = StreamExport::begin("xa-moj", the_case, made.stores.all(), made.keys, made.named(),
                                    parse_instant("2026-03-05T09:00:00Z").value())
                    .value();
    std::string taken;
    for (int pieces = 0;; ++pieces) {
        const std::string piece = slow.next(made.stores.all()).value();
        if (piece.empty()) break;
        EXPECT_LE(std::ranges::count(piece, '\n'), 32);
        taken += piece;
        made.record(the_case, "{}");  // the case goes on meanwhile
        made.checkpoint();
        ASSERT_LT(pieces, 10);
    }
    std::string expected;
    for (const std::string& line : whole) expected += line;
    EXPECT_EQ(taken, expected);
}

TEST(export_writer, holds_to_what_its_head_says) {
    Example made;
    const auto begin = [&](std::uint64_t events, std::vector<KeptCheckpoint> checkpoints) {
        return ExportWriter::begin(
            {"xa-moj", the_case, events, Instant(), made.named().log, made.named().witnesses, std::move(checkpoints)},
            made.reader());
    };
    const auto& checkpoints = made.stores.log.checkpoints;
    EXPECT_EQ(begin(3, {}).error().message, "an export with 0 checkpoints");
    EXPECT_EQ(begin(3, std::vector(max_export_checkpoints + 1, checkpoints.at(5))).error().message,
              "an export with 1025 checkpoints");
    EXPECT_EQ(begin(3, {checkpoints.at(5), checkpoints.at(2)}).error().message,
              "the checkpoint of size 5 does not come before size 2");
    auto writer = begin(1, {checkpoints.at(2)}).value();
    EXPECT_EQ(writer.finish().error().message, "case/2026-17 has 0 events, 1 were announced");
    const auto key = made.keys.find(the_case, made.stores.keys).value();
    const auto opened = [&](std::size_t i) {
        const auto& kept = made.stores.events.all[i];
        return std::pair(open_body("xa-moj", the_case, kept.sequence, kept.body, key).value(), kept.entry);
    };
    const auto [first, first_entry] = opened(0);
    const auto [second, second_entry] = opened(2);
    EXPECT_EQ(writer.add(second.octets, second.salt, second_entry, made.reader()).error().message,
              "event 1 of case/2026-17 is not there: the store gave event 2 of case/2026-17");
    ASSERT_TRUE(writer.add(first.octets, first.salt, first_entry, made.reader()));
    ASSERT_TRUE(writer.finish());
    EXPECT_EQ(writer.add(second.octets, second.salt, second_entry, made.reader()).error().message,
              "event 2 of case/2026-17 is one more than were announced");
    auto short_one = begin(3, {checkpoints.at(2)}).value();
    ASSERT_TRUE(short_one.add(first.octets, first.salt, first_entry, made.reader()));
    EXPECT_EQ(short_one.add(second.octets, second.salt, second_entry, made.reader()).error().message,
              "event 2 of case/2026-17 lies behind the last checkpoint, of size 2");
}

TEST(cosignature_reference, is_read_as_it_was_written) {
    const CosignatureReference reference = reference_to("— a AAAA=\n", 5);
    const auto payload = format::Value::object({{"newest_cosignature", to_value(reference)}});
    EXPECT_EQ(cosignature_in(payload), reference);
    EXPECT_EQ(cosignature_in(format::Value::object()), std::nullopt);
    EXPECT_EQ(cosignature_in(format::Value::object({{"newest_cosignature", "x"}})), std::nullopt);
    EXPECT_EQ(cosignature_in(format::Value::object(
                  {{"newest_cosignature", format::Value::object({{"sha256", "AAAA"}, {"size", 5}})}})),
              std::nullopt);
}

}  // namespace
}  // namespace comity::record
