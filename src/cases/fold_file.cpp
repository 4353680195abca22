// SPDX-License-Identifier: EUPL-1.2
// Events about the file itself: who works on it, who may read it, what it belongs to.
#include <algorithm>
#include <array>

#include "cases/fold_parts.h"
#include "cases/lifecycle/lifecycle.h"

namespace comity::cases {

namespace {

Result<void> opened(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    state.id = read.text("case");
    state.number = read.text("number");
    state.matter = read.text_or("matter");
    state.own = read.state("own");
    state.counterpart = read.state("counterpart");
    state.title = read.text("title");
    state.foreign_reference = read.text_or("foreign_reference");
    state.owner = read.text("owner");
    state.substitute = read.text("substitute");
    state.unit = read.text_or("unit");
    state.urgent = read.flag("urgent");
    TRY(kind, parse_kind(read.text("kind")));
    TRY(direction, parse_direction(read.text("direction")));
    state.kind = kind;
    state.direction = direction;
    state.stage = lifecycle(kind, direction).stages.front().word;
    state.opened = mark_of(event);
    return read.finish();
}

Result<void> described(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    state.title = read.text_or("title", state.title);
    state.foreign_reference = read.text_or("foreign_reference", state.foreign_reference);
    state.matter = read.text_or("matter", state.matter);
    state.urgent = read.flag("urgent", state.urgent);
    return read.finish();
}

Result<void> assigned(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    const std::string before = state.owner;
    const std::string before_substitute = state.substitute;
    state.owner = read.text("owner");
    state.substitute = read.text("substitute");
    state.unit = read.text_or("unit", state.unit);
    // Clocks that were nobody's in particular go with the case.
    for (Clock& clock : state.clocks) {
        if (clock.owner == before) clock.owner = state.owner;
        if (clock.substitute == before_substitute) clock.substitute = state.substitute;
    }
    return read.finish();
}

Result<void> team_joined(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    state.team.insert(read.text("account"));
    return read.finish();
}

Result<void> team_left(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    state.team.erase(read.text("account"));
    return read.finish();
}

Result<void> granted(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    state.grants.push_back({.account = read.text("account"),
                            .reason = read.text("reason"),
                            .until = read.instant("until"),
                            .break_glass = read.flag("break_glass"),
                            .mark = mark_of(event)});
    return read.finish();
}

Result<void> grant_ended(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    const std::string account = read.text("account");
    for (Grant& grant : state.grants)
        if (grant.account == account) grant.ended = true;
    return read.finish();
}

Result<void> linked(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    state.links.push_back({.to = read.text("to"),
                           .relation = read.text("relation"),
                           .says = read.text_or("says"),
                           .mark = mark_of(event)});
    return read.finish();
}

Result<void> restricted(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    read.text("reason");
    state.restricted = mark_of(event);
    return read.finish();
}

Result<void> restriction_lifted(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    read.text("reason");
    state.restricted.reset();
    return read.finish();
}

Result<void> erasure_ordered(CaseState&, const CaseEvent& event) {
    Fields read(*event.payload);
    read.text("reason");
    read.text_or("ground");
    read.text_or("kept_until");
    return read.finish();
}

/// For whoever opens the other case; what this one keeps of it is the link.
Result<void> prosecution_wanted(CaseState&, const CaseEvent& event) {
    Fields read(*event.payload);
    read.text("case");
    read.text("subject");
    return read.finish();
}

/// The alarm says only that there is another file and whom to ask.
Result<void> duplicate_noticed(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    state.duplicates.emplace(read.text("mark"), read.text("ask"));
    return read.finish();
}

constexpr std::array table{
    EventType{"case-opened", "opened the case", opened},
    EventType{"case-described", "described the case", described},
    EventType{"case-assigned", "assigned the case", assigned},
    EventType{"team-joined", "took into the team", team_joined},
    EventType{"team-left", "took out of the team", team_left},
    EventType{"access-granted", "granted access", granted},
    EventType{"access-ended", "ended access", grant_ended},
    EventType{"case-linked", "linked another case", linked},
    EventType{"case-restricted", "had the case put out of sight", restricted},
    EventType{"restriction-lifted", "had the case shown again", restriction_lifted},
    EventType{"erasure-ordered", "had the content of the case erased", erasure_ordered},
    EventType{"prosecution-case-wanted", "asked for a case of prosecution in place of surrender", prosecution_wanted},
    EventType{"duplicate-noticed", "was told of another file with the same person or paper", duplicate_noticed},
};

}  // namespace

std::span<const EventType> file_events() {
    return table;
}

}  // namespace comity::cases
