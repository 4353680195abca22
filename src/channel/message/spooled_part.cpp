// SPDX-License-Identifier: EUPL-1.2
#include "channel/message/spooled_part.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "channel/compression/gzip_writer.h"
#include "channel/message/attachment_digest.h"
#include "channel/mime/header_fields.h"
#include "crypto/hex.h"

namespace comity::channel {

namespace {

Result<void> check(const Document& document, const SpooledPart& part) {
    if (document.size && *document.size != part.size) {
        return fail(ErrorKind::conflict,
                    fmt::format("the document has {} octets, {} were announced", part.size, *document.size), {},
                    "hand the document over anew");
    }
    if (document.sha256 && *document.sha256 != part.sha256) {
        return fail(ErrorKind::conflict,
                    fmt::format("the document's SHA-256 is {}, {} was announced", crypto::hex(part.sha256),
                                crypto::hex(*document.sha256)),
                    {}, "hand the document over anew");
    }
    return {};
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

Result<SpooledPart> spool_document(const Document& document, bool compress, std::uint64_t max_octets, Spool& spool) {
    SpooledPart part;
    TRY(file, spool.create());
    part.file = std::move(file);
    part.type = compress ? "application/gzip" : document.media_type;
    const DigestedForm form = digested_form(part.type);

    crypto::RunningSha256 whole;
    RunningAttachmentDigest attachment(form);
    auto count = [&](Octets piece) -> Result<void> {
        part.size += piece.size();
        if (part.size > max_octets) {
            return fail(ErrorKind::limit, fmt::format("a document has over {} octets", max_octets), {},
                        "send it in smaller documents");
        }
        return {};
    };
    if (compress) {
        const auto deflation = is_compressed_already(document.media_type) ? Deflation::wrap : Deflation::compress;
        GzipWriter gzip(deflation, [&](Octets packed) -> Result<void> {
            attachment.update(packed);
            return part.file->append(packed);
        });
        TRY_VOID(document.read([&](Octets piece) -> Result<void> {
            TRY_VOID(count(piece));
            whole.update(piece);
            return gzip.write(piece);
        }));
        TRY_VOID(gzip.finish());
    } else {
        TRY_VOID(document.read([&](Octets piece) -> Result<void> {
            TRY_VOID(count(piece));
            whole.update(piece);
            if (form == DigestedForm::text) attachment.update(piece);
            return part.file->append(piece);
        }));
    }
    part.sha256 = whole.digest();
    if (form == DigestedForm::xml) {
        TRY(digest, attachment_digest(form, *part.file));
        part.signed_digest = digest;
    } else {
        // Of octets that are sent as they are both digests are one.
        part.signed_digest = compress || form == DigestedForm::text ? attachment.finish() : part.sha256;
    }
    TRY_VOID(check(document, part));
    return part;
}

}  // namespace comity::channel
