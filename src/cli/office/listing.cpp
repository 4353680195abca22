// SPDX-License-Identifier: EUPL-1.2
#include "cli/office/listing.h"

#include <iostream>

#include "cli/exit_status.h"
#include "format/canonical_json.h"

namespace comity::cli {

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
