// SPDX-License-Identifier: EUPL-1.2
#include "channel/envelope/transmittal.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "channel/envelope/transmittal_example.h"
#include "format/xml.h"

namespace comity::channel {
namespace {

std::string written(const Transmittal& transmittal) {
    return transmittal_xml(transmittal).value();
}

std::string refusal(const std::string& xml) {
    const auto read = read_transmittal(xml);
    return read ? "read" : read.error().message;
}

/// The full one with one text replaced, once.
std::string altered(const std::string& from, const std::string& to) {
    std::string xml = written(full_transmittal());
    const std::size_t at = xml.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return xml.replace(at, from.size(), to);
}

TEST(a_transmittal, is_read_as_it_was_written) {
    for (const Transmittal& transmittal : {full_transmittal(), plain_transmittal()}) {
        EXPECT_EQ(read_transmittal(written(transmittal)).value(), transmittal);
    }
}

TEST(a_transmittal, is_written_in_its_canonical_form) {
    const std::string xml = written(full_transmittal());
    EXPECT_EQ(format::canonical(format::read_xml(xml).value()).value(), xml);
    EXPECT_TRUE(xml.starts_with("<t:Transmittal xmlns:t=\"urn:x-comity:transmittal:1\"><t:Id>"));
}

TEST(a_transmittal, is_read_with_space_between_its_elements_and_another_prefix) {
    EXPECT_EQ(refusal(altered("<t:Thread>", "\n  <t:Thread>")), "read");
    EXPECT_EQ(refusal(altered("<t:Sequence>3", "<t:Sequence> 3\n")), "read");
    EXPECT_EQ(refusal("<Transmittal xmlns=\"urn:x-comity:transmittal:2\"/>"), "the document is no transmittal");
    EXPECT_EQ(refusal("<Transmittal xmlns=\"urn:x-comity:transmittal:1\"/>"), "Transmittal ends without Id");
    EXPECT_NE(refusal("<!DOCTYPE t><t/>"), "read");
}

TEST(a_transmittal, has_its_elements_in_their_order_and_no_others) {
    EXPECT_EQ(refusal(altered("<t:Kind>extradition</t:Kind>", "")), "Urgency stands in Transmittal where Kind should");
    EXPECT_EQ(refusal(altered("<t:Kind>", "<t:Extra/><t:Kind>")), "Extra stands in Transmittal where Kind should");
    EXPECT_EQ(refusal(altered("</t:Transmittal>", "<t:Kind>more</t:Kind></t:Transmittal>")),
              "Kind has no place here in Transmittal");
    EXPECT_EQ(refusal(altered("<t:Kind>", "<Kind>x</Kind><t:Kind>")), "Kind stands in Transmittal where Kind should");
    EXPECT_EQ(refusal(altered("<t:Kind>", "word<t:Kind>")), "text between the elements of Transmittal");
    EXPECT_EQ(refusal(altered("<t:Kind>", "<t:Kind code=\"1\">")), "Kind has an unknown attribute code");
    EXPECT_EQ(refusal(altered("<t:Kind>extradition", "<t:Kind><t:Sub/>extradition")), "Kind has elements in it");
    EXPECT_EQ(refusal(altered("authority=\"xa-moj\"", "authority=\"xa-moj\" t:more=\"1\"")),
              "From has an unknown attribute more");
    EXPECT_EQ(refusal(altered("authority=\"xa-moj\" ", "")), "From without authority");
}

TEST(a_transmittal, with_values_that_mean_nothing_is_refused) {
    const auto value = [](const std::string& from, const std::string& to) { return refusal(altered(from, to)); };
    EXPECT_EQ(value(uuid_of(100), "thread-1"), "'thread-1' is no UUID");
    EXPECT_EQ(value("<t:Sequence>3", "<t:Sequence>03"), "'03' is no number");
    EXPECT_EQ(value("<t:Sequence>3", "<t:Sequence>0"), "'0' is no number");
    EXPECT_EQ(value("<t:Sequence>3", "<t:Sequence>9007199254740992"), "'9007199254740992' is no number");
    EXPECT_EQ(value("<t:Sequence>3", "<t:Sequence>9007199254740991"), "read");
    EXPECT_EQ(value("<t:Sequence>3", "<t:Sequence>1"), "Previous stands in every transmittal but the first");
    EXPECT_EQ(value("<t:Urgency>urgent", "<t:Urgency>soon"), "'soon' is no urgency");
    EXPECT_EQ(value("2026-04-15", "2026-04-31"), "'2026-04-31' is no day");
    EXPECT_EQ(value("2026-04-15", "2026-04"), "'2026-04' is no day");
    EXPECT_EQ(value("2026-03-10T10:00:00.000Z", "2026-03-10T10:00:00+01:00"),
              "'2026-03-10T10:00:00+01:00' is no instant in UTC");
    EXPECT_EQ(value("<t:EvidenceWanted>relay", "<t:EvidenceWanted>all"), "'all' is no further evidence");
    EXPECT_EQ(value("<t:EvidenceWanted>relay", "<t:EvidenceWanted>handover"), "'handover' is no further evidence");
    EXPECT_EQ(value("size=\"4711\"", "size=\"-1\""), "'-1' is no number");
    EXPECT_EQ(value("cid=\"container-1\"", "cid=\"annex-1\""), "the part annex-1 is listed twice");
    EXPECT_EQ(value("cid=\"container-1\"", "cid=\"../x\""), "'../x' is no token of a Content-ID");
    EXPECT_EQ(value("first=\"3\"", "first=\"5\""), "'4' is no number") << "a range that ends before it begins";
    EXPECT_NE(value("sha256=\"", "sha256=\"A"), "read");
    EXPECT_EQ(value("<t:Instrument>coe-024", "<t:Instrument>coe 024"), "'coe 024' is no code");
    EXPECT_EQ(value("<t:Instrument>coe-024", "<t:Instrument> "), "Instrument is empty");
}

TEST(a_transmittal, that_nobody_could_read_is_not_written) {
    Transmittal transmittal = full_transmittal();
    transmittal.id = "no uuid";
    EXPECT_FALSE(transmittal_xml(transmittal));
    transmittal = full_transmittal();
    transmittal.previous.reset();
    EXPECT_FALSE(transmittal_xml(transmittal));
    transmittal = full_transmittal();
    transmittal.handling.confidentiality = " secret ";
    EXPECT_EQ(transmittal_xml(transmittal).error().message,
              "the transmittal has a text that is read otherwise than it is written");
    transmittal.handling.confidentiality = "line\x01";
    EXPECT_FALSE(transmittal_xml(transmittal));
}

TEST(limits_of_a_transmittal, hold_at_and_over_the_edge) {
    const auto with = [](auto&& change) {
        Transmittal transmittal = full_transmittal();
        change(transmittal);
        const auto xml = transmittal_xml(transmittal);
        if (xml) return std::string("written");
        return xml.error().kind == ErrorKind::limit ? "limit" : xml.error().message;
    };
    const auto parts = [](std::size_t count) {
        return [count](Transmittal& transmittal) {
            transmittal.parts.resize(count, transmittal.parts[0]);
            for (std::size_t i = 0; i < count; ++i) transmittal.parts[i].cid = "part-" + std::to_string(i);
        };
    };
    EXPECT_EQ(with(parts(max_transmittal_parts)), "written");
    EXPECT_EQ(with(parts(max_transmittal_parts + 1)), "limit");
    const auto length = [&](auto member, std::size_t most) {
        EXPECT_EQ(with([&](Transmittal& t) { member(t) = std::string(most, 'x'); }), "written");
        EXPECT_EQ(with([&](Transmittal& t) { member(t) = std::string(most + 1, 'x'); }), "limit");
    };
    length([](Transmittal& t) -> auto& { return t.own_reference; }, max_file_number);
    length([](Transmittal& t) -> auto& { return t.peer_reference; }, max_file_number);
    length([](Transmittal& t) -> auto& { return t.instrument; }, max_code);
    length([](Transmittal& t) -> auto& { return t.parts[0].name; }, max_part_name);
    length([](Transmittal& t) -> auto& { return t.handling.purposes[0]; }, max_handling_text);
    EXPECT_EQ(with([](Transmittal& t) { t.handling.purposes.assign(max_handling_texts, "x"); }), "written");
    EXPECT_EQ(with([](Transmittal& t) { t.handling.purposes.assign(max_handling_texts + 1, "x"); }), "limit");
    EXPECT_EQ(with([](Transmittal& t) { t.missing.assign(max_missing_ranges, {1, 2}); }), "written");
    EXPECT_EQ(with([](Transmittal& t) { t.missing.assign(max_missing_ranges + 1, {1, 2}); }), "limit");
}

TEST(the_list_of_parts, is_compared_with_what_came) {
    const Transmittal transmittal = full_transmittal();
    std::vector<HandedPart> came;
    for (const TransmittedPart& part : transmittal.parts) {
        came.push_back({"in/x/" + part.cid, part.cid, part.media_type, "", part.sha256, part.size});
    }
    EXPECT_TRUE(part_faults(transmittal, came).empty());
    came[0].size = 1;
    came[0].sha256 = crypto::sha256(std::string_view("other"));
    came[0].mime = "text/plain";
    came[1].name = "stowaway";
    EXPECT_EQ(part_faults(transmittal, came),
              (std::vector<std::string>{
                  "the part container-1 has another size", "the part container-1 has another SHA-256",
                  "the part container-1 is listed as application/vnd.etsi.asic-e+zip and came as text/plain",
                  "the part annex-1 is listed and did not come", "the part stowaway came and is not listed"}));
}

RC_GTEST_PROP(a_transmittal_with_one_octet_changed, is_refused_or_reads_as_what_it_then_says, ()) {
    std::string xml = written(full_transmittal());
    xml[*rc::gen::inRange<std::size_t>(0, xml.size())] = *rc::gen::arbitrary<char>();
    const auto read = read_transmittal(xml);
    if (!read) return;
    const auto again = transmittal_xml(*read);
    RC_ASSERT(again && read_transmittal(*again).value() == *read);
}

}  // namespace
}  // namespace comity::channel
