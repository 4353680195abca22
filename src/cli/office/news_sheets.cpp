// SPDX-License-Identifier: EUPL-1.2
// `comity news show|add-picture`.
#include <filesystem>
#include <iostream>
#include <tuple>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <CLI/CLI.hpp>

#include "cli/arguments.h"
#include "cli/exit_status.h"
#include "cli/office/holding_sheet.h"
#include "format/canonical_json.h"
#include "node/incoming/incoming_files.h"
#include "register/decide.h"
#include "store/files/file.h"

namespace comity::cli {

namespace {

using registry::NewsItem;

void print_texts(const std::vector<registry::NewsText>& texts) {
    for (const registry::NewsText& text : texts) std::cout << fmt::format("    {}  {}\n", text.language, text.headline);
}

void print_pictures(const std::vector<registry::NewsPicture>& pictures) {
    for (const registry::NewsPicture& picture : pictures)
        std::cout << fmt::format("    {}  {} by {}: {} ({})\n", picture.id, picture.large.width, picture.large.height,
                                 picture.alternative[0], picture.credit);
}

struct NewsPictureOptions {
    OfficeOptions office;
    std::string of;
    std::string file;
    std::string alternative, alternative_fr, alternative_ru, credit;
};

/// The file is read by a process apart, as the server has it done.
Result<int> add_picture(const NewsPictureOptions& options) {
    TRY(file, store::read_whole(options.file, node::max_incoming_octets));
    TRY(opened, options.office.open());
    TRY(id, holding_id<NewsItem>(*opened, options.of));
    node::IncomingFiles incoming("/proc/self/exe", {}, opened->configuration.malware_scanner);
    TRY(place, incoming.begin(opened->person.account));
    TRY_VOID(place.append(octets(file)));
    TRY(arguments, incoming.draw_picture(place, std::filesystem::path(options.file).filename().string()));
    arguments.set("alternative", options.alternative)
        .set("alternative_fr", options.alternative_fr)
        .set("alternative_ru", options.alternative_ru)
        .set("credit", options.credit);
    TRY(answer, desk_of<NewsItem>(*opened).give(opened->person, id,
                                                {.name = "add-picture", .arguments = std::move(arguments)}));
    TRY(value, format::read_value(answer, "answer"));
    std::cout << value.string_at("number").value_or("") << '\n';
    for (const format::Value& event : *value.find("events")->as_list())
        std::cout << fmt::format("  {}\n", registry::says_of<NewsItem>(event.string_at("type").value_or("")));
    return exit_ok;
}

Result<int> show_news(const SheetOptions& options) {
    TRY(found, find_holding<NewsItem>(options));
    const NewsItem& item = found.state;
    if (options.json) return print_json(registry::shown(item, found.on));
    std::cout << fmt::format("{}  {}\n  {} on {}{}{}\n", item.number, item.title, item.stage_on(found.on),
                             to_string(found.on), item.tags.empty() ? "" : "; ", fmt::join(item.tags, ", "));
    std::cout << "  texts as they are now\n";
    print_texts(item.texts);
    print_pictures(item.pictures);
    for (const registry::Revision& revision : item.revisions) {
        std::cout << fmt::format("  {} public from {}{}\n", revision.id, to_string(revision.on),
                                 revision.notes[0].empty() ? "" : ", corrected: " + revision.notes[0]);
        print_texts(revision.texts);
        print_pictures(revision.pictures);
    }
    if (item.withdrawn_on)
        std::cout << fmt::format("  withdrawn on {}: {}\n", to_string(*item.withdrawn_on), item.withdrawn_because[0]);
    print_waiting(item);
    return exit_ok;
}

}  // namespace

void add_news_sheets(CLI::App& of, int& status) {
    auto sheet = std::make_shared<SheetOptions>();
    add_whole_sheet(
        add_sheet(of, "show", "one item with its texts and what was public of them", registry::KindOf<NewsItem>::word,
                  registry::KindOf<NewsItem>::letters, sheet, show_news, status),
        *sheet);

    auto options = std::make_shared<NewsPictureOptions>();
    CLI::App* command = of.add_subcommand("add-picture", "add a picture, drawn anew from its file");
    command->add_option("news", options->of, "number, NWS-2026-00001, or id")->type_name("NEWS")->required();
    command->add_option("--file", options->file, "the photograph (JPEG, PNG)")->type_name("PATH")->required();
    for (const auto& [name, value, says] :
         {std::tuple("--alternative", &options->alternative, "what it shows, in English, for who does not see it"),
          std::tuple("--alternative-fr", &options->alternative_fr, "the same in French"),
          std::tuple("--alternative-ru", &options->alternative_ru, "the same in Russian"),
          std::tuple("--credit", &options->credit, "who made it, as the page names them")})
        command->add_option(name, *value, says)->type_name("TEXT")->required();
    options->office.add_to(*command);
    command->callback([options, &status] { status = finished(add_picture(*options)); });
}

}  // namespace comity::cli
