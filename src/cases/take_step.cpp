// SPDX-License-Identifier: EUPL-1.2
// A step of the case, as the lifecycle of its kind says.
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cases/clocks.h"
#include "cases/decide_parts.h"
#include "cases/lifecycle/lifecycle.h"
#include "cases/pre_flight.h"
#include "cases/promises.h"

namespace comity::cases {

namespace {

using format::Value;

class StepTaking {
   public:
    StepTaking(const CaseState& state, const Command& command, const Environment& environment)
        : state_(state),
          environment_(environment),
          course_(lifecycle(state.kind, state.direction)),
          given_(command.arguments.find("facts")),
          read_(command.arguments) {}

    Result<std::vector<NewEvent>> run() {
        const std::string wanted = read_.text("step");
        step_ = course_.step(wanted);
        if (!step_ || !may_follow(course_, *step_, state_.stage)) return not_now(wanted);
        TRY_VOID(read_day());
        TRY_VOID(find_subject());
        TRY_VOID(check_conditions());
        TRY_VOID(keep_promises(state_,
                               {.touches = step_->touches, .subject = subject_ ? subject_->id : "", .facts = given_},
                               environment_));
        record_step();
        TRY_VOID(record_liberty());
        TRY_VOID(record_facts());
        return std::move(events_);
    }

   private:
    tl::unexpected<Error> not_now(const std::string& wanted) const {
        std::vector<std::string_view> possible;
        for (const Step& step : course_.steps)
            if (may_follow(course_, step, state_.stage)) possible.push_back(step.word);
        return fail(
            step_ ? ErrorKind::conflict : ErrorKind::invalid,
            step_ ? fmt::format("'{}' does not follow while the case is at '{}'", wanted, state_.stage)
                  : fmt::format("'{}' is no step of {} {}", wanted, word(state_.direction), words(state_.kind).says),
            {}, fmt::format("possible now: {}", fmt::join(possible, ", ")));
    }

    Result<void> read_day() {
        at_ = read_.instant_if("at");
        on_ = at_ ? day_of(*at_) : read_.day_if("on").value_or(environment_.today);
        if (on_ > environment_.today || (at_ && *at_ > environment_.now))
            return fail(ErrorKind::invalid, "the step lies in the future", {}, "record it when it has happened");
        return {};
    }

    Result<void> find_subject() {
        std::string id = read_.text_or("subject");
        if (id.empty() && about_subject(*step_) && state_.subjects.size() == 1) id = state_.subjects.front().id;
        if (!id.empty()) {
            subject_ = state_.subject(id);
            if (!subject_) return unknown_part("subject", id, ids_of(state_.subjects));
            if (subject_->withdrawn)
                return fail(ErrorKind::conflict, fmt::format("{} was withdrawn from the case", id), {},
                            "record the person anew if they are concerned after all");
            if (subject_->company && step_->liberty != Liberty::untouched)
                return fail(ErrorKind::invalid, fmt::format("{} is a company", id));
        } else if (about_subject(*step_)) {
            return fail(ErrorKind::invalid, fmt::format("'{}' must name a subject", step_->word), {},
                        fmt::format("the case has: {}", ids_of(state_.subjects)));
        }
        return {};
    }

    Result<void> check_conditions() {
        if (step_->reason && read_.text_or("reason").empty())
            return fail(ErrorKind::invalid, fmt::format("'{}' needs its reason", step_->word));
        if (step_->pre_flight && state_.direction == Direction::outgoing) TRY_VOID(check_pre_flight(state_));
        if (step_->measures_finished) {
            for (const Measure& measure : state_.measures) {
                const Stage* stage = measure_course(state_.direction).stage(measure.stage);
                if (stage && stage->open)
                    return fail(ErrorKind::conflict, fmt::format("measure {} is not finished", measure.id), {},
                                "record what became of it first");
            }
        }
        const bool ends_here =
            step_->liberty == Liberty::ends || step_->liberty == Liberty::lapses || step_->liberty == Liberty::passes;
        if (step_->nobody_held) {
            for (const Subject& subject : state_.subjects)
                if (held_for_a_request(subject) && !(ends_here && subject_ == &subject))
                    return fail(
                        ErrorKind::conflict,
                        fmt::format("{} is recorded as held since {}", subject.id, to_string(subject.held->since)), {},
                        "record the release, the surrender or where the person is held on, first");
        }
        if ((step_->liberty == Liberty::ends || step_->liberty == Liberty::changes ||
             step_->liberty == Liberty::passes || step_->liberty == Liberty::required) &&
            !held_for_a_request(*subject_))
            return fail(ErrorKind::conflict, fmt::format("{} is not recorded as held for the request", subject_->id));
        if (step_->liberty == Liberty::passes && state_.links.empty())
            return fail(ErrorKind::conflict, fmt::format("no other case is linked that holds {} on", subject_->id), {},
                        "open the case of extradition, record the person as held there, and link the two");
        if (step_->liberty == Liberty::begins && held_for_a_request(*subject_))
            return fail(ErrorKind::conflict,
                        fmt::format("{} is recorded as held since {}", subject_->id, to_string(subject_->held->since)));
        return {};
    }

    void record_step() {
        const Stage* stage = course_.stage(step_->to.empty() ? std::string_view(state_.stage) : step_->to);
        Value payload = Value::object({{"step", step_->word},
                                       {"on", to_string(on_)},
                                       {"stage", stage->word},
                                       {"closed", !stage->open},
                                       {"says", read_.text_or("says")},
                                       {"reason", read_.text_or("reason")}});
        if (subject_) payload.set("subject", subject_->id);
        // What was said of the act, on which the promises were weighed.
        if (!step_->touches.empty() && given_) payload.set("facts", *given_);
        events_.push_back({"step-taken", std::move(payload)});
    }

    Result<void> record_liberty() {
        if (step_->liberty == Liberty::untouched || step_->liberty == Liberty::required) return {};
        if (!at_)
            return fail(ErrorKind::invalid, "'at' is missing: the moment, because someone's liberty hangs on it", {},
                        "as 2026-11-21T22:30:00+03:00, on the clock of the place");
        if (step_->liberty == Liberty::begins || step_->liberty == Liberty::changes) {
            const std::string basis =
                step_->basis.empty() ? given("custody.basis").value_or("") : std::string(step_->basis);
            if (basis.empty()) return must_be_given("custody.basis");
            Value held = Value::object(
                {{"subject", subject_->id}, {"basis", basis}, {"since", to_string(*at_)}, {"for_the_request", true}});
            if (const std::string place = read_.text_or("place"); !place.empty()) held.set("place", place);
            events_.push_back({subject_->held ? "custody-changed" : "custody-began", std::move(held)});
        } else if (subject_->held) {
            events_.push_back(
                {"custody-ended",
                 Value::object({{"subject", subject_->id}, {"at", to_string(*at_)}, {"how", step_->word}})});
        }
        return {};
    }

    Result<void> record_facts() {
        const std::string source = fmt::format("step {}", step_->word);
        for (const RecordedFact& recorded : step_->records) {
            Value value;
            switch (recorded.from) {
                case RecordedFact::From::day:
                    value = to_string(on_);
                    break;
                case RecordedFact::From::moment:
                    if (!at_)
                        return fail(ErrorKind::invalid,
                                    fmt::format("'at' is missing: the moment is recorded as {}", recorded.fact));
                    value = moment_text(*at_);
                    break;
                case RecordedFact::From::word:
                    value = recorded.value == "yes"  ? Value(true)
                            : recorded.value == "no" ? Value(false)
                                                     : Value(recorded.value);
                    break;
                case RecordedFact::From::given: {
                    const Value* found = given_ ? given_->find(recorded.fact) : nullptr;
                    if (!found) return must_be_given(recorded.fact);
                    if (!may_be_given(recorded, found->as_string() ? *found->as_string() : ""))
                        return fail(ErrorKind::invalid,
                                    fmt::format("'{}' does not fit {} here", *found->as_string(), recorded.fact), {},
                                    fmt::format("one of: {}", recorded.value));
                    value = *found;
                    break;
                }
            }
            events_.push_back(fact_of(recorded.fact, subject_ ? subject_->id : "", std::move(value), source));
        }
        return {};
    }

    std::optional<std::string> given(std::string_view fact) const {
        const Value* found = given_ ? given_->find(fact) : nullptr;
        if (!found || !found->as_string()) return std::nullopt;
        return *found->as_string();
    }

    tl::unexpected<Error> must_be_given(std::string_view fact) const {
        return fail(ErrorKind::invalid, fmt::format("'{}' must say {}", step_->word, fact), {},
                    fmt::format("give it under 'facts': {{\"{}\": …}}", fact));
    }

    const CaseState& state_;
    const Environment& environment_;
    const Lifecycle& course_;
    const Value* given_;
    Fields read_;
    const Step* step_ = nullptr;
    const Subject* subject_ = nullptr;
    std::optional<Instant> at_;
    CivilDate on_;
    std::vector<NewEvent> events_;
};

}  // namespace

Result<std::vector<NewEvent>> take_step(const CaseState& state, const Command& command,
                                        const Environment& environment) {
    return StepTaking(state, command, environment).run();
}

}  // namespace comity::cases
