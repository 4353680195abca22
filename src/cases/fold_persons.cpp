// SPDX-License-Identifier: EUPL-1.2
// Events about persons and companies, and the liberty of persons.
#include <array>

#include "cases/fold_parts.h"

namespace comity::cases {

namespace {

void describe(Subject& subject, Fields& read) {
    subject.role = read.text_or("role", subject.role);
    subject.company = read.flag("company", subject.company);
    if (read.has("names")) subject.names = read.texts("names");
    if (read.has("born")) {
        if (const auto born = parse_date(read.text("born")))
            subject.born = *born;
        else
            read.fault("born", "a day, which may be known in part, as 1970-05-??");
    }
    if (!read.has("identifiers")) return;
    subject.identifiers.clear();
    for (const format::Value* item : read.objects("identifiers")) {
        Fields one(*item);
        subject.identifiers.push_back({one.text("type"), one.text("value"), one.text_or("issued_by")});
        if (!one.finish()) read.fault("identifiers", "a list of {type, value, issued_by}");
    }
}

Result<void> added(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    Subject subject{.id = read.text("subject"), .mark = mark_of(event)};
    describe(subject, read);
    state.subjects.push_back(std::move(subject));
    return read.finish();
}

Result<void> described(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    Subject* subject = state.subject(read.text("subject"));
    if (!subject) return not_in_case("subject", read.text("subject"));
    describe(*subject, read);
    return read.finish();
}

Result<void> withdrawn(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    Subject* subject = state.subject(read.text("subject"));
    if (!subject) return not_in_case("subject", read.text("subject"));
    subject->withdrawn = true;
    return read.finish();
}

Result<void> custody_began(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    Subject* subject = state.subject(read.text("subject"));
    if (!subject) return not_in_case("subject", read.text("subject"));
    subject->held = Held{.basis = read.text("basis"),
                         .since = read.instant("since"),
                         .place = read.text_or("place"),
                         .for_the_request = read.flag("for_the_request"),
                         .mark = mark_of(event)};
    return read.finish();
}

Result<void> custody_ended(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    Subject* subject = state.subject(read.text("subject"));
    if (!subject) return not_in_case("subject", read.text("subject"));
    subject->held.reset();
    return read.finish();
}

constexpr std::array table{
    EventType{"subject-added", "recorded a person or company", added},
    EventType{"subject-described", "described a person or company", described},
    EventType{"subject-withdrawn", "withdrew a person or company", withdrawn},
    EventType{"custody-began", "recorded that the person is held", custody_began},
    EventType{"custody-changed", "recorded that the person is held on another basis", custody_began},
    EventType{"custody-ended", "recorded that the person is no longer held", custody_ended},
};

}  // namespace

std::span<const EventType> person_events() {
    return table;
}

}  // namespace comity::cases
