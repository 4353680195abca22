// SPDX-License-Identifier: EUPL-1.2
// Programmes shown: on a day, as a report for the other side, as a picture, with what a renewal would rest on.
#include <fmt/format.h>

#include "api/office/body.h"
#include "api/office/paging.h"
#include "api/office/register/kind_resources.h"
#include "register/programme/report.h"
#include "register/programme/shown.h"

namespace comity::api {

namespace {

using format::Value;
using registry::Programme;

constexpr std::string_view plain_text = "text/plain; charset=utf-8";
constexpr std::string_view svg = "image/svg+xml";

net::Response text_answer(std::string text, std::string_view type) {
    net::Response response;
    response.body = std::move(text);
    response.headers.set("Content-Type", std::string(type));
    return response;
}

Handled show_report(Desk& desk, const net::Request& request, Caller& caller) {
    TRY(found, asked_holding<Programme>(desk, request, caller));
    const std::string_view language = request.query("lang").value_or("en");
    TRY(text, registry::report(found.opened.state, found.on, language));
    net::Response response = text_answer(std::move(text), plain_text);
    response.headers.set("Content-Language", std::string(language));
    return response;
}

Handled show_picture(Desk& desk, const net::Request& request, Caller& caller) {
    TRY(found, asked_holding<Programme>(desk, request, caller));
    return text_answer(registry::picture(found.opened.state, found.on), svg);
}

/// Of the cases only those that the caller may see count.
Handled show_renewal(Desk& desk, const net::Request& request, Caller& caller) {
    TRY(found, asked_holding<Programme>(desk, request, caller));
    const Programme& programme = found.opened.state;
    Value cases = Value::list();
    TRY(lease, desk.node.database().reader());
    for (const StateCode state : registry::states_of(programme.parties)) {
        TRY(lines, node::reciprocity(*lease, asker_of(desk, caller), state.text(), to_string(programme.from),
                                     to_string(std::min(programme.last_day(), found.on))));
        for (const node::Reciprocity& line : lines) cases.append(ledger_value(line));
    }
    Value value = registry::shown(programme, found.on);
    Value remaining = Value::list();
    for (const Value& item : *value.find("items")->as_list()) {
        const std::string status = item.string_at("status").value_or("");
        if (status != "done" && status != "cancelled") remaining.append(item);
    }
    return json_answer(Value::object({{"programme", programme.id},
                                      {"progress", *value.find("progress")},
                                      {"remaining", std::move(remaining)},
                                      {"cases", std::move(cases)}}));
}

}  // namespace

void add_programme_resources(Routes& routes) {
    const Member on = shown_on();
    const Member known = known_then();
    const auto add = [&](std::string path, std::string says, Answer answer, std::vector<Member> query,
                         Handled (*handler)(Desk&, const net::Request&, Caller&)) {
        routes.add({.path = "/programmes/{programme}" + path,
                    .group = "programmes",
                    .says = std::move(says),
                    .query = std::move(query),
                    .answers = {answer, {403}, {404}},
                    .resource = access::name(access::Resource::register_entry),
                    .verb = access::name(access::Verb::read)},
                   handler);
    };
    add("", "The programme on a day, with what became of each item", {200, "Programme"}, {on, known},
        show_on_day<Programme>);
    add("/report", "What the other side is told, in its language", {200, "", plain_text},
        {on, known, {"lang", "language of the report; without: en", "string", false, "en fr ru"}}, show_report);
    add("/picture", "The items over the period, as a picture", {200, "", svg}, {on, known}, show_picture);
    add("/renewal", "What remains, and what the cases of the period suggest", {200, "ProgrammeRenewal"}, {on, known},
        show_renewal);
}

}  // namespace comity::api
