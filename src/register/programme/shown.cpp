// SPDX-License-Identifier: EUPL-1.2
#include "register/programme/shown.h"

namespace comity::registry {

namespace {

using command::value_of;
using format::Value;

std::string text(const std::optional<CivilDate>& day) {
    return day ? to_string(*day) : std::string();
}

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
                          {"done_on", text(item.done_on)},
                          {"done_place", item.done_place},
                          {"outputs", Value::list_of(item.outputs)},
                          {"done_says", item.done_says},
                          {"source", item.done_source.words},
                          {"document", item.done_source.document},
                          {"cancelled_on", text(item.cancelled_on)},
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
    Value items = Value::list();
    for (const Item& item : programme.items) items.append(item_value(item, on));
    Value proposals = Value::list();
    for (const command::Proposal& proposal : programme.proposals) proposals.append(value_of(proposal));
    return Value::object({{"id", programme.id},
                          {"number", programme.number},
                          {"version", programme.version()},
                          {"title", programme.title},
                          {"owner", programme.owner},
                          {"substitute", programme.substitute},
                          {"own_authority", programme.own_authority},
                          {"parties", shown(programme.parties)},
                          {"from", to_string(programme.from)},
                          {"to", to_string(programme.to)},
                          {"entered_on", to_string(programme.opened_on)},
                          {"signed_on", text(programme.signed_on)},
                          {"place", programme.place},
                          {"signatories", Value::list_of(programme.signatories)},
                          {"source", programme.signed_source.words},
                          {"document", programme.signed_source.document},
                          {"predecessor", programme.predecessor},
                          {"successor", programme.successor},
                          {"ended_on", text(programme.ended_on)},
                          {"ended_because", programme.ended_because},
                          {"on", to_string(on)},
                          {"stage", programme.stage_on(on)},
                          {"progress", progress_value(progress_on(programme, on, renew_within))},
                          {"items", std::move(items)},
                          {"proposals", std::move(proposals)},
                          {"last", value_of(programme.last)}});
}

}  // namespace comity::registry
