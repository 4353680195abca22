// SPDX-License-Identifier: EUPL-1.2
#include "api/office/openapi/openapi.h"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include "format/canonical_json.h"

namespace comity::api {

namespace {

using format::Value;

constexpr std::string_view root = "/api/v1";

Value reference(std::string_view schema) {
    return Value::object({{"$ref", fmt::format("#/components/schemas/{}", schema)}});
}

Value words_of(std::string_view text) {
    Value words = Value::list();
    while (!text.empty()) {
        const std::size_t blank = text.find(' ');
        words.append(text.substr(0, blank));
        text = blank == std::string_view::npos ? std::string_view() : text.substr(blank + 1);
    }
    return words;
}

Value schema_of(const Member& member) {
    Value schema = Value::object({{"description", member.says}});
    if (member.type == "any") return schema;
    if (member.type == "strings" || member.type == "objects") {
        schema.set("type", "array");
        schema.set("items", Value::object({{"type", member.type == "strings" ? "string" : "object"}}));
        return schema;
    }
    schema.set("type", member.type);
    if (!member.one_of.empty()) schema.set("enum", words_of(member.one_of));
    if (!member.format.empty()) schema.set("format", member.format);
    return schema;
}

Value parameter(std::string_view name, std::string_view in, std::string_view says, bool required, Value schema) {
    return Value::object(
        {{"name", name}, {"in", in}, {"description", says}, {"required", required}, {"schema", std::move(schema)}});
}

bool changes(net::Method method) {
    return method != net::Method::get;
}

Value parameters_of(const Described& described) {
    const Value text = Value::object({{"type", "string"}});
    Value list = Value::list();
    for (std::size_t at = described.path.find('{'); at != std::string::npos; at = described.path.find('{', at + 1)) {
        const std::size_t end = described.path.find('}', at);
        list.append(parameter(described.path.substr(at + 1, end - at - 1), "path", "of the path", true, text));
    }
    for (const Member& member : described.query)
        list.append(parameter(member.name, "query", member.says, member.required, schema_of(member)));
    if (changes(described.method) && described.asker != Asker::anyone)
        list.append(parameter("X-CSRF-Token", "header", "of the session; not with a token", false, text));
    if (may_be_for_another(described)) {
        list.append(parameter(on_behalf_of_header, "header", "account in whose place the caller acts", false, text));
        if (!changes(described.method))
            list.append(
                parameter(on_behalf_of_query, "query", "the same, where a browser sends no such header", false, text));
    }
    if (described.command) {
        list.append(parameter("Idempotency-Key", "header", "the same request again has no second effect", false, text));
        list.append(parameter("If-Match", "header", "ETag of the case as it was seen", false, text));
    }
    return list;
}

Value body_of(const Described& described) {
    Value properties = Value::object();
    Value required = Value::list();
    for (const Member& member : described.body) {
        properties.set(member.name, schema_of(member));
        if (member.required) required.append(member.name);
    }
    Value schema = Value::object({{"type", "object"}, {"properties", std::move(properties)}});
    if (!described.any_body) schema.set("additionalProperties", false);
    schema.set("required", std::move(required));
    return Value::object(
        {{"required", std::ranges::any_of(described.body, &Member::required)},
         {"content", Value::object({{"application/json", Value::object({{"schema", std::move(schema)}})}})}});
}

Value problem() {
    return Value::object({{"description", "what is wrong and the way out"},
                          {"content", Value::object({{"application/problem+json",
                                                      Value::object({{"schema", reference("Problem")}})}})}});
}

Value answers_of(const Described& described, const Value& schemas) {
    Value answers = Value::object({{"default", problem()}});
    for (const Answer& answer : described.answers) {
        const std::string status = std::to_string(answer.status);
        if (answer.status >= 400) {
            answers.set(status, problem());
            continue;
        }
        const Value* known = answers.find(status);
        Value entry = known ? *known : Value::object({{"description", "done"}});
        if (answer.status != 204 && answer.status / 100 != 3) {
            const Value* before = entry.find("content");
            Value content = before ? *before : Value::object();
            if (!answer.schema.empty() && !schemas.find(answer.schema))
                throw std::logic_error(fmt::format("openapi/schemas/ has no {}", answer.schema));
            content.set(answer.type, answer.schema.empty() ? Value::object()
                                                           : Value::object({{"schema", reference(answer.schema)}}));
            entry.set("content", std::move(content));
        }
        answers.set(status, std::move(entry));
    }
    return answers;
}

std::string method_key(net::Method method) {
    std::string key(net::method_name(method));
    std::ranges::transform(key, key.begin(), [](char c) { return static_cast<char>(c | 0x20); });
    return key;
}

std::string operation_id(const Described& described) {
    std::string id = method_key(described.method);
    for (const char c : described.path) id += c == '/' || c == '.' || c == '-' ? '_' : c;
    std::erase(id, '{');
    std::erase(id, '}');
    return id;
}

Value operation(const Described& described, const Value& schemas) {
    Value value = Value::object({{"operationId", operation_id(described)},
                                 {"summary", described.says},
                                 {"tags", Value::list({described.group})},
                                 {"parameters", parameters_of(described)},
                                 {"responses", answers_of(described, schemas)}});
    if (!described.body.empty() || described.any_body) value.set("requestBody", body_of(described));
    if (!described.verb.empty())
        value.set("x-permission", Value::object({{"resource", described.resource}, {"verb", described.verb}}));
    if (described.asker == Asker::anyone) value.set("security", Value::list());
    return value;
}

/// What the router serves and nobody described here: the resources of the law.
std::vector<Described> of_the_law(const net::Router& router, const std::vector<Described>& known) {
    std::vector<Described> found;
    for (const net::Route& route : router.routes()) {
        std::string path;
        for (const std::string& segment : route.segments) path += "/" + segment;
        if (!path.starts_with(root)) continue;
        path.erase(0, root.size());
        const bool described = std::ranges::any_of(
            known, [&](const Described& each) { return each.method == route.method && each.path == path; });
        if (described || path == "/openapi.json") continue;
        found.push_back({.method = route.method,
                         .path = path,
                         .group = "law",
                         .says = "Of the law library: docs/formats/api.md",
                         .any_body = route.method == net::Method::post,
                         .answers = {{200}},
                         .asker = Asker::anyone});
    }
    return found;
}

Value all_schemas() {
    Value all = Value::object();
    for (const std::string_view text : openapi_schemas) {
        const auto part = format::read_value(text, "openapi/schemas");
        if (!part) throw std::logic_error(to_string(part.error()));
        for (const format::Member& schema : *part->as_object()) {
            if (all.find(schema.key)) throw std::logic_error(fmt::format("openapi/schemas/ has {} twice", schema.key));
            all.set(schema.key, schema.value);
        }
    }
    return all;
}

}  // namespace

std::string openapi(const std::vector<Described>& described, const net::Router& router, const Site& site) {
    const Value schemas = all_schemas();
    Value paths = Value::object();
    const auto put = [&](const Described& each) {
        const Value* known = paths.find(each.path);
        Value item = known ? *known : Value::object();
        item.set(method_key(each.method), operation(each, schemas));
        paths.set(each.path, std::move(item));
    };
    for (const Described& each : described) put(each);
    for (const Described& each : of_the_law(router, described)) put(each);
    const Value cookie = Value::object({{"type", "apiKey"}, {"in", "cookie"}, {"name", cookie_name(site)}});
    const Value token = Value::object({{"type", "http"}, {"scheme", "bearer"}});
    const Value document = Value::object(
        {{"openapi", "3.1.0"},
         {"info", Value::object({{"title", "Comity"},
                                 {"version", "1"},
                                 {"license", Value::object({{"name", "EUPL-1.2"}, {"identifier", "EUPL-1.2"}})}})},
         {"servers", Value::list({Value::object({{"url", site.origin + site.base_path + std::string(root)}})})},
         {"security",
          Value::list({Value::object({{"session", Value::list()}}), Value::object({{"token", Value::list()}})})},
         {"paths", std::move(paths)},
         {"components", Value::object({{"schemas", schemas},
                                       {"securitySchemes", Value::object({{"session", cookie}, {"token", token}})}})}});
    auto text = format::canonical_json(document);
    if (!text) throw std::logic_error(to_string(text.error()));
    return *std::move(text) + "\n";
}

}  // namespace comity::api
