// SPDX-License-Identifier: EUPL-1.2
#include "record/recorder.h"

#include <string>

#include <gtest/gtest.h>

#include "record/memory_stores.h"
#include "record/sealed_body.h"

namespace comity::record {
namespace {

const StreamId the_case{"case", "2026-17"};
const StreamId another{"case", "2026-18"};

crypto::RandomBytes counting() {
    return [count = 0U](std::span<unsigned char> octets) mutable {
        for (unsigned char& octet : octets) octet = static_cast<unsigned char>(count++ * 37 + 11);
    };
}

struct Writing {
    MemoryStores stores;
    std::unique_ptr<crypto::AuthorityKey> authority_key =
        crypto::software_authority_key(crypto::AeadKey::random(counting()), counting());
    DataKeys keys{"xa-moj", *authority_key, counting()};

    Recorder begin() { return Recorder::begin("xa-moj", stores.all(), keys, counting()).value(); }
};

std::vector<ReadEvent> append(Recorder& recorder, const StreamId& stream, std::initializer_list<Draft> drafts) {
    const auto instant = parse_instant("2026-03-04T11:00:00.000+01:00").value();
    return recorder.append(stream, {drafts.begin(), drafts.size()}, {"account:a.moreau", "", instant}).value();
}

HashReader reader(MemoryLogStore& log) {
    return [&log](std::span<const std::uint64_t> indices) { return log.read_hashes(indices); };
}

TEST(recorder, numbers_events_within_their_stream_and_the_authority) {
    Writing writing;
    auto recorder = writing.begin();
    append(recorder, the_case, {{"a", 1, "{}"}, {"b", 1, "{}"}});
    append(recorder, another, {{"c", 1, "{}"}});
    const auto last = append(recorder, the_case, {{"d", 2, R"({"x":1})"}});
    ASSERT_EQ(last.size(), 1U);
    EXPECT_EQ(last[0].event.stream_sequence, 3U);
    EXPECT_EQ(last[0].event.sequence, 4U);
    const auto events = recorder.read(the_case).value();
    ASSERT_EQ(events.size(), 3U);
    EXPECT_EQ(events[2].event.payload, R"({"x":1})");
    EXPECT_EQ(events[2].event.version, 2);
}

TEST(recorder, grows_the_log_by_the_leaves_of_its_entries) {
    Writing writing;
    for (int group = 0; group < 5; ++group) {
        auto recorder = writing.begin();
        append(recorder, the_case, {{"a", 1, "{}"}, {"b", 1, "{}"}});
        append(recorder, another, {{"c", 1, "{}"}});
        const auto head = recorder.finish().value();
        ASSERT_TRUE(head);
        EXPECT_EQ(*head, LogHead::read(head->size(), reader(writing.stores.log)).value());
        EXPECT_EQ(recorder.finish().value(), std::nullopt);
    }
    std::vector<Hash> leaves;
    for (const KeptEvent& event : writing.stores.events.all) leaves.push_back(leaf_hash(event.entry));
    EXPECT_EQ(Growth::of({}, leaves)->stored, writing.stores.log.hashes);
}

TEST(recorder, goes_back_to_where_a_savepoint_began) {
    Writing writing;
    auto recorder = writing.begin();
    append(recorder, the_case, {{"a", 1, "{}"}});
    const auto mark = recorder.mark();
    const auto kept = writing.stores.events.all;
    const auto wrapped = writing.stores.keys.wrapped_keys;
    append(recorder, another, {{"b", 1, "{}"}, {"c", 1, "{}"}});
    // What rolling back to the savepoint does in a store.
    writing.stores.events.all = kept;
    writing.stores.keys.wrapped_keys = wrapped;
    recorder.go_back_to(mark);
    const auto again = append(recorder, another, {{"d", 1, "{}"}});
    EXPECT_EQ(again[0].event.sequence, 2U);
    EXPECT_EQ(again[0].event.stream_sequence, 1U);
    EXPECT_EQ(recorder.finish().value()->size(), 2U);
    // The key that went with the savepoint is not used: what is sealed can be opened with what is stored.
    DataKeys fresh("xa-moj", *writing.authority_key, counting());
    const auto events = read_stream("xa-moj", another, writing.stores.events, writing.stores.keys, fresh).value();
    ASSERT_EQ(events.size(), 1U);
    EXPECT_EQ(events[0].event.type, "d");
}

TEST(recorder, refuses_what_is_no_event_and_stores_nothing_of_it) {
    Writing writing;
    auto recorder = writing.begin();
    const std::vector<Draft> drafts{{"a", 1, "{}"}, {"b", 1, "[]"}};
    EXPECT_FALSE(recorder.append(the_case, drafts, {"account:a.moreau", "", Instant()}));
    EXPECT_TRUE(writing.stores.events.all.empty());
    EXPECT_EQ(recorder.finish().value(), std::nullopt);
    EXPECT_FALSE(recorder.append({"Case", "1"}, drafts, {"account:a.moreau", "", Instant()}));
}

TEST(sealed_body, opens_in_its_own_place_only) {
    Event event;
    event.authority = "xa-moj";
    event.stream = the_case;
    event.sequence = 7;
    const auto key = crypto::AeadKey::random(counting());
    Salt salt{};
    salt[31] = 1;
    const std::string body = seal_body(event, "octets", salt, key, counting());
    const auto opened = open_body("xa-moj", the_case, 7, body, key).value();
    EXPECT_EQ(opened.octets, "octets");
    EXPECT_EQ(opened.salt, salt);
    EXPECT_FALSE(open_body("xb-moj", the_case, 7, body, key));
    EXPECT_FALSE(open_body("xa-moj", another, 7, body, key));
    EXPECT_FALSE(open_body("xa-moj", the_case, 8, body, key));
    EXPECT_FALSE(open_body("xa-moj", the_case, 7, body, crypto::AeadKey::random([](std::span<unsigned char> octets) {
                               for (unsigned char& octet : octets) octet = 3;
                           })));
    for (std::size_t i = 0; i < body.size(); ++i) {
        std::string changed = body;
        changed[i] ^= 1;
        EXPECT_FALSE(open_body("xa-moj", the_case, 7, changed, key)) << i;
        EXPECT_FALSE(open_body("xa-moj", the_case, 7, body.substr(0, i), key)) << i;
    }
}

TEST(erasure, takes_the_content_of_one_stream_and_leaves_the_log_provable) {
    Writing writing;
    auto recorder = writing.begin();
    append(recorder, the_case, {{"a", 1, R"({"name":"Ana"})"}});
    append(recorder, another, {{"b", 1, "{}"}});
    const auto head = *recorder.finish().value();
    ASSERT_TRUE(writing.keys.erase(the_case, writing.stores.keys));
    EXPECT_EQ(recorder.read(the_case).error().kind, ErrorKind::not_found);
    EXPECT_EQ(recorder.read(another)->size(), 1U);
    // What is erased stays so: nothing can be added under a new key.
    const Draft more{"c", 1, "{}"};
    EXPECT_EQ(recorder.append(the_case, {&more, 1}, {"account:a.moreau", "", Instant()}).error().kind,
              ErrorKind::conflict);
    const auto proof = inclusion_proof(0, 2, reader(writing.stores.log)).value();
    EXPECT_TRUE(verify_inclusion(0, 2, leaf_hash(writing.stores.events.all[0].entry), proof, head.root()));
}

TEST(data_keys, are_unwrapped_once_and_kept_as_many_as_told) {
    Writing writing;
    DataKeys few("xa-moj", *writing.authority_key, counting(), 1);
    const auto first = few.find_or_make(the_case, writing.stores.keys).value();
    ASSERT_TRUE(few.find_or_make(another, writing.stores.keys));
    // The first was put out of memory, and comes back from the store as it was.
    const auto again = few.find(the_case, writing.stores.keys).value();
    EXPECT_TRUE(std::ranges::equal(first.octets(), again.octets()));
    // Wrapped for one authority and stream, it does not unwrap for another.
    DataKeys elsewhere("xb-moj", *writing.authority_key, counting());
    EXPECT_FALSE(elsewhere.find(the_case, writing.stores.keys));
    auto& wrapped = writing.stores.keys.wrapped_keys;
    std::swap(wrapped.at(the_case), wrapped.at(another));
    DataKeys later("xa-moj", *writing.authority_key, counting());
    EXPECT_FALSE(later.find(the_case, writing.stores.keys));
    EXPECT_EQ(later.find({"case", "none"}, writing.stores.keys).error().kind, ErrorKind::not_found);
}

}  // namespace
}  // namespace comity::record
