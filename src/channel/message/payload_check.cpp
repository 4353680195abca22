// SPDX-License-Identifier: EUPL-1.2
// Step 14.
#include <string>

#include "channel/message/attachment_digest.h"
#include "channel/message/opening.h"
#include "format/xml.h"

namespace comity::channel {

namespace {

Accepted<void> check_leading(const IncomingPart& part) {
    if (digested_form(part.description.mime_type) != DigestedForm::xml) return {};
    if (part.file->size() > format::part_xml_limits.octets) {
        return refuse(Step::payload, EbmsCode::value_inconsistent, "the leading document is too large to be read");
    }
    std::string text;
    const auto read = read_file(*part.file, [&](Octets piece) -> Result<void> {
        text += as_text(piece);
        return {};
    });
    if (!read) return refuse(Step::payload, EbmsCode::delivery_failure, to_string(read.error()));
    if (const auto document = format::read_xml(text, format::part_xml_limits, "leading document"); !document) {
        return refuse(Step::payload, EbmsCode::value_inconsistent, to_string(document.error()));
    }
    return {};
}

}  // namespace

Accepted<void> check_payload(const OpenedMessage& message, std::span<const IncomingPart> parts) {
    // What a fragment is a range of is looked at when it is joined.
    if (message.message.ping || message.message.fragment) return {};
    std::vector<PartDescription> descriptions;
    for (const IncomingPart& part : parts) descriptions.push_back(part.description);
    if (const auto fits = check_payload_profile(*message.pmode, descriptions); !fits) {
        return refuse(Step::payload, fits.error());
    }
    return parts.empty() ? Accepted<void>() : check_leading(parts.front());
}

}  // namespace comity::channel
