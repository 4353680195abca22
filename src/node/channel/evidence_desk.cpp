// SPDX-License-Identifier: EUPL-1.2
#include "node/channel/evidence_desk.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/octets.h"
#include "cases/correspondence/lamps.h"
#include "crypto/hex.h"
#include "crypto/sealed_stream.h"
#include "node/certificate_files.h"

namespace comity::node {

namespace {

using channel::EvidenceEvent;
using format::Value;

struct Named {
    EvidenceEvent event;
    std::string_view evidence;  ///< word of evidences.csv
};
constexpr std::array names{
    Named{EvidenceEvent::submission_acceptance, "submission-acceptance"},
    Named{EvidenceEvent::submission_rejection, "submission-rejection"},
    Named{EvidenceEvent::relay_acceptance, "relay-acceptance"},
    Named{EvidenceEvent::relay_rejection, "relay-rejection"},
    Named{EvidenceEvent::relay_failure, "relay-failure"},
    Named{EvidenceEvent::content_consignment, "content-consignment"},
    Named{EvidenceEvent::content_consignment_failure, "content-consignment-failure"},
    Named{EvidenceEvent::content_handover, "content-handover"},
    Named{EvidenceEvent::content_handover_failure, "content-handover-failure"},
};

std::string_view name_of(EvidenceEvent event) {
    const auto at = std::ranges::find(names, event, &Named::event);
    return at == names.end() ? std::string_view() : at->evidence;
}

std::optional<EvidenceEvent> event_of(std::string_view evidence) {
    const auto at = std::ranges::find(names, evidence, &Named::evidence);
    return at == names.end() ? std::nullopt : std::optional(at->event);
}

constexpr std::size_t at_once = 100;
constexpr std::int64_t an_hour = 60 * 60 * 1000;

/// RFC 9562 section 5.8: the same evidence has the same id, so that it is ordered once.
std::string uuid_of(const std::string& text) {
    std::array<unsigned char, 16> octets{};
    const crypto::Sha256 digest = crypto::sha256(std::string_view(text));
    std::copy_n(digest.begin(), octets.size(), octets.begin());
    octets[6] = static_cast<unsigned char>((octets[6] & 0x0f) | 0x80);
    octets[8] = static_cast<unsigned char>((octets[8] & 0x3f) | 0x80);
    std::string uuid = crypto::hex(octets);
    for (const std::size_t at : {8U, 13U, 18U, 23U}) uuid.insert(at, 1, '-');
    return uuid;
}

channel::EvidencedContent content_of(const cases::Document& document) {
    channel::EvidencedContent content{.identifier = document.id, .media_type = document.media_type, .sha256 = {}};
    if (document.versions.empty()) return content;
    if (const auto octets = crypto::from_hex(document.versions.front().digest);
        octets && octets->size() == content.sha256.size())
        std::ranges::transform(*octets, content.sha256.begin(), [](char c) { return static_cast<unsigned char>(c); });
    return content;
}

bool is_owed(const cases::Transmittal& about, const cases::Proof& proof) {
    return !about.outgoing && event_of(proof.evidence) &&
           std::ranges::find(about.issued, proof.evidence) == about.issued.end();
}

}  // namespace

Result<EvidenceKeys> read_evidence_keys(const ChannelConfiguration& configuration) {
    EvidenceKeys keys;
    TRY(key, crypto::private_key_from_file(configuration.seal_key));
    TRY(path, read_certificates(configuration.seal_certificate));
    TRY(anchors, read_certificates(configuration.anchors));
    keys.key = std::move(key);
    keys.path = std::move(path);
    keys.anchors = std::move(anchors);
    if (!configuration.stamp_authorities.empty()) {
        TRY(stamp_anchors, read_certificates(configuration.stamp_anchors));
        keys.stamp_anchors = std::move(stamp_anchors);
    }
    return keys;
}

Result<std::vector<EvidenceDesk::Owed>> EvidenceDesk::owed() {
    TRY(lease, database_.reader());
    return lease->all(
        "SELECT case_id, id FROM docket_transmittal WHERE authority = $1 AND owed = 1 ORDER BY at, case_id, "
        "id LIMIT $2",
        {office_.authority->id, at_once}, [](const store::Row& row) { return Owed{row.string(0), row.string(1)}; });
}

Result<std::size_t> EvidenceDesk::issue_due() {
    TRY(all, owed());
    std::size_t issued = 0;
    for (const Owed& one : all) {
        auto opened = [&]() -> Result<OpenedCase> {
            TRY(lease, database_.reader());
            return office_.cases->load(*lease, one.case_id);
        }();
        if (!opened) return tl::unexpected(opened.error());
        const cases::Transmittal* about = opened->state.transmittal(one.id);
        if (!about) continue;
        for (const cases::Proof& proof : about->proofs) {
            if (!is_owed(*about, proof)) continue;
            TRY_VOID(issue(opened->state, *about, proof));
            ++issued;
        }
    }
    return issued;
}

/// The sealed text of an order that was made before, "" where there is none.
Result<std::string> EvidenceDesk::kept(const std::string& case_id, const std::string& order) {
    std::optional<std::string> digest;
    {
        TRY(lease, database_.reader());
        TRY(found, lease->one("SELECT state FROM channel_order WHERE authority = $1 AND id = $2",
                              {office_.authority->id, order}, [](const store::Row& row) { return row.string(0); }));
        digest = std::move(found);
    }
    if (!digest) return std::string();
    return contents_.whole(case_id, *digest, crypto::max_content);
}

/// A seal has its own time and, with some keys, chance: it is kept before it is ordered, and made once.
Result<std::string> EvidenceDesk::sealed(const cases::CaseState& state, const cases::Transmittal& about,
                                         const cases::Proof& proof, const std::string& order) {
    TRY(before, kept(state.id, order));
    if (!before.empty()) return before;
    channel::Evidence evidence;
    evidence.id = order;
    evidence.event = *event_of(proof.evidence);
    evidence.time = proof.at;
    evidence.issuer.authority = configuration_.authority;
    evidence.sender.authority = about.party;
    evidence.recipients = {{configuration_.authority, std::nullopt}};
    evidence.message = about.uuid;
    for (const std::string& id : about.documents)
        if (const cases::Document* document = state.document(id)) evidence.contents.push_back(content_of(*document));
    TRY(xml, channel::sealed_evidence(evidence, {*keys_.key, keys_.path}, office_.writer->now()));
    TRY(whole, contents_.put(state.id, xml));
    TRY(opened, channel::open_evidence(xml));
    TRY_VOID(office_.writer->run([&](Unit& unit) -> Result<std::string> {
        TRY_VOID(unit.rows.run("INSERT INTO channel_order (authority, id, case_id, state) VALUES ($1, $2, $3, $4)",
                               {office_.authority->id, order, state.id, whole.digest}));
        TRY_VOID(stamps_.queue(unit, channel::Stamped::evidence, state.id,
                               crypto::sha256(std::string_view(opened.seal_value)), whole.digest));
        return std::string();
    }));
    return xml;
}

Result<void> EvidenceDesk::issue(const cases::CaseState& state, const cases::Transmittal& about,
                                 const cases::Proof& proof) {
    const std::string id = uuid_of(about.uuid + "/" + proof.evidence);
    TRY(xml, sealed(state, about, proof, id));
    const crypto::Sha256 digest = crypto::sha256(std::string_view(xml));
    channel::OutgoingOrder order;
    order.id = id;
    order.recipient = about.party;
    order.action = "Evidence";
    order.conversation = about.thread;
    order.properties = {{"originalSender", "", configuration_.authority},
                        {"finalRecipient", "", about.party},
                        {"trackingIdentifier", "", about.uuid}};
    channel::HandedPart part;
    part.file = "out/" + id;
    part.name = "evidence-" + id;
    part.mime = "application/xml";
    part.sha256 = digest;
    part.size = xml.size();
    TRY(writing, folder_.write(part.file));
    TRY_VOID(writing.append(xml));
    TRY_VOID(writing.finish());
    order.parts.push_back(std::move(part));
    const auto ordered = point_.order(order);
    if (ordered) return note_issued(state.id, about.id, proof, crypto::hex(digest), "");
    if (ordered.error().kind != ErrorKind::invalid && ordered.error().kind != ErrorKind::conflict)
        return tl::unexpected(ordered.error());
    folder_.remove(order.parts.front().file);
    return note_issued(state.id, about.id, proof, crypto::hex(digest), ordered.error().message);
}

Result<void> EvidenceDesk::note_issued(const std::string& case_id, const std::string& id, const cases::Proof& proof,
                                       const std::string& digest, const std::string& refused) {
    TRY_VOID(office_.writer->run([&](Unit& unit) -> Result<std::string> {
        Value arguments = Value::object({{"transmittal", id}, {"evidence", proof.evidence}, {"digest", digest}});
        if (!refused.empty()) {
            arguments.set("says", refused);
            TRY_VOID(alarms_.raise(unit, {.kind = "evidence-not-sent", .says = refused}));
        }
        TRY_VOID(office_.cases->give_as_node(unit, case_id,
                                             {.name = "note-evidence-issued", .arguments = std::move(arguments)}));
        return std::string();
    }));
    return {};
}

Result<std::size_t> EvidenceDesk::fail_overdue() {
    const Instant now = office_.writer->now();
    std::vector<Owed> waiting;
    {
        TRY(lease, database_.reader());
        TRY(found, lease->all("SELECT case_id, id FROM docket_transmittal WHERE authority = $1 AND channel = 'as4' AND "
                              "direction = 'out' AND standing IN ('submitted', 'receipted') AND at < $2",
                              {office_.authority->id, now.utc_milliseconds() - an_hour},
                              [](const store::Row& row) { return Owed{row.string(0), row.string(1)}; }));
        waiting = std::move(found);
    }
    std::size_t failed = 0;
    for (const Owed& one : waiting) {
        TRY_VOID(office_.writer->run([&](Unit& unit) -> Result<std::string> {
            TRY(opened, office_.cases->load(unit.rows, one.case_id));
            const cases::Transmittal* about = opened.state.transmittal(one.id);
            const auto due = about ? channel::due_failure(cases::lamps_of(*about), {}, unit.now) : std::nullopt;
            if (!due || due->event != EvidenceEvent::relay_failure) return std::string();
            TRY_VOID(office_.cases->give_as_node(unit, one.case_id,
                                                 {.name = "record-evidence",
                                                  .arguments = Value::object({{"transmittal", one.id},
                                                                              {"evidence", name_of(due->event)},
                                                                              {"at", to_string(unit.now)},
                                                                              {"issuer", configuration_.authority},
                                                                              {"says", due->reason.details}})}));
            ++failed;
            return std::string();
        }));
    }
    return failed;
}

Result<std::string> EvidenceDesk::case_of(const std::string& xml) {
    const auto opened = channel::open_evidence(xml);
    if (!opened) return std::string();
    TRY(lease, database_.reader());
    TRY(found, lease->one("SELECT case_id FROM docket_transmittal WHERE authority = $1 AND uuid = $2 AND direction = "
                          "'out'",
                          {office_.authority->id, opened->evidence.message},
                          [](const store::Row& row) { return row.string(0); }));
    return found.value_or("");
}

Result<std::string> EvidenceDesk::take(Unit& unit, const channel::Delivery& delivery, const std::string& xml) {
    const auto opened = channel::open_evidence(xml);
    if (!opened) return to_string(opened.error());
    const channel::Evidence& evidence = opened->evidence;
    if (evidence.issuer.authority != delivery.signer)
        return fmt::format("it is of {}, sent by {}", evidence.issuer.authority, delivery.signer);
    TRY(directory, directory_.current());
    if (!directory) return fail(ErrorKind::unavailable, "there is no directory yet");
    if (const auto trusted = channel::trusted_evidence(*opened, *directory, keys_.anchors, delivery.received); !trusted)
        return to_string(trusted.error());
    TRY(about, unit.rows.one("SELECT case_id, id, party FROM docket_transmittal WHERE authority = $1 AND uuid = $2 AND "
                             "direction = 'out'",
                             {office_.authority->id, evidence.message}, [](const store::Row& row) {
                                 return std::tuple(row.string(0), row.string(1), row.string(2));
                             }));
    if (!about || std::get<2>(*about) != delivery.signer) return std::string("it is about no message of ours to them");
    const auto& [case_id, id, party] = *about;
    const std::string digest = crypto::hex(crypto::sha256(std::string_view(xml)));
    Value arguments = Value::object({{"transmittal", id},
                                     {"evidence", name_of(evidence.event)},
                                     {"at", to_string(evidence.time)},
                                     {"issuer", evidence.issuer.authority},
                                     {"digest", digest}});
    if (!evidence.reasons.empty()) arguments.set("says", evidence.reasons.front().details);
    const auto given =
        office_.cases->give_as_node(unit, case_id, {.name = "record-evidence", .arguments = std::move(arguments)});
    if (!given && given.error().kind == ErrorKind::unavailable) return tl::unexpected(given.error());
    if (!given) return given.error().message;
    TRY_VOID(stamps_.queue(unit, channel::Stamped::evidence, case_id,
                           crypto::sha256(std::string_view(opened->seal_value)), digest));
    return std::string();
}

}  // namespace comity::node
