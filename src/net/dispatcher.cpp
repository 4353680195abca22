// SPDX-License-Identifier: EUPL-1.2
#include "net/dispatcher.h"

#include <algorithm>
#include <array>
#include <exception>

#include <arpa/inet.h>
#include <fmt/format.h>

#include "net/problem.h"
#include "net/response_writer.h"

namespace comity::net {
namespace {

bool is_address(const std::string& text) {
    std::array<unsigned char, 16> bytes{};
    return inet_pton(AF_INET, text.c_str(), bytes.data()) == 1 || inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1;
}

// The path below the base path; none when it lies elsewhere.
std::optional<std::string> below(std::string_view base_path, std::string_view path) {
    if (!path.starts_with(base_path)) return std::nullopt;
    path.remove_prefix(base_path.size());
    if (!path.starts_with('/')) return std::nullopt;
    return std::string(path);
}

Response moved_to(const std::string& location) {
    Response response;
    response.status = 308;
    response.headers.set("Location", location);
    return response;
}

Response too_many(std::chrono::seconds wait) {
    Response response = problem(429, "", fmt::format("Too many requests from this address; wait {} s", wait.count()));
    response.headers.set("Retry-After", std::to_string(wait.count()));
    return response;
}

}  // namespace

Result<std::string> normal_base_path(std::string_view given) {
    if (given.empty() || given == "/") return std::string();
    const std::string_view written = given;
    if (given.ends_with('/')) given.remove_suffix(1);
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("-_.~/").find(c) != std::string_view::npos;
    };
    const bool dots = given.find("/.") != std::string_view::npos;
    if (given.size() < 2 || !given.starts_with('/') || given.find("//") != std::string_view::npos || dots ||
        !std::ranges::all_of(given, allowed)) {
        return fail(ErrorKind::invalid, fmt::format("\"{}\" is not a base path", written), {},
                    "Write it like /comity: a slash, then letters, digits, \"-\", \"_\", \"~\" or dots inside a name");
    }
    return std::string(given);
}

Dispatcher::Dispatcher(DispatchOptions options, Router router)
    : options_(std::move(options)), router_(std::move(router)), limiter_(options_.rate) {}

bool Dispatcher::is_trusted_proxy(std::string_view address) const {
    return std::ranges::find(options_.trusted_proxies, address) != options_.trusted_proxies.end();
}

// Each proxy appends the address it was called from. From the right, the first that is not one of our proxies is the
// last that somebody we trust has seen; what stands left of it the client may have made up.
std::string Dispatcher::client_address(const Request& head, std::string_view peer) const {
    std::string client(peer);
    std::string forwarded = head.headers.list("X-Forwarded-For");
    while (is_trusted_proxy(client) && !forwarded.empty()) {
        const std::size_t comma = forwarded.rfind(',');
        std::string last = comma == std::string::npos ? forwarded : forwarded.substr(comma + 1);
        forwarded.resize(comma == std::string::npos ? 0 : comma);
        std::erase(last, ' ');
        if (!is_address(last)) break;
        client = std::move(last);
    }
    return client;
}

bool Dispatcher::is_our_host(const Request& head) const {
    if (options_.hosts.empty()) return true;
    std::string_view host = head.headers.find("Host").value_or("");
    const std::size_t port = host.rfind(':');
    if (port != std::string_view::npos && host.find(']', port) == std::string_view::npos) host = host.substr(0, port);
    return std::ranges::any_of(options_.hosts, [host](const std::string& ours) { return same_name(ours, host); });
}

Plan Dispatcher::plan(const Request& head, std::string_view peer, RateLimiter::Moment now) {
    Plan plan;
    plan.remote_address = client_address(head, peer);
    if (const auto wait = limiter_.wait(plan.remote_address, now); wait.count() > 0) {
        plan.refused = too_many(wait);
        return plan;
    }
    if (!is_our_host(head)) {
        plan.refused = problem(421, "", "This server is not addressed by the name in the Host header");
        return plan;
    }
    if (!options_.base_path.empty() && head.target.path == options_.base_path) {
        plan.refused = moved_to(options_.base_path + "/");
        return plan;
    }
    const auto path = below(options_.base_path, head.target.path);
    Match match = path ? router_.find(head.method, *path) : Match(NoRoute{});
    if (auto* found = std::get_if<Found>(&match)) {
        plan.found = std::move(*found);
        plan.path = *path;
    } else if (auto* other = std::get_if<OtherMethods>(&match)) {
        plan.refused =
            problem(405, "", fmt::format("{} is not answered here; {} is", method_name(head.method), other->allow));
        plan.refused->headers.set("Allow", other->allow);
    } else {
        plan.refused = problem(404, "", "Nothing is served under this path");
    }
    return plan;
}

void Dispatcher::report(std::string_view fault) const {
    if (options_.on_fault) options_.on_fault(fault);
}

Response Dispatcher::answer(Plan plan, Request request) const {
    request.target.path = std::move(plan.path);
    request.remote_address = std::move(plan.remote_address);
    request.path_parameters = std::move(plan.found.path_parameters);
    Response response;
    try {
        response = plan.found.route->handler(request);
        complete(request, response);
        check_headers(response.headers);
    } catch (const std::exception& fault) {
        report(fmt::format("{} {}: {}", method_name(request.method), request.target.path, fault.what()));
        // What went wrong inside is for the operator's log, not for the client.
        response = problem(500, "", "The server failed on this request; its operator finds the reason in the log");
        complete(request, response);
    }
    return response;
}

Response Dispatcher::failed(std::string_view fault) const {
    report(fault);
    Response response = problem(500, "", "The server failed on this request; its operator finds the reason in the log");
    complete({}, response);
    return response;
}

std::variant<Response, std::unique_ptr<BodySink>> Dispatcher::open(Plan plan, Request head) const {
    head.target.path = std::move(plan.path);
    head.remote_address = std::move(plan.remote_address);
    head.path_parameters = std::move(plan.found.path_parameters);
    try {
        auto opened = plan.found.route->stream(head);
        if (auto* response = std::get_if<Response>(&opened)) {
            complete(head, *response);
            check_headers(response->headers);
        }
        return opened;
    } catch (const std::exception& fault) {
        return failed(fault.what());
    }
}

std::optional<Response> Dispatcher::give(BodySink& sink, std::string_view piece) const {
    try {
        auto response = sink.take(piece);
        if (response) {
            complete({}, *response);
            check_headers(response->headers);
        }
        return response;
    } catch (const std::exception& fault) {
        return failed(fault.what());
    }
}

Response Dispatcher::end(BodySink& sink) const {
    try {
        Response response = sink.end();
        complete({}, response);
        check_headers(response.headers);
        return response;
    } catch (const std::exception& fault) {
        return failed(fault.what());
    }
}

void Dispatcher::complete(const Request& request, Response& response) const {
    if (!allows_body(response.status)) {
        response.body = {};
        response.stream = nullptr;
    }
    compress(request, response);
    add_security_headers(response.headers);
    // What a handler made now may concern a case; a cache keeps it only when the handler says so.
    if (!response.headers.has("Cache-Control")) response.headers.set("Cache-Control", "no-store");
}

}  // namespace comity::net
