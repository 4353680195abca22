// SPDX-License-Identifier: EUPL-1.2
#include "api/office/routes.h"

#include <algorithm>
#include <array>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "api/office/answer_table.h"
#include "api/office/listing.h"
#include "format/canonical_json.h"
#include "net/problem.h"

namespace comity::api {

namespace {

bool among(std::string_view words, std::string_view word) {
    return (" " + std::string(words) + " ").find(" " + std::string(word) + " ") != std::string::npos;
}

/// A parameter that the description does not name is a fault, not silence; so is a word that it does not list.
Result<void> check_query(const net::Request& request, const std::vector<Member>& known) {
    for (const auto& [name, value] : request.target.query) {
        const auto found = std::ranges::find(known, name, &Member::name);
        if (found == known.end())
            return fail(ErrorKind::invalid, fmt::format("'{}' is not known here", name), {.file = name},
                        "GET /api/v1/openapi.json lists the parameters");
        if (!value.empty() && !found->one_of.empty() && !among(found->one_of, value))
            return fail(ErrorKind::invalid, fmt::format("'{}' is no {} that is known", value, name), {.file = name},
                        fmt::format("one of: {}", found->one_of));
    }
    return {};
}

/// Whoever has signed in, and asks for nothing that is not described.
class SignedIn {
   public:
    SignedIn(std::shared_ptr<Desk> desk, const Described& described)
        : desk_(std::move(desk)), personal_(is_personal(described)) {
        known_ = described.query;
        if (may_be_for_another(described) && described.method == net::Method::get)
            known_.push_back({on_behalf_of_query, ""});
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
        if (const auto all_known = check_query(request, known_); !all_known) return net::problem(all_known.error());
        return **std::move(caller);
    }

   private:
    std::shared_ptr<Desk> desk_;
    bool personal_;
    std::vector<Member> known_;
};

/// Answers with lists and no pages: `format=csv` gives them as a table.
bool answers_with_lists(const Described& described) {
    constexpr std::array schemas{
        std::string_view("CasePart"),       std::string_view("CaseEvents"),   std::string_view("CaseReadings"),
        std::string_view("CaseSteps"),      std::string_view("Accounts"),     std::string_view("Tokens"),
        std::string_view("TrustProposals"), std::string_view("Webhooks"),     std::string_view("ChannelDirectory"),
        std::string_view("ChannelAlarms"),  std::string_view("Channels"),     std::string_view("Witnesses"),
        std::string_view("Jobs"),           std::string_view("RegisterDays"), std::string_view("OfferBalance")};
    return described.method == net::Method::get && !described.answers.empty() &&
           std::ranges::find(schemas, described.answers.front().schema) != schemas.end();
}

/// The answer of a list as it was asked for: taking a table of a case out is a reading of it.
Handled as_table(Desk& desk, const net::Request& request, const Caller& caller, net::Response answer) {
    if (request.query("format") != "csv" || answer.status != 200) return answer;
    TRY(value, format::read_value(answer.body.view(), "answer"));
    auto table = table_of(value);
    if (!table) return answer;
    if (const auto id = request.path_parameter("case"); !id.empty())
        TRY_VOID(desk.cases().record_reading(caller.person, std::string(id), "table of " + table->name));
    else
        desk.cases().note_search(caller.person, "export of " + table->name, "");
    net::Response response;
    response.body = std::move(table->csv);
    response.headers.set("Content-Type", std::string(csv_type));
    response.headers.set("Content-Disposition", fmt::format("attachment; filename=\"{}.csv\"", table->name));
    return response;
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
    if (answers_with_lists(described)) {
        described.query = with_format(std::move(described.query));
        described.answers.insert(described.answers.begin() + 1, {200, "", csv_type});
        handler = [whole = std::move(handler)](Desk& desk, const net::Request& request, Caller& caller) -> Handled {
            TRY(answer, whole(desk, request, caller));
            return as_table(desk, request, caller, std::move(answer));
        };
    }
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
