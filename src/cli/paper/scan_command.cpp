// SPDX-License-Identifier: EUPL-1.2
#include "cli/paper/scan_command.h"

#include <iostream>
#include <memory>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/arguments.h"
#include "cli/exit_status.h"
#include "cli/fault_json.h"
#include "cli/paper/page_pictures.h"
#include "documents/paper/scan.h"
#include "format/base32.h"
#include "format/canonical_json.h"

namespace comity::cli {

namespace {

using format::Value;

struct ScanOptions {
    std::vector<std::string> files;
    bool json = false;
};

struct Scan {
    std::vector<std::string> names;  ///< of the pages, in the order of the scan
    std::vector<documents::ScannedPage> pages;
};

Result<Scan> read_all(const std::vector<std::string>& files) {
    Scan scan;
    for (const std::string& file : files) {
        TRY(whole,
            for_each_page(file, {}, [&](const std::string& name, const documents::Picture& picture) -> Result<void> {
                scan.names.push_back(name);
                scan.pages.push_back(documents::scanned(picture));
                return {};
            }));
        if (!whole)
            return fail(ErrorKind::limit, fmt::format("{} has over {} pages", file, max_scanned_pages), {},
                        "divide it");
    }
    return scan;
}

Value as_value(const documents::ScannedDocument& document, const Scan& scan) {
    Value pages = Value::list();
    for (const std::size_t place : document.pages)
        pages.append(
            Value::object({{"page", scan.pages[place].code->page}, {"from", scan.names[place]}, {"place", place + 1}}));
    return Value::object({{"pseudonym", format::base32_unpadded(document.first.pseudonym)},
                          {"document", format::base32_unpadded(document.first.document)},
                          {"count", document.first.pages},
                          {"pages", std::move(pages)},
                          {"missing", Value::list_of(document.missing)},
                          {"repeated", Value::list_of(document.repeated)}});
}

Result<std::string> as_json(const documents::ScannedStack& stack, const Scan& scan) {
    Value documents = Value::list();
    for (const auto& document : stack.documents) documents.append(as_value(document, scan));
    Value replies = Value::list();
    for (std::size_t i = 0; i < scan.pages.size(); ++i) {
        if (!scan.pages[i].reply) continue;
        TRY(text, to_json(*scan.pages[i].reply));
        TRY(reply, format::read_value(text, "reply slip"));
        replies.append(Value::object({{"from", scan.names[i]}, {"place", i + 1}, {"reply", std::move(reply)}}));
    }
    Value unreadable = Value::list();
    for (const std::size_t place : stack.unreadable)
        unreadable.append(Value::object({{"from", scan.names[place]}, {"place", place + 1}}));
    return format::canonical_json(Value::object({{"scanned", scan.pages.size()},
                                                 {"documents", std::move(documents)},
                                                 {"replies", std::move(replies)},
                                                 {"unreadable", std::move(unreadable)}}));
}

void print(const documents::ScannedStack& stack, const Scan& scan) {
    for (const auto& document : stack.documents) {
        std::cout << fmt::format("case {}, document {}: {} pages\n", format::base32_unpadded(document.first.pseudonym),
                                 format::base32_unpadded(document.first.document), document.first.pages);
        for (const std::size_t place : document.pages)
            std::cout << fmt::format("  page {:<5} {}\n", scan.pages[place].code->page, scan.names[place]);
        for (const int number : document.repeated)
            std::cout << fmt::format("  page {:<5} is there more than once\n", number);
        for (const int number : document.missing) std::cout << fmt::format("  page {:<5} is missing\n", number);
    }
    for (std::size_t i = 0; i < scan.pages.size(); ++i) {
        if (!scan.pages[i].reply) continue;
        const documents::ReplySlip& reply = *scan.pages[i].reply;
        std::cout << fmt::format("reply slip in {}\n  {} to {} of {}, {}\n", scan.names[i], word_of(reply.answer),
                                 reply.reference, to_string(reply.date), reply.office);
        if (!reply.registration.empty()) std::cout << "  registered there as " << reply.registration << '\n';
        if (!reply.text.empty()) std::cout << "  " << reply.text << '\n';
    }
    for (const std::size_t place : stack.unreadable)
        std::cout << "no code that can be read, for a person to look at: " << scan.names[place] << '\n';
}

/// exit_found where a page is missing, repeated or unreadable.
Result<int> scan(const ScanOptions& options) {
    auto read_files = read_all(options.files);
    if (!read_files && options.json) {
        TRY(text, format::canonical_json(Value::object({{"fault", fault_value(read_files.error())}})));
        std::cout << text << '\n';
        return exit_wrong;
    }
    TRY(read, std::move(read_files));
    const documents::ScannedStack stack = documents::sorted(read.pages);
    if (options.json) {
        TRY(text, as_json(stack, read));
        std::cout << text << '\n';
    } else {
        print(stack, read);
    }
    bool whole = stack.unreadable.empty();
    for (const auto& document : stack.documents) whole = whole && document.missing.empty() && document.repeated.empty();
    return whole ? exit_ok : exit_found;
}

}  // namespace

void add_scan_command(CLI::App& app, int& status) {
    auto options = std::make_shared<ScanOptions>();
    CLI::App* command = app.add_subcommand(
        "scan", "read scanned pages by their codes: whose they are, in their order, and what is missing");
    command->add_option("files", options->files, "pictures (PNG, JPEG, PGM) and PDF files")
        ->required()
        ->type_name("PATH");
    command->add_flag("--json", options->json, "as JSON (docs/formats/page-code.md)");
    command->callback([options, &status] { status = finished(scan(*options)); });
}

}  // namespace comity::cli
