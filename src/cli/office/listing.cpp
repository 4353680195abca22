// SPDX-License-Identifier: EUPL-1.2
#include "cli/office/listing.h"

#include <iostream>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "api/office/answer_table.h"
#include "cli/exit_status.h"
#include "cli/office/list_form.h"
#include "format/canonical_json.h"

namespace comity::cli {

void Form::add_to(CLI::App& command) {
    CLI::Option* as_json = command.add_flag("--json", json, "as JSON");
    command.add_flag("--csv", csv, "as a table (RFC 4180)")->excludes(as_json);
}

Result<int> print_list(const OpenOffice& opened, const Form& form, std::string_view name, const format::Value& list,
                       const Table& table, std::string_view otherwise) {
    if (form.json) return print_json(list);
    if (!form.csv) return print_table(table, otherwise);
    opened.cases().note_search(opened.person, fmt::format("export of {}", name), "");
    if (const auto taken = api::table_of(format::Value::object({{name, list}}))) std::cout << taken->csv;
    return exit_ok;
}

Result<int> print_json(const format::Value& value) {
    TRY(text, format::canonical_json(value));
    std::cout << text << '\n';
    return exit_ok;
}

Result<int> print_table(const Table& table, std::string_view otherwise) {
    if (table.empty())
        std::cout << otherwise << '\n';
    else
        table.print(Terminal::of_standard_output());
    return exit_ok;
}

}  // namespace comity::cli
