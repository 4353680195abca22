// SPDX-License-Identifier: EUPL-1.2
#include "cli/office/record_commands.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <memory>

#include <CLI/CLI.hpp>

#include "cli/arguments.h"
#include "cli/exit_status.h"
#include "cli/office/export_proofs.h"
#include "cli/office/listing.h"
#include "cli/office/open_channel.h"
#include "cli/office/open_office.h"
#include "crypto/random.h"
#include "node/backups.h"
#include "node/case_export.h"
#include "node/contents/check_contents.h"
#include "node/contents/open_contents.h"
#include "node/maintenance.h"
#include "store/backup.h"

namespace comity::cli {

namespace fs = std::filesystem;

namespace {

struct RecordOptions {
    OfficeOptions office;
    std::string of_case;
    std::string file;
    std::vector<std::string> files;
    std::string policy;
    bool events = false;
    bool witnessed = false;
    std::string proofs;  ///< folder
    bool json = false;
};

/// comity-verify is a program of its own, small enough to be read by whoever must believe it; it takes over here.
Result<int> verify(const RecordOptions& options) {
    std::error_code ignored;
    const fs::path beside = fs::read_symlink("/proc/self/exe", ignored).parent_path() / "comity-verify";
    std::vector<std::string> words{fs::exists(beside, ignored) ? beside.string() : "comity-verify"};
    if (!options.policy.empty()) words.insert(words.end(), {"--policy", options.policy});
    if (options.events) words.emplace_back("--events");
    words.emplace_back("--");
    words.insert(words.end(), options.files.begin(), options.files.end());
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    ::execvp(arguments.front(), arguments.data());
    return fail(ErrorKind::unavailable, words.front() + " cannot be run: " + std::strerror(errno), {},
                "it belongs to this program; install both");
}

format::Value as_value(const std::string& authority, const node::RecordCheck& found, const node::ContentCheck& kept) {
    return format::Value::object({{"authority", authority},
                                  {"events", found.events},
                                  {"erased", found.erased},
                                  {"cases", found.cases},
                                  {"checkpoint", found.checkpoint},
                                  {"documents", kept.documents},
                                  {"contents_to_remove", kept.to_remove},
                                  {"contents_unnamed", kept.unnamed},
                                  {"faults", format::Value::list_of(found.faults)}});
}

Result<int> check(const RecordOptions& options) {
    TRY(opened, options.office.open_node());
    format::Value all = format::Value::list();
    bool sound = true;
    for (const auto& one : opened->configuration.authorities) {
        if (!options.office.includes(one.id)) continue;
        TRY(office, opened->node->office(one.id));
        TRY(found, node::check_record(*office, opened->node->database()));
        TRY(contents, node::open_contents(opened->configuration, crypto::system_random()));
        TRY(kept, node::check_contents(opened->node->database(), *contents, one.id));
        std::ranges::move(kept.faults, std::back_inserter(found.faults));
        sound = sound && found.faults.empty();
        all.append(as_value(one.id, found, kept));
        if (options.json) continue;
        for (const std::string& fault : found.faults) std::cout << fault << '\n';
        std::cout << one.id << ": " << found.events << " events, " << found.erased << " of them erased by law, "
                  << found.cases << " cases, checkpoint over " << found.checkpoint << ": "
                  << (found.faults.empty() ? "no faults" : std::to_string(found.faults.size()) + " faults")
                  << std::endl;
        if (kept.to_remove + kept.unnamed > 0)
            std::cout << one.id << ": the content store has " << kept.documents << " documents, " << kept.to_remove
                      << " contents that the server is to remove and " << kept.unnamed << " that nothing names"
                      << std::endl;
    }
    if (options.json) TRY_VOID(print_json(all));
    return sound ? exit_ok : exit_found;
}

Result<int> rebuild(const RecordOptions& options) {
    TRY(opened, options.office.open_node());
    for (const auto& one : opened->configuration.authorities) {
        if (!options.office.includes(one.id)) continue;
        TRY(office, opened->node->office(one.id));
        TRY(cases, node::rebuild(*office));
        std::cout << one.id << ": the lists of " << cases << " cases are made again from events" << std::endl;
    }
    return exit_ok;
}

Result<void> write_pieces(const std::string& name, const std::function<Result<std::string>()>& next) {
    std::ofstream file(name, std::ios::binary);
    if (!file) return fail(ErrorKind::unavailable, name + " cannot be written", {}, "choose a folder you may write to");
    while (true) {
        TRY(piece, next());
        if (piece.empty()) break;
        if (!(file << piece)) break;
    }
    file.close();
    if (file) return {};
    return fail(ErrorKind::unavailable, name + " cannot be written", {}, "make room on the disk and export again");
}

Result<int> export_case(const RecordOptions& options) {
    TRY(opened, options.office.open());
    TRY(id, opened->case_id(options.of_case));
    TRY(witnesses, known_witnesses(*opened));
    TRY(made,
        node::CaseExport::begin(*opened->office, opened->node->database(), opened->person, id, std::move(witnesses),
                                options.witnessed ? record::ExportExtent::witnessed : record::ExportExtent::whole));
    TRY_VOID(write_pieces(options.file, [&made] { return made->next(); }));
    std::cout << options.file << ": `comity-verify " << options.file << "` checks it anywhere, without this node\n";
    if (!options.proofs.empty()) {
        TRY(written, export_proofs(*opened, id, options.proofs));
        std::cout
            << options.proofs << " holds the " << written
            << " receipts, headers, evidences and transmittals of the channel; `comity channel inspect` reads each\n";
    }
    return exit_ok;
}

Result<int> back_up(const RecordOptions& options) {
    TRY(opened, options.office.open_node());
    if (fs::exists(options.file))
        return fail(ErrorKind::conflict, options.file + " exists", {}, "a backup is never written over: name another");
    std::vector<std::uint64_t> events;
    for (const node::Office& office : opened->node->offices()) {
        TRY(count, node::events_of(opened->node->database(), office.authority->id));
        events.push_back(count);
    }
    if (const auto done = store::back_up(opened->node->database(), options.file); !done)
        return tl::unexpected(Error(done.error()));
    for (std::size_t i = 0; i < events.size(); ++i) {
        TRY(office, opened->node->office(opened->node->offices()[i].authority->id));
        TRY_VOID(node::note_backup(*office,
                                   {.file = options.file, .octets = fs::file_size(options.file), .events = events[i]}));
    }
    std::cout << options.file << " holds the database; copy the documents after it, and keep the keys elsewhere\n";
    return exit_ok;
}

CLI::App& add(CLI::App& of, const std::string& name, const std::string& says,
              const std::shared_ptr<RecordOptions>& options, Result<int> (*run)(const RecordOptions&), int& status) {
    CLI::App* command = of.add_subcommand(name, says);
    command->callback([options, run, &status] { status = finished(run(*options)); });
    return *command;
}

}  // namespace

void add_record_commands(CLI::App& app, int& status) {
    CLI::App* record = app.add_subcommand("record", "the record of everything: check, prove, back up");
    record->require_subcommand(1);

    auto verified = std::make_shared<RecordOptions>();
    CLI::App& verify_command =
        add(*record, "verify", "check exports as a court does, with comity-verify", verified, verify, status);
    verify_command.add_option("files", verified->files, "exports of cases")->type_name("FILE")->required();
    verify_command.add_option("--policy", verified->policy, "believe only the logs and witnesses of this file")
        ->type_name("POLICY");
    verify_command.add_flag("--events", verified->events, "show each event with its times");

    auto checked = std::make_shared<RecordOptions>();
    CLI::App& check_command = add(*record, "fsck", "check every event, the log over them and the lists made from them",
                                  checked, check, status);
    check_command.add_flag("--json", checked->json, "as JSON");
    check_command.footer("Ends with 0 when there are no faults, 1 otherwise.");
    checked->office.add_to(check_command, false);

    auto rebuilt = std::make_shared<RecordOptions>();
    CLI::App& rebuild_command =
        add(*record, "rebuild", "make the lists of cases, clocks and tasks again from the events", rebuilt, rebuild,
            status);
    rebuilt->office.add_to(rebuild_command, false);

    auto exported = std::make_shared<RecordOptions>();
    CLI::App& export_command =
        add(*record, "export", "one case with all that proves it, for a court", exported, export_case, status);
    export_command.add_option("case", exported->of_case, "number, EXT-I-2026-00001, or id")
        ->type_name("CASE")
        ->required();
    export_command.add_option("file", exported->file, "the file to write (docs/formats/export.md)")
        ->type_name("FILE")
        ->required();
    export_command.add_flag("--witnessed", exported->witnessed,
                            "only as far as a witness cosigned, for who believes no other");
    export_command
        .add_option("--proofs", exported->proofs, "folder for what the channel filed: receipts, evidences, headers")
        ->type_name("FOLDER");
    exported->office.add_to(export_command);

    auto backed = std::make_shared<RecordOptions>();
    CLI::App& backup_command =
        add(*record, "backup", "copy the database while it is used (docs/operate/backup.md)", backed, back_up, status);
    backup_command.add_option("file", backed->file, "the copy to write")->type_name("FILE")->required();
    backed->office.add_to(backup_command, false);
}

}  // namespace comity::cli
