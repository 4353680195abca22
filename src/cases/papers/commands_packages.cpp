// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "cases/decide_parts.h"
#include "cases/inspections.h"
#include "cases/papers/papers.h"

namespace comity::cases {

namespace {

using format::Value;
using Packed = Result<std::vector<NewEvent>>;

Result<void> check_attachments(const CaseState& state, const Paper& paper,
                               const std::vector<std::string>& attachments) {
    for (std::size_t i = 0; i < attachments.size(); ++i) {
        const std::string& id = attachments[i];
        const Document* document = state.document(id);
        if (!document) return unknown_part("document", id, ids_of(state.documents));
        if (document->withdrawn) return fail(ErrorKind::conflict, fmt::format("document {} is withdrawn", id));
        TRY_VOID(check_free_of_malware(state, *document));
        if (std::ranges::find(paper.sealed->documents, id) != paper.sealed->documents.end())
            return fail(ErrorKind::invalid, fmt::format("document {} is a version of the paper itself", id), {},
                        "attach what goes with it");
        if (std::find(attachments.begin(), attachments.begin() + static_cast<std::ptrdiff_t>(i), id) !=
            attachments.begin() + static_cast<std::ptrdiff_t>(i))
            return fail(ErrorKind::invalid, fmt::format("document {} is attached twice", id));
    }
    return {};
}

/// Each attachment as it is now is among what was shown.
Result<void> check_listed(const CaseState& state, const std::vector<std::string>& attachments,
                          const Value::List& parts) {
    for (const std::string& id : attachments) {
        const std::string& digest = state.document(id)->versions.back().digest;
        const auto is_it = [&](const Value& part) { return part.string_at("digest").value_or("") == digest; };
        if (std::ranges::none_of(parts, is_it))
            return fail(ErrorKind::conflict,
                        fmt::format("document {} has a version that the package does not list", id), {},
                        "look at the document as it is now and compose the package again");
    }
    return {};
}

/// What the second person agrees to is every file by its digest, as the first one saw them.
Packed compose_package(const CaseState& state, const Command& command, const Environment&) {
    Fields read(command.arguments);
    const std::string id = read.text("paper");
    const std::vector<std::string> attachments = read.texts("attachments");
    TRY(paper, paper_to_pack(state, id, attachments));
    const Value* parts = command.arguments.find("parts");
    if (!parts || !parts->as_list())
        return fail(ErrorKind::invalid, "'parts' is not there", {},
                    "a package is composed by the node that has its files");
    if (read.text_or("content") != paper->sealed->content)
        return fail(ErrorKind::conflict, fmt::format("paper {} was sealed anew meanwhile", id), {},
                    "look at it as it is now and compose the package again");
    TRY_VOID(check_listed(state, attachments, *parts->as_list()));
    Value payload = command.arguments;
    payload.set("package", next_id('k', state.packages));
    return std::vector{NewEvent{"package-composed", std::move(payload)}};
}

/// The container becomes a document of the dossier, which can be sent as any other.
Packed seal_package(const CaseState& state, const Command& command, const Environment&) {
    Fields read(command.arguments);
    const std::string id = read.text("package");
    TRY(package, package_to_seal(state, id));
    if (read.text_or("digest").empty())
        return fail(ErrorKind::invalid, "'digest' is not there", {},
                    "packages are sealed by the node that has the key");
    const std::string document = next_id('d', state.documents);
    Value added = Value::object({{"document", document},
                                 {"kind", "letter"},
                                 {"title", package->title},
                                 {"origin", "own"},
                                 {"media_type", "application/vnd.etsi.asic-e+zip"},
                                 {"digest", read.text("digest")},
                                 {"bytes", read.integer("bytes")}});
    TRY_VOID(read.finish());
    return std::vector{NewEvent{"document-added", std::move(added)},
                       NewEvent{"seal-recorded", Value::object({{"document", document}, {"seal", "sealed"}})},
                       NewEvent{"package-sealed", Value::object({{"package", id}, {"document", document}})}};
}

constexpr std::array compose_package_parameters{
    Parameter{"paper", ParameterType::text, true, "whose sealed versions go into it: w1"},
    Parameter{"attachments", ParameterType::words, false, "documents of the dossier, in the order they are to be read"},
    Parameter{"to", ParameterType::text, true, "who is asked, as its name stands on the cover"},
    Parameter{"title", ParameterType::text, false, "what is asked for; without: the title of the paper"},
    Parameter{"content", ParameterType::text, false, "SHA-256 of what the paper says", "", true},
    Parameter{"parts", ParameterType::list, false, "what will be sealed: [{name, media_type, digest, bytes}]", "",
              true},
};
constexpr std::array seal_package_parameters{
    Parameter{"package", ParameterType::text, true, "which package: k1"},
    Parameter{"digest", ParameterType::text, false, "SHA-256 of the container", "", true},
    Parameter{"bytes", ParameterType::integer, false, "its length", "", true},
};

constexpr std::array package_table{
    CommandKind{"compose-package", "packages", "propose", "paper",
                "Put a sealed paper and its attachments together as a sealed request; needs a second person",
                compose_package_parameters, compose_package, Act::seal},
    CommandKind{"seal-package", "packages/{package}/seal", "propose", "paper",
                "Seal what two persons put together, and file the container in the dossier", seal_package_parameters,
                seal_package},
};

}  // namespace

Result<const Paper*> paper_to_pack(const CaseState& state, const std::string& paper,
                                   const std::vector<std::string>& attachments) {
    const Paper* found = state.paper(paper);
    if (!found) return unknown_part("paper", paper, ids_of(state.papers));
    if (!found->is_sealed() || found->withdrawn)
        return fail(ErrorKind::conflict, fmt::format("paper {} is not sealed as it is now", paper), {},
                    "give seal-paper first: its sealed versions go into the container");
    TRY_VOID(check_attachments(state, *found, attachments));
    return found;
}

Result<const Package*> package_to_seal(const CaseState& state, const std::string& package) {
    const Package* found = state.package(package);
    if (!found) return unknown_part("package", package, ids_of(state.packages));
    if (!found->document.empty())
        return fail(ErrorKind::conflict, fmt::format("package {} is sealed already", package), {},
                    fmt::format("it is in the dossier: {}", found->document));
    const Paper* paper = state.paper(found->paper);
    if (!paper) return unknown_part("paper", found->paper, ids_of(state.papers));
    if (paper->withdrawn || !paper->is_sealed() || paper->sealed->content != found->content)
        return fail(ErrorKind::conflict,
                    fmt::format("paper {} is no longer what package {} was made of", paper->id, package), {},
                    "seal the paper as it is now and compose another package");
    TRY_VOID(check_attachments(state, *paper, found->attachments));
    // What was composed is sealed, though an attachment has another version meanwhile.
    for (const Package::Part& part : found->parts) TRY_VOID(check_free_of_malware(state, part.digest));
    return found;
}

std::span<const CommandKind> package_commands() {
    return package_table;
}

}  // namespace comity::cases
