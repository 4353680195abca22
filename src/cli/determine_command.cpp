// SPDX-License-Identifier: EUPL-1.2
#include "cli/determine_command.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>

#include <CLI/CLI.hpp>

#include "cli/answer_text.h"
#include "cli/exit_status.h"
#include "cli/library_option.h"
#include "cli/question_file.h"
#include "cli/request_text.h"
#include "cli/terminal.h"
#include "cli/today.h"
#include "law/request/render_request.h"

namespace comity::cli {

namespace {

namespace fs = std::filesystem;

struct Options {
    LibraryOption law;
    std::string input;
    std::string explain;
    std::string language = "en";
    bool json = false;
    bool many = false;
    bool full = false;
};

/// The reasoning of every measure that has the result.
int explain(const law::Request& request, const std::string& result) {
    if (!request.several()) return print_explanation(request.first(), result) ? exit_ok : exit_wrong;
    bool found = false;
    for (const law::Request::Measure& measure : request.measures()) {
        if (law::explain_result(*measure.determination, result).empty()) continue;
        std::cout << (found ? "\n" : "") << measure.id << '\n';
        found = print_explanation(*measure.determination, result);
    }
    return found || print_explanation(request.first(), result) ? exit_ok : exit_wrong;
}

int answer_tree(const law::Library& library, const format::Tree& tree, const Options& options) {
    const auto request = request_of(library, tree);
    if (!request) return exit_wrong;
    if (!options.explain.empty()) return explain(*request, options.explain);
    if (options.json)
        std::cout << law::request_json(*request, {options.language, false}) << '\n';
    else
        print_request(*request, {options.language, options.full}, Terminal::of_standard_output());
    return exit_ok;
}

int answer_text(const law::Library& library, const std::string& text, const std::string& file, const Options& options) {
    const auto trees = read_trees(text, file);
    if (!trees) return refuse_question(trees.error());
    if (trees->empty())
        return refuse_question({ErrorKind::invalid, "the question is empty", {file}, "give as_of and facts"});
    int status = exit_ok;
    for (const format::Tree& tree : *trees) {
        // A list of questions is exit_ok one by one.
        if (tree.is(format::Tree::Kind::list) && options.many) {
            for (const format::Tree& item : tree.items) status = std::max(status, answer_tree(library, item, options));
        } else {
            status = std::max(status, answer_tree(library, tree, options));
        }
    }
    return status;
}

/// A folder's question files in the order of their names; a .jsonl file line by line; anything else as it is.
int answer_many(const law::Library& library, const Options& options) {
    std::vector<fs::path> files;
    if (fs::is_directory(options.input)) {
        for (const fs::directory_entry& entry : fs::directory_iterator(options.input)) {
            const auto extension = entry.path().extension();
            if (extension == ".yaml" || extension == ".yml" || extension == ".json") files.push_back(entry.path());
        }
        std::ranges::sort(files);
    } else {
        files.emplace_back(options.input);
    }
    int status = exit_ok;
    for (const fs::path& file : files) {
        const auto text = read_all(file.string());
        if (!text) return refuse_question(text.error());
        if (file.extension() != ".jsonl") {
            status = std::max(status, answer_text(library, *text, file.string(), options));
            continue;
        }
        std::size_t line = 1;
        for (std::size_t at = 0; at < text->size(); ++line) {
            const std::size_t end = std::min(text->find('\n', at), text->size());
            const std::string one = text->substr(at, end - at);
            at = end + 1;
            if (one.find_first_not_of(" \t\r") == std::string::npos) continue;
            status = std::max(status, answer_text(library, one, file.string() + ":" + std::to_string(line), options));
        }
    }
    return status;
}

int run(const Options& options) {
    const auto library = options.law.open();
    if (!library) return refuse(library.error());
    if (options.many) return answer_many(*library, options);
    const auto text = read_all(options.input);
    if (!text) return refuse_question(text.error());
    return answer_text(*library, *text, options.input == "-" ? "standard input" : options.input, options);
}

}  // namespace

void add_determine_command(CLI::App& app, int& status) {
    auto options = std::make_shared<Options>();
    CLI::App* command =
        app.add_subcommand("determine", "what the law says of a request, and what must still be found out");
    command
        ->add_option("question", options->input,
                     "the question in YAML or JSON; - reads standard input; with --many also a folder")
        ->required()
        ->type_name("PATH");
    command
        ->add_option("--explain", options->explain,
                     "the reasoning for one result, as a tree: g.nationality, coe-024:6.1.a")
        ->type_name("RESULT");
    command->add_flag("--full", options->full, "every result with all its reasons, and every question");
    command->add_flag("--json", options->json, "the answer as JSON (docs/formats/determination.md)");
    command->add_flag("--many", options->many, "many questions, one answer a line, input order kept");
    command->add_option("--lang", options->language, "language of titles and questions")
        ->type_name("LANG")
        ->check(CLI::IsMember({"en", "fr", "ru"}));
    options->law.add_to(*command);
    command->footer(
        "Ends with 0 when an answer was given, also an undetermined one; with 2 when the question is wrong.\n"
        "`comity law facts` lists what a question may tell.");
    command->callback([options, &status] { status = run(*options); });
}

}  // namespace comity::cli
