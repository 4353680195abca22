// SPDX-License-Identifier: EUPL-1.2
// The glossary of the authority: read whole, for two languages or as a table, and kept by its table of commands.
#include <fmt/format.h>

#include "api/office/body.h"
#include "api/office/command_request.h"
#include "api/office/listing.h"
#include "api/office/office_groups.h"
#include "api/office/paging.h"
#include "node/papers/glossary_desk.h"
#include "register/glossary/glossary_csv.h"
#include "text/words.h"

namespace comity::api {

namespace {

using format::Value;

node::GlossaryDesk glossary_of(Desk& desk) {
    return {*desk.office.authority, *desk.office.writer, desk.node.database(), desk.node.law()};
}

/// Some word of it, in whatever language, has the text in it.
bool says(const registry::Term& term, std::string_view folded) {
    if (folded.empty()) return true;
    for (const auto& [language, said] : term.words)
        for (const std::string& word : said)
            if (text::folded(word).find(folded) != std::string::npos) return true;
    return false;
}

Handled show_glossary(Desk& desk, const net::Request& request, Caller& caller) {
    TRY(opened, glossary_of(desk).open(caller.person));
    const registry::Glossary& glossary = opened.glossary;
    const std::string form = text_of(request, "format");
    if (form == "csv") {
        net::Response response;
        response.body = std::make_shared<const std::string>(registry::write_glossary_csv(glossary));
        response.headers.set("Content-Type", std::string(csv_type));
        response.headers.set("Content-Disposition", "attachment; filename=\"glossary.csv\"");
        return response;
    }
    if (!form.empty() && form != "json")
        return fail(ErrorKind::invalid, fmt::format("'{}' is no form of a list", form), {}, "json or csv");
    TRY(withdrawn, flag_of(request, "withdrawn"));
    const std::string wanted = text::folded(text_of(request, "text"));
    const std::string from = text_of(request, "from"), to = text_of(request, "to");
    Value terms = Value::list();
    for (const registry::Term& term : glossary.terms) {
        const bool in_both = (from.empty() || term.words.contains(from)) && (to.empty() || term.words.contains(to));
        if (in_both && term.withdrawn == withdrawn && says(term, wanted)) terms.append(registry::shown(term));
    }
    net::Response response = json_answer(Value::object({{"version", glossary.version}, {"terms", std::move(terms)}}));
    response.headers.set("ETag", fmt::format("\"{}\"", glossary.version));
    return response;
}

Handled show_glossary_events(Desk& desk, const net::Request&, Caller& caller) {
    TRY(opened, glossary_of(desk).open(caller.person));
    Value list = Value::list();
    for (const auto& [event, payload] : opened.story)
        list.append(Value::object({{"version", event.stream_sequence},
                                   {"sequence", event.sequence},
                                   {"type", event.type},
                                   {"says", registry::says_of_glossary_event(event.type)},
                                   {"by", event.actor},
                                   {"on_behalf_of", event.on_behalf_of},
                                   {"at", to_string(event.instant)},
                                   {"payload", payload}}));
    return json_answer(Value::object({{"events", std::move(list)}}));
}

Handled give(const registry::GlossaryCommandKind& kind, Desk& desk, const net::Request& request, Caller& caller) {
    CommandRequest read = read_command(kind.entry(), request);
    if (read.refused) return *std::move(read.refused);
    TRY(version, based_on(request));
    TRY(once, once_of(request, caller));
    TRY(text, glossary_of(desk).give(caller.person, {std::string(kind.name), std::move(read.arguments), version},
                                     std::move(once)));
    return command_answer(text, 200);
}

}  // namespace

void add_glossary_resources(Routes& routes) {
    const std::string_view paper = access::name(access::Resource::paper);
    const std::string_view read = access::name(access::Verb::read);
    routes.add({.path = "/glossary",
                .group = "glossary",
                .says = "How terms are said in each language, in the order in which they were entered",
                .query = with_format({{"from", "only terms with words in this language"},
                                      {"to", "and in this one"},
                                      {"text", "only terms with this among their words"},
                                      {"withdrawn", "those withdrawn instead", "boolean"}}),
                .answers = {{200, "Glossary"}, {200, "", csv_type}, {403}},
                .resource = paper,
                .verb = read},
               show_glossary);
    routes.add({.path = "/glossary/events",
                .group = "glossary",
                .says = "What happened, in sentences",
                .answers = {{200, "CaseEvents"}, {403}},
                .resource = paper,
                .verb = read},
               show_glossary_events);
    for (const registry::GlossaryCommandKind& kind : registry::glossary_commands())
        routes.add({.method = net::Method::post,
                    .path = fmt::format("/glossary/{}", kind.resource),
                    .group = "glossary",
                    .says = std::string(kind.says),
                    .body = members_of(kind.entry()),
                    .answers = {{200, "GlossaryDone"}, {403}, {404}, {409}},
                    .resource = paper,
                    .verb = kind.entry().verb,
                    .command = true},
                   [&kind](Desk& desk, const net::Request& request, Caller& caller) {
                       return give(kind, desk, request, caller);
                   });
}

}  // namespace comity::api
