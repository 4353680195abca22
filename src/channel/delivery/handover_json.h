// SPDX-License-Identifier: EUPL-1.2
// The values of handover.h as JSON, read and written by both sides of the interface. Readers are strict: a member that
// is unknown, missing or of another kind is an error that names it.
#pragma once

#include <string>
#include <string_view>

#include "channel/delivery/handover.h"
#include "format/value.h"

namespace comity::channel {

std::string write_order(const OutgoingOrder& order);
/// Checked by check(). Errors: `invalid`, `limit`.
Result<OutgoingOrder> read_order(std::string_view json);

std::string write_delivery(const Delivery& delivery);
Result<Delivery> read_delivery(std::string_view json);

std::string write_answer(const DeliveryAnswer& answer);
Result<DeliveryAnswer> read_answer(std::string_view json);

std::string write_anchor(const HandedAnchor& anchor);
Result<HandedAnchor> read_anchor(std::string_view json);

format::Value event_value(const ChannelEvent& event);
Result<ChannelEvent> read_event(const format::Value& value);

/// {"events": […], "last": N}: an answer of GET /events. `last` is the sequence to ask after next.
struct EventPage {
    std::vector<ChannelEvent> events;
    std::int64_t last = 0;
};
std::string write_events(const EventPage& page);
Result<EventPage> read_events(std::string_view json);

}  // namespace comity::channel
