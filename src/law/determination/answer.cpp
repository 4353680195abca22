// SPDX-License-Identifier: EUPL-1.2
#include "law/determination/answer.h"

namespace comity::law {

std::string_view to_string(Status status) {
    switch (status) {
        case Status::met:
            return "met";
        case Status::not_met:
            return "not-met";
        case Status::undetermined:
            return "undetermined";
        case Status::waivable:
            return "waivable";
        case Status::triggered:
            return "triggered";
        case Status::cleared:
            return "cleared";
        case Status::excluded:
            return "excluded";
        case Status::not_applicable:
            return "not-applicable";
        case Status::owed:
            return "owed";
        case Status::not_owed:
            return "not-owed";
        case Status::breached:
            return "breached";
        case Status::missing:
            return "missing";
        case Status::defective:
            return "defective";
    }
    return "";
}

std::string_view to_string(Outcome outcome) {
    switch (outcome) {
        case Outcome::grant_due:
            return "grant-due";
        case Outcome::grant_due_unless_optional:
            return "grant-due-unless-optional";
        case Outcome::discretion:
            return "discretion";
        case Outcome::undetermined:
            return "undetermined";
        case Outcome::partial:
            return "partial";
        case Outcome::refuse_mandatory:
            return "refuse-mandatory";
        case Outcome::no_legal_basis:
            return "no-legal-basis";
        case Outcome::no_request_needed:
            return "no-request-needed";
        case Outcome::must_assist:
            return "must-assist";
        case Outcome::may_assist:
            return "may-assist";
        case Outcome::may_refuse:
            return "may-refuse";
        case Outcome::must_refuse:
            return "must-refuse";
        case Outcome::not_covered:
            return "not-covered";
        case Outcome::returned_for_completion:
            return "returned-for-completion";
    }
    return "";
}

std::string from_text(const Deadline& deadline) {
    return deadline.from_moment ? to_string(*deadline.from_moment) : to_string(*deadline.from);
}

std::string due_text(const Deadline& deadline) {
    return deadline.due_moment ? to_string(*deadline.due_moment) : to_string(*deadline.due);
}

std::string_view to_string(Deadline::State state) {
    switch (state) {
        case Deadline::State::running:
            return "running";
        case Deadline::State::last_day:
            return "last-day";
        case Deadline::State::expired:
            return "expired";
        case Deadline::State::satisfied:
            return "satisfied";
        case Deadline::State::undetermined:
            return "undetermined";
        case Deadline::State::compare:
            return "compare";
    }
    return "";
}

std::string effect_of(const Library& library, const Deadline& deadline, std::string_view language) {
    if (deadline.rule == none) return deadline.effect;
    const Rule& rule = library.rules()[static_cast<std::size_t>(deadline.rule)];
    const Clock& clock = library.clocks()[static_cast<std::size_t>(rule.clock)];
    if (!clock.has_effect) return std::string(library.text(rule.effect, language));
    return (clock.must ? "must " : "may ") + std::string(library.text(clock.effect));
}

std::string_view clock_kind_word(ClockKind kind) {
    static constexpr std::array<std::string_view, 6> words{"custody",    "duty",       "limit",
                                                           "preference", "protection", "status"};
    return words[static_cast<std::size_t>(kind)];
}

}  // namespace comity::law
