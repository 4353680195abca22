// SPDX-License-Identifier: EUPL-1.2
// What others sent, looked at: what seals are worth, whose pages a scan has. Such a file is read by a process apart and
// kept nowhere.
#include <fmt/format.h>

#include "api/office/body.h"
#include "api/office/incoming_sink.h"
#include "api/office/office_groups.h"
#include "api/office/open_document.h"
#include "api/office/paging.h"
#include "net/problem.h"
#include "node/docket/codes.h"

namespace comity::api {

namespace {

using format::Value;
using Incoming = node::IncomingFiles::Incoming;

Handled validated(Desk& desk, const Incoming& incoming) {
    TRY(judged, desk.incoming->validate(incoming));
    return json_answer(judged);
}

Result<std::unique_ptr<net::BodySink>> begin_validation(Desk& desk, const net::Request&, Caller& caller) {
    TRY(incoming, desk.incoming->begin(caller.person.account));
    return std::make_unique<IncomingSink>(std::move(incoming),
                                          [&desk](const Incoming& whole) { return validated(desk, whole); });
}

Result<std::unique_ptr<net::BodySink>> begin_inspection(Desk& desk, const net::Request& request, Caller& caller) {
    TRY(incoming, desk.incoming->begin(caller.person.account));
    return std::make_unique<IncomingSink>(
        std::move(incoming),
        [&desk, name = std::string(request.query("name").value_or("")),
         type = std::string(request.query("media_type").value_or(""))](const Incoming& whole) -> Handled {
            TRY(told, desk.incoming->inspect(whole, name, type));
            return json_answer(told);
        });
}

/// Without the names of files, which are the process's own.
Value without_names(const Value& value) {
    if (const Value::List* items = value.as_list()) {
        Value list = Value::list();
        for (const Value& item : *items) list.append(without_names(item));
        return list;
    }
    const Value::Object* members = value.as_object();
    if (!members) return value;
    Value object = Value::object();
    for (const format::Member& member : *members)
        if (member.key != "from") object.set(member.key, without_names(member.value));
    return object;
}

/// The list under `name` with the case that each code stands for, where the caller may read its documents. `codes`
/// grows by those looked up.
Result<Value> with_cases(Desk& desk, const Caller& caller, const Value& scan, std::string_view name,
                         const std::function<std::string(const Value&)>& code_of, std::string& codes) {
    const node::Asker asker = asker_of(desk, caller);
    TRY(lease, desk.node.database().reader());
    Value list = Value::list();
    const Value* read = scan.find(name);
    if (!read || !read->as_list()) return list;
    for (Value each : *read->as_list()) {
        const std::string code = code_of(each);
        codes += code + "\n";
        TRY(found, node::case_of_code(*lease, asker, code));
        if (found)
            each.set("case", Value::object({{"id", found->id},
                                            {"number", found->number},
                                            {"title", found->title},
                                            {"paper", found->paper},
                                            {"document", found->document}}));
        list.append(std::move(each));
    }
    return list;
}

Handled scanned(Desk& desk, const Caller& caller, const Incoming& incoming) {
    TRY(read, desk.incoming->read_codes(incoming));
    Value scan = without_names(read);
    if (scan.find("fault")) return json_answer(scan);
    std::string codes;
    TRY(documents, with_cases(
                       desk, caller, scan, "documents",
                       [](const Value& one) { return one.string_at("pseudonym").value_or(""); }, codes));
    TRY(replies, with_cases(
                     desk, caller, scan, "replies",
                     [](const Value& one) {
                         const Value* reply = one.find("reply");
                         return reply ? reply->string_at("request").value_or("") : std::string();
                     },
                     codes));
    if (!codes.empty()) desk.cases().note_search(caller.person, "scan", codes);
    scan.set("documents", std::move(documents)).set("replies", std::move(replies));
    return json_answer(scan);
}

Result<std::unique_ptr<net::BodySink>> begin_scan(Desk& desk, const net::Request&, Caller& caller) {
    TRY(incoming, desk.incoming->begin(caller.person.account));
    return std::make_unique<IncomingSink>(
        std::move(incoming), [&desk, caller](const Incoming& whole) { return scanned(desk, caller, whole); });
}

Handled show_validation(Desk& desk, const net::Request& request, Caller& caller) {
    TRY(open, open_document(desk, request, caller));
    TRY_VOID(desk.cases().record_reading(caller.person, open.case_id, open.name + ", its seals"));
    TRY(incoming, desk.incoming->take(caller.person.account, *desk.contents, open.case_id, open.content));
    return validated(desk, incoming);
}

}  // namespace

void add_incoming_resources(Routes& routes) {
    routes.stream(
        {.method = net::Method::post,
         .path = "/validations",
         .group = "documents",
         .says = "What the signatures of a container or a signed PDF are worth, whose octets are the body; it "
                 "is kept nowhere",
         .any_body = true,
         .answers = {{200, "Validation"}, {413}, {503}},
         .body_bytes = node::max_incoming_octets},
        begin_validation);
    routes.stream(
        {.method = net::Method::post,
         .path = "/inspections",
         .group = "documents",
         .says = "What a file is by its content, and what in it acts, hides something or is too much; its octets are "
                 "the body, and it is kept nowhere",
         .query = {{"name", "how it was called"}, {"media_type", "what it was said to be"}},
         .any_body = true,
         .answers = {{200, "Inspection"}, {413}, {503}},
         .body_bytes = node::max_incoming_octets},
        begin_inspection);
    routes.stream(
        {.method = net::Method::post,
         .path = "/scans",
         .group = "documents",
         .says = "Whose pages a scan has, by the codes on them; its octets (PDF, PNG, JPEG, PGM) are the body; "
                 "it is kept nowhere",
         .any_body = true,
         .answers = {{200, "Scan"}, {413}, {503}},
         .body_bytes = node::max_incoming_octets},
        begin_scan);
    routes.add({.path = "/cases/{case}/documents/{document}/versions/{version}/validation",
                .group = "documents",
                .says = "The same of a document of the case",
                .answers = {{200, "Validation"}, {404}, {413}, {503}}},
               show_validation);
}

}  // namespace comity::api
