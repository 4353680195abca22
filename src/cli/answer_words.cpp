// SPDX-License-Identifier: EUPL-1.2
#include "cli/answer_words.h"

#include <algorithm>

#include "law/determination/render.h"
#include "law/show/rule_text.h"

namespace comity::cli {

using namespace law;

namespace {

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
    return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

/// "12 grounds and 4 conditions are open", or "".
std::string what_is_open(const Answer& answer) {
    const auto open = [](const auto& results) {
        return static_cast<std::size_t>(
            std::ranges::count_if(results, [](const auto& result) { return result.status == Status::undetermined; }));
    };
    const std::size_t grounds = open(answer.grounds);
    const std::size_t conditions = open(answer.conditions);
    std::string words;
    if (conditions > 0) words = counted(conditions, "condition", "conditions");
    if (grounds > 0)
        words += (words.empty() ? "" : " and ") + counted(grounds, "ground for refusal", "grounds for refusal");
    if (words.empty()) return {};
    return words + (grounds + conditions == 1 ? " is open" : " are open");
}

std::string what_stands_against(const Answer& answer) {
    const auto triggered = std::ranges::count_if(
        answer.grounds, [](const GroundResult& ground) { return ground.status == Status::triggered; });
    const auto not_met = std::ranges::count_if(
        answer.conditions, [](const ConditionResult& condition) { return condition.status == Status::not_met; });
    if (triggered == 0 && not_met == 0) return "nothing found so far stands against it";
    std::string words;
    if (triggered > 0)
        words = counted(static_cast<std::size_t>(triggered), "ground for refusal is made out",
                        "grounds for refusal are made out");
    if (not_met > 0)
        words += (words.empty() ? "" : ", ") +
                 counted(static_cast<std::size_t>(not_met), "condition is not met", "conditions are not met");
    return words;
}

}  // namespace

Colour colour_of(Outcome outcome) {
    switch (outcome) {
        case Outcome::grant_due:
        case Outcome::must_assist:
        case Outcome::no_request_needed:
        case Outcome::grant_due_unless_optional:
            return Colour::green;
        case Outcome::refuse_mandatory:
        case Outcome::no_legal_basis:
        case Outcome::must_refuse:
        case Outcome::not_covered:
            return Colour::red;
        default:
            return Colour::amber;
    }
}

std::string meaning_of(const Answer& answer) {
    const std::string open = what_is_open(answer);
    switch (answer.outcome) {
        case Outcome::grant_due:
            return "every condition is met and no ground stands against it";
        case Outcome::grant_due_unless_optional:
            return "extradition is owed, unless an optional ground proves to be there and is used; " + open;
        case Outcome::discretion:
            return "extradition is not owed outright; the requested authority decides";
        case Outcome::undetermined:
            return what_stands_against(answer) + (open.empty() ? "" : "; " + open);
        case Outcome::partial:
            return "not the same for every offence";
        case Outcome::refuse_mandatory:
            return "extradition may not be granted: " + what_stands_against(answer);
        case Outcome::no_legal_basis:
            return "nothing binds the two States for this request, and nothing else carries it";
        case Outcome::no_request_needed:
            return "the act needs no request";
        case Outcome::must_assist:
            return "the requested State is bound to assist";
        case Outcome::may_assist:
            return "assistance is allowed, not owed";
        case Outcome::may_refuse:
            return "the requested State may refuse: " + what_stands_against(answer);
        case Outcome::must_refuse:
            return "the requested State must refuse: " + what_stands_against(answer);
        case Outcome::not_covered:
            return "no instrument between the two reaches this measure";
        case Outcome::returned_for_completion:
            return "the request lacks what it must contain";
    }
    return {};
}

ClockWords clock_words(const Deadline& deadline, CivilDate today) {
    ClockWords said{std::string(to_string(deadline.state)), {}, Colour::plain};
    const int from_first = deadline.due->first.days_since_epoch() - today.days_since_epoch();
    const int from_last = deadline.due->last.days_since_epoch() - today.days_since_epoch();
    const auto days = [](int count) { return counted(static_cast<std::size_t>(count), "day", "days"); };
    switch (deadline.state) {
        case Deadline::State::running:
            said.distance = from_first < 0 ? "perhaps over" : days(from_first) + " left";
            said.colour = from_first <= 3 ? Colour::amber : Colour::plain;
            break;
        case Deadline::State::last_day:
            said.status = "LAST DAY";
            said.distance = "today";
            said.colour = Colour::red;
            break;
        case Deadline::State::expired:
            said.status = "EXPIRED";
            said.distance = days(-from_last) + " ago";
            said.colour = Colour::red;
            break;
        case Deadline::State::satisfied:
            said.colour = Colour::green;
            break;
        case Deadline::State::undetermined:
            said.status = "may run";
            said.distance = from_last < 0 ? days(-from_last) + " ago" : days(from_first) + " left";
            said.colour = Colour::blue;
            break;
        case Deadline::State::compare:
            said.status = "to compare";
            said.colour = Colour::dim;
            break;
    }
    return said;
}

int urgency(Deadline::State state) {
    switch (state) {
        case Deadline::State::expired:
            return 0;
        case Deadline::State::last_day:
            return 1;
        case Deadline::State::running:
            return 2;
        case Deadline::State::undetermined:
            return 3;
        case Deadline::State::satisfied:
            return 4;
        case Deadline::State::compare:
            return 5;
    }
    return 5;
}

std::string period_of_clock(std::string_view iso) {
    const bool backwards = iso.starts_with('-');
    const auto period = parse_period(backwards ? iso.substr(1) : iso);
    if (!period) return std::string(iso);
    return period_words(*period) + (backwards ? " back" : "");
}

std::string who_answers(AnsweredBy who) {
    switch (who) {
        case AnsweredBy::registry:
            return "the file";
        case AnsweredBy::requested:
            return "the requested State";
        case AnsweredBy::requesting:
            return "the requesting State";
        case AnsweredBy::register_:
            return "the treaty register";
    }
    return {};
}

std::string paper_label(const Library& library, TextId word, std::string_view language) {
    for (std::string_view name : {"request.documents", "request.contains"}) {
        const FactIndex fact = library.find_fact(name);
        if (fact == none) continue;
        for (const FactValue& value :
             library.of(library.fact_values(), library.facts()[static_cast<std::size_t>(fact)].values)) {
            if (value.word == word && value.label.en != value.word)
                return std::string(library.text(value.label, language));
        }
    }
    return paper_name(library.text(word));
}

std::string some_of(const std::vector<std::string>& names, std::size_t shown) {
    std::string words;
    for (std::size_t i = 0; i < std::min(shown, names.size()); ++i) words += (words.empty() ? "" : ", ") + names[i];
    if (names.size() > shown) words += " and " + std::to_string(names.size() - shown) + " more";
    return words;
}

}  // namespace comity::cli
