// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include "channel/evidence/evidence.h"
#include "format/base64.h"

namespace comity::channel {

namespace {

using format::XmlWriter;

std::string identifier_of(const EvidenceParty& party) {
    return party.unit ? party.authority + "/" + *party.unit : party.authority;
}

void write_party(XmlWriter& xml, std::string_view name, const EvidenceParty& party) {
    xml.element(name, {}, [&] { xml.element("e:Identifier", {}, identifier_of(party)); });
}

void write_reasons(XmlWriter& xml, const std::vector<EventReason>& reasons) {
    if (reasons.empty()) return;
    xml.element("e:EventReasons", {}, [&] {
        for (const EventReason& reason : reasons) {
            xml.element("e:EventReason", {}, [&] {
                xml.element("e:Code", {}, reason.code);
                if (!reason.details.empty()) xml.element("e:Details", {}, reason.details);
            });
        }
    });
}

void write_contents(XmlWriter& xml, const std::vector<EvidencedContent>& contents) {
    if (contents.empty()) return;
    xml.element("e:UserContentInfo", {}, [&] {
        xml.element("e:ComposingParts", {}, std::to_string(contents.size()));
        xml.element("e:PartsInfo", {}, [&] {
            for (const EvidencedContent& content : contents) {
                xml.element("e:PartInfo", {}, [&] {
                    xml.element("e:Identifier", {}, content.identifier);
                    xml.element("e:ContentType", {}, content.media_type);
                    xml.element("ds:DigestMethod", {{"Algorithm", "http://www.w3.org/2001/04/xmlenc#sha256"}});
                    xml.element("ds:DigestValue", {}, format::base64(content.sha256));
                });
            }
        });
    });
}

void write_log(XmlWriter& xml, const EvidenceLog& log) {
    if (log == EvidenceLog{}) return;
    xml.element("e:TransactionLogInformation", {}, [&] {
        for (const std::string& id : log.message_ids) xml.element("c:MessageId", {}, id);
        if (log.receipt) xml.element("c:ReceiptSha256", {}, format::base64(*log.receipt));
        if (!log.proof.empty()) xml.element("c:LogProof", {}, format::base64(octets(log.proof)));
    });
}

}  // namespace

void write_evidence(XmlWriter& xml, const Evidence& evidence, const std::function<void()>& last) {
    xml.element("e:Evidence", {{"Id", "_e-" + evidence.id}, {"version", std::string(evidence_version)}}, [&] {
        xml.element("e:EvidenceIdentifier", {}, evidence.id);
        xml.element("e:ERDSEventId", {}, fmt::format("{}{}", erds_event_space, kind_of(evidence.event).erds));
        write_reasons(xml, evidence.reasons);
        xml.element("e:EventTime", {}, to_string(in_utc(evidence.time)));
        if (evidence.policy) {
            xml.element("e:EvidenceIssuerPolicyID", {}, [&] { xml.element("e:PolicyID", {}, *evidence.policy); });
        }
        write_party(xml, "e:EvidenceIssuerDetails", evidence.issuer);
        write_party(xml, "e:SenderDetails", evidence.sender);
        for (const EvidenceParty& recipient : evidence.recipients) write_party(xml, "e:RecipientDetails", recipient);
        if (evidence.submitted) xml.element("e:SubmissionTime", {}, to_string(in_utc(*evidence.submitted)));
        if (!evidence.message.empty()) xml.element("e:MessageIdentifier", {}, evidence.message);
        write_contents(xml, evidence.contents);
        if (evidence.other_carrier) xml.element("e:ExternalERDSDetails", {}, *evidence.other_carrier);
        write_log(xml, evidence.log);
        last();
    });
}

Result<void> check_evidence(const Evidence& evidence) {
    const EvidenceKind& kind = kind_of(evidence.event);
    const auto wrong = [&](std::string_view what) {
        return fail(ErrorKind::invalid,
                    fmt::format("the evidence {} of {} {}", kind.erds, evidence.issuer.authority, what), {},
                    "docs/formats/evidence.md says what each event needs");
    };
    if (evidence.recipients.size() != 1) return wrong("does not have one recipient");
    if (!kind.positive && evidence.reasons.empty()) return wrong("says no reason");
    if (evidence.message.empty()) return wrong("names no message");
    const std::string& issuer = evidence.issuer.authority;
    const bool by_sender = issuer == evidence.sender.authority;
    const bool by_recipient = issuer == evidence.recipients[0].authority;
    switch (kind.issuer) {
        case EvidenceIssuer::sender:
            if (!by_sender) return wrong("is the sender's to issue");
            break;
        case EvidenceIssuer::recipient:
            if (!by_recipient) return wrong("is the recipient's to issue");
            break;
        case EvidenceIssuer::either:
            if (!by_sender && !by_recipient) return wrong("is neither the sender's nor the recipient's");
            break;
    }
    return {};
}

}  // namespace comity::channel
