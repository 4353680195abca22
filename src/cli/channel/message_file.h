// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>

#include "base/result.h"

namespace comity::cli {

inline constexpr std::size_t max_message_file = 256 * 1024 * 1024;

/// A message as it went over the wire: what HTTP says its body is, and the body.
struct MessageFile {
    std::string content_type;
    std::string body;
};

/// A file with an HTTP body behind its header fields, one of which is Content-Type, or with one XML document alone.
/// Errors: it cannot be read; over max_message_file; neither form.
Result<MessageFile> read_message_file(const std::string& file);

/// A part as it lies in the body.
struct PartInBody {
    std::string type;
    std::uint64_t octets = 0;
};

struct TakenMessage {
    std::string envelope;
    std::map<std::string, PartInBody> parts;  ///< by Content-ID
    std::string fault;                        ///< why the body could not be read further, ""
};

/// The envelope, and what lies beside it.
TakenMessage take_apart(const MessageFile& file);

}  // namespace comity::cli
