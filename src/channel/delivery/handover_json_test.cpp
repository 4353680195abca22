// SPDX-License-Identifier: EUPL-1.2
#include "channel/delivery/handover_json.h"

#include <string>

#include <gtest/gtest.h>

namespace comity::channel {
namespace {

OutgoingOrder an_order() {
    return {
        .id = "d-41",
        .recipient = "xb-moj",
        .service = "coop-1",
        .action = "SubmitRequest",
        .conversation = "8d5f6c1e-0000-4000-8000-000000000001",
        .priority = Priority::urgent,
        .properties = {{"originalSender", "T", "xa-moj"}, {"finalRecipient", "", "xb-moj"}},
        .parts = {{"out/d-41-1", "transmittal", "application/xml", "utf-8", crypto::sha256(std::string_view("x")), 1},
                  {"out/d-41-2", "container", "application/vnd.etsi.asic-e+zip", "", std::nullopt, std::nullopt}},
        .ref_to_message_id = "1@gw"};
}

Delivery a_delivery() {
    const auto digest = crypto::sha256(std::string_view("y"));
    return {.message_id = "3f0c@gw.xa.example",
            .ref_to_message_id = "",
            .signer = "xa-moj",
            .certificate = digest,
            .pmode = "pm-20",
            .service = "coop-1",
            .service_type = "urn:x-comity:services",
            .action = "SubmitRequest",
            .conversation = "8d5f",
            .timestamp = *parse_instant("2026-03-04T10:11:12.345Z"),
            .received = *parse_instant("2026-03-04T10:12:00.000Z"),
            .properties = {{"originalSender", "", "xa-moj"}},
            .parts = {{"in/a1/1", "transmittal", "application/xml", "", digest, 7}},
            .references = digest,
            .header_file = "in/a1/header",
            .directory = 7,
            .flags = {"directory-grace"},
            .anchor = HandedAnchor{"old 0\n\n…", WitnessAnswer{409, "12\n"}}};
}

// The text of a field replaced once, so that one thing is wrong.
std::string with(std::string text, std::string_view old, std::string_view fresh) {
    const std::size_t at = text.find(old);
    EXPECT_NE(at, std::string::npos) << old << " in " << text;
    return at == std::string::npos ? text : text.replace(at, old.size(), fresh);
}

TEST(HandoverJson, WhatIsWrittenIsReadAsTheSame) {
    const auto order = read_order(write_order(an_order()));
    ASSERT_TRUE(order) << to_string(order.error());
    EXPECT_EQ(*order, an_order());
    const auto delivery = read_delivery(write_delivery(a_delivery()));
    ASSERT_TRUE(delivery) << to_string(delivery.error());
    EXPECT_EQ(*delivery, a_delivery());
    for (const DeliveryAnswer& answer : {DeliveryAnswer{true, HandedAnchor{std::nullopt, WitnessAnswer{}}, "", ""},
                                         DeliveryAnswer{false, std::nullopt, "EBMS:0003", "no transmittal"}}) {
        const auto read = read_answer(write_answer(answer));
        ASSERT_TRUE(read) << to_string(read.error());
        EXPECT_EQ(*read, answer);
    }
}

TEST(HandoverJson, EventsOfEveryKindAreReadAsTheyWereWritten) {
    EventPage page;
    for (const auto kind : {EventKind::spooled, EventKind::waiting_retry, EventKind::receipted, EventKind::refused,
                            EventKind::unproven, EventKind::cancelled, EventKind::alarm}) {
        ChannelEvent event;
        event.sequence = ++page.last;
        event.time = *parse_instant("2026-03-04T10:11:12.345Z");
        event.kind = kind;
        if (kind != EventKind::alarm) event.id = "d-41";
        if (kind == EventKind::waiting_retry) event.next_try = event.time;
        if (kind == EventKind::receipted) {
            event.receipt = event.references = event.receipt_certificate = crypto::sha256(std::string_view("z"));
            event.stated_time = event.time;
            event.anchor = HandedAnchor{};
            event.tries = 2;
        }
        page.events.push_back(event);
    }
    const auto read = read_events(write_events(page));
    ASSERT_TRUE(read) << to_string(read.error());
    EXPECT_EQ(read->events, page.events);
    EXPECT_EQ(read->last, 7);
}

TEST(HandoverJson, UnknownMissingAndMistypedMembersAreNamed) {
    const std::string good = write_order(an_order());
    const auto fault = [](const std::string& json) {
        const auto read = read_order(json);
        return read ? std::string("read") : to_string(read.error());
    };
    EXPECT_NE(fault(with(good, "\"action\"", "\"aktion\"")).find("'action' is missing"), std::string::npos);
    EXPECT_NE(fault(with(good, "{\"action\"", "{\"extra\":1,\"action\"")).find("'extra'"), std::string::npos);
    EXPECT_NE(fault(with(good, "\"size\":1", "\"size\":\"1\"")).find("'size' is not an integer"), std::string::npos);
    EXPECT_NE(fault(with(good, "\"size\":1", "\"size\":-1")).find("negative"), std::string::npos);
    EXPECT_NE(fault(with(good, "urgent", "hasty")).find("'priority'"), std::string::npos);
    EXPECT_NE(fault("[]").find("not an object"), std::string::npos);
    EXPECT_FALSE(read_answer(R"({"accepted":false})"));
    EXPECT_FALSE(read_answer(R"({"accepted":true,"code":"EBMS:0003"})"));
}

TEST(HandoverJson, PathsStayInsideTheExchangeFolder) {
    const std::string good = write_order(an_order());
    for (const auto* path : {"out/../key", "out/a/b", "in/d-41-1", "/etc/passwd", "out/", "out/..", "out", "outside"}) {
        const auto read = read_order(with(good, "out/d-41-1", path));
        ASSERT_FALSE(read) << path;
        EXPECT_NE(read.error().message.find("parts/file"), std::string::npos) << read.error().message;
    }
    EXPECT_FALSE(read_delivery(with(write_delivery(a_delivery()), "in/a1/header", "in/header")));
    EXPECT_FALSE(read_delivery(with(write_delivery(a_delivery()), "in/a1/1", "in/../x")));
}

TEST(HandoverJson, ShortOctetsGoWithTheDelivery) {
    Delivery brief = a_delivery();
    brief.parts[0].file.clear();
    brief.parts[0].content = std::string("\0\xff<a/>.", 7);
    brief.header_file.clear();
    brief.header = "<h/>";
    const auto read = read_delivery(write_delivery(brief));
    ASSERT_TRUE(read) << to_string(read.error());
    EXPECT_EQ(*read, brief);

    const auto refused = [&](auto change) {
        Delivery changed = brief;
        change(changed);
        return !read_delivery(write_delivery(changed));
    };
    EXPECT_TRUE(refused([](Delivery& d) { d.parts[0].file = "in/a1/1"; })) << "in both places";
    EXPECT_TRUE(refused([](Delivery& d) { d.parts[0].content.reset(); })) << "in neither";
    EXPECT_TRUE(refused([](Delivery& d) { d.parts[0].size = 6; }));
    EXPECT_TRUE(refused([](Delivery& d) { d.header_file = "in/a1/header"; }));
    EXPECT_TRUE(refused([](Delivery& d) { d.header.clear(); }));
    const auto fill = [](std::size_t octets) {
        return [octets](Delivery& d) {
            d.parts[0].content = std::string(octets, 'x');
            d.parts[0].size = octets;
            d.header = *d.parts[0].content;
        };
    };
    EXPECT_FALSE(refused(fill(max_handed_content)));
    EXPECT_TRUE(refused(fill(max_handed_content + 1)));

    OutgoingOrder order = an_order();
    order.parts[0].file.clear();
    order.parts[0].content = "x";
    EXPECT_FALSE(read_order(write_order(order)));
}

TEST(HandoverJson, LimitsHoldAtAndOverTheEdge) {
    auto order = an_order();
    order.parts.clear();
    for (std::size_t i = 0; i < max_handed_parts; ++i)
        order.parts.push_back({"out/p", "p" + std::to_string(i), "text/plain", "", std::nullopt, std::nullopt});
    EXPECT_TRUE(check(order));
    order.parts.push_back({"out/p", "last", "text/plain", "", std::nullopt, std::nullopt});
    EXPECT_EQ(check(order).error().kind, ErrorKind::limit);

    order = an_order();
    order.properties.assign(max_handed_properties, {"p", "", std::string(max_property_octets, 'v')});
    EXPECT_TRUE(check(order));
    order.properties[0].value += 'v';
    EXPECT_EQ(check(order).error().kind, ErrorKind::limit);
    order.properties.assign(max_handed_properties + 1, {"p", "", "v"});
    EXPECT_EQ(check(order).error().kind, ErrorKind::limit);

    order = an_order();
    order.id.assign(max_name_octets, 'a');
    EXPECT_TRUE(check(order));
    order.id += 'a';
    EXPECT_FALSE(check(order));

    EXPECT_TRUE(read_anchor(write_anchor({std::string(max_anchor_octets, 'a'), std::nullopt})));
    EXPECT_EQ(read_anchor(write_anchor({std::string(max_anchor_octets + 1, 'a'), std::nullopt})).error().kind,
              ErrorKind::limit);
}

TEST(HandoverJson, TwoPartsOfOneNameAreRefused) {
    auto order = an_order();
    order.parts[1].name = order.parts[0].name;
    EXPECT_NE(check(order).error().message.find("transmittal"), std::string::npos);
}

}  // namespace
}  // namespace comity::channel
