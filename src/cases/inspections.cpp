// SPDX-License-Identifier: EUPL-1.2
// What was found in files that came in, and who takes one in which malware was found.
#include "cases/inspections.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "cases/decide_parts.h"
#include "cases/fold_parts.h"

namespace comity::cases {

namespace {

using format::Value;
using Events = Result<std::vector<NewEvent>>;

/// The same finding again is no event: a scanner that stays away is told of once.
bool same(const Document::Version& version, const Value& arguments) {
    if (!version.inspection) return false;
    const Document::Inspection& before = *version.inspection;
    const Value* scan = arguments.find("scan");
    return scan && scan->string_at("result").value_or("") == before.scan.result &&
           arguments.string_at("type").value_or("") == before.type;
}

Events record_inspection(const CaseState& state, const Command& command, const Environment&) {
    TRY(named, version_named(state, command));
    if (named.version->digest != Fields(command.arguments).text("digest"))
        return fail(ErrorKind::conflict,
                    fmt::format("version {} of document {} is another file", named.number, named.document->id));
    if (same(*named.version, command.arguments)) return std::vector<NewEvent>{};
    return std::vector{NewEvent{"document-inspected", command.arguments}};
}

Events take_infected(const CaseState& state, const Command& command, const Environment&) {
    TRY(named, version_named(state, command));
    if (!named.version->infected())
        return fail(ErrorKind::conflict,
                    fmt::format("no malware was found in version {} of document {}", named.number, named.document->id),
                    {}, "it is handed out without this");
    return std::vector{NewEvent{"infected-document-taken", command.arguments}};
}

Result<void> inspected(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    TRY(version, version_told(state, read));
    read.text("digest");
    Document::Inspection inspection{.type = read.text("type"),
                                    .media_type = read.text("media_type"),
                                    .pages = read.integer_or("pages", 0),
                                    .more = read.flag("more"),
                                    .mark = mark_of(event)};
    for (const Value* one : read.objects("findings")) {
        Fields finding(*one);
        inspection.findings.push_back({.kind = finding.text("kind"),
                                       .level = finding.text("level"),
                                       .where = finding.text_or("where"),
                                       .detail = finding.text_or("detail")});
        TRY_VOID(finding.finish());
    }
    if (const Value* told = event.payload->find("scan")) {
        Fields scan(*told);
        inspection.scan = {.result = scan.text("result"), .found = scan.text_or("found"), .by = scan.text_or("by")};
        TRY_VOID(scan.finish());
    }
    version->inspection = std::move(inspection);
    return read.finish();
}

Result<void> infected_taken(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    TRY(version, version_told(state, read));
    version->taken.push_back({read.text("reason"), mark_of(event)});
    return read.finish();
}

constexpr auto text = ParameterType::text;
constexpr Parameter document{"document", text, true, "which document: d1"};
constexpr Parameter version{"version", ParameterType::integer, true, "which version of it: 1"};
constexpr std::array inspection_parameters{
    document,
    version,
    Parameter{"digest", text, true, "SHA-256 of what was looked at"},
    Parameter{"type", text, true, "what it is by its content"},
    Parameter{"media_type", text, true, "of that type"},
    Parameter{"pages", ParameterType::integer, false, "how many, where it has pages"},
    Parameter{"findings", ParameterType::list, true, "each with kind, level, where and detail"},
    Parameter{"more", ParameterType::boolean, false, "there are further findings"},
    Parameter{"scan", ParameterType::json, true, "result, found and by of the malware scanner"},
};
constexpr std::array taking_parameters{
    document, version, Parameter{"reason", text, true, "why it is needed, and how it will be opened safely"}};

constexpr std::array command_table{
    CommandKind{"record-inspection", "", "system", "document", "Record what was found in a file", inspection_parameters,
                record_inspection, Act::none, true},
    CommandKind{"take-infected-document", "documents/{document}/taking", "change", "document",
                "Take a document in which malware was found, with the reason", taking_parameters, take_infected,
                Act::none, true},
};

constexpr std::array event_table{
    EventType{"document-inspected", "looked into a document", inspected, true},
    EventType{"infected-document-taken", "took a document in which malware was found", infected_taken},
};

}  // namespace

Result<NamedVersion> version_named(const CaseState& state, const Command& command) {
    Fields read(command.arguments);
    const std::string id = read.text("document");
    const std::int64_t number = read.integer("version");
    const Document* named = state.document(id);
    if (!named) return unknown_part("document", id, ids_of(state.documents));
    if (number < 1 || number > static_cast<std::int64_t>(named->versions.size()))
        return fail(ErrorKind::invalid, fmt::format("document {} has no version {}", id, number), {},
                    fmt::format("it has 1 to {}", named->versions.size()));
    return NamedVersion{named, &named->versions[static_cast<std::size_t>(number - 1)], number};
}

Result<Document::Version*> version_told(CaseState& state, Fields& read) {
    const std::string id = read.text("document");
    const auto number = static_cast<std::size_t>(read.integer("version"));
    Document* told = state.document(id);
    if (!told) return not_in_case("document", id);
    if (number < 1 || number > told->versions.size()) return not_in_case("version of " + id, std::to_string(number));
    return &told->versions[number - 1];
}

std::span<const CommandKind> inspection_commands() {
    return command_table;
}

std::span<const EventType> inspection_events() {
    return event_table;
}

Result<void> check_free_of_malware(const CaseState& state, std::string_view digest) {
    for (const Document& document : state.documents)
        for (const Document::Version& version : document.versions)
            if (version.infected() && version.digest == digest)
                return fail(
                    ErrorKind::conflict,
                    fmt::format("malware was found in document {}: {}", document.id, version.inspection->scan.found),
                    {}, "leave it out, and ask its sender for a clean one");
    return {};
}

Result<void> check_free_of_malware(const CaseState& state, const Document& document) {
    if (!document.versions.empty()) TRY_VOID(check_free_of_malware(state, document.versions.back().digest));
    for (const Package& package : state.packages)
        if (package.document == document.id)
            for (const Package::Part& part : package.parts) TRY_VOID(check_free_of_malware(state, part.digest));
    return {};
}

}  // namespace comity::cases
