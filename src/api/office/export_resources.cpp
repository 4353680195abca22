// SPDX-License-Identifier: EUPL-1.2
// What leaves the system: the file of a case for a court, with all that proves it (docs/formats/export.md), and prints.
#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "api/office/body.h"
#include "api/office/case_json.h"
#include "api/office/file_to_keep.h"
#include "api/office/office_groups.h"
#include "format/base64.h"
#include "node/case_export.h"
#include "node/event_proof.h"

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

Handled show_proof(Desk& desk, const net::Request& request, Caller& caller) {
    TRY(id, case_id_of(request));
    const std::string_view text = request.path_parameter("version");
    std::uint64_t version = 0;
    const auto [stop, fault] = std::from_chars(text.data(), text.data() + text.size(), version);
    if (fault != std::errc() || stop != text.data() + text.size()) version = 0;  // no event has that
    TRY(proof, node::prove_event(desk.office, desk.node.database(), caller.person, id, version));
    return json_answer(format::Value::object(
        {{"event", proof.octets}, {"salt", format::base64(proof.salt)}, {"entry", proof.entry}, {"leaf", proof.leaf}}));
}

/// Told by the page that prints. What is printed past it, of a picture or a copy, nobody learns.
Handled note_print(Desk& desk, const net::Request& request, Caller& caller) {
    TRY(id, case_id_of(request));
    constexpr std::size_t longest_page = 40;
    Body body(request);
    const std::string page = body.text("page");
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; };
    if (page.size() > longest_page || !std::ranges::all_of(page, is_letter))
        body.fault("page", fmt::format("must be lower-case letters and hyphens, at most {}", longest_page));
    if (auto refused = body.refused()) return *std::move(refused);
    TRY_VOID(desk.cases().check_may(caller.person, id, access::Resource::case_file, access::Verb::read));
    TRY_VOID(desk.cases().record_reading(caller.person, id, "print of " + page));
    net::Response response;
    response.status = 204;
    return response;
}

}  // namespace

void add_export_resources(Routes& routes) {
    routes.add({.path = "/cases/{case}/events/{version}/proof",
                .group = "cases",
                .says = "What ties an event to the log: its octets, salt and leaf entry; recorded as a reading",
                .answers = {{200, "EventProof"}, {403}, {404}},
                .resource = access::name(access::Resource::event_history),
                .verb = access::name(access::Verb::verify)},
               show_proof);
    routes.add({.path = "/cases/{case}/export",
                .group = "cases",
                .says = "The case with all that proves it, for a court (docs/formats/export.md); recorded as a reading",
                .query = {{"witnessed", "only as far as a witness cosigned", "boolean"}},
                .answers = {{200, "", "application/octet-stream"}, {403}, {404}, {503}},
                .resource = access::name(access::Resource::case_file),
                .verb = access::name(access::Verb::export_copy)},
               show_export);
    routes.add({.method = net::Method::post,
                .path = "/cases/{case}/prints",
                .group = "cases",
                .says = "Say that a page of the case is printed: recorded as a reading",
                .body = {{"page", "what of it: overview, timeline …", "string", true}},
                .answers = {{204}, {403}, {404}}},
               note_print);
}

}  // namespace comity::api
