// SPDX-License-Identifier: EUPL-1.2
#include "api/office/body.h"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "format/canonical_json.h"
#include "net/negotiation.h"

namespace comity::api {

bool is_json(const net::Request& request) {
    const auto field = request.headers.find("Content-Type");
    if (!field) return request.body.empty();
    return net::same_name(net::trim(field->substr(0, field->find(';'))), "application/json");
}

Body::Body(const net::Request& request) {
    if (!is_json(request)) {
        unreadable_ = net::problem(415, "", "The body is not sent as JSON: Content-Type is application/json");
        return;
    }
    if (request.body.empty()) return;
    auto value = format::read_value(request.body, "body");
    if (!value)
        unreadable_ = net::problem(value.error());
    else if (!value->as_object())
        unreadable_ = net::problem(422, "", "The body is one JSON object");
    else
        object_ = *std::move(value);
}

const format::Value* Body::take(std::string_view name) {
    known_.emplace_back(name);
    const format::Value* value = object_.find(name);
    return value && value->is_null() ? nullptr : value;
}

std::string Body::text(std::string_view name) {
    const format::Value* value = take(name);
    if (value && value->as_string() && !value->as_string()->empty()) return *value->as_string();
    fault(name, value ? "must be a text" : "is missing");
    return {};
}

std::string Body::text_or(std::string_view name, std::string_view otherwise) {
    const format::Value* value = take(name);
    if (!value) return std::string(otherwise);
    if (value->as_string()) return *value->as_string();
    fault(name, "must be a text");
    return {};
}

bool Body::flag(std::string_view name, bool otherwise) {
    const format::Value* value = take(name);
    if (!value) return otherwise;
    if (const auto flag = value->as_boolean()) return *flag;
    fault(name, "must be true or false");
    return otherwise;
}

format::Value Body::any(std::string_view name) {
    const format::Value* value = take(name);
    return value ? *value : format::Value();
}

void Body::fault(std::string_view name, std::string message, std::string hint) {
    faults_.push_back({std::string(name), fmt::format("'{}' {}", name, message), std::move(hint)});
}

std::optional<net::Response> Body::refused() {
    if (unreadable_) return std::move(unreadable_);
    for (const format::Member& member : *object_.as_object())
        if (std::ranges::find(known_, member.key) == known_.end())
            fault(member.key, "is not known here",
                  known_.empty() ? "the body is empty" : fmt::format("known are: {}", fmt::join(known_, ", ")));
    if (faults_.empty()) return std::nullopt;
    return net::problem(
        422, "",
        faults_.size() == 1 ? faults_[0].message : fmt::format("{} things in the body are wrong", faults_.size()),
        faults_);
}

net::Response json_answer(const format::Value& value, int status) {
    auto text = format::canonical_json(value);
    if (!text) throw std::logic_error("an answer that is no JSON: " + to_string(text.error()));
    return net::json_response(*std::move(text) + '\n', status);
}

}  // namespace comity::api
