// SPDX-License-Identifier: EUPL-1.2
#include "register/public/public_content.h"

#include "register/decide.h"

namespace comity::registry {

namespace {

using format::Value;

bool is_chosen(std::span<const std::string> fields, std::string_view field) {
    return std::ranges::find(fields, field) != fields.end();
}

template <class State>
State public_beginning(const State& state) {
    State content;
    content.number = state.number;
    content.parties = state.parties;
    return content;
}

/// What every kind tells before its own members.
template <class State>
Value told_beginning(const PublicPart<State>& part) {
    return Value::object({{"number", part.content->number},
                          {"titles", value_of(part.titles)},
                          {"fields", Value::list_of(part.fields)},
                          {"language", part.language},
                          {"source", part.source},
                          {"published_on", day_text(part.on)},
                          {"parties", shown(part.content->parties)}});
}

Step public_step(const Step& step, bool with_signature) {
    Step told{.id = step.id, .step = step.step, .to = step.to, .on = step.on, .effect = step.effect, .how = step.how};
    if (with_signature) {
        told.place = step.place;
        told.signatories = step.signatories;
    }
    return told;
}

std::string period_of(const std::optional<Period>& period) {
    return period ? to_string(*period) : std::string();
}

}  // namespace

Agreement public_content(const Agreement& agreement, std::span<const std::string> fields) {
    Agreement content = public_beginning(agreement);
    content.kind = agreement.kind;
    content.observed = agreement.observed;
    const bool signature = is_chosen(fields, "signature");
    for (const Step& step : agreement.steps) {
        const bool is_signature = step.to == Stage::signed_by_both;
        if (!step.withdrawn && (is_chosen(fields, "stage") || (signature && is_signature)))
            content.steps.push_back(public_step(step, signature && is_signature));
    }
    if (is_chosen(fields, "coverage")) {
        content.covers = agreement.covers;
        content.channel = agreement.channel;
        content.languages = agreement.languages;
    }
    if (is_chosen(fields, "term")) {
        content.term = agreement.term;
        content.prolonged_by = agreement.prolonged_by;
        content.notice = agreement.notice;
    }
    if (is_chosen(fields, "amendments"))
        for (const Amendment& each : agreement.amendments)
            content.amendments.push_back({.id = each.id, .on = each.on, .effect = each.effect, .says = each.says});
    if (is_chosen(fields, "texts"))
        for (const AuthenticText& text : agreement.texts)
            content.texts.push_back(
                {.id = text.id, .language = text.language, .authentic = text.authentic, .text = text.text});
    return content;
}

Programme public_content(const Programme& programme, std::span<const std::string> fields) {
    Programme content = public_beginning(programme);
    content.from = programme.from;
    content.to = programme.to;
    content.ended_on = programme.ended_on;
    if (is_chosen(fields, "signature")) {
        content.signed_on = programme.signed_on;
        content.place = programme.place;
        content.signatories = programme.signatories;
    }
    if (!is_chosen(fields, "items")) return content;
    for (const Item& item : programme.items) {
        Item told{.id = item.id, .subject = item.subject, .form = item.form, .from = item.from, .to = item.to};
        if (is_chosen(fields, "progress")) {
            told.done_on = item.done_on;
            told.cancelled_on = item.cancelled_on;
        }
        content.items.push_back(std::move(told));
    }
    return content;
}

Meeting public_content(const Meeting& meeting, std::span<const std::string> fields) {
    Meeting content = public_beginning(meeting);
    content.kind = meeting.kind;
    content.from = meeting.from;
    content.to = meeting.to;
    if (is_chosen(fields, "place")) content.place = meeting.place;
    if (is_chosen(fields, "outcome")) {
        content.held = meeting.held;
        content.cancelled_on = meeting.cancelled_on;
    }
    if (is_chosen(fields, "agenda"))
        for (const AgendaPoint& point : meeting.agenda)
            if (!point.dropped) content.agenda.push_back({.id = point.id, .subject = point.subject});
    if (is_chosen(fields, "heads"))
        for (const Member& member : meeting.members)
            if (!member.withdrawn && member.role == "head")
                content.members.push_back({.id = member.id,
                                           .side = member.side,
                                           .state = member.state,
                                           .name = member.name,
                                           .office = member.office,
                                           .role = member.role});
    return content;
}

Value shown_to_all(const PublicPart<Agreement>& part, CivilDate on) {
    const Agreement& content = *part.content;
    const bool stage = part.shows("stage");
    const auto step_told = [](const Step& step) {
        return Value::object({{"step", step.step},
                              {"stage", word(step.to)},
                              {"on", to_string(step.on)},
                              {"effect", to_string(step.effect)},
                              {"place", step.place},
                              {"signatories", Value::list_of(step.signatories)},
                              {"how", step.how}});
    };
    const auto amendment_told = [](const Amendment& amendment) {
        return Value::object(
            {{"on", to_string(amendment.on)}, {"effect", to_string(amendment.effect)}, {"says", amendment.says}});
    };
    const auto text_told = [](const AuthenticText& text) {
        return Value::object({{"id", text.id},
                              {"language", text.language},
                              {"authentic", text.authentic},
                              {"octets", text.text.size()}});
    };
    Value value = told_beginning(part);
    value.set("kind", content.kind)
        .set("observed", content.observed)
        .set("stage", stage ? word(content.stage_on(on)) : std::string_view())
        .set("signed_on", day_text(content.signed_on()))
        .set("in_force_since", day_text(content.in_force_since()))
        .set("steps", list_of(content.steps, step_told))
        .set("covers", Value::list_of(content.covers))
        .set("channel", content.channel)
        .set("languages", Value::list_of(content.languages))
        .set("term", period_of(content.term))
        .set("prolonged_by", period_of(content.prolonged_by))
        .set("notice", period_of(content.notice))
        .set("amendments", list_of(content.amendments, amendment_told))
        .set("texts", list_of(content.texts, text_told));
    return value;
}

Value shown_to_all(const PublicPart<Programme>& part, CivilDate) {
    const Programme& content = *part.content;
    const auto item_told = [](const Item& item) {
        return Value::object({{"id", item.id},
                              {"subject", item.subject},
                              {"form", item.form},
                              {"from", to_string(item.from)},
                              {"to", to_string(item.to)},
                              {"done_on", day_text(item.done_on)},
                              {"cancelled_on", day_text(item.cancelled_on)}});
    };
    Value value = told_beginning(part);
    value.set("from", to_string(content.from))
        .set("to", to_string(content.to))
        .set("ended_on", day_text(content.ended_on))
        .set("signed_on", day_text(content.signed_on))
        .set("place", content.place)
        .set("signatories", Value::list_of(content.signatories))
        .set("items", list_of(content.items, item_told));
    return value;
}

Value shown_to_all(const PublicPart<Meeting>& part, CivilDate) {
    const Meeting& content = *part.content;
    const auto head_told = [](const Member& member) {
        return Value::object({{"side", member.side},
                              {"state", member.side == "them" ? member.state.text() : std::string()},
                              {"name", member.name},
                              {"office", member.office}});
    };
    Value value = told_beginning(part);
    value.set("kind", content.kind)
        .set("from", to_string(content.from))
        .set("to", to_string(content.to))
        .set("place", content.place)
        .set("held", content.held)
        .set("cancelled_on", day_text(content.cancelled_on))
        .set("agenda", list_of(content.agenda, [](const AgendaPoint& point) { return Value(point.subject); }))
        .set("heads", list_of(content.members, head_told));
    return value;
}

template <class State>
Value shown_page(const State& state, CivilDate on) {
    const Publishing<State>& page = state.page;
    const bool waits = std::ranges::any_of(state.proposals, [](const command::Proposal& proposal) {
        return proposal.command == publish_page && proposal.status == command::Proposal::Status::waiting;
    });
    bool behind = false;
    if (page.current) {
        PublicPart<State> now = *page.current;
        now.content = std::make_shared<const State>(public_content(state, now.fields));
        behind = shown_to_all(now, on) != shown_to_all(*page.current, on);
    }
    return Value::object({{"public", page.current ? shown_to_all(*page.current, on) : Value()},
                          {"behind", behind},
                          {"offered", waits && page.offered ? shown_to_all(*page.offered, on) : Value()},
                          {"withdrawn_on", day_text(page.withdrawn_on)},
                          {"withdrawn_because", value_of(page.withdrawn_because)}});
}

template Value shown_page(const Agreement&, CivilDate);
template Value shown_page(const Programme&, CivilDate);
template Value shown_page(const Meeting&, CivilDate);

}  // namespace comity::registry
