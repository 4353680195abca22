// SPDX-License-Identifier: EUPL-1.2
#include "cli/channel/file_commands.h"

#include <iostream>
#include <memory>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <CLI/CLI.hpp>

#include "channel/pmode/names.h"
#include "channel/pmode/pmode_reader.h"
#include "channel/pmode/selection.h"
#include "cli/arguments.h"
#include "cli/channel/message_text.h"
#include "cli/channel/replay.h"
#include "cli/exit_status.h"
#include "cli/seal/files.h"
#include "cli/terminal.h"
#include "store/files/file.h"

namespace comity::cli {

namespace {

constexpr std::size_t longest_file = 16 * 1024 * 1024;
constexpr int label_width = 14;

struct PModeOptions {
    std::string file;
    bool tests = false;
};

struct InspectOptions {
    std::string file;
    std::string directory;
    std::vector<std::string> certificates;
};

Result<std::vector<channel::PMode>> read(const PModeOptions& options) {
    TRY(text, store::read_whole(options.file, longest_file));
    TRY(list, channel::read_pmodes(text, options.file,
                                   options.tests ? channel::PModeUse::tests : channel::PModeUse::operation));
    TRY_VOID(channel::PModes::of(list));
    return list;
}

Result<int> check_pmodes(const PModeOptions& options) {
    TRY(list, read(options));
    for (const channel::PMode& pmode : list)
        std::cout << fmt::format("{}: {} sends {} to {}, {}, {}{}\n", pmode.id, pmode.sender().authority,
                                 fmt::join(pmode.actions, " "), pmode.receiver().authority,
                                 channel::name_of(pmode.profile), channel::name_of(pmode.binding),
                                 pmode.encrypt ? "" : ", not encrypted");
    std::cout << fmt::format("{}: {} P-Modes that no message can confuse\n", options.file, list.size());
    return exit_ok;
}

Result<int> show_pmodes(const PModeOptions& options) {
    TRY(list, read(options));
    std::vector<std::string> texts;
    for (const channel::PMode& pmode : list) texts.push_back(channel::pmode_json(pmode));
    std::cout << fmt::format("[{}]\n", fmt::join(texts, ",\n "));
    return exit_ok;
}

Result<int> inspect(const InspectOptions& options) {
    Known known;
    TRY(certificates, read_certificates(options.certificates));
    known.certificates = std::move(certificates);
    if (!options.directory.empty()) {
        TRY(text, store::read_whole(options.directory, longest_file));
        TRY(document, channel::read_directory(text));
        known.directory = std::move(document);
    }
    TRY(message, read_message_file(options.file));
    TRY(found, inspect_message(message, known));
    std::cout << fmt::format("{}: {}\n", options.file, found.what);
    const Terminal terminal = Terminal::of_standard_output();
    for (const auto& [label, says] : found.told)
        std::cout << "  " << padded(label, label_width)
                  << wrapped(says, terminal.width() - label_width - 2, label_width + 2) << '\n';
    return found.sound ? exit_ok : exit_found;
}

template <class Options>
std::pair<CLI::App*, std::shared_ptr<Options>> add(CLI::App& of, const std::string& name, const std::string& says,
                                                   Result<int> (*run)(const Options&), int& status) {
    auto options = std::make_shared<Options>();
    CLI::App* command = of.add_subcommand(name, says);
    command->callback([options, run, &status] { status = finished(run(*options)); });
    return {command, options};
}

void add_replay(CLI::App& channel, int& status) {
    auto scene = std::make_shared<ReplayScene>();
    auto file = std::make_shared<std::string>();
    CLI::App* command = channel.add_subcommand("replay", "what an access point would answer to a stored message");
    command->add_option("file", *file, "HTTP body behind its header fields; a receipt as XML")
        ->type_name("FILE")
        ->required();
    command->add_option("--access-point", scene->access_point, "folder of the access point that receives it")
        ->type_name("FOLDER");
    const auto option = [&](const std::string& name, auto& into, const std::string& says, const std::string& type) {
        command->add_option(name, into, says)->type_name(type);
    };
    option("--own", scene->own, "id of the authority that receives it", "ID");
    option("--pmodes", scene->pmodes, "P-Modes, as JSON", "FILE");
    option("--directory", scene->directory, "directory.json of the day", "FILE");
    option("--anchors", scene->anchors, "certificates that signers' must lead to", "FILE");
    option("--key", scene->keys, "private key that opens it; repeat for several", "FILE");
    option("--certificate", scene->certificates, "the key's certificate", "FILE");
    option("--at", scene->at, "moment at which it is received; without: now", "MOMENT");
    option("--sent", scene->sent, "of a receipt: the message it is for", "FILE");
    command->add_flag("--tests", scene->tests, "allow P-Modes without encryption");
    command->callback([scene, file, &status] { status = finished(replay(*file, *scene)); });
    command->footer("Nothing is delivered or kept. Ends with 0 where it is accepted, 1 where it is refused.");
}

}  // namespace

void add_channel_files(CLI::App& channel, int& status) {
    CLI::App* pmodes = channel.add_subcommand("pmodes", "what two authorities agreed (docs/formats/p-mode.md)");
    pmodes->require_subcommand(1);
    for (const bool checks : {true, false}) {
        const auto [command, options] = add<PModeOptions>(
            *pmodes, checks ? "check" : "show",
            checks ? "say what is wrong with a file of P-Modes" : "a file of P-Modes with every value said",
            checks ? check_pmodes : show_pmodes, status);
        command->add_option("file", options->file, "P-Modes, as JSON")->type_name("FILE")->required();
        command->add_flag("--tests", options->tests, "allow what only tests may have, as no encryption");
    }

    const auto [command, options] = add<InspectOptions>(
        channel, "inspect", "a message, receipt, evidence or transmittal in words", inspect, status);
    command->add_option("file", options->file, "the message with its header fields; other documents as XML")
        ->type_name("FILE")
        ->required();
    command->add_option("--directory", options->directory, "directory.json that says whose certificates are")
        ->type_name("FILE");
    command->add_option("--certificate", options->certificates, "certificate of the signer, where it is only named")
        ->type_name("FILE");
    command->footer("Ends with 0 where it holds together, 1 where it does not. Whether to believe it, `replay` says.");

    add_replay(channel, status);
}

}  // namespace comity::cli
