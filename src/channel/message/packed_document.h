// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "crypto/octet_sink.h"
#include "crypto/sha256.h"

namespace comity::channel {

/// A document to be sent.
struct Document {
    std::string media_type;
    /// Puts all of it into the sink, from its beginning. Called again only where a message's boundary occurs in it.
    std::function<Result<void>(const crypto::OctetSink&)> read;
    std::optional<crypto::Sha256> sha256;  ///< what it must be, where the one who hands it over knows
    std::optional<std::uint64_t> size;
};

/// Whether documents of that type are wrapped only, since they do not shrink: ASiC, ZIP, JPEG, MP4 and their like.
bool is_compressed_already(std::string_view media_type);

/// Of the octets that are signed: "application/gzip", or the document's own.
std::string packed_type(const Document& document, bool compress);

/// Reads the document once, compresses it, and puts what is signed of it, and then encrypted, into the sink: one gzip
/// member, or the document. Returns its digest (attachment_digest.h). Memory: a few buffers; an XML part that is sent
/// uncompressed as a whole, as it is digested. Errors: conflict where the document is not what it must be; limit over
/// `max_octets` of the document, or where such an XML part is too large; those of document and sink. After an error
/// what was put is to be thrown away.
Result<crypto::Sha256> pack_document(const Document& document, bool compress, std::uint64_t max_octets,
                                     const crypto::OctetSink& packed);

}  // namespace comity::channel
