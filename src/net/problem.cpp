// SPDX-License-Identifier: EUPL-1.2
#include "net/problem.h"

#include <fmt/format.h>

#include "net/problem_kinds.h"

namespace comity::net {
namespace {

// JSON text (RFC 8259 7). What comes from a client may hold any byte: those outside ASCII that are not ours to judge
// were refused or are UTF-8 by now.
void append_text(std::string& json, std::string_view text) {
    json += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            json += '\\';
            json += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            json += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
        } else {
            json += c;
        }
    }
    json += '"';
}

void append_member(std::string& json, std::string_view name, std::string_view text) {
    if (json.back() != '{') json += ',';
    append_text(json, name);
    json += ':';
    append_text(json, text);
}

/// What cannot be had now is asked for again after so long; what makes it so often passes as fast.
constexpr std::string_view seconds_to_retry = "5";

int status_of(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::not_found:
            return 404;
        case ErrorKind::unavailable:
            return 503;
        case ErrorKind::limit:
            return 413;
        case ErrorKind::conflict:
            return 409;
        case ErrorKind::forbidden:
            return 403;
        default:
            return 422;
    }
}

}  // namespace

Response problem(int status, std::string_view title, std::string_view detail,
                 const std::vector<ProblemDetail>& errors) {
    std::string json = "{";
    append_member(json, "type", problem_type(status));
    append_member(json, "title", title.empty() ? reason_phrase(status) : title);
    json += fmt::format(",\"status\":{}", status);
    if (!detail.empty()) append_member(json, "detail", detail);
    if (!errors.empty()) {
        json += ",\"errors\":[";
        for (const ProblemDetail& error : errors) {
            if (json.back() != '[') json += ',';
            json += '{';
            append_member(json, "place", error.place);
            append_member(json, "message", error.message);
            append_member(json, "hint", error.hint);
            json += '}';
        }
        json += ']';
    }
    json += "}\n";
    Response response = json_response(std::move(json), status);
    response.headers.set("Content-Type", "application/problem+json");
    response.headers.set("Cache-Control", "no-store");
    return response;
}

Response problem(const Refusal& refusal) {
    return problem(refusal.status, "", refusal.detail);
}

Response problem(const Error& error) {
    Response response =
        problem(status_of(error.kind), "", error.message, {{to_string(error.place), error.message, error.hint}});
    if (error.kind == ErrorKind::unavailable) response.headers.set("Retry-After", std::string(seconds_to_retry));
    return response;
}

}  // namespace comity::net
