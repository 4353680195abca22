// SPDX-License-Identifier: EUPL-1.2
// Changes of trust: proposed by one, approved by another.
#include "api/office/body.h"
#include "api/office/office_groups.h"
#include "format/canonical_json.h"

namespace comity::api {

namespace {

using format::Value;

Value proposal_value(const node::TrustProposal& proposal) {
    const auto arguments = format::read_value(proposal.arguments, "arguments");
    return Value::object({{"id", proposal.id},
                          {"account", proposal.account},
                          {"command", proposal.command},
                          {"arguments", arguments ? *arguments : Value::object()},
                          {"reason", proposal.reason},
                          {"by", proposal.by},
                          {"at", to_string(proposal.at)},
                          {"status", proposal.status},
                          {"decided_by", proposal.decided_by},
                          {"decided_on_behalf_of", proposal.decided_on_behalf_of}});
}

Handled list(Desk& desk, const net::Request&, Caller& caller) {
    TRY(found, desk.trust.list(caller.person));
    Value items = Value::list();
    for (const node::TrustProposal& proposal : found) items.append(proposal_value(proposal));
    return json_answer(Value::object({{"proposals", std::move(items)}}));
}

Handled propose(Desk& desk, const net::Request& request, Caller& caller) {
    Body body(request);
    const std::string account = body.text("account");
    const std::string command = body.text("command");
    const std::string reason = body.text("reason");
    Value arguments = body.any("arguments");
    if (arguments.is_null()) arguments = Value::object();
    if (!arguments.as_object()) body.fault("arguments", "must be an object");
    if (auto refused = body.refused()) return *std::move(refused);
    TRY_VOID(access::require_fresh(caller.session, desk.limits, desk.now()));
    TRY(proposal, desk.trust.propose(caller.person, account, command, std::move(arguments), reason));
    return json_answer(proposal_value(proposal), 202);
}

Handled approve(Desk& desk, const net::Request& request, Caller& caller) {
    TRY(approved, desk.trust.approve(caller.person, std::string(request.path_parameter("proposal"))));
    Value value = Value::object({{"account", approved.account.id}});
    if (approved.link) {
        value.set("path", desk.site.base_path + "/link#" + approved.link->token);
        value.set("expires", to_string(approved.link->expires));
    }
    return json_answer(value);
}

Handled give_back(Desk& desk, const net::Request& request, Caller& caller) {
    Body body(request);
    const std::string comments = body.text("comments");
    if (auto refused = body.refused()) return *std::move(refused);
    TRY_VOID(desk.trust.give_back(caller.person, std::string(request.path_parameter("proposal")), comments));
    net::Response response;
    response.status = 204;
    return response;
}

}  // namespace

void add_trust_resources(Routes& routes) {
    using net::Method;
    routes.add({.path = "/trust",
                .group = "accounts",
                .says = "Changes of trust that wait, and what became of others",
                .answers = {{200, "TrustProposals"}, {403}}},
               list);
    routes.add(
        {.method = Method::post,
         .path = "/trust",
         .group = "accounts",
         .says = "Propose what takes a second person: a role that opens cases, a link to an account that has one",
         .body = {{"account", "whom it is about", "string", true},
                  {"command", "of the accounts, as change-roles; or issue-link", "string", true},
                  {"arguments", "of the command", "object"},
                  {"reason", "why", "string", true}},
         .answers = {{202, "TrustProposal"}, {403}}},
        propose);
    routes.add({.method = Method::post,
                .path = "/trust/{proposal}/approval",
                .group = "accounts",
                .says = "Approve what another proposed; it is carried out",
                .answers = {{200, "TrustApproved"}, {403}, {404}, {409}}},
               approve);
    routes.add({.method = Method::post,
                .path = "/trust/{proposal}/return",
                .group = "accounts",
                .says = "Return what another proposed, with comments",
                .body = {{"comments", "what must change", "string", true}},
                .answers = {{204}, {403}, {404}, {409}}},
               give_back);
}

}  // namespace comity::api
