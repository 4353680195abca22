// SPDX-License-Identifier: EUPL-1.2
#include "channel/delivery/handover_json.h"

#include <algorithm>

#include <fmt/format.h>

#include "crypto/hex.h"
#include "format/base64.h"
#include "format/canonical_json.h"

namespace comity::channel {
namespace {

using format::Value;

/// The members of an object by name, each asked for once; the first fault is kept and given at the end.
class Members {
   public:
    Members(const Value& value, std::string_view what) : value_(value), what_(what) {
        if (!value.as_object()) note(fail(ErrorKind::invalid, fmt::format("{} is not an object", what)));
    }

    void take(std::string_view key, std::string& into) { take_required(key, into, &Value::string_at); }
    void take(std::string_view key, std::int64_t& into) { take_required(key, into, &Value::integer_at); }
    void take(std::string_view key, bool& into) { take_required(key, into, &Value::boolean_at); }
    void take(std::string_view key, Instant& into) {
        std::string text;
        take(key, text);
        parse(key, text, into);
    }
    void take(std::string_view key, crypto::Sha256& into) {
        std::string text;
        take(key, text);
        parse(key, text, into);
    }
    template <class T>
    void take_if_there(std::string_view key, T& into) {
        if (value_.find(key)) take(key, into);
    }
    template <class T>
    void take_if_there(std::string_view key, std::optional<T>& into) {
        if (value_.find(key)) take(key, into.emplace());
    }
    /// An object or list that `read` understands: Result<T>(const Value&).
    template <class T, class Read>
    void take_part(std::string_view key, T& into, Read read) {
        known_.push_back(key);
        const Value* found = value_.find(key);
        if (!found || fault_) return;
        auto made = read(*found);
        if (made)
            into = *std::move(made);
        else
            note(tl::unexpected(made.error()));
    }

    Result<void> done() {
        if (fault_) return tl::unexpected(*fault_);
        for (const auto& member : *value_.as_object()) {
            if (std::ranges::find(known_, member.key) == known_.end())
                return fail(ErrorKind::invalid, fmt::format("{} has no member '{}'", what_, member.key), {},
                            "docs/formats/access-point.md lists the members");
        }
        return {};
    }

   private:
    template <class T>
    void take_required(std::string_view key, T& into, Result<T> (Value::*read)(std::string_view) const) {
        known_.push_back(key);
        if (fault_) return;
        auto found = (value_.*read)(key);
        if (found)
            into = *std::move(found);
        else
            note(tl::unexpected(found.error()));
    }
    void parse(std::string_view key, const std::string& text, Instant& into) {
        if (fault_) return;
        const auto instant = parse_instant(text);
        if (instant)
            into = *instant;
        else
            note(fail(ErrorKind::invalid, fmt::format("'{}' is not a time: {}", key, instant.error().message)));
    }
    void parse(std::string_view key, const std::string& text, crypto::Sha256& into) {
        if (fault_) return;
        const auto found = crypto::from_hex(text);
        if (!found || found->size() != into.size())
            return note(fail(ErrorKind::invalid, fmt::format("'{}' is not a SHA-256 in hexadecimal", key)));
        std::ranges::copy(*found, reinterpret_cast<char*>(into.data()));
    }
    void note(tl::unexpected<Error> error) {
        if (!fault_) fault_ = std::move(error).value();
    }

    const Value& value_;
    std::string_view what_;
    std::vector<std::string_view> known_;
    std::optional<Error> fault_;
};

std::string text_of(const Value& value) {
    // Strings handed over were read as UTF-8 and numbers are small; what fails here is a fault of the program.
    return format::canonical_json(value).value();
}

void set_text(Value& object, std::string_view key, const std::string& text) {
    if (!text.empty()) object.set(key, text);
}

void set_digest(Value& object, std::string_view key, const std::optional<crypto::Sha256>& digest) {
    if (digest) object.set(key, crypto::hex(*digest));
}

template <class T, class Read>
Result<std::vector<T>> read_list(const Value& value, std::string_view what, Read read) {
    if (!value.as_list()) return fail(ErrorKind::invalid, fmt::format("'{}' is not a list", what));
    std::vector<T> items;
    for (const auto& item : *value.as_list()) {
        TRY(made, read(item));
        items.push_back(std::move(made));
    }
    return items;
}

Value property_value(const Property& property) {
    Value value = Value::object({{"name", property.name}, {"value", property.value}});
    set_text(value, "type", property.type);
    return value;
}

Result<Property> read_property(const Value& value) {
    Property property;
    Members members(value, "a property");
    members.take("name", property.name);
    members.take("value", property.value);
    members.take_if_there("type", property.type);
    TRY_VOID(members.done());
    return property;
}

Value part_value(const HandedPart& part) {
    Value value = Value::object({{"name", part.name}, {"mime", part.mime}});
    set_text(value, "file", part.file);
    if (part.content) value.set("content", format::base64(octets(*part.content)));
    set_text(value, "charset", part.charset);
    set_digest(value, "sha256", part.sha256);
    if (part.size) value.set("size", *part.size);
    return value;
}

Result<HandedPart> read_part(const Value& value) {
    HandedPart part;
    Members members(value, "a part");
    std::optional<std::string> content;
    members.take_if_there("file", part.file);
    members.take_if_there("content", content);
    members.take("name", part.name);
    members.take("mime", part.mime);
    members.take_if_there("charset", part.charset);
    members.take_if_there("sha256", part.sha256);
    std::optional<std::int64_t> size;
    members.take_if_there("size", size);
    TRY_VOID(members.done());
    if (size && *size < 0) return fail(ErrorKind::invalid, "'size' is negative");
    if (size) part.size = static_cast<std::uint64_t>(*size);
    if (content) {
        TRY(found, format::from_base64(*content));
        part.content = std::move(found);
    }
    return part;
}

template <class Range, class Write>
Value list_value(const Range& range, Write write) {
    Value list = Value::list();
    for (const auto& item : range) list.append(write(item));
    return list;
}

Value anchor_value(const HandedAnchor& anchor) {
    Value value = Value::object();
    if (anchor.add_checkpoint) value.set("add_checkpoint", *anchor.add_checkpoint);
    if (anchor.cosignatures) {
        value.set("cosignatures",
                  Value::object({{"status", anchor.cosignatures->status}, {"body", anchor.cosignatures->body}}));
    }
    return value;
}

Result<WitnessAnswer> read_witness_answer(const Value& value) {
    std::int64_t status = 0;
    WitnessAnswer answer;
    Members members(value, "cosignatures");
    members.take("status", status);
    members.take("body", answer.body);
    TRY_VOID(members.done());
    if (status < 100 || status > 599) return fail(ErrorKind::invalid, "'status' is not a status of HTTP");
    if (answer.body.size() > max_anchor_octets)
        return fail(ErrorKind::limit, fmt::format("'cosignatures' is over {} octets", max_anchor_octets));
    answer.status = static_cast<int>(status);
    return answer;
}

Result<HandedAnchor> anchor_of(const Value& value) {
    HandedAnchor anchor;
    Members members(value, "an anchor");
    members.take_if_there("add_checkpoint", anchor.add_checkpoint);
    members.take_part("cosignatures", anchor.cosignatures, read_witness_answer);
    TRY_VOID(members.done());
    if (anchor.add_checkpoint && anchor.add_checkpoint->size() > max_anchor_octets)
        return fail(ErrorKind::limit, fmt::format("'add_checkpoint' is over {} octets", max_anchor_octets));
    return anchor;
}

Result<std::vector<Property>> read_properties(const Value& value) {
    return read_list<Property>(value, "properties", read_property);
}

Result<std::vector<HandedPart>> read_parts(const Value& value) {
    return read_list<HandedPart>(value, "parts", read_part);
}

Result<std::string> read_flag(const Value& value) {
    if (!value.as_string()) return fail(ErrorKind::invalid, "'flags' holds something else than words");
    return *value.as_string();
}

}  // namespace

std::string write_order(const OutgoingOrder& order) {
    Value value = Value::object({{"id", order.id},
                                 {"recipient", order.recipient},
                                 {"action", order.action},
                                 {"conversation", order.conversation},
                                 {"properties", list_value(order.properties, property_value)},
                                 {"parts", list_value(order.parts, part_value)}});
    set_text(value, "service", order.service);
    set_text(value, "ref_to_message_id", order.ref_to_message_id);
    if (order.priority == Priority::urgent) value.set("priority", "urgent");
    return text_of(value);
}

Result<OutgoingOrder> read_order(std::string_view json) {
    TRY(value, format::read_value(json, "order"));
    OutgoingOrder order;
    std::string priority = "normal";
    Members members(value, "an order");
    members.take("id", order.id);
    members.take("recipient", order.recipient);
    members.take("action", order.action);
    members.take("conversation", order.conversation);
    members.take_if_there("service", order.service);
    members.take_if_there("priority", priority);
    members.take_if_there("ref_to_message_id", order.ref_to_message_id);
    members.take_part("properties", order.properties, read_properties);
    members.take_part("parts", order.parts, read_parts);
    TRY_VOID(members.done());
    if (priority != "normal" && priority != "urgent")
        return fail(ErrorKind::invalid, "'priority' is neither normal nor urgent");
    order.priority = priority == "urgent" ? Priority::urgent : Priority::normal;
    TRY_VOID(check(order));
    return order;
}

std::string write_delivery(const Delivery& delivery) {
    Value value = Value::object({{"message_id", delivery.message_id},
                                 {"signer", delivery.signer},
                                 {"certificate", crypto::hex(delivery.certificate)},
                                 {"pmode", delivery.pmode},
                                 {"service", delivery.service},
                                 {"service_type", delivery.service_type},
                                 {"action", delivery.action},
                                 {"conversation", delivery.conversation},
                                 {"timestamp", to_string(in_utc(delivery.timestamp))},
                                 {"received", to_string(in_utc(delivery.received))},
                                 {"properties", list_value(delivery.properties, property_value)},
                                 {"parts", list_value(delivery.parts, part_value)},
                                 {"references", crypto::hex(delivery.references)},
                                 {"directory", delivery.directory},
                                 {"flags", Value::list_of(delivery.flags)}});
    set_text(value, "ref_to_message_id", delivery.ref_to_message_id);
    set_text(value, "header_file", delivery.header_file);
    set_text(value, "header", delivery.header);
    if (delivery.anchor) value.set("anchor", anchor_value(*delivery.anchor));
    return text_of(value);
}

Result<Delivery> read_delivery(std::string_view json) {
    TRY(value, format::read_value(json, "delivery"));
    Delivery delivery;
    Members members(value, "a delivery");
    members.take("message_id", delivery.message_id);
    members.take_if_there("ref_to_message_id", delivery.ref_to_message_id);
    members.take("signer", delivery.signer);
    members.take("certificate", delivery.certificate);
    members.take("pmode", delivery.pmode);
    members.take("service", delivery.service);
    members.take("service_type", delivery.service_type);
    members.take("action", delivery.action);
    members.take("conversation", delivery.conversation);
    members.take("timestamp", delivery.timestamp);
    members.take("received", delivery.received);
    members.take("references", delivery.references);
    members.take_if_there("header_file", delivery.header_file);
    members.take_if_there("header", delivery.header);
    members.take("directory", delivery.directory);
    members.take_part("properties", delivery.properties, read_properties);
    members.take_part("parts", delivery.parts, read_parts);
    members.take_part("flags", delivery.flags,
                      [](const Value& list) { return read_list<std::string>(list, "flags", read_flag); });
    members.take_part("anchor", delivery.anchor, anchor_of);
    TRY_VOID(members.done());
    TRY_VOID(check(delivery));
    return delivery;
}

std::string write_answer(const DeliveryAnswer& answer) {
    Value value = Value::object({{"accepted", answer.accepted}});
    if (answer.anchor) value.set("anchor", anchor_value(*answer.anchor));
    set_text(value, "code", answer.code);
    set_text(value, "detail", answer.detail);
    return text_of(value);
}

Result<DeliveryAnswer> read_answer(std::string_view json) {
    TRY(value, format::read_value(json, "answer"));
    DeliveryAnswer answer;
    Members members(value, "an answer");
    members.take("accepted", answer.accepted);
    members.take_if_there("code", answer.code);
    members.take_if_there("detail", answer.detail);
    members.take_part("anchor", answer.anchor, anchor_of);
    TRY_VOID(members.done());
    if (answer.accepted != answer.code.empty())
        return fail(ErrorKind::invalid, "an answer has a code where the delivery is not accepted, and only there");
    return answer;
}

std::string write_anchor(const HandedAnchor& anchor) {
    return text_of(anchor_value(anchor));
}

Result<HandedAnchor> read_anchor(std::string_view json) {
    TRY(value, format::read_value(json, "anchor"));
    return anchor_of(value);
}

Value event_value(const ChannelEvent& event) {
    Value value = Value::object(
        {{"sequence", event.sequence}, {"time", to_string(in_utc(event.time))}, {"event", name_of(event.kind)}});
    set_text(value, "id", event.id);
    set_text(value, "message_id", event.message_id);
    set_text(value, "peer", event.peer);
    set_text(value, "conversation", event.conversation);
    set_text(value, "pmode", event.pmode);
    set_text(value, "code", event.code);
    set_text(value, "reason", event.reason);
    set_text(value, "words", event.words);
    if (event.directory > 0) value.set("directory", event.directory);
    if (event.tries > 0) value.set("tries", event.tries);
    if (event.next_try) value.set("next_try", to_string(in_utc(*event.next_try)));
    if (event.stated_time) value.set("stated_time", to_string(in_utc(*event.stated_time)));
    set_digest(value, "references", event.references);
    set_digest(value, "receipt", event.receipt);
    set_digest(value, "receipt_certificate", event.receipt_certificate);
    if (event.anchor) value.set("anchor", anchor_value(*event.anchor));
    return value;
}

Result<ChannelEvent> read_event(const Value& value) {
    ChannelEvent event;
    std::string kind;
    std::int64_t tries = 0;
    Members members(value, "an event");
    members.take("sequence", event.sequence);
    members.take("time", event.time);
    members.take("event", kind);
    members.take_if_there("id", event.id);
    members.take_if_there("message_id", event.message_id);
    members.take_if_there("peer", event.peer);
    members.take_if_there("conversation", event.conversation);
    members.take_if_there("pmode", event.pmode);
    members.take_if_there("code", event.code);
    members.take_if_there("reason", event.reason);
    members.take_if_there("words", event.words);
    members.take_if_there("directory", event.directory);
    members.take_if_there("tries", tries);
    members.take_if_there("next_try", event.next_try);
    members.take_if_there("stated_time", event.stated_time);
    members.take_if_there("references", event.references);
    members.take_if_there("receipt", event.receipt);
    members.take_if_there("receipt_certificate", event.receipt_certificate);
    members.take_part("anchor", event.anchor, anchor_of);
    TRY_VOID(members.done());
    const auto known = event_kind_of(kind);
    if (!known) return fail(ErrorKind::invalid, fmt::format("'{}' is not an event of the channel", kind));
    event.kind = *known;
    event.tries = static_cast<int>(std::clamp<std::int64_t>(tries, 0, 1'000'000));
    return event;
}

std::string write_events(const EventPage& page) {
    return text_of(Value::object({{"events", list_value(page.events, event_value)}, {"last", page.last}}));
}

Result<EventPage> read_events(std::string_view json) {
    TRY(value, format::read_value(json, "events"));
    EventPage page;
    Members members(value, "a page of events");
    members.take("last", page.last);
    members.take_part("events", page.events,
                      [](const Value& list) { return read_list<ChannelEvent>(list, "events", read_event); });
    TRY_VOID(members.done());
    return page;
}

}  // namespace comity::channel
