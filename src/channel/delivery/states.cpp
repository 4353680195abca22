// SPDX-License-Identifier: EUPL-1.2
#include "channel/delivery/states.h"

#include <algorithm>
#include <array>

namespace comity::channel {
namespace {

struct Row {
    SendState from;
    Happening happening;
    SendState to;
};

using enum SendState;
using H = Happening;

constexpr std::array table{
    Row{prepared, H::bytes_made, spooled},
    Row{prepared, H::order_impossible, refused},
    Row{prepared, H::cancel, cancelled},

    Row{spooled, H::post_begins, in_flight},
    Row{spooled, H::certificate_changed, refused},
    Row{spooled, H::cancel, cancelled},

    Row{in_flight, H::receipt, receipted},
    Row{in_flight, H::no_receipt, waiting_retry},
    Row{in_flight, H::tries_used_up, unproven},
    Row{in_flight, H::final_error, refused},
    Row{in_flight, H::says_received, unproven},
    // Nobody knows how far it came: as after a lost answer.
    Row{in_flight, H::restart, waiting_retry},

    Row{waiting_retry, H::post_begins, in_flight},
    Row{waiting_retry, H::tries_used_up, unproven},
    Row{waiting_retry, H::certificate_changed, unproven},
    // What comes on its own: a callback after the interval of a pull.
    Row{waiting_retry, H::receipt, receipted},
    Row{waiting_retry, H::final_error, refused},

    Row{unproven, H::receipt, receipted},
    Row{unproven, H::again, waiting_retry},
};

constexpr std::array<std::pair<SendState, std::string_view>, 8> names{{
    {prepared, "prepared"},
    {spooled, "spooled"},
    {in_flight, "in_flight"},
    {waiting_retry, "waiting_retry"},
    {receipted, "receipted"},
    {refused, "refused"},
    {unproven, "unproven"},
    {cancelled, "cancelled"},
}};

constexpr std::array states{prepared, spooled, in_flight, waiting_retry, receipted, refused, unproven, cancelled};
constexpr std::array happenings{H::bytes_made,          H::order_impossible, H::post_begins, H::receipt,
                                H::no_receipt,          H::tries_used_up,    H::final_error, H::says_received,
                                H::certificate_changed, H::restart,          H::cancel,      H::again};

}  // namespace

std::optional<SendState> next(SendState state, Happening happening) {
    const auto row =
        std::ranges::find_if(table, [&](const Row& r) { return r.from == state && r.happening == happening; });
    return row == table.end() ? std::nullopt : std::optional(row->to);
}

bool is_over(SendState state) {
    return state == receipted || state == refused || state == unproven || state == cancelled;
}

std::string_view name_of(SendState state) {
    return std::ranges::find(names, state, &std::pair<SendState, std::string_view>::first)->second;
}

std::optional<SendState> send_state_of(std::string_view name) {
    const auto found = std::ranges::find(names, name, &std::pair<SendState, std::string_view>::second);
    return found == names.end() ? std::nullopt : std::optional(found->first);
}

std::span<const SendState> all_send_states() {
    return states;
}

std::span<const Happening> all_happenings() {
    return happenings;
}

int pull_state(SendState state) {
    switch (state) {
        case spooled:
            return 1;
        case waiting_retry:
            return 2;
        case in_flight:
            return 3;
        case receipted:
        case refused:
            return 4;
        case unproven:
            return 5;
        case prepared:
        case cancelled:
            return 0;
    }
    return 0;
}

}  // namespace comity::channel
