// SPDX-License-Identifier: EUPL-1.2
#include "cli/change_commands.h"

#include <algorithm>
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>

#include "cli/arguments.h"
#include "cli/exit_status.h"
#include "cli/library_option.h"
#include "cli/table.h"
#include "cli/terminal.h"
#include "cli/today.h"
#include "law/atlas/partners_by_year.h"
#include "law/atlas/spread.h"
#include "law/events/network_changes.h"

namespace comity::cli {

namespace {

struct Options {
    LibraryOption law;
    std::string from, to, known;
    std::string state, instrument;
    std::string axis = "day";
    std::string kind = "extradition";
    std::string side = "requesting";
    std::string language = "en";
    std::string format = "table";
    int first_year = 1950;
    int last_year = 0;
};

void print_changes(const law::Library& library, const law::NetworkChanges& changes, std::string_view language) {
    const Terminal terminal = Terminal::of_standard_output();
    for (const law::NetworkEvent& event : changes.events) {
        std::string text = law::change_words(library, event, language);
        if (!event.certain) text += " (the day may lie outside the period)";
        if (!event.verified) text += " (not verified)";
        if (event.withdrawn != CivilDate::latest())
            text += " (no longer held true since " + to_string(event.withdrawn) + ")";
        const std::string day = to_string(event.day);
        std::cout << terminal.paint(day, Colour::strong) << "  "
                  << wrapped(text, terminal.width() - columns(day) - 2, columns(day) + 2) << '\n';
    }
    std::cout << (changes.events.empty() ? "" : "\n") << changes.events.size() << " events";
    if (changes.undated != 0) std::cout << "; " << changes.undated << " more whose day is not known";
    std::cout << '\n';
}

Result<int> changes(const Options& options) {
    TRY(library, options.law.open());
    law::ChangesAsked asked;
    const bool feed = options.format == "atom";
    TRY(from, read_day(options.from, feed ? CivilDate::earliest() : add_months(today(), -12), "--from"));
    TRY(to, read_day(options.to, CivilDate::latest(), "--to"));
    TRY(known, read_day(options.known, CivilDate::latest(), "--known"));
    TRY(instrument, read_instrument(library, options.instrument));
    if (to < from)
        return fail(ErrorKind::invalid, "--to: " + to_string(to) + " lies before " + to_string(from), {},
                    "give the earlier day as --from");
    if (!options.state.empty()) {
        TRY(state, read_state(library, options.state));
        asked.state = state;
    }
    asked.from = from;
    asked.to = to;
    asked.instrument = instrument;
    asked.by_knowledge = options.axis == "recorded";
    asked.known_on = known;
    const law::NetworkChanges found = law::network_changes(library, asked);
    if (options.format == "json") {
        std::cout << law::changes_json(library, asked, found, options.language) << '\n';
    } else if (options.format == "csv") {
        std::cout << law::changes_csv(library, found, options.language);
    } else if (feed) {
        std::string self = "changes.atom";
        char sign = '?';
        const auto add = [&](std::string_view name, const std::string& value) {
            if (value.empty()) return;
            self += sign + std::string(name) + '=' + value;
            sign = '&';
        };
        add("state", options.state);
        add("instrument", options.instrument);
        add("from", options.from);
        add("to", options.to);
        std::cout << law::changes_feed(library, asked, found, self, options.language);
    } else {
        print_changes(library, found, options.language);
    }
    return exit_ok;
}

Result<int> spread(const Options& options) {
    TRY(library, options.law.open());
    TRY(instrument, read_instrument(library, options.instrument));
    TRY(known, read_day(options.known, CivilDate::latest(), "--known"));
    const law::Spread found = law::spread_of(library, instrument, today().year(), known);
    if (options.format == "csv") {
        std::cout << law::spread_csv(found);
    } else if (options.format == "json") {
        std::cout << law::spread_json(library, found, options.language) << '\n';
    } else {
        const law::Instrument& about = library.instruments()[static_cast<std::size_t>(instrument)];
        std::cout << library.text(about.title, options.language) << ": States bound at the end of each year\n\n";
        Table table({"year", "bound", "perhaps", "joined", "left"});
        const auto states = [](const std::vector<const law::Participation*>& rows) {
            std::string text;
            for (const law::Participation* row : rows) text += (text.empty() ? "" : " ") + row->state.text();
            return text;
        };
        for (const law::Spread::Year& year : found.years)
            table.add({std::to_string(year.year), std::to_string(year.bound), std::to_string(year.perhaps),
                       states(year.joined), states(year.left)});
        table.print(Terminal::of_standard_output());
        if (!found.undated.empty()) {
            std::cout << "\nyear not known:";
            for (const StateCode state : found.undated) std::cout << ' ' << state.text();
            std::cout << '\n';
        }
    }
    return exit_ok;
}

void print_years(const law::PartnersByYear& table_of_years) {
    std::vector<std::string> headline{"year"};
    std::vector<const law::PartnersByYear::Series*> shown;
    for (const law::PartnersByYear::Series& series : table_of_years.series) {
        if (std::ranges::all_of(series.counts, [](std::size_t count) { return count == 0; })) continue;
        shown.push_back(&series);
        headline.push_back(series.name);
    }
    Table table(std::move(headline));
    for (int year = table_of_years.first; year <= table_of_years.last; ++year) {
        std::vector<std::string> row{std::to_string(year)};
        for (const law::PartnersByYear::Series* series : shown)
            row.push_back(std::to_string(series->counts[static_cast<std::size_t>(year - table_of_years.first)]));
        table.add(std::move(row));
    }
    table.print(Terminal::of_standard_output());
}

Result<int> partners_by_year(const Options& options) {
    TRY(library, options.law.open());
    TRY(state, read_state(library, options.state));
    TRY(kind, law::find_request_kind(library, options.kind));
    TRY(known, read_day(options.known, CivilDate::latest(), "--known"));
    const int last = options.last_year == 0 ? today().year() : options.last_year;
    if (last < options.first_year || last - options.first_year >= law::most_years)
        return fail(ErrorKind::invalid,
                    std::to_string(options.first_year) + " to " + std::to_string(last) + " cannot be shown", {},
                    "at most " + std::to_string(law::most_years) + " years, the earlier first");
    const law::TreatyNetwork network(library, kind, today(), known);
    const law::Side side = options.side == "requested" ? law::Side::requested : law::Side::requesting;
    const law::PartnersByYear found = law::partners_by_year(network, state, side, options.first_year, last);
    if (options.format == "csv")
        std::cout << law::partners_by_year_csv(found);
    else if (options.format == "json")
        std::cout << law::partners_by_year_json(network, found, options.language) << '\n';
    else
        print_years(found);
    return exit_ok;
}

void add_common(CLI::App& command, Options& options, std::vector<std::string> formats) {
    command.add_option("--known", options.known, "as the register knew it on that day; without: as it knows now")
        ->type_name("DATE");
    command.add_option("--lang", options.language, "language of names and sentences")
        ->check(CLI::IsMember({"en", "fr", "ru"}));
    command.add_option("--format", options.format, "a table to read, or a form for programs")
        ->check(CLI::IsMember(std::move(formats)))
        ->capture_default_str();
    options.law.add_to(command);
}

}  // namespace

void add_change_commands(CLI::App& app, int& status) {
    auto events = std::make_shared<Options>();
    CLI::App* changes_command = app.add_subcommand(
        "changes", "what happened in the network: ratifications, denunciations, declarations, suspensions");
    changes_command->add_option("--from", events->from, "first day; without: a year before today (atom: all)")
        ->type_name("DATE");
    changes_command->add_option("--to", events->to, "last day; without: no end")->type_name("DATE");
    changes_command->add_option("--state", events->state, "only of this State")->type_name("STATE");
    changes_command->add_option("--instrument", events->instrument, "only of this instrument")->type_name("ID");
    changes_command
        ->add_option("--axis", events->axis, "day: when it was so; recorded: when the register learned of it")
        ->check(CLI::IsMember({"day", "recorded"}))
        ->capture_default_str();
    add_common(*changes_command, *events, {"table", "json", "csv", "atom"});
    changes_command->callback([events, &status] { status = finished(changes(*events)); });

    auto growth = std::make_shared<Options>();
    CLI::App* spread_command =
        app.add_subcommand("spread", "an instrument over the years: States bound, who joined, who left");
    spread_command->add_option("instrument", growth->instrument, "as coe-024")->type_name("ID")->required();
    add_common(*spread_command, *growth, {"table", "json", "csv"});
    spread_command->callback([growth, &status] { status = finished(spread(*growth)); });

    auto years = std::make_shared<Options>();
    CLI::App* years_command =
        app.add_subcommand("partners-by-year", "who could answer a State at the end of each year, by what governs");
    years_command->add_option("state", years->state, "ISO 3166-1 alpha-2 or alpha-3")->type_name("STATE")->required();
    years_command
        ->add_option("--kind", years->kind, "extradition, or a measure of assistance as service or bank-accounts")
        ->capture_default_str();
    years_command->add_option("--side", years->side, "the side of the State")
        ->check(CLI::IsMember({"requesting", "requested"}))
        ->capture_default_str();
    years_command->add_option("--from", years->first_year, "first year")
        ->check(CLI::Range(1, 9999))
        ->type_name("YEAR")
        ->capture_default_str();
    years_command->add_option("--to", years->last_year, "last year; without: this one")
        ->check(CLI::Range(1, 9999))
        ->type_name("YEAR");
    add_common(*years_command, *years, {"table", "json", "csv"});
    years_command->callback([years, &status] { status = finished(partners_by_year(*years)); });
}

}  // namespace comity::cli
