// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "base/octets.h"
#include "channel/mime/base64_decoder.h"
#include "channel/mime/delimiter.h"
#include "channel/mime/header_fields.h"
#include "channel/mime/limits.h"
#include "channel/mime/mime_fault.h"

namespace comity::channel {

struct PartHead {
    std::string content_id;  ///< without brackets; empty only where the whole body is the root
    ContentType type;        ///< "text/plain" where the part says none (RFC 2045 section 5.2)
    bool root = false;       ///< the SOAP envelope
};

/// Reads an HTTP body, multipart/related with SOAP 1.2 as its root (RFC 2387) or a bare SOAP envelope, from pieces of
/// any size. How it was cut changes neither the events nor their content joined together. Holds header fields and ids,
/// never content. After a fault or `end` only destruction makes sense.
///
///     reader.append(piece);
///     while (true) switch (*reader.advance()) { … case Event::need_more: … }
class MultipartReader {
   public:
    enum class Event {
        need_more,  ///< append the next piece, or call `finish` after the last
        part,       ///< a part begins: head()
        content,    ///< octets of the part, decoded: content()
        part_end,
        end,
    };

    /// `content_type` is the value of the HTTP field. Errors: malformed; wrong_root where it is no SOAP 1.2.
    static MimeResult<MultipartReader> open(std::string_view content_type, std::size_t max_parts = default_max_parts);

    /// Only after `need_more`. The octets must stay where they are until the next `need_more`.
    void append(Octets piece) { input_ = piece; }
    void finish() { finished_ = true; }
    MimeResult<Event> advance();

    const PartHead& head() const { return head_; }
    /// Until the next call.
    Octets content() const { return content_; }

   private:
    enum class At {
        preamble,
        delimiter,  ///< behind it: two dashes, or blanks and CRLF
        dash,       ///< one of them read
        padding,    ///< blanks behind a delimiter
        padding_cr,
        last_padding,  ///< blanks behind the last delimiter
        last_padding_cr,
        header,
        content,
        epilogue,
        bare_begin,  ///< the body is the root
        bare,
        bare_end,
    };

    explicit MultipartReader(std::string_view boundary) : delimiter_(boundary) {}

    MimeResult<Event> read_preamble();
    MimeResult<Event> read_delimiter_line();
    MimeResult<Event> read_header();
    MimeResult<Event> begin_part();
    MimeResult<void> take_content_id(const PartFields& fields);
    MimeResult<void> take_root() const;
    MimeResult<Event> read_content();
    MimeResult<Event> read_epilogue();
    MimeResult<Event> read_bare();
    MimeResult<Event> more_or(std::string_view what_is_missing) const;

    At at_ = At::preamble;
    DelimiterSearch delimiter_;
    std::string start_;  ///< Content-ID of the root; empty: the first part
    std::size_t max_parts_ = 0;
    Octets input_;
    bool finished_ = false;
    std::size_t padding_ = 0;
    std::string block_;     ///< header fields being read
    std::size_t line_ = 0;  ///< where the last line begins in it
    std::set<std::string> ids_;
    std::size_t parts_ = 0;
    bool root_seen_ = false;
    PartHead head_;
    Octets content_;
    Octets pending_[2];       ///< content found and not given yet
    bool delimited_ = false;  ///< behind the pending content the part ends
    std::unique_ptr<Base64Decoder> base64_;
};

}  // namespace comity::channel
