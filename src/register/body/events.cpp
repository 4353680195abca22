// SPDX-License-Identifier: EUPL-1.2
#include <array>

#include "register/body/body.h"
#include "register/decide.h"

namespace comity::registry {

namespace {

using command::Fields;

/// What is said anew replaces what was said before; what is not mentioned stays.
Result<void> take_description(Body& body, const format::Value& payload) {
    Fields read(payload);
    body.title = read.text_or("title", body.title);
    body.kind = read.text_or("kind", body.kind);
    body.organisation = read.text_or("organisation", body.organisation);
    body.parent = read.text_or("parent", body.parent);
    body.seat = read.text_or("seat", body.seat);
    body.mandate = read.text_or("mandate", body.mandate);
    const bool members = read.has("parties");
    const bool any = members && !read.objects("parties").empty();
    TRY_VOID(read.finish());
    if (!members) return {};
    body.parties.clear();
    if (!any) return {};
    TRY(parties, read_parties(payload, StateCode{}));
    body.parties = std::move(parties);
    return {};
}

Result<void> body_begun(Body& body, const Told& told) {
    Fields read(*told.payload);
    take_beginning(body, KindOf<Body>::word, told, read);
    TRY_VOID(read.finish());
    return take_description(body, *told.payload);
}

Result<void> body_described(Body& body, const Told& told) {
    return take_description(body, *told.payload);
}

Result<void> body_ended(Body& body, const Told& told) {
    Fields read(*told.payload);
    body.ended_on = read.day("on");
    body.ended_because = read.text("because");
    body.ended_source = read_source(read);
    return read.finish();
}

Result<void> delegate_named(Body& body, const Told& told) {
    Fields read(*told.payload);
    body.delegates.push_back({.id = read.text("id"),
                              .name = read.text("name"),
                              .office = read.text("office"),
                              .mandate = read.text_or("mandate"),
                              .from = read.day("from"),
                              .until = read.day_if("until"),
                              .source = read_source(read),
                              .mark = mark_of(told)});
    return read.finish();
}

Result<void> delegate_ended(Body& body, const Told& told) {
    Fields read(*told.payload);
    TRY(delegate, part_of(body.delegates, "delegate", read.text("delegate")));
    delegate->until = read.day("on");
    delegate->mark = mark_of(told);
    return read.finish();
}

constexpr std::array body_events{
    EventType<Body>{"body-begun", "entered the body", body_begun},
    EventType<Body>{"body-described", "described the body", body_described},
    EventType<Body>{"body-ended", "recorded that it is no more", body_ended},
    EventType<Body>{"delegate-named", "recorded who takes part for us", delegate_named},
    EventType<Body>{"delegate-ended", "recorded until when somebody took part for us", delegate_ended},
};

}  // namespace

std::span<const EventType<Body>> KindOf<Body>::events() {
    return body_events;
}

}  // namespace comity::registry
