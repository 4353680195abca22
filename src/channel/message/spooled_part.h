// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/result.h"
#include "channel/message/spool.h"
#include "crypto/sealed_stream.h"
#include "crypto/sha256.h"

namespace comity::channel {

/// A document to be sent.
struct Document {
    std::string media_type;
    /// Puts all of it into the sink, from its beginning.
    std::function<Result<void>(const crypto::OctetSink&)> read;
    /// Whether it may be read twice and is the same then, as a file nobody else writes: what would not shrink is then
    /// not copied into the spool.
    bool repeatable = false;
    std::optional<crypto::Sha256> sha256;  ///< what it must be, where the one who hands it over knows
    std::optional<std::uint64_t> size;
};

/// What is signed of it, and then encrypted.
struct SpooledPart {
    std::unique_ptr<SpoolFile>
        file;  ///< one gzip member, or the document, in memory while it is short; none where `again` makes it anew
    std::string type;                      ///< of these octets: "application/gzip", or the document's own
    crypto::Sha256 signed_digest{};        ///< attachment_digest.h
    std::optional<crypto::Sha256> sha256;  ///< of the document, where it was announced
    std::uint64_t size = 0;                ///< of the document

    /// The octets that were signed. Errors: those of file and sink; conflict where the document is another now.
    Result<void> read(const crypto::OctetSink& sink) const;

    std::optional<Document> again;
    std::uint32_t checksum = 0;  ///< CRC-32 of the document, where it is read twice
};

/// Whether documents of that type are wrapped only, since they do not shrink: ASiC, ZIP, JPEG, MP4 and their like.
bool is_compressed_already(std::string_view media_type);

/// Reads, compresses and digests a document in one pass and the memory of a few buffers. Errors: conflict where the
/// document is not what it must be; limit over `max_octets` of the document, or where XML sent uncompressed is too
/// large to be digested; those of document and spool.
Result<SpooledPart> spool_document(const Document& document, bool compress, std::uint64_t max_octets, Spool& spool);

}  // namespace comity::channel
