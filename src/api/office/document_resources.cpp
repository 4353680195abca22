// SPDX-License-Identifier: EUPL-1.2
// Documents: sent in pieces, shown whole or in part. What was sent becomes a document by the command add-document.
#include <fmt/format.h>

#include "api/office/body.h"
#include "api/office/case_json.h"
#include "api/office/file_to_keep.h"
#include "api/office/office_groups.h"
#include "api/office/open_document.h"
#include "net/content_range.h"
#include "net/problem.h"

namespace comity::api {

namespace {

using format::Value;

/// Who may add documents to the case. Errors: hidden as the case is.
Result<void> check_sender(Desk& desk, const Caller& caller, const std::string& case_id) {
    TRY(lease, desk.node.database().reader());
    TRY(relations, node::relations_of(*lease, desk.authority(), caller.person, case_id, desk.now()));
    if (!caller.person.may(relations, access::Resource::case_file, access::Verb::read).allowed())
        return node::no_such_case();
    const access::Permission permission =
        caller.person.may(relations, access::Resource::document, access::Verb::create);
    if (permission.allowed()) return {};
    return fail(ErrorKind::forbidden, permission.reason);
}

net::Response shown(const node::CaseContents::Progress& progress, int status) {
    Value value = Value::object({{"upload", progress.upload}, {"offset", progress.offset}, {"total", progress.total}});
    if (progress.kept) value.set("digest", progress.kept->digest);
    return json_answer(value, status);
}

Handled begin(Desk& desk, const net::Request& request, Caller& caller) {
    TRY(id, case_id_of(request));
    Body body(request);
    const auto total = body.any("bytes").as_integer();
    if (!total || *total < 0) body.fault("bytes", "must be the length of the document");
    const std::string digest = body.text_or("digest");
    if (auto refused = body.refused()) return *std::move(refused);
    TRY_VOID(check_sender(desk, caller, id));
    TRY(begun, desk.contents->begin(id, caller.account.id, static_cast<std::uint64_t>(*total), digest,
                                    caller.person.on_behalf_of));
    node::CaseContents::Progress progress = std::move(begun);
    if (*total == 0) {  // Content-Range cannot say that nothing comes
        TRY(whole, desk.contents->append(id, caller.account.id, progress.upload, 0, {}));
        progress = std::move(whole);
    }
    net::Response response = shown(progress, 201);
    response.headers.set("Location",
                         fmt::format("{}/api/v1/cases/{}/contents/{}", desk.site.base_path, id, progress.upload));
    return response;
}

Handled send(Desk& desk, const net::Request& request, Caller& caller) {
    TRY(id, case_id_of(request));
    TRY_VOID(check_sender(desk, caller, id));
    TRY(range, net::read_content_range(request.headers.find("Content-Range").value_or("")));
    if (range.last + 1 - range.first != request.body.size())
        return fail(ErrorKind::invalid, "the body is not as long as Content-Range says");
    const std::string upload(request.path_parameter("upload"));
    TRY(progress, desk.contents->append(id, caller.account.id, upload, range.first, octets(request.body)));
    return shown(progress, progress.kept ? 201 : 200);
}

Handled show_progress(Desk& desk, const net::Request& request, Caller& caller) {
    TRY(id, case_id_of(request));
    TRY_VOID(check_sender(desk, caller, id));
    TRY(progress, desk.contents->progress(id, caller.account.id, std::string(request.path_parameter("upload"))));
    return shown(progress, 200);
}

Handled abandon(Desk& desk, const net::Request& request, Caller& caller) {
    TRY(id, case_id_of(request));
    TRY_VOID(check_sender(desk, caller, id));
    TRY_VOID(desk.contents->abandon(id, caller.account.id, std::string(request.path_parameter("upload"))));
    net::Response response;
    response.status = 204;
    return response;
}

Handled show_document(Desk& desk, const net::Request& request, Caller& caller) {
    TRY(open, open_document(desk, request, caller));
    TRY_VOID(check_handed_out(open, caller));
    const node::KeptContent& content = open.content;
    const auto range = net::wanted_range(request, content.octets);
    if (!range) {
        net::Response refused = net::problem(416, "", "the document has no such octets");
        refused.headers.set("Content-Range", fmt::format("bytes */{}", content.octets));
        return refused;
    }
    TRY_VOID(desk.cases().record_reading(caller.person, open.case_id, open.name));
    TRY(pieces, desk.contents->read(open.case_id, content, range->first, range->count));
    std::shared_ptr<node::CaseContents::Reading> opener = std::move(pieces);
    net::Response response = file_to_keep(open.file_name, [opener] { return opener->next(); });
    response.status = range->partial ? 206 : 200;
    response.stream_bytes = range->count;
    response.headers.set("Accept-Ranges", "bytes");
    response.headers.set("ETag", "\"" + content.digest + "\"");
    if (range->partial)
        response.headers.set("Content-Range", fmt::format("bytes {}-{}/{}", range->first,
                                                          range->first + range->count - 1, content.octets));
    return response;
}

}  // namespace

void add_document_resources(Routes& routes) {
    using net::Method;
    const auto add = [&](Method method, std::string path, std::string says, std::vector<Member> body,
                         std::vector<Answer> answers, Handled (*handler)(Desk&, const net::Request&, Caller&),
                         std::size_t body_bytes = net::default_body_bytes) {
        answers.push_back({403});
        answers.push_back({404});
        routes.add({.method = method,
                    .path = "/cases/{case}" + path,
                    .group = "documents",
                    .says = std::move(says),
                    .body = std::move(body),
                    .answers = std::move(answers),
                    .body_bytes = body_bytes},
                   handler);
    };
    add(Method::post, "/contents", "Begin to send a document",
        {{"bytes", "its length", "integer", true}, {"digest", "its SHA-256, hexadecimal, to be checked"}},
        {{201, "Upload"}}, begin);
    add(Method::put, "/contents/{upload}", "Send the next octets, with Content-Range: bytes 0-1048575/4000000", {},
        {{200, "Upload"}, {201, "Upload"}, {409}}, send, node::largest_piece);
    add(Method::get, "/contents/{upload}", "How far it is", {}, {{200, "Upload"}}, show_progress);
    add(Method::delete_, "/contents/{upload}", "Abandon it", {}, {{204}}, abandon);
    add(Method::get, "/documents/{document}/versions/{version}", "The content, whole or a range of it", {},
        {{200, "", "application/octet-stream"}, {206, "", "application/octet-stream"}, {409}, {416}}, show_document);
}

}  // namespace comity::api
