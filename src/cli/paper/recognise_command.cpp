// SPDX-License-Identifier: EUPL-1.2
#include "cli/paper/recognise_command.h"

#include <algorithm>
#include <iostream>
#include <memory>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/arguments.h"
#include "cli/exit_status.h"
#include "cli/fault_json.h"
#include "cli/paper/page_pictures.h"
#include "documents/recognition/languages.h"
#include "documents/recognition/recognised_text.h"
#include "format/canonical_json.h"
#include "node/incoming/confined.h"

namespace comity::cli {

namespace {

using documents::RecognisedText;
using format::Value;

constexpr int recognised_dots_per_inch = 300;      ///< what tesseract was taught with
constexpr std::uint64_t max_reading_seconds = 60;  ///< of a processor, for one page

struct RecogniseOptions {
    std::string file;
    std::vector<std::string> languages;
    bool json = false;
};

/// Errors: unavailable where tesseract cannot be run.
Result<std::string> tesseract_says(std::string_view option) {
    TRY(nothing, node::MemoryFile::make());
    TRY(end, node::run_confined({.words = {"tesseract", std::string(option)}}, nothing));
    if (end.status != 0 || end.output.empty())
        return fail(ErrorKind::unavailable, "tesseract cannot be run", {},
                    "install tesseract-ocr, tesseract-ocr-eng, tesseract-ocr-fra and tesseract-ocr-rus (Debian)");
    return std::move(end.output);
}

/// Binary PGM: what was decoded here is what tesseract is given, not the octets that came.
Result<node::MemoryFile> drawn(const documents::Picture& picture) {
    TRY(file, node::MemoryFile::make());
    TRY_VOID(file.append(octets(fmt::format("P5\n{} {}\n255\n", picture.width, picture.height))));
    TRY_VOID(file.append(Octets(picture.grey)));
    return file;
}

/// A page that takes too much is a page that was not read.
Result<documents::RecognisedPage> read_page(const documents::Picture& picture, const std::string& languages,
                                            std::size_t number) {
    TRY(file, drawn(picture));
    // --psm 1: with the direction of the page, for sheets that were fed upside down.
    TRY(end, node::run_confined({.words = {"tesseract", std::string(node::confined_input), "-", "--psm", "1", "--dpi",
                                           std::to_string(recognised_dots_per_inch), "-l", languages},
                                 .processor_seconds = max_reading_seconds,
                                 .output_octets = 8 * documents::longest_recognised_page},
                                file));
    const bool read = end.status == 0;
    return documents::RecognisedPage{static_cast<std::int64_t>(number),
                                     read ? documents::plain_words(end.output) : std::string(), read};
}

struct Reader {
    std::string by;
    std::vector<std::string> languages;
    std::string words;  ///< of these languages, for tesseract
};

/// Errors: unavailable where tesseract is not installed; not_found for a language it has not.
Result<Reader> reader_for(const RecogniseOptions& options) {
    TRY(version, tesseract_says("--version"));
    TRY(installed, tesseract_says("--list-langs"));
    const auto& languages = options.languages.empty() ? documents::usual_languages("") : options.languages;
    TRY(words, documents::tesseract_languages(languages, installed));
    const std::string by = documents::plain_words(version.substr(0, version.find('\n')));
    return Reader{by.substr(0, documents::longest_recognised_by), languages, std::move(words)};
}

Result<RecognisedText> recognised(const std::string& file, const Reader& reader) {
    RecognisedText text;
    text.by = reader.by;
    text.languages = reader.languages;
    TRY(whole,
        for_each_page(file, {.dots_per_inch = recognised_dots_per_inch, .most_pages = documents::most_recognised_pages},
                      [&](const std::string&, const documents::Picture& picture) -> Result<void> {
                          TRY(page, read_page(picture, reader.words, text.pages.size() + 1));
                          text.pages.push_back(std::move(page));
                          return {};
                      }));
    text.more = !whole;
    return text;
}

void print(const RecognisedText& text) {
    for (const documents::RecognisedPage& page : text.pages) {
        std::cout << fmt::format("-- page {}{}\n", page.page, page.read ? "" : ", not read");
        if (!page.text.empty()) std::cout << page.text << '\n';
    }
    if (text.more) std::cout << fmt::format("-- and further pages: {} are read at once\n", text.pages.size());
    std::cerr << fmt::format("read by {}, a machine: it errs; the document is what stands on its pages\n", text.by);
}

Result<int> wrong(const RecogniseOptions& options, const Error& error, std::string_view result) {
    if (!options.json) return tl::unexpected(error);
    TRY(json, format::canonical_json(Value::object({{"fault", fault_value(error)}, {"result", result}})));
    std::cout << json << '\n';
    return exit_wrong;
}

/// exit_found where pages were not read.
Result<int> recognise(const RecogniseOptions& options) {
    const auto reader = reader_for(options);
    if (!reader)
        return wrong(options, reader.error(),
                     reader.error().kind == ErrorKind::not_found ? "no-language" : "not-installed");
    const auto read = recognised(options.file, *reader);
    if (!read) return wrong(options, read.error(), "unreadable");
    if (options.json) {
        TRY(json, format::canonical_json(documents::to_value(*read)));
        std::cout << json << '\n';
    } else {
        print(*read);
    }
    return !read->more && std::ranges::all_of(read->pages, &documents::RecognisedPage::read) ? exit_ok : exit_found;
}

}  // namespace

void add_recognise_command(CLI::App& app, int& status) {
    auto options = std::make_shared<RecogniseOptions>();
    CLI::App* command = app.add_subcommand("recognise", "the text on scanned pages as a machine reads it (tesseract)");
    command->add_option("file", options->file, "a picture (PNG, JPEG, PGM) or PDF file")->required()->type_name("PATH");
    command
        ->add_option("--language", options->languages, "in which it is written, by two letters; without: en, fr and ru")
        ->type_name("CODE")
        ->expected(1)
        ->take_all();
    command->add_flag("--json", options->json, "as JSON (docs/formats/found-text.md)");
    command->callback([options, &status] { status = finished(recognise(*options)); });
}

}  // namespace comity::cli
