// SPDX-License-Identifier: EUPL-1.2
#include "cases/impact.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cases/clocks.h"
#include "command/fields.h"

namespace comity::cases {

namespace {

std::vector<std::string> without(const std::vector<std::string>& these, const std::vector<std::string>& those) {
    std::vector<std::string> left;
    std::ranges::set_difference(these, those, std::back_inserter(left));
    return left;
}

bool unsent(const CaseState& state) {
    return state.direction == Direction::outgoing && !state.closed && !state.fact({.fact = "request.date_sent"});
}

}  // namespace

Result<Impact> impact(const CaseState& state, const Environment& environment) {
    Impact found;
    if (state.closed) return found;
    TRY(events, recompute(state, "the law library changed", environment));
    for (const NewEvent& event : events) {
        command::Fields read(event.payload);
        if (event.type == "determined") {
            const About about{read.text_or("subject"), read.text_or("measure")};
            const auto known = state.determined.find(about.subject + "/" + about.measure);
            const Determined before = known == state.determined.end() ? Determined{} : known->second;
            if (before.law == environment.law->digest()) continue;  // a change of the day or of facts
            const std::vector<std::string> grounds = read.texts("grounds");
            found.answers.push_back({about, before.outcome, read.text("outcome"), without(grounds, before.grounds),
                                     without(before.grounds, grounds)});
            continue;
        }
        const std::string id = read.text_or("clock");
        if (id.starts_with("practice/")) continue;
        const Clock* known = state.clock(id);
        using What = Impact::ClockChange::What;
        if (event.type == "clock-started")
            found.clocks.push_back({What::added, id, read.text_or("rule"), "", read.text_or("due")});
        else if (event.type == "clock-changed")
            found.clocks.push_back({What::moved, id, known->rule, known->due, read.text_or("due")});
        else if (event.type == "clock-ended")
            found.clocks.push_back({What::ended, id, known->rule, known->due, ""});
    }
    found.draft = unsent(state) && state.pre_flight && state.pre_flight->law != environment.law->digest();
    if (found.empty()) return found;
    for (const Subject& subject : state.subjects)
        if (held_for_a_request(subject)) found.held.push_back(subject.id);
    return found;
}

std::vector<std::string> lines(const Impact& impact) {
    std::vector<std::string> said;
    if (!impact.held.empty()) said.push_back(fmt::format("held: {}", fmt::join(impact.held, ", ")));
    for (const Impact::Answer& answer : impact.answers) {
        std::string line =
            fmt::format("{}{}{}", answer.about.subject, answer.about.measure.empty() ? "" : "/", answer.about.measure);
        line += fmt::format("{}{} instead of {}", line.empty() ? "" : ": ", answer.after,
                            answer.before.empty() ? "no answer" : answer.before);
        if (!answer.grounds_new.empty()) line += fmt::format("; new: {}", fmt::join(answer.grounds_new, ", "));
        if (!answer.grounds_gone.empty()) line += fmt::format("; gone: {}", fmt::join(answer.grounds_gone, ", "));
        said.push_back(std::move(line));
    }
    for (const Impact::ClockChange& clock : impact.clocks) {
        const auto day = [](const std::string& due) { return due.empty() ? "no day" : due; };
        using What = Impact::ClockChange::What;
        said.push_back(clock.what == What::added   ? fmt::format("clock {} starts: {}", clock.clock, day(clock.after))
                       : clock.what == What::ended ? fmt::format("clock {} ends", clock.clock)
                                                   : fmt::format("clock {} moves from {} to {}", clock.clock,
                                                                 day(clock.before), day(clock.after)));
    }
    if (impact.draft) said.emplace_back("the draft was put to the law as it was before: run the pre-flight again");
    return said;
}

}  // namespace comity::cases
