// SPDX-License-Identifier: EUPL-1.2
// `comity case papers|paper|paper-templates`: papers drafted in a case before a reader. Every reading is recorded.
#include <iostream>
#include <memory>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <CLI/CLI.hpp>

#include "cli/arguments.h"
#include "cli/draft_text.h"
#include "cli/editable_option.h"
#include "cli/exit_status.h"
#include "cli/office/case_commands.h"
#include "cli/office/open_papers.h"
#include "cli/table.h"
#include "documents/document_json.h"
#include "node/papers/editable_paper.h"
#include "store/files/file.h"

namespace comity::cli {

namespace {

struct PaperOptions {
    OfficeOptions office;
    std::string of_case;
    std::string paper;
    std::string language;
    std::string pdf;
    EditableOption editable;
    std::string xliff;
    bool findings = false;
    bool html = false;
    bool json = false;
};

/// A case that somebody may read the papers of.
struct PapersOfCase {
    std::unique_ptr<OpenOffice> office;
    std::unique_ptr<OpenPapers> papers;
    node::OpenedCase opened;
};

Result<PapersOfCase> open_papers_of(const PaperOptions& options) {
    TRY(office, options.office.open());
    TRY(id, office->case_id(options.of_case));
    TRY(opened, office->cases().open(office->person, id));
    const access::Permission permission =
        office->person.may(opened.relations, access::Resource::paper, access::Verb::read);
    if (!permission.allowed()) return fail(ErrorKind::forbidden, permission.reason);
    TRY(papers, open_papers(*office));
    return PapersOfCase{std::move(office), std::move(papers), std::move(opened)};
}

std::string_view standing_of(const cases::Paper& paper) {
    if (paper.withdrawn) return "withdrawn";
    if (paper.is_released()) return "released";
    return paper.current().findings.empty() ? "ready" : "draft";
}

Result<int> list_papers(const PaperOptions& options) {
    TRY(open, open_papers_of(options));
    Table table({"paper", "template", "languages", "versions", "findings", "standing", "last by"});
    for (const cases::Paper& paper : open.opened.state.papers)
        table.add({paper.id, paper.template_id, fmt::format("{}", fmt::join(paper.languages, " ")),
                   std::to_string(paper.versions.size()), std::to_string(paper.current().findings.size()),
                   std::string(standing_of(paper)), paper.current().mark.by});
    table.print(Terminal::of_standard_output());
    return exit_ok;
}

Result<int> list_offered(const PaperOptions& options) {
    TRY(open, open_papers_of(options));
    TRY(offered, open.papers->desk->offered(open.opened.state, {}));
    Table table({"template", "fits", "title"});
    for (const node::OfferedTemplate& each : offered)
        table.add({each.paper->id, each.fits == Truth::yes ? "yes" : "perhaps",
                   std::string(documents::words_in(each.paper->title, "en"))});
    table.print(Terminal::of_standard_output());
    return exit_ok;
}

/// What stands in its way; exit status 1 while there is anything.
int print_findings(const node::PaperReview& review) {
    const std::vector<std::string> findings = review.findings();
    const Terminal terminal = Terminal::of_standard_output();
    for (const std::string& finding : findings) std::cout << wrapped(finding, terminal.width(), 2) << '\n';
    if (findings.empty()) std::cout << "nothing stands in its way\n";
    return findings.empty() ? exit_ok : exit_found;
}

Result<int> show_paper(const PaperOptions& options) {
    TRY(open, open_papers_of(options));
    const cases::CaseState& state = open.opened.state;
    const cases::Paper* paper = state.paper(options.paper);
    if (!paper)
        return fail(ErrorKind::not_found, fmt::format("the case has no paper '{}'", options.paper), {},
                    "`comity case papers CASE` lists them");
    const std::string language = options.language.empty() ? paper->languages.front() : options.language;
    TRY_VOID(open.office->cases().record_reading(open.office->person, state.id, fmt::format("paper {}", paper->id)));
    node::PaperDesk& desk = *open.papers->desk;
    if (!options.xliff.empty()) {
        TRY(xliff, desk.xliff(state, *paper, language, options.xliff));
        std::cout << xliff;
        return exit_ok;
    }
    if (!options.pdf.empty()) {
        TRY(pdf, desk.pdf(state, *paper, language));
        TRY_VOID(store::write_new(options.pdf, octets(pdf), store::Readers::by_mask));
        return exit_ok;
    }
    if (const auto form = options.editable.form()) {
        TRY(file, node::editable_paper(desk, state, *paper, language, *form));
        TRY_VOID(options.editable.keep(file));
        return exit_ok;
    }
    if (options.html) {
        std::vector<std::string> versions;
        if (!options.language.empty()) versions.push_back(options.language);
        TRY(page, desk.html(state, *paper, std::move(versions)));
        std::cout << page;
        return exit_ok;
    }
    TRY(review, desk.review(state, *paper));
    if (options.findings) {
        if (!options.json) return print_findings(review);
        std::cout << node::review_json(review, language) << '\n';
        return review.findings().empty() ? exit_ok : exit_found;
    } else if (options.json) {
        std::cout << documents::to_json(review.draft.document) << '\n';
    } else {
        print_draft(review.draft, language, Terminal::of_standard_output());
    }
    return exit_ok;
}

std::pair<CLI::App*, std::shared_ptr<PaperOptions>> add_sheet(CLI::App& of, const std::string& name,
                                                              const std::string& says,
                                                              Result<int> (*run)(const PaperOptions&), int& status) {
    auto options = std::make_shared<PaperOptions>();
    CLI::App* command = of.add_subcommand(name, says);
    command->add_option("case", options->of_case, "number, EXT-I-2026-00001, or id")->type_name("CASE")->required();
    options->office.add_to(*command);
    command->callback([options, run, &status] { status = finished(run(*options)); });
    return {command, options};
}

}  // namespace

void add_paper_sheets(CLI::App& of, int& status) {
    add_sheet(of, "papers", "the papers drafted in a case, with how each stands", list_papers, status);
    add_sheet(of, "paper-templates", "the templates for whoever writes in this case", list_offered, status);
    const auto [command, options] =
        add_sheet(of, "paper", "a paper of a case: one version as text, or what stands in its way", show_paper, status);
    command->add_option("paper", options->paper, "which paper: w1")->type_name("PAPER")->required();
    command->add_option("--lang", options->language, "which version; without: the sender's")->type_name("LANG");
    auto* findings = command->add_flag("--findings", options->findings, "what stands in the way of sending it");
    auto* html = command->add_flag("--html", options->html, "all versions beside each other as an HTML page, or one");
    auto* json = command->add_flag("--json", options->json, "as JSON (docs/formats/document.md)");
    auto* pdf = command->add_option("--pdf", options->pdf, "one version as PDF/A-3 into this file, which is new")
                    ->type_name("FILE");
    auto* xliff = command
                      ->add_option("--xliff", options->xliff,
                                   "what a translator into this language is sent (docs/formats/xliff.md)")
                      ->type_name("LANG");
    xliff->excludes(findings)->excludes(json)->excludes(html)->excludes(pdf);
    html->excludes(findings)->excludes(json);
    pdf->excludes(findings)->excludes(json)->excludes(html);
    auto* format = options->editable.add_to(*command, "one version");
    format->excludes(findings)->excludes(json)->excludes(html)->excludes(pdf)->excludes(xliff);
}

}  // namespace comity::cli
