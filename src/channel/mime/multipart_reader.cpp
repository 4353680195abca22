// SPDX-License-Identifier: EUPL-1.2
#include "channel/mime/multipart_reader.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include <fmt/format.h>

#include "base/result.h"

namespace comity::channel {

namespace {

tl::unexpected<MimeFault> malformed(std::string detail) {
    return tl::unexpected(MimeFault{MimeFault::Kind::malformed, std::move(detail)});
}

tl::unexpected<MimeFault> inconsistent(std::string detail) {
    return tl::unexpected(MimeFault{MimeFault::Kind::inconsistent, std::move(detail)});
}

tl::unexpected<MimeFault> wrong_root(std::string detail) {
    return tl::unexpected(MimeFault{MimeFault::Kind::wrong_root, std::move(detail)});
}

constexpr std::string_view soap_type = "application/soap+xml";

// RFC 2046 section 5.1.1
bool is_boundary(std::string_view text) {
    return !text.empty() && text.size() <= max_boundary && text.back() != ' ' && std::ranges::all_of(text, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
               std::string_view("'()+_,-./:=? ").find(c) != std::string_view::npos;
    });
}

}  // namespace

MimeResult<MultipartReader> MultipartReader::open(std::string_view content_type, std::size_t max_parts) {
    TRY(type, parse_content_type(content_type));
    if (type.type == soap_type) {
        MultipartReader reader("");
        reader.at_ = At::bare_begin;
        reader.head_ = {"", std::move(type), true};
        return reader;
    }
    if (type.type != "multipart/related") {
        return wrong_root(fmt::format("Content-Type is {}, not multipart/related or {}", type.type, soap_type));
    }
    if (const std::string* root_type = type.parameter("type")) {
        TRY(root, parse_content_type(*root_type));
        if (root.type != soap_type)
            return wrong_root(fmt::format("the root's type is {}, not {}", root.type, soap_type));
    }
    const std::string* boundary = type.parameter("boundary");
    if (boundary == nullptr) return malformed("Content-Type: boundary is missing");
    if (!is_boundary(*boundary)) return malformed("Content-Type: the boundary is not one of RFC 2046");
    MultipartReader reader(*boundary);
    reader.delimiter_.begin_line();
    reader.max_parts_ = max_parts;
    if (const std::string* start = type.parameter("start")) {
        TRY(id, parse_content_id(*start, Brackets::optional));
        reader.start_ = std::move(id);
    }
    return reader;
}

MimeResult<MultipartReader::Event> MultipartReader::advance() {
    switch (at_) {
        case At::preamble:
            return read_preamble();
        case At::delimiter:
        case At::dash:
        case At::padding:
        case At::padding_cr:
        case At::last_padding:
        case At::last_padding_cr:
            return read_delimiter_line();
        case At::header:
            return read_header();
        case At::content:
            return read_content();
        case At::epilogue:
            return read_epilogue();
        case At::bare_begin:
        case At::bare:
        case At::bare_end:
            return read_bare();
    }
    return malformed("no state");
}

MimeResult<MultipartReader::Event> MultipartReader::more_or(std::string_view what_is_missing) const {
    if (!finished_) return Event::need_more;
    return malformed(fmt::format("the body ends before {}", what_is_missing));
}

MimeResult<MultipartReader::Event> MultipartReader::read_preamble() {
    while (!input_.empty()) {
        const auto found = delimiter_.advance(input_);
        input_ = input_.subspan(found.consumed);
        if (!found.delimiter) continue;
        at_ = At::delimiter;
        return read_delimiter_line();
    }
    return more_or("the first part");
}

MimeResult<MultipartReader::Event> MultipartReader::read_delimiter_line() {
    while (!input_.empty()) {
        const unsigned char c = input_.front();
        input_ = input_.subspan(1);
        const bool blank = c == ' ' || c == '\t';
        if (at_ == At::delimiter && c == '-') {
            at_ = At::dash;
        } else if (at_ == At::dash && c == '-') {
            at_ = At::last_padding;
            padding_ = 0;
        } else if ((at_ == At::delimiter || at_ == At::padding) && blank) {
            if (at_ == At::delimiter) padding_ = 0;
            at_ = At::padding;
            if (++padding_ > max_transport_padding) return malformed("too many blanks behind a delimiter");
        } else if ((at_ == At::delimiter || at_ == At::padding) && c == '\r') {
            at_ = At::padding_cr;
        } else if (at_ == At::padding_cr && c == '\n') {
            at_ = At::header;
            block_.clear();
            line_ = 0;
            return read_header();
        } else if (at_ == At::last_padding && blank) {
            if (++padding_ > max_transport_padding) return malformed("too many blanks behind the last delimiter");
        } else if (at_ == At::last_padding && c == '\r') {
            at_ = At::last_padding_cr;
        } else if (at_ == At::last_padding_cr && c == '\n') {
            at_ = At::epilogue;
            return read_epilogue();
        } else {
            // RFC 2046 would let a longer line count as the delimiter; readers that compare whole lines would not.
            return malformed("a line goes on behind the boundary");
        }
    }
    if (finished_ && at_ == At::last_padding) return read_epilogue();
    return more_or("the last delimiter is complete");
}

MimeResult<MultipartReader::Event> MultipartReader::read_header() {
    while (!input_.empty()) {
        const auto* end = static_cast<const unsigned char*>(std::memchr(input_.data(), '\n', input_.size()));
        const std::size_t length = end ? static_cast<std::size_t>(end - input_.data()) + 1 : input_.size();
        if (block_.size() + length > max_header_block) {
            return inconsistent(fmt::format("the header of part {} has over {} octets", parts_ + 1, max_header_block));
        }
        block_ += as_text(input_.first(length));
        input_ = input_.subspan(length);
        if (end == nullptr) break;
        if (!block_.ends_with("\r\n")) return malformed("a header line does not end with CRLF");
        if (std::string_view(block_).substr(line_) == "\r\n") {
            block_.resize(line_);
            return begin_part();
        }
        line_ = block_.size();
    }
    return more_or("the end of a part's header");
}

MimeResult<MultipartReader::Event> MultipartReader::begin_part() {
    if (++parts_ > max_parts_ + 1) return inconsistent(fmt::format("more than {} attachments", max_parts_));
    TRY(fields, parse_part_fields(block_));
    head_ = {};
    TRY_VOID(take_content_id(fields));
    TRY(type, parse_content_type(fields.content_type.value_or("text/plain")));
    head_.type = std::move(type);
    head_.root = start_.empty() ? parts_ == 1 : head_.content_id == start_;
    if (head_.root) TRY_VOID(take_root());
    root_seen_ = root_seen_ || head_.root;
    base64_.reset();
    if (fields.transfer_encoding) {
        TRY(encoding, parse_transfer_encoding(*fields.transfer_encoding));
        if (encoding == TransferEncoding::base64) base64_ = std::make_unique<Base64Decoder>();
    }
    delimiter_.begin_line();
    at_ = At::content;
    return Event::part;
}

MimeResult<void> MultipartReader::take_content_id(const PartFields& fields) {
    // RFC 2387 asks for one only where `start` names it, and phase4 gives its root none.
    if (!fields.content_id && parts_ == 1 && start_.empty()) return {};
    if (!fields.content_id) return inconsistent(fmt::format("part {} has no Content-ID", parts_));
    TRY(id, parse_content_id(*fields.content_id, Brackets::required));
    head_.content_id = std::move(id);
    if (!ids_.insert(head_.content_id).second) return inconsistent(fmt::format("part {}: Content-ID twice", parts_));
    return {};
}

MimeResult<void> MultipartReader::take_root() const {
    if (head_.type.type.starts_with("multipart/")) return inconsistent("the root is itself multipart");
    if (head_.type.type != soap_type) {
        return wrong_root(fmt::format("the root's type is {}, not {}", head_.type.type, soap_type));
    }
    return {};
}

MimeResult<MultipartReader::Event> MultipartReader::read_content() {
    while (true) {
        for (Octets& piece : pending_) {
            while (!piece.empty()) {
                if (!base64_) {
                    content_ = std::exchange(piece, {});
                    return Event::content;
                }
                TRY(decoded, base64_->decode(piece));
                piece = piece.subspan(decoded.consumed);
                content_ = decoded.content;
                if (!content_.empty()) return Event::content;
            }
        }
        if (delimited_) {
            delimited_ = false;
            if (base64_) TRY_VOID(base64_->finish());
            at_ = At::delimiter;
            return Event::part_end;
        }
        if (input_.empty()) return more_or("the end of a part");
        const auto found = delimiter_.advance(input_);
        input_ = input_.subspan(found.consumed);
        std::ranges::copy(found.before, pending_);
        delimited_ = found.delimiter;
    }
}

MimeResult<MultipartReader::Event> MultipartReader::read_epilogue() {
    input_ = {};
    if (!finished_) return Event::need_more;
    if (!root_seen_) return malformed("no part has the Content-ID that start names");
    return Event::end;
}

MimeResult<MultipartReader::Event> MultipartReader::read_bare() {
    if (at_ == At::bare_begin) {
        at_ = At::bare;
        return Event::part;
    }
    if (at_ == At::bare_end) return Event::end;
    if (!input_.empty()) {
        content_ = std::exchange(input_, {});
        return Event::content;
    }
    if (!finished_) return Event::need_more;
    at_ = At::bare_end;
    return Event::part_end;
}

}  // namespace comity::channel
