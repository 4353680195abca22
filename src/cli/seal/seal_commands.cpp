// SPDX-License-Identifier: EUPL-1.2
#include "cli/seal/seal_commands.h"

#include <iostream>
#include <memory>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/arguments.h"
#include "cli/exit_status.h"
#include "cli/seal/files.h"
#include "cli/seal/judged_file.h"
#include "cli/seal/key_options.h"
#include "cli/seal/policy_options.h"
#include "cli/seal/report_text.h"
#include "node/node.h"
#include "seal/container.h"
#include "seal/pdf/pdf_seal.h"
#include "store/files/file.h"

namespace comity::cli {

namespace {

struct SealOptions {
    KeyOptions key;
    std::vector<std::string> files;
    std::string out;
    bool pdf = false;
};

struct ValidateOptions {
    PolicyOptions policy;
    std::string file;
    bool json = false;
};

Result<int> seal_one_pdf(const SealOptions& options) {
    if (options.files.size() != 1 || !options.key.stamp_url.empty()) {
        return fail(ErrorKind::invalid, "--pdf takes one file and no time stamp", {}, "seal a container otherwise");
    }
    TRY(key, options.key.open());
    TRY(content, store::read_whole(options.files.front(), seal::max_pdf_octets));
    TRY(sealed, seal::sign_pdf(content, {*key.key, key.path}, node::system_clock()));
    TRY_VOID(store::write_new(options.out, octets(sealed), store::Readers::by_mask));
    tell_digest(content, options.files.front());
    tell_digest(sealed, options.out);
    return exit_ok;
}

Result<int> seal_files(const SealOptions& options) {
    if (options.pdf) return seal_one_pdf(options);
    TRY(key, options.key.open());
    TRY(stamper, options.key.stamper());
    const seal::Sealer sealer{*key.key, key.path};
    std::vector<seal::Part> parts;
    for (const std::string& file : options.files) {
        TRY(content, store::read_whole(file, seal::max_container_octets));
        const std::filesystem::path path(file);
        parts.push_back({path.filename().string(), media_type_of(path), std::move(content)});
    }
    TRY(sealed, seal::make_container(parts, sealer, node::system_clock(), stamper));
    TRY_VOID(store::write_new(options.out, octets(sealed), store::Readers::by_mask));
    // What was sealed, by the digests that the signature is over.
    for (const seal::Part& part : parts) tell_digest(part.content, part.name);
    tell_digest(sealed, options.out);
    return exit_ok;
}

Result<int> validate(const ValidateOptions& options) {
    TRY(policy, options.policy.policy());
    TRY(file, store::read_whole(options.file, seal::max_container_octets));
    const auto judged = judge_file(octets(file), policy);
    if (options.json) {
        TRY(text, validation_json(octets(file), judged));
        std::cout << text << '\n';
        if (!judged) return exit_wrong;
    } else {
        if (!judged) return tl::unexpected(judged.error());
        print_report(judged->report);
    }
    return judged->report.indication() == seal::Indication::total_passed ? exit_ok : exit_found;
}

}  // namespace

void add_seal_commands(CLI::App& app, int& status) {
    auto sealing = std::make_shared<SealOptions>();
    CLI::App* command = app.add_subcommand("seal", "put files and a signature over them into one container (ASiC-E)");
    command->add_option("files", sealing->files, "what is sealed")->required()->type_name("PATH");
    command->add_option("--out", sealing->out, "the container to write: request.asice")->required()->type_name("PATH");
    command->add_flag("--pdf", sealing->pdf, "put the signature into the one PDF (PAdES) and make no container");
    sealing->key.add_to(*command);
    command->callback([sealing, &status] { status = finished(seal_files(*sealing)); });

    auto validating = std::make_shared<ValidateOptions>();
    command = app.add_subcommand("validate",
                                 "what the signatures of a container or a PDF are worth, in one sentence and in the "
                                 "terms of EN 319 102-1");
    command->add_option("file", validating->file, "a container (ASiC-E) or a signed PDF")
        ->required()
        ->type_name("PATH");
    validating->policy.add_to(*command);
    command->add_flag("--json", validating->json, "as JSON (docs/formats/validation.md)");
    command->callback([validating, &status] { status = finished(validate(*validating)); });
}

}  // namespace comity::cli
