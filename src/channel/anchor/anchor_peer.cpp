// SPDX-License-Identifier: EUPL-1.2
#include "channel/anchor/anchor_peer.h"

namespace comity::channel {

namespace {

format::Value instant_value(const std::optional<Instant>& instant) {
    return instant ? format::Value(to_string(*instant)) : format::Value();
}

Result<std::optional<Instant>> instant_in(const format::Value& value, std::string_view key) {
    const format::Value* member = value.find(key);
    if (member == nullptr || member->is_null()) return std::nullopt;
    TRY(text, value.string_at(key));
    TRY(instant, parse_instant(text));
    return std::optional(instant);
}

}  // namespace

Result<AnchorPeer> cleared(AnchorPeer peer) {
    if (!peer.doubted) {
        return fail(ErrorKind::conflict, peer.authority + " does not doubt our log", {}, "nothing is to be done");
    }
    peer.doubted = false;
    return peer;
}

format::Value to_value(const AnchorPeer& peer) {
    format::Value owed;
    if (peer.owed) owed = format::Value::object({{"status", peer.owed->status}, {"body", peer.owed->body}});
    return format::Value::object({{"authority", peer.authority},
                                  {"cosigned", peer.cosigned},
                                  {"offered", peer.offered},
                                  {"pending", format::Value::list_of(peer.pending)},
                                  {"owed", std::move(owed)},
                                  {"doubted", peer.doubted},
                                  {"heard", instant_value(peer.heard)},
                                  {"sent", instant_value(peer.sent)}});
}

Result<AnchorPeer> read_anchor_peer(const format::Value& value) {
    AnchorPeer peer;
    TRY(authority, value.string_at("authority"));
    peer.authority = std::move(authority);
    TRY(cosigned, value.integer_at("cosigned"));
    peer.cosigned = static_cast<std::uint64_t>(cosigned);
    TRY(offered, value.integer_at("offered"));
    peer.offered = static_cast<std::uint64_t>(offered);
    const format::Value* pending = value.find("pending");
    const auto* sizes = pending == nullptr ? nullptr : pending->as_list();
    if (sizes == nullptr) return fail(ErrorKind::invalid, "what is kept of a peer has no list 'pending'");
    for (const format::Value& size : *sizes) {
        if (!size.as_integer()) return fail(ErrorKind::invalid, "a size in 'pending' is no number");
        peer.pending.push_back(static_cast<std::uint64_t>(*size.as_integer()));
    }
    if (const format::Value* owed = value.find("owed"); owed != nullptr && !owed->is_null()) {
        TRY(status, owed->integer_at("status"));
        TRY(body, owed->string_at("body"));
        peer.owed = WitnessAnswer{static_cast<int>(status), std::move(body)};
    }
    TRY(doubted, value.boolean_at("doubted"));
    peer.doubted = doubted;
    TRY(heard, instant_in(value, "heard"));
    peer.heard = heard;
    TRY(sent, instant_in(value, "sent"));
    peer.sent = sent;
    return peer;
}

bool anchor_message_due(const AnchorPeer& peer, Instant now, std::int64_t interval_seconds) {
    const auto recent = [&](const std::optional<Instant>& when) {
        return when && now.utc_milliseconds() - when->utc_milliseconds() < interval_seconds * 1000;
    };
    return !recent(peer.heard) && !recent(peer.sent);
}

}  // namespace comity::channel
