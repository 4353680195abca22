// SPDX-License-Identifier: EUPL-1.2
// Commands about offers: what was proposed to whom, how often we reminded, what they answered.
#include <array>

#include <fmt/format.h>

#include "register/agreement/commands.h"
#include "register/decide.h"

namespace comity::registry {

namespace {

using command::Fields;
using command::Parameter;
using command::ParameterType;
using format::Value;

Result<CivilDate> answer_by(Fields& read, CivilDate on, const Environment& environment) {
    const CivilDate day = read.day_if("answer_by").value_or(add(on, environment.answer_within));
    if (day > on) return day;
    return fail(ErrorKind::invalid, "'answer_by' is not behind the day itself");
}

Events make_offer(const Agreement& agreement, const Command& command, const Environment& environment) {
    if (agreement.observed)
        return fail(ErrorKind::conflict,
                    fmt::format("{} is among others: nothing in it is offered by us or to us", agreement.number), {},
                    "what they propose to each other is a step: take-step with 'propose' or 'negotiate', in words");
    Value payload = command.arguments;
    Fields read(payload);
    const StateCode state = read.state("state");
    const CivilDate on = read.day("on");
    TRY_VOID(read.finish());
    TRY_VOID(check_happened(on, environment.today));
    if (!has_party(agreement.parties, state))
        return fail(ErrorKind::invalid, fmt::format("{} is no party", state.text()), {},
                    "an offer is to or from one of the parties; correct-parties names others");
    if (agreement.stage() == Stage::ended)
        return fail(ErrorKind::conflict, fmt::format("{} has ended", agreement.number), {}, "enter a new agreement");
    if (const std::string draft = read.text_or("draft"); !draft.empty())
        TRY_VOID(part_of(agreement.drafts, "draft", draft));
    TRY(by_day, answer_by(read, on, environment));
    payload.set("id", next_id('o', agreement.offers)).set("answer_by", to_string(by_day));
    std::vector<NewEvent> events{{"offer-made", payload}};
    if (agreement.stage() == Stage::idea)
        events.push_back(step_event(agreement, "propose", on, on,
                                    Value::object({{"says", read.text("says")},
                                                   {"source", read.text("source")},
                                                   {"document", read.text_or("document")}})));
    return events;
}

bool offer_binds(const Agreement& agreement, const Command& command, const Environment&) {
    Fields read(command.arguments);
    return read.text("by") == "us" && !is_history(agreement, read.day("on"));
}

Result<const Offer*> unanswered(const Agreement& agreement, Fields& read) {
    TRY(offer, part_of(agreement.offers, "offer", read.text("offer")));
    if (!offer->answered_on) return offer;
    return fail(ErrorKind::conflict, fmt::format("offer {} was answered on {}: {}", offer->id,
                                                 to_string(*offer->answered_on), offer->answer));
}

Events remind(const Agreement& agreement, const Command& command, const Environment& environment) {
    Value payload = command.arguments;
    Fields read(payload);
    TRY(offer, unanswered(agreement, read));
    const CivilDate on = read.day("on");
    TRY_VOID(check_happened(on, environment.today));
    if (offer->by != "us")
        return fail(ErrorKind::conflict, fmt::format("offer {} is theirs: it is we who owe an answer", offer->id));
    if (on < offer->on)
        return fail(ErrorKind::invalid, fmt::format("offer {} was made on {}", offer->id, to_string(offer->on)));
    TRY(by_day, answer_by(read, on, environment));
    payload.set("answer_by", to_string(by_day));
    return std::vector{NewEvent{"offer-reminded", std::move(payload)}};
}

Events answer(const Agreement& agreement, const Command& command, const Environment& environment) {
    Fields read(command.arguments);
    TRY(offer, unanswered(agreement, read));
    const CivilDate on = read.day("on");
    TRY_VOID(check_happened(on, environment.today));
    if (on < offer->on)
        return fail(ErrorKind::invalid, fmt::format("offer {} was made on {}", offer->id, to_string(offer->on)));
    return std::vector{NewEvent{"offer-answered", command.arguments}};
}

/// Our answer to their offer binds us as our own offer would; that we declined or withdrew does not.
bool answer_binds(const Agreement& agreement, const Command& command, const Environment&) {
    Fields read(command.arguments);
    const auto offer = part_of(agreement.offers, "offer", read.text("offer"));
    const std::string how = read.text("how");
    return offer && (*offer)->by == "them" && (how == "accepted" || how == "countered") &&
           !is_history(agreement, read.day("on"));
}

using command::ParameterType::date;
using command::ParameterType::text;
constexpr Parameter on{"on", date, true, "the day of the letter"};
constexpr Parameter offer{"offer", text, true, "which offer: o1"};
constexpr Parameter until{"answer_by", date, false, "when an answer is looked for; without: after the usual period"};
constexpr Parameter reason{"reason", text, false, "why, where a second person must agree"};
constexpr std::array offer_parameters{
    Parameter{"by", text, true, "whose offer", "us them"},
    Parameter{"state", ParameterType::state, true, "the other State"},
    on,
    Parameter{"says", text, true, "what it outlines"},
    Parameter{"draft", text, false, "the draft that goes with it: d1"},
    until,
    source_parameter,
    document_parameter,
    reason,
};
constexpr std::array remind_parameters{
    offer, on, Parameter{"says", text, false, "in words"}, until, source_parameter, document_parameter};
constexpr std::array answer_parameters{offer,
                                       on,
                                       Parameter{"how", text, true, "the answer; withdrawn: by who made the offer",
                                                 "accepted declined countered withdrawn"},
                                       Parameter{"says", text, false, "in words"},
                                       source_parameter,
                                       document_parameter,
                                       reason};

constexpr std::array table{
    CommandKind<Agreement>{"make-offer", "offers", "change",
                           "Record an offer, of ours or theirs; ours needs a second person", offer_parameters,
                           make_offer, offer_binds},
    CommandKind<Agreement>{"remind-offer", "offers/{offer}/reminders", "change", "Record a reminder of our offer",
                           remind_parameters, remind},
    CommandKind<Agreement>{"answer-offer", "offers/{offer}/answer", "change", "Record what an offer was answered",
                           answer_parameters, answer, answer_binds},
};

}  // namespace

std::span<const CommandKind<Agreement>> offer_commands() {
    return table;
}

}  // namespace comity::registry
