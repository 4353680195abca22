// SPDX-License-Identifier: EUPL-1.2
#include "cli/law_mutate_command.h"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>

#include <CLI/CLI.hpp>

#include "cli/exit_status.h"
#include "format/json_writer.h"
#include "law/compile/compile.h"
#include "law/mutation/explanations.h"
#include "law/mutation/mutation_check.h"

namespace comity::cli {

namespace {

struct Options {
    std::string folder = "law";
    std::vector<std::string> instruments;
    std::string explained;
    bool json = false;
};

Result<std::vector<law::Explanation>> explanations(const std::string& path) {
    if (path.empty()) return std::vector<law::Explanation>{};
    std::ifstream file(path, std::ios::binary);
    if (!file) return fail(ErrorKind::not_found, "the table of explained changes cannot be read", {path});
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    return law::read_explanations(text, path);
}

struct Outcome {
    law::MutationReport report;
    std::vector<law::Survivor> unexplained;
    std::vector<law::Explanation> explanations;

    std::size_t explained(bool debt) const {
        std::size_t survivors = 0;
        for (const law::Explanation& row : explanations) survivors += row.is_debt() == debt ? row.survivors : 0;
        return survivors;
    }
    /// Rows that explain nothing, where the whole library was tried.
    std::vector<const law::Explanation*> out_of_date(const Options& options) const {
        std::vector<const law::Explanation*> rows;
        for (const law::Explanation& row : explanations) {
            if (row.survivors == 0 && options.instruments.empty()) rows.push_back(&row);
        }
        return rows;
    }
};

void print(const Outcome& outcome, const Options& options) {
    for (const law::Survivor& survivor : outcome.unexplained) {
        std::cout << to_string(survivor.place) << ": no example notices: " << survivor.rule << "; " << survivor.change
                  << '\n';
    }
    for (const law::Explanation* row : outcome.out_of_date(options))
        std::cout << to_string(row->place) << ": explains nothing any more (take the row out)\n";
    std::cout << outcome.report.mutants << " changes to the law, " << outcome.report.noticed
              << " noticed by an example, " << outcome.explained(false) << " explained, " << outcome.explained(true)
              << " not tried yet, " << outcome.unexplained.size() << " unnoticed\n";
}

void print_json(const Outcome& outcome, const Options& options) {
    format::JsonWriter json;
    json.object([&] {
        json.key("changes").integer(static_cast<std::int64_t>(outcome.report.mutants));
        json.key("noticed").integer(static_cast<std::int64_t>(outcome.report.noticed));
        json.key("explained").integer(static_cast<std::int64_t>(outcome.explained(false)));
        json.key("not_tried_yet").integer(static_cast<std::int64_t>(outcome.explained(true)));
        json.key("unnoticed").array([&] {
            for (const law::Survivor& survivor : outcome.unexplained) {
                json.object([&] {
                    json.key("file").string(survivor.place.file);
                    json.key("line").integer(survivor.place.line);
                    json.key("rule").string(survivor.rule);
                    json.key("change").string(survivor.change);
                });
            }
        });
        json.key("out_of_date").array([&] {
            for (const law::Explanation* row : outcome.out_of_date(options)) json.string(to_string(row->place));
        });
    });
    std::cout << json.text() << '\n';
}

int mutate(const Options& options) {
    if (!std::filesystem::is_directory(options.folder)) {
        return refuse({ErrorKind::not_found,
                       "there is no such law folder",
                       {options.folder},
                       "name the law folder: comity law mutate law"});
    }
    law::CompiledLaw compiled = law::compile_law(options.folder);
    if (compiled.faults.any_error()) {
        return refuse({ErrorKind::invalid,
                       "the law has faults of its own",
                       {options.folder},
                       "mend what `comity law check` names first"});
    }
    const auto library = law::Library::from_bytes(std::move(compiled.image));
    if (!library) return refuse(library.error());
    for (const std::string& id : options.instruments) {
        if (library->find_instrument(id) == law::none)
            return refuse({ErrorKind::not_found,
                           "'" + id + "' is no instrument of the library",
                           {},
                           "`comity law show` lists them"});
    }
    auto rows = explanations(options.explained);
    if (!rows) return refuse(rows.error());
    auto report = law::check_mutants(*library, compiled.examples, options.instruments);
    if (!report) return refuse(report.error());
    Outcome outcome{*std::move(report), {}, *std::move(rows)};
    outcome.unexplained = law::unexplained(outcome.report.survivors, outcome.explanations);
    if (options.json)
        print_json(outcome, options);
    else
        print(outcome, options);
    return outcome.unexplained.empty() && outcome.out_of_date(options).empty() ? exit_ok : exit_found;
}

}  // namespace

void add_law_mutate_command(CLI::App& law, int& status) {
    auto options = std::make_shared<Options>();
    CLI::App* command = law.add_subcommand(
        "mutate", "make one thing after another wrong in the law; name what no example would notice");
    command->add_option("path", options->folder, "the law folder")->type_name("PATH")->capture_default_str();
    command->add_option("--only", options->instruments, "coe-024: the law of this instrument alone")->type_name("ID");
    command->add_option("--explained", options->explained, "table of changes that cannot show, with the reason of each")
        ->type_name("CSV");
    command->add_flag("--json", options->json, "as JSON");
    command->footer(
        "Ends with 0 when an example fails for every change, or the table explains why none can; 1 otherwise.");
    command->callback([options, &status] { status = mutate(*options); });
}

}  // namespace comity::cli
