// SPDX-License-Identifier: EUPL-1.2
#include "node/channel/intake.h"

#include <algorithm>
#include <span>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/octets.h"
#include "cases/correspondence/tables.h"
#include "channel/delivery/handover_json.h"
#include "crypto/hex.h"

namespace comity::node {

namespace {

using channel::Delivery;
using channel::DeliveryAnswer;
using format::Value;

constexpr std::size_t longest_transmittal = 1024 * 1024;
constexpr std::size_t longest_directory = 16 * 1024 * 1024;

DeliveryAnswer refusal(std::string detail) {
    return {.accepted = false, .anchor = std::nullopt, .code = "EBMS:0003", .detail = std::move(detail)};
}

/// What does not go together between the message and its transmittal; "" where all does.
std::string contradiction(const Delivery& delivery, const channel::Transmittal& transmittal, const std::string& own) {
    if (transmittal.from.authority != delivery.signer)
        return fmt::format("the transmittal is of {}, signed by {}", transmittal.from.authority, delivery.signer);
    if (transmittal.to.authority != own) return fmt::format("it is for {}", transmittal.to.authority);
    if (transmittal.thread != delivery.conversation) return "its thread is not the conversation of the message";
    const auto faults = channel::part_faults(transmittal, std::span(delivery.parts).subspan(1));
    return faults.empty() ? "" : faults.front();
}

/// Of a RequestMissing: which of ours a person is to send again.
std::string missing_words(const std::vector<channel::SequenceRange>& ranges) {
    std::vector<std::string> numbers;
    for (const channel::SequenceRange& range : ranges)
        numbers.push_back(range.first == range.last ? std::to_string(range.first)
                                                    : fmt::format("{} to {}", range.first, range.last));
    return fmt::format("of our messages in this conversation these did not arrive: {}", fmt::join(numbers, ", "));
}

/// Kinds that this program does not know are work all the same.
cases::Kind kind_of(const channel::Transmittal& transmittal) {
    return cases::parse_kind(transmittal.kind).value_or(cases::Kind::assistance);
}

}  // namespace

Result<std::optional<Intake::Known>> Intake::find(store::Connection& rows, const Delivery& delivery) {
    return rows.one(
        "SELECT refs, case_id, uuid, verdict, answer, taken FROM channel_message WHERE authority = $1 AND "
        "signer = $2 AND message_id = $3",
        {office_.authority->id, delivery.signer, delivery.message_id}, [](const store::Row& row) {
            return Known{row.string(0), row.string(1), row.string(2), row.string(3), row.string(4), row.truth(5)};
        });
}

Result<DeliveryAnswer> Intake::deliver(const Delivery& delivery) {
    std::optional<Known> known;
    {
        TRY(lease, database_.reader());
        TRY(found, find(*lease, delivery));
        known = std::move(found);
    }
    if (known && known->refs != crypto::hex(delivery.references)) {
        TRY_VOID(alarms_.raise({.kind = "same-id-other-content",
                                .peer = delivery.signer,
                                .says = fmt::format("message {} came with other content", delivery.message_id)}));
        return fail(ErrorKind::conflict, "this message id is known with other content");
    }
    if (known && !known->answer.empty()) return channel::read_answer(known->answer);
    if (known && known->taken) return answer(delivery);
    TRY(directory, directory_.current());
    const channel::ListedAuthority* peer = directory ? directory->authority(delivery.signer) : nullptr;
    if (!peer)
        return fail(ErrorKind::unavailable, fmt::format("the node's directory has no '{}' yet", delivery.signer), {},
                    "it takes the access point's directory within minutes; the peer tries again");
    return take(delivery, *peer, known);
}

Result<DeliveryAnswer> Intake::take(const Delivery& delivery, const channel::ListedAuthority& peer,
                                    const std::optional<Known>& known) {
    if (delivery.action == "Directory") {
        if (delivery.parts.size() != 2) return refusal("a directory has two parts, note and JSON");
        TRY(note, whole_of(delivery.parts[0], longest_directory));
        TRY(json, whole_of(delivery.parts[1], longest_directory));
        // The directory decides by its own signatures, not by who brought it; the access point judges it as well.
        const auto offered = directory_.offer(note, json);
        if (!offered && offered.error().kind == ErrorKind::unavailable) return tl::unexpected(offered.error());
        if (offered) TRY_VOID(point_.give_directory(note, json));
    } else if (delivery.action == "Evidence") {
        return take_evidence(delivery, peer);
    } else if (delivery.action != "Anchor") {
        return take_business(delivery, peer, known);
    }
    TRY_VOID(office_.writer->run([&](Unit& unit) -> Result<std::string> {
        TRY_VOID(note_taken(unit, delivery, peer, "", ""));
        return std::string();
    }));
    return answer(delivery);
}

Result<DeliveryAnswer> Intake::take_evidence(const Delivery& delivery, const channel::ListedAuthority& peer) {
    if (delivery.parts.size() != 1) return refusal("an evidence has one part");
    TRY(xml, whole_of(delivery.parts.front(), longest_transmittal));
    TRY(case_id, evidence_.case_of(xml));
    if (case_id.empty()) return refusal("it is no evidence, or about no message of ours");
    // The sealed document itself, beside what the case says of it.
    TRY_VOID(keep_parts(delivery, case_id));
    std::string why_not;
    TRY_VOID(office_.writer->run([&](Unit& unit) -> Result<std::string> {
        TRY(refused, evidence_.take(unit, delivery, xml));
        why_not = std::move(refused);
        if (why_not.empty()) TRY_VOID(note_taken(unit, delivery, peer, case_id, ""));
        return std::string();
    }));
    if (!why_not.empty()) return refusal(why_not);
    return answer(delivery);
}

Result<std::string> Intake::case_of_thread(store::Connection& rows, const std::string& thread) {
    TRY(found, rows.all("SELECT DISTINCT case_id FROM docket_transmittal WHERE authority = $1 AND thread = $2 ORDER BY "
                        "case_id LIMIT 1",
                        {office_.authority->id, thread}, [](const store::Row& row) { return row.string(0); }));
    return found.empty() ? std::string() : found.front();
}

Result<DeliveryAnswer> Intake::take_business(const Delivery& delivery, const channel::ListedAuthority& peer,
                                             const std::optional<Known>& known) {
    const auto action = cases::find_action(delivery.action);
    if (!action) return refusal(fmt::format("the action {} is not known here", delivery.action));
    if (delivery.parts.empty()) return refusal("there is no transmittal");
    TRY(xml, whole_of(delivery.parts.front(), longest_transmittal));
    const auto transmittal = channel::read_transmittal(xml);
    if (!transmittal) return refusal(to_string(transmittal.error()));
    if (const std::string wrong = contradiction(delivery, *transmittal, configuration_.authority); !wrong.empty())
        return refusal(wrong);
    std::string case_id = known ? known->case_id : "";
    if (case_id.empty()) {
        TRY(lease, database_.reader());
        TRY(found, case_of_thread(*lease, transmittal->thread));
        if (found.empty() && !(*action)->opens_case)
            return fail(ErrorKind::unavailable, fmt::format("no case has the conversation {}", transmittal->thread), {},
                        "what begins it may still be on its way; the peer tries again");
        case_id = std::move(found);
    }
    if (!known) {
        TRY(begun, begin(delivery, peer, *transmittal));
        case_id = std::move(begun);
    }
    TRY_VOID(keep_parts(delivery, case_id));
    TRY_VOID(office_.writer->run([&](Unit& unit) -> Result<std::string> {
        TRY_VOID(file(unit, delivery, *transmittal, case_id));
        TRY_VOID(note_taken(unit, delivery, peer, case_id, transmittal->id));
        return std::string();
    }));
    return answer(delivery);
}

/// The case the message goes to, and that it is on its way there, so that it is gone on with after a restart.
Result<std::string> Intake::begin(const Delivery& delivery, const channel::ListedAuthority& peer,
                                  const channel::Transmittal& transmittal) {
    return office_.writer->run([&](Unit& unit) -> Result<std::string> {
        TRY(known, find(unit.rows, delivery));
        if (known) return known->case_id;
        TRY(case_id, case_of_thread(unit.rows, transmittal.thread));
        if (case_id.empty()) {
            const std::string who = channel::name_in(peer, "en");
            Value given = Value::object({{"kind", cases::words(kind_of(transmittal)).word},
                                         {"direction", "incoming"},
                                         {"counterpart", peer.state.text()},
                                         {"title", fmt::format("{} {}", who, transmittal.own_reference)},
                                         {"owner", configuration_.registry},
                                         {"substitute", configuration_.registry_substitute},
                                         {"foreign_reference", transmittal.own_reference},
                                         {"urgent", transmittal.urgency == channel::Urgency::urgent}});
            if (!configuration_.registry_unit.empty()) given.set("unit", configuration_.registry_unit);
            TRY(state, office_.cases->open_as_node(unit, std::move(given)));
            case_id = state.id;
        }
        TRY_VOID(unit.rows.run(
            "INSERT INTO channel_message (authority, signer, message_id, refs, case_id, uuid, taken, verdict, answer, "
            "at) VALUES ($1, $2, $3, $4, $5, $6, 0, '', '', $7)",
            {office_.authority->id, delivery.signer, delivery.message_id, crypto::hex(delivery.references), case_id,
             transmittal.id, unit.now.utc_milliseconds()}));
        return case_id;
    });
}

Result<std::string> Intake::whole_of(const channel::HandedPart& part, std::size_t most) const {
    if (part.content) return *part.content;
    return folder_.read_whole(part.file, most);
}

Result<void> Intake::keep_part(const std::string& case_id, const channel::HandedPart& part) {
    const std::uint64_t size = part.size.value_or(0);
    TRY(begun, contents_.begin(case_id, "node", size, crypto::hex(*part.sha256)));
    std::uint64_t at = 0;
    const auto take = [&](std::string_view piece) -> Result<void> {
        TRY_VOID(contents_.append(case_id, "node", begun.upload, at, octets(piece)));
        at += piece.size();
        return {};
    };
    if (part.content) return take(*part.content);
    TRY_VOID(folder_.read(part.file, take));
    if (size == 0) return take({});
    if (at == size) return {};
    TRY_VOID(contents_.abandon(case_id, "node", begun.upload));
    return fail(ErrorKind::unavailable, fmt::format("{} is shorter than it was said to be", part.file));
}

Result<void> Intake::keep_parts(const Delivery& delivery, const std::string& case_id) {
    for (const channel::HandedPart& part : delivery.parts) TRY_VOID(keep_part(case_id, part));
    channel::HandedPart header;
    header.content = delivery.header;
    if (!delivery.header_file.empty()) {
        TRY(text, folder_.read_whole(delivery.header_file, longest_transmittal));
        header.content = std::move(text);
    }
    if (header.content->empty()) return {};
    header.size = header.content->size();
    header.sha256 = crypto::sha256(std::string_view(*header.content));
    return keep_part(case_id, header);
}

/// What the registry should know before it registers the message.
Result<std::vector<std::string>> Intake::checks(Unit& unit, const Delivery& delivery,
                                                const channel::Transmittal& transmittal, const std::string& case_id) {
    std::vector<std::string> found;
    if (transmittal.instrument == "unstated")
        found.emplace_back("it names no instrument");
    else if (law_.find_instrument(transmittal.instrument) == law::none)
        found.push_back(fmt::format("the instrument '{}' is not in the law library", transmittal.instrument));
    if (!cases::parse_kind(transmittal.kind))
        found.push_back(fmt::format("the kind '{}' is not known here; it was filed as assistance", transmittal.kind));
    TRY(others,
        unit.rows.all("SELECT number FROM docket_case WHERE authority = $1 AND foreign_reference = $2 AND id <> $3 AND "
                      "counterpart = (SELECT counterpart FROM docket_case WHERE authority = $1 AND id = $3) AND "
                      "restricted_on = '' ORDER BY number LIMIT 5",
                      {office_.authority->id, transmittal.own_reference, case_id},
                      [](const store::Row& row) { return row.string(0); }));
    if (!others.empty()) found.push_back(fmt::format("another file has the reference {}", transmittal.own_reference));
    if (transmittal.replaces) found.emplace_back("it replaces a message that ended refused or unproven");
    for (const std::string& flag : delivery.flags)
        found.push_back(flag == "directory-grace"      ? "the directory had expired when it came"
                        : flag == "revocation-unknown" ? "whether its certificate is revoked could not be asked"
                                                       : flag);
    return found;
}

Result<void> Intake::file(Unit& unit, const Delivery& delivery, const channel::Transmittal& transmittal,
                          const std::string& case_id) {
    TRY(opened, office_.cases->load(unit.rows, case_id));
    std::size_t count = opened.state.documents.size();
    const bool here = std::ranges::find(opened.state.transmittals, transmittal.id, &cases::Transmittal::uuid) !=
                      opened.state.transmittals.end();
    Value documents = Value::list();
    for (const channel::TransmittedPart& part : transmittal.parts) {
        if (here) break;  // the same under another message id: nothing is added
        Value document = Value::object({{"kind", part.role},
                                        {"title", part.name.value_or(part.role)},
                                        {"origin", "received"},
                                        {"media_type", part.media_type},
                                        {"digest", crypto::hex(part.sha256)},
                                        {"bytes", part.size}});
        if (part.language) document.set("language", *part.language);
        TRY_VOID(
            office_.cases->give_as_node(unit, case_id, {.name = "add-document", .arguments = std::move(document)}));
        documents.append(fmt::format("d{}", ++count));
    }
    TRY(before, checks(unit, delivery, transmittal, case_id));
    Value arguments = Value::object({{"uuid", transmittal.id},
                                     {"thread", transmittal.thread},
                                     {"sequence", transmittal.sequence},
                                     {"channel", "as4"},
                                     {"action", delivery.action},
                                     {"from", delivery.signer},
                                     {"at", to_string(delivery.received)},
                                     {"documents", std::move(documents)},
                                     {"reference", transmittal.own_reference},
                                     {"digest", crypto::hex(*delivery.parts.front().sha256)},
                                     {"checks", Value::list_of(before)}});
    if (!transmittal.missing.empty()) arguments.set("says", missing_words(transmittal.missing));
    if (transmittal.from.unit) arguments.set("unit", *transmittal.from.unit);
    if (transmittal.reply_by) arguments.set("reply_by", to_string(*transmittal.reply_by));
    return office_.cases->give_as_node(unit, case_id, {.name = "receive-message", .arguments = std::move(arguments)});
}

Result<void> Intake::note_taken(Unit& unit, const Delivery& delivery, const channel::ListedAuthority& peer,
                                const std::string& case_id, const std::string& uuid) {
    std::string verdict;
    if (delivery.anchor) {
        TRY(judged, anchors_.take(unit, *delivery.anchor, peer));
        if (judged) verdict = verdict_text(*judged);
    }
    TRY_VOID(unit.rows.run(
        "INSERT INTO channel_message (authority, signer, message_id, refs, case_id, uuid, taken, verdict, answer, at) "
        "VALUES ($1, $2, $3, $4, $5, $6, 1, $7, '', $8) ON CONFLICT (authority, signer, message_id) DO UPDATE SET "
        "taken "
        "= 1, verdict = excluded.verdict",
        {office_.authority->id, delivery.signer, delivery.message_id, crypto::hex(delivery.references), case_id, uuid,
         verdict, unit.now.utc_milliseconds()}));
    return {};
}

/// In a transaction behind the one that took the message: the newest checkpoint covers its leaf, and the witness's
/// state is in stable storage before its line is signed.
Result<DeliveryAnswer> Intake::answer(const Delivery& delivery) {
    TRY(text, office_.writer->run([&](Unit& unit) -> Result<std::string> {
        TRY(known, find(unit.rows, delivery));
        if (known && !known->answer.empty()) return known->answer;
        DeliveryAnswer answer{.accepted = true, .anchor = std::nullopt, .code = "", .detail = ""};
        if (delivery.anchor) {
            TRY(anchor, anchors_.checkpoint_for(unit, delivery.signer, channel::AnchorPlace::receipt));
            answer.anchor = anchor ? *std::move(anchor) : channel::HandedAnchor{};
            if (known && !known->verdict.empty()) {
                TRY(verdict, read_verdict(known->verdict));
                answer.anchor->cosignatures = anchors_.answer(verdict, unit.now);
            }
        }
        std::string written = channel::write_answer(answer);
        TRY_VOID(
            unit.rows.run("UPDATE channel_message SET answer = $4 WHERE authority = $1 AND signer = $2 AND "
                          "message_id = $3",
                          {office_.authority->id, delivery.signer, delivery.message_id, written}));
        return written;
    }));
    return channel::read_answer(text);
}

Result<std::optional<channel::HandedAnchor>> Intake::anchor_for(std::string_view peer) {
    std::optional<channel::HandedAnchor> anchor;
    TRY_VOID(office_.writer->run([&](Unit& unit) -> Result<std::string> {
        TRY(made, anchors_.checkpoint_for(unit, std::string(peer), channel::AnchorPlace::user_message));
        anchor = std::move(made);
        return std::string();
    }));
    return anchor;
}

}  // namespace comity::node
