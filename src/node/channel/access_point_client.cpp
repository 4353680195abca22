// SPDX-License-Identifier: EUPL-1.2
#include "node/channel/access_point_client.h"

#include <algorithm>
#include <fstream>

#include <fmt/format.h>

#include "format/canonical_json.h"
#include "net/client/fetch.h"

namespace comity::node {

namespace {

using format::Value;

/// A receipt or header, and a directory of the largest federation, beside which an answer with events is small.
constexpr std::size_t longest_answer = 64 * 1024 * 1024;

constexpr std::ptrdiff_t shortest_secret = 16;

/// What a problem document says (RFC 9457).
std::string words_of(const std::string& body) {
    const auto problem = format::read_value(body, "problem");
    if (!problem) return "no reason given";
    const auto detail = problem->string_at("detail");
    return detail ? *detail : problem->string_at("title").value_or("no reason given");
}

tl::unexpected<Error> refused(int status, const std::string& body) {
    const ErrorKind kind = status == 404   ? ErrorKind::not_found
                           : status == 409 ? ErrorKind::conflict
                           : status == 422 ? ErrorKind::invalid
                                           : ErrorKind::unavailable;
    return fail(kind, fmt::format("the access point answers {}: {}", status, words_of(body)), {},
                kind == ErrorKind::unavailable ? "see that it runs, and that both have the same secret" : "");
}

}  // namespace

Result<std::string> read_channel_secret(const std::filesystem::path& file) {
    std::error_code error;
    const auto status = std::filesystem::status(file, error);
    if (error || !std::filesystem::is_regular_file(status))
        return fail(ErrorKind::not_found, fmt::format("there is no secret in {}", file.string()), {},
                    "write one line of 16 random characters or more into it; node and access point name the same file");
    using std::filesystem::perms;
    if ((status.permissions() & (perms::group_all | perms::others_all)) != perms::none)
        return fail(ErrorKind::forbidden, fmt::format("others may read {}", file.string()), {},
                    fmt::format("chmod 600 {}", file.string()));
    std::ifstream in(file);
    std::string secret;
    std::getline(in, secret);
    const auto visible = std::ranges::count_if(secret, [](char c) { return c > ' '; });
    if (visible < shortest_secret) return fail(ErrorKind::invalid, fmt::format("{} holds no secret", file.string()));
    return secret;
}

Result<AccessPointClient::Answer> AccessPointClient::ask(std::string method, const std::string& path, std::string body,
                                                         std::chrono::seconds patience) const {
    net::FetchRequest request;
    request.method = std::move(method);
    request.url = url_ + path;
    request.headers.emplace_back("Authorization", fmt::format("Bearer {}", secret_));
    if (!body.empty()) request.headers.emplace_back("Content-Type", "application/json");
    request.body = std::move(body);
    net::FetchLimits limits{.answer_bytes = longest_answer};
    limits.whole += patience;
    TRY(answer, net::fetch(request, limits));
    return Answer{answer.status, std::move(answer.body)};
}

Result<void> AccessPointClient::order(const channel::OutgoingOrder& order) {
    TRY(answer, ask("POST", "/outgoing", channel::write_order(order)));
    if (answer.status == 202 || answer.status == 200) return {};
    return refused(answer.status, answer.body);
}

Result<void> AccessPointClient::send_again(std::string_view id) {
    TRY(answer, ask("POST", fmt::format("/outgoing/{}/again", id), "{}"));
    if (answer.status == 202 || answer.status == 200) return {};
    return refused(answer.status, answer.body);
}

Result<channel::EventPage> AccessPointClient::events(std::int64_t after, std::chrono::seconds wait) {
    TRY(answer, ask("GET", fmt::format("/events?after={}&wait={}", after, wait.count()), {}, wait));
    if (answer.status != 200) return refused(answer.status, answer.body);
    return channel::read_events(answer.body);
}

Result<std::string> AccessPointClient::receipt(std::string_view id) {
    TRY(answer, ask("GET", fmt::format("/outgoing/{}/receipt", id)));
    if (answer.status != 200) return refused(answer.status, answer.body);
    return std::move(answer.body);
}

Result<std::string> AccessPointClient::header(std::string_view id) {
    TRY(answer, ask("GET", fmt::format("/outgoing/{}/header", id)));
    if (answer.status != 200) return refused(answer.status, answer.body);
    return std::move(answer.body);
}

Result<void> AccessPointClient::forget(std::string_view id) {
    TRY(answer, ask("DELETE", fmt::format("/outgoing/{}", id)));
    if (answer.status == 204 || answer.status == 404) return {};
    return refused(answer.status, answer.body);
}

Result<FetchedDirectory> AccessPointClient::directory() {
    TRY(answer, ask("GET", "/directory"));
    if (answer.status != 200) return refused(answer.status, answer.body);
    TRY(value, format::read_value(answer.body, "directory of the access point"));
    TRY(state, value.string_at("state"));
    TRY(note, value.string_at("note"));
    TRY(json, value.string_at("json"));
    return FetchedDirectory{std::move(state), std::move(note), std::move(json)};
}

Result<void> AccessPointClient::give_directory(std::string_view note, std::string_view json) {
    TRY(body, format::canonical_json(Value::object({{"note", note}, {"json", json}})));
    TRY(answer, ask("POST", "/directory", std::move(body)));
    if (answer.status == 200) return {};
    return refused(answer.status, answer.body);
}

Result<std::string> AccessPointClient::pmodes() {
    TRY(answer, ask("GET", "/pmodes"));
    if (answer.status != 200) return refused(answer.status, answer.body);
    return std::move(answer.body);
}

Result<std::string> AccessPointClient::health() {
    TRY(answer, ask("GET", "/health"));
    if (answer.status == 200 || answer.status == 503) return std::move(answer.body);
    return refused(answer.status, answer.body);
}

}  // namespace comity::node
