// SPDX-License-Identifier: EUPL-1.2
// Publications of the library shown, their pages read, and words looked for in all of them.
#include "api/office/body.h"
#include "api/office/paging.h"
#include "api/office/register/kind_resources.h"
#include "node/register/library_search.h"
#include "register/decide.h"

namespace comity::api {

namespace {

using format::Value;
using registry::Publication;

Handled show_pages_of_text(Desk& desk, const net::Request& request, Caller& caller) {
    TRY(opened, desk_of<Publication>(desk).open(caller.person, std::string(request.path_parameter("publication"))));
    auto text = registry::part_of(opened.state.texts, "text", request.path_parameter("text"));
    if (!text) return fail(ErrorKind::not_found, text.error().message, {}, text.error().hint);
    return json_answer(registry::shown(**text));
}

Handled search_pages(Desk& desk, const net::Request& request, Caller& caller) {
    TRY(limit, limit_of(request, node::LibraryQuery{}.limit, node::most_found_pages));
    const CivilDate today = desk_of<Publication>(desk).environment(desk.now()).today;
    node::LibraryQuery query{.words = text_of(request, "text"),
                             .kind = text_of(request, "kind"),
                             .language = text_of(request, "language"),
                             .state = text_of(request, "state"),
                             .limit = limit};
    if (request.query("on")) {
        TRY(on, day_of(request, "on", today));
        query.in_force_on = to_string(on);
    }
    TRY(lease, desk.node.database().reader());
    TRY(answer, node::search_library(*lease, asker_of(desk, caller), query));
    Value pages = Value::list();
    for (const node::FoundPage& page : answer.pages)
        pages.append(Value::object({{"publication", page.publication},
                                    {"number", page.number},
                                    {"title", page.title},
                                    {"kind", page.kind},
                                    {"text", page.text},
                                    {"edition", page.edition},
                                    {"label", page.label},
                                    {"language", page.language},
                                    {"authentic", page.authentic},
                                    {"page", page.page},
                                    {"in_force_from", page.in_force_from},
                                    {"in_force_to", page.in_force_to},
                                    {"in_force", page.in_force_on(to_string(today))},
                                    {"snippet", registry::shown(page.snippet)}}));
    return json_answer(Value::object({{"found", answer.found}, {"pages", std::move(pages)}}));
}

}  // namespace

void add_library_resources(Routes& routes) {
    const auto add = [&](std::string path, std::string group, std::string says, std::string_view schema,
                         std::vector<Member> query, access::Verb verb,
                         Handled (*handler)(Desk&, const net::Request&, Caller&)) {
        std::vector<Answer> answers{{200, schema}, {403}};
        if (verb == access::Verb::read) answers.push_back({404});
        routes.add({.path = std::move(path),
                    .group = std::move(group),
                    .says = std::move(says),
                    .query = std::move(query),
                    .answers = std::move(answers),
                    .resource = access::name(access::Resource::register_entry),
                    .verb = access::name(verb)},
                   handler);
    };
    add("/publications/{publication}", "publications",
        "The publication on a day: its editions, texts and who was given it", "Publication", {shown_on(), known_then()},
        access::Verb::read, show_on_day<Publication>);
    add("/publications/{publication}/texts/{text}", "publications", "A text with its pages", "PublicationPages", {},
        access::Verb::read, show_pages_of_text);
    add("/library/pages", "library", "The pages of the library that have all of these words, in whatever form",
        "FoundPages",
        {{"text", "the words", "string", true},
         {"kind", "only of publications of this kind"},
         {"language", "only in this language (ISO 639-1)"},
         {"state", "only about this State"},
         {"on", "only of editions that were in force on this day", "string", false, "", "date"},
         {"limit", "how many pages, at most 50; without: 10", "integer"}},
        access::Verb::list, search_pages);
}

}  // namespace comity::api
