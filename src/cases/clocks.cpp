// SPDX-License-Identifier: EUPL-1.2
#include "cases/clocks.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <fmt/format.h>

#include "cases/practice.h"
#include "cases/question.h"
#include "law/determination/render.h"

namespace comity::cases {

namespace {

using format::Value;

/// "k.ece-40/s1/m2"; a second clock of the same rule counts on.
std::string clock_id(std::string_view rule, const About& about, const std::set<std::string>& taken) {
    std::string base(rule);
    for (const std::string& part : {about.subject, about.measure})
        if (!part.empty()) base += "/" + part;
    std::string id = base;
    for (int again = 2; taken.contains(id); ++again) id = fmt::format("{}#{}", base, again);
    return id;
}

struct Wanted {
    Clock clock;
    bool satisfied = false;
};

Wanted clock_of(const law::Library& library, const law::Deadline& deadline, const About& about,
                std::set<std::string>& taken) {
    const law::Rule* rule =
        deadline.rule == law::none ? nullptr : &library.rules()[static_cast<std::size_t>(deadline.rule)];
    const std::string citation = rule ? law::citation(library, *rule) : deadline.cite;
    std::string_view name = rule ? library.text(rule->id) : std::string_view(deadline.id);
    if (name.empty()) name = citation;
    Wanted wanted;
    Clock& clock = wanted.clock;
    clock.id = clock_id(name, about, taken);
    taken.insert(clock.id);
    clock.kind = static_cast<ClockKind>(deadline.kind);
    clock.rule = citation;
    clock.label = rule ? library.text(library.clocks()[static_cast<std::size_t>(rule->clock)].name, "en") : name;
    clock.subject = about.subject;
    clock.measure = about.measure;
    clock.from = law::from_text(deadline);
    clock.period = deadline.period;
    clock.due = law::due_text(deadline);
    clock.conservative = deadline.conservative ? to_string(*deadline.conservative) : "";
    clock.effect = law::effect_of(library, deadline, "en");
    wanted.satisfied = deadline.state == law::Deadline::State::satisfied;
    return wanted;
}

bool same_days(const Clock& a, const Clock& b) {
    return a.from == b.from && a.period == b.period && a.due == b.due && a.conservative == b.conservative &&
           a.effect == b.effect;
}

void put_days(Value& payload, const Clock& clock) {
    payload.set("from", clock.from).set("period", clock.period).set("due", clock.due);
    payload.set("conservative", clock.conservative).set("effect", clock.effect);
}

NewEvent started(const CaseState& state, const Clock& clock, std::string_view because) {
    Value payload = Value::object({{"clock", clock.id},
                                   {"kind", word(clock.kind)},
                                   {"rule", clock.rule},
                                   {"label", clock.label},
                                   {"subject", clock.subject},
                                   {"measure", clock.measure},
                                   {"owner", state.owner},
                                   {"substitute", state.substitute},
                                   {"gap", clock.gap},
                                   {"reason", because}});
    put_days(payload, clock);
    return {"clock-started", std::move(payload)};
}

NewEvent changed(const Clock& clock, std::string_view because) {
    Value payload = Value::object({{"clock", clock.id}, {"reason", because}});
    put_days(payload, clock);
    return {"clock-changed", std::move(payload)};
}

NewEvent ended(const std::string& clock, std::string_view because) {
    return {"clock-ended", Value::object({{"clock", clock}, {"reason", because}})};
}

std::string gap_id(const Subject& subject) {
    return "gap/" + subject.id;
}

class Recomputation {
   public:
    Recomputation(const CaseState& state, std::string_view because, const Environment& environment)
        : state_(state), because_(because), environment_(environment) {}

    Result<std::vector<NewEvent>> run() {
        if (!state_.closed) {
            for (const About& about : questions_of(state_)) TRY_VOID(ask(about));
        }
        compare();
        watch_liberty();
        return std::move(events_);
    }

   private:
    Result<void> ask(const About& about) {
        TRY(determination, determine(state_, about, environment_));
        const law::Answer& answer = determination->answer();
        for (const law::Deadline& deadline : answer.deadlines) {
            if (deadline.state == law::Deadline::State::undetermined || deadline.state == law::Deadline::State::compare)
                continue;
            Wanted wanted = clock_of(*environment_.law, deadline, about, taken_);
            std::string id = wanted.clock.id;
            wanted_.emplace(std::move(id), std::move(wanted));
        }
        note_answer(*determination, about);
        return {};
    }

    void note_answer(const law::Determination& determination, const About& about) {
        const law::Answer& answer = determination.answer();
        std::vector<std::string> grounds;
        for (const law::GroundResult& ground : answer.grounds) {
            if (ground.status != law::Status::triggered || ground.rule == law::none) continue;
            grounds.push_back(law::citation(determination.library(),
                                            determination.library().rules()[static_cast<std::size_t>(ground.rule)]));
        }
        std::ranges::sort(grounds);
        grounds.erase(std::ranges::unique(grounds).begin(), grounds.end());
        const std::string outcome(law::to_string(answer.outcome));
        const auto last = state_.determined.find(about.subject + "/" + about.measure);
        if (last != state_.determined.end() && last->second.outcome == outcome && last->second.grounds == grounds)
            return;
        events_.push_back({"determined", Value::object({{"subject", about.subject},
                                                        {"measure", about.measure},
                                                        {"outcome", outcome},
                                                        {"grounds", Value::list_of(grounds)},
                                                        {"law", environment_.law->digest()},
                                                        {"reason", because_}})});
    }

    void compare() {
        for (const auto& [id, wanted] : wanted_) {
            const Clock* known = state_.clock(id);
            if (wanted.satisfied) {
                if (known && !known->ended) events_.push_back(ended(id, "what it waited for has happened"));
            } else if (!known || known->ended) {
                events_.push_back(started(state_, wanted.clock, because_));
            } else if (!same_days(*known, wanted.clock)) {
                events_.push_back(changed(wanted.clock, because_));
            }
        }
        for (const Clock& clock : state_.clocks) {
            if (clock.ended || clock.gap || clock.kind == ClockKind::practice || wanted_.contains(clock.id)) continue;
            events_.push_back(ended(clock.id, state_.closed ? "the case is closed" : because_));
        }
    }

    void watch_liberty() {
        for (const Subject& subject : state_.subjects) {
            const bool running = std::ranges::any_of(wanted_, [&](const auto& entry) {
                const Clock& clock = entry.second.clock;
                return clock.kind == ClockKind::custody && clock.subject == subject.id && !entry.second.satisfied;
            });
            const Clock* gap = state_.clock(gap_id(subject));
            const bool gap_runs = gap && !gap->ended;
            const bool gap_wanted = held_for_a_request(subject) && !running;
            if (gap_wanted && !gap_runs) {
                Clock clock;
                clock.id = gap_id(subject);
                clock.kind = ClockKind::custody;
                clock.label = "held, and no time limit is known";
                clock.subject = subject.id;
                clock.gap = true;
                clock.from = to_string(subject.held->since).substr(0, 10);
                clock.effect = "find out the limit, or end the custody";
                events_.push_back(started(state_, clock, because_));
            } else if (gap_runs && !gap_wanted) {
                events_.push_back(ended(gap->id, running ? "a clock of the law runs" : because_));
            }
        }
    }

    const CaseState& state_;
    std::string_view because_;
    const Environment& environment_;
    std::set<std::string> taken_;
    std::map<std::string, Wanted> wanted_;
    std::vector<NewEvent> events_;
};

constexpr std::array<std::string_view, 7> levels{"",        "half", "three-quarters", "three-days",
                                                 "one-day", "due",  "overdue"};

std::ptrdiff_t rank(std::string_view level) {
    return std::ranges::find(levels, level) - levels.begin();
}

}  // namespace

bool held_for_a_request(const Subject& subject) {
    return subject.held && (subject.held->for_the_request || subject.held->basis == "provisional" ||
                            subject.held->basis == "on-request");
}

Result<std::vector<NewEvent>> recompute(const CaseState& state, std::string_view because,
                                        const Environment& environment) {
    TRY(events, Recomputation(state, because, environment).run());
    std::ranges::move(practice_clocks(state, because, environment), std::back_inserter(events));
    return events;
}

std::optional<DateInterval> days_in(std::string_view text) {
    if (text.empty()) return std::nullopt;
    if (const auto days = parse_date(text)) return *days;
    if (const auto moment = parse_moment(text)) return DateInterval::on(moment->local_date);
    return std::nullopt;
}

std::string_view alarm_level(const Clock& clock, CivilDate today) {
    if (clock.ended) return "";
    if (clock.gap) return "overdue";
    const auto due = days_in(clock.conservative.empty() ? clock.due : clock.conservative);
    if (!due) return "";
    const std::int32_t left = due->first.days_since_epoch() - today.days_since_epoch();
    if (left < 0) return "overdue";
    if (left == 0) return "due";
    if (left == 1) return "one-day";
    if (left <= 3) return "three-days";
    const auto from = days_in(clock.from);
    if (!from) return "";
    const std::int32_t whole = due->first.days_since_epoch() - from->first.days_since_epoch();
    const std::int32_t past = whole - left;
    if (past * 4 >= whole * 3) return "three-quarters";
    if (past * 2 >= whole) return "half";
    return "";
}

std::string_view alarm_to_tell(const Clock& clock, CivilDate today) {
    if (clock.ended || (clock.silence && today < clock.silence->until)) return "";
    const std::string_view level = alarm_level(clock, today);
    return rank(level) > rank(clock.alarm) ? level : "";
}

std::vector<NewEvent> due_alarms(const CaseState& state, CivilDate today) {
    std::vector<NewEvent> events;
    for (const Clock& clock : state.clocks) {
        const std::string_view level = alarm_to_tell(clock, today);
        if (level.empty()) continue;
        std::vector<std::string> to{clock.owner, clock.substitute};
        if (rank(level) >= rank("one-day")) to.emplace_back("head of unit");
        events.push_back(
            {"alarm-raised", Value::object({{"clock", clock.id}, {"level", level}, {"to", Value::list_of(to)}})});
    }
    return events;
}

}  // namespace comity::cases
