// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "channel/ebms/messages.h"
#include "channel/message/preparation.h"
#include "channel/message/spool.h"
#include "crypto/random.h"
#include "crypto/sha256.h"

/// A message cut into fragments, for peers that cannot take it whole and for poor lines (ebMS 3.0 part 2 section 4).
namespace comity::channel {

inline constexpr std::uint64_t default_fragment_octets = std::uint64_t{64} << 20;

struct SplitTerms {
    std::uint64_t fragment = default_fragment_octets;  ///< octets of a range
    bool compress = false;                             ///< the source message as a whole
};

/// The source message, ready to be cut: multipart without security and without compressed parts.
struct PackedSource {
    std::unique_ptr<SpoolFile> file;  ///< what is cut: the message, or its gzip
    UserMessage header;               ///< with its parts
    std::string envelope;             ///< root part of the message
    MessageFragment frame;            ///< what every fragment says; href and number are each one's own
    std::uint64_t fragment_octets = 0;
};

/// `parts` are sent as they are: `compressed` must be false. Errors: invalid, limit, those of documents and spool.
Result<PackedSource> pack_source(const UserMessage& header, const std::vector<PartToSend>& parts,
                                 const SplitTerms& terms, const std::string& host, Spool& spool,
                                 const crypto::RandomBytes& random);

/// What `prepare` is given for one fragment.
struct FragmentToSend {
    UserMessage header;
    MessageFragment fragment;
    PartToSend part;
};

/// Number `number` from 1. `info` has a MessageId of its own. The part reads from the source's file, which must live
/// on.
FragmentToSend fragment_to_send(const PackedSource& source, std::uint32_t number, MessageInfo info,
                                const std::string& host, const crypto::RandomBytes& random);

/// The digest that names the content of a split message on both sides: over what was signed of each fragment (as of
/// delivery/references.h), in their order.
crypto::Sha256 source_references(std::span<const crypto::Sha256> fragments);

/// Message properties that fragments repeat (Splitting.RoutingProperties).
bool is_routing_property(std::string_view name);

}  // namespace comity::channel
