// SPDX-License-Identifier: EUPL-1.2
#include "channel/message/attachment_digest.h"

#include <string>

#include <fmt/format.h>

#include "channel/mime/header_fields.h"
#include "format/xml.h"

namespace comity::channel {

DigestedForm digested_form(std::string_view media_type) {
    const auto type = parse_content_type(media_type);
    if (!type) return DigestedForm::octets;
    const std::string_view name = type->type;
    const bool may_be_xml = name.starts_with("application/") || name.starts_with("image/");
    if (name == "text/xml" || name == "application/xml" || (may_be_xml && name.ends_with("+xml"))) {
        return DigestedForm::xml;
    }
    return name.starts_with("text/") ? DigestedForm::text : DigestedForm::octets;
}

void RunningAttachmentDigest::update(Octets piece) {
    if (form_ == DigestedForm::octets) return running_.update(piece);
    static constexpr std::string_view line_end = "\r\n";
    std::size_t begin = 0;
    for (std::size_t at = 0; at < piece.size(); ++at) {
        const unsigned char c = piece[at];
        if (c != '\r' && c != '\n') {
            after_cr_ = false;
            continue;
        }
        running_.update(piece.subspan(begin, at - begin));
        begin = at + 1;
        // The line feed behind a carriage return is part of the line end that was put already.
        if (c == '\r' || !after_cr_) running_.update(octets(line_end));
        after_cr_ = c == '\r';
    }
    running_.update(piece.subspan(begin));
}

crypto::Sha256 RunningAttachmentDigest::finish() {
    return running_.digest();
}

Result<void> check_xml_size(std::uint64_t octets) {
    if (octets <= format::part_xml_limits.octets) return {};
    return fail(ErrorKind::limit, fmt::format("an XML part of {} octets is sent uncompressed", octets), {},
                fmt::format("compress XML parts over {} octets", format::part_xml_limits.octets));
}

Result<crypto::Sha256> xml_digest(std::string_view text) {
    TRY(document, format::read_xml(text, format::part_xml_limits, "part"));
    TRY(canonical, format::canonical(document));
    return crypto::sha256(std::string_view(canonical));
}

Result<crypto::Sha256> attachment_digest(DigestedForm form, const SpoolFile& file) {
    if (form != DigestedForm::xml) {
        RunningAttachmentDigest running(form);
        TRY_VOID(read_file(file, [&](Octets piece) -> Result<void> {
            running.update(piece);
            return {};
        }));
        return running.finish();
    }
    TRY_VOID(check_xml_size(file.size()));
    std::string text;
    text.reserve(file.size());
    TRY_VOID(read_file(file, [&](Octets piece) -> Result<void> {
        text += as_text(piece);
        return {};
    }));
    return xml_digest(text);
}

}  // namespace comity::channel
