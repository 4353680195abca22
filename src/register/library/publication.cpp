// SPDX-License-Identifier: EUPL-1.2
#include "register/library/publication.h"

#include <algorithm>

namespace comity::registry {

namespace {

using format::Value;

Value edition_value(const Publication& publication, const Edition& edition, CivilDate on) {
    const std::optional<InForce> days = publication.in_force(edition);
    return with_source(Value::object({{"id", edition.id},
                                      {"label", edition.label},
                                      {"on", to_string(edition.on)},
                                      {"authors", Value::list_of(edition.authors)},
                                      {"status", publication.status_on(edition, on)},
                                      {"prepared", command::value_of(edition.prepared)},
                                      {"reviewed_on", day_text(edition.reviewed_on)},
                                      {"reviewed_by", edition.reviewed.by},
                                      {"review_says", edition.review_says},
                                      {"from", day_text(edition.from)},
                                      {"until", day_text(edition.until)},
                                      {"holds_until", day_text(days ? days->last : std::nullopt)},
                                      {"in_force_source", edition.in_force_source.words},
                                      {"in_force_document", edition.in_force_source.document},
                                      {"withdrawn_on", day_text(edition.withdrawn_on)},
                                      {"withdrawn_because", edition.withdrawn_because},
                                      {"withdrawn_source", edition.withdrawn_source.words},
                                      {"withdrawn_document", edition.withdrawn_source.document}}),
                       edition.source, edition.mark);
}

Value text_line(const PublishedText& text) {
    return Value::object({{"id", text.id},
                          {"edition", text.edition},
                          {"language", text.language},
                          {"authentic", text.authentic},
                          {"first_page", text.first_page},
                          {"last_page", text.last_page()},
                          {"withdrawn", text.withdrawn},
                          {"withdrawn_because", text.withdrawn_because},
                          {"recorded", command::value_of(text.mark)}});
}

Value dissemination_value(const Dissemination& given) {
    return with_source(Value::object({{"id", given.id},
                                      {"edition", given.edition},
                                      {"state", given.to.state.text()},
                                      {"authority", given.to.authority},
                                      {"on", to_string(given.on)},
                                      {"language", given.language},
                                      {"how", given.how},
                                      {"acknowledged_on", day_text(given.acknowledged_on)},
                                      {"acknowledged_by", given.acknowledged_by},
                                      {"receipt", given.receipt.words},
                                      {"receipt_document", given.receipt.document}}),
                       given.source, given.mark);
}

/// How each provision read when somebody looked last, and how it reads now.
Value law_value(const Publication& publication) {
    const auto moved = [&](const ProvisionRead& now) {
        const ProvisionRead* before = publication.law_as_read(now.provision);
        return Value::object(
            {{"provision", now.provision}, {"before", before ? before->words : ""}, {"now", now.words}});
    };
    const auto confirmed = [](const LawConfirmed& look) {
        return Value::object(
            {{"on", to_string(look.on)}, {"says", look.says}, {"recorded", command::value_of(look.mark)}});
    };
    const auto& law = publication.law_moved;
    return Value::object({{"waits", publication.waits_for_a_look()},
                          {"moved_on", law ? to_string(law->on) : std::string()},
                          {"due", law ? to_string(law->due) : std::string()},
                          {"provisions", law ? list_of(law->now, moved) : Value::list()},
                          {"confirmed", list_of(publication.law_confirmed, confirmed)}});
}

}  // namespace

const ProvisionRead* Publication::law_as_read(std::string_view provision) const {
    const auto found = std::ranges::find(law_read, provision, &ProvisionRead::provision);
    return found == law_read.end() ? nullptr : &*found;
}

bool Publication::waits_for_a_look() const {
    if (!law_moved) return false;
    const auto may_hold = [&](const Edition& edition) {
        if (edition.withdrawn_on) return false;
        if (!edition.from) return true;
        const std::optional<InForce> days = in_force(edition);
        return days && days->last == edition.until;
    };
    return editions.empty() || std::ranges::any_of(editions, may_hold);
}

std::optional<InForce> Publication::in_force(const Edition& edition) const {
    const auto begins = [](const Edition& one) {
        return one.from && !(one.withdrawn_on && *one.withdrawn_on <= *one.from);
    };
    if (!begins(edition)) return std::nullopt;
    InForce days{.first = *edition.from, .last = edition.until};
    const auto ends = [&](CivilDate first_day_without) {
        const CivilDate last = add_days(first_day_without, -1);
        if (!days.last || last < *days.last) days.last = last;
    };
    if (edition.withdrawn_on) ends(*edition.withdrawn_on);
    for (const Edition& other : editions)
        if (&other != &edition && begins(other) &&
            (*other.from > *edition.from || (*other.from == *edition.from && &other > &edition)))
            ends(*other.from);
    if (days.last && *days.last < days.first) return std::nullopt;
    return days;
}

std::string_view Publication::status_on(const Edition& edition, CivilDate day) const {
    if (!edition.from) return edition.reviewed_on && *edition.reviewed_on <= day ? "reviewed" : "prepared";
    if (edition.withdrawn_on && *edition.withdrawn_on <= day) return "withdrawn";
    if (day < *edition.from) return "adopted";
    const std::optional<InForce> days = in_force(edition);
    if (days && days->holds_on(day)) return "in-force";
    return edition.until && *edition.until < day && days && days->last == edition.until ? "expired" : "superseded";
}

const Edition* Publication::edition_on(CivilDate day) const {
    const auto found = std::ranges::find_if(editions, [&](const Edition& edition) {
        const std::optional<InForce> days = in_force(edition);
        return days && days->holds_on(day);
    });
    return found == editions.end() ? nullptr : &*found;
}

std::string_view Publication::stage_on(CivilDate day) const {
    if (edition_on(day)) return "in-force";
    const bool held_before = std::ranges::any_of(editions, [&](const Edition& edition) {
        const std::optional<InForce> days = in_force(edition);
        return days && days->first <= day;
    });
    return held_before ? "out-of-force" : "in-preparation";
}

std::vector<const PublishedText*> Publication::texts_of(std::string_view edition, std::string_view language) const {
    std::vector<const PublishedText*> found;
    for (const PublishedText& text : texts)
        if (!text.withdrawn && text.edition == edition && text.language == language) found.push_back(&text);
    std::ranges::sort(found, {}, &PublishedText::first_page);
    return found;
}

format::Value shown(const Publication& publication, CivilDate on) {
    const auto value_of_edition = [&](const Edition& edition) { return edition_value(publication, edition, on); };
    Value value = shown_holding(publication, on, publication.stage_on(on));
    value.set("kind", publication.kind)
        .set("citation", publication.citation)
        .set("states", list_of(states_of(publication.parties), [](StateCode state) { return Value(state.text()); }))
        .set("topics", Value::list_of(publication.topics))
        .set("rests_on", Value::list_of(publication.rests_on))
        .set("law", law_value(publication))
        .set("restricted", publication.only_for.has_value())
        .set("readers", Value::list_of(publication.only_for.value_or(std::vector<std::string>{})))
        .set("editions", list_of(publication.editions, value_of_edition))
        .set("texts", list_of(publication.texts, text_line))
        .set("disseminations", list_of(publication.disseminations, dissemination_value));
    return value;
}

format::Value shown(const PublishedText& text) {
    Value value = text_line(text);
    Value pages = Value::list();
    std::int64_t number = text.first_page;
    for (const std::string& page : text.pages) pages.append(Value::object({{"page", number++}, {"text", page}}));
    value.set("pages", std::move(pages));
    return value;
}

}  // namespace comity::registry
