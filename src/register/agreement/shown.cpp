// SPDX-License-Identifier: EUPL-1.2
#include "register/agreement/shown.h"

#include "register/public/public_content.h"

namespace comity::registry {

namespace {

using command::value_of;
using format::Value;

std::string period_text(const std::optional<Period>& period) {
    return period ? to_string(*period) : std::string();
}

Value step_value(const Step& step) {
    return with_source(Value::object({{"id", step.id},
                                      {"step", step.step},
                                      {"stage", word(step.to)},
                                      {"on", to_string(step.on)},
                                      {"effect", to_string(step.effect)},
                                      {"place", step.place},
                                      {"signatories", Value::list_of(step.signatories)},
                                      {"how", step.how},
                                      {"by", step.by},
                                      {"replaced_by", step.replaced_by},
                                      {"says", step.says},
                                      {"withdrawn", step.withdrawn}}),
                       step.source, step.mark);
}

Value draft_value(const Draft& draft) {
    return Value::object({{"id", draft.id},
                          {"round", draft.round},
                          {"by", draft.by},
                          {"on", to_string(draft.on)},
                          {"language", draft.language},
                          {"says", draft.says},
                          {"octets", draft.text.size()},
                          {"recorded", value_of(draft.mark)}});
}

Value text_value(const AuthenticText& of) {
    return with_source(
        Value::object(
            {{"id", of.id}, {"language", of.language}, {"authentic", of.authentic}, {"octets", of.text.size()}}),
        of.source, of.mark);
}

Value offer_value(const Offer& offer) {
    return with_source(Value::object({{"id", offer.id},
                                      {"by", offer.by},
                                      {"state", offer.state.text()},
                                      {"on", to_string(offer.on)},
                                      {"says", offer.says},
                                      {"draft", offer.draft},
                                      {"answer_by", to_string(offer.answer_by)},
                                      {"answered_on", day_text(offer.answered_on)},
                                      {"answer", offer.answer},
                                      {"answer_says", offer.answer_says},
                                      {"answer_source", offer.answer_source.words},
                                      {"answer_document", offer.answer_source.document},
                                      {"reminders", list_of(offer.reminders,
                                                            [](const Offer::Reminder& reminder) {
                                                                return with_source(
                                                                    Value::object({{"on", to_string(reminder.on)},
                                                                                   {"says", reminder.says}}),
                                                                    reminder.source, reminder.mark);
                                                            })}}),
                       offer.source, offer.mark);
}

Value limit_value(const Limit& limit) {
    return Value::object({{"what", limit.what}, {"period", to_string(limit.period)}});
}

Value procedure_value(const Procedure& done) {
    return with_source(Value::object({{"side", done.side}, {"on", to_string(done.on)}}), done.source, done.mark);
}

Value amendment_value(const Amendment& amendment) {
    return with_source(Value::object({{"id", amendment.id},
                                      {"on", to_string(amendment.on)},
                                      {"effect", to_string(amendment.effect)},
                                      {"says", amendment.says},
                                      {"number", amendment.number}}),
                       amendment.source, amendment.mark);
}

Value side_value(const Balance::Side& side) {
    return Value::object({{"offers", side.offers},
                          {"accepted", side.accepted},
                          {"declined", side.declined},
                          {"countered", side.countered},
                          {"withdrawn", side.withdrawn},
                          {"waiting", side.waiting},
                          {"reminders", side.reminders},
                          {"median_days", Value(side.median_days)}});
}

}  // namespace

std::vector<std::string> possible_steps(Stage stage) {
    std::vector<std::string> words;
    for (const StepKind& kind : step_kinds())
        if (stage >= kind.first && stage <= kind.last) words.emplace_back(kind.word);
    return words;
}

Value shown(const Agreement& agreement, CivilDate on, StateCode own) {
    const auto code = [](StateCode state) { return Value(state.text()); };
    Value value = shown_holding(agreement, on, word(agreement.stage_on(on)));
    value.set("kind", agreement.kind)
        .set("own_authority", agreement.own_authority)
        .set("observed", agreement.observed)
        .set("parties", shown(agreement.parties))
        .set("covers", Value::list_of(agreement.covers))
        .set("channel", agreement.channel)
        .set("languages", Value::list_of(agreement.languages))
        .set("limits", list_of(agreement.limits, limit_value))
        .set("enters_after", period_text(agreement.enters_after))
        .set("term", period_text(agreement.term))
        .set("prolonged_by", period_text(agreement.prolonged_by))
        .set("notice", period_text(agreement.notice))
        .set("replaces", agreement.replaces)
        .set("last_stage", word(agreement.stage()))
        .set("possible", Value::list_of(possible_steps(agreement.stage())))
        .set("signed_on", day_text(agreement.signed_on()))
        .set("in_force_since", day_text(agreement.in_force_since()))
        .set("expected_entry", day_text(agreement.expected_entry(own)))
        .set("term_ends", day_text(agreement.term_ends(on)))
        .set("procedures_missing", list_of(agreement.procedures_missing(own), code))
        .set("procedures", list_of(agreement.procedures, procedure_value))
        .set("steps", list_of(agreement.steps, step_value))
        .set("drafts", list_of(agreement.drafts, draft_value))
        .set("texts", list_of(agreement.texts, text_value))
        .set("offers", list_of(agreement.offers, offer_value))
        .set("amendments", list_of(agreement.amendments, amendment_value))
        .set("page", shown_page(agreement, on));
    return value;
}

Value shown(const Draft& draft) {
    Value value = draft_value(draft);
    value.set("text", draft.text);
    return value;
}

Value shown(const AuthenticText& of) {
    Value value = text_value(of);
    value.set("text", of.text);
    return value;
}

Value shown(const OpenOffer& open) {
    return Value::object({{"agreement", open.agreement->id},
                          {"number", open.agreement->number},
                          {"title", open.agreement->title},
                          {"offer", open.offer->id},
                          {"by", open.offer->by},
                          {"state", open.offer->state.text()},
                          {"on", to_string(open.offer->on)},
                          {"says", open.offer->says},
                          {"days", open.days},
                          {"answer_by", to_string(open.offer->answer_by)},
                          {"overdue", open.overdue},
                          {"reminders", open.offer->reminders.size()},
                          {"owner", open.agreement->owner}});
}

Value shown(const Balance& balance) {
    return Value::object(
        {{"state", balance.state.text()}, {"ours", side_value(balance.ours)}, {"theirs", side_value(balance.theirs)}});
}

Value shown(const Count& count) {
    return Value::object({{"group", count.group},
                          {"agreements", count.agreements},
                          {"states", count.states},
                          {"numbers", Value::list_of(count.numbers)}});
}

Value shown(const ClauseChange& change) {
    return Value::object({{"what", word(change.what)},
                          {"label_before", change.label_before},
                          {"label_after", change.label_after},
                          {"before", change.before},
                          {"after", change.after}});
}

}  // namespace comity::registry
