// SPDX-License-Identifier: EUPL-1.2
// The brief for a counterpart: as data, and as a page to print in the reader's language.
#include "api/office/body.h"
#include "api/office/register/brief_json.h"
#include "api/office/register/kind_resources.h"
#include "documents/html/render_html.h"
#include "node/brief/brief_paper.h"

namespace comity::api {

namespace {

constexpr std::string_view page_type = "text/html; charset=utf-8";

Result<node::Brief> brief_of(Desk& desk, const net::Request& request, const Caller& caller) {
    const std::string named = text_of(request, "state");
    const auto state = StateCode::parse(named);
    if (!state) return fail(ErrorKind::invalid, "'state' is no State: '" + named + "'", {}, "its two letters, as FI");
    return node::brief_for(*desk.office.registry, desk.node.database(), desk.node.law(), asker_of(desk, caller),
                           *state);
}

Handled show_brief(Desk& desk, const net::Request& request, Caller& caller) {
    TRY(brief, brief_of(desk, request, caller));
    return json_answer(brief_value(brief));
}

Handled show_brief_page(Desk& desk, const net::Request& request, Caller& caller) {
    const std::string language(request.query("lang").value_or("en"));
    TRY(brief, brief_of(desk, request, caller));
    TRY(paper, node::brief_paper(brief, desk.node.law(), language, caller.person.seat()));
    net::Response response;
    response.body = documents::render_html(paper, {});
    response.headers.set("Content-Type", std::string(page_type));
    response.headers.set("Content-Language", language);
    // A page of its own: no script, nothing from elsewhere, its one style within.
    response.headers.set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
    return response;
}

}  // namespace

void add_brief_resources(Routes& routes) {
    const Member state{"state", "the counterpart", "string", true};
    const auto add = [&](std::string path, std::string says, Answer answer, std::vector<Member> query,
                         Handled (*handler)(Desk&, const net::Request&, Caller&)) {
        routes.add({.path = std::move(path),
                    .group = "register",
                    .says = std::move(says),
                    .query = std::move(query),
                    .answers = {answer, {403}},
                    .resource = access::name(access::Resource::register_entry),
                    .verb = access::name(access::Verb::list)},
                   handler);
    };
    add("/register/brief", "What the record holds of a counterpart today, of cases only those one may see",
        {200, "Brief"}, {state}, show_brief);
    add("/register/brief/page", "The same as a page to print, each section on a sheet of its own", {200, "", page_type},
        {state, {"lang", "language of the page; without: en", "string", false, "en fr ru"}}, show_brief_page);
}

}  // namespace comity::api
