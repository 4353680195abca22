// SPDX-License-Identifier: EUPL-1.2
#include "cli/office/glossary_commands.h"

#include <iostream>
#include <memory>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/arguments.h"
#include "cli/exit_status.h"
#include "cli/office/command_arguments.h"
#include "cli/office/event_text.h"
#include "cli/office/listing.h"
#include "cli/office/once.h"
#include "cli/table.h"
#include "format/canonical_json.h"
#include "node/papers/glossary_desk.h"
#include "register/glossary/glossary_csv.h"
#include "store/files/file.h"
#include "text/words.h"

namespace comity::cli {

namespace {

using format::Value;
using registry::Term;

node::GlossaryDesk glossary_of(const OpenOffice& opened) {
    return {*opened.office->authority, *opened.office->writer, opened.node->database(), opened.node->law()};
}

struct GlossaryOptions {
    OfficeOptions office;
    std::string from, to, text;
    bool withdrawn = false;
    bool json = false;
};

std::string words_in(const Term& term, const std::string& language) {
    const auto said = term.words.find(language);
    return said == term.words.end() ? "" : registry::joined_words(said->second);
}

bool says(const Term& term, std::string_view folded) {
    for (const auto& [language, said] : term.words)
        if (text::folded(registry::joined_words(said)).find(folded) != std::string::npos) return true;
    return false;
}

Result<int> list_terms(const GlossaryOptions& options) {
    TRY(opened, options.office.open());
    TRY(found, glossary_of(*opened).open(opened->person));
    const std::string wanted = text::folded(options.text);
    std::vector<std::string> columns{"term", options.from, options.to, "note"};
    if (options.from.empty()) columns = {"term", "words", "note"};
    Table table(columns);
    Value all = Value::list();
    for (const Term& term : found.glossary.terms) {
        const bool in_both = (options.from.empty() || term.words.contains(options.from)) &&
                             (options.to.empty() || term.words.contains(options.to));
        if (!in_both || term.withdrawn != options.withdrawn || !says(term, wanted)) continue;
        all.append(registry::shown(term));
        std::string words;
        for (const auto& [language, said] : term.words)
            words += fmt::format("{}{}: {}", words.empty() ? "" : ", ", language, registry::joined_words(said));
        if (options.from.empty())
            table.add({term.id, words, term.note});
        else
            table.add({term.id, words_in(term, options.from), words_in(term, options.to), term.note});
    }
    return options.json ? print_json(all) : print_table(table, "no term");
}

Result<int> print_events(const GlossaryOptions& options) {
    TRY(opened, options.office.open());
    TRY(found, glossary_of(*opened).open(opened->person));
    for (const auto& [event, payload] : found.story)
        std::cout << fmt::format("{:>4}  {}  {}  {}: {}\n", event.stream_sequence, to_string(event.instant),
                                 who_of(event), registry::says_of_glossary_event(event.type),
                                 payload.string_at("term").value_or(""));
    return exit_ok;
}

Result<int> export_terms(const GlossaryOptions& options) {
    TRY(opened, options.office.open());
    TRY(found, glossary_of(*opened).open(opened->person));
    std::cout << registry::write_glossary_csv(found.glossary);
    return exit_ok;
}

struct GivenOptions {
    explicit GivenOptions(const registry::GlossaryCommandKind& of) : kind(of), arguments(of.entry()) {}

    const registry::GlossaryCommandKind& kind;
    OfficeOptions office;
    CommandArguments arguments;
    std::string file;
    std::uint64_t based_on = 0;
    std::string once;
    bool json = false;
};

Result<int> give(const GivenOptions& options) {
    TRY(arguments, options.arguments.read());
    if (!options.file.empty()) {
        TRY(table, store::read_whole(options.file, registry::longest_glossary_csv));
        arguments.set("csv", std::move(table));
    }
    TRY(opened, options.office.open());
    TRY(once, once_of(*opened, options.once, options.kind.name, "", arguments, options.based_on));
    TRY(answer,
        glossary_of(*opened).give(
            opened->person, {std::string(options.kind.name), std::move(arguments), options.based_on}, std::move(once)));
    if (options.json) {
        std::cout << answer << '\n';
        return exit_ok;
    }
    TRY(value, format::read_value(answer, "answer"));
    const auto& events = *value.find("events")->as_list();
    constexpr std::size_t told_one_by_one = 10;
    for (const Value& event : events) {
        if (events.size() > told_one_by_one) break;
        std::cout << fmt::format("{}: {}\n", registry::says_of_glossary_event(event.string_at("type").value_or("")),
                                 event.find("payload")->string_at("term").value_or(""));
    }
    if (events.size() > told_one_by_one) std::cout << fmt::format("entered or changed {} terms\n", events.size());
    return exit_ok;
}

CLI::App& add_sheet(CLI::App& of, const std::string& name, const std::string& says,
                    const std::shared_ptr<GlossaryOptions>& options, Result<int> (*run)(const GlossaryOptions&),
                    int& status) {
    CLI::App* command = of.add_subcommand(name, says);
    options->office.add_to(*command);
    command->callback([options, run, &status] { status = finished(run(*options)); });
    return *command;
}

std::string name_of(const registry::GlossaryCommandKind& kind) {
    if (kind.name == "import-terms") return "import";
    return kind.name == "fill-glossary" ? "begin" : std::string(kind.name);
}

void add_table(CLI::App& of, int& status) {
    for (const registry::GlossaryCommandKind& kind : registry::glossary_commands()) {
        auto options = std::make_shared<GivenOptions>(kind);
        std::string says(kind.says);
        says[0] = static_cast<char>(says[0] - 'A' + 'a');
        CLI::App* command = of.add_subcommand(name_of(kind), says);
        if (kind.name == "import-terms")
            command->add_option("file", options->file, "a table (docs/formats/glossary.md)")
                ->type_name("FILE")
                ->required();
        if (kind.resource.starts_with("terms/"))
            options->arguments.add_to(*command, {}, {"term"});
        else
            options->arguments.add_to(*command, {"csv"});
        command
            ->add_option("--based-on", options->based_on, "version you saw: refused where the term was changed since")
            ->type_name("VERSION");
        command->add_option("--once", options->once, "given again with the same key, it has no second effect")
            ->type_name("KEY");
        command->add_flag("--json", options->json, "answer as JSON (docs/formats/api-office.md)");
        options->office.add_to(*command);
        command->callback([options, &status] { status = finished(give(*options)); });
    }
}

}  // namespace

void add_glossary_commands(CLI::App& app, int& status) {
    CLI::App* glossary = app.add_subcommand(
        "glossary", "how terms are said in each language, for translators (docs/use/translation.md)");
    glossary->require_subcommand(1);
    auto options = std::make_shared<GlossaryOptions>();
    CLI::App& list = add_sheet(*glossary, "list", "the terms, for two languages or all", options, list_terms, status);
    auto* from = list.add_option("--from", options->from, "only terms with words in this language")->type_name("LANG");
    list.add_option("--to", options->to, "and in this one")->type_name("LANG")->needs(from);
    from->needs(list.get_option("--to"));
    list.add_option("--text", options->text, "only terms with this among their words")->type_name("TEXT");
    list.add_flag("--withdrawn", options->withdrawn, "those withdrawn instead");
    list.add_flag("--json", options->json, "as JSON");
    add_sheet(*glossary, "export", "the terms as a table, as import takes it", std::make_shared<GlossaryOptions>(),
              export_terms, status);
    add_sheet(*glossary, "story", "everything that happened to it, event by event", std::make_shared<GlossaryOptions>(),
              print_events, status);
    add_table(*glossary, status);
}

}  // namespace comity::cli
