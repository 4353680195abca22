// SPDX-License-Identifier: EUPL-1.2
#include "record/event.h"

#include <functional>
#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "format/canonical_json.h"

namespace comity::record {
namespace {

Event example() {
    Event event;
    event.authority = "xa-moj";
    event.stream = {"case", "2026-17"};
    event.stream_sequence = 3;
    event.sequence = 4711;
    event.type = "fact.recorded";
    event.version = 1;
    event.actor = "account:a.moreau";
    event.on_behalf_of = "";
    event.instant = parse_instant("2026-03-04T11:11:13.001+01:00").value();
    event.payload = R"({"fact":"custody.arrest_date","value":"2026-03-02"})";
    return event;
}

const std::string example_octets =
    R"({"actor":"account:a.moreau","authority":"xa-moj","format":"comity-event/v1","instant":"2026-03-04T11:11:13.001+01:00",)"
    R"("on_behalf_of":"","payload":{"fact":"custody.arrest_date","value":"2026-03-02"},"sequence":4711,"stream_id":"2026-17",)"
    R"("stream_kind":"case","stream_sequence":3,"type":"fact.recorded","version":1})";

std::string refusal(const std::function<void(Event&)>& change) {
    Event event = example();
    change(event);
    const auto octets = event_octets(event);
    return octets ? "accepted" : to_string(octets.error());
}

std::string nested(int depth) {
    std::string text = "0";
    for (int i = 0; i < depth; ++i) text = i + 1 == depth ? R"({"a":)" + text + "}" : "[" + text + "]";
    return text;
}

TEST(event, is_written_as_canonical_json) {
    EXPECT_EQ(event_octets(example()).value(), example_octets);
    EXPECT_TRUE(format::is_canonical(example_octets));
}

TEST(event, is_read_back_whole) {
    const Event event = read_event(example_octets).value();
    EXPECT_EQ(event.authority, "xa-moj");
    EXPECT_EQ(event.stream, (StreamId{"case", "2026-17"}));
    EXPECT_EQ(to_string(event.stream), "case/2026-17");
    EXPECT_EQ(event.stream_sequence, 3U);
    EXPECT_EQ(event.sequence, 4711U);
    EXPECT_EQ(event.type, "fact.recorded");
    EXPECT_EQ(event.version, 1);
    EXPECT_EQ(event.actor, "account:a.moreau");
    EXPECT_EQ(event.on_behalf_of, "");
    EXPECT_EQ(to_string(event.instant), "2026-03-04T11:11:13.001+01:00");
    EXPECT_EQ(event.payload, R"({"fact":"custody.arrest_date","value":"2026-03-02"})");
}

TEST(event, keeps_names_within_their_alphabets) {
    EXPECT_EQ(refusal([](Event& e) { e.authority = "XA"; }),
              "the event's authority is no name (use lower-case letters, digits, . and -)");
    EXPECT_EQ(refusal([](Event& e) { e.authority = ""; }),
              "the event's authority is no name (use lower-case letters, digits, . and -)");
    EXPECT_EQ(refusal([](Event& e) { e.stream.kind = "1case"; }),
              "the event's stream_kind is no name (use lower-case letters, digits and -, from a letter on)");
    EXPECT_EQ(refusal([](Event& e) { e.stream.id = "../x"; }),
              "the event's stream_id is no name (use letters, digits, . _ - and :, from a letter or digit on)");
    EXPECT_EQ(refusal([](Event& e) { e.stream.id = "a/b"; }),
              "the event's stream_id is no name (use letters, digits, . _ - and :, from a letter or digit on)");
    EXPECT_EQ(refusal([](Event& e) { e.type = "Fact"; }),
              "the event's type is no name (use lower-case letters, digits, . - and _, from a letter on)");
    EXPECT_EQ(refusal([](Event& e) { e.actor = "a\"b"; }),
              "the event's actor is no name (use visible ASCII without quotation mark and backslash)");
    EXPECT_EQ(refusal([](Event& e) { e.actor = ""; }),
              "the event's actor is no name (use visible ASCII without quotation mark and backslash)");
    EXPECT_EQ(refusal([](Event& e) { e.on_behalf_of = "Ж"; }),
              "the event's on_behalf_of is no name (use visible ASCII without quotation mark and backslash)");
    EXPECT_EQ(refusal([](Event& e) {
                  e.authority = "xa-moj.2";
                  e.stream = {"case-2", "A:b_c.d-1"};
                  e.type = "a.b_c-d";
                  e.actor = "https://id.example/u?x=1";
                  e.on_behalf_of = "o'neill@xa";
              }),
              "accepted");
}

TEST(event, holds_its_limits) {
    const auto at = [](std::size_t length) { return std::string(length, 'a'); };
    EXPECT_EQ(refusal([&](Event& e) { e.authority = at(max_authority); }), "accepted");
    EXPECT_EQ(refusal([&](Event& e) { e.authority = at(max_authority + 1); }),
              "the event's authority has 65 octets (at most 64 are kept)");
    EXPECT_EQ(refusal([&](Event& e) { e.stream.kind = at(max_stream_kind); }), "accepted");
    EXPECT_EQ(refusal([&](Event& e) { e.stream.kind = at(max_stream_kind + 1); }),
              "the event's stream_kind has 33 octets (at most 32 are kept)");
    EXPECT_EQ(refusal([&](Event& e) { e.stream.id = at(max_stream_id); }), "accepted");
    EXPECT_EQ(refusal([&](Event& e) { e.stream.id = at(max_stream_id + 1); }),
              "the event's stream_id has 65 octets (at most 64 are kept)");
    EXPECT_EQ(refusal([&](Event& e) { e.type = at(max_event_type); }), "accepted");
    EXPECT_EQ(refusal([&](Event& e) { e.type = at(max_event_type + 1); }),
              "the event's type has 65 octets (at most 64 are kept)");
    EXPECT_EQ(refusal([&](Event& e) { e.actor = e.on_behalf_of = at(max_actor); }), "accepted");
    EXPECT_EQ(refusal([&](Event& e) { e.actor = at(max_actor + 1); }),
              "the event's actor has 129 octets (at most 128 are kept)");
    EXPECT_EQ(refusal([&](Event& e) { e.on_behalf_of = at(max_actor + 1); }),
              "the event's on_behalf_of has 129 octets (at most 128 are kept)");
    EXPECT_EQ(refusal([](Event& e) { e.sequence = e.stream_sequence = max_sequence; }), "accepted");
    EXPECT_EQ(refusal([](Event& e) { e.sequence = max_sequence + 1; }),
              "the event's sequence is 9007199254740992 (it counts from 1 to 9007199254740991)");
    EXPECT_EQ(refusal([](Event& e) { e.stream_sequence = 0; }),
              "the event's stream_sequence is 0 (it counts from 1 to 9007199254740991)");
    EXPECT_EQ(refusal([](Event& e) { e.version = max_event_version; }), "accepted");
    EXPECT_NE(refusal([](Event& e) { e.version = max_event_version + 1; }), "accepted");
    EXPECT_NE(refusal([](Event& e) { e.version = 0; }), "accepted");
    EXPECT_NE(refusal([](Event& e) { e.version = -1; }), "accepted");
}

TEST(event, holds_payloads_to_a_mebibyte) {
    const auto payload_of = [](std::size_t length) { return R"({"a":")" + std::string(length - 8, 'x') + R"("})"; };
    Event event = example();
    event.payload = payload_of(max_payload);
    ASSERT_EQ(event.payload.size(), max_payload);
    const auto octets = event_octets(event);
    ASSERT_TRUE(octets.has_value());
    EXPECT_EQ(read_event(*octets)->payload, event.payload);
    event.payload = payload_of(max_payload + 1);
    EXPECT_EQ(event_octets(event).error().kind, ErrorKind::limit);
    EXPECT_EQ(read_event(std::string(max_payload + 1025, ' ')).error().kind, ErrorKind::limit);
}

TEST(event, takes_canonical_objects_as_payload_only) {
    for (const char* payload :
         {"", "null", "[]", "1", "\"a\"", "{", R"({ "a":1})", R"({"b":1,"a":2})", R"({"a":1.0})", R"({"a":1,"a":2})",
          R"({"a":"\u0041"})", R"({"a":"\/"})", R"({},"x":{})", R"({},"sequence":1)", "{}\n", "{\"a\":\"\xff\"}"}) {
        EXPECT_NE(refusal([&](Event& e) { e.payload = payload; }), "accepted") << payload;
    }
    EXPECT_EQ(refusal([](Event& e) { e.payload = "{}"; }), "accepted");
    EXPECT_EQ(refusal([](Event& e) { e.payload = R"({"a":[1,"é",null,{"b":true}]})"; }), "accepted");
    // Texts that hold what stands around a payload.
    EXPECT_EQ(refusal([](Event& e) { e.payload = R"({"a":"\",\"payload\":{},\"sequence\":1"})"; }), "accepted");
    EXPECT_EQ(refusal([](Event& e) { e.payload = R"({"payload":{},"sequence":4711})"; }), "accepted");
    // What is written can be read: the event itself is one level of the reader's 32.
    EXPECT_EQ(refusal([](Event& e) { e.payload = nested(31); }), "accepted");
    EXPECT_NE(refusal([](Event& e) { e.payload = nested(32); }), "accepted");
}

TEST(event, is_read_from_its_own_octets_only) {
    EXPECT_TRUE(read_event(example_octets).has_value());
    const auto changed = [](std::string_view from, std::string_view to) {
        std::string octets = example_octets;
        octets.replace(octets.find(from), from.size(), to);
        const auto event = read_event(octets);
        return event ? std::string("read") : to_string(event.error());
    };
    const std::string not_canonical =
        "the event is not canonical, or has members that are not known (take the octets as they were recorded)";
    EXPECT_EQ(changed("\"version\":1", "\"version\":1,\"wish\":2"), not_canonical);
    EXPECT_EQ(changed("\"type\":", " \"type\":"), not_canonical);
    EXPECT_EQ(changed("11:13.001", "11:13.0010"), not_canonical);
    EXPECT_EQ(changed("xa-moj", "xa\\u002dmoj"), not_canonical);
    EXPECT_EQ(changed("event/v1", "event/v2"),
              "the event is of the form 'comity-event/v2' (this program reads comity-event/v1)");
    EXPECT_EQ(changed("4711", "-4711"),
              "the event's sequence is 18446744073709546905 (it counts from 1 to 9007199254740991)");
    EXPECT_NE(changed("\"sequence\":4711,", ""), "read");
    EXPECT_NE(changed(":4711", ":04711"), "read");
    EXPECT_NE(changed(":4711", ":4711.0"), "read");
    EXPECT_NE(changed(":4711", ":9007199254740992"), "read");
    EXPECT_NE(changed(":4711", ":99999999999999999999"), "read");
    EXPECT_NE(changed("+01:00", "+1:00"), "read");
    EXPECT_NE(changed("{\"actor\"", "[\"actor\""), "read");
    EXPECT_NE(changed("2026-03-04T", "2026-02-30T"), "read");
    EXPECT_FALSE(read_event(""));
    EXPECT_FALSE(read_event("null"));
    EXPECT_FALSE(read_event(example_octets + "\n"));
}

RC_GTEST_PROP(event, is_read_as_it_was_written, (std::uint64_t sequence, std::uint64_t stream_sequence, int number)) {
    Event event = example();
    event.sequence = sequence % max_sequence + 1;
    event.stream_sequence = stream_sequence % max_sequence + 1;
    const auto text = *rc::gen::container<std::string>(rc::gen::inRange<char>(1, 127));
    const auto key = *rc::gen::container<std::string>(rc::gen::inRange<char>(1, 127));
    event.payload =
        format::canonical_json(format::Value::object({{"k", text}, {"n", number}, {"o" + key, key}})).value();
    const auto octets = event_octets(event);
    RC_ASSERT(octets.has_value());
    RC_ASSERT(format::is_canonical(*octets));
    const auto again = read_event(*octets);
    RC_ASSERT(again.has_value());
    RC_ASSERT(again->payload == event.payload);
    RC_ASSERT(event_octets(*again).value() == *octets);
}

}  // namespace
}  // namespace comity::record
