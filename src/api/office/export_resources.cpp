// SPDX-License-Identifier: EUPL-1.2
// The file of a case for a court, with all that proves it: docs/formats/export.md.
#include "api/office/case_json.h"
#include "api/office/file_to_keep.h"
#include "api/office/office_groups.h"
#include "node/case_export.h"

namespace comity::api {

namespace {

/// Witnesses that the directory lists: a file without them would show no cosignature.
Result<std::vector<record::VerifierKey>> witnesses_of(Desk& desk) {
    if (!desk.channel) return std::vector<record::VerifierKey>();
    TRY(directory, desk.channel->directory().current());
    return directory ? directory->witness_keys() : std::vector<record::VerifierKey>();
}

Handled show_export(Desk& desk, const net::Request& request, Caller& caller) {
    TRY(id, case_id_of(request));
    TRY(witnesses, witnesses_of(desk));
    const auto extent =
        request.query("witnessed") == "true" ? record::ExportExtent::witnessed : record::ExportExtent::whole;
    TRY(begun,
        node::CaseExport::begin(desk.office, desk.node.database(), caller.person, id, std::move(witnesses), extent));
    const std::shared_ptr<node::CaseExport> made = std::move(begun);
    return file_to_keep(made->number() + ".comity-export", [made] { return made->next(); });
}

}  // namespace

void add_export_resources(Routes& routes) {
    routes.add({.path = "/cases/{case}/export",
                .group = "cases",
                .says = "The case with all that proves it, for a court (docs/formats/export.md); recorded as a reading",
                .query = {{"witnessed", "only as far as a witness cosigned", "boolean"}},
                .answers = {{200, "", "application/octet-stream"}, {403}, {404}, {503}},
                .resource = access::name(access::Resource::case_file),
                .verb = access::name(access::Verb::export_copy)},
               show_export);
}

}  // namespace comity::api
