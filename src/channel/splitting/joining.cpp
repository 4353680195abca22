// SPDX-License-Identifier: EUPL-1.2
#include "channel/splitting/joining.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "channel/compression/gzip_reader.h"
#include "channel/ebms/envelope.h"
#include "channel/ebms/header_reader.h"
#include "channel/mime/multipart_reader.h"
#include "channel/splitting/splitting.h"
#include "format/xml.h"

namespace comity::channel {

namespace {

/// Reads the source message as it is put together, piece by piece.
class SourceReader {
   public:
    SourceReader(MultipartReader reader, const JoinLimits& limits, Spool& quarantine)
        : reader_(std::move(reader)), limits_(limits), quarantine_(quarantine) {}

    /// Errors of what the pieces hold stand in fault(); the one returned only ends the reading.
    Result<void> write(Octets piece) {
        octets_ += piece.size();
        reader_.append(piece);
        return advance();
    }
    Result<void> finish() {
        reader_.finish();
        return advance();
    }

    const std::optional<EbmsError>& fault() const { return fault_; }
    std::uint64_t octets() const { return octets_; }

    struct Part {
        std::string content_id;
        std::unique_ptr<SpoolFile> file;
        crypto::RunningSha256 running{};
    };
    std::string envelope;
    std::vector<Part> parts;

   private:
    Result<void> stop(EbmsCode code, std::string detail) {
        fault_ = EbmsError{code, detail};
        return fail(ErrorKind::invalid, std::move(detail));
    }

    Result<void> advance() {
        while (true) {
            const auto event = reader_.advance();
            if (!event) return stop(EbmsCode::mime_inconsistency, event.error().detail);
            if (*event == MultipartReader::Event::need_more || *event == MultipartReader::Event::end) return {};
            if (*event == MultipartReader::Event::part && !reader_.head().root) {
                auto file = quarantine_.create();
                if (!file) return stop(EbmsCode::delivery_failure, to_string(file.error()));
                parts.push_back({reader_.head().content_id, *std::move(file)});
            }
            if (*event == MultipartReader::Event::content) TRY_VOID(take(reader_.content()));
        }
    }

    Result<void> take(Octets content) {
        if (reader_.head().root) {
            if (envelope.size() + content.size() > limits_.max_envelope) {
                return stop(EbmsCode::invalid_header, "the source's envelope is too large");
            }
            envelope += as_text(content);
            return {};
        }
        parts.back().running.update(content);
        if (const auto kept = parts.back().file->append(content); !kept) {
            return stop(EbmsCode::delivery_failure, to_string(kept.error()));
        }
        return {};
    }

    MultipartReader reader_;
    const JoinLimits& limits_;
    Spool& quarantine_;
    std::uint64_t octets_ = 0;
    std::optional<EbmsError> fault_;
};

// A parameter's value as a quoted string. Neither quotes nor backslashes stand in a boundary or an id.
EbmsResult<MultipartReader> open_source(const MessageFragment& bound, const JoinLimits& limits) {
    if (!bound.message_header) return refuse(EbmsCode::bad_fragment_structure, "no fragment has a MessageHeader");
    const auto& header = *bound.message_header;
    for (const std::string* value : {&header.boundary, &header.start, &header.type}) {
        if (value->find_first_of("\"\\\r\n") != std::string::npos) {
            return refuse(EbmsCode::bad_fragment_structure, "the MessageHeader cannot be a MIME header");
        }
    }
    auto reader = MultipartReader::open(fmt::format(R"({}; type="{}"; boundary="{}"; start="{}")", header.content_type,
                                                    header.type, header.boundary, header.start),
                                        limits.max_parts);
    if (!reader) return refuse(EbmsCode::bad_fragment_structure, reader.error().detail);
    return *std::move(reader);
}

EbmsError error_of(const SourceReader& source, const Error& error, EbmsCode otherwise) {
    if (source.fault()) return *source.fault();
    return {error.kind == ErrorKind::unavailable ? EbmsCode::delivery_failure : otherwise, to_string(error)};
}

EbmsResult<void> read_all(const FragmentGroup& group, std::span<const SpoolFile* const> fragments,
                          const JoinLimits& limits, SourceReader& source) {
    std::optional<GzipReader> gzip;
    if (group.bound.compression) {
        if (group.bound.compression->algorithm != "gzip" && group.bound.compression->algorithm != "application/gzip") {
            return refuse(EbmsCode::decompression_error, "the message is compressed in an unknown way");
        }
        gzip.emplace(InflateLimits{.max_octets = group.bound.message_size.value_or(limits.max_message)},
                     [&](Octets plain) { return source.write(plain); });
    }
    for (const SpoolFile* fragment : fragments) {
        const auto read =
            read_file(*fragment, [&](Octets piece) { return gzip ? gzip->write(piece) : source.write(piece); });
        if (!read) return tl::unexpected(error_of(source, read.error(), EbmsCode::decompression_error));
    }
    if (gzip) {
        if (const auto ended = gzip->finish(); !ended) {
            return tl::unexpected(error_of(source, ended.error(), EbmsCode::decompression_error));
        }
    }
    if (const auto ended = source.finish(); !ended) {
        return tl::unexpected(error_of(source, ended.error(), EbmsCode::mime_inconsistency));
    }
    if (group.bound.message_size.value_or(source.octets()) != source.octets()) {
        return refuse(EbmsCode::bad_fragment_structure, fmt::format("the source has {} octets, {} were announced",
                                                                    source.octets(), *group.bound.message_size));
    }
    return {};
}

EbmsResult<UserMessage> read_header(const std::string& envelope) {
    const auto document = format::read_xml(envelope, format::message_xml_limits, "source envelope");
    if (!document) return refuse(EbmsCode::invalid_header, to_string(document.error()));
    const auto read = read_envelope(*document, EnvelopeUse::answer);
    if (!read) return refuse(EbmsCode::invalid_header, "the source's envelope is not of its form");
    TRY(messaging, read_messaging(read->messaging));
    auto* header = std::get_if<UserMessage>(&messaging);
    if (header == nullptr || read->security || read->fragment) {
        return refuse(EbmsCode::invalid_header, "the source is no user message without security");
    }
    return std::move(*header);
}

/// Whether the fragments' header is the source's, with its id as GroupId and some of its properties.
bool is_header_of(const UserMessage& fragment, const UserMessage& source, const std::string& group_id) {
    return source.info.message_id == group_id && fragment.mpc == source.mpc && fragment.from == source.from &&
           fragment.to == source.to && fragment.agreement == source.agreement && fragment.service == source.service &&
           fragment.action == source.action && fragment.conversation_id == source.conversation_id &&
           std::ranges::all_of(fragment.properties, [&](const auto& property) {
               return std::ranges::find(source.properties, property) != source.properties.end();
           });
}

EbmsResult<std::vector<IncomingPart>> match_parts(const UserMessage& header, SourceReader& source) {
    TRY(descriptions, read_parts(header, false));
    std::vector<IncomingPart> parts;
    for (PartDescription& description : descriptions) {
        const auto found = std::ranges::find(source.parts, description.content_id, &SourceReader::Part::content_id);
        if (found == source.parts.end()) {
            return refuse(EbmsCode::mime_inconsistency,
                          fmt::format("the part '{}' did not come", description.content_id));
        }
        parts.push_back({std::move(description), std::move(found->file), found->running.digest()});
    }
    if (parts.size() != source.parts.size())
        return refuse(EbmsCode::mime_inconsistency, "a part that no PartInfo names");
    return parts;
}

}  // namespace

EbmsResult<JoinedMessage> join(const FragmentGroup& group, std::span<const SpoolFile* const> fragments,
                               const JoinLimits& limits, Spool& quarantine) {
    TRY(reader, open_source(group.bound, limits));
    SourceReader source(std::move(reader), limits, quarantine);
    TRY_VOID(read_all(group, fragments, limits, source));
    TRY(header, read_header(source.envelope));
    if (!is_header_of(group.header, header, group.bound.group_id)) {
        return refuse(EbmsCode::header_mismatch, "the source has another header than its fragments");
    }
    TRY(parts, match_parts(header, source));
    return JoinedMessage{std::move(header), std::move(source.envelope), std::move(parts)};
}

}  // namespace comity::channel
