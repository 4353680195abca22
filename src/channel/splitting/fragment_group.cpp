// SPDX-License-Identifier: EUPL-1.2
#include "channel/splitting/fragment_group.h"

#include <utility>

#include <fmt/format.h>

namespace comity::channel {

namespace {

/// What all fragments of a message share of their header: only ids and times differ.
UserMessage shared(UserMessage header) {
    header.info = {};
    header.parts.clear();
    return header;
}

EbmsResult<void> check_number(const MessageFragment& fragment, std::uint32_t count) {
    if (fragment.fragment_num >= 1 && fragment.fragment_num <= count) return {};
    return refuse(EbmsCode::bad_fragment_num, fmt::format("fragment {} of {}", fragment.fragment_num, count));
}

/// The first value binds; one that is left out says nothing.
template <class Value>
bool bind(std::optional<Value>& bound, const std::optional<Value>& said) {
    if (!said) return true;
    if (!bound) bound = said;
    return bound == said;
}

EbmsResult<void> bind_all(MessageFragment& bound, const MessageFragment& said) {
    const auto differs = [](EbmsCode code, std::string_view what) {
        return refuse(code, fmt::format("the fragment has another {} than the first", what));
    };
    if (said.fragment_count != bound.fragment_count)
        return differs(EbmsCode::duplicate_fragment_count, "FragmentCount");
    if (said.action != bound.action) return differs(EbmsCode::duplicate_action, "Action");
    if (!bind(bound.message_size, said.message_size)) return differs(EbmsCode::duplicate_message_size, "MessageSize");
    if (!bind(bound.message_header, said.message_header)) {
        return differs(EbmsCode::duplicate_message_header, "MessageHeader");
    }
    if (!bind(bound.compression, said.compression)) {
        return differs(EbmsCode::duplicate_compression_info, "compression");
    }
    return {};
}

EbmsResult<void> check_room(const FragmentGroup& group, std::uint64_t more, const FragmentLimits& limits) {
    const std::uint64_t room = group.announced().value_or(limits.max_message);
    if (room > limits.max_message || group.bound.message_size.value_or(0) > limits.max_message) {
        return refuse(EbmsCode::out_of_storage_space,
                      fmt::format("the message has over {} octets", limits.max_message));
    }
    if (more > room - group.octets()) {
        return refuse(EbmsCode::out_of_storage_space, fmt::format("the fragments have over {} octets", room));
    }
    return {};
}

EbmsResult<void> check_against(FragmentGroup& group, const ArrivedFragment& arrived, const FragmentLimits& limits,
                               Instant now) {
    if (has_expired(group, limits, now)) {
        return refuse(EbmsCode::receive_interval_exceeded, "the group was not complete in time");
    }
    if (shared(arrived.header) != shared(group.header)) {
        return refuse(EbmsCode::header_mismatch, "the fragment has another header than the first");
    }
    TRY_VOID(bind_all(group.bound, arrived.fragment));
    TRY_VOID(check_number(arrived.fragment, group.bound.fragment_count));
    return check_room(group, arrived.octets, limits);
}

}  // namespace

std::uint64_t FragmentGroup::octets() const {
    std::uint64_t sum = 0;
    for (const auto& [number, octets] : held) sum += octets;
    return sum;
}

std::optional<std::uint64_t> FragmentGroup::announced() const {
    if (bound.compression) return bound.compression->compressed_size;
    return bound.message_size;
}

EbmsResult<FragmentGroup> begin_group(std::string signer, const ArrivedFragment& arrived, const FragmentLimits& limits,
                                      Instant now) {
    const std::uint32_t count = arrived.fragment.fragment_count;
    if (count == 0 || count > limits.max_fragments) {
        return refuse(EbmsCode::bad_fragment_count, fmt::format("{} fragments", count));
    }
    TRY_VOID(check_number(arrived.fragment, count));
    FragmentGroup group{std::move(signer), arrived.header, arrived.fragment, now, {}, false};
    TRY_VOID(check_room(group, arrived.octets, limits));
    group.held.emplace(arrived.fragment.fragment_num, arrived.octets);
    return group;
}

EbmsResult<void> add_fragment(FragmentGroup& group, const ArrivedFragment& arrived, const FragmentLimits& limits,
                              Instant now) {
    if (group.over) return refuse(EbmsCode::bad_fragment_group, "the group is over");
    if (group.held.contains(arrived.fragment.fragment_num)) {
        return refuse(EbmsCode::duplicate_fragment, fmt::format("fragment {} twice", arrived.fragment.fragment_num));
    }
    if (auto fits = check_against(group, arrived, limits, now); !fits) {
        group.over = true;
        return fits;
    }
    group.held.emplace(arrived.fragment.fragment_num, arrived.octets);
    return {};
}

bool has_expired(const FragmentGroup& group, const FragmentLimits& limits, Instant now) {
    return !group.complete() && now.utc_milliseconds() - group.first.utc_milliseconds() > limits.join_interval.count();
}

}  // namespace comity::channel
