// SPDX-License-Identifier: EUPL-1.2
#include "cli/paper/package_commands.h"

#include <iostream>
#include <memory>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/arguments.h"
#include "cli/exit_status.h"
#include "cli/seal/files.h"
#include "cli/seal/key_options.h"
#include "cli/seal/policy_options.h"
#include "cli/seal/report_text.h"
#include "cli/today.h"
#include "documents/package/package.h"
#include "documents/paper/code_picture.h"
#include "node/node.h"
#include "store/files/file.h"

namespace comity::cli {

namespace {

namespace fs = std::filesystem;

constexpr int pixels_of_module = 8;

struct MakeOptions {
    KeyOptions key;
    documents::PackageList list;
    std::vector<std::string> documents;  ///< "en=request.pdf"
    std::vector<std::string> attachments;
    std::string data;
    std::string reader;
    std::string out;
};

struct OpenOptions {
    PolicyOptions policy;
    std::string file;
    std::string into;
    std::string reply;
};

struct ReplyOptions {
    documents::ReplySlip slip;
    std::string answer = "acknowledged";
    std::string file;
    std::string out;
    std::string code;
};

Result<std::string> add_file(const std::string& file, const std::string& name, std::vector<seal::Part>& files) {
    TRY(content, store::read_whole(file, seal::max_container_octets));
    files.push_back({name, media_type_of(file), std::move(content)});
    return name;
}

Result<int> make(const MakeOptions& options) {
    documents::PackageList list = options.list;
    list.made = today();
    std::vector<seal::Part> files;
    for (const std::string& each : options.documents) {
        const std::size_t sign = each.find('=');
        if (sign == std::string::npos || sign == 0) {
            return fail(ErrorKind::invalid, fmt::format("--document {} names no language", each), {},
                        "write --document en=request.pdf");
        }
        const std::string language = each.substr(0, sign);
        const fs::path file = each.substr(sign + 1);
        TRY(name, add_file(file.string(), fmt::format("request.{}{}", language, file.extension().string()), files));
        list.documents.push_back({std::move(name), language, "", {}});
    }
    for (const std::string& each : options.attachments) {
        const fs::path file = each;
        const std::string place =
            fmt::format("attachments/{:03} {}", list.attachments.size() + 1, file.filename().string());
        TRY(name, add_file(each, place, files));
        list.attachments.push_back({std::move(name), "", file.stem().string(), {}});
    }
    if (!options.data.empty()) {
        TRY(name, add_file(options.data, "request.json", files));
        list.data = documents::PackagedFile{std::move(name), "", "", {}};
    }
    constexpr std::size_t largest_page = 8 * 1024 * 1024;
    TRY(reader, store::read_whole(options.reader, largest_page));
    TRY(parts, documents::package_parts(std::move(list), std::move(files), std::move(reader)));
    TRY(key, options.key.open());
    TRY(stamper, options.key.stamper());
    TRY(sealed, seal::make_container(parts, {*key.key, key.path}, node::system_clock(), stamper));
    TRY_VOID(store::write_new(options.out, octets(sealed), store::Readers::by_mask));
    for (const seal::Part& part : parts) tell_digest(part.content, part.name);
    tell_digest(sealed, options.out);
    return exit_ok;
}

void print(const documents::OpenedPackage& package) {
    const documents::PackageList& list = package.list;
    std::cout << fmt::format("\n{}\n  from        {}\n  to          {}\n  reference   {}\n  made on     {}\n",
                             list.title, list.from, list.to, list.reference, to_string(list.made));
    for (const auto& document : list.documents)
        std::cout << fmt::format("  request     {} ({})\n", document.file, document.language);
    for (const auto& attachment : list.attachments) std::cout << fmt::format("  attachment  {}\n", attachment.title);
    std::cout << "  answer to   " << package.request << '\n';
}

Result<void> extract(const seal::Container& container, const fs::path& into) {
    std::error_code fault;
    if (!fs::create_directory(into, fault)) {
        return fail(ErrorKind::conflict, fmt::format("{} cannot be made, or is there already", into.string()), {},
                    "name a new folder");
    }
    for (const seal::ZipEntry* part : container.parts()) {
        TRY(content, container.archive().content(*part, seal::max_container_octets));
        const fs::path file = into / part->name;
        fs::create_directories(file.parent_path(), fault);
        TRY_VOID(store::write_new(file, octets(content), store::Readers::by_mask));
    }
    return {};
}

Result<void> show_reply(const std::string& file, const documents::OpenedPackage& package) {
    TRY(json, store::read_whole(file, documents::max_reply_octets));
    TRY(slip, documents::read_reply_slip(json));
    TRY_VOID(documents::check_reply(slip, package));
    std::cout << fmt::format("\nreply slip: {} on {}, {}\n", word_of(slip.answer), to_string(slip.date), slip.office);
    if (!slip.registration.empty()) std::cout << "  registered there as " << slip.registration << '\n';
    if (!slip.contact.empty()) std::cout << "  contact " << slip.contact << '\n';
    if (!slip.text.empty()) std::cout << "  " << slip.text << '\n';
    return {};
}

Result<int> open(const OpenOptions& options) {
    TRY(policy, options.policy.policy());
    TRY(file, store::read_whole(options.file, seal::max_container_octets));
    TRY(container, seal::Container::open(octets(file)));
    TRY(report, seal::validate_container(container, policy));
    TRY(package, documents::open_package(container));
    std::cout << report.sentence() << '\n';
    print(package);
    if (!options.reply.empty()) TRY_VOID(show_reply(options.reply, package));
    if (!options.into.empty()) TRY_VOID(extract(container, options.into));
    return report.indication() == seal::Indication::total_passed ? exit_ok : exit_found;
}

Result<int> reply(const ReplyOptions& options) {
    TRY(file, store::read_whole(options.file, seal::max_container_octets));
    TRY(container, seal::Container::open(octets(file)));
    TRY(package, documents::open_package(container));
    documents::ReplySlip slip = options.slip;
    slip.request = package.request;
    slip.reference = package.list.reference;
    slip.date = today();
    TRY(answer, documents::reply_answer_named(options.answer));
    slip.answer = answer;
    TRY(json, documents::to_json(slip));
    TRY_VOID(store::write_new(options.out, octets(json), store::Readers::by_mask));
    if (options.code.empty()) return exit_ok;
    TRY(modules, documents::code_modules(json, documents::Robustness::medium));
    TRY(png, documents::to_png(documents::drawn_code(modules, pixels_of_module)));
    TRY_VOID(store::write_new(options.code, octets(png), store::Readers::by_mask));
    return exit_ok;
}

void add_make(CLI::App& group, int& status) {
    auto options = std::make_shared<MakeOptions>();
    CLI::App* command = group.add_subcommand("make", "seal a request with its attachments and the page that shows it");
    command->add_option("--reference", options->list.reference, "number of the case here")->required();
    command->add_option("--from", options->list.from, "the authority that asks")->required();
    command->add_option("--to", options->list.to, "the authority that is asked")->required();
    command->add_option("--title", options->list.title, "what is asked for")->required();
    command->add_option("--document", options->documents, "the request in a language: en=request.pdf")
        ->required()
        ->type_name("LANG=PATH");
    command->add_option("--attachment", options->attachments, "in the order they are to be read")->type_name("PATH");
    command->add_option("--data", options->data, "the request as data for programs (JSON)")->type_name("PATH");
    command->add_option("--reader", options->reader, "the page, as built: dist/downloads/comity-reader.html")
        ->required()
        ->type_name("PATH");
    command->add_option("--out", options->out, "the container to write")->required()->type_name("PATH");
    options->key.add_to(*command);
    command->callback([options, &status] { status = finished(make(*options)); });
}

void add_open(CLI::App& group, int& status) {
    auto options = std::make_shared<OpenOptions>();
    CLI::App* command = group.add_subcommand("open", "what a sealed request holds, and what its seal is worth");
    command->add_option("file", options->file, "the container")->required()->type_name("PATH");
    command->add_option("--into", options->into, "a new folder for its files")->type_name("PATH");
    command->add_option("--reply", options->reply, "a reply slip that came back for it")->type_name("PATH");
    options->policy.add_to(*command);
    command->callback([options, &status] { status = finished(open(*options)); });
}

void add_reply(CLI::App& group, int& status) {
    auto options = std::make_shared<ReplyOptions>();
    CLI::App* command = group.add_subcommand("reply", "write the slip that answers a sealed request");
    command->add_option("file", options->file, "the container")->required()->type_name("PATH");
    command->add_option("--answer", options->answer,
                        "acknowledged, question, granted, granted-in-part, postponed or refused");
    command->add_option("--office", options->slip.office, "who answers")->required();
    command->add_option("--registration", options->slip.registration, "number of the case there");
    command->add_option("--contact", options->slip.contact, "mail, telephone");
    command->add_option("--text", options->slip.text, "a question, reasons");
    command->add_option("--out", options->out, "the slip to write: reply.json")->required()->type_name("PATH");
    command->add_option("--code", options->code, "the slip as a code to print, 70 mm wide: reply.png")
        ->type_name("PATH");
    command->callback([options, &status] { status = finished(reply(*options)); });
}

}  // namespace

void add_package_commands(CLI::App& app, int& status) {
    CLI::App* group = app.add_subcommand("package", "sealed requests that a partner without any system can use");
    group->require_subcommand(1);
    add_make(*group, status);
    add_open(*group, status);
    add_reply(*group, status);
}

}  // namespace comity::cli
