// SPDX-License-Identifier: EUPL-1.2
// `comity news show`.
#include <iostream>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <CLI/CLI.hpp>

#include "cli/arguments.h"
#include "cli/exit_status.h"
#include "cli/office/holding_sheet.h"

namespace comity::cli {

namespace {

using registry::NewsItem;

void print_texts(const std::vector<registry::NewsText>& texts) {
    for (const registry::NewsText& text : texts) std::cout << fmt::format("    {}  {}\n", text.language, text.headline);
}

Result<int> show_news(const SheetOptions& options) {
    TRY(found, find_holding<NewsItem>(options));
    const NewsItem& item = found.state;
    if (options.json) return print_json(registry::shown(item, found.on));
    std::cout << fmt::format("{}  {}\n  {} on {}{}{}\n", item.number, item.title, item.stage_on(found.on),
                             to_string(found.on), item.tags.empty() ? "" : "; ", fmt::join(item.tags, ", "));
    std::cout << "  texts as they are now\n";
    print_texts(item.texts);
    for (const registry::Revision& revision : item.revisions) {
        std::cout << fmt::format("  {} public from {}{}\n", revision.id, to_string(revision.on),
                                 revision.notes[0].empty() ? "" : ", corrected: " + revision.notes[0]);
        print_texts(revision.texts);
    }
    if (item.withdrawn_on)
        std::cout << fmt::format("  withdrawn on {}: {}\n", to_string(*item.withdrawn_on), item.withdrawn_because[0]);
    print_waiting(item);
    return exit_ok;
}

}  // namespace

void add_news_sheets(CLI::App& of, int& status) {
    auto sheet = std::make_shared<SheetOptions>();
    add_whole_sheet(
        add_sheet(of, "show", "one item with its texts and what was public of them", registry::KindOf<NewsItem>::word,
                  registry::KindOf<NewsItem>::letters, sheet, show_news, status),
        *sheet);
}

}  // namespace comity::cli
