// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "channel/mime/mime_fault.h"

namespace comity::channel {

/// The value of a Content-Type field (RFC 2045 section 5.1). Type and names of parameters are in lower case.
struct ContentType {
    std::string type;  ///< "multipart/related"
    std::vector<std::pair<std::string, std::string>> parameters;

    /// The parameter of that name in lower case, nullptr where there is none.
    const std::string* parameter(std::string_view name) const;
};

/// Comments, quoted parameters, blanks and line folding are read as RFC 5322 has them. Errors: malformed, also where a
/// parameter stands twice, since two readers could take different ones.
MimeResult<ContentType> parse_content_type(std::string_view value);

/// "<token@host>" without the brackets; also a `start` parameter, where peers leave the brackets out.
enum class Brackets { required, optional };
MimeResult<std::string> parse_content_id(std::string_view value, Brackets brackets);

enum class TransferEncoding { identity, base64 };  ///< identity: binary, 8bit, 7bit

/// Errors: inconsistent for quoted-printable and whatever else there may be.
MimeResult<TransferEncoding> parse_transfer_encoding(std::string_view value);

/// The fields of one part that mean something here. Others are read and ignored.
struct PartFields {
    std::optional<std::string> content_type;
    std::optional<std::string> content_id;
    std::optional<std::string> transfer_encoding;
};

/// Of a header block without its empty last line: lines that end with CRLF. Errors: malformed, also where one of the
/// three fields stands twice.
MimeResult<PartFields> parse_part_fields(std::string_view block);

}  // namespace comity::channel
