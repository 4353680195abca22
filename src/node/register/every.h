// SPDX-License-Identifier: EUPL-1.2
// What the register keeps as its events tell it, without asking who wants to know: for the node itself, and for what it
// makes public.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "node/stream.h"
#include "register/decide.h"

namespace comity::node {

template <class State>
record::StreamId stream_of(const std::string& id) {
    return {std::string(registry::KindOf<State>::word), id};
}

/// A recorded event as the register folds it, with everybody who took part in it.
inline registry::Told told_of(const record::Event& event, const format::Value& payload) {
    return {.sequence = event.stream_sequence,
            .type = event.type,
            .actor = event.actor,
            .at = event.instant,
            .payload = &payload,
            .on_behalf_of = event.on_behalf_of};
}

/// What those events tell.
template <class State>
Result<State> fold(const std::vector<record::ReadEvent>& story) {
    State state;
    for (const auto& [event, payload] : story) TRY_VOID(registry::apply(state, told_of(event, payload)));
    return state;
}

/// Their ids, by number; `party` "" for all States.
template <class State>
Result<std::vector<std::string>> ids_of(store::Connection& rows, std::string_view authority,
                                        std::string_view party = "") {
    return rows.all(
        "SELECT h.id FROM register_holding h WHERE h.authority = $1 AND h.word = $2 AND ($3 = '' OR "
        "EXISTS (SELECT 1 FROM register_party p WHERE p.authority = h.authority AND p.holding = h.id AND "
        "p.state = $3)) ORDER BY h.number",
        {authority, registry::KindOf<State>::word, party}, [](const store::Row& row) { return row.string(0); });
}

template <class State>
Result<std::vector<State>> folded_all(store::Connection& rows, Authority& authority,
                                      const std::vector<std::string>& ids) {
    std::vector<State> all;
    for (const std::string& id : ids) {
        TRY(story, read_story(rows, authority, stream_of<State>(id)));
        TRY(state, fold<State>(story));
        all.push_back(std::move(state));
    }
    return all;
}

template <class State>
Result<std::vector<State>> every(store::Connection& rows, Authority& authority) {
    TRY(ids, ids_of<State>(rows, authority.id));
    return folded_all<State>(rows, authority, ids);
}

}  // namespace comity::node
