// SPDX-License-Identifier: EUPL-1.2
// The parameters of a command, as a table names them; what is given is checked against it before anything is decided.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "format/value.h"

namespace comity::command {

enum class ParameterType { text, words, integer, boolean, date, moment, period, state, json, list };

struct Parameter {
    std::string_view name = {};
    ParameterType type = ParameterType::text;
    bool required = false;
    std::string_view says = {};
    std::string_view one_of = "";  ///< words separated by blanks, where only these are taken
    bool by_node = false;          ///< an id or a number that the node gives: nobody else sets it
};

/// A command as whoever offers it needs to know it: a resource over HTTP, an entry of the command line.
struct Entry {
    std::string_view name = {};      ///< "record-fact"
    std::string_view resource = {};  ///< below the address of what it is given to: "facts", "clocks/{clock}/silence"
    std::string_view verb = {};      ///< of the table of permissions: "create", "change", "propose" …
    std::string_view on = {};        ///< resource of the table of permissions: "fact"
    std::string_view says = {};
    std::span<const Parameter> parameters = {};

    /// Whether it is for the node to give that parameter.
    bool by_node(std::string_view parameter) const;
};

/// What is wrong with one argument.
struct ArgumentFault {
    std::string name;
    std::string message;
};

/// The arguments against the table: unknown and missing ones, types, words. Every fault.
std::vector<ArgumentFault> argument_faults(const Entry& entry, const format::Value& arguments);

/// The same, every fault in one error.
Result<void> check_arguments(const Entry& entry, const format::Value& arguments);

/// "a day, as 2026-11-21"
std::string_view expected(ParameterType type);

}  // namespace comity::command
