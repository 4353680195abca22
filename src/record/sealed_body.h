// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "crypto/aead.h"
#include "record/event.h"
#include "record/leaf.h"

namespace comity::record {

/// What is kept of an event beside its leaf entry: AES-256-GCM of salt ‖ octets under the data key of its stream. The
/// authority, the stream and the sequence are authenticated with it, so that a body put in another's place does not
/// open. docs/formats/record.md, "Kept".
std::string seal_body(const Event& event, std::string_view octets, const Salt& salt, const crypto::AeadKey& key,
                      const crypto::RandomBytes& random);

struct OpenedBody {
    Salt salt{};
    std::string octets;
};

/// Errors: changed, moved, or sealed under another key.
Result<OpenedBody> open_body(std::string_view authority, const StreamId& stream, std::uint64_t sequence,
                             std::string_view body, const crypto::AeadKey& key);

}  // namespace comity::record
