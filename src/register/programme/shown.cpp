// SPDX-License-Identifier: EUPL-1.2
#include "register/programme/shown.h"

#include "register/public/public_content.h"

namespace comity::registry {

namespace {

using command::value_of;
using format::Value;

Value item_value(const Item& item, CivilDate on) {
    return Value::object({{"id", item.id},
                          {"subject", item.subject},
                          {"form", item.form},
                          {"responsible", item.responsible},
                          {"responsible_there", item.responsible_there},
                          {"from", to_string(item.from)},
                          {"to", to_string(item.to)},
                          {"place", item.place},
                          {"says", item.says},
                          {"status", word(item.status_on(on))},
                          {"moved", item.moved},
                          {"done_on", day_text(item.done_on)},
                          {"done_place", item.done_place},
                          {"outputs", Value::list_of(item.outputs)},
                          {"done_says", item.done_says},
                          {"source", item.outcome_source.words},
                          {"document", item.outcome_source.document},
                          {"cancelled_on", day_text(item.cancelled_on)},
                          {"cancelled_because", item.cancelled_because},
                          {"recorded", value_of(item.mark)}});
}

Value progress_value(const Progress& progress) {
    const auto count = [&](ItemStatus status) {
        const auto found = progress.items.find(status);
        return found == progress.items.end() ? 0 : found->second;
    };
    return Value::object({{"all", progress.all},
                          {"planned", count(ItemStatus::planned)},
                          {"running", count(ItemStatus::running)},
                          {"late", count(ItemStatus::late)},
                          {"done", count(ItemStatus::done)},
                          {"cancelled", count(ItemStatus::cancelled)},
                          {"percent", progress.percent},
                          {"days_left", progress.days_left},
                          {"renew", progress.renew},
                          {"remaining", Value::list_of(progress.remaining)}});
}

}  // namespace

Value shown(const Programme& programme, CivilDate on) {
    Value value = shown_holding(programme, on, programme.stage_on(on));
    value.set("own_authority", programme.own_authority)
        .set("parties", shown(programme.parties))
        .set("from", to_string(programme.from))
        .set("to", to_string(programme.to))
        .set("signed_on", day_text(programme.signed_on))
        .set("place", programme.place)
        .set("signatories", Value::list_of(programme.signatories))
        .set("source", programme.signed_source.words)
        .set("document", programme.signed_source.document)
        .set("predecessor", programme.predecessor)
        .set("successor", programme.successor)
        .set("ended_on", day_text(programme.ended_on))
        .set("ended_because", programme.ended_because)
        .set("ended_source", programme.ended_source.words)
        .set("ended_document", programme.ended_source.document)
        .set("progress", progress_value(progress_on(programme, on, renew_within)))
        .set("items", list_of(programme.items, [&](const Item& item) { return item_value(item, on); }))
        .set("page", shown_page(programme, on));
    return value;
}

}  // namespace comity::registry
