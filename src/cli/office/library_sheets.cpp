// SPDX-License-Identifier: EUPL-1.2
// `comity publication show|text|search`.
#include <iostream>
#include <memory>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <CLI/CLI.hpp>

#include "cli/arguments.h"
#include "cli/exit_status.h"
#include "cli/office/holding_sheet.h"
#include "cli/table.h"
#include "node/register/library_search.h"

namespace comity::cli {

namespace {

using registry::Publication;

/// What it rests on, and whether the law moved under it.
void print_law(const Publication& publication) {
    if (!publication.rests_on.empty())
        std::cout << fmt::format("  rests on {}\n", fmt::join(publication.rests_on, ", "));
    if (publication.waits_for_a_look()) {
        const registry::LawMoved& moved = *publication.law_moved;
        std::cout << fmt::format("  the law moved under this ({}); to be looked at until {}\n", to_string(moved.on),
                                 to_string(moved.due));
        for (const registry::ProvisionRead& now : moved.now)
            std::cout << fmt::format("  {}{}\n", now.provision,
                                     now.words.empty() ? " is no longer in the law library" : " reads otherwise");
    } else if (!publication.law_confirmed.empty()) {
        const registry::LawConfirmed& last = publication.law_confirmed.back();
        std::cout << fmt::format("  looked at on {}, still right{}\n", to_string(last.on),
                                 last.says.empty() ? "" : ": " + last.says);
    }
}

Result<int> show_publication(const SheetOptions& options) {
    TRY(found, find_holding<Publication>(options));
    const Publication& publication = found.state;
    if (options.json) return print_json(registry::shown(publication, found.on));
    std::cout << fmt::format("{}  {}\n  {}{}{}; {} on {}\n", publication.number, publication.title, publication.kind,
                             publication.parties.empty() ? "" : " about " + states_line(publication.parties),
                             publication.citation.empty() ? "" : ", cited as " + publication.citation,
                             publication.stage_on(found.on), to_string(found.on));
    if (publication.only_for)
        std::cout << fmt::format("  only for {}, owner and substitute\n", fmt::join(*publication.only_for, ", "));
    print_law(publication);
    const Terminal terminal = Terminal::of_standard_output();
    Table editions({"edition", "status", "from", "until", "label", "authors"});
    for (const registry::Edition& edition : publication.editions) {
        const auto held = publication.in_force(edition);
        editions.add({edition.id, std::string(publication.status_on(edition, found.on)),
                      registry::day_text(edition.from), registry::day_text(held ? held->last : edition.until),
                      edition.label, fmt::format("{}", fmt::join(edition.authors, "; "))});
    }
    if (!editions.empty()) editions.print(terminal, 2);
    Table texts({"text", "edition", "language", "pages", ""});
    for (const registry::PublishedText& text : publication.texts)
        if (!text.withdrawn)
            texts.add({text.id, text.edition, text.language, fmt::format("{} to {}", text.first_page, text.last_page()),
                       text.authentic ? "authentic" : "translation"});
    if (!texts.empty()) texts.print(terminal, 2);
    Table given({"given", "edition", "to", "authority", "on", "language", "receipt"});
    for (const registry::Dissemination& one : publication.disseminations)
        given.add({one.id, one.edition, one.to.state.text(), one.to.authority, to_string(one.on), one.language,
                   one.acknowledged_on ? to_string(*one.acknowledged_on) : std::string("none yet")});
    if (!given.empty()) given.print(terminal, 2);
    print_waiting(publication);
    return exit_ok;
}

Result<int> show_pages(const SheetOptions& options) {
    TRY(found, find_holding<Publication>(options));
    TRY(text, registry::part_of(found.state.texts, "text", options.part));
    std::int64_t number = text->first_page;
    for (const std::string& page : text->pages)
        std::cout << fmt::format("[page {}]\n{}{}", number++, page, page.ends_with('\n') ? "" : "\n");
    return exit_ok;
}

struct SearchOptions {
    OfficeOptions office;
    node::LibraryQuery query;
    std::vector<std::string> words;
};

/// "LIB-2026-00001, 2nd edition, p. 14 (ru)".
std::string citation_of(const node::FoundPage& page) {
    return fmt::format("{}, {}, p. {} ({}{})", page.number, page.label, page.page, page.language,
                       page.authentic ? "" : ", translation");
}

Result<int> search(SearchOptions options) {
    TRY(opened, options.office.open());
    if (!options.query.in_force_on.empty()) {
        TRY(on, sheet_day(*opened, options.query.in_force_on));
        options.query.in_force_on = to_string(on);
    }
    options.query.words = fmt::format("{}", fmt::join(options.words, " "));
    TRY(reader, opened->node->database().reader());
    TRY(answer, node::search_library(*reader, opened->asker(), options.query));
    const std::string today = to_string(opened->today());
    for (const node::FoundPage& page : answer.pages) {
        std::cout << fmt::format("{}  {}{}\n  ", citation_of(page), page.title,
                                 page.in_force_on(today) ? "" : " [not in force]");
        for (const registry::SnippetPart& part : page.snippet)
            std::cout << (part.found ? "[" + part.text + "]" : part.text);
        std::cout << '\n';
    }
    std::cout << (answer.found == 0   ? std::string("no page has all of these words\n")
                  : answer.found == 1 ? std::string("1 page\n")
                                      : fmt::format("{} pages\n", answer.found));
    return exit_ok;
}

}  // namespace

void add_library_sheets(CLI::App& of, int& status) {
    constexpr auto word = registry::KindOf<Publication>::word;
    constexpr auto letters = registry::KindOf<Publication>::letters;
    auto sheet = std::make_shared<SheetOptions>();
    add_whole_sheet(add_sheet(of, "show", "one publication on a day: its editions, texts and who was given it", word,
                              letters, sheet, show_publication, status),
                    *sheet);
    auto pages = std::make_shared<SheetOptions>();
    add_sheet(of, "text", "a text with its pages", word, letters, pages, show_pages, status)
        .add_option("text", pages->part, "which text: x1")
        ->type_name("TEXT")
        ->required();

    auto asked = std::make_shared<SearchOptions>();
    CLI::App* command = of.add_subcommand("search", "pages of the library that have all of these words, in any form");
    command->add_option("words", asked->words, "what to look for, in English, French, Russian or as it is written")
        ->type_name("WORDS")
        ->required();
    command->add_option("--kind", asked->query.kind, "only of publications of this kind")->type_name("KIND");
    command->add_option("--language", asked->query.language, "only in this language (ISO 639-1)")
        ->type_name("LANGUAGE");
    command->add_option("--state", asked->query.state, "only about this State")->type_name("STATE");
    command->add_option("--in-force-on", asked->query.in_force_on, "only of editions that hold on this day")
        ->type_name("DATE");
    command->add_option("--limit", asked->query.limit, "how many pages")
        ->check(CLI::Range(std::size_t{1}, node::most_found_pages))
        ->capture_default_str();
    asked->office.add_to(*command);
    command->callback([asked, &status] { status = finished(search(*asked)); });
}

}  // namespace comity::cli
