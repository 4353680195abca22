// SPDX-License-Identifier: EUPL-1.2
// The states of an outgoing message as one table. Whoever changes a state asks it; docs/formats/access-point.md shows
// it.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace comity::channel {

enum class SendState {
    prepared,       ///< the order is stored, its bytes are not made yet
    spooled,        ///< the bytes lie in the spool and never change again; nobody else has seen them
    in_flight,      ///< being posted, or pulled and not answered yet
    waiting_retry,  ///< a try had no receipt; the peer may have the message all the same
    receipted,      ///< the peer's receipt was checked and stored
    refused,        ///< the peer said no with its signature, or no message could be made of the order
    unproven,       ///< tries are used up; the peer may have the message or not
    cancelled,      ///< taken back before anybody else saw it
};

enum class Happening {
    bytes_made,           ///< and synced
    order_impossible,     ///< the order cannot become a message
    post_begins,          ///< or a pull takes the message
    receipt,              ///< checked
    no_receipt,           ///< a try is over without one; tries are left
    tries_used_up,        ///< the same, and none is left
    final_error,          ///< signed by the addressed authority
    says_received,        ///< peer has the id already and no receipt to give
    certificate_changed,  ///< what the bytes rest on is no longer listed: they must not be sent again
    restart,              ///< the access point died while a try was under way
    cancel,
    again,  ///< a person asks to send the same bytes once more
};

/// The state after, or nothing where this cannot happen in the state or must be refused.
std::optional<SendState> next(SendState state, Happening happening);

/// receipted, refused, unproven and cancelled: nothing is due for it.
bool is_over(SendState state);

std::string_view name_of(SendState state);
std::optional<SendState> send_state_of(std::string_view name);

std::span<const SendState> all_send_states();
std::span<const Happening> all_happenings();

/// The number that eDelivery's pull enhancement gives a queued message: 1 never pulled; 2 pulled without a signal, the
/// interval is over; 3 pulled, waiting; 4 receipt or final error came; 5 tries used up. 0 for one that is not queued.
int pull_state(SendState state);

}  // namespace comity::channel
