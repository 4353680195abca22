// SPDX-License-Identifier: EUPL-1.2
#include "api/office/routes.h"

#include <algorithm>
#include <utility>
#include <variant>

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

/// Whoever has signed in, and asks for nothing that is not described.
class SignedIn {
   public:
    SignedIn(std::shared_ptr<Desk> desk, const Described& described)
        : desk_(std::move(desk)), personal_(is_personal(described)) {
        for (const Member& parameter : described.query) known_.push_back(parameter.name);
        if (may_be_for_another(described) && described.method == net::Method::get) known_.push_back(on_behalf_of_query);
    }

    Desk& desk() const { return *desk_; }

    std::variant<net::Response, Caller> asking(const net::Request& request) const {
        auto caller = caller_of(*desk_, request);
        if (!caller) return net::problem(caller.error());
        if (!*caller) return not_signed_in("Sign in first");
        if (!(*caller)->signed_in()) return not_signed_in("Signing in is not complete: the second factor is missing");
        if (personal_ && (*caller)->by_token) return net::problem(403, "", "A token does not reach the account itself");
        if (!personal_)
            if (const auto placed = stand_in(*desk_, request, **caller); !placed) return net::problem(placed.error());
        if (const auto all_known = check_names(request, known_); !all_known) return net::problem(all_known.error());
        return **std::move(caller);
    }

   private:
    std::shared_ptr<Desk> desk_;
    bool personal_;
    std::vector<std::string_view> known_;
};

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
    const SignedIn signed_in(desk_, described);
    put(std::move(described), [signed_in, handler = std::move(handler)](const net::Request& request) -> net::Response {
        auto asking = signed_in.asking(request);
        if (auto* refused = std::get_if<net::Response>(&asking)) return std::move(*refused);
        return settle(handler(signed_in.desk(), request, std::get<Caller>(asking)));
    });
}

void Routes::stream(Described described,
                    std::function<Result<std::unique_ptr<net::BodySink>>(Desk&, const net::Request&, Caller&)> begin) {
    using Begun = std::variant<net::Response, std::unique_ptr<net::BodySink>>;
    const SignedIn signed_in(desk_, described);
    router_.add_stream(described.method, "/api/v1" + described.path,
                       [signed_in, begin = std::move(begin)](const net::Request& head) -> Begun {
                           auto asking = signed_in.asking(head);
                           if (auto* refused = std::get_if<net::Response>(&asking)) return std::move(*refused);
                           auto sink = begin(signed_in.desk(), head, std::get<Caller>(asking));
                           if (!sink) return net::problem(sink.error());
                           return *std::move(sink);
                       },
                       {.body_bytes = described.body_bytes});
    described_.push_back(std::move(described));
}

}  // namespace comity::api
