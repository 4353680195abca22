// SPDX-License-Identifier: EUPL-1.2
#include "channel/message/packed_document.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "channel/compression/gzip_writer.h"
#include "channel/message/attachment_digest.h"
#include "channel/message/part_digests.h"
#include "channel/mime/header_fields.h"
#include "crypto/hex.h"

namespace comity::channel {

namespace {

constexpr std::string_view gzip_type = "application/gzip";

Result<void> check_size(const Document& document, std::uint64_t size) {
    if (!document.size || *document.size == size) return {};
    return fail(ErrorKind::conflict, fmt::format("the document has {} octets, {} were announced", size, *document.size),
                {}, "hand the document over anew");
}

Result<void> check_digest(const Document& document, const crypto::Sha256& digest) {
    if (!document.sha256 || *document.sha256 == digest) return {};
    return fail(ErrorKind::conflict,
                fmt::format("the document's SHA-256 is {}, {} was announced", crypto::hex(digest),
                            crypto::hex(*document.sha256)),
                {}, "hand the document over anew");
}

/// Reads it and counts: what was announced of its size holds behind it.
Result<void> read_within(const Document& document, std::uint64_t max_octets, const crypto::OctetSink& sink) {
    std::uint64_t size = 0;
    TRY_VOID(document.read([&](Octets piece) -> Result<void> {
        size += piece.size();
        if (size > max_octets) {
            return fail(ErrorKind::limit, fmt::format("a document has over {} octets", max_octets), {},
                        "send it in smaller documents");
        }
        return sink(piece);
    }));
    return check_size(document, size);
}

Result<crypto::Sha256> pack_xml(const Document& document, std::uint64_t max_octets, const crypto::OctetSink& packed) {
    std::string text;
    TRY_VOID(read_within(document, max_octets, [&](Octets piece) -> Result<void> {
        TRY_VOID(check_xml_size(text.size() + piece.size()));
        text += as_text(piece);
        return {};
    }));
    TRY(digest, xml_digest(text));
    TRY_VOID(check_digest(document, crypto::sha256(octets(text))));
    TRY_VOID(packed(octets(text)));
    return digest;
}

}  // namespace

bool is_compressed_already(std::string_view media_type) {
    static constexpr std::array<std::string_view, 9> types{
        "application/zip",      "application/gzip", "application/x-7z-compressed",
        "application/epub+zip", "image/jpeg",       "image/png",
        "image/webp",           "application/zstd", "application/x-xz",
    };
    const auto type = parse_content_type(media_type);
    if (!type) return false;
    // ASiC, OpenDocument and Office Open XML are ZIP files.
    return std::ranges::find(types, type->type) != types.end() || type->type.ends_with("+zip") ||
           type->type.starts_with("video/") || type->type.starts_with("audio/") ||
           type->type.starts_with("application/vnd.oasis.opendocument.") ||
           type->type.starts_with("application/vnd.openxmlformats-officedocument.");
}

std::string packed_type(const Document& document, bool compress) {
    return compress ? std::string(gzip_type) : document.media_type;
}

Result<crypto::Sha256> pack_document(const Document& document, bool compress, std::uint64_t max_octets,
                                     const crypto::OctetSink& packed) {
    const DigestedForm form = digested_form(packed_type(document, compress));
    if (form == DigestedForm::xml) return pack_xml(document, max_octets, packed);

    const bool wrap = compress && is_compressed_already(document.media_type);
    // What is digested as it is has one digest; what is deflated passes here in another form than there.
    const bool two = document.sha256 && (compress || form != DigestedForm::octets);
    const bool apart = two && compress && !wrap;
    PartDigests digests({.signed_form = form, .document = two && !apart, .wrapped = wrap});
    std::optional<PartDigests> whole;
    if (apart) whole.emplace(DigestedPart{.signed_form = std::nullopt, .document = true});
    const crypto::OctetSink put = [&](Octets octets) {
        digests.update(octets);
        return packed(octets);
    };
    std::optional<GzipWriter> gzip;
    if (compress) gzip.emplace(wrap ? Deflation::wrap : Deflation::compress, put);
    TRY_VOID(read_within(document, max_octets, [&](Octets piece) {
        if (whole) whole->update(piece);
        return gzip ? gzip->write(piece) : put(piece);
    }));
    if (gzip) TRY_VOID(gzip->finish());
    digests.finish();
    if (whole) whole->finish();
    const crypto::Sha256 digest = digests.signed_digest();
    TRY_VOID(check_digest(document, whole ? whole->document() : two ? digests.document() : digest));
    return digest;
}

}  // namespace comity::channel
