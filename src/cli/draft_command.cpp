// SPDX-License-Identifier: EUPL-1.2
#include "cli/draft_command.h"

#include <iostream>
#include <memory>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <CLI/CLI.hpp>

#include "cli/draft_text.h"
#include "cli/editable_option.h"
#include "cli/exit_status.h"
#include "cli/question_file.h"
#include "cli/templates_option.h"
#include "cli/today.h"
#include "documents/completeness/review_json.h"
#include "documents/document_json.h"
#include "documents/html/render_html.h"
#include "documents/print/print.h"
#include "documents/template/named_template.h"
#include "documents/xliff/xliff.h"
#include "node/node.h"
#include "store/files/file.h"

namespace comity::cli {

namespace {

using documents::Template;
using documents::TemplateLibrary;

struct Options {
    TemplatesOption templates;
    std::string paper;
    std::string case_file;
    std::string language = "en";
    std::string translated;
    std::string from = "en";
    std::string to;
    std::string pdf;  ///< file to write, "" where none is wanted
    EditableOption editable;
    bool html = false;
    bool json = false;
};

/// A case file: a question to the law, and what its paper is told.
struct CaseFile {
    format::Tree question;
    documents::PaperInput input;
};

/// Every fault is on standard error where there is none.
std::optional<CaseFile> read_case(const TemplateLibrary& templates, const std::string& path) {
    const auto text = read_all(path);
    if (!text) {
        refuse_question(text.error());
        return std::nullopt;
    }
    const std::string file = path == "-" ? "standard input" : path;
    auto trees = read_trees(*text, file);
    if (!trees || trees->size() != 1) {
        refuse_question(trees ? Error{ErrorKind::invalid, "the file must hold one case", {file}, "give facts and paper"}
                              : trees.error());
        return std::nullopt;
    }
    CaseFile made{std::move(trees->front()), {}};
    if (const auto paper = documents::take_paper(made.question)) {
        law::Faults faults;
        auto input = documents::read_paper_input(templates, *paper, faults);
        for (const law::Fault& fault : faults.list()) std::cerr << law::to_string(fault) << '\n';
        if (!input) return std::nullopt;
        made.input = *std::move(input);
    } else {
        made.input.languages.assign(std::begin(documents::complete_languages), std::end(documents::complete_languages));
    }
    return made;
}

std::unique_ptr<law::QuestionInput> bind_question(const TemplateLibrary& templates, const format::Tree& question) {
    law::Faults faults;
    auto input = law::read_question(templates.library(), question, today(), faults);
    for (const law::Fault& fault : faults.list()) std::cerr << law::to_string(fault) << '\n';
    return input;
}

const Template* find_template(const TemplateLibrary& templates, const std::string& id) {
    auto paper = documents::named_template(templates, id);
    if (paper) return *paper;
    if (paper.error().hint.empty()) paper.error().hint = "`comity draft list` names them";
    refuse(paper.error());
    return nullptr;
}

int list_templates(const Options& options) {
    const auto templates = options.templates.open();
    if (!templates) return exit_wrong;
    const Terminal terminal = Terminal::of_standard_output();
    if (options.case_file.empty()) {
        print_templates(*templates, nullptr, options.language, terminal);
        return exit_ok;
    }
    const auto file = read_case(*templates, options.case_file);
    if (!file) return exit_wrong;
    auto question = bind_question(*templates, file->question);
    if (question == nullptr) return exit_wrong;
    const law::Determination determination(std::move(question));
    print_templates(*templates, &determination, options.language, terminal);
    return exit_ok;
}

int check_templates(const Options& options) {
    const auto templates = options.templates.open();
    if (!templates) return exit_wrong;
    std::cout << templates->templates().size() << " templates and " << templates->fields().size()
              << " fields are in order\n";
    return exit_ok;
}

int list_fields(const Options& options) {
    const auto templates = options.templates.open();
    if (!templates) return exit_wrong;
    const Template* paper = nullptr;
    if (!options.paper.empty() && (paper = find_template(*templates, options.paper)) == nullptr) return exit_wrong;
    print_fields(*templates, paper, options.language, Terminal::of_standard_output());
    return exit_ok;
}

/// What is refused of the file is told on standard error; false where nothing of it can be used.
bool take_translations(documents::Draft& draft, const std::string& path) {
    const auto xliff = read_all(path);
    if (!xliff) {
        refuse(xliff.error());
        return false;
    }
    auto back = documents::from_xliff(draft.document, *xliff, path);
    if (!back) {
        refuse(back.error());
        return false;
    }
    for (const auto& each : back->refused)
        std::cerr << path << ":" << each.line << ": " << each.name << ": " << each.reason << '\n';
    draft.document = std::move(back->document);
    draft.gaps = documents::gaps_of(draft.document);
    return true;
}

/// Assembles, and hands the draft with its case to `show`.
template <class Show>
int with_draft(const Options& options, Show show) {
    const auto templates = options.templates.open();
    if (!templates) return exit_wrong;
    const Template* paper = find_template(*templates, options.paper);
    if (paper == nullptr) return exit_wrong;
    const auto file = read_case(*templates, options.case_file);
    if (!file) return exit_wrong;
    auto question = bind_question(*templates, file->question);
    if (question == nullptr) return exit_wrong;
    const law::Determination determination(std::move(question));
    documents::Draft draft = documents::assemble(*templates, *paper, determination, file->input);
    if (!options.translated.empty() && !take_translations(draft, options.translated)) return exit_wrong;
    return show(*templates, draft, *file);
}

/// One version as PDF/A-3, with the document's data within, or as a file of word processors; into a file that did not
/// exist.
Result<void> write_version(const documents::Document& document, const Options& options) {
    const auto version = documents::version_of(document, options.language);
    if (!version)
        return fail(ErrorKind::invalid, "the paper has no version in '" + options.language + "'", {},
                    fmt::format("it has: {}", fmt::join(document.languages, " ")));
    if (const auto form = options.editable.form()) {
        TRY(file, documents::write_editable(document, *version, *form));
        return options.editable.keep(file);
    }
    TRY(pdf,
        documents::print_pdf(
            document, {.version = *version, .now = node::system_clock(), .embedded = {documents::own_data(document)}}));
    return store::write_new(options.pdf, octets(pdf), store::Readers::by_mask);
}

int write_draft(const Options& options) {
    return with_draft(options, [&](const TemplateLibrary& templates, const documents::Draft& draft, const CaseFile&) {
        if (!options.pdf.empty() || options.editable.form()) {
            const auto written = write_version(draft.document, options);
            return written ? exit_ok : refuse(written.error());
        }
        if (options.json) {
            std::cout << documents::to_json(draft.document) << '\n';
        } else if (options.html) {
            const std::string words(templates.word("draft", draft.document.languages.front()));
            std::cout << documents::render_html(draft.document, {{}, words});
        } else {
            print_draft(draft, options.language, Terminal::of_standard_output());
        }
        return exit_ok;
    });
}

int show_missing(const Options& options) {
    return with_draft(
        options, [&](const TemplateLibrary& templates, const documents::Draft& draft, const CaseFile& file) {
            std::vector<documents::Requirement> requirements;
            if (templates.find(draft.document.kind)->contents_required) {
                auto question = bind_question(templates, file.question);
                if (question == nullptr) return exit_wrong;
                requirements = documents::completeness(draft.document, std::move(question));
            }
            const auto differences = documents::differences(draft.document);
            if (options.json)
                std::cout << documents::review_json(draft, requirements, differences, options.language) << '\n';
            else
                print_missing(draft, requirements, differences, options.language, Terminal::of_standard_output());
            const bool ready = draft.gaps.empty() && differences.empty() && documents::missing_of(requirements).empty();
            return ready ? exit_ok : exit_found;
        });
}

int write_xliff(const Options& options) {
    return with_draft(options, [&](const TemplateLibrary&, const documents::Draft& draft, const CaseFile&) {
        const auto xliff = documents::to_xliff(draft.document, options.from, options.to);
        if (!xliff) return refuse(xliff.error());
        std::cout << *xliff << '\n';
        return exit_ok;
    });
}

CLI::App* add_part(CLI::App& draft, const std::shared_ptr<Options>& options, const char* name, const char* says) {
    CLI::App* command = draft.add_subcommand(name, says);
    options->templates.add_to(*command);
    command->add_option("--lang", options->language, "language of the words")->type_name("LANG");
    return command;
}

void add_translated(CLI::App& command, const std::shared_ptr<Options>& options) {
    command.add_option("--translated", options->translated, "translations that came back (docs/formats/xliff.md)")
        ->type_name("FILE");
}

void add_paper_and_case(CLI::App& command, const std::shared_ptr<Options>& options) {
    command.add_option("template", options->paper, "a template: bank-records; `comity draft list` names them")
        ->required()
        ->type_name("ID");
    command
        .add_option("case", options->case_file,
                    "facts and paper in YAML or JSON (docs/formats/templates.md); - reads standard input")
        ->required()
        ->type_name("PATH");
}

}  // namespace

void add_draft_command(CLI::App& app, int& status) {
    CLI::App* draft = app.add_subcommand("draft", "papers in several languages from templates, facts and the law");
    draft->require_subcommand(1);

    auto list = std::make_shared<Options>();
    CLI::App* command = add_part(*draft, list, "list", "the templates; of a case, those that fit it");
    command->add_option("case", list->case_file, "facts in YAML or JSON")->type_name("PATH");
    command->callback([list, &status] { status = list_templates(*list); });

    auto check = std::make_shared<Options>();
    command = add_part(*draft, check, "check", "every fault of the templates with file, line and the way out");
    command->callback([check, &status] { status = check_templates(*check); });

    auto fields = std::make_shared<Options>();
    command = add_part(*draft, fields, "fields", "what papers are told beside the facts; of a template, what it uses");
    command->add_option("template", fields->paper, "a template")->type_name("ID");
    command->callback([fields, &status] { status = list_fields(*fields); });

    auto write = std::make_shared<Options>();
    command = add_part(*draft, write, "write", "a paper from a template and a case");
    add_paper_and_case(*command, write);
    add_translated(*command, write);
    auto* json = command->add_flag("--json", write->json, "as JSON (docs/formats/document.md)");
    auto* html = command->add_flag("--html", write->html, "all versions beside each other as an HTML page");
    auto* pdf =
        command->add_option("--pdf", write->pdf, "the version of --lang as PDF/A-3 into this file, which is new")
            ->type_name("FILE")
            ->excludes(json)
            ->excludes(html);
    write->editable.add_to(*command, "the version of --lang")->excludes(json)->excludes(html)->excludes(pdf);
    command->callback([write, &status] { status = write_draft(*write); });

    auto missing = std::make_shared<Options>();
    command = add_part(*draft, missing, "missing",
                       "what stands in the way of sending: gaps, contents, attachments, versions that differ");
    add_paper_and_case(*command, missing);
    add_translated(*command, missing);
    command->add_flag("--json", missing->json, "as JSON (docs/formats/templates.md)");
    command->callback([missing, &status] { status = show_missing(*missing); });

    auto xliff = std::make_shared<Options>();
    command = add_part(*draft, xliff, "xliff", "what a translator needs of a paper, as XLIFF 2.1");
    add_paper_and_case(*command, xliff);
    command->add_option("--from", xliff->from, "language translated from")->type_name("LANG");
    command->add_option("--to", xliff->to, "language translated to")->required()->type_name("LANG");
    command->callback([xliff, &status] { status = write_xliff(*xliff); });
}

}  // namespace comity::cli
