// SPDX-License-Identifier: EUPL-1.2
#include "cli/office/site_command.h"

#include <filesystem>
#include <iostream>
#include <memory>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/arguments.h"
#include "cli/exit_status.h"
#include "cli/office/open_office.h"
#include "node/site/public_site.h"
#include "store/files/file.h"

namespace comity::cli {

namespace {

namespace fs = std::filesystem;

struct ExportOptions {
    OfficeOptions office;
    std::string folder;
};

/// A page that is no longer public must not stay where it was, so the folder begins empty.
Result<void> check_empty(const fs::path& folder) {
    std::error_code failed;
    if (!fs::exists(folder, failed) || fs::is_empty(folder, failed)) return {};
    return fail(ErrorKind::conflict, folder.string() + " is not an empty folder", {},
                "export into a new folder and let the web server change over to it");
}

Result<int> export_site(const ExportOptions& options) {
    TRY_VOID(check_empty(options.folder));
    TRY(opened, options.office.open_for_nobody());
    node::Authority& authority = *opened->office->authority;
    TRY(reader, opened->node->database().reader());
    TRY(record, node::public_record(*reader, authority, opened->today()));
    const auto files = node::site_files({authority.id, authority.name, authority.state}, opened->law, record);
    for (const node::SiteFile& file : files) {
        const fs::path path = fs::path(options.folder) / file.path;
        std::error_code failed;
        fs::create_directories(path.parent_path(), failed);
        if (failed)
            return fail(ErrorKind::unavailable, path.parent_path().string() + ": " + failed.message(), {},
                        "name a folder that can be written");
        TRY_VOID(store::write_new(path, octets(file.text), store::Readers::by_mask));
    }
    std::cout << fmt::format("{}: {} files, as of {}\n", options.folder, files.size(), to_string(record.on));
    return exit_ok;
}

}  // namespace

void add_site_command(CLI::App& app, int& status) {
    CLI::App* site = app.add_subcommand("site", "the public site (docs/use/public.md)");
    site->require_subcommand(1);
    auto options = std::make_shared<ExportOptions>();
    CLI::App* command =
        site->add_subcommand("export", "write it as files for any web server, as `comity serve` shows it");
    command->add_option("folder", options->folder, "a new or empty folder")->type_name("DIR")->required();
    options->office.add_to(*command, false);
    command->callback([options, &status] { status = finished(export_site(*options)); });
}

}  // namespace comity::cli
