// SPDX-License-Identifier: EUPL-1.2
// Agreements shown: on a day and as they were known at a moment; drafts side by side; offers, balance and numbers.
#include <fmt/format.h>

#include "api/office/body.h"
#include "api/office/paging.h"
#include "api/office/register/kind_resources.h"
#include "register/agreement/shown.h"
#include "register/decide.h"

namespace comity::api {

namespace {

using format::Value;
using registry::Agreement;

node::RegisterDesk<Agreement>& agreements(Desk& desk) {
    return desk_of<Agreement>(desk);
}

CivilDate today(Desk& desk) {
    return agreements(desk).environment(desk.now()).today;
}

Handled show(Desk& desk, const net::Request& request, Caller& caller) {
    TRY(found, asked_holding<Agreement>(desk, request, caller));
    const Agreement& agreement = found.opened.state;
    return holding_answer(registry::shown(agreement, found.on, desk.office.authority->state), found.known,
                          agreement.version());
}

template <class Part>
Handled show_text(Desk& desk, const net::Request& request, Caller& caller, std::string_view what,
                  std::vector<Part> Agreement::* parts) {
    TRY(opened, agreements(desk).open(caller.person, std::string(request.path_parameter("agreement"))));
    auto part = registry::part_of(opened.state.*parts, what, request.path_parameter(what));
    if (!part) return fail(ErrorKind::not_found, part.error().message, {}, part.error().hint);
    return json_answer(registry::shown(**part));
}

Handled show_draft(Desk& desk, const net::Request& request, Caller& caller) {
    return show_text(desk, request, caller, "draft", &Agreement::drafts);
}

Handled show_authentic(Desk& desk, const net::Request& request, Caller& caller) {
    return show_text(desk, request, caller, "text", &Agreement::texts);
}

Handled show_changes(Desk& desk, const net::Request& request, Caller& caller) {
    TRY(opened, agreements(desk).open(caller.person, std::string(request.path_parameter("agreement"))));
    const auto& drafts = opened.state.drafts;
    auto after = registry::part_of(drafts, "draft", request.path_parameter("draft"));
    if (!after) return fail(ErrorKind::not_found, after.error().message, {}, after.error().hint);
    TRY(before, registry::part_of(drafts, "draft", text_of(request, "since")));
    if (before->language != (*after)->language)
        return fail(
            ErrorKind::invalid,
            fmt::format("{} is in '{}', {} in '{}'", before->id, before->language, (*after)->id, (*after)->language),
            {}, "drafts in one language are compared");
    TRY(changes, registry::compare(before->text, (*after)->text));
    Value list = Value::list();
    for (const registry::ClauseChange& change : changes) list.append(registry::shown(change));
    return json_answer(Value::object({{"since", before->id}, {"draft", (*after)->id}, {"clauses", std::move(list)}}));
}

Handled numbers(Desk& desk, const net::Request& request, Caller& caller) {
    TRY(on, day_of(request, "on", today(desk)));
    TRY(known, moment_of(request, "known"));
    TRY(by, registry::parse_grouping(text_of(request, "by")));
    registry::Question question{.on = on, .by = by};
    const std::string stage = text_of(request, "stage");
    question.any_stage = stage == "any";
    if (!stage.empty() && stage != "any") {
        TRY(wanted, registry::parse_stage(stage));
        question.stage = wanted;
    }
    TRY(all, agreements(desk).all(caller.person, known));
    const registry::Numbers counted = registry::count(all, question);
    Listing listing{.name = "groups", .columns = {"group", "agreements", "states", "numbers"}};
    for (const registry::Count& group : counted.groups) listing.rows.push_back(registry::shown(group));
    listing.more.set("on", to_string(on))
        .set("known", known ? Value(to_string(*known)) : Value())
        .set("stage", question.any_stage ? std::string_view("any") : registry::word(question.stage))
        .set("whole", registry::shown(counted.whole));
    return listed(desk, request, caller, std::move(listing));
}

Handled offers(Desk& desk, const net::Request& request, Caller& caller) {
    TRY(all, agreements(desk).all(caller.person, std::nullopt, text_of(request, "state")));
    Listing listing{.name = "offers",
                    .columns = {"days", "by", "state", "number", "title", "on", "says", "answer_by", "overdue",
                                "reminders", "owner", "agreement", "offer"}};
    for (const registry::OpenOffer& open : registry::open_offers(all, today(desk)))
        listing.rows.push_back(registry::shown(open));
    return listed(desk, request, caller, std::move(listing));
}

Handled balance(Desk& desk, const net::Request& request, Caller& caller) {
    const std::string state = text_of(request, "state");
    TRY(all, agreements(desk).all(caller.person, std::nullopt, state));
    Value list = Value::list();
    for (const registry::Balance& each : registry::balance(all))
        if (state.empty() || each.state.text() == state) list.append(registry::shown(each));
    return json_answer(Value::object({{"balance", std::move(list)}}));
}

}  // namespace

void add_agreement_resources(Routes& routes) {
    const Member on = shown_on();
    const Member known = known_then();
    const Member state{"state", "only with this State"};
    const auto add = [&](std::string path, std::string says, std::string_view schema, std::vector<Member> query,
                         access::Verb verb, bool table, Handled (*handler)(Desk&, const net::Request&, Caller&)) {
        std::vector<Answer> answers{{200, schema}, {403}, {404}};
        if (table) answers.push_back({200, "", csv_type});
        routes.add({.path = "/agreements" + path,
                    .group = "agreements",
                    .says = std::move(says),
                    .query = table ? with_format(std::move(query)) : std::move(query),
                    .answers = std::move(answers),
                    .resource = access::name(access::Resource::register_entry),
                    .verb = access::name(verb)},
                   handler);
    };
    using access::Verb;
    add("/{agreement}", "The agreement on a day, as it was known at a moment", "Agreement", {on, known}, Verb::read,
        false, show);
    add("/{agreement}/drafts/{draft}", "A draft with its text", "AgreementDraft", {}, Verb::read, false, show_draft);
    add("/{agreement}/drafts/{draft}/changes", "A draft beside an earlier one, clause by clause", "AgreementChanges",
        {{"since", "the earlier draft: d1", "string", true}}, Verb::read, false, show_changes);
    add("/{agreement}/texts/{text}", "A text of the agreement", "AgreementText", {}, Verb::read, false, show_authentic);
    add("/numbers", "How many agreements with partners from how many States", "AgreementNumbers",
        {on,
         known,
         {"by", "counted apart by", "string", false, "kind year region state stage coverage"},
         {"stage", "those in this stage on the day; without: in force", "string", false,
          "any idea proposed negotiated initialled signed internal-procedures in-force suspended ended"}},
        Verb::list, true, numbers);
    add("/offers", "Offers without an answer, the longest waiting first", "OpenOffers", {state}, Verb::list, true,
        offers);
    add("/balance", "Offers and answers between us and each State", "OfferBalance", {state}, Verb::list, false,
        balance);
}

}  // namespace comity::api
