// SPDX-License-Identifier: EUPL-1.2
#include "node/channel/sending.h"

#include <algorithm>

#include <fmt/format.h>

#include "channel/mime/multipart_writer.h"
#include "crypto/hex.h"
#include "node/channel/outgoing_message.h"

namespace comity::node {

namespace {

using format::Value;

constexpr std::size_t at_once = 100;

bool ended(const cases::Transmittal& transmittal) {
    const std::string_view now = cases::standing(transmittal);
    return now != "queued";
}

/// Whether something of the thread must leave first.
bool has_to_wait(const cases::CaseState& state, const cases::Transmittal& sent) {
    return std::ranges::any_of(state.transmittals, [&](const cases::Transmittal& other) {
        return other.outgoing && other.thread == sent.thread && other.sequence < sent.sequence && !ended(other);
    });
}

}  // namespace

Result<std::vector<Sending::Waiting>> Sending::waiting() {
    TRY(lease, database_.reader());
    return lease->all(
        "SELECT case_id, id FROM docket_transmittal WHERE authority = $1 AND channel = 'as4' AND direction = 'out' AND "
        "standing = 'queued' ORDER BY at, case_id, id LIMIT $2",
        {office_.authority->id, at_once}, [](const store::Row& row) { return Waiting{row.string(0), row.string(1)}; });
}

Result<OpenedCase> Sending::load(const std::string& case_id) {
    TRY(lease, database_.reader());
    return office_.cases->load(*lease, case_id);
}

Result<std::size_t> Sending::hand_over() {
    TRY(all, waiting());
    std::size_t done = 0;
    for (const Waiting& one : all) {
        TRY(handed, hand_over_one(one));
        done += handed ? 1 : 0;
    }
    return done;
}

Result<std::string> Sending::obstacle(const std::string& party) {
    TRY(directory, directory_.current());
    if (!directory) return std::string();  // the access point refuses what it cannot address
    const channel::ListedAuthority* listed = directory->authority(party);
    if (!listed) return fmt::format("the directory lists no authority '{}'", party);
    if (listed->status != channel::AuthorityStatus::active)
        return fmt::format("{} is {}", party, channel::to_string(listed->status));
    const auto choices = directory->choices();
    if (std::ranges::find(choices, listed) == choices.end())
        return fmt::format("two persons are still to make {} a choice for senders", party);
    return std::string();
}

Result<bool> Sending::hand_over_one(const Waiting& one) {
    TRY(opened, load(one.case_id));
    const cases::Transmittal* sent = opened.state.transmittal(one.id);
    if (!sent || ended(*sent) || has_to_wait(opened.state, *sent)) return false;
    TRY(why_not, obstacle(sent->party));
    if (!why_not.empty()) {
        TRY_VOID(refuse(one, why_not));
        return false;
    }
    auto message = make_message(opened.state, *sent, configuration_.authority, contents_, folder_);
    if (!message) {
        if (message.error().kind == ErrorKind::unavailable) return tl::unexpected(message.error());
        TRY_VOID(refuse(one, to_string(message.error())));
        return false;
    }
    // What proves later what was sent is durable before it leaves.
    TRY_VOID(contents_.put(one.case_id, message->xml));
    const auto ordered = point_.order(message->order);
    if (!ordered && ordered.error().kind != ErrorKind::invalid && ordered.error().kind != ErrorKind::conflict)
        return tl::unexpected(ordered.error());
    if (!ordered) {
        remove_parts(message->order, folder_);
        TRY_VOID(refuse(one, ordered.error().message));
        return false;
    }
    TRY_VOID(accept(one, message->order, message->transmittal));
    return true;
}

Result<void> Sending::refuse(const Waiting& one, std::string_view says) {
    TRY_VOID(office_.writer->run([&](Unit& unit) -> Result<std::string> {
        TRY_VOID(office_.cases->give_as_node(unit, one.case_id,
                                             {.name = "record-evidence",
                                              .arguments = Value::object({{"transmittal", one.id},
                                                                          {"evidence", "submission-rejection"},
                                                                          {"at", to_string(unit.now)},
                                                                          {"says", says}})}));
        return std::string();
    }));
    return {};
}

Result<void> Sending::accept(const Waiting& one, const channel::OutgoingOrder& order,
                             const crypto::Sha256& transmittal) {
    TRY_VOID(office_.writer->run([&](Unit& unit) -> Result<std::string> {
        TRY_VOID(office_.cases->give_as_node(unit, one.case_id,
                                             {.name = "record-evidence",
                                              .arguments = Value::object({{"transmittal", one.id},
                                                                          {"evidence", "submission-acceptance"},
                                                                          {"at", to_string(unit.now)},
                                                                          {"digest", crypto::hex(transmittal)}})}));
        // The transmittal names every part by its digest.
        TRY_VOID(
            stamps_.queue(unit, channel::Stamped::transmittal, one.case_id, transmittal, crypto::hex(transmittal)));
        for (const channel::HandedPart& part : order.parts)
            if (part.mime == asic_container && part.sha256)
                TRY_VOID(stamps_.queue(unit, channel::Stamped::container, one.case_id, *part.sha256,
                                       crypto::hex(*part.sha256)));
        return std::string();
    }));
    return {};
}

Result<std::size_t> Sending::ask_witnesses() {
    std::vector<std::string> silent;
    TRY_VOID(office_.writer->run([&](Unit& unit) -> Result<std::string> {
        TRY(due, anchors_.silent(unit, configuration_.anchor_minutes * 60));
        silent = std::move(due);
        return std::string();
    }));
    std::size_t asked = 0;
    for (const std::string& peer : silent) {
        TRY(why_not, obstacle(peer));
        if (!why_not.empty()) continue;
        channel::OutgoingOrder order;
        order.id = channel::random_uuid(office_.authority->random);
        order.recipient = peer;
        order.action = "Anchor";
        order.conversation = channel::random_uuid(office_.authority->random);
        order.properties = {{"originalSender", "", configuration_.authority},
                            {"finalRecipient", "", peer},
                            {"trackingIdentifier", "", order.id}};
        const auto ordered = point_.order(order);
        // A peer whose P-Modes know no Anchor is witnessed in its traffic alone; it is not tried again at once either.
        if (!ordered && ordered.error().kind != ErrorKind::invalid) return tl::unexpected(ordered.error());
        // Whoever was not reached stays due. One that was, and is not noted for a crash, is asked twice: no harm.
        TRY_VOID(office_.writer->run([&](Unit& unit) -> Result<std::string> {
            TRY_VOID(anchors_.note_asked(unit, peer));
            return std::string();
        }));
        asked += ordered ? 1 : 0;
    }
    return asked;
}

Result<std::size_t> Sending::ask_for_missing() {
    std::size_t asked = 0;
    const std::int64_t patience = configuration_.gap_alarm_minutes * 60'000;
    std::vector<std::string> ids;
    {
        TRY(lease, database_.reader());
        TRY(found, lease->all("SELECT DISTINCT x.case_id FROM docket_transmittal x JOIN docket_case c ON c.authority = "
                              "x.authority AND c.id = x.case_id WHERE x.authority = $1 AND x.direction = 'in' AND "
                              "x.channel = 'as4' AND x.gap = 1 ORDER BY x.case_id",
                              {office_.authority->id}, [](const store::Row& row) { return row.string(0); }));
        ids = std::move(found);
    }
    for (const std::string& id : ids) {
        TRY_VOID(office_.writer->run([&](Unit& unit) -> Result<std::string> {
            TRY(opened, office_.cases->load(unit.rows, id));
            for (const cases::MissingMessages& missing : opened.state.missing) {
                if (missing.asked || missing.mark.at.utc_milliseconds() + patience > unit.now.utc_milliseconds())
                    continue;
                TRY_VOID(office_.cases->give_as_node(
                    unit, id, {.name = "ask-missing", .arguments = Value::object({{"thread", missing.thread}})}));
                ++asked;
            }
            return std::string();
        }));
    }
    return asked;
}

}  // namespace comity::node
