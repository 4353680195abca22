// SPDX-License-Identifier: EUPL-1.2
// The resources of an authority: each is added once with its description, for the router and for openapi.json.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/office/caller.h"
#include "net/router.h"

namespace comity::api {

/// A parameter of the query, or a member of a body, in words of OpenAPI 3.1.
struct Member {
    std::string_view name;
    std::string_view says;
    std::string_view type = "string";  ///< of JSON, or "integer", "boolean", "strings", "object", "any"
    bool required = false;
    std::string_view one_of = "";  ///< words separated by blanks
    std::string_view format = "";  ///< "date", "date-time" …
};

struct Answer {
    int status = 200;
    std::string_view schema = "";  ///< of openapi/schemas/; "" where there is no body
    std::string_view type = "application/json";
};

enum class Asker { anyone, session, person };

/// A resource as openapi.json describes it.
struct Described {
    net::Method method = net::Method::get;
    std::string path = {};   ///< below /api/v1, "/cases/{case}"
    std::string group = {};  ///< "cases"
    std::string says = {};
    std::vector<Member> query = {};
    std::vector<Member> body = {};
    bool any_body = false;  ///< not an object of the members in `body`
    std::vector<Answer> answers = {};
    /// What the table of permissions is asked: resource and verb; empty where it is not asked for one case.
    std::string_view resource = {};
    std::string_view verb = {};
    /// Repetition with the same Idempotency-Key has no second effect; If-Match is understood.
    bool command = false;
    Asker asker = Asker::person;
    std::size_t body_bytes = net::default_body_bytes;
};

/// About the caller's own account or session: nobody does that in another's place, and no token reaches it.
inline bool is_personal(const Described& described) {
    return described.group == "account" || described.group == "session";
}

inline bool may_be_for_another(const Described& described) {
    return described.asker == Asker::person && !is_personal(described);
}

using Handled = Result<net::Response>;

class Routes {
   public:
    Routes(net::Router& router, std::shared_ptr<Desk> desk) : router_(router), desk_(std::move(desk)) {}

    /// Anyone may ask; a changing request must come from a page of ours, or from no page.
    void open(Described described, Handled (*handler)(Desk&, const net::Request&));
    /// For whoever has begun to sign in, or has.
    void begun(Described described, Handled (*handler)(Desk&, const net::Request&, Caller&));
    /// For whoever has signed in. A parameter of the query that is not described is refused.
    void add(Described described, std::function<Handled(Desk&, const net::Request&, Caller&)> handler);

    /// The same for a body that is taken as it arrives; `begin` sees the head alone.
    void stream(Described described,
                std::function<Result<std::unique_ptr<net::BodySink>>(Desk&, const net::Request&, Caller&)> begin);

    const std::vector<Described>& described() const { return described_; }

   private:
    void put(Described described, net::Handler handler);

    net::Router& router_;
    std::shared_ptr<Desk> desk_;
    std::vector<Described> described_;
};

}  // namespace comity::api
