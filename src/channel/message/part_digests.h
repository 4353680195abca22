// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>

#include "base/octets.h"
#include "channel/compression/stored_split.h"
#include "channel/message/alongside.h"
#include "channel/message/attachment_digest.h"
#include "crypto/sha256.h"

namespace comity::channel {

/// What is digested of a part while its octets pass, as they are signed; alongside where they are many.
struct DigestedPart {
    std::optional<DigestedForm> signed_form;  ///< not of XML; nothing where what is signed is digested elsewhere
    bool document = false;                    ///< also of the document in it …
    bool wrapped = false;                     ///< … which is thought to be a member of stored blocks
};

class PartDigests {
   public:
    explicit PartDigests(const DigestedPart& part);

    void update(Octets piece) { alongside_.put(piece); }
    /// To be called once, after the last octet and before the others.
    void finish();

    /// Where they were asked for.
    crypto::Sha256 signed_digest() { return signed_->finish(); }
    crypto::Sha256 document() const { return document_.digest(); }
    /// CRC-32 of the content of a wrapped part.
    std::uint32_t checksum() const { return checksum_; }

   private:
    std::vector<Alongside::Consumer> consumers(const DigestedPart& part);

    std::optional<RunningAttachmentDigest> signed_;
    crypto::RunningSha256 document_;
    std::uint32_t checksum_ = 0;
    std::optional<StoredSplit> split_;
    Alongside alongside_;  ///< last: its threads use the others
};

}  // namespace comity::channel
