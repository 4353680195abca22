// SPDX-License-Identifier: EUPL-1.2
// What can be done to cases: one resource per row of the table of commands.
#include <fmt/format.h>

#include "api/office/case_json.h"
#include "api/office/command_request.h"
#include "api/office/office_groups.h"
#include "cases/command.h"
#include "format/canonical_json.h"
#include "node/accounts/named_accounts.h"

namespace comity::api {

namespace {

using cases::CommandKind;
using format::Value;

/// Errors: the case has no such content; who may not see the case is told so by the command itself.
Result<void> holds_content(Desk& desk, const Caller& caller, const std::string& id, const std::string& digest) {
    TRY(lease, desk.node.database().reader());
    TRY(relations, node::relations_of(*lease, desk.authority(), caller.person, id, desk.now()));
    if (!caller.person.may(relations, access::Resource::document, access::Verb::create).allowed()) return {};
    const auto kept = desk.contents->find(id, digest);
    if (kept) return {};
    return fail(ErrorKind::invalid, kept.error().message, {}, kept.error().hint);
}

Handled open_case(Desk& desk, const net::Request& request, Caller& caller) {
    const CommandKind& kind = *cases::find_command("open-case");
    CommandRequest read = read_command(kind.entry(), request, Value::object({{"owner", caller.person.seat()}}));
    if (read.refused) return *std::move(read.refused);
    TRY(once, once_of(request, caller));
    TRY_VOID(node::name_accounts(desk.accounts, desk.node.database(), caller.person, kind.name, "", read.arguments));
    TRY(text, desk.cases().open_case(caller.person, std::move(read.arguments), std::move(once)));
    TRY(response, command_answer(text, 201));
    TRY(answer, format::read_value(text, "answer"));
    response.headers.set("Location",
                         fmt::format("{}/api/v1/cases/{}", desk.site.base_path, answer.string_at("case").value_or("")));
    return response;
}

Handled give(const CommandKind& kind, Desk& desk, const net::Request& request, Caller& caller) {
    CommandRequest read = read_command(kind.entry(), request);
    if (read.refused) return *std::move(read.refused);
    TRY(version, based_on(request));
    TRY(once, once_of(request, caller));
    TRY(id, case_id_of(request));
    // A document of the dossier is there before it is named.
    if (const Value* digest = read.arguments.find("digest"); digest && digest->as_string())
        TRY_VOID(holds_content(desk, caller, id, *digest->as_string()));
    TRY_VOID(node::name_accounts(desk.accounts, desk.node.database(), caller.person, kind.name, id, read.arguments));
    cases::Command command{.name = std::string(kind.name), .arguments = std::move(read.arguments), .based_on = version};
    TRY(completed, desk.papers->complete(caller.person, id, std::move(command)));
    TRY(text, desk.cases().give(caller.person, id, std::move(completed), std::move(once)));
    return command_answer(text, kind.verb == "create" ? 201 : 200);
}

}  // namespace

void add_command_resources(Routes& routes) {
    for (const CommandKind& kind : cases::commands()) {
        const bool opens = kind.name == "open-case";
        if (kind.resource.empty() && !opens) continue;  // the node's own
        std::vector<Answer> answers{{opens || kind.verb == "create" ? 201 : 200, opens ? "CaseOpened" : "CommandDone"}};
        if (!opens) answers.push_back({202, "CommandDone"});
        for (const int status : {403, 404, 409}) answers.push_back({status});
        Described described{.method = net::Method::post,
                            .path = opens ? "/cases" : fmt::format("/cases/{{case}}/{}", kind.resource),
                            .group = "commands",
                            .says = std::string(kind.says),
                            .body = opens ? members_of(kind.entry(), {"owner"}) : members_of(kind.entry()),
                            .answers = std::move(answers),
                            .resource = kind.on,
                            .verb = kind.verb,
                            .command = true};
        if (opens) {
            routes.add(std::move(described), open_case);
            continue;
        }
        routes.add(std::move(described), [&kind](Desk& desk, const net::Request& request, Caller& caller) {
            return give(kind, desk, request, caller);
        });
    }
}

}  // namespace comity::api
