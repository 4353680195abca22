// SPDX-License-Identifier: EUPL-1.2
#include "channel/ebms/header_reader.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "channel/ebms/header_writer.h"
#include "channel/ebms/names.h"
#include "channel/ebms/schema.h"

namespace comity::channel {
namespace {

UserMessage example() {
    UserMessage message;
    message.info = {Instant::at(1'772'619'072'345).value(), "a@gw.xa.example", ""};
    message.from = {{"xa-moj", std::string(unregistered_party)}, std::string(initiator_role)};
    message.to = {{"xb-moj", ""}, std::string(responder_role)};
    message.agreement = Agreement{"urn:x-comity:agreement:default", "t"};
    message.service = {"coop-1", "urn:x-comity:services"};
    message.action = "SubmitRequest";
    message.conversation_id = "8d5f";
    message.properties = {{"originalSender", "xa-moj-unit3", "t"}, {"empty", "", ""}};
    message.parts = {{"cid:a@gw.xa.example", {{"MimeType", "text/plain", ""}}}, {"cid:b@gw.xa.example", {}}};
    return message;
}

SignalMessage signal() {
    SignalMessage signal;
    signal.info = {Instant::at(1'772'619'072'345).value(), "r@gw.xb.example", "a@gw.xa.example"};
    return signal;
}

EbmsResult<Messaging> read(std::string_view text) {
    const auto document = format::read_xml(text);
    EXPECT_TRUE(document) << (document ? "" : to_string(document.error())) << text;
    return document ? read_messaging(document->root()) : refuse(EbmsCode::other, "no XML");
}

std::string written(const Messaging& messaging) {
    return messaging_block(messaging, "_msg-1").value();
}

/// What is said of the example after a change of its text.
std::string changed(std::string_view from, std::string_view to, Messaging messaging = example()) {
    std::string text = written(messaging);
    const auto at = text.find(from);
    EXPECT_NE(at, text.npos) << from;
    text.replace(at, from.size(), to);
    const auto read_back = read(text);
    return read_back ? "accepted" : to_string(read_back.error().code);
}

TEST(Header, ReadsBackWhatItWrites) {
    for (const Messaging& messaging : {Messaging(example()), [] {
                                           UserMessage bare = example();
                                           bare.agreement.reset();
                                           bare.properties.clear();
                                           bare.parts.clear();
                                           bare.conversation_id.clear();
                                           bare.info.ref_to_message_id = "q@x";
                                           return Messaging(bare);
                                       }()}) {
        const auto back = read(written(messaging));
        ASSERT_TRUE(back) << back.error().detail;
        EXPECT_EQ(*back, messaging);
    }
}

TEST(Header, ReadsSignalsBack) {
    SignalMessage receipt = signal();
    receipt.receipt = Receipt{{{"#_msg-1", {{"urn:t", {"S12", "#default"}}}, "urn:sha", std::string("\0\1\xff", 3)},
                               {"cid:a@b", {{"urn:swa", {}}}, "urn:sha", "x"},
                               {"#none", {}, "urn:sha", "y"}},
                              std::nullopt};
    SignalMessage copy = signal();
    copy.receipt = Receipt{{}, example()};
    SignalMessage error = signal();
    error.errors = {signal_error(EbmsCode::value_inconsistent, "a@gw.xa.example"),
                    {.code = "EBMS:4001", .severity = Severity::warning, .detail = "d"}};
    SignalMessage pull = signal();
    pull.pull = PullRequest{"urn:x-comity:mpc:xb-moj"};
    for (const SignalMessage& each : {receipt, copy, error, pull}) {
        const auto back = read(written(each));
        ASSERT_TRUE(back) << back.error().detail;
        EXPECT_EQ(*back, Messaging(each));
    }
}

TEST(Header, ErrorsAreWrittenAsTheSchemaHasThem) {
    SignalMessage error = signal();
    error.errors = {signal_error(EbmsCode::value_inconsistent, "a@gw.xa.example")};
    EXPECT_NE(written(error).find("<eb:Error category=\"Content\" errorCode=\"EBMS:0003\" origin=\"ebMS\" "
                                  "refToMessageInError=\"a@gw.xa.example\" severity=\"failure\" "
                                  "shortDescription=\"ValueInconsistent\"><eb:Description xml:lang=\"en\">"),
              std::string::npos)
        << written(error);
}

TEST(Header, AppliesTheWhiteSpaceRuleOfTheSchema) {
    const auto back = read([] {
        std::string text = written(example());
        text.replace(text.find("SubmitRequest"), 13, "\n  Submit\t Request <!-- c -->");
        return text;
    }());
    ASSERT_TRUE(back);
    EXPECT_EQ(std::get<UserMessage>(*back).action, "Submit Request");
}

TEST(Header, HoldsUserMessagesToTheSchema) {
    EXPECT_EQ(changed("<eb:Action>SubmitRequest</eb:Action>", ""), "EBMS:0009");
    EXPECT_EQ(changed("<eb:Action>SubmitRequest</eb:Action>", "<eb:Action></eb:Action>"), "EBMS:0009");
    EXPECT_EQ(changed("SubmitRequest", "<eb:x/>"), "EBMS:0009");
    EXPECT_EQ(changed("<eb:Action>", "<eb:Action type=\"x\">"), "EBMS:0009");
    EXPECT_EQ(changed("<eb:Action>", "text<eb:Action>"), "EBMS:0009");
    EXPECT_EQ(changed("<eb:PartyInfo>", "<eb:Unknown/><eb:PartyInfo>"), "EBMS:0009");
    EXPECT_EQ(changed("<eb:PartyInfo>", "<x:Unknown xmlns:x=\"urn:x\"/><eb:PartyInfo>"), "EBMS:0009");
    EXPECT_EQ(changed("</eb:UserMessage>", "<eb:MessageInfo/></eb:UserMessage>"), "EBMS:0009");
    EXPECT_EQ(changed("eb:UserMessage mpc", "eb:UserMessage pmode"), "EBMS:0009");
    EXPECT_EQ(changed("xb-moj</eb:PartyId>", "xb-moj</eb:PartyId><eb:PartyId>xc</eb:PartyId>"), "EBMS:0009");
    EXPECT_EQ(changed("<eb:PartyId>xb-moj</eb:PartyId>", ""), "EBMS:0009");
    EXPECT_EQ(changed(">xb-moj<", ">xb-m\xd0\xbej<"), "EBMS:0009") << "a Cyrillic letter";
    EXPECT_EQ(changed("2026-03-04T", "2026-02-30T"), "EBMS:0009");
    EXPECT_EQ(changed("<eb:MessageId>a@gw.xa.example", "<eb:MessageId>a"), "EBMS:0009");
    EXPECT_EQ(changed("name=\"empty\"", "name=\"originalSender\""), "EBMS:0009");
    EXPECT_EQ(changed("name=\"empty\"", ""), "EBMS:0009");
    EXPECT_EQ(changed("<eb:PartInfo href=\"cid:b@gw.xa.example\"></eb:PartInfo>", "<eb:Part/>"), "EBMS:0009");
    EXPECT_EQ(changed("<eb:PartProperties>", "<eb:PartProperties/><eb:PartProperties>"), "EBMS:0009");
    // What the schema has and we do not need.
    EXPECT_EQ(changed(" mpc=\"" + std::string(default_mpc) + "\"", ""), "accepted");
    EXPECT_EQ(changed("<eb:AgreementRef ", "<eb:AgreementRef pmode=\"theirs\" "), "accepted");
    EXPECT_EQ(
        changed("<eb:PartProperties>",
                "<eb:Schema location=\"x\"/><eb:Description xml:lang=\"en\">d</eb:Description><eb:PartProperties>"),
        "accepted");
}

TEST(Header, TakesOneMessageUnit) {
    const auto units = [](std::string_view content) {
        const auto back =
            read("<eb:Messaging xmlns:eb=\"" + std::string(ns::eb) + "\">" + std::string(content) + "</eb:Messaging>");
        return back ? "accepted" : to_string(back.error().code);
    };
    EXPECT_EQ(units(""), "EBMS:0009");
    EXPECT_EQ(units("text"), "EBMS:0009");
    EXPECT_EQ(units("<eb:Other/>"), "EBMS:0009");
    EXPECT_EQ(units("<UserMessage/>"), "EBMS:0009") << "another namespace";
    EXPECT_EQ(units("<eb:UserMessage/><eb:UserMessage/>"), "EBMS:0008");
    EXPECT_EQ(units("<eb:SignalMessage/><eb:UserMessage/>"), "EBMS:0008");
}

TEST(Header, HoldsItsLimits) {
    const auto outcome = [](const UserMessage& message) {
        const auto back = read(written(message));
        return back ? "accepted" : to_string(back.error().code);
    };
    UserMessage message = example();
    message.action = std::string(max_header_value, 'x');
    EXPECT_EQ(outcome(message), "accepted");
    message.action += 'x';
    EXPECT_EQ(outcome(message), "EBMS:0009");

    message = example();
    message.info.message_id = "a@" + std::string(max_message_id - 2, 'x');
    EXPECT_EQ(outcome(message), "accepted");
    message.info.message_id += 'x';
    EXPECT_EQ(outcome(message), "EBMS:0009");

    const auto properties = [](std::size_t count) {
        std::vector<MessageProperty> list;
        for (std::size_t i = 0; i < count; ++i) list.push_back({"p" + std::to_string(i), "v", ""});
        return list;
    };
    message = example();
    message.properties = properties(max_message_properties);
    message.parts[0].properties = properties(max_part_properties);
    EXPECT_EQ(outcome(message), "accepted");
    message.parts[0].properties = properties(max_part_properties + 1);
    EXPECT_EQ(outcome(message), "EBMS:0009");
    message = example();
    message.properties = properties(max_message_properties + 1);
    EXPECT_EQ(outcome(message), "EBMS:0009");

    message = example();
    message.parts.assign(max_parts, {"cid:a@b", {}});
    EXPECT_EQ(outcome(message), "accepted");
    message.parts.push_back({"cid:a@b", {}});
    EXPECT_EQ(outcome(message), "EBMS:0007");
}

TEST(Header, HoldsSignalsToTheSchema) {
    SignalMessage error = signal();
    error.errors = {signal_error(EbmsCode::other, "")};
    EXPECT_EQ(changed("severity=\"failure\"", "severity=\"Failure\"", error), "accepted");
    EXPECT_EQ(changed("severity=\"failure\"", "severity=\"fatal\"", error), "EBMS:0009");
    EXPECT_EQ(changed("severity=\"failure\"", "", error), "EBMS:0009");
    EXPECT_EQ(changed("errorCode=\"EBMS:0004\"", "", error), "EBMS:0009");
    EXPECT_EQ(changed("xml:lang=\"en\">Other", ">" + std::string(5000, 'x') + "<b/>", error), "accepted");
    EXPECT_EQ(changed("<eb:Error ", "<eb:PullRequest/><eb:Error ", error), "EBMS:0008");
    EXPECT_EQ(changed("<eb:Error ", "<eb:Receipt/><eb:Error ", error), "EBMS:0009");

    SignalMessage receipt = signal();
    receipt.receipt = Receipt{{{"#_msg-1", {{"urn:t", {"S12"}}}, "urn:sha", "digest"}}, std::nullopt};
    EXPECT_EQ(changed("ZGlnZXN0", "ZGln\n ZXN0", receipt), "accepted") << "white space in Base64";
    EXPECT_EQ(changed("</eb:Receipt>", "<p xmlns=\"urn:other\"/></eb:Receipt>", receipt), "accepted") << "a peer's own";
    EXPECT_EQ(changed("</eb:Receipt>", "<eb:X/></eb:Receipt>", receipt), "EBMS:0009");
    EXPECT_EQ(changed("</eb:Receipt>", "text</eb:Receipt>", receipt), "EBMS:0009");
    EXPECT_EQ(changed("ZGlnZXN0", "ZGlnZXN", receipt), "EBMS:0009");
    EXPECT_EQ(
        changed("<ds:DigestMethod Algorithm=\"urn:sha\">", "<ds:DigestMethod Algorithm=\"urn:sha\"><ds:X/>", receipt),
        "EBMS:0009");
    EXPECT_EQ(changed("<ec:InclusiveNamespaces", "<ds:XPath>x</ds:XPath><ec:InclusiveNamespaces", receipt),
              "EBMS:0009");
    EXPECT_EQ(
        changed("<ds:Reference", "<ebbp:MessagePartIdentifier>x</ebbp:MessagePartIdentifier><ds:Reference", receipt),
        "EBMS:0009");
    std::string nothing = written(signal());
    EXPECT_EQ(read(nothing).error().code, EbmsCode::invalid_header);
}

std::string some_text() {
    std::string text = *rc::gen::string<std::string>();
    std::erase_if(text, [](char c) { return c <= ' ' || c >= 0x7f; });
    return text;
}

std::string needed_text() {
    return "x" + some_text();
}

std::vector<MessageProperty> some_properties() {
    std::vector<MessageProperty> list;
    const auto count = *rc::gen::inRange<std::size_t>(0, 4);
    for (std::size_t i = 0; i < count; ++i) list.push_back({std::to_string(i) + some_text(), some_text(), some_text()});
    return list;
}

MessageInfo some_info() {
    return {Instant::at(*rc::gen::inRange<std::int64_t>(0, 4'000'000'000'000)).value(),
            "id@" + std::to_string(*rc::gen::arbitrary<unsigned>()), *rc::gen::arbitrary<bool>() ? "ref@x" : ""};
}

UserMessage some_message() {
    UserMessage message;
    message.mpc = needed_text();
    message.info = some_info();
    message.from = {{needed_text(), some_text()}, needed_text()};
    message.to = {{needed_text(), some_text()}, needed_text()};
    if (*rc::gen::arbitrary<bool>()) message.agreement = Agreement{needed_text(), some_text()};
    message.service = {needed_text(), some_text()};
    message.action = needed_text();
    message.conversation_id = some_text();
    message.properties = some_properties();
    const auto parts = *rc::gen::inRange<std::size_t>(0, 4);
    for (std::size_t i = 0; i < parts; ++i) message.parts.push_back({"cid:" + some_text(), some_properties()});
    return message;
}

RC_GTEST_PROP(HeaderProperty, UserMessagesReadBack, ()) {
    const UserMessage message = some_message();
    const auto back = read(written(message));
    RC_ASSERT(back.has_value());
    RC_ASSERT(*back == Messaging(message));
}

RC_GTEST_PROP(HeaderProperty, SignalsReadBack, ()) {
    SignalMessage signal;
    signal.info = some_info();
    switch (*rc::gen::inRange(0, 4)) {
        case 0:
            signal.pull = PullRequest{needed_text()};
            break;
        case 1:
            signal.receipt = Receipt{{}, some_message()};
            break;
        case 2: {
            Receipt receipt;
            const auto count = *rc::gen::inRange<std::size_t>(1, 6);
            for (std::size_t i = 0; i < count; ++i) {
                receipt.references.push_back(
                    {some_text(), {{needed_text(), {}}}, needed_text(), "d" + *rc::gen::string<std::string>()});
                if (*rc::gen::arbitrary<bool>()) receipt.references[i].transforms.clear();
            }
            signal.receipt = receipt;
            [[fallthrough]];
        }
        default:
            signal.errors.push_back({needed_text(), *rc::gen::element(Severity::failure, Severity::warning),
                                     some_text(), some_text(), some_text(), some_text(), some_text(), some_text()});
    }
    const auto back = read(written(signal));
    RC_ASSERT(back.has_value());
    RC_ASSERT(*back == Messaging(signal));
}

EbmsResult<MessageFragment> read_back(std::string_view text) {
    const auto document = format::read_xml(text);
    return document ? read_fragment(document->root()) : refuse(EbmsCode::other, "no XML");
}

RC_GTEST_PROP(HeaderProperty, FragmentsReadBack, ()) {
    MessageFragment fragment;
    fragment.href = needed_text();
    fragment.group_id = needed_text();
    if (*rc::gen::arbitrary<bool>()) fragment.message_size = *rc::gen::arbitrary<std::uint64_t>();
    fragment.fragment_count = *rc::gen::inRange<std::uint32_t>(1, 1000);
    fragment.fragment_num = *rc::gen::inRange<std::uint32_t>(1, fragment.fragment_count + 1);
    if (*rc::gen::arbitrary<bool>()) {
        fragment.message_header = {needed_text(), needed_text(), needed_text(),
                                   needed_text(), some_text(),   some_text()};
    }
    fragment.action = some_text();
    if (*rc::gen::arbitrary<bool>()) fragment.compression = {needed_text(), *rc::gen::arbitrary<std::uint64_t>()};
    const auto back = read_back(fragment_block(fragment, "_frag-1").value());
    RC_ASSERT(back.has_value());
    RC_ASSERT(*back == fragment);
}

TEST(Header, HoldsFragmentsToTheirStructure) {
    MessageFragment fragment{
        .href = "cid:f@x", .group_id = "g@x", .message_size = 5, .fragment_count = 2, .fragment_num = 2};
    fragment.compression = {"gzip", 4};
    const auto outcome = [&](std::string_view from, std::string_view to) {
        std::string text = fragment_block(fragment, "_f").value();
        EXPECT_NE(text.find(from), text.npos) << from;
        text.replace(text.find(from), from.size(), to);
        const auto back = read_back(text);
        return back ? "accepted" : to_string(back.error().code);
    };
    EXPECT_EQ(outcome("x", "x"), "accepted");
    EXPECT_EQ(outcome("<mf:FragmentNum>2", "<mf:FragmentNum>3"), "EBMS:0048");
    EXPECT_EQ(outcome("<mf:FragmentNum>2", "<mf:FragmentNum>0"), "EBMS:0048");
    EXPECT_EQ(outcome("<mf:FragmentNum>2", "<mf:FragmentNum>-1"), "EBMS:0047");
    EXPECT_EQ(outcome("<mf:FragmentNum>2", "<mf:FragmentNum>2x"), "EBMS:0047");
    EXPECT_EQ(outcome("<mf:CompressedMessageSize>4</mf:CompressedMessageSize>", ""), "EBMS:0047");
    EXPECT_EQ(outcome("<mf:CompressionAlgorithm>gzip</mf:CompressionAlgorithm>", ""), "EBMS:0047");
    EXPECT_EQ(outcome("href=\"cid:f@x\"", ""), "EBMS:0047");
    EXPECT_EQ(outcome("href=", "other=\"\" href="), "EBMS:0047");
    EXPECT_EQ(outcome("<mf:Action>", "<mf:Unknown/><mf:Action>"), "EBMS:0047");
    EXPECT_EQ(outcome("<mf:GroupId>g@x</mf:GroupId>", ""), "EBMS:0047");
}

}  // namespace
}  // namespace comity::channel
