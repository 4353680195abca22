// SPDX-License-Identifier: EUPL-1.2
#include "access_point/making.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "access_point/route.h"
#include "channel/delivery/handover_json.h"
#include "channel/directory/certificates.h"
#include "channel/mime/multipart_writer.h"
#include "channel/splitting/splitting.h"
#include "store/files/file.h"

namespace comity::access_point {

using channel::CertificateUse;
using channel::OutgoingMessage;
using channel::OutgoingOrder;

namespace {

// Of what is encrypted for its recipient; anything else lies in the spool, whose file is removed and not only its row.
constexpr std::size_t most_of_a_stored_body = 64 * 1024;

Result<const channel::ListedAuthority*> active(const InForce& in_force, const std::string& id) {
    const auto* authority = in_force.authority(id);
    if (!authority)
        return fail(ErrorKind::not_found, fmt::format("{} is not in the federation directory", id), {},
                    "look up the recipient's id in the directory");
    if (authority->status != channel::AuthorityStatus::active)
        return fail(ErrorKind::forbidden,
                    fmt::format("{} is {} in the directory", id, channel::to_string(authority->status)), {},
                    "nothing is sent to it until the directory has it active again");
    return authority;
}

Result<WayOut> endpoint_of(const channel::PMode& pmode, const channel::ListedAuthority& peer) {
    if (pmode.binding == channel::Binding::pull) return WayOut{&pmode, {}, pmode.mpc};
    TRY(url, posting_url(pmode, peer));
    return WayOut{&pmode, std::move(url), {}};
}

channel::Document document_of(const std::filesystem::path& file, const channel::HandedPart& part) {
    return {.media_type = part.mime,
            .read = [file](const crypto::OctetSink& sink) -> Result<void> {
                TRY(opened, store::File::open_to_read(file));
                TRY(size, opened.size());
                std::vector<unsigned char> piece(std::clamp<std::uint64_t>(size, 1, channel::spool_piece));
                std::uint64_t offset = 0;
                while (true) {
                    TRY(count, opened.read_at(offset, piece));
                    if (count == 0) return {};
                    TRY_VOID(sink(Octets(piece).first(count)));
                    offset += count;
                }
            },
            .sha256 = part.sha256,
            .size = part.size};
}

// A peer's own party id for us, where the P-Mode has one; else the directory's.
channel::Party party_of(const channel::PModeParty& of, const channel::ListedAuthority& listed) {
    return {of.id.value_or(channel::PartyId{listed.party.value, listed.party.type}), of.role};
}

channel::UserMessage header_of(const House& house, const OutgoingOrder& order, const channel::PMode& pmode,
                               const channel::ListedAuthority& own, const channel::ListedAuthority& peer) {
    channel::UserMessage header;
    header.mpc = pmode.mpc;
    header.info = {house.surroundings.now(), house.message_id(), order.ref_to_message_id};
    const bool reply = pmode.sender().authority != house.authority;
    header.from = party_of(reply ? pmode.receiver() : pmode.sender(), own);
    header.to = party_of(reply ? pmode.sender() : pmode.receiver(), peer);
    header.agreement = pmode.agreement;
    header.service = pmode.service;
    header.action = order.action;
    header.conversation_id = order.conversation;
    for (const auto& property : order.properties)
        header.properties.push_back({property.name, property.value, property.type});
    return header;
}

Result<std::vector<channel::PartToSend>> parts_of(const House& house, const OutgoingOrder& order, bool compress) {
    std::vector<channel::PartToSend> parts;
    for (const auto& part : order.parts) {
        channel::PartToSend& made = parts.emplace_back();
        made.description.content_id = channel::random_content_id(part.name, house.host, house.surroundings.random);
        made.description.mime_type = part.mime;
        made.description.character_set = part.charset;
        made.description.compressed = compress;
        made.document = document_of(house.exchange / part.file, part);
    }
    return parts;
}

/// What the peer would refuse for its P-Mode is not sent: its refusal would come hours later, and be final.
Result<void> check_order(const channel::PMode& pmode, const OutgoingOrder& order) {
    const auto refused = [&](const channel::EbmsError& error) {
        return fail(ErrorKind::invalid, fmt::format("the order does not fit the P-Mode {}: {}", pmode.id, error.detail),
                    {}, "order it with the properties and parts that were agreed");
    };
    channel::UserMessage header;
    for (const auto& property : order.properties)
        header.properties.push_back({property.name, property.value, property.type});
    if (const auto fits = channel::check_properties(pmode, header); !fits) return refused(fits.error());
    std::vector<channel::PartDescription> parts;
    for (const auto& part : order.parts)
        parts.push_back({.content_id = part.name, .mime_type = part.mime, .character_set = part.charset});
    if (const auto fits = channel::check_payload_profile(pmode, parts); !fits) return refused(fits.error());
    return {};
}

Result<bool> is_to_be_cut(const House& house, const OutgoingOrder& order, const channel::PMode& pmode) {
    if (!pmode.split || order.service == channel::test_service) return false;
    std::uint64_t octets = 0;
    for (const auto& part : order.parts) {
        TRY(opened, store::File::open_to_read(house.exchange / part.file));
        TRY(size, opened.size());
        octets += size;
    }
    return octets > pmode.split->fragment;
}

/// One fragment as a message of its own, signed and encrypted as the whole would be.
Result<void> make_fragment(const House& house, const channel::PackedSource& source, std::uint32_t number,
                           const channel::Preparation& whole, MadeMessage& made, channel::Spool& spool) {
    const channel::MessageInfo info{house.surroundings.now(), house.message_id(), source.header.info.ref_to_message_id};
    auto order = channel::fragment_to_send(source, number, info, house.host, house.surroundings.random);
    channel::Preparation preparation{.header = std::move(order.header),
                                     .parts = {},
                                     .fragment = std::move(order.fragment),
                                     .anchor = whole.anchor,
                                     .signer = whole.signer,
                                     .recipient = whole.recipient,
                                     .host = whole.host};
    preparation.parts.push_back(std::move(order.part));
    TRY(prepared, channel::prepare(preparation, spool, house.surroundings.random));
    MadeFragment& fragment = made.fragments.list.emplace_back();
    OutgoingMessage& message = fragment.message;
    message = made.message;
    // No order of the node can have this id: it is no token.
    message.id = fmt::format("{}#{}", made.message.id, number);
    message.source = made.message.id;
    message.order.clear();
    message.order_digest = {};
    message.state = channel::SendState::spooled;
    message.spooled = house.surroundings.now();
    message.message_id = info.message_id;
    message.references = prepared.references_digest;
    fragment.path = prepared.file->path();
    message.file = fragment.path.filename().string();
    message.content_type = prepared.content_type;
    message.size = prepared.file->size();
    fragment.header = std::move(prepared.envelope);
    prepared.file->keep();
    return {};
}

Result<void> cut_message(const House& house, const channel::PMode& pmode, channel::Preparation whole, MadeMessage& made,
                         channel::Spool& spool) {
    TRY(source, channel::pack_source(whole.header, whole.parts, {pmode.split->fragment, pmode.split->compress},
                                     house.host, spool, house.surroundings.random));
    if (source.frame.fragment_count > most_fragments_made)
        return fail(ErrorKind::limit,
                    fmt::format("the message would have {} fragments, and may have {}", source.frame.fragment_count,
                                most_fragments_made),
                    {}, "agree on larger fragments ('split.fragment' of the P-Mode)");
    for (std::uint32_t number = 1; number <= source.frame.fragment_count; ++number)
        TRY_VOID(make_fragment(house, source, number, whole, made, spool));
    std::vector<crypto::Sha256> references;
    for (const MadeFragment& fragment : made.fragments.list) references.push_back(fragment.message.references);
    made.message.references = channel::source_references(references);
    made.message.fragments = static_cast<int>(source.frame.fragment_count);
    made.message.size = source.file->size();
    made.header = std::move(source.envelope);
    return {};
}

}  // namespace

MadeFragments::~MadeFragments() {
    std::error_code ignored;  // removed at the next start
    for (const MadeFragment& fragment : list) std::filesystem::remove(fragment.path, ignored);
}

Result<WayOut> way_out(const House& house, const InForce& in_force, const OutgoingOrder& order) {
    TRY(peer, active(in_force, order.recipient));
    TRY(pmode, house.pmodes.for_sending(house.authority, order.recipient, order.service, order.action,
                                        !order.ref_to_message_id.empty(), in_force.answers()));
    if (order.service != channel::test_service) TRY_VOID(check_order(*pmode, order));
    return endpoint_of(*pmode, *peer);
}

Result<WayOut> way_of(const House& house, const InForce& in_force, const OutgoingMessage& message) {
    TRY(peer, active(in_force, message.recipient));
    const auto* pmode = house.pmodes.find(message.pmode);
    if (!pmode)
        return fail(ErrorKind::not_found, fmt::format("there is no P-Mode {} any more", message.pmode), {},
                    "bring it back, or order the message anew");
    return endpoint_of(*pmode, *peer);
}

Result<MadeMessage> make_message(const House& house, const InForce& in_force, const OutgoingMessage& message,
                                 channel::Spool& spool) {
    const Instant now = house.surroundings.now();
    if (!house.federation.freshness().send_new_requests)
        return fail(ErrorKind::unavailable, "the federation directory has ended", {}, "fetch a newer one");
    if (!house.surroundings.clock_is_good())
        return fail(ErrorKind::unavailable, "the clock is not good enough to sign by", {}, "look at chrony");
    TRY(order, channel::read_order(message.order));
    TRY(way, way_out(house, in_force, order));
    const auto& pmode = *way.pmode;
    TRY(peer, active(in_force, order.recipient));
    TRY(own, active(in_force, house.authority));
    const auto signer = house.keys.signer(pmode.profile, pmode.sign, pmode.token, now);
    if (!signer)
        return fail(ErrorKind::unavailable, fmt::format("no signing key of ours is in force for {}", pmode.id), {},
                    "put in the key that the directory lists");

    channel::Preparation preparation{.header = header_of(house, order, pmode, *own, *peer),
                                     .parts = {},
                                     .anchor = std::nullopt,
                                     .signer = *signer,
                                     .recipient = std::nullopt,
                                     .max_document = pmode.payload.max_inflated,
                                     .host = house.host};
    TRY(cut, is_to_be_cut(house, order, pmode));
    TRY(parts, parts_of(house, order, pmode.payload.compress && !cut));
    preparation.parts = std::move(parts);
    MadeMessage made{message, {}, {}, nullptr, {}, {}};
    if (pmode.anchor) {
        TRY(anchor, house.node.anchor_for(order.recipient));
        preparation.anchor = anchor.value_or(channel::HandedAnchor{});
    }
    if (pmode.encrypt) {
        TRY(certificate, channel::usable_encryption_certificate(*in_force.certificates, *peer, pmode.profile, now));
        made.message.encryption = certificate.digest();
        preparation.recipient = channel::Recipient{*pmode.encrypt, pmode.key_reference, std::move(certificate)};
        preparation.in_memory = most_of_a_stored_body;
    }
    made.message.message_id = preparation.header.info.message_id;
    made.message.pmode = pmode.id;
    made.message.mpc = way.mpc;
    made.message.directory = in_force.directory->document().sequence;
    made.message.signing = signer->path.back().digest();
    if (pmode.urgent) made.message.priority = channel::Priority::urgent;
    if (cut) {
        TRY_VOID(cut_message(house, pmode, std::move(preparation), made, spool));
        return made;
    }
    TRY(prepared, channel::prepare(preparation, spool, house.surroundings.random));
    made.message.references = prepared.references_digest;
    made.message.content_type = prepared.content_type;
    made.message.size = prepared.file->size();
    made.header = std::move(prepared.envelope);
    made.references = std::move(prepared.references);
    if (prepared.file->path().empty()) {
        TRY(body, channel::whole_of(*prepared.file));
        made.body = std::move(body);
        return made;
    }
    made.message.file = std::filesystem::path(prepared.file->path()).filename().string();
    made.file = std::move(prepared.file);
    return made;
}

bool certificates_still_listed(const House& house, const InForce& in_force, const OutgoingMessage& message) {
    const Instant now = house.surroundings.now();
    const auto* pmode = house.pmodes.find(message.pmode);
    const auto* own = in_force.authority(house.authority);
    const auto* peer = in_force.authority(message.recipient);
    if (!pmode || !own || !peer || peer->status != channel::AuthorityStatus::active) return false;
    const auto lists = [&](const channel::ListedAuthority& of, CertificateUse use, const crypto::Sha256& digest) {
        const auto listed = channel::listed_certificates(of, use, pmode->profile, now);
        return std::ranges::any_of(listed, [&](const auto* one) { return one->sha256 == digest; });
    };
    return lists(*own, CertificateUse::sign, message.signing) &&
           (message.encryption == crypto::Sha256{} || lists(*peer, CertificateUse::encrypt, message.encryption));
}

}  // namespace comity::access_point
