// SPDX-License-Identifier: EUPL-1.2
#include "demonstration/stories.h"

#include "cases/clocks.h"
#include "cases/fold.h"
#include "format/canonical_json.h"
#include "node/local_day.h"

namespace comity::demonstration {

namespace {

using format::Value;

constexpr std::int64_t minute = 60'000;
constexpr std::int64_t day = 24 * 60 * minute;
const Desk desk{"story-owner", "story-substitute", "story-head", "story-head", "story-unit"};

/// Decides commands and keeps what follows.
class Telling {
   public:
    Telling(const StoryOptions& options, const law::Library& law)
        : options_(options),
          law_(law),
          chance_(options.seed),
          walk_(options.kind, options.direction, options.own, options.counterpart, desk, options.seed) {}

    Result<Story> run() {
        now_ = options_.begin.utc_milliseconds();
        Value opening = walk_.opening();
        opening.set("case", "story-case").set("number", "story-number").set("own", options_.own);
        TRY_VOID(give({.name = "open-case", .arguments = std::move(opening), .actor = desk.officer}));
        for (std::size_t i = 0; i < options_.steps; ++i) {
            const bool groundwork = story_.state.version() < 12;
            now_ += groundwork ? 3 * minute : static_cast<std::int64_t>(1 + chance_.below(9)) * day;
            auto command = walk_.next(story_.state, environment());
            if (!command) break;
            // Refused by the law, a promise or the lifecycle: the walk goes on.
            (void)give(*std::move(command));
        }
        for (const cases::Subject& subject : story_.state.subjects)
            story_.held = story_.held || cases::held_for_a_request(subject);
        return std::move(story_);
    }

   private:
    cases::Environment environment() const {
        const Instant now = node::local_instant(Instant::at(now_).value(), "Europe/Zurich");
        return {.law = &law_, .now = now, .today = node::local_day(now, "Europe/Zurich"), .practice = {}};
    }

    Result<void> give(cases::Command command) {
        // What opens another case is the node's to carry out.
        if (command.name == "open-prosecution-case") return {};
        const cases::Environment here = environment();
        TRY(events, cases::decide(story_.state, command, here));
        for (const cases::NewEvent& event : events) {
            TRY_VOID(cases::apply(story_.state, {.sequence = story_.state.version() + 1,
                                                 .type = event.type,
                                                 .actor = command.actor,
                                                 .at = here.now,
                                                 .payload = &event.payload}));
            TRY(payload, format::canonical_json(event.payload));
            story_.events.push_back({event.type, std::move(payload), command.actor, here.now});
        }
        return {};
    }

    const StoryOptions& options_;
    const law::Library& law_;
    Chance chance_;
    CaseWalk walk_;
    Story story_;
    std::int64_t now_ = 0;
};

void replace(std::string& text, const Names& names) {
    if (const auto at = names.find(text); at != names.end()) text = at->second;
}

/// Replaces whole strings of a JSON text.
std::string replaced(const std::string& json, const Names& names) {
    std::string out;
    out.reserve(json.size() + 32);
    for (std::size_t at = 0; at < json.size();) {
        if (json[at] != '"') {
            out += json[at++];
            continue;
        }
        std::size_t end = at + 1;
        while (json[end] != '"') end += json[end] == '\\' ? 2 : 1;
        const auto known = names.find(json.substr(at + 1, end - at - 1));
        out += '"';
        out += known == names.end() ? json.substr(at + 1, end - at - 1) : known->second;
        out += '"';
        at = end + 1;
    }
    return out;
}

}  // namespace

Result<Story> tell(const StoryOptions& options, const law::Library& law) {
    return Telling(options, law).run();
}

Names names_of(const Story& story) {
    Names names;
    for (const std::string& text :
         {story.state.id, story.state.number, desk.officer, desk.substitute, desk.head, desk.unit})
        names.emplace(text, text);
    for (const cases::Subject& subject : story.state.subjects) {
        for (const std::string& name : subject.names) names.emplace(name, name);
        for (const cases::Identifier& identifier : subject.identifiers)
            names.emplace(identifier.value, identifier.value);
    }
    return names;
}

Story with_names(const Story& story, const Names& names) {
    Story other = story;
    for (ToldEvent& event : other.events) {
        event.payload = replaced(event.payload, names);
        replace(event.actor, names);
    }
    cases::CaseState& state = other.state;
    for (std::string* text :
         {&state.id, &state.number, &state.owner, &state.substitute, &state.unit, &state.opened.by, &state.last.by})
        replace(*text, names);
    for (cases::Subject& subject : state.subjects) {
        for (std::string& name : subject.names) replace(name, names);
        for (cases::Identifier& identifier : subject.identifiers) replace(identifier.value, names);
    }
    for (cases::Measure& measure : state.measures) replace(measure.executor, names);
    for (cases::Clock& clock : state.clocks) {
        replace(clock.owner, names);
        replace(clock.substitute, names);
    }
    for (cases::Promise& promise : state.promises) replace(promise.watcher, names);
    for (cases::Task& task : state.tasks) replace(task.owner, names);
    for (cases::Proposal& proposal : state.proposals) replace(proposal.mark.by, names);
    return other;
}

}  // namespace comity::demonstration
