// SPDX-License-Identifier: EUPL-1.2
#include "command/parameter.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/calendar.h"
#include "base/instant.h"
#include "base/state_code.h"

namespace comity::command {

namespace {

/// What would steer a terminal or end a text early. Line breaks, tabs and the form feed between pages are of texts.
bool steers(std::string_view text) {
    return std::ranges::any_of(text, [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && std::string_view("\t\n\f\r").find(c) == std::string_view::npos;
    });
}

bool holds_control(const format::Value& value) {
    if (const std::string* text = value.as_string()) return steers(*text);
    if (const auto* items = value.as_list())
        return std::ranges::any_of(*items, [](const format::Value& item) { return holds_control(item); });
    if (const auto* members = value.as_object())
        return std::ranges::any_of(
            *members, [](const format::Member& member) { return steers(member.key) || holds_control(member.value); });
    return false;
}

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

bool fits(const Parameter& parameter, const format::Value& value) {
    const std::string* text = value.as_string();
    switch (parameter.type) {
        case ParameterType::text:
            return text != nullptr && (!parameter.required || !is_blank(*text));
        case ParameterType::words:
            return value.as_list() &&
                   std::ranges::all_of(*value.as_list(), [](const auto& item) { return item.as_string() != nullptr; });
        case ParameterType::integer:
            return value.as_integer().has_value();
        case ParameterType::boolean:
            return value.as_boolean().has_value();
        case ParameterType::date: {
            if (!text) return false;
            const auto day = parse_date(*text);
            return day && day->exact();
        }
        case ParameterType::moment:
            return text && parse_instant(*text).has_value();
        case ParameterType::period:
            return text && parse_period(*text).has_value();
        case ParameterType::state:
            return text && StateCode::parse(*text).has_value();
        case ParameterType::list:
            return value.as_list() != nullptr;
        case ParameterType::json:
            return true;
    }
    return false;
}

bool among(std::string_view words, std::string_view word) {
    return (" " + std::string(words) + " ").find(" " + std::string(word) + " ") != std::string::npos;
}

}  // namespace

std::string_view expected(ParameterType type) {
    switch (type) {
        case ParameterType::text:
            return "a text";
        case ParameterType::words:
            return "a list of texts";
        case ParameterType::integer:
            return "a whole number";
        case ParameterType::boolean:
            return "true or false";
        case ParameterType::date:
            return "a day, as 2026-11-21";
        case ParameterType::moment:
            return "a moment with its offset, as 2026-11-21T22:30:00+03:00";
        case ParameterType::period:
            return "a period, as P40D";
        case ParameterType::state:
            return "a State by its two letters, as FI";
        case ParameterType::list:
            return "a list of objects";
        case ParameterType::json:
            break;
    }
    return "a value";
}

bool Entry::by_node(std::string_view parameter) const {
    const auto known = std::ranges::find(parameters, parameter, &Parameter::name);
    return known != parameters.end() && known->by_node;
}

std::vector<ArgumentFault> argument_faults(const Entry& entry, const format::Value& arguments) {
    const auto* members = arguments.as_object();
    if (!members) return {{"", fmt::format("{} takes an object", entry.name)}};
    std::vector<ArgumentFault> faults;
    for (const format::Member& member : *members) {
        const auto parameter = std::ranges::find(entry.parameters, member.key, &Parameter::name);
        if (parameter == entry.parameters.end()) {
            faults.push_back({member.key, fmt::format("'{}' is not known to {}", member.key, entry.name)});
            continue;
        }
        if (member.value.is_null() && !parameter->required) continue;
        if (!fits(*parameter, member.value))
            faults.push_back({member.key, fmt::format("'{}' must be {}", member.key, expected(parameter->type))});
        else if (holds_control(member.value))
            faults.push_back({member.key, fmt::format("'{}' holds control characters", member.key)});
        else if (!parameter->one_of.empty() && !among(parameter->one_of, *member.value.as_string()))
            faults.push_back({member.key, fmt::format("'{}' must be one of: {}", member.key, parameter->one_of)});
    }
    for (const Parameter& parameter : entry.parameters)
        if (parameter.required && !arguments.find(parameter.name))
            faults.push_back(
                {std::string(parameter.name), fmt::format("'{}' is missing: {}", parameter.name, parameter.says)});
    return faults;
}

Result<void> check_arguments(const Entry& entry, const format::Value& arguments) {
    std::vector<std::string> messages;
    for (const ArgumentFault& fault : argument_faults(entry, arguments)) messages.push_back(fault.message);
    if (messages.empty()) return {};
    return fail(ErrorKind::invalid, fmt::format("{}", fmt::join(messages, "; ")));
}

}  // namespace comity::command
