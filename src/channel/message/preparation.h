// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "channel/delivery/handover.h"
#include "channel/ebms/messages.h"
#include "channel/ebms/part.h"
#include "channel/message/packed_document.h"
#include "channel/message/spool.h"
#include "channel/pmode/algorithms.h"
#include "channel/security/make_security.h"
#include "crypto/certificate.h"
#include "crypto/random.h"
#include "crypto/sha256.h"

/// Makes the bytes of a message, once: every try sends these.
namespace comity::channel {

/// For whom the parts are encrypted, and how.
struct Recipient {
    KeyTransport transport;
    KeyReference reference;
    crypto::Certificate certificate;
};

struct PartToSend {
    PartDescription description;  ///< `compressed` decides; the Content-ID as random_content_id makes it
    Document document;
};

struct Preparation {
    UserMessage header;  ///< without parts
    std::vector<PartToSend> parts;
    /// In a fragment of a split message: the header then has no PartInfo, and this one names its only part.
    std::optional<MessageFragment> fragment{};
    std::optional<HandedAnchor> anchor;  ///< where the P-Mode has anchors; one that holds nothing is sent empty
    const Signer& signer;
    std::optional<Recipient> recipient;  ///< nothing only where the P-Mode does not encrypt
    std::uint64_t max_document = max_part_octets;
    std::string host;           ///< of our Content-IDs
    std::size_t in_memory = 0;  ///< a body of up to so many octets is left in memory (brief_file.h)

    static constexpr std::uint64_t max_part_octets = std::uint64_t{64} << 30;
};

struct PreparedMessage {
    std::unique_ptr<SpoolFile> file;  ///< the HTTP body, on disk or in memory
    std::string content_type;         ///< of the HTTP request
    std::string envelope;             ///< the signed root part
    std::vector<Reference> references;
    crypto::Sha256 references_digest{};  ///< delivery/references.h
};

/// Each document is read once: compressed, digested and encrypted into the final file, behind a place for the header,
/// which is then signed and put there; the file is synced where it is one. Memory: the envelope and a few buffers,
/// whatever the size of the message. The content key is kept nowhere but wrapped in the message. Errors: conflict where
/// a document is not what was announced; limit; unavailable where there is no room; those of keys and certificates.
Result<PreparedMessage> prepare(const Preparation& preparation, Spool& spool, const crypto::RandomBytes& random);

}  // namespace comity::channel
