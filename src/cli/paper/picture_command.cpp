// SPDX-License-Identifier: EUPL-1.2
#include "cli/paper/picture_command.h"

#include <iostream>
#include <memory>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/arguments.h"
#include "cli/exit_status.h"
#include "cli/fault_json.h"
#include "documents/photograph/photograph.h"
#include "format/base64.h"
#include "format/canonical_json.h"
#include "store/files/file.h"

namespace comity::cli {

namespace {

using format::Value;

struct PictureOptions {
    std::string file;
    bool json = false;
};

/// {"large", "large_width", "large_height", "small" …}
Value as_value(const documents::Photograph& photograph) {
    Value value = Value::object();
    for (const auto& [name, drawn] : {std::pair("large", &photograph.large), {"small", &photograph.small}})
        value.set(name, format::base64(octets(drawn->jpeg)))
            .set(fmt::format("{}_width", name), drawn->width)
            .set(fmt::format("{}_height", name), drawn->height);
    return value;
}

Result<documents::Photograph> drawn(const PictureOptions& options) {
    TRY(file, store::read_whole(options.file, documents::max_photograph_octets));
    return documents::drawn_anew(octets(file));
}

Result<int> draw_picture(const PictureOptions& options) {
    const auto photograph = drawn(options);
    if (options.json) {
        TRY(text, format::canonical_json(photograph ? as_value(*photograph)
                                                    : Value::object({{"fault", fault_value(photograph.error())}})));
        std::cout << text << '\n';
        return photograph ? exit_ok : exit_wrong;
    }
    if (!photograph) return tl::unexpected(photograph.error());
    for (const auto& [name, size] : {std::pair("large", &photograph->large), {"small", &photograph->small}})
        std::cout << fmt::format("{}  {} by {} pixels, {} octets\n", name, size->width, size->height,
                                 size->jpeg.size());
    return exit_ok;
}

}  // namespace

void add_picture_command(CLI::App& app, int& status) {
    auto options = std::make_shared<PictureOptions>();
    CLI::App* command = app.add_subcommand(
        "picture", "draw a photograph anew for public pages: small, upright, without anything but its pixels");
    command->add_option("file", options->file, "the photograph (JPEG, PNG)")->required()->type_name("PATH");
    command->add_flag("--json", options->json, "with the drawn pictures, as JSON (docs/formats/news.md)");
    command->callback([options, &status] { status = finished(draw_picture(*options)); });
}

}  // namespace comity::cli
