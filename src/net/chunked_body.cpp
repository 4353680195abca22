// SPDX-License-Identifier: EUPL-1.2
#include "net/chunked_body.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "base/result.h"
#include "net/head_scanner.h"

namespace comity::net {
namespace {

constexpr std::size_t line_end_bytes = 2;

// The line at the front without its CR LF; none while it is incomplete.
Accepted<std::optional<std::string_view>> line_of(std::string_view received) {
    const std::size_t end = received.find('\n');
    const auto line = received.substr(0, std::min(end, received.size()));
    if (line.size() > max_chunk_line_bytes) return refuse(400, "A line in the chunked body is too long");
    if (end == std::string_view::npos) return std::optional<std::string_view>();
    if (!line.ends_with('\r')) return refuse(400, "A line in the chunked body ends with LF, not with CR LF");
    return line.substr(0, line.size() - 1);
}

bool is_clean(std::string_view text) {
    return std::ranges::all_of(text, is_value_character);
}

}  // namespace

Accepted<bool> ChunkedBody::take(std::string& received, std::string& body) {
    std::size_t used = 0;
    bool more = true;
    while (more && at_ != At::done) {
        TRY(stepped, step(std::string_view(received).substr(used), used, body));
        more = stepped;
    }
    received.erase(0, used);
    wire_bytes_ += used;
    if (wire_bytes_ > 2 * limit_ + chunked_overhead_bytes) {
        return refuse(413, "The chunked body spends too many bytes on sizes; send larger chunks");
    }
    return at_ == At::done;
}

// One line or one piece of data; false when more must be received first.
Accepted<bool> ChunkedBody::step(std::string_view received, std::size_t& used, std::string& body) {
    if (at_ == At::data) {
        const auto piece = received.substr(0, std::min<std::uint64_t>(left_, received.size()));
        body += piece;
        used += piece.size();
        left_ -= piece.size();
        data_bytes_ += piece.size();
        if (left_ == 0) at_ = At::data_end;
        return left_ == 0;
    }
    TRY(line, line_of(received));
    if (!line) return false;
    used += line->size() + line_end_bytes;
    switch (at_) {
        case At::size_line:
            return on_size_line(*line);
        case At::trailer:
            return on_trailer_line(*line);
        default:
            if (!line->empty()) return refuse(400, "A chunk is longer than its size line says");
            at_ = At::size_line;
            return true;
    }
}

Accepted<bool> ChunkedBody::on_size_line(std::string_view line) {
    const auto size = line.substr(0, line.find(';'));
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(size.data(), size.data() + size.size(), value, 16);
    if (size.empty() || size.front() == '-' || error != std::errc() || end != size.data() + size.size()) {
        return refuse(400, "The size of a chunk is not a hexadecimal number");
    }
    if (!is_clean(line)) return refuse(400, "The extension of a chunk has a control byte");
    if (value > limit_ - data_bytes_) {
        return refuse(413, fmt::format("The body is longer than the {} bytes allowed here", limit_));
    }
    left_ = value;
    at_ = value == 0 ? At::trailer : At::data;
    return true;
}

Accepted<bool> ChunkedBody::on_trailer_line(std::string_view line) {
    if (line.empty()) {
        at_ = At::done;
        return true;
    }
    trailer_bytes_ += line.size();
    if (trailer_bytes_ > max_chunk_line_bytes) return refuse(400, "The trailer of the chunked body is too long");
    const auto name = line.substr(0, line.find(':'));
    const bool named = !name.empty() && name.size() < line.size() && std::ranges::all_of(name, is_token_character);
    if (!named || !is_clean(line)) return refuse(400, "The trailer of the chunked body is not a list of headers");
    return true;
}

}  // namespace comity::net
