// SPDX-License-Identifier: EUPL-1.2
#include <array>

#include <fmt/format.h>

#include "channel/envelope/transmittal.h"
#include "crypto/hex.h"
#include "format/xml_writer.h"

namespace comity::channel {

namespace {

using format::XmlWriter;

constexpr std::array<format::XmlPrefix, 1> prefixes{{{"t", transmittal_space}}};

void write_party(XmlWriter& xml, std::string_view name, const TransmittalParty& party) {
    xml.element(name, {{"authority", party.authority}, {"unit", party.unit}, {"competence", party.competence}});
}

void write_handling(XmlWriter& xml, const Handling& handling) {
    xml.element("t:Handling", {}, [&] {
        for (const std::string& text : handling.speciality) xml.element("t:Speciality", {}, text);
        if (handling.confidentiality) xml.element("t:Confidentiality", {}, *handling.confidentiality);
        for (const std::string& text : handling.purposes) xml.element("t:Purpose", {}, text);
        if (handling.onward_transfer) xml.element("t:OnwardTransfer", {}, *handling.onward_transfer);
    });
}

void write_part(XmlWriter& xml, const TransmittedPart& part) {
    xml.element("t:Part", {{"cid", part.cid},
                           {"name", part.name},
                           {"mediaType", part.media_type},
                           {"language", part.language},
                           {"size", std::to_string(part.size)},
                           {"sha256", crypto::hex(part.sha256)},
                           {"role", part.role}});
}

std::string_view name_of(WantedEvidence wanted) {
    switch (wanted) {
        case WantedEvidence::relay:
            return "relay";
        case WantedEvidence::consignment:
            return "consignment";
        case WantedEvidence::handover:
            return "handover";
    }
    return "";
}

}  // namespace

Result<std::string> transmittal_xml(const Transmittal& transmittal) {
    XmlWriter xml(prefixes);
    xml.element("t:Transmittal", {}, [&] {
        xml.element("t:Id", {}, transmittal.id);
        xml.element("t:Thread", {}, transmittal.thread);
        xml.element("t:Sequence", {}, std::to_string(transmittal.sequence));
        if (transmittal.previous) {
            xml.element("t:Previous",
                        {{"id", transmittal.previous->id}, {"sha256", crypto::hex(transmittal.previous->sha256)}});
        }
        if (transmittal.replaces) xml.element("t:Replaces", {}, *transmittal.replaces);
        write_party(xml, "t:From", transmittal.from);
        write_party(xml, "t:To", transmittal.to);
        xml.element("t:Instrument", {}, transmittal.instrument);
        xml.element("t:Kind", {}, transmittal.kind);
        xml.element("t:Urgency", {}, transmittal.urgency == Urgency::urgent ? "urgent" : "normal");
        if (transmittal.reply_by) xml.element("t:ReplyBy", {}, to_string(*transmittal.reply_by));
        xml.element("t:Reference", {{"own", transmittal.own_reference}, {"peer", transmittal.peer_reference}});
        write_handling(xml, transmittal.handling);
        for (const TransmittedPart& part : transmittal.parts) write_part(xml, part);
        for (const WantedEvidence wanted : transmittal.evidence_wanted) {
            xml.element("t:EvidenceWanted", {}, name_of(wanted));
        }
        if (transmittal.retrieval_limit) {
            xml.element("t:RetrievalLimit", {}, to_string(in_utc(*transmittal.retrieval_limit)));
        }
        if (transmittal.last_seen) {
            xml.element("t:LastSeen", {{"id", transmittal.last_seen->id},
                                       {"sequence", std::to_string(transmittal.last_seen->sequence)}});
        }
        for (const SequenceRange& range : transmittal.missing) {
            xml.element("t:Missing", {{"first", std::to_string(range.first)}, {"last", std::to_string(range.last)}});
        }
    });
    TRY(written, std::move(xml).finish());
    // One place says what a transmittal is: what would be refused on the other side is not sent.
    TRY(again, read_transmittal(written));
    if (again != transmittal) {
        return fail(ErrorKind::invalid, "the transmittal has a text that is read otherwise than it is written", {},
                    "leave white space at the ends of texts out");
    }
    return written;
}

std::vector<std::string> part_faults(const Transmittal& transmittal, std::span<const HandedPart> others) {
    std::vector<std::string> faults;
    for (const TransmittedPart& listed : transmittal.parts) {
        const auto found = std::ranges::find(others, listed.cid, &HandedPart::name);
        if (found == others.end()) {
            faults.push_back(fmt::format("the part {} is listed and did not come", listed.cid));
            continue;
        }
        if (found->size != listed.size) faults.push_back(fmt::format("the part {} has another size", listed.cid));
        if (found->sha256 != listed.sha256)
            faults.push_back(fmt::format("the part {} has another SHA-256", listed.cid));
        if (found->mime != listed.media_type) {
            faults.push_back(fmt::format("the part {} is listed as {} and came as {}", listed.cid, listed.media_type,
                                         found->mime.substr(0, 80)));
        }
    }
    for (const HandedPart& part : others) {
        if (std::ranges::find(transmittal.parts, part.name, &TransmittedPart::cid) == transmittal.parts.end()) {
            faults.push_back(fmt::format("the part {} came and is not listed", part.name.substr(0, 80)));
        }
    }
    return faults;
}

}  // namespace comity::channel
