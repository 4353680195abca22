// SPDX-License-Identifier: EUPL-1.2
// Steps 15 and 16: the node takes the message over, then the receipt is signed, stored and sent.
#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "access_point/intake.h"
#include "channel/anchor/log_anchor.h"
#include "channel/message/brief_file.h"
#include "channel/message/signals.h"
#include "format/xml.h"

namespace comity::access_point {

using channel::EbmsCode;
using channel::IncomingMessage;
using channel::Refusal;

namespace {

// What the canonical la:LogAnchor holds; its form was checked when it was received.
Result<std::optional<channel::HandedAnchor>> handed_anchor(const std::string& block) {
    if (block.empty()) return std::optional<channel::HandedAnchor>();
    TRY(document, format::read_xml(block, format::message_xml_limits, "anchor"));
    TRY(anchor, channel::read_log_anchor(document.root()));
    return std::optional(std::move(anchor));
}

// Before the "@", and without the UUID by which we and others make it unique.
std::string token_of(const std::string& content_id) {
    std::string token = content_id.substr(0, content_id.find('@'));
    constexpr std::string_view form = "-xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
    if (token.size() <= form.size()) return token;
    const std::string_view end = std::string_view(token).substr(token.size() - form.size());
    for (std::size_t i = 0; i < form.size(); ++i) {
        const bool digit = (end[i] >= '0' && end[i] <= '9') || (end[i] >= 'a' && end[i] <= 'f');
        if (form[i] == '-' ? end[i] != '-' : !digit) return token;
    }
    token.resize(token.size() - form.size());
    return token;
}

// Peers name parts as they like; what is no token, or there twice, gets its number.
std::string part_name(const IncomingMessage& message, std::size_t number) {
    const std::string name = token_of(message.parts[number].description.content_id);
    bool usable = channel::is_token(name);
    for (std::size_t i = 0; i < number && usable; ++i)
        usable = token_of(message.parts[i].description.content_id) != name;
    return usable ? name : fmt::format("part-{}", number + 1);
}

}  // namespace

Refusal Intake::refusal_of(const IncomingMessage& message, EbmsCode code, std::string detail) const {
    return {.step = channel::Step::delivery,
            .status = 200,
            .code = code,
            .detail = std::move(detail),
            .message_id = message.header.info.message_id,
            .fault = {},
            .pmode = message.pmode};
}

Result<channel::Delivery> Intake::delivery_of(const IncomingMessage& message, const InForce& in_force, Instant now,
                                              channel::SpoolFile& header) const {
    const auto in_exchange = [&](const std::string& path) {
        return std::filesystem::path(path).lexically_relative(house_.exchange).string();
    };
    channel::Delivery delivery;
    delivery.message_id = message.header.info.message_id;
    delivery.ref_to_message_id = message.header.info.ref_to_message_id;
    delivery.signer = message.signer;
    delivery.certificate = crypto::sha256(octets(message.certificate));
    delivery.pmode = message.pmode;
    delivery.service = message.header.service.value;
    delivery.service_type = message.header.service.type;
    delivery.action = message.header.action;
    delivery.conversation = message.header.conversation_id;
    delivery.timestamp = message.header.info.timestamp;
    delivery.received = now;
    for (const auto& property : message.header.properties)
        delivery.properties.push_back({property.name, property.type, property.value});
    for (std::size_t i = 0; i < message.parts.size(); ++i) {
        const auto& part = message.parts[i];
        channel::HandedPart& handed = delivery.parts.emplace_back();
        handed.name = part_name(message, i);
        handed.mime = part.description.mime_type;
        handed.charset = part.description.character_set;
        handed.sha256 = part.sha256;
        handed.size = part.file->size();
        if (part.file->path().empty()) {
            TRY(content, channel::whole_of(*part.file));
            handed.content = std::move(content);
        } else {
            handed.file = in_exchange(part.file->path());
        }
    }
    delivery.references = message.references_digest;
    TRY_VOID(header.append(octets(message.envelope)));
    if (header.path().empty())
        delivery.header = message.envelope;
    else
        delivery.header_file = in_exchange(header.path());
    delivery.directory = in_force.directory->document().sequence;
    delivery.flags = message.flags;
    TRY(anchor, handed_anchor(message.anchor));
    delivery.anchor = std::move(anchor);
    TRY_VOID(channel::check(delivery));
    return delivery;
}

Result<std::string> Intake::make_receipt(const IncomingMessage& message, const channel::PMode& pmode,
                                         const channel::DeliveryAnswer& answer, Instant now) const {
    const auto signer = house_.keys.signer(pmode.profile, pmode.sign, pmode.token, now);
    if (!signer)
        return fail(ErrorKind::unavailable, "no signing key of ours is in force for the P-Mode", {},
                    "put in the key that the directory lists");
    std::optional<channel::HandedAnchor> anchor;
    if (pmode.anchor) anchor = answer.anchor.value_or(channel::HandedAnchor{});
    return channel::make_signal(channel::receipt_for(message, house_.message_id(), now), anchor, *signer,
                                house_.surroundings.random);
}

channel::Accepted<channel::DeliveryAnswer> Intake::hand_over(const IncomingMessage& message, const InForce& in_force,
                                                             Instant now, channel::Spool& spool) const {
    const auto refuse_with = [&](EbmsCode code, std::string detail) {
        return tl::unexpected(refusal_of(message, code, std::move(detail)));
    };
    if (message.ping) return channel::DeliveryAnswer{.accepted = true, .anchor = {}, .code = {}, .detail = {}};
    channel::BriefFile header(spool, channel::max_handed_content);
    const auto delivery = delivery_of(message, in_force, now, header);
    if (!delivery) {
        const bool theirs = delivery.error().kind != ErrorKind::unavailable;
        return refuse_with(theirs ? EbmsCode::value_inconsistent : EbmsCode::delivery_failure,
                           to_string(delivery.error()));
    }
    auto taken = house_.node.deliver(*delivery);
    if (!taken && taken.error().kind == ErrorKind::conflict) {
        house_.tell_alarm("same-id-other-content", "EBMS:0004",
                          "The node has other content under the message id that came", message.signer);
        return refuse_with(EbmsCode::other, to_string(taken.error()));
    }
    if (!taken) return refuse_with(EbmsCode::delivery_failure, to_string(taken.error()));
    if (!taken->accepted)
        return refuse_with(channel::read_ebms_code(taken->code).value_or(EbmsCode::other), taken->detail);
    return *std::move(taken);
}

net::Response Intake::consign(IncomingMessage message, const InForce& in_force, Instant now,
                              channel::Spool& spool) const {
    const auto put_off = [&](std::string_view why) {
        return answer(refusal_of(message, EbmsCode::delivery_failure, std::string(why)));
    };
    const channel::PMode* pmode = house_.pmodes.find(message.pmode);
    if (!pmode) return put_off("the P-Mode is gone");
    // A receipt states a time: while ours is not sure, none is given.
    if (!house_.surroundings.clock_is_good()) return put_off("the clock is not good enough to sign a receipt by");
    if (!room_.above_reserve()) return put_off("the disk is full but for the reserve");

    channel::DeliveryAnswer said{.accepted = true, .anchor = {}, .code = {}, .detail = {}};
    if (message.fragment) {
        if (const auto kept = take_fragment_(message); !kept)
            return answer(refusal_of(message, kept.error().code, kept.error().detail));
    } else {
        auto taken = hand_over(message, in_force, now, spool);
        if (!taken) return answer(taken.error());
        said = *std::move(taken);
    }
    const auto receipt = make_receipt(message, *pmode, said, now);
    if (!receipt) return put_off(to_string(receipt.error()));
    const auto stored = house_.inbox.add(
        {message.signer, message.header.info.message_id, message.references_digest, message.pmode, now, *receipt, 0});
    if (!stored) return put_off(to_string(stored.error()));
    house_.surroundings.log(fmt::format("received {} from {}", message.header.info.message_id, message.signer));
    return signal_response(*receipt);
}

}  // namespace comity::access_point
