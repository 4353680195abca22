// SPDX-License-Identifier: EUPL-1.2
// One case: every opening is recorded before anything is shown.
#include <fmt/format.h>

#include "api/language.h"
#include "api/office/body.h"
#include "api/office/case_json.h"
#include "api/office/office_groups.h"
#include "base/octets.h"
#include "cases/question.h"
#include "format/canonical_json.h"
#include "law/request/render_request.h"
#include "node/docket/queries.h"

namespace comity::api {

namespace {

using format::Value;

std::string etag(const cases::CaseState& state) {
    return fmt::format("\"{}\"", state.version());
}

net::Response of_version(Value value, const cases::CaseState& state) {
    net::Response response = json_answer(value);
    response.headers.set("ETag", etag(state));
    return response;
}

/// What the table of permissions says of a part that is not shown: as a rule, what one may not read does not exist.
tl::unexpected<Error> not_shown(const node::Person& person, access::Relations relations, access::Resource resource) {
    const access::Permission permission = person.may(relations, resource, access::Verb::read);
    if (permission.answer == access::Permission::Answer::hidden) return node::no_such_case();
    return fail(ErrorKind::forbidden, permission.reason);
}

/// The part, its links with number and title of the cases the reader may list: to know their names is not to open them.
Result<Value> named_part(Desk& desk, const Reading& reading, std::string_view part) {
    Value shown = part_value(reading, part);
    if (part != "links" || shown.is_null()) return shown;
    TRY(lease, desk.node.database().reader());
    const node::Asker asker{desk.authority(), reading.person, desk.now()};
    Value links = Value::list();
    for (Value link : *shown.as_list()) {
        TRY(found, node::find_case(*lease, asker, link.string_at("to").value_or("")));
        link.set("number", found ? found->number : "").set("title", found ? found->title : "");
        links.append(std::move(link));
    }
    return links;
}

Handled show(Desk& desk, const net::Request& request, Caller& caller) {
    TRY(id, case_id_of(request));
    TRY(opened, desk.cases().open(caller.person, id));
    const Reading reading{caller.person, opened};
    Value value = head_value(opened.state);
    Value relations = Value::list();
    for (const access::Relation relation : opened.relations) relations.append(access::name(relation));
    value.set("relations", std::move(relations));
    for (const auto& [part, on] : case_parts) {
        TRY(shown, named_part(desk, reading, part));
        if (!shown.is_null()) value.set(part == "steps" ? "steps_taken" : part, std::move(shown));
    }
    if (opened.state.pre_flight) {
        value.set("pre_flight", Value::object({{"gaps", Value::list_of(opened.state.pre_flight->gaps)},
                                               {"overridden_because", opened.state.pre_flight->overridden_because}}));
    }
    return of_version(std::move(value), opened.state);
}

Handled show_part(std::string_view part, Desk& desk, const net::Request& request, Caller& caller) {
    TRY(id, case_id_of(request));
    TRY(opened, desk.cases().open(caller.person, id));
    TRY(shown, named_part(desk, {caller.person, opened}, part));
    if (shown.is_null()) return not_shown(caller.person, opened.relations, resource_of(part));
    return of_version(Value::object({{part, std::move(shown)}}), opened.state);
}

Handled show_events(Desk& desk, const net::Request& request, Caller& caller) {
    TRY(id, case_id_of(request));
    TRY(opened, desk.cases().open(caller.person, id));
    const Reading reading{caller.person, opened};
    if (!reading.may_read(access::Resource::event_history))
        return not_shown(caller.person, opened.relations, access::Resource::event_history);
    return of_version(Value::object({{"events", events_value(reading)}}), opened.state);
}

Handled show_steps(Desk& desk, const net::Request& request, Caller& caller) {
    TRY(id, case_id_of(request));
    TRY(opened, desk.cases().open(caller.person, id));
    Value value = Value::object({{"stage", opened.state.stage}, {"possible", steps_value(opened.state)}});
    value.set("taken", part_value({caller.person, opened}, "steps"));
    value.set("of_measures", measure_steps_value({caller.person, opened}));
    return of_version(std::move(value), opened.state);
}

/// Live: what the law says of the facts as they are now, not what was recorded of it.
Handled show_determination(Desk& desk, const net::Request& request, Caller& caller) {
    TRY(id, case_id_of(request));
    TRY(opened, desk.cases().open(caller.person, id));
    const Reading reading{caller.person, opened};
    if (!reading.may_read(access::Resource::fact))
        return not_shown(caller.person, opened.relations, access::Resource::fact);
    const std::string language(
        request.query("lang").value_or(preferred_language(request.headers.list("Accept-Language"))));
    if (std::ranges::find(languages, language) == languages.end())
        return fail(ErrorKind::invalid, fmt::format("'{}' is not a language of this service", language), {},
                    "one of en, fr, ru");
    TRY(environment, desk.cases().environment_of(opened.state, desk.now()));
    const CivilDate today = environment.today;
    const law::Library& library = desk.node.law();
    std::string list;
    for (const cases::About& about : cases::questions_of(opened.state)) {
        const std::string question = cases::question_json(opened.state, about, environment);
        TRY(tree, format::read_json(question, "case"));
        law::Faults faults;
        auto asked = law::read_request(library, tree, today, faults);
        std::string entry =
            format::canonical_json(Value::object({{"measure", about.measure}, {"subject", about.subject}}))
                .value_or("{}");
        entry.pop_back();
        entry += ",\"question\":" + question;
        if (asked) {
            entry += ",\"answer\":" + law::request_json(law::Request(std::move(*asked)), {language, true});
        } else {
            Value messages = Value::list();
            for (const law::Fault& fault : faults.list())
                messages.append(Value::object({{"message", fault.message}, {"hint", fault.hint}}));
            entry += ",\"faults\":" + format::canonical_json(messages).value_or("[]");
        }
        list += (list.empty() ? "" : ",") + entry + "}";
    }
    net::Response response = net::json_response(fmt::format(
        "{{\"as_of\":\"{}\",\"law\":\"{}\",\"determinations\":[{}]}}\n", to_string(today), library.digest(), list));
    response.headers.set("ETag", etag(opened.state));
    response.headers.set("Content-Language", language);
    return response;
}

/// For the owner and whoever leads the unit, and for an audit: who opened the case.
Handled show_readings(Desk& desk, const net::Request& request, Caller& caller) {
    TRY(id, case_id_of(request));
    TRY(lease, desk.node.database().reader());
    TRY(relations, node::relations_of(*lease, desk.authority(), caller.person, id, desk.now()));
    const bool audits =
        caller.person.may(access::Relation::none, access::Resource::audit_trail, access::Verb::read).allowed();
    const bool answers = caller.person.may(relations, access::Resource::grant, access::Verb::read).allowed();
    if (!audits && !answers) return not_shown(caller.person, relations, access::Resource::grant);
    constexpr std::size_t enough = 1000;
    TRY(found, node::list_readings(*lease, desk.authority(), id, enough));
    Value list = Value::list();
    for (const node::ListedReading& reading : found) {
        TRY(at, Instant::at(reading.at));
        list.append(Value::object({{"account", reading.account},
                                   {"on_behalf_of", reading.on_behalf_of},
                                   {"what", reading.what},
                                   {"at", to_string(at)}}));
    }
    return json_answer(Value::object({{"readings", std::move(list)}}));
}

}  // namespace

void add_case_resources(Routes& routes) {
    const auto add = [&](std::string path, std::string says, std::string_view schema, std::vector<Member> query,
                         access::Resource resource,
                         std::function<Handled(Desk&, const net::Request&, Caller&)> handler) {
        routes.add({.path = "/cases/{case}" + path,
                    .group = "cases",
                    .says = std::move(says),
                    .query = std::move(query),
                    .answers = {{200, schema}, {403}, {404}},
                    .resource = access::name(resource),
                    .verb = access::name(access::Verb::read)},
                   std::move(handler));
    };
    add("", "The case, as far as one may see it", "Case", {}, access::Resource::case_file, show);
    for (const auto& [name, on] : case_parts) {
        if (name == "steps") continue;
        add("/" + std::string(name), fmt::format("The {} of the case", name), "CasePart", {}, on,
            [part = name](Desk& desk, const net::Request& request, Caller& caller) {
                return show_part(part, desk, request, caller);
            });
    }
    add("/events", "What happened, in sentences", "CaseEvents", {}, access::Resource::event_history, show_events);
    add("/steps", "The steps taken, and those possible now with what they need", "CaseSteps", {},
        access::Resource::case_file, show_steps);
    add("/determination", "What the law answers now, for each person and measure", "CaseDeterminations",
        {{"lang", "language of the words", "string", false, "en fr ru"}}, access::Resource::fact, show_determination);
    add("/readings", "Who opened the case", "CaseReadings", {}, access::Resource::audit_trail, show_readings);
}

}  // namespace comity::api
