// SPDX-License-Identifier: EUPL-1.2
#include "api/office/command_request.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "api/office/body.h"
#include "crypto/sha256.h"
#include "format/canonical_json.h"

namespace comity::api {

namespace {

using command::Entry;
using command::Parameter;
using command::ParameterType;
using format::Value;

constexpr std::size_t longest_key = 128;

/// What the client may give; what the node gives is a fault of the body.
void look_at(const Entry& entry, Body& body, const Value& given) {
    for (const Parameter& parameter : entry.parameters)
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

std::optional<net::Response> refusal_of(const Entry& entry, const Value& arguments) {
    std::vector<net::ProblemDetail> details;
    for (const command::ArgumentFault& fault : command::argument_faults(entry, arguments))
        if (!entry.by_node(fault.name) || arguments.find(fault.name))
            details.push_back({fault.name, fault.message, ""});
    if (details.empty()) return std::nullopt;
    return net::problem(
        422, "",
        details.size() == 1 ? details[0].message : fmt::format("{} things in the command are wrong", details.size()),
        details);
}

std::string_view json_type(ParameterType type) {
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

std::string_view json_format(ParameterType type) {
    if (type == ParameterType::date) return "date";
    if (type == ParameterType::moment) return "date-time";
    return type == ParameterType::period ? "duration" : "";
}

}  // namespace

CommandRequest read_command(const Entry& entry, const net::Request& request, const Value& otherwise) {
    Body body(request);
    CommandRequest read{.arguments = body.object()};
    look_at(entry, body, read.arguments);
    for (const std::string& name : in_path(entry.resource)) {
        if (read.arguments.find(name)) body.fault(name, "stands in the path", "leave it out of the body");
        read.arguments.set(name, request.path_parameter(name));
    }
    read.refused = body.refused();
    if (read.refused) return read;
    Value whole = read.arguments;
    for (const format::Member& member : *otherwise.as_object())
        if (!whole.find(member.key)) whole.set(member.key, member.value);
    read.refused = refusal_of(entry, whole);
    return read;
}

// The tag of a compressed answer is weak, and means the same version.
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
    return fail(ErrorKind::invalid, "If-Match is no ETag of what the command is given to", {},
                "send the ETag as it was shown, as \"17\"");
}

Result<node::Writer::Once> once_of(const net::Request& request, const Caller& caller) {
    const auto key = request.headers.find("Idempotency-Key");
    if (!key) return node::Writer::Once{};
    const auto visible = [](char c) { return c > 0x20 && c < 0x7f; };
    if (key->empty() || key->size() > longest_key || !std::ranges::all_of(*key, visible))
        return fail(ErrorKind::invalid, "Idempotency-Key is no key", {},
                    fmt::format("1 to {} visible characters, as a UUID", longest_key));
    const std::string command = fmt::format("{} {}\n{}\n{}", net::method_name(request.method), request.target.path,
                                            request.headers.find("If-Match").value_or(""), request.body);
    return node::Writer::Once{.key = fmt::format("{}/{}", caller.person.command_owner(), *key),
                              .request = crypto::sha256(std::string_view(command))};
}

Handled command_answer(const std::string& text, int done) {
    TRY(answer, format::read_value(text, "answer"));
    const Value* waits = answer.find("waits_for");
    net::Response response = json_answer(answer, waits && !waits->is_null() ? 202 : done);
    if (const auto version = answer.integer_at("version"))
        response.headers.set("ETag", fmt::format("\"{}\"", *version));
    return response;
}

std::vector<Member> members_of(const Entry& entry, std::initializer_list<std::string_view> optional) {
    const std::vector<std::string> path = in_path(entry.resource);
    std::vector<Member> members;
    for (const Parameter& parameter : entry.parameters) {
        if (parameter.by_node || std::ranges::find(path, parameter.name) != path.end()) continue;
        const bool free = std::ranges::find(optional, parameter.name) != optional.end();
        members.push_back({.name = parameter.name,
                           .says = parameter.says,
                           .type = json_type(parameter.type),
                           .required = parameter.required && !free,
                           .one_of = parameter.one_of,
                           .format = json_format(parameter.type)});
    }
    return members;
}

}  // namespace comity::api
