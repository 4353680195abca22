// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "channel/message/incoming.h"
#include "channel/message/spool.h"
#include "channel/mime/limits.h"
#include "channel/splitting/fragment_group.h"

namespace comity::channel {

struct JoinLimits {
    std::uint64_t max_message = std::uint64_t{64} << 30;  ///< octets of the source message
    std::size_t max_envelope = std::size_t{1} << 20;
    std::size_t max_parts = default_max_parts;
};

/// The source message of a group that is complete. Its envelope has no security of its own: each fragment had. It is
/// answered by a receipt that copies its header.
struct JoinedMessage {
    UserMessage header;
    std::string envelope;
    std::vector<IncomingPart> parts;  ///< in the order of PartInfo, in files of the quarantine
};

/// `fragments` are the files in the order of their numbers. One pass, in the memory of a few buffers. Errors:
/// decompression_error; mime_inconsistency; invalid_header; header_mismatch where the source's header is not the one
/// its fragments had; bad_fragment_structure where its size or form is not what was announced; delivery_failure where
/// there is no room.
EbmsResult<JoinedMessage> join(const FragmentGroup& group, std::span<const SpoolFile* const> fragments,
                               const JoinLimits& limits, Spool& quarantine);

}  // namespace comity::channel
