// SPDX-License-Identifier: EUPL-1.2
// Kinds whose cases are short, and kinds that are assistance with a few steps of their own.
#include "cases/lifecycle/assistance.h"
#include "cases/lifecycle/recorded.h"
#include "cases/lifecycle/shared_steps.h"
#include "cases/lifecycle/tables.h"

namespace comity::cases {

namespace {

constexpr RecordedFact conditions_announced[] = {{"spontaneous.prior_notice", RecordedFact::From::word, "yes"}};

// --- Police assistance: no judicial stages; what needs a judge goes on as assistance.

constexpr Stage police_incoming_stages[] = {
    {"check", "Competence, urgency, grounds and data protection are examined", "check"},
    {"in-execution", "The units concerned have it", "in-execution"},
    {"replied", "The reply is sent", "replied"},
};

constexpr Step police_incoming_steps[] = {
    {.word = "accepted",
     .says = "The request goes to the units concerned",
     .by = Actor::police,
     .from = in<"check">,
     .to = "in-execution"},
    {.word = "refused",
     .says = "The request is refused and the other side told",
     .by = Actor::authority,
     .from = in<"check", "in-execution">,
     .to = "replied",
     .act = Act::send,
     .records = recorded::refused,
     .reason = true},
    {.word = "request-for-assistance-advised",
     .says = "The other side is told that this needs a request for mutual assistance",
     .by = Actor::authority,
     .from = in<"check", "in-execution">,
     .to = "replied",
     .act = Act::send,
     .reason = true},
    {.word = "partial-reply-sent",
     .says = "What is known so far goes to the other side",
     .by = Actor::authority,
     .from = in<"in-execution">,
     .act = Act::send,
     .touches = breaching<Touch::disclose, Touch::use>,
     .binds = Binds::them},
    {.word = "reply-sent",
     .says = "The reply goes to the other side, with its limits of use",
     .by = Actor::authority,
     .from = in<"in-execution">,
     .to = "replied",
     .act = Act::send,
     .touches = breaching<Touch::disclose, Touch::use>,
     .measures_finished = true,
     .binds = Binds::them},
};

constexpr Stage police_outgoing_stages[] = {
    {"answered", "The reply is here", "decided"},
    {"refused", "The other side refuses, or wants a request for mutual assistance", "decided"},
    {"with-requesting-body", "Those who asked have the reply, with its limits of use", "carried-out"},
};

constexpr Step police_outgoing_steps[] = {
    {.word = "partial-results-received",
     .says = "Some of the results arrived",
     .by = Actor::other_state,
     .from = pending,
     .to = "in-execution",
     .binds = Binds::us},
    {.word = "final-reply-received",
     .says = "The reply arrived",
     .by = Actor::other_state,
     .from = pending,
     .to = "answered",
     .binds = Binds::us},
    {.word = "refused",
     .says = "The other side refuses, or wants a request for mutual assistance",
     .by = Actor::other_state,
     .from = pending,
     .to = "refused",
     .records = recorded::refused,
     .reason = true},
    {.word = "passed-to-requesting-body",
     .says = "The reply goes to those who asked, with its limits of use",
     .by = Actor::authority,
     .from = in<"answered">,
     .to = "with-requesting-body",
     .touches = breaching<Touch::disclose>},
    {.word = "information-used",
     .says = "What was received is used, in evidence or otherwise",
     .by = Actor::requesting_body,
     .from = in<"in-execution", "answered", "with-requesting-body">,
     .touches = breaching<Touch::use, Touch::disclose>},
};

// --- Information sent without a request.

constexpr Stage spontaneous_incoming_stages[] = {
    {"conditions-announced", "The other State has information and says on which conditions it would send it",
     "received"},
    {"received", "Information has arrived", "received"},
    {"registered", "It has a number, an owner and a substitute for the owner", "registered"},
    {"check", "What it is worth, who may have it and under which conditions is examined", "check"},
    {"passed-on", "It is with those who can use it, with its conditions", "carried-out"},
    {"replied", "The sender knows what it was worth", "replied"},
};

constexpr Step spontaneous_incoming_steps[] = {
    {.word = "conditions-received",
     .says = "The conditions are told before the information is sent",
     .by = Actor::other_state,
     .from = in<"conditions-announced">,
     .records = conditions_announced,
     .source = "coe-182:11"},
    {.word = "conditions-accepted",
     .says = "The conditions are accepted, and bind us",
     .by = Actor::authority,
     .from = in<"conditions-announced">,
     .act = Act::send,
     .source = "coe-182:11",
     .binds = Binds::us},
    {.word = "conditions-declined",
     .says = "The conditions are not accepted; the information is not sent",
     .by = Actor::authority,
     .from = in<"conditions-announced">,
     .to = "ending",
     .act = Act::send,
     .source = "coe-182:11",
     .reason = true},
    {.word = "information-received",
     .says = "The information arrived",
     .by = Actor::other_state,
     .from = in<"conditions-announced">,
     .to = "received",
     .records = recorded::received,
     .binds = Binds::us},
    {.word = "registered",
     .says = "It gets its number, its owner and the owner's substitute",
     .by = Actor::authority,
     .from = in<"received">,
     .to = "registered"},
    {.word = "acknowledged",
     .says = "The sender is told that it arrived",
     .by = Actor::authority,
     .from = in<"registered", "check">,
     .act = Act::send},
    {.word = "check-begun",
     .says = "What it is worth, who may have it and under which conditions is examined",
     .by = Actor::authority,
     .from = in<"registered">,
     .to = "check"},
    {.word = "passed-on",
     .says = "It goes to those who can use it, with its conditions",
     .by = Actor::authority,
     .from = in<"check", "passed-on">,
     .to = "passed-on",
     .touches = breaching<Touch::disclose, Touch::use>},
    {.word = "information-used",
     .says = "The information is used, in evidence or otherwise",
     .by = Actor::executing_body,
     .from = in<"passed-on", "replied">,
     .touches = breaching<Touch::use, Touch::disclose>,
     .source = "coe-182:11"},
    {.word = "feedback-sent",
     .says = "The sender is told what the information was worth",
     .by = Actor::authority,
     .from = in<"check", "passed-on">,
     .to = "replied",
     .act = Act::send},
};

constexpr Stage spontaneous_outgoing_stages[] = {
    {"feedback", "The other State told what the information was worth", "carried-out"},
};

constexpr Step spontaneous_outgoing_steps[] = {
    {.word = "conditions-announced",
     .says = "The other State is told the conditions before the information is sent",
     .by = Actor::authority,
     .from = in<"drafting", "review", "returned", "approved", "sealed">,
     .act = Act::send,
     .touches = breaching<Touch::disclose>,
     .records = conditions_announced,
     .source = "coe-182:11"},
    {.word = "conditions-accepted",
     .says = "The other State accepts the conditions",
     .by = Actor::other_state,
     .from = in<"drafting", "review", "returned", "approved", "sealed", "dispatched", "taken-over", "acknowledged">,
     .source = "coe-182:11",
     .binds = Binds::them},
    {.word = "feedback-received",
     .says = "The other State tells what the information was worth",
     .by = Actor::other_state,
     .from = pending,
     .to = "feedback"},
};

// --- Assistance with steps of its own.

constexpr Step administrative_incoming_steps[] = {
    {.word = "prosecution-taken-over",
     .says = "Administrative proceedings are opened here on the request",
     .by = Actor::executing_body,
     .from = in<"in-execution">,
     .touches = breaching<Touch::prosecute>,
     .source = "ru-koap:29.1.5"},
};

constexpr Step administrative_outgoing_steps[] = {
    {.word = "prosecution-asked",
     .says = "The case goes to the requested State for administrative proceedings there",
     .by = Actor::authority,
     .from = pending,
     .act = Act::send,
     .touches = breaching<Touch::disclose>,
     .source = "ru-koap:29.1.5"},
};

constexpr Step assets_incoming_steps[] = {
    {.word = "restraint-told",
     .says = "The requesting State is told what is frozen or seized, and until when without its order",
     .by = Actor::authority,
     .from = in<"in-execution", "quality-check", "approved", "replied">,
     .act = Act::send,
     .source = "coe-141:30-31"},
    {.word = "lifting-announced",
     .says = "Before a freezing or seizure is lifted the requesting State is heard",
     .by = Actor::authority,
     .from = in<"in-execution", "quality-check", "approved", "replied">,
     .act = Act::send,
     .source = "coe-141:12.2",
     .reason = true},
    {.word = "sharing-agreed",
     .says = "Return or sharing of what was confiscated is agreed",
     .by = Actor::authority,
     .from = in<"in-execution", "quality-check", "approved", "replied">,
     .act = Act::decide,
     .source = "coe-198:25.2-3 (15)"},
    {.word = "assets-handed-over",
     .says = "The assets or their value go to the requesting State or to the victims",
     .by = Actor::authority,
     .from = in<"approved", "replied">,
     .act = Act::send,
     .touches = breaching<Touch::keep>,
     .source = "coe-198:25.2-3 (15)"},
};

constexpr Step assets_outgoing_steps[] = {
    {.word = "restraint-reported",
     .says = "The requested State tells what is frozen or seized, and until when without our order",
     .by = Actor::other_state,
     .from = in<"dispatched", "taken-over", "acknowledged", "in-execution", "clarification", "answered">,
     .source = "coe-141:30-31"},
    {.word = "lifting-announced",
     .says = "The requested State wants to lift a freezing or seizure, and hears us",
     .by = Actor::other_state,
     .from = in<"in-execution", "clarification", "answered", "with-requesting-body">,
     .source = "coe-141:12.2",
     .reason = true},
    {.word = "sharing-agreed",
     .says = "Return or sharing of what was confiscated is agreed",
     .by = Actor::authority,
     .from = in<"in-execution", "answered", "with-requesting-body">,
     .act = Act::decide,
     .source = "coe-198:25.2-3 (15)"},
    {.word = "assets-received",
     .says = "The assets or their value arrived",
     .by = Actor::other_state,
     .from = in<"in-execution", "answered", "with-requesting-body">,
     .source = "coe-198:25.2-3 (15)"},
};

}  // namespace

Course police_incoming() {
    static constexpr Step end[] = {closing(in<"replied", "ending">)};
    static const auto stages = joined<Stage>({reception_stages(), police_incoming_stages, last_stages()});
    static const auto steps = joined<Step>(
        {reception_steps(), police_incoming_steps, end, events_of_life(Direction::incoming, Consent::to_measure)});
    return {stages, steps};
}

Course police_outgoing() {
    static constexpr Step end[] = {closing(in<"refused", "with-requesting-body", "ending">)};
    static const auto stages = joined<Stage>({sending_stages(), police_outgoing_stages, last_stages()});
    static const auto steps = joined<Step>(
        {sending_steps(), police_outgoing_steps, end, events_of_life(Direction::outgoing, Consent::to_measure)});
    return {stages, steps};
}

Course spontaneous_information_incoming() {
    static constexpr Step end[] = {closing(in<"passed-on", "replied", "ending">)};
    static const auto stages = joined<Stage>({spontaneous_incoming_stages, last_stages()});
    static const auto steps =
        joined<Step>({spontaneous_incoming_steps, end, events_of_life(Direction::incoming, Consent::to_measure)});
    return {stages, steps};
}

Course spontaneous_information_outgoing() {
    static constexpr Step end[] = {closing(in<"taken-over", "acknowledged", "in-execution", "feedback", "ending">)};
    static const auto stages = joined<Stage>({sending_stages(), spontaneous_outgoing_stages, last_stages()});
    static const auto steps = joined<Step>(
        {sending_steps(), spontaneous_outgoing_steps, end, events_of_life(Direction::outgoing, Consent::to_measure)});
    return {stages, steps};
}

Course administrative_offence_incoming() {
    static const auto steps = assistance_incoming_steps(administrative_incoming_steps);
    return {assistance_incoming_stages(), steps};
}

Course administrative_offence_outgoing() {
    static const auto steps = assistance_outgoing_steps(administrative_outgoing_steps);
    return {assistance_outgoing_stages(), steps};
}

Course asset_recovery_incoming() {
    static const auto steps = assistance_incoming_steps(assets_incoming_steps);
    return {assistance_incoming_stages(), steps};
}

Course asset_recovery_outgoing() {
    static const auto steps = assistance_outgoing_steps(assets_outgoing_steps);
    return {assistance_outgoing_stages(), steps};
}

}  // namespace comity::cases
