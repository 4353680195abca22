// SPDX-License-Identifier: EUPL-1.2
// Lists of the office in the form that was asked for.
#pragma once

#include <iterator>
#include <string_view>

#include "cli/office/open_office.h"
#include "cli/table.h"
#include "format/value.h"
#include "node/docket/queries.h"

namespace CLI {
class App;
}

namespace comity::cli {

/// `--json` or `--csv` of a list.
struct Form {
    bool json = false;
    bool csv = false;

    void add_to(CLI::App& command);
};

/// Every row of a list that comes in pages: `page_of` gives those behind a page's cursor.
template <class PageOf>
auto whole(PageOf page_of) -> decltype(page_of(node::Page(1))) {
    node::Page page(node::largest_page);
    TRY(all, page_of(page));
    for (std::size_t got = all.size(); got == page.limit;) {
        page.after = all.back().cursor;
        TRY(more, page_of(page));
        got = more.size();
        all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    }
    return all;
}

/// Prints the list; a table that is taken out is recorded, as over HTTP. Gives the status to exit with.
Result<int> print_list(const OpenOffice& opened, const Form& form, std::string_view name, const format::Value& list,
                       const Table& table, std::string_view otherwise);

}  // namespace comity::cli
