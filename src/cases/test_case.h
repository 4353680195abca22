// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A case worked on by commands, for tests only: decides, folds, and keeps the events.

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "cases/clocks.h"
#include "cases/fold.h"
#include "format/canonical_json.h"
#include "law/testing/real_library.h"

namespace comity::cases {

class TestCase {
   public:
    TestCase(std::string_view kind, std::string_view direction, std::string_view own, std::string_view counterpart,
             std::string_view day)
        : law_(law::real_library()) {
        at(std::string(day) + "T12:00:00Z");
        give("anna", "open-case",
             format::Value::object({{"case", "c1"},
                                    {"number", "EXT-I-2024-00001"},
                                    {"kind", kind},
                                    {"direction", direction},
                                    {"own", own},
                                    {"counterpart", counterpart},
                                    {"title", "a case"},
                                    {"owner", "anna"},
                                    {"substitute", "boris"},
                                    {"unit", "u1"}}));
    }

    /// From now on it is that moment; the day is that of its offset.
    void at(std::string_view moment) {
        now_ = parse_instant(moment).value();
        today_ = parse_date(moment.substr(0, 10)).value().first;
    }

    Result<std::vector<NewEvent>> try_to(std::string_view actor, std::string_view command, format::Value arguments,
                                         std::uint64_t based_on = 0) {
        return decide(state_,
                      {.name = std::string(command),
                       .arguments = std::move(arguments),
                       .actor = std::string(actor),
                       .based_on = based_on},
                      environment());
    }

    /// The command must succeed; its events become part of the case.
    std::vector<std::string> give(std::string_view actor, std::string_view command, format::Value arguments) {
        auto events = try_to(actor, command, std::move(arguments));
        if (!events) {
            ADD_FAILURE() << command << ": " << to_string(events.error());
            return {};
        }
        std::vector<std::string> types;
        for (const NewEvent& event : *events) {
            types.push_back(event.type);
            // As it will be read back from the record.
            const auto payload = format::read_value(format::canonical_json(event.payload).value(), "event").value();
            const auto applied = apply(state_, {.sequence = state_.version() + 1,
                                                .type = event.type,
                                                .actor = actor,
                                                .at = now_,
                                                .payload = &payload});
            EXPECT_TRUE(applied) << to_string(applied.error());
            events_.push_back({event.type, payload});
        }
        return types;
    }

    Error refused(std::string_view actor, std::string_view command, format::Value arguments,
                  std::uint64_t based_on = 0) {
        const auto events = try_to(actor, command, std::move(arguments), based_on);
        EXPECT_FALSE(events) << command << " was not refused";
        return events ? Error{} : events.error();
    }

    /// Takes the step; where it needs a second person, clara approves.
    void step(std::string_view word, format::Value arguments = format::Value::object()) {
        arguments.set("step", word);
        if (give("anna", "take-step", std::move(arguments)) == std::vector<std::string>{"proposed"})
            give("clara", "approve", format::Value::object({{"proposal", state_.proposals.back().id}}));
    }

    /// Puts the draft to the law and goes on whatever the gaps.
    void fly() {
        give("anna", "run-pre-flight", format::Value::object());
        if (!state_.pre_flight->gaps.empty())
            give("anna", "override-pre-flight", format::Value::object({{"reason", "another test is of this"}}));
    }

    void fact(std::string_view name, format::Value value, std::string_view subject = "") {
        give("anna", "record-fact",
             format::Value::object({{"fact", name}, {"value", std::move(value)}, {"subject", subject}}));
    }

    Environment environment() const { return {.law = &law_, .now = now_, .today = today_, .practice = {}}; }
    const CaseState& state() const { return state_; }
    const std::vector<NewEvent>& events() const { return events_; }

    /// The clock that runs under that id; a failure where none does.
    Clock clock(std::string_view id) const {
        const Clock* found = state_.clock(id);
        EXPECT_TRUE(found && !found->ended) << "no clock " << id << " runs";
        return found && !found->ended ? *found : Clock{};
    }
    bool runs(std::string_view id) const {
        const Clock* found = state_.clock(id);
        return found && !found->ended;
    }

   private:
    const law::Library& law_;
    Instant now_;
    CivilDate today_;
    CaseState state_;
    std::vector<NewEvent> events_;
};

inline format::Value person(std::string_view role, std::string_view name) {
    return format::Value::object({{"role", role}, {"names", format::Value::list({name})}});
}

}  // namespace comity::cases
