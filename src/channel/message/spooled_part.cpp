// SPDX-License-Identifier: EUPL-1.2
#include "channel/message/spooled_part.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <zlib.h>

#include "channel/compression/gzip_writer.h"
#include "channel/message/attachment_digest.h"
#include "channel/message/brief_file.h"
#include "channel/mime/header_fields.h"
#include "crypto/hex.h"

namespace comity::channel {

namespace {

// A transmittal, mostly. A message has up to 256 parts.
constexpr std::size_t brief_copy = 16 * 1024;

constexpr std::string_view gzip_type = "application/gzip";

Result<void> check(const Document& document, const SpooledPart& part) {
    if (document.size && *document.size != part.size) {
        return fail(ErrorKind::conflict,
                    fmt::format("the document has {} octets, {} were announced", part.size, *document.size), {},
                    "hand the document over anew");
    }
    if (document.sha256 && *document.sha256 != *part.sha256) {
        return fail(ErrorKind::conflict,
                    fmt::format("the document's SHA-256 is {}, {} was announced", crypto::hex(*part.sha256),
                                crypto::hex(*document.sha256)),
                    {}, "hand the document over anew");
    }
    return {};
}

/// CRC-32 of octets that arrive in pieces: sees that a file is another by accident, which is all that is asked.
class Checksum {
   public:
    void update(Octets piece) { value_ = static_cast<std::uint32_t>(::crc32_z(value_, piece.data(), piece.size())); }
    std::uint32_t value() const { return value_; }

   private:
    std::uint32_t value_ = 0;
};

bool is_wrapped(const Document& document) {
    return is_compressed_already(document.media_type);
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

Result<void> SpooledPart::read(const crypto::OctetSink& sink) const {
    if (!again) return read_file(*file, sink);
    std::optional<GzipWriter> gzip;
    if (type != again->media_type) gzip.emplace(Deflation::wrap, sink);
    Checksum now;
    TRY_VOID(again->read([&](Octets piece) {
        if (gzip) return gzip->write(piece);
        now.update(piece);
        return sink(piece);
    }));
    if (gzip) TRY_VOID(gzip->finish());
    if ((gzip ? gzip->checksum() : now.value()) == checksum) return {};
    return fail(ErrorKind::conflict, "the document changed while it was being sent", {}, "hand the document over anew");
}

Result<SpooledPart> spool_document(const Document& document, bool compress, std::uint64_t max_octets, Spool& spool) {
    SpooledPart part;
    part.type = compress ? std::string(gzip_type) : document.media_type;
    const DigestedForm form = digested_form(part.type);
    const bool copy = !document.repeatable || form == DigestedForm::xml || (compress && !is_wrapped(document));
    if (copy) {
        part.file = std::make_unique<BriefFile>(spool, brief_copy);
    } else {
        part.again = document;
    }

    RunningAttachmentDigest attachment(form);
    Checksum checksum;
    const crypto::OctetSink keep = [&](Octets octets) -> Result<void> {
        if (form != DigestedForm::xml) attachment.update(octets);
        return copy ? part.file->append(octets) : Result<void>();
    };
    std::optional<GzipWriter> gzip;
    if (compress) gzip.emplace(is_wrapped(document) ? Deflation::wrap : Deflation::compress, keep);
    crypto::RunningSha256 whole;
    TRY_VOID(document.read([&](Octets piece) -> Result<void> {
        part.size += piece.size();
        if (part.size > max_octets) {
            return fail(ErrorKind::limit, fmt::format("a document has over {} octets", max_octets), {},
                        "send it in smaller documents");
        }
        if (document.sha256) whole.update(piece);
        if (gzip) return gzip->write(piece);
        if (!copy) checksum.update(piece);
        return keep(piece);
    }));
    if (gzip) TRY_VOID(gzip->finish());
    part.checksum = gzip ? gzip->checksum() : checksum.value();
    if (document.sha256) part.sha256 = whole.digest();
    if (form == DigestedForm::xml) {
        TRY(digest, attachment_digest(form, *part.file));
        part.signed_digest = digest;
    } else {
        part.signed_digest = attachment.finish();
    }
    TRY_VOID(check(document, part));
    return part;
}

}  // namespace comity::channel
