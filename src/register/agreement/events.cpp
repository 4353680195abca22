// SPDX-License-Identifier: EUPL-1.2
#include <array>

#include "register/agreement/agreement.h"
#include "register/decide.h"
#include "register/public/page_commands.h"

namespace comity::registry {

namespace {

using command::Fields;
using format::Value;

std::optional<Period> period_if(Fields& read, std::string_view key) {
    if (!read.has(key)) return std::nullopt;
    const auto period = parse_period(read.text(key));
    if (period) return *period;
    read.fault(key, "a period, as P40D");
    return std::nullopt;
}

/// What is said of an agreement anew replaces what was said before; what is not mentioned stays.
Result<void> describe(Agreement& agreement, const Value& payload) {
    Fields read(payload);
    agreement.title = read.text_or("title", agreement.title);
    agreement.kind = read.text_or("kind", agreement.kind);
    agreement.own_authority = read.text_or("own_authority", agreement.own_authority);
    agreement.channel = read.text_or("channel", agreement.channel);
    agreement.replaces = read.text_or("replaces", agreement.replaces);
    if (read.has("covers")) agreement.covers = read.texts("covers");
    if (read.has("languages")) agreement.languages = read.texts("languages");
    if (read.has("limits")) {
        agreement.limits.clear();
        for (const Value* limit : read.objects("limits")) {
            Fields of(*limit);
            agreement.limits.push_back({of.text("what"), period_if(of, "period").value_or(Period{})});
            TRY_VOID(of.finish());
        }
    }
    for (const auto& [key, period] :
         std::array<std::pair<std::string_view, std::optional<Period>*>, 4>{{{"enters_after", &agreement.enters_after},
                                                                             {"term", &agreement.term},
                                                                             {"prolonged_by", &agreement.prolonged_by},
                                                                             {"notice", &agreement.notice}}})
        if (read.has(key)) *period = period_if(read, key);
    return read.finish();
}

Result<void> begun(Agreement& agreement, const Told& told) {
    Fields read(*told.payload);
    take_beginning(agreement, KindOf<Agreement>::word, told, read);
    agreement.observed = read.flag("observed", false);
    TRY_VOID(read.finish());
    TRY(parties, read_parties(*told.payload, StateCode{}));
    agreement.parties = std::move(parties);
    return describe(agreement, *told.payload);
}

Result<void> described(Agreement& agreement, const Told& told) {
    return describe(agreement, *told.payload);
}

Result<void> parties_corrected(Agreement& agreement, const Told& told) {
    TRY(parties, read_parties(*told.payload, StateCode{}));
    agreement.parties = std::move(parties);
    return {};
}

Result<Step> read_step(const Value& payload, const Mark& mark) {
    Fields read(payload);
    TRY(kind, step_kind(read.text("step")));
    Step step{.id = read.text("id"),
              .step = std::string(kind->word),
              .to = kind->to,
              .on = read.day("on"),
              .effect = read.day("effect"),
              .place = read.text_or("place"),
              .signatories = read.texts("signatories"),
              .how = read.text_or("how"),
              .by = read.text_or("by"),
              .replaced_by = read.text_or("replaced_by"),
              .says = read.text_or("says"),
              .source = read_source(read),
              .mark = mark};
    TRY_VOID(read.finish());
    return step;
}

Result<void> step_taken(Agreement& agreement, const Told& told) {
    TRY(step, read_step(*told.payload, mark_of(told)));
    agreement.steps.push_back(std::move(step));
    return {};
}

Result<void> step_corrected(Agreement& agreement, const Told& told) {
    TRY(step, read_step(*told.payload, mark_of(told)));
    TRY(before, part_of(agreement.steps, "step", step.id));
    *before = std::move(step);
    return {};
}

Result<void> step_withdrawn(Agreement& agreement, const Told& told) {
    TRY(id, told.payload->string_at("id"));
    TRY(step, part_of(agreement.steps, "step", id));
    step->withdrawn = true;
    step->mark = mark_of(told);
    return {};
}

Result<void> draft_added(Agreement& agreement, const Told& told) {
    Fields read(*told.payload);
    agreement.drafts.push_back({.id = read.text("id"),
                                .round = static_cast<int>(read.integer("round")),
                                .by = read.text("by"),
                                .on = read.day("on"),
                                .language = read.text("language"),
                                .text = read.text("text"),
                                .says = read.text_or("says"),
                                .mark = mark_of(told)});
    return read.finish();
}

Result<void> text_added(Agreement& agreement, const Told& told) {
    Fields read(*told.payload);
    agreement.texts.push_back({.id = read.text("id"),
                               .language = read.text("language"),
                               .authentic = read.flag("authentic", true),
                               .text = read.text("text"),
                               .source = read_source(read),
                               .mark = mark_of(told)});
    return read.finish();
}

Result<void> offer_made(Agreement& agreement, const Told& told) {
    Fields read(*told.payload);
    agreement.offers.push_back({.id = read.text("id"),
                                .by = read.text("by"),
                                .state = read.state("state"),
                                .on = read.day("on"),
                                .says = read.text("says"),
                                .draft = read.text_or("draft"),
                                .answer_by = read.day("answer_by"),
                                .source = read_source(read),
                                .mark = mark_of(told)});
    return read.finish();
}

Result<void> offer_reminded(Agreement& agreement, const Told& told) {
    Fields read(*told.payload);
    TRY(offer, part_of(agreement.offers, "offer", read.text("offer")));
    offer->reminders.push_back(
        {.on = read.day("on"), .says = read.text_or("says"), .source = read_source(read), .mark = mark_of(told)});
    offer->answer_by = read.day("answer_by");
    return read.finish();
}

Result<void> offer_answered(Agreement& agreement, const Told& told) {
    Fields read(*told.payload);
    TRY(offer, part_of(agreement.offers, "offer", read.text("offer")));
    offer->answered_on = read.day("on");
    offer->answer = read.text("how");
    offer->answer_says = read.text_or("says");
    offer->answer_source = read_source(read);
    return read.finish();
}

Result<void> amended(Agreement& agreement, const Told& told) {
    Fields read(*told.payload);
    agreement.amendments.push_back({.id = read.text("id"),
                                    .on = read.day("on"),
                                    .effect = read.day("effect"),
                                    .says = read.text("says"),
                                    .number = read.text_or("number"),
                                    .source = read_source(read),
                                    .mark = mark_of(told)});
    return read.finish();
}

Result<void> procedure_completed(Agreement& agreement, const Told& told) {
    Fields read(*told.payload);
    agreement.procedures.push_back({read.text("side"), read.day("on"), read_source(read), mark_of(told)});
    return read.finish();
}

constexpr std::array table{
    EventType<Agreement>{"agreement-begun", "entered the agreement", begun},
    EventType<Agreement>{"agreement-described", "described the agreement", described},
    EventType<Agreement>{"parties-corrected", "corrected the parties", parties_corrected},
    EventType<Agreement>{"step-taken", "recorded a step", step_taken},
    EventType<Agreement>{"step-corrected", "corrected a step", step_corrected},
    EventType<Agreement>{"step-withdrawn", "withdrew a step recorded in error", step_withdrawn},
    EventType<Agreement>{"draft-added", "added a draft", draft_added},
    EventType<Agreement>{"text-added", "added a text", text_added},
    EventType<Agreement>{"offer-made", "recorded an offer", offer_made},
    EventType<Agreement>{"offer-reminded", "reminded of an offer", offer_reminded},
    EventType<Agreement>{"offer-answered", "recorded an answer", offer_answered},
    EventType<Agreement>{"amended", "recorded an amendment", amended},
    EventType<Agreement>{"procedure-completed", "recorded that a side is through its procedures", procedure_completed},
    page_published_event<Agreement>,
    page_withdrawn_event<Agreement>,
};

}  // namespace

std::span<const EventType<Agreement>> KindOf<Agreement>::events() {
    return table;
}

}  // namespace comity::registry
