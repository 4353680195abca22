// SPDX-License-Identifier: EUPL-1.2
#include "cli/network_commands.h"

#include <array>
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>

#include "cli/arguments.h"
#include "cli/exit_status.h"
#include "cli/library_option.h"
#include "cli/network_text.h"
#include "cli/today.h"
#include "format/csv.h"
#include "format/json_writer.h"
#include "law/atlas/matrix.h"
#include "law/atlas/render_network.h"

namespace comity::cli {

namespace {

struct Options {
    LibraryOption law;
    std::vector<std::string> states;
    std::string side = "requesting";
    std::string kind = "extradition";
    std::string on;
    std::string known;
    std::string language = "en";
    std::string format = "table";
    bool json = false;
};

/// The library with the question put to it; the network refers to the library.
struct Asked {
    std::unique_ptr<law::Library> library;
    std::unique_ptr<law::TreatyNetwork> network;
};

Result<Asked> ask(const Options& options) {
    TRY(library, options.law.open());
    TRY(kind, law::find_request_kind(library, options.kind));
    TRY(on, read_day(options.on, today(), "--on"));
    TRY(known, read_day(options.known, CivilDate::latest(), "--known"));
    Asked asked{std::make_unique<law::Library>(std::move(library)), nullptr};
    asked.network = std::make_unique<law::TreatyNetwork>(*asked.library, std::move(kind), on, known);
    return asked;
}

Result<int> treaties(const Options& options) {
    TRY(asked, ask(options));
    TRY(first, read_state(*asked.library, options.states[0]));
    const Terminal terminal = Terminal::of_standard_output();
    if (options.states.size() == 1) {
        const law::Side side = options.side == "requested" ? law::Side::requested : law::Side::requesting;
        if (options.json)
            std::cout << law::partners_json(*asked.network, first, side) << '\n';
        else
            print_partners(*asked.network, first, side, options.language, terminal);
        return exit_ok;
    }
    TRY(second, read_state(*asked.library, options.states[1]));
    if (first == second)
        return fail(ErrorKind::invalid, "both States are " + first.text(), {}, "name two, or one for all its partners");
    const law::TreatiesBetween between(*asked.network, first, second);
    if (options.json)
        std::cout << law::treaties_json(between, options.language) << '\n';
    else
        print_treaties(between, options.language, terminal);
    return exit_ok;
}

std::string ids_of(const law::TreatyNetwork& network, std::span<const law::InstrumentIndex> instruments) {
    std::string ids;
    for (const law::InstrumentIndex index : instruments) {
        if (!ids.empty()) ids += ' ';
        ids += network.bindings().id_of(index);
    }
    return ids;
}

template <class Visit>
void for_each_pair(const law::Matrix& matrix, Visit&& visit) {
    for (std::size_t a = 0; a < matrix.states.size(); ++a) {
        for (std::size_t b = 0; b < matrix.states.size(); ++b) {
            if (a != b) visit(matrix.states[a], matrix.states[b], matrix.cell(a, b));
        }
    }
}

void print_csv(const law::TreatyNetwork& network, const law::Matrix& matrix) {
    std::string out = "requesting,requested,answer,governing\n";
    for_each_pair(matrix, [&](StateCode a, StateCode b, const law::Matrix::Cell& cell) {
        out += a.text() + ',' + b.text() + ',' + std::string(to_string(cell.answer)) + ',';
        out += format::csv_cell(ids_of(network, matrix.governing(cell))) + '\n';
    });
    std::cout << out;
}

void print_json(const law::TreatyNetwork& network, const law::Matrix& matrix) {
    format::JsonWriter json;
    json.object([&] {
        json.key("kind").string(network.kind().name);
        json.key("on").string(to_string(network.on()));
        json.key("pairs").array([&] {
            for_each_pair(matrix, [&](StateCode a, StateCode b, const law::Matrix::Cell& cell) {
                json.object([&] {
                    json.key("requesting").string(a.text());
                    json.key("requested").string(b.text());
                    json.key("answer").string(to_string(cell.answer));
                    json.key("governing").array([&] {
                        for (const law::InstrumentIndex index : matrix.governing(cell))
                            json.string(network.bindings().id_of(index));
                    });
                });
            });
        });
    });
    std::cout << json.text() << '\n';
}

Result<int> matrix(const Options& options) {
    TRY(asked, ask(options));
    const law::Matrix matrix = law::matrix_of(*asked.network);
    if (options.format == "csv")
        print_csv(*asked.network, matrix);
    else if (options.format == "json")
        print_json(*asked.network, matrix);
    else
        print_matrix(*asked.network, matrix, options.language, Terminal::of_standard_output());
    return exit_ok;
}

void add_question(CLI::App& command, Options& options) {
    command.add_option("--kind", options.kind, "extradition, or a measure of assistance as service or bank-accounts")
        ->capture_default_str();
    command.add_option("--on", options.on, "the day asked about; without: today")->type_name("DATE");
    command.add_option("--known", options.known, "as the register knew it on that day; without: as it knows now")
        ->type_name("DATE");
    command.add_option("--lang", options.language, "language of names and sentences")
        ->check(CLI::IsMember({"en", "fr", "ru"}));
    options.law.add_to(command);
}

}  // namespace

void add_network_commands(CLI::App& app, int& status) {
    auto pair = std::make_shared<Options>();
    CLI::App* treaties_command = app.add_subcommand(
        "treaties", "what binds two States, since when, with which declarations; all partners of one");
    treaties_command
        ->add_option("states", pair->states, "the requesting and the requested State; one alone: all its partners")
        ->type_name("STATE")
        ->required()
        ->expected(1, 2);
    treaties_command->add_option("--side", pair->side, "where one State is named: its side")
        ->check(CLI::IsMember({"requesting", "requested"}));
    treaties_command->add_flag("--json", pair->json, "as JSON (docs/formats/api.md)");
    add_question(*treaties_command, *pair);
    treaties_command->callback([pair, &status] { status = finished(treaties(*pair)); });

    auto all = std::make_shared<Options>();
    CLI::App* matrix_command = app.add_subcommand("matrix", "how every State could answer every other");
    matrix_command->add_option("--format", all->format, "table counts by State; csv and json list every pair")
        ->check(CLI::IsMember({"table", "csv", "json"}))
        ->capture_default_str();
    add_question(*matrix_command, *all);
    matrix_command->callback([all, &status] { status = finished(matrix(*all)); });
}

}  // namespace comity::cli
