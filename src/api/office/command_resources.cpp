// SPDX-License-Identifier: EUPL-1.2
// What can be done to cases: one resource per row of the table of commands.
#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "api/office/body.h"
#include "api/office/case_json.h"
#include "api/office/office_groups.h"
#include "cases/command.h"
#include "crypto/sha256.h"
#include "format/canonical_json.h"

namespace comity::api {

namespace {

using cases::CommandKind;
using format::Value;

constexpr std::size_t longest_key = 128;

bool given_by_node(const CommandKind& kind, std::string_view name) {
    const auto parameter = std::ranges::find(kind.parameters, name, &cases::Parameter::name);
    return parameter != kind.parameters.end() && parameter->by_node;
}

/// What the client may give; what the node gives is a fault of the body.
void look_at(const CommandKind& kind, Body& body, const Value& given) {
    for (const cases::Parameter& parameter : kind.parameters)
        if (!parameter.by_node)
            (void)body.any(parameter.name);
        else if (given.find(parameter.name))
            body.fault(parameter.name, "is given by the node", "leave it out");
}

std::vector<std::string> in_path(std::string_view resource) {
    std::vector<std::string> names;
    for (std::size_t at = resource.find('{'); at != std::string_view::npos; at = resource.find('{', at + 1))
        names.emplace_back(resource.substr(at + 1, resource.find('}', at) - at - 1));
    return names;
}

/// The version of the case the client saw (RFC 9110 section 13.1.1); 0 where it does not say. The tag of a compressed
/// answer is weak, and means the same version.
Result<std::uint64_t> based_on(const net::Request& request) {
    const auto field = request.headers.find("If-Match");
    if (!field || *field == "*") return 0;
    std::string_view tag = *field;
    if (tag.starts_with("W/")) tag.remove_prefix(2);
    std::uint64_t version = 0;
    if (tag.size() > 2 && tag.front() == '"' && tag.back() == '"') {
        const char* end = tag.data() + tag.size() - 1;
        const auto [stop, error] = std::from_chars(tag.data() + 1, end, version);
        if (error == std::errc{} && stop == end && version > 0) return version;
    }
    return fail(ErrorKind::invalid, "If-Match is not the ETag of a case", {},
                "send the ETag of the case as it was shown, as \"17\"");
}

/// Repetition of a request with the same key is answered as the first was.
Result<node::Writer::Once> once_of(const net::Request& request, const Caller& caller) {
    const auto key = request.headers.find("Idempotency-Key");
    if (!key) return node::Writer::Once{};
    const auto visible = [](char c) { return c > 0x20 && c < 0x7f; };
    if (key->empty() || key->size() > longest_key || !std::ranges::all_of(*key, visible))
        return fail(ErrorKind::invalid, "Idempotency-Key is no key", {},
                    fmt::format("1 to {} visible characters, as a UUID", longest_key));
    const std::string command = fmt::format("{} {}\n{}\n{}", net::method_name(request.method), request.target.path,
                                            request.headers.find("If-Match").value_or(""), request.body);
    return node::Writer::Once{.key = caller.account.id + "/" + std::string(*key),
                              .request = crypto::sha256(std::string_view(command))};
}

std::optional<net::Response> refusal_of(const CommandKind& kind, const Value& arguments) {
    std::vector<net::ProblemDetail> details;
    for (const cases::ArgumentFault& fault : cases::argument_faults(kind, arguments))
        if (!given_by_node(kind, fault.name) || arguments.find(fault.name))
            details.push_back({fault.name, fault.message, ""});
    if (details.empty()) return std::nullopt;
    return net::problem(
        422, "",
        details.size() == 1 ? details[0].message : fmt::format("{} things in the command are wrong", details.size()),
        details);
}

/// Errors: the case has no such content; who may not see the case is told so by the command itself.
Result<void> holds_content(Desk& desk, const Caller& caller, const std::string& id, const std::string& digest) {
    TRY(lease, desk.node.database().reader());
    TRY(relations, node::relations_of(*lease, desk.authority(), caller.person, id, desk.now()));
    if (!caller.person.may(relations, access::Resource::document, access::Verb::create).allowed()) return {};
    const auto kept = desk.contents->find(id, digest);
    if (kept) return {};
    return fail(ErrorKind::invalid, kept.error().message, {}, kept.error().hint);
}

void set_version(net::Response& response, const Value& answer) {
    if (const auto version = answer.integer_at("version"))
        response.headers.set("ETag", fmt::format("\"{}\"", *version));
}

Handled open_case(Desk& desk, const net::Request& request, Caller& caller) {
    const CommandKind& kind = *cases::find_command("open-case");
    Body body(request);
    Value given = body.object();
    look_at(kind, body, given);
    if (auto refused = body.refused()) return *std::move(refused);
    Value checked = given;
    if (!checked.find("owner")) checked.set("owner", caller.account.id);
    if (auto refused = refusal_of(kind, checked)) return *std::move(refused);
    TRY(once, once_of(request, caller));
    TRY(text, desk.cases().open_case(caller.person, std::move(given), std::move(once)));
    TRY(answer, format::read_value(text, "answer"));
    net::Response response = json_answer(answer, 201);
    set_version(response, answer);
    response.headers.set("Location",
                         fmt::format("{}/api/v1/cases/{}", desk.site.base_path, answer.string_at("case").value_or("")));
    return response;
}

Handled give(const CommandKind& kind, Desk& desk, const net::Request& request, Caller& caller) {
    Body body(request);
    Value arguments = body.object();
    look_at(kind, body, arguments);
    for (const std::string& name : in_path(kind.resource)) {
        if (arguments.find(name)) body.fault(name, "stands in the path", "leave it out of the body");
        arguments.set(name, request.path_parameter(name));
    }
    if (auto refused = body.refused()) return *std::move(refused);
    if (auto refused = refusal_of(kind, arguments)) return *std::move(refused);
    TRY(version, based_on(request));
    TRY(once, once_of(request, caller));
    TRY(id, case_id_of(request));
    // A document of the dossier is there before it is named.
    if (const Value* digest = arguments.find("digest"); digest && digest->as_string())
        TRY_VOID(holds_content(desk, caller, id, *digest->as_string()));
    cases::Command command{.name = std::string(kind.name), .arguments = std::move(arguments), .based_on = version};
    TRY(text, desk.cases().give(caller.person, id, std::move(command), std::move(once)));
    TRY(answer, format::read_value(text, "answer"));
    const Value* waits = answer.find("waits_for");
    const bool proposed = waits && !waits->is_null();
    net::Response response = json_answer(answer, proposed ? 202 : kind.verb == "create" ? 201 : 200);
    set_version(response, answer);
    return response;
}

std::string_view json_type(cases::ParameterType type) {
    using cases::ParameterType;
    switch (type) {
        case ParameterType::words:
            return "strings";
        case ParameterType::integer:
            return "integer";
        case ParameterType::boolean:
            return "boolean";
        case ParameterType::json:
            return "any";
        case ParameterType::list:
            return "objects";
        default:
            return "string";
    }
}

std::string_view json_format(cases::ParameterType type) {
    using cases::ParameterType;
    if (type == ParameterType::date) return "date";
    if (type == ParameterType::moment) return "date-time";
    return type == ParameterType::period ? "duration" : "";
}

std::vector<Member> members_of(const CommandKind& kind) {
    const std::vector<std::string> path = in_path(kind.resource);
    std::vector<Member> members;
    for (const cases::Parameter& parameter : kind.parameters) {
        if (parameter.by_node || std::ranges::find(path, parameter.name) != path.end()) continue;
        members.push_back({.name = parameter.name,
                           .says = parameter.says,
                           .type = json_type(parameter.type),
                           .required = parameter.required && !(kind.name == "open-case" && parameter.name == "owner"),
                           .one_of = parameter.one_of,
                           .format = json_format(parameter.type)});
    }
    return members;
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
                            .body = members_of(kind),
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
