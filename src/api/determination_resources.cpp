// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "api/answer.h"
#include "api/determined.h"
#include "api/resource_groups.h"
#include "format/json_writer.h"
#include "format/tree.h"
#include "law/request/render_request.h"
#include "net/negotiation.h"

namespace comity::api {

namespace {

/// A type other than JSON is refused rather than guessed at; none is taken as JSON.
bool is_json(const net::Request& request) {
    const auto field = request.headers.find("Content-Type");
    if (!field) return true;
    const std::string_view type = net::trim(field->substr(0, field->find(';')));
    return net::same_name(type, "application/json");
}

net::Response refusal_of(const law::Faults& faults) {
    std::vector<net::ProblemDetail> details;
    for (const law::Fault& fault : faults.list()) {
        if (fault.severity == law::Fault::Severity::error)
            details.push_back({to_string(fault.place), fault.message, fault.hint});
    }
    const std::string detail =
        details.size() == 1 ? details[0].message : std::to_string(details.size()) + " things in the question are wrong";
    return net::problem(422, "", detail, details);
}

/// Largest question; a file with hundreds of offences and records stays far below.
constexpr std::size_t max_question_bytes = 512 * 1024;

}  // namespace

net::RouteOptions question_limits() {
    return {.body_bytes = max_question_bytes};
}

Determined determine(const Context& context, const net::Request& request) {
    if (!is_json(request))
        return {std::nullopt,
                net::problem(415, "", "The question is not sent as JSON: Content-Type is application/json")};
    const auto tree = format::read_json(request.body, "question");
    if (!tree) return {std::nullopt, net::problem(tree.error())};
    law::Faults faults;
    auto asked = law::read_request(context.library, *tree, context.today(), faults);
    if (!asked) return {std::nullopt, refusal_of(faults)};
    return {law::Request(std::move(*asked)), {}};
}

namespace {

net::Response answer_question(const Context& context, const net::Request& request) {
    const Query query(context.library, request, {});
    if (auto refused = query.refused()) return *std::move(refused);
    Determined determined = determine(context, request);
    if (!determined.request) return std::move(determined.refused);
    return private_answer(query, law::request_json(*determined.request, {query.language(), true}));
}

void write_step(format::JsonWriter& json, const law::Reasoning& step) {
    json.object([&] {
        json.key("text").string(step.text);
        json.key("truth").string(to_string(step.truth));
        json.key("children").array([&] {
            for (const law::Reasoning& child : step.children) write_step(json, child);
        });
    });
}

/// A result for several offences has a tree for each: they become the branches of one.
law::Reasoning one_tree(std::vector<law::Reasoning> trees, const std::string& result) {
    if (trees.size() == 1) return std::move(trees[0]);
    law::Reasoning root;
    root.text = result;
    root.truth = std::ranges::max(trees, {}, &law::Reasoning::truth).truth;
    root.children = std::move(trees);
    return root;
}

net::Response explain(const Context& context, const net::Request& request) {
    Query query(context.library, request, {"result"});
    const std::string result = query.text("result");
    if (auto refused = query.refused()) return *std::move(refused);
    Determined determined = determine(context, request);
    if (!determined.request) return std::move(determined.refused);
    std::vector<law::Reasoning> trees;
    for (const law::Request::Measure& measure : determined.request->measures()) {
        for (law::Reasoning& tree : law::explain_result(*measure.determination, result)) {
            if (determined.request->several()) tree.text = measure.id + ": " + tree.text;
            trees.push_back(std::move(tree));
        }
    }
    if (trees.empty()) {
        return net::problem(404, "", "The answer to this question has no result '" + result + "'",
                            {{"result", "no such result",
                              "an id as g.nationality or a rule as coe-024:6.1.a; /api/v1/determine lists them"}});
    }
    format::JsonWriter json;
    json.object([&] {
        json.key("result").string(result);
        json.key("tree");
        write_step(json, one_tree(std::move(trees), result));
    });
    return private_answer(query, json.take());
}

}  // namespace

void add_determination_resources(net::Router& router, const SharedContext& context) {
    const net::RouteOptions limits = question_limits();
    router.add(
        net::Method::post, "/api/v1/determine",
        [context](const net::Request& request) { return answer_question(*context, request); }, limits);
    router.add(
        net::Method::post, "/api/v1/explain",
        [context](const net::Request& request) { return explain(*context, request); }, limits);
}

}  // namespace comity::api
