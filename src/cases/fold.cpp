// SPDX-License-Identifier: EUPL-1.2
#include "cases/fold.h"

#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "cases/fold_parts.h"
#include "cases/found_text.h"
#include "cases/inspections.h"
#include "cases/papers/papers.h"

namespace comity::cases {

namespace {

const std::unordered_map<std::string_view, const EventType*>& by_type() {
    static const auto table = [] {
        std::unordered_map<std::string_view, const EventType*> types;
        for (const EventType& type : event_types()) types.emplace(type.type, &type);
        return types;
    }();
    return table;
}

bool changes_the_draft(std::string_view type) {
    static const std::unordered_set<std::string_view> types{
        "fact-recorded", "fact-unknown",   "subject-added",      "subject-described", "subject-withdrawn",
        "measure-added", "document-added", "document-versioned", "document-withdrawn"};
    return types.contains(type);
}

}  // namespace

std::span<const EventType> event_types() {
    static const auto table = [] {
        std::vector<EventType> types;
        for (const auto part : {file_events(), person_events(), work_events(), law_events(), paper_events(),
                                package_events(), inspection_events(), found_text_events(), correspondence_events()})
            types.insert(types.end(), part.begin(), part.end());
        return types;
    }();
    return table;
}

tl::unexpected<Error> not_in_case(std::string_view what, std::string_view id) {
    return fail(ErrorKind::invalid, fmt::format("the case has no {} '{}'", what, id));
}

Result<void> apply(CaseState& state, const CaseEvent& event) {
    const auto type = by_type().find(event.type);
    if (type == by_type().end())
        return fail(ErrorKind::invalid, fmt::format("event {} has the unknown type '{}'", event.sequence, event.type),
                    {}, "the record was written by a newer program: use that one, or a newer one");
    if (auto applied = type->second->apply(state, event); !applied) {
        Error error = std::move(applied).error();
        error.message = fmt::format("event {} ({}): {}", event.sequence, event.type, error.message);
        return tl::unexpected(std::move(error));
    }
    state.last = mark_of(event);
    if (!type->second->aside || event.actor != "node") state.turned = event.sequence;
    if (changes_the_draft(event.type)) state.draft_changed = event.sequence;
    return {};
}

}  // namespace comity::cases
