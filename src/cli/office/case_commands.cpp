// SPDX-License-Identifier: EUPL-1.2
#include "cli/office/case_commands.h"

#include <iostream>
#include <memory>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/arguments.h"
#include "cli/exit_status.h"
#include "cli/office/command_arguments.h"
#include "cli/office/event_text.h"
#include "cli/office/finding_sheets.h"
#include "cli/office/once.h"
#include "cli/office/open_office.h"
#include "cli/office/open_papers.h"
#include "cli/office/send_document.h"
#include "cli/terminal.h"
#include "documents/xliff/xliff.h"
#include "format/canonical_json.h"
#include "node/accounts/named_accounts.h"
#include "store/files/file.h"

namespace comity::cli {

namespace {

using format::Value;

struct CommandOptions {
    explicit CommandOptions(const cases::CommandKind& of) : kind(of), arguments(of.entry()) {}

    const cases::CommandKind& kind;
    OfficeOptions office;
    CommandArguments arguments;
    std::string of_case;
    std::string channel;  ///< of a dispatch by one channel; "" where it is an option
    std::string file;     ///< the document, of a command that adds one
    std::string xliff;    ///< the translation file, of a command that takes one
    std::string digest;   ///< or its digest, where it is in the store already
    std::int64_t bytes = 0;
    std::uint64_t based_on = 0;
    std::string once;
    bool json = false;
};

void print_outcome(const Value& answer) {
    const Terminal terminal = Terminal::of_standard_output();
    std::cout << answer.string_at("number").value_or("");
    const Value* events = answer.find("events");
    if (events == nullptr || events->as_list() == nullptr) {
        std::cout << " is open\n";
        return;
    }
    std::cout << '\n';
    if (events->as_list()->empty()) std::cout << "  nothing to change\n";
    for (const Value& event : *events->as_list()) {
        const Value* payload = event.find("payload");
        const std::string type = event.string_at("type").value_or("");
        std::cout << "  " << wrapped(event_text(type, payload ? *payload : Value::object()), terminal.width() - 2, 4)
                  << '\n';
    }
    if (const Value* waits = answer.find("waits_for"); waits != nullptr && waits->as_string() != nullptr)
        std::cout << "waits for a second person: " << *waits->as_string() << '\n';
}

bool adds_content(const cases::CommandKind& kind) {
    return kind.name == "add-document" || kind.name == "version-document";
}

/// The document is in the store before the command names it.
Result<void> set_content(const CommandOptions& options, const OpenOffice& opened, Value& arguments) {
    if (!adds_content(options.kind)) return {};
    if (options.file.empty() == options.digest.empty())
        return fail(ErrorKind::invalid, "which document?", {},
                    "name its file, or what the store has already with --digest and --bytes");
    node::KeptContent content{options.digest, static_cast<std::uint64_t>(options.bytes), {}};
    if (!options.file.empty()) {
        TRY(id, opened.case_id(options.of_case));
        TRY(sent, send_document(opened, id, options.file));
        content = std::move(sent);
    }
    arguments.set("digest", content.digest).set("bytes", content.octets);
    return {};
}

/// With what only the node knows of a paper.
Result<cases::Command> completed(const OpenOffice& opened, const std::string& case_id, cases::Command command) {
    const cases::CommandKind* kind = cases::find_command(command.name);
    if (!kind || kind->on != access::name(access::Resource::paper)) return command;
    TRY(papers, open_papers(opened));
    return papers->desk->complete(opened.person, case_id, std::move(command));
}

Result<void> name_accounts(const OpenOffice& opened, std::string_view command, const std::string& case_id,
                           Value& arguments) {
    return node::name_accounts(*opened.accounts, opened.node->database(), opened.person, command, case_id, arguments);
}

Result<int> give(const CommandOptions& options) {
    TRY(arguments, options.arguments.read());
    if (!options.channel.empty()) arguments.set("channel", options.channel);
    if (!options.xliff.empty()) {
        TRY(xliff, store::read_whole(options.xliff, documents::max_xliff_bytes));
        arguments.set("xliff", std::move(xliff));
    }
    TRY(opened, options.office.open());
    TRY_VOID(set_content(options, *opened, arguments));
    TRY(once, once_of(*opened, options.once, options.kind.name, options.of_case, arguments, options.based_on));
    Result<std::string> answer = std::string();
    if (options.kind.name == "open-case") {
        TRY_VOID(name_accounts(*opened, options.kind.name, "", arguments));
        answer = opened->cases().open_case(opened->person, std::move(arguments), std::move(once));
    } else {
        TRY(id, opened->case_id(options.of_case));
        TRY_VOID(name_accounts(*opened, options.kind.name, id, arguments));
        TRY(command, completed(*opened, id,
                               {.name = std::string(options.kind.name),
                                .arguments = std::move(arguments),
                                .based_on = options.based_on}));
        answer = opened->cases().give(opened->person, id, std::move(command), std::move(once));
    }
    if (!answer) return tl::unexpected(std::move(answer).error());
    if (options.json) {
        std::cout << *answer << '\n';
    } else {
        TRY(value, format::read_value(*answer, "answer"));
        print_outcome(value);
    }
    return exit_ok;
}

std::string lower_first(std::string_view says) {
    std::string text(says);
    if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] - 'A' + 'a');
    return text;
}

CLI::App& add_command(CLI::App& of, const std::string& name, const cases::CommandKind& kind,
                      const std::shared_ptr<CommandOptions>& options, int& status) {
    CLI::App* command = of.add_subcommand(name, lower_first(kind.says));
    if (kind.name != "open-case")
        command->add_option("case", options->of_case, "number, EXT-I-2026-00001, or id")->type_name("CASE")->required();
    command->callback([options, &status] { status = finished(give(*options)); });
    return *command;
}

void add_common(CLI::App& command, CommandOptions& options) {
    if (options.kind.name != "open-case")
        command.add_option("--based-on", options.based_on, "version you saw: refused where the case has moved on")
            ->type_name("VERSION");
    command.add_option("--once", options.once, "given again with the same key, it has no second effect")
        ->type_name("KEY");
    command.add_flag("--json", options.json, "answer as JSON (docs/formats/api.md)");
    options.office.add_to(command);
}

void add_table(CLI::App& of, int& status) {
    for (const cases::CommandKind& kind : cases::commands()) {
        const bool opens = kind.name == "open-case";
        if (kind.resource.empty() && !opens) continue;  // the node's own
        auto options = std::make_shared<CommandOptions>(kind);
        CLI::App& command = add_command(of, opens ? "open" : std::string(kind.name), kind, options, status);
        if (adds_content(kind)) {
            command.add_option("file", options->file, "the document")->type_name("FILE");
            command.add_option("--digest", options->digest, "SHA-256 of a document the store has already")
                ->type_name("TEXT");
            command.add_option("--bytes", options->bytes, "its length")->type_name("NUMBER");
            options->arguments.add_to(command, {"digest", "bytes"});
        } else if (kind.name == "edit-paper") {
            command.add_option("--xliff", options->xliff, "a translation file that came back (docs/formats/xliff.md)")
                ->type_name("FILE");
            options->arguments.add_to(command, {"xliff"});
        } else if (opens) {
            options->arguments.add_to(command, {"owner"});
        } else {
            options->arguments.add_to(command);
        }
        add_common(command, *options);
    }
}

/// `comity case do CASE STEP`: take-step as it is typed at night.
void add_do(CLI::App& of, int& status) {
    const cases::CommandKind* kind = cases::find_command("take-step");
    auto options = std::make_shared<CommandOptions>(*kind);
    CLI::App& command = add_command(of, "do", *kind, options, status);
    options->arguments.add_to(command, {}, {"step"});
    add_common(command, *options);
    command.footer("`comity case steps CASE` lists the steps that can be taken now, with what each needs.");
}

}  // namespace

void add_send_command(CLI::App& channel, int& status) {
    const cases::CommandKind* kind = cases::find_command("dispatch");
    auto options = std::make_shared<CommandOptions>(*kind);
    options->channel = "as4";
    CLI::App& command = add_command(channel, "send", *kind, options, status);
    options->arguments.add_to(command, {"channel"}, {"to"});
    add_common(command, *options);
    command.footer("`comity channel directory` lists whom one may write to, `lamps` shows how far it got.");
}

void add_case_commands(CLI::App& app, int& status) {
    CLI::App* cases = app.add_subcommand("case", "cases: open, read, work on them (docs/use/first-case.md)");
    cases->require_subcommand(1);
    add_case_lists(*cases, status);
    add_case_findings(*cases, status);
    add_case_sheets(*cases, status);
    add_paper_sheets(*cases, status);
    add_do(*cases, status);
    add_table(*cases, status);
}

}  // namespace comity::cli
