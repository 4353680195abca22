// SPDX-License-Identifier: EUPL-1.2
#include "cli/letter_command.h"

#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>

#include "base/nearest.h"
#include "cli/exit_status.h"
#include "cli/letter_text.h"
#include "cli/library_option.h"
#include "cli/question_file.h"
#include "law/request/render_request.h"

namespace comity::cli {

namespace {

struct Options {
    LibraryOption law;
    std::string form;
    std::string question;
    std::string language = "en";
    bool json = false;
};

int show_letters(const Options& options) {
    const auto library = options.law.open();
    if (!library) return refuse(library.error());
    const auto request = request_of_file(*library, options.question);
    if (!request) return exit_wrong;
    if (options.json)
        std::cout << law::letters_json(*request, {options.language, false}) << '\n';
    else
        print_letters(*request, options.language, Terminal::of_standard_output());
    return exit_ok;
}

int unknown_form(const law::Library& library, const std::string& id) {
    std::vector<std::string_view> ids;
    for (const law::Form& form : library.forms()) ids.push_back(library.text(form.id));
    const std::string near = nearest(id, ids);
    return refuse({ErrorKind::not_found,
                   "there is no form '" + id + "'",
                   {},
                   near.empty() ? "`comity form` lists them" : "is '" + near + "' meant?"});
}

int show_form(const Options& options) {
    const auto library = options.law.open();
    if (!library) return refuse(library.error());
    if (options.form.empty()) {
        if (options.json)
            std::cout << law::forms_json(*library, options.language) << '\n';
        else
            print_forms(*library, options.language, Terminal::of_standard_output());
        return exit_ok;
    }
    const law::Form* form = law::find_form(*library, options.form);
    if (form == nullptr) return unknown_form(*library, options.form);
    std::optional<law::Request> request;
    if (!options.question.empty()) {
        request = request_of_file(*library, options.question);
        if (!request) return exit_wrong;
    }
    const law::Request* known = request ? &*request : nullptr;
    if (options.json)
        std::cout << law::form_json(*library, *form, options.language, known) << '\n';
    else
        print_form(*library, *form, known, options.language, Terminal::of_standard_output());
    return exit_ok;
}

void add_common(CLI::App& command, Options& options, const char* json) {
    command.add_flag("--json", options.json, json);
    command.add_option("--lang", options.language, "language of the words")
        ->type_name("LANG")
        ->check(CLI::IsMember({"en", "fr", "ru"}));
    options.law.add_to(command);
}

}  // namespace

void add_letter_commands(CLI::App& app, int& status) {
    auto letter = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand(
        "letter", "what the letter must contain and lacks, in which language, to whom, by which channel");
    command->add_option("question", letter->question, "the question in YAML or JSON; - reads standard input")
        ->required()
        ->type_name("PATH");
    add_common(*command, *letter, "the letters as JSON (docs/formats/letter.md)");
    command->callback([letter, &status] { status = show_letters(*letter); });

    auto form = std::make_shared<Options>();
    command = app.add_subcommand("form", "model forms of letters; one with its lines, and what a request fills of it");
    command->add_option("form", form->form, "a form: pc-oc-mla; without one, all of them")->type_name("ID");
    command->add_option("question", form->question, "a question whose letter is laid beside the form")
        ->type_name("PATH");
    add_common(*command, *form, "as JSON (docs/formats/letter.md)");
    command->callback([form, &status] { status = show_form(*form); });
}

}  // namespace comity::cli
