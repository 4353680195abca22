// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "command/parameter.h"
#include "format/value.h"

namespace CLI {
class App;
}

namespace comity::cli {

/// The parameters of a command of the table as options: `foreign_reference` is `--foreign-reference`; lists of texts
/// are given by repeating the option.
class CommandArguments {
   public:
    explicit CommandArguments(const command::Entry& entry) : entry_(entry) {}

    /// All parameters but those named in `but`. Those in `positional` are arguments, in the order given.
    void add_to(CLI::App& command, std::initializer_list<std::string_view> but = {},
                std::initializer_list<std::string_view> positional = {});

    /// The object command::check_arguments checks. Errors: text that is not JSON where JSON must be.
    Result<format::Value> read() const;

   private:
    struct Given {
        const command::Parameter* parameter;
        std::shared_ptr<std::vector<std::string>> texts;
    };

    command::Entry entry_;
    std::vector<Given> given_;
};

/// A value as it is typed: JSON; a text that is none stands for itself, so that words and days need no quotation marks.
/// Errors: what begins as a list, an object or a quoted text and does not end so.
Result<format::Value> typed_value(const std::string& text, std::string_view option);

}  // namespace comity::cli
