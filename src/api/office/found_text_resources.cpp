// SPDX-License-Identifier: EUPL-1.2
// What a machine read on the pages of documents: shown as such, and searched within one case.
#include "api/office/body.h"
#include "api/office/case_json.h"
#include "api/office/office_groups.h"
#include "api/office/open_document.h"
#include "api/office/part_json.h"
#include "node/incoming/found_texts.h"

namespace comity::api {

namespace {

using format::Value;

Handled show_found_text(Desk& desk, const net::Request& request, Caller& caller) {
    TRY(open, open_document(desk, request, caller));
    TRY_VOID(check_handed_out(open, caller));
    const cases::Document::Version& version = open.document.versions[open.version - 1];
    TRY(text, node::found_text(*desk.contents, open.case_id, version));
    TRY_VOID(desk.cases().record_reading(caller.person, open.case_id, open.name + ", its text as recognised"));
    Value shown = documents::to_value(text);
    shown.set("recorded", command::value_of(version.found_text->mark));
    return json_answer(shown);
}

Handled search(Desk& desk, const net::Request& request, Caller& caller) {
    TRY(id, case_id_of(request));
    TRY(opened, desk.cases().open(caller.person, id));
    if (!Reading{caller.person, opened}.may_read(access::Resource::document)) return node::no_such_case();
    const std::string words(request.query("text").value_or(""));
    TRY(found, node::search_found_texts(*desk.contents, opened.state, words));
    TRY_VOID(desk.cases().record_reading(caller.person, id, "text recognised on its documents, searched"));
    Value pages = Value::list();
    for (const node::PageOfDocument& page : found.pages)
        pages.append(Value::object({{"document", page.document},
                                    {"title", page.title},
                                    {"version", page.version},
                                    {"page", page.page},
                                    {"snippet", registry::shown(page.snippet)}}));
    return json_answer(Value::object(
        {{"pages", std::move(pages)}, {"searched", found.searched}, {"without", found.without}, {"more", found.more}}));
}

}  // namespace

void add_found_text_resources(Routes& routes) {
    routes.add({.path = "/cases/{case}/documents/{document}/versions/{version}/found-text",
                .group = "documents",
                .says = "What a machine read on the pages of a document; it errs, and is no part of the document",
                .answers = {{200, "FoundTextPages"}, {404}, {409}}},
               show_found_text);
    routes.add(
        {.path = "/cases/{case}/found-text",
         .group = "documents",
         .says = "The pages of the case's documents on which a machine read all of these words, in whatever form",
         .query = {{"text", "words"}},
         .answers = {{200, "FoundTextSearch"}, {404}, {422}}},
        search);
}

}  // namespace comity::api
