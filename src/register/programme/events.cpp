// SPDX-License-Identifier: EUPL-1.2
#include <array>

#include "register/decide.h"
#include "register/programme/programme.h"
#include "register/public/page_commands.h"

namespace comity::registry {

namespace {

using command::Fields;

Result<void> begun(Programme& programme, const Told& told) {
    Fields read(*told.payload);
    take_beginning(programme, KindOf<Programme>::word, told, read);
    programme.own_authority = read.text_or("own_authority");
    programme.predecessor = read.text_or("predecessor");
    programme.from = read.day("from");
    programme.to = read.day("to");
    TRY_VOID(read.finish());
    TRY(parties, read_parties(*told.payload, StateCode{}));
    programme.parties = std::move(parties);
    return {};
}

Result<void> described(Programme& programme, const Told& told) {
    Fields read(*told.payload);
    programme.title = read.text_or("title", programme.title);
    programme.own_authority = read.text_or("own_authority", programme.own_authority);
    programme.predecessor = read.text_or("predecessor", programme.predecessor);
    programme.successor = read.text_or("successor", programme.successor);
    programme.from = read.day_if("from").value_or(programme.from);
    programme.to = read.day_if("to").value_or(programme.to);
    return read.finish();
}

Result<void> was_signed(Programme& programme, const Told& told) {
    Fields read(*told.payload);
    programme.signed_on = read.day("on");
    programme.place = read.text_or("place");
    programme.signatories = read.texts("signatories");
    programme.signed_source = read_source(read);
    return read.finish();
}

Result<void> ended(Programme& programme, const Told& told) {
    Fields read(*told.payload);
    programme.ended_on = read.day("on");
    programme.ended_because = read.text("because");
    programme.ended_source = read_source(read);
    return read.finish();
}

Result<void> item_added(Programme& programme, const Told& told) {
    Fields read(*told.payload);
    programme.items.push_back({.id = read.text("id"),
                               .subject = read.text("subject"),
                               .form = read.text("form"),
                               .responsible = read.text_or("responsible"),
                               .responsible_there = read.text_or("responsible_there"),
                               .from = read.day("from"),
                               .to = read.day("to"),
                               .place = read.text_or("place"),
                               .says = read.text_or("says"),
                               .mark = mark_of(told)});
    return read.finish();
}

Result<void> item_changed(Programme& programme, const Told& told) {
    Fields read(*told.payload);
    TRY(item, part_of(programme.items, "item", read.text("item")));
    item->subject = read.text_or("subject", item->subject);
    item->form = read.text_or("form", item->form);
    item->responsible = read.text_or("responsible", item->responsible);
    item->responsible_there = read.text_or("responsible_there", item->responsible_there);
    item->place = read.text_or("place", item->place);
    item->says = read.text_or("says", item->says);
    if (read.has("from") || read.has("to")) ++item->moved;
    item->from = read.day_if("from").value_or(item->from);
    item->to = read.day_if("to").value_or(item->to);
    item->mark = mark_of(told);
    return read.finish();
}

Result<void> item_done(Programme& programme, const Told& told) {
    Fields read(*told.payload);
    TRY(item, part_of(programme.items, "item", read.text("item")));
    item->done_on = read.day("on");
    item->done_place = read.text_or("place");
    item->outputs = read.texts("outputs");
    item->done_says = read.text_or("says");
    item->outcome_source = read_source(read);
    item->mark = mark_of(told);
    return read.finish();
}

Result<void> item_cancelled(Programme& programme, const Told& told) {
    Fields read(*told.payload);
    TRY(item, part_of(programme.items, "item", read.text("item")));
    item->cancelled_on = read.day("on");
    item->cancelled_because = read.text("because");
    item->outcome_source = read_source(read);
    item->mark = mark_of(told);
    return read.finish();
}

constexpr std::array table{
    EventType<Programme>{"programme-begun", "entered the programme", begun},
    EventType<Programme>{"programme-described", "described the programme", described},
    EventType<Programme>{"programme-signed", "recorded its signature", was_signed},
    EventType<Programme>{"programme-ended", "recorded that it ended early", ended},
    EventType<Programme>{"item-added", "added an item", item_added},
    EventType<Programme>{"item-changed", "changed an item", item_changed},
    EventType<Programme>{"item-done", "recorded what was done", item_done},
    EventType<Programme>{"item-cancelled", "cancelled an item", item_cancelled},
    page_published_event<Programme>,
    page_withdrawn_event<Programme>,
};

}  // namespace

std::span<const EventType<Programme>> KindOf<Programme>::events() {
    return table;
}

}  // namespace comity::registry
