// SPDX-License-Identifier: EUPL-1.2
#include "cli/office/command_arguments.h"

#include <algorithm>
#include <charconv>

#include <CLI/CLI.hpp>

#include "cases/kind.h"
#include "format/canonical_json.h"

namespace comity::cli {

namespace {

using command::Parameter;
using command::ParameterType;
using format::Value;

std::string option_name(std::string_view parameter) {
    std::string name = "--" + std::string(parameter);
    std::ranges::replace(name, '_', '-');
    return name;
}

/// What is shown where the value stands; completion knows STATE, FACT and what stands between braces.
std::string type_name(const Parameter& parameter) {
    if (parameter.name == "fact") return "FACT";
    switch (parameter.type) {
        case ParameterType::integer:
            return "NUMBER";
        case ParameterType::boolean:
            return "WORD";
        case ParameterType::date:
            return "DATE";
        case ParameterType::moment:
            return "MOMENT";
        case ParameterType::period:
            return "PERIOD";
        case ParameterType::state:
            return "STATE";
        case ParameterType::json:
        case ParameterType::list:
            return "JSON";
        case ParameterType::text:
        case ParameterType::words:
            break;
    }
    return "TEXT";
}

std::vector<std::string> choices(const Parameter& parameter) {
    if (parameter.type == ParameterType::boolean) return {"yes", "no"};
    std::vector<std::string> words;
    if (parameter.name == "kind" && parameter.says.starts_with("kind of case")) {
        for (const cases::KindWord& kind : cases::kinds()) words.emplace_back(kind.word);
        return words;
    }
    std::string_view rest = parameter.one_of;
    while (!rest.empty()) {
        const std::size_t blank = std::min(rest.find(' '), rest.size());
        words.emplace_back(rest.substr(0, blank));
        rest.remove_prefix(std::min(blank + 1, rest.size()));
    }
    return words;
}

bool contains(std::initializer_list<std::string_view> names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

Result<Value> value_of(const Parameter& parameter, const std::vector<std::string>& texts) {
    const std::string& text = texts.front();
    const std::string option = option_name(parameter.name);
    switch (parameter.type) {
        case ParameterType::words:
            return Value::list_of(texts);
        case ParameterType::boolean:
            return Value(text == "yes");
        case ParameterType::integer: {
            std::int64_t number = 0;
            const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
            if (error == std::errc{} && end == text.data() + text.size()) return Value(number);
            return fail(ErrorKind::invalid, option + ": '" + text + "' is no whole number");
        }
        case ParameterType::json:
            return typed_value(text, option);
        case ParameterType::list:
            return format::read_value(text, option);
        default:
            return Value(text);
    }
}

}  // namespace

Result<Value> typed_value(const std::string& text, std::string_view option) {
    auto value = format::read_value(text, option);
    const bool meant_as_json = !text.empty() && std::string_view("[{\"").find(text.front()) != std::string_view::npos;
    if (value || meant_as_json) return value;
    return Value(text);
}

void CommandArguments::add_to(CLI::App& command, std::initializer_list<std::string_view> but,
                              std::initializer_list<std::string_view> positional) {
    const auto add = [&](const Parameter& parameter, const std::string& name) {
        auto texts = std::make_shared<std::vector<std::string>>();
        const bool many = parameter.type == ParameterType::words;
        CLI::Option* option = command.add_option(name, *texts, std::string(parameter.says));
        option->type_name(type_name(parameter));
        if (!many) option->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::Throw);
        // Otherwise what stands between brackets would be taken apart before it is read as JSON.
        option->allow_extra_args(false);
        if (const auto words = choices(parameter); !words.empty()) option->check(CLI::IsMember(words));
        if (parameter.required) option->required();
        given_.push_back({&parameter, std::move(texts)});
    };
    for (const std::string_view name : positional)
        add(*std::ranges::find(entry_.parameters, name, &Parameter::name), std::string(name));
    for (const Parameter& parameter : entry_.parameters)
        if (!parameter.by_node && !contains(but, parameter.name) && !contains(positional, parameter.name))
            add(parameter, option_name(parameter.name));
}

Result<Value> CommandArguments::read() const {
    Value arguments = Value::object();
    for (const Given& given : given_) {
        if (given.texts->empty()) continue;
        TRY(value, value_of(*given.parameter, *given.texts));
        arguments.set(given.parameter->name, std::move(value));
    }
    return arguments;
}

}  // namespace comity::cli
