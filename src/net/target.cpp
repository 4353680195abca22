// SPDX-License-Identifier: EUPL-1.2
#include "net/target.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/result.h"
#include "format/utf8.h"
#include "net/http.h"
#include "net/limits.h"

namespace comity::net {
namespace {

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

// A proxy in front may have resolved dot segments, or not: with two readings of one path, neither is safe.
bool has_dot_segment(std::string_view path) {
    std::size_t begin = 0;
    while (begin <= path.size()) {
        const std::size_t end = std::min(path.find('/', begin), path.size());
        const auto segment = path.substr(begin, end - begin);
        if (segment == "." || segment == "..") return true;
        begin = end + 1;
    }
    return false;
}

Accepted<std::string> decode_path(std::string_view raw) {
    for (std::size_t at = raw.find('%'); at != std::string_view::npos; at = raw.find('%', at + 1)) {
        const auto code = raw.substr(at + 1, 2);
        if (same_name(code, "2f") || same_name(code, "5c")) {
            return refuse(400, fmt::format("The path has an encoded slash (%{}); write \"/\" between segments", code));
        }
    }
    TRY(path, decode_percent(raw, false));
    if (path.find('\\') != std::string::npos)
        return refuse(400, "The path has a backslash; write \"/\" between segments");
    if (has_dot_segment(path)) return refuse(400, "The path has a \".\" or \"..\" segment; send the path it leads to");
    return path;
}

Accepted<std::vector<std::pair<std::string, std::string>>> decode_query(std::string_view raw) {
    std::vector<std::pair<std::string, std::string>> query;
    while (!raw.empty()) {
        const std::size_t end = std::min(raw.find('&'), raw.size());
        const auto pair = raw.substr(0, end);
        raw.remove_prefix(std::min(end + 1, raw.size()));
        if (pair.empty()) continue;
        const std::size_t equals = std::min(pair.find('='), pair.size());
        TRY(name, decode_percent(pair.substr(0, equals), true));
        TRY(value, decode_percent(pair.substr(std::min(equals + 1, pair.size())), true));
        if (name.empty()) return refuse(400, "A query parameter has no name before \"=\"");
        // Which of two values counts differs between programs: a filter in front may have looked at the other one.
        if (std::ranges::any_of(query, [&](const auto& known) { return known.first == name; })) {
            return refuse(400, fmt::format("The query parameter \"{}\" is given twice; give it once", name));
        }
        if (query.size() == max_query_parameters) {
            return refuse(400, fmt::format("The query has more than {} parameters", max_query_parameters));
        }
        query.emplace_back(std::move(name), std::move(value));
    }
    return query;
}

}  // namespace

std::optional<std::string_view> Target::query_value(std::string_view name) const {
    for (const auto& [known, value] : query) {
        if (known == name) return value;
    }
    return std::nullopt;
}

Accepted<std::string> decode_percent(std::string_view raw, bool plus_is_space) {
    std::string text;
    text.reserve(raw.size());
    for (std::size_t i = 0; i < raw.size(); ++i) {
        char c = raw[i];
        if (c == '%') {
            const int high = i + 2 < raw.size() ? hex_digit(raw[i + 1]) : -1;
            const int low = i + 2 < raw.size() ? hex_digit(raw[i + 2]) : -1;
            if (high < 0 || low < 0) {
                return refuse(
                    400, fmt::format("\"{}\" in the target is not a percent-encoded byte; write %25 for a percent sign",
                                     raw.substr(i, 3)));
            }
            c = static_cast<char>(high * 16 + low);
            i += 2;
        } else if (c == '+' && plus_is_space) {
            c = ' ';
        }
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
            return refuse(400,
                          fmt::format("The target has the control character {:#04x}", static_cast<unsigned char>(c)));
        }
        text += c;
    }
    if (!format::is_utf8(text)) return refuse(400, "The target is not UTF-8 after percent-decoding");
    return text;
}

Accepted<Target> parse_target(std::string_view raw) {
    if (raw.size() > max_target_bytes) {
        return refuse(414, fmt::format("The target has {} bytes; at most {} are read", raw.size(), max_target_bytes));
    }
    if (!std::ranges::all_of(raw, [](char c) { return c > 0x20 && c < 0x7F; })) {
        return refuse(400, "The target has a byte that must be percent-encoded");
    }
    Target target;
    if (!raw.starts_with('/')) {
        const std::size_t colon = raw.find("://");
        const auto scheme = raw.substr(0, colon == std::string_view::npos ? 0 : colon);
        if (!same_name(scheme, "http") && !same_name(scheme, "https")) {
            return refuse(400, "The target is neither a path beginning with \"/\" nor an http or https address");
        }
        raw.remove_prefix(colon + 3);
        const std::size_t end = std::min(raw.find_first_of("/?"), raw.size());
        target.authority = raw.substr(0, end);
        if (target.authority.empty()) return refuse(400, "The address in the request line has no host");
        raw.remove_prefix(end);
    }
    if (raw.find('#') != std::string_view::npos) {
        return refuse(400, "The target has a fragment (\"#\"); it belongs to the client and is not sent");
    }
    const std::size_t question = std::min(raw.find('?'), raw.size());
    if (question > 0) {
        TRY(path, decode_path(raw.substr(0, question)));
        target.path = std::move(path);
    }
    TRY(query, decode_query(raw.substr(std::min(question + 1, raw.size()))));
    target.query = std::move(query);
    return target;
}

}  // namespace comity::net
