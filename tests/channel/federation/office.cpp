// SPDX-License-Identifier: EUPL-1.2
#include "office.h"

#include <fmt/format.h>

#include "channel/ebms/names.h"
#include "channel/message/preparation.h"
#include "channel/message/received_signal.h"
#include "channel/message/receiver.h"
#include "channel/message/signals.h"
#include "channel/mime/multipart_writer.h"

namespace comity::simulation {

using channel::EbmsCode;

namespace {

constexpr std::string_view soap_type = "application/soap+xml; charset=UTF-8";
constexpr std::string_view tracking = "trackingIdentifier";

std::string host_of(const std::string& id) {
    return "gw." + id + ".example";
}

Instant later(Instant from, Milliseconds by) {
    return must(Instant::at(from.utc_milliseconds() + by));
}

}  // namespace

Office::Office(World& world, const Membership& membership, const Member& member, std::vector<channel::PMode> pmodes)
    : world_(world),
      membership_(membership),
      member_(member),
      pmodes_(must(channel::PModes::of(std::move(pmodes)))),
      answers_(answers_of(membership.directory)),
      down_until_(world.now()),
      node_down_until_(world.now()) {}

void Office::be_down(Milliseconds time) {
    down_until_ = std::max(down_until_, later(world_.now(), time));
}

void Office::node_down(Milliseconds time) {
    node_down_until_ = std::max(node_down_until_, later(world_.now(), time));
}

std::string Office::message_id() {
    return fmt::format("{}@{}", channel::random_uuid(world_.random()), host_of(member_.id));
}

Sent Office::prepare(const std::string& order, const Member& recipient, const std::string& content) {
    const channel::Signer signer = member_.signer();
    const auto pmode = pmode_of(member_.id, recipient.id);
    channel::Preparation preparation{
        .header = {},
        .parts = {},
        .anchor = std::nullopt,
        .signer = signer,
        .recipient = channel::Recipient{*pmode.encrypt, channel::KeyReference::ski, recipient.encryption},
        .host = host_of(member_.id)};
    preparation.header.info = {world_.now(), message_id(), {}};
    preparation.header.from = {party_of(member_.id), pmode.initiator.role};
    preparation.header.to = {party_of(recipient.id), pmode.responder.role};
    preparation.header.agreement = pmode.agreement;
    preparation.header.service = pmode.service;
    preparation.header.action = pmode.actions.front();
    preparation.header.conversation_id = "c-" + order;
    preparation.header.properties = {{std::string(tracking), order, ""}};
    channel::PartToSend& part = preparation.parts.emplace_back();
    part.description.content_id = channel::random_content_id("container", host_of(member_.id), world_.random());
    part.description.mime_type = "application/vnd.etsi.asic-e+zip";
    part.description.compressed = true;
    part.document.media_type = part.description.mime_type;
    part.document.read = [&](const crypto::OctetSink& sink) { return sink(octets(content)); };

    channel::MemorySpool spool;
    auto prepared = must(channel::prepare(preparation, spool, world_.random()));
    Sent sent;
    sent.row.id = order;
    sent.row.recipient = recipient.id;
    sent.row.conversation = preparation.header.conversation_id;
    sent.row.created = world_.now();
    sent.row.message_id = preparation.header.info.message_id;
    sent.row.pmode = pmode.id;
    sent.row.references = prepared.references_digest;
    sent.references = std::move(prepared.references);
    sent.wire = {prepared.content_type, spool.files().at(prepared.file->path())};
    return sent;
}

channel::Accepted<channel::Incoming> Office::run(const Wire& wire) {
    const channel::DecryptionKey keys[] = {{member_.encryption, member_.decrypting.get()}};
    const channel::Reception reception{.pmodes = pmodes_,
                                       .own = member_.id,
                                       .directory = answers_,
                                       .trust = *membership_.trust,
                                       .keys = keys,
                                       .seen = [this](const std::string& signer, const std::string& message_id,
                                                      const crypto::Sha256& references) -> Result<channel::SeenBefore> {
                                           const auto known = received_.find({signer, message_id});
                                           const auto row =
                                               known == received_.end() ? std::nullopt : std::optional(known->second);
                                           switch (channel::judge_copy(row, references)) {
                                               case channel::Copy::first:
                                                   return channel::SeenBefore{};
                                               case channel::Copy::again:
                                                   return channel::SeenBefore{channel::Seen::receipted, row->receipt};
                                               case channel::Copy::other_content:
                                                   break;
                                           }
                                           return channel::SeenBefore{channel::Seen::other_content, {}};
                                       },
                                       .quarantine = quarantine_,
                                       .now = world_.now(),
                                       .limits = {}};
    auto receiver = channel::Receiver::open(reception, wire.content_type);
    if (!receiver) return tl::unexpected(receiver.error());
    if (auto taken = (*receiver)->write(octets(wire.body)); !taken) return tl::unexpected(taken.error());
    return (*receiver)->finish();
}

std::string Office::error(const channel::Refusal& refusal) {
    if (refusal.status != 200) return {};
    const channel::Signer signer = member_.signer();
    return must(channel::make_signal(channel::error_for(refusal, message_id(), world_.now()), std::nullopt, signer,
                                     world_.random()));
}

std::optional<std::string> Office::receive(const Wire& wire) {
    if (down()) return std::nullopt;
    auto incoming = run(wire);
    if (!incoming) return error(incoming.error());
    if (const auto* again = std::get_if<channel::RepeatedMessage>(&*incoming)) return again->receipt;
    return consign(std::get<channel::IncomingMessage>(*incoming));
}

std::optional<std::string> Office::consign(const channel::IncomingMessage& message) {
    if (world_.now() < node_down_until_)
        return error({.step = channel::Step::delivery,
                      .status = 200,
                      .code = EbmsCode::delivery_failure,
                      .detail = "the node is down",
                      .message_id = message.header.info.message_id,
                      .fault = {},
                      .pmode = message.pmode});
    const auto key = std::pair(message.signer, message.header.info.message_id);
    Filed& filed = filed_[key];
    filed.tracking = message.header.properties.front().value;
    filed.references = message.references_digest;
    if (std::exchange(dies_, false)) {
        be_down(minute);
        return std::nullopt;
    }
    const channel::Signer signer = member_.signer();
    const std::string receipt = must(channel::make_signal(channel::receipt_for(message, message_id(), world_.now()),
                                                          std::nullopt, signer, world_.random()));
    filed.receipt = receipt;
    received_[key] = {key.first, key.second, message.references_digest, message.pmode, world_.now(), receipt, 0};
    return receipt;
}

std::optional<channel::ReceivedSignal> Office::read(const std::string& body, const Sent& sent) const {
    const channel::SignalExpectation expected{party_of(sent.row.recipient), channel::Profile::as4_2_0,
                                              channel::SignatureAlgorithm::eddsa_ed25519};
    const auto signal = channel::read_signal(soap_type, body, expected, *membership_.trust, world_.now());
    if (!signal) return std::nullopt;
    return channel::received_signal(*signal, sent.references, sent.row);
}

}  // namespace comity::simulation
