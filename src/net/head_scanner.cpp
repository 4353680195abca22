// SPDX-License-Identifier: EUPL-1.2
#include "net/head_scanner.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/result.h"
#include "net/limits.h"

namespace comity::net {
namespace {

// Visible ASCII. In the request line nothing else but the two spaces is allowed (RFC 9112 3).
bool is_visible(char c) {
    return c > 0x20 && c < 0x7F;
}

}  // namespace

bool is_token_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool is_value_character(char c) {
    return c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F);
}

tl::unexpected<Refusal> HeadScanner::refuse_byte(char c, std::string_view detail) const {
    return refuse(400, fmt::format("Line {}, byte {} ({:#04x}) of the request: {}", line_, scanned_ - line_start_ + 1,
                                   static_cast<unsigned char>(c), detail));
}

Accepted<bool> HeadScanner::step(char c) {
    if (c == '\n' && at_ != At::line_end && at_ != At::last_line_end) {
        return refuse_byte(c, "a line must end with CR LF, not with LF alone");
    }
    switch (at_) {
        case At::request_line:
            if (c == '\r' && scanned_ == 0) return refuse_byte(c, "the request line is empty");
            if (c == '\r') {
                at_ = At::line_end;
            } else if (!is_visible(c) && c != ' ') {
                return refuse_byte(c, "the request line has a byte that is not visible ASCII");
            }
            return false;
        case At::line_end:
            if (c != '\n') return refuse_byte(c, "CR without LF");
            at_ = At::field_start;
            ++line_;
            line_start_ = scanned_ + 1;
            return false;
        case At::field_start:
            if (c == ' ' || c == '\t') return refuse_byte(c, "a header may not go on in a second line (obs-fold)");
            if (c == ':') return refuse_byte(c, "the header has no name");
            if (c == '\r') {
                at_ = At::last_line_end;
                return false;
            }
            at_ = At::field_name;
            [[fallthrough]];
        case At::field_name:
            if (c == ':') {
                at_ = At::field_value;
            } else if (c == ' ' || c == '\t') {
                return refuse_byte(c, "there is space before the colon of a header");
            } else if (!is_token_character(c)) {
                return refuse_byte(c, "the header's name has a byte that names may not have");
            }
            return false;
        case At::field_value:
            if (c == '\r') {
                at_ = At::line_end;
            } else if (!is_value_character(c)) {
                return refuse_byte(c, "the header's value has a control byte");
            }
            return false;
        case At::last_line_end:
            if (c != '\n') return refuse_byte(c, "CR without LF");
            return true;
    }
    return false;
}

Accepted<std::optional<std::size_t>> HeadScanner::scan(std::string_view received) {
    const std::size_t end = std::min(received.size(), max_head_bytes);
    for (; scanned_ < end; ++scanned_) {
        TRY(complete, step(received[scanned_]));
        if (complete) return ++scanned_;
        if (line_ > max_header_fields + 1 && at_ == At::field_name) {
            return refuse(431, fmt::format("The request has more than {} headers", max_header_fields));
        }
    }
    if (scanned_ == max_head_bytes) {
        if (line_ == 1) return refuse(414, "The request line does not end within the bytes that are read of it");
        return refuse(431,
                      fmt::format("The headers do not end within the {} bytes that are read of them", max_head_bytes));
    }
    return std::optional<std::size_t>();
}

}  // namespace comity::net
