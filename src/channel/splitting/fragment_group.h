// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "base/instant.h"
#include "channel/ebms/messages.h"

/// The rules of a group of fragments (ebMS 3.0 part 2 section 4, eDelivery AS4 split and join): what the first one said
/// binds the others.
namespace comity::channel {

struct FragmentLimits {
    std::uint32_t max_fragments = 65'536;                 ///< over it EBMS:0049
    std::uint64_t max_message = std::uint64_t{64} << 30;  ///< octets of the source message; over it EBMS:0054
    std::chrono::milliseconds join_interval = std::chrono::hours(24);
};

/// What is kept of a group until its message is joined. It is one per (authority of the signer, GroupId).
struct FragmentGroup {
    std::string signer;
    UserMessage header;  ///< of the first fragment that came
    MessageFragment bound;
    Instant first;
    std::map<std::uint32_t, std::uint64_t> held;  ///< octets of each fragment that was taken, by its number
    bool over = false;                            ///< joined, refused or expired: more of it are EBMS:0040

    std::uint64_t octets() const;
    bool complete() const { return held.size() == bound.fragment_count; }
    /// Octets of the source message as it is cut; nothing where no fragment said so.
    std::optional<std::uint64_t> announced() const;

    friend bool operator==(const FragmentGroup&, const FragmentGroup&) = default;
};

/// A fragment that passed all checks of a message.
struct ArrivedFragment {
    const UserMessage& header;
    const MessageFragment& fragment;
    std::uint64_t octets = 0;  ///< of its part
};

/// The group after its first fragment. Room for announced() is to be reserved before this one is receipted. Errors:
/// bad_fragment_count, bad_fragment_num, out_of_storage_space.
EbmsResult<FragmentGroup> begin_group(std::string signer, const ArrivedFragment& arrived, const FragmentLimits& limits,
                                      Instant now);

/// The group after one more. Errors: bad_fragment_group where it is over; receive_interval_exceeded; header_mismatch
/// for another header than the first one's; duplicate_message_size, _fragment_count, _message_header, _action,
/// _compression_info for another value than the bound one; duplicate_fragment; bad_fragment_num; out_of_storage_space
/// where there are more octets than were announced. After an error the group is over, unless the fragment was a
/// duplicate.
EbmsResult<void> add_fragment(FragmentGroup& group, const ArrivedFragment& arrived, const FragmentLimits& limits,
                              Instant now);

/// Whether the group is to be given up: not complete, and too old. The source's sender is told EBMS:0051.
bool has_expired(const FragmentGroup& group, const FragmentLimits& limits, Instant now);

}  // namespace comity::channel
