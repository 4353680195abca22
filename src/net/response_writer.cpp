// SPDX-License-Identifier: EUPL-1.2
#include "net/response_writer.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "net/gzip.h"
#include "net/head_scanner.h"
#include "net/limits.h"
#include "net/negotiation.h"

namespace comity::net {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> security_headers{{
    {"Content-Security-Policy", content_security_policy},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},  // an address may hold a person's name
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"},
}};

constexpr std::array<std::string_view, 5> server_headers{"Content-Length", "Transfer-Encoding", "Connection", "Date",
                                                         "Keep-Alive"};

bool is_compressible(std::string_view type) {
    type = type.substr(0, type.find(';'));
    return type.starts_with("text/") || type.ends_with("/json") || type.ends_with("+json") || type.ends_with("xml");
}

}  // namespace

bool allows_body(int status) {
    return status >= 200 && status != 204 && status != 304;
}

void add_security_headers(Headers& headers) {
    for (const auto& [name, value] : security_headers) {
        if (!headers.has(name)) headers.set(name, std::string(value));
    }
}

void check_headers(const Headers& headers) {
    for (const auto& [name, value] : headers) {
        const bool good_name = !name.empty() && std::ranges::all_of(name, is_token_character);
        const bool good_value = std::ranges::none_of(
            value, [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F; });
        if (!good_name || !good_value) {
            throw std::logic_error(fmt::format("response header \"{}\" has a forbidden byte", name));
        }
        const std::string_view field = name;
        if (std::ranges::any_of(server_headers, [field](std::string_view ours) { return same_name(ours, field); })) {
            throw std::logic_error(fmt::format("response header \"{}\" is the server's", name));
        }
    }
}

void compress(const Request& request, Response& response) {
    if (response.stream || response.headers.has("Content-Encoding") || !allows_body(response.status)) return;
    if (response.body.size() < min_compressed_bytes) return;
    if (!is_compressible(response.headers.find("Content-Type").value_or(""))) return;
    if (!response.headers.has("Vary")) response.headers.set("Vary", "Accept-Encoding");
    if (!accepts_coding(request.headers.list("Accept-Encoding"), "gzip")) return;
    std::string packed = gzip(response.body.view(), GzipEffort::quick);
    if (packed.size() >= response.body.size()) return;
    response.body = std::move(packed);
    response.headers.set("Content-Encoding", "gzip");
    // A strong tag promises equal bytes (RFC 9110 8.8.1); the same tag on the plain text would break that.
    if (const auto tag = response.headers.find("ETag"); tag && !tag->starts_with("W/")) {
        response.headers.set("ETag", fmt::format("W/{}", *tag));
    }
}

std::string http_date(std::chrono::system_clock::time_point moment) {
    using namespace std::chrono;
    constexpr std::array<const char*, 7> weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array<const char*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto day = floor<days>(moment);
    const year_month_day date(day);
    const hh_mm_ss time(floor<seconds>(moment - day));
    return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", weekdays[weekday(day).c_encoding()],
                       static_cast<unsigned>(date.day()), months[static_cast<unsigned>(date.month()) - 1],
                       static_cast<int>(date.year()), time.hours().count(), time.minutes().count(),
                       time.seconds().count());
}

std::string write_head(const Response& response, bool keep_alive, std::chrono::system_clock::time_point now) {
    std::string head = fmt::format("HTTP/1.1 {} {}\r\n", response.status, reason_phrase(response.status));
    for (const auto& [name, value] : response.headers) head.append(name).append(": ").append(value).append("\r\n");
    head.append("Date: ").append(http_date(now)).append("\r\n");
    if (response.stream && !response.stream_bytes)
        head += "Transfer-Encoding: chunked\r\n";
    else if (allows_body(response.status))
        head += fmt::format("Content-Length: {}\r\n",
                            response.stream ? *response.stream_bytes : std::uint64_t{response.body.size()});
    if (!keep_alive) head += "Connection: close\r\n";
    head += "\r\n";
    return head;
}

std::string chunk_of(std::string_view piece) {
    return fmt::format("{:x}\r\n{}\r\n", piece.size(), piece);
}

}  // namespace comity::net
