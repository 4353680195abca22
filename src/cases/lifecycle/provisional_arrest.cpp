// SPDX-License-Identifier: EUPL-1.2
// Arrest before the request for extradition, as a case of its own. When the request comes the person is held on in the
// case of extradition; this case must not lose the person before that one has.
#include "cases/lifecycle/recorded.h"
#include "cases/lifecycle/shared_steps.h"
#include "cases/lifecycle/tables.h"

namespace comity::cases {

namespace {

constexpr Stage incoming_stages[] = {
    {"signal", "A notice or a request for arrest has come to our knowledge", "received"},
    {"registered", "It has a number, an owner and a substitute for the owner", "registered"},
    {"check", "Identity, treaty, threshold, nationality and asylum are looked at", "check"},
    {"arrest-ordered", "Arrest is ordered; the person is searched for", "in-execution"},
    {"awaiting-request", "The person was arrested; the request and its papers are awaited", "in-execution"},
    {"refused", "Arrest is refused; the requesting State does not know yet", "decided"},
    {"passed-on", "The request came; the case of extradition holds the person on", "carried-out"},
    {"period-over", "The request did not come in time", "carried-out"},
    {"replied", "The requesting State knows how it ended", "replied"},
};

constexpr Step incoming_steps[] = {
    {.word = "registered",
     .says = "The signal gets its number, its owner and the owner's substitute",
     .by = Actor::authority,
     .from = in<"signal">,
     .to = "registered"},
    {.word = "arrived",
     .says = "The request for arrest reached the first authority here that may receive it",
     .by = Actor::other_state,
     .from = in<"signal", "registered", "check", "arrest-ordered", "awaiting-request">,
     .records = recorded::received},
    {.word = "check-begun",
     .says = "Identity, treaty, threshold, nationality and asylum are looked at",
     .by = Actor::authority,
     .from = in<"registered">,
     .to = "check"},
    {.word = "supplement-requested",
     .says = "The requesting State is asked for what a request for arrest has to state",
     .by = Actor::authority,
     .from = in<"check", "arrest-ordered">,
     .act = Act::send,
     .records = recorded::supplement_asked_with_limit,
     .source = "coe-024:16.2"},
    {.word = "supplemented",
     .says = "What was asked for arrived",
     .by = Actor::other_state,
     .from = in<"check", "arrest-ordered">,
     .records = recorded::supplement_received},
    {.word = "arrest-ordered",
     .says = "Arrest is ordered under the own law",
     .by = Actor::authority,
     .from = in<"check">,
     .to = "arrest-ordered",
     .act = Act::decide,
     .source = "coe-024:16.1"},
    {.word = "refused",
     .says = "Arrest is refused, with reasons",
     .by = Actor::authority,
     .from = in<"check", "arrest-ordered">,
     .to = "refused",
     .act = Act::decide,
     .records = recorded::refused,
     .reason = true},
    {.word = "provisionally-arrested",
     .says = "The person is arrested before the request has arrived; the days count",
     .by = Actor::police,
     .from = in<"signal", "registered", "check", "arrest-ordered", "awaiting-request">,
     .to = "awaiting-request",
     .liberty = Liberty::begins,
     .basis = "provisional",
     .records = recorded::arrested_provisionally,
     .source = "coe-024:16.1"},
    {.word = "arrest-notified",
     .says = "The requesting State is told at once of the arrest, and by when papers must come",
     .by = Actor::authority,
     .from = in<"awaiting-request">,
     .liberty = Liberty::required,
     .act = Act::send,
     .source = "coe-024:16.3"},
    {.word = "released-no-papers",
     .says = "Released because request or papers did not come in time; a later request is not barred",
     .by = Actor::authority,
     .from = in<"awaiting-request">,
     .liberty = Liberty::ends,
     .act = Act::release,
     .touches = breaching<Touch::release>,
     .records = recorded::released,
     .source = "coe-024:16.4"},
    {.word = "passed-to-extradition",
     .says = "The request came: the case of extradition holds the person on from the same moment",
     .by = Actor::authority,
     .from = in<"awaiting-request">,
     .to = "passed-on",
     .liberty = Liberty::passes,
     .records = recorded::no_longer_held},
    {.word = "next-person-awaited",
     .says = "The request is awaited for another person of the same signal",
     .by = Actor::authority,
     .from = in<"passed-on", "period-over">,
     .to = "awaiting-request",
     .person = true},
    {.word = "period-ended",
     .says = "The request did not come, and nobody is held any more",
     .by = Actor::circumstance,
     .from = in<"arrest-ordered", "awaiting-request">,
     .to = "period-over",
     .nobody_held = true},
    {.word = "outcome-notified",
     .says = "The requesting State is told of the refusal, the release or the fruitless search",
     .by = Actor::authority,
     .from = in<"refused", "period-over">,
     .to = "replied",
     .act = Act::send,
     .records = recorded::notified},
};

constexpr Stage outgoing_stages[] = {
    {"arrested", "The person was arrested on our request; the days to send the request count", "in-execution"},
    {"refused", "The requested State does not arrest", "decided"},
    {"passed-on", "Our request for extradition is there; its case holds the person on", "carried-out"},
    {"period-over", "The person is free and no request was sent", "carried-out"},
};

constexpr Step outgoing_steps[] = {
    {.word = "arrested-abroad",
     .says = "The requested State arrested the person; the days to send the request count",
     .by = Actor::other_state,
     .from = in<"dispatched", "taken-over", "acknowledged", "in-execution", "clarification", "arrested">,
     .to = "arrested",
     .liberty = Liberty::begins,
     .basis = "provisional",
     .records = recorded::arrested_provisionally,
     .source = "coe-024:16.1"},
    {.word = "extension-asked",
     .says = "The requested State is asked to hold the person for the longer period",
     .by = Actor::authority,
     .from = in<"arrested">,
     .liberty = Liberty::required,
     .act = Act::send,
     .source = "coe-024:16.4",
     .reason = true},
    {.word = "refused",
     .says = "The requested State does not arrest; the ground is recorded",
     .by = Actor::other_state,
     .from = pending,
     .to = "refused",
     .records = recorded::refused,
     .reason = true},
    {.word = "passed-to-extradition",
     .says = "Our request for extradition was sent: its case holds the person on from the same moment",
     .by = Actor::authority,
     .from = in<"arrested">,
     .to = "passed-on",
     .liberty = Liberty::passes,
     .records = recorded::no_longer_held},
    {.word = "next-person-awaited",
     .says = "The request for another person of the same case is still to be sent",
     .by = Actor::authority,
     .from = in<"passed-on", "period-over">,
     .to = "arrested",
     .person = true},
    {.word = "period-ended",
     .says = "No request was sent, and nobody is held any more",
     .by = Actor::circumstance,
     .from = in<"arrested">,
     .to = "period-over",
     .nobody_held = true},
};

}  // namespace

Course provisional_arrest_incoming() {
    static constexpr Step end[] = {closing(in<"passed-on", "replied", "ending">)};
    static const auto stages = joined<Stage>({incoming_stages, last_stages()});
    static const auto steps =
        joined<Step>({incoming_steps, end, events_of_life(Direction::incoming, Consent::to_extradition)});
    return {stages, steps};
}

Course provisional_arrest_outgoing() {
    static constexpr Step end[] = {closing(in<"refused", "passed-on", "period-over", "ending">)};
    static const auto stages = joined<Stage>({sending_stages(), outgoing_stages, last_stages()});
    static const auto steps = joined<Step>(
        {sending_steps(), outgoing_steps, end, events_of_life(Direction::outgoing, Consent::to_extradition)});
    return {stages, steps};
}

}  // namespace comity::cases
