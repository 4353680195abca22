// SPDX-License-Identifier: EUPL-1.2
#include "channel/splitting/splitting.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "channel/compression/gzip_writer.h"
#include "channel/delivery/references.h"
#include "channel/ebms/envelope.h"
#include "channel/ebms/header_writer.h"
#include "channel/mime/multipart_writer.h"

namespace comity::channel {

namespace {

Result<std::string> source_envelope(const UserMessage& header, const crypto::RandomBytes& random) {
    const std::string ids = random_uuid(random);
    TRY(messaging, messaging_block(header, "_msg-" + ids));
    TRY(body, body_block("_body-" + ids));
    return envelope_text({.security = {}, .messaging = messaging, .anchor = {}, .fragment = {}, .body = body});
}

Result<void> write_message(MultipartWriter& writer, const std::string& root, const std::string& envelope,
                           const std::vector<PartToSend>& parts) {
    TRY_VOID(writer.begin_part(root, "application/soap+xml; charset=UTF-8"));
    TRY_VOID(writer.write(octets(envelope)));
    for (const PartToSend& part : parts) {
        TRY_VOID(writer.begin_part(part.description.content_id, part.description.mime_type));
        TRY_VOID(part.document.read([&](Octets piece) { return writer.write(piece); }));
    }
    return writer.finish();
}

std::uint32_t ranges(std::uint64_t octets, std::uint64_t fragment) {
    return static_cast<std::uint32_t>((octets + fragment - 1) / fragment);
}

Result<void> check(const std::vector<PartToSend>& parts, const SplitTerms& terms) {
    if (terms.fragment == 0) return fail(ErrorKind::invalid, "fragments of no octets");
    if (std::ranges::any_of(parts, [](const PartToSend& part) { return part.description.compressed; })) {
        return fail(ErrorKind::invalid, "parts of a split message are not compressed by themselves", {},
                    "compress the message as a whole");
    }
    return {};
}

Result<void> read_range(const SpoolFile& file, std::uint64_t from, std::uint64_t octets,
                        const crypto::OctetSink& sink) {
    std::vector<unsigned char> piece(spool_piece);
    while (octets != 0) {
        TRY(count, file.read_at(from, std::span(piece).first(std::min<std::uint64_t>(piece.size(), octets))));
        if (count == 0) return fail(ErrorKind::unavailable, "the source message ends early", Place{file.path()});
        TRY_VOID(sink(Octets(piece).first(count)));
        from += count;
        octets -= count;
    }
    return {};
}

}  // namespace

bool is_routing_property(std::string_view name) {
    static constexpr std::array<std::string_view, 3> names{"originalSender", "finalRecipient", "trackingIdentifier"};
    return std::ranges::find(names, name) != names.end();
}

Result<PackedSource> pack_source(const UserMessage& header, const std::vector<PartToSend>& parts,
                                 const SplitTerms& terms, const std::string& host, Spool& spool,
                                 const crypto::RandomBytes& random) {
    TRY_VOID(check(parts, terms));
    PackedSource source;
    source.fragment_octets = terms.fragment;
    source.header = header;
    for (const PartToSend& part : parts) source.header.parts.push_back(part_info(part.description));
    TRY(envelope, source_envelope(source.header, random));

    MessageFragment& frame = source.frame;
    frame.group_id = header.info.message_id;
    while (!source.file) {
        TRY(file, spool.create());
        std::uint64_t size = 0;
        std::optional<GzipWriter> gzip;
        if (terms.compress) gzip.emplace(Deflation::compress, [&](Octets octets) { return file->append(octets); });
        const std::string boundary = random_boundary(random);
        const std::string root = random_content_id("source", host, random);
        MultipartWriter writer(boundary, root, [&](Octets octets) {
            size += octets.size();
            return gzip ? gzip->write(octets) : file->append(octets);
        });
        const auto written = write_message(writer, root, envelope, parts);
        if (writer.collided()) continue;
        if (!written) return tl::unexpected(written.error());
        if (gzip) TRY_VOID(gzip->finish());
        frame.message_size = size;
        frame.message_header = MessageFragment::MimeHeader{
            .content_type = "Multipart/Related", .boundary = boundary, .type = "application/soap+xml", .start = root};
        source.file = std::move(file);
    }
    if (terms.compress) frame.compression = MessageFragment::Compression{"gzip", source.file->size()};
    frame.fragment_count = ranges(source.file->size(), terms.fragment);
    source.envelope = std::move(envelope);
    return source;
}

crypto::Sha256 source_references(std::span<const crypto::Sha256> fragments) {
    std::vector<std::pair<std::string, std::string>> pairs;
    for (const crypto::Sha256& digest : fragments)
        pairs.emplace_back(fmt::format("fragment-{:010}", pairs.size() + 1), as_text(digest));
    return references_digest(std::move(pairs));
}

FragmentToSend fragment_to_send(const PackedSource& source, std::uint32_t number, MessageInfo info,
                                const std::string& host, const crypto::RandomBytes& random) {
    FragmentToSend result;
    result.header = source.header;
    result.header.info = std::move(info);
    result.header.parts.clear();
    std::erase_if(result.header.properties, [](const auto& property) { return !is_routing_property(property.name); });

    const std::string id = random_content_id("fragment", host, random);
    result.fragment = source.frame;
    result.fragment.fragment_num = number;
    result.fragment.href = "cid:" + id;

    const std::uint64_t from = (number - 1) * source.fragment_octets;
    const std::uint64_t octets = std::min(source.fragment_octets, source.file->size() - from);
    result.part.description.content_id = id;
    result.part.description.mime_type = "application/octet-stream";
    result.part.document.media_type = "application/octet-stream";
    result.part.document.read = [file = source.file.get(), from, octets](const crypto::OctetSink& sink) {
        return read_range(*file, from, octets, sink);
    };
    return result;
}

}  // namespace comity::channel
