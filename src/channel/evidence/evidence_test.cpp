// SPDX-License-Identifier: EUPL-1.2
#include "channel/evidence/evidence.h"

#include <gtest/gtest.h>

#include "channel/evidence/evidence_example.h"
#include "channel/evidence/seal_form.h"

namespace comity::channel {
namespace {

std::string written(const Evidence& evidence) {
    format::XmlWriter xml(evidence_prefixes);
    write_evidence(xml, evidence, [] {});
    return std::move(xml).finish().value();
}

std::string refusal(const std::string& xml) {
    const auto document = format::read_xml(xml).value();
    const auto read = read_evidence(document.root());
    return read ? "read" : read.error().message;
}

std::string altered(const std::string& from, const std::string& to) {
    std::string xml = written(evidence_of(EvidenceEvent::relay_rejection));
    const std::size_t at = xml.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return xml.replace(at, from.size(), to);
}

TEST(an_evidence_document, has_its_elements_in_the_order_of_the_standard) {
    const auto document = format::read_xml(written(evidence_of(EvidenceEvent::relay_rejection))).value();
    std::vector<std::string> names;
    for (const auto& child : document.root().children()) names.emplace_back(child.name());
    EXPECT_EQ(names, (std::vector<std::string>{"EvidenceIdentifier", "ERDSEventId", "EventReasons", "EventTime",
                                               "EvidenceIssuerPolicyID", "EvidenceIssuerDetails", "SenderDetails",
                                               "RecipientDetails", "SubmissionTime", "MessageIdentifier",
                                               "UserContentInfo", "TransactionLogInformation"}));
    EXPECT_EQ(document.root().attribute({}, "version"), "EN319522v1.1.1");
    EXPECT_EQ(document.root().space(), "http://uri.etsi.org/19522/v1#");
}

TEST(an_evidence_document, is_read_strictly) {
    EXPECT_EQ(refusal(altered("RelayRejection", "RelayPostponed")),
              "unknown event 'http://uri.etsi.org/19522/Event/RelayPostponed'");
    EXPECT_EQ(refusal(altered("EN319522v1.1.1", "EN319522v9")), "an evidence of another version");
    EXPECT_EQ(refusal(altered("<e:EventTime>", "<e:Extra/><e:EventTime>")),
              "Extra stands in Evidence where EventTime should");
    EXPECT_EQ(refusal(altered("<e:EventTime>", "text<e:EventTime>")), "text between the elements of Evidence");
    EXPECT_EQ(refusal(altered("2026-03-04T10:11:13.001Z", "today")), "'today' is no instant");
    EXPECT_EQ(refusal(altered("<e:ComposingParts>2", "<e:ComposingParts>3")),
              "ComposingParts is not the number of parts");
    EXPECT_EQ(refusal(altered("xmlenc#sha256", "xmlenc#sha512")), "a digest that is not SHA-256");
    EXPECT_EQ(refusal(altered(">xa-moj/unit3<", ">/unit3<")), "'/unit3' is no authority or unit");
    EXPECT_EQ(refusal(altered("</e:Evidence>", "<e:Evidence/></e:Evidence>")),
              "Evidence has no place here in Evidence");
    EXPECT_EQ(refusal(altered("<e:Evidence ", "<e:Evidence more=\"1\" ")), "Evidence has an unknown attribute more");
    EXPECT_EQ(refusal("<Evidence/>"), "the document is no evidence");
}

TEST(an_evidence_document, is_read_with_unqualified_inner_elements_too) {
    std::string xml = written(evidence_of(EvidenceEvent::relay_rejection));
    for (const std::string name : {"EventTime", "Identifier", "Details", "PolicyID", "ComposingParts", "ContentType"}) {
        for (const std::string& tag : {"<e:" + name + ">", "</e:" + name + ">"}) {
            for (std::size_t at = xml.find(tag); at != std::string::npos; at = xml.find(tag)) {
                xml.replace(at, tag.size(), tag.starts_with("</") ? "</" + name + ">" : "<" + name + ">");
            }
        }
    }
    const auto document = format::read_xml(xml).value();
    EXPECT_EQ(read_evidence(document.root()).value().evidence, evidence_of(EvidenceEvent::relay_rejection));
}

TEST(an_extension, is_passed_over_unless_it_is_critical) {
    const auto with = [](const std::string& extension) {
        std::string xml = written(relay_evidence());
        return refusal(xml.insert(xml.rfind("</e:Evidence>"), "<e:Extensions>" + extension + "</e:Extensions>"));
    };
    EXPECT_EQ(with("<e:Extension><x/></e:Extension>"), "read");
    EXPECT_EQ(with("<e:Extension isCritical=\"false\"/>"), "read");
    EXPECT_EQ(with("<e:Extension isCritical=\"true\"/>"), "the extension Extension is critical and not known here");
    EXPECT_EQ(with("<e:Extension isCritical=\"1\"/>"), "the extension Extension is critical and not known here");
}

TEST(limits_of_an_evidence, hold_at_and_over_the_edge) {
    const auto with = [](auto&& change) {
        Evidence evidence = evidence_of(EvidenceEvent::relay_rejection);
        change(evidence);
        const auto document = format::read_xml(written(evidence)).value();
        const auto read = read_evidence(document.root());
        return read ? "read" : read.error().kind == ErrorKind::limit ? "limit" : "refused";
    };
    EXPECT_STREQ(with([](Evidence& e) { e.reasons.assign(max_evidence_items, {"urn:r", ""}); }), "read");
    EXPECT_STREQ(with([](Evidence& e) { e.reasons.assign(max_evidence_items + 1, {"urn:r", ""}); }), "limit");
    EXPECT_STREQ(with([](Evidence& e) { e.recipients.assign(max_evidence_items, {"xb-moj", std::nullopt}); }), "read");
    EXPECT_STREQ(with([](Evidence& e) { e.recipients.assign(max_evidence_items + 1, {"xb-moj", std::nullopt}); }),
                 "limit");
    EXPECT_STREQ(with([](Evidence& e) { e.contents.resize(max_evidence_parts, e.contents[0]); }), "read");
    EXPECT_STREQ(with([](Evidence& e) { e.contents.resize(max_evidence_parts + 1, e.contents[0]); }), "limit");
    EXPECT_STREQ(with([](Evidence& e) { e.message = std::string(max_evidence_text, 'm'); }), "read");
    EXPECT_STREQ(with([](Evidence& e) { e.message = std::string(max_evidence_text + 1, 'm'); }), "limit");
    EXPECT_STREQ(with([](Evidence& e) { e.log.proof = std::string(max_evidence_proof, 'p'); }), "read");
    EXPECT_STREQ(with([](Evidence& e) { e.log.proof = std::string(max_evidence_proof + 3, 'p'); }), "limit");
}

TEST(an_issuer, issues_what_is_its_own) {
    for (const EvidenceKind& kind : evidence_kinds()) {
        Evidence evidence = evidence_of(kind.event);
        EXPECT_TRUE(check_evidence(evidence)) << kind.erds;
        const bool may_both = kind.issuer == EvidenceIssuer::either;
        evidence.issuer.authority = evidence.issuer.authority == "xa-moj" ? "xb-moj" : "xa-moj";
        EXPECT_EQ(check_evidence(evidence).has_value(), may_both) << kind.erds;
        evidence.issuer.authority = "xc-moj";
        EXPECT_FALSE(check_evidence(evidence)) << kind.erds;
    }
    Evidence evidence = evidence_of(EvidenceEvent::relay_rejection);
    evidence.reasons.clear();
    EXPECT_EQ(check_evidence(evidence).error().message, "the evidence RelayRejection of xb-moj says no reason");
    evidence = relay_evidence();
    evidence.recipients.push_back(evidence.recipients[0]);
    EXPECT_FALSE(check_evidence(evidence)) << "one evidence per recipient";
    evidence = relay_evidence();
    evidence.message.clear();
    EXPECT_FALSE(check_evidence(evidence));
}

TEST(events, are_named_as_the_standards_do) {
    for (std::size_t i = 0; i < evidence_kinds().size(); ++i) {
        const EvidenceKind& kind = evidence_kinds()[i];
        EXPECT_EQ(static_cast<std::size_t>(kind.event), i);
        EXPECT_EQ(evidence_event_of(std::string(erds_event_space) + std::string(kind.erds)), kind.event);
        EXPECT_TRUE(channel_case_event_of(kind.case_event)) << kind.case_event;
    }
    EXPECT_EQ(kind_of(EvidenceEvent::relay_failure).rem, "RELAY_REMMD_FAILURE");
    EXPECT_EQ(kind_of(EvidenceEvent::relay_rejection).priority, 5);
    EXPECT_EQ(kind_of(EvidenceEvent::content_handover_failure).rem, "NON_RETRIEVAL");
    EXPECT_FALSE(evidence_event_of("RelayAcceptance"));
    for (int i = 0; i <= static_cast<int>(ChannelCaseEvent::alarm); ++i) {
        const auto event = static_cast<ChannelCaseEvent>(i);
        EXPECT_EQ(channel_case_event_of(name_of(event)), event);
    }
}

}  // namespace
}  // namespace comity::channel
