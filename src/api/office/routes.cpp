// SPDX-License-Identifier: EUPL-1.2
#include "api/office/routes.h"

#include <algorithm>

#include <fmt/format.h>

#include "net/problem.h"

namespace comity::api {

namespace {

/// A parameter that the description does not name is a fault, not silence.
Result<void> check_names(const net::Request& request, const std::vector<std::string_view>& known) {
    for (const auto& [name, value] : request.target.query) {
        if (std::ranges::find(known, name) == known.end())
            return fail(ErrorKind::invalid, fmt::format("'{}' is not known here", name), {},
                        "GET /api/v1/openapi.json lists the parameters");
    }
    return {};
}

net::Response settle(Handled handled) {
    return handled ? *std::move(handled) : net::problem(handled.error());
}

}  // namespace

void Routes::put(Described described, net::Handler handler) {
    router_.add(described.method, "/api/v1" + described.path, std::move(handler), {.body_bytes = described.body_bytes});
    described_.push_back(std::move(described));
}

void Routes::open(Described described, Handled (*handler)(Desk&, const net::Request&)) {
    described.asker = Asker::anyone;
    put(std::move(described), [desk = desk_, handler](const net::Request& request) -> net::Response {
        if (request.method != net::Method::get && request.method != net::Method::head) {
            if (const auto ours = check_origin(desk->site, request); !ours) return net::problem(ours.error());
        }
        return settle(handler(*desk, request));
    });
}

void Routes::begun(Described described, Handled (*handler)(Desk&, const net::Request&, Caller&)) {
    described.asker = Asker::session;
    put(std::move(described), [desk = desk_, handler](const net::Request& request) -> net::Response {
        auto caller = caller_of(*desk, request);
        if (!caller) return net::problem(caller.error());
        if (!*caller || (*caller)->by_token) return not_signed_in("Sign in first");
        return settle(handler(*desk, request, **caller));
    });
}

void Routes::add(Described described, std::function<Handled(Desk&, const net::Request&, Caller&)> handler) {
    const bool personal = described.group == "account" || described.group == "session";
    std::vector<std::string_view> known;
    for (const Member& parameter : described.query) known.push_back(parameter.name);
    put(std::move(described),
        [desk = desk_, personal, known = std::move(known), handler = std::move(handler)](const net::Request& request) {
            auto caller = caller_of(*desk, request);
            if (!caller) return net::problem(caller.error());
            if (!*caller) return not_signed_in("Sign in first");
            if (!(*caller)->signed_in())
                return not_signed_in("Signing in is not complete: the second factor is missing");
            if (personal && (*caller)->by_token)
                return net::problem(403, "", "A token does not reach the account itself");
            if (const auto all_known = check_names(request, known); !all_known) return net::problem(all_known.error());
            return settle(handler(*desk, request, **caller));
        });
}

}  // namespace comity::api
