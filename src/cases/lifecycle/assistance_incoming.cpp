// SPDX-License-Identifier: EUPL-1.2
// Another State asks us for measures; each goes its own way (measures.cpp), the case brings them together.
#include "cases/lifecycle/assistance.h"
#include "cases/lifecycle/recorded.h"
#include "cases/lifecycle/shared_steps.h"
#include "cases/lifecycle/tables.h"

namespace comity::cases {

namespace {

constexpr RecordedFact duplicate[] = {{"request.duplicate_of", RecordedFact::From::given}, {"duplicate.received_on"}};
constexpr RecordedFact complete[] = {{"request.complete_on"}};
constexpr RecordedFact recognised[] = {
    {"eio.decided_on"}, {"decision.date"}, {"decision.outcome", RecordedFact::From::word, "granted"}};
constexpr RecordedFact detainee_returned[] = {{"surrender.temporary_returned_on"}};
constexpr RecordedFact detainee_left[] = {{"surrender.temporary_from"}, {"custody.basis", RecordedFact::From::given}};

constexpr Stage own[] = {
    {"check", "Form, urgency, confidentiality, grounds and conditions are examined", "check"},
    {"in-execution", "Accepted; the measures are with those who carry them out", "in-execution"},
    {"quality-check", "All measures are finished; form asked for, privileges, third parties and data are checked",
     "decision-proposed"},
    {"approved", "What was gathered may go to the requesting State", "decided"},
    {"refused", "Refused as a whole; the requesting State does not know yet", "decided"},
    {"replied", "The reply is on its way or received; originals, costs and feedback may be due", "replied"},
    {"refusal-notified", "The requesting State knows of the refusal", "replied"},
    {"forwarded", "The request went to the authority that is competent", "replied"},
};

constexpr Step admitting[] = {
    {.word = "duplicate-noted",
     .says = "The same request came before, or came again by another channel",
     .by = Actor::authority,
     .from = in<"registered", "check">,
     .records = duplicate},
    {.word = "information-complete",
     .says = "All that is needed to carry the request out is there",
     .by = Actor::authority,
     .from = in<"registered", "check", "supplement-requested", "in-execution">,
     .records = complete},
    {.word = "accepted",
     .says = "The request is accepted; its measures are assigned",
     .by = Actor::authority,
     .from = in<"check">,
     .to = "in-execution",
     .act = Act::decide,
     .records = recorded::granted,
     .source = "coe-030:1.1"},
    {.word = "order-recognised",
     .says = "The European investigation order is recognised",
     .by = Actor::authority,
     .from = in<"check">,
     .to = "in-execution",
     .act = Act::decide,
     .records = recognised,
     .source = "eu-eio:12.3"},
    {.word = "refused",
     .says = "The request is refused as a whole, with reasons",
     .by = Actor::authority,
     .from = in<"check", "in-execution", "quality-check">,
     .to = "refused",
     .act = Act::decide,
     .records = recorded::refused,
     .source = "coe-030:19",
     .reason = true},
    {.word = "refusal-notified",
     .says = "The requesting State is told of the refusal and its reasons",
     .by = Actor::authority,
     .from = in<"refused">,
     .to = "refusal-notified",
     .act = Act::send,
     .records = recorded::notified,
     .source = "coe-030:19"},
    {.word = "forwarded",
     .says = "The request goes to the authority that is competent, and the requesting State is told",
     .by = Actor::authority,
     .from = in<"received", "registered", "check">,
     .to = "forwarded",
     .act = Act::send,
     .touches = breaching<Touch::disclose>,
     .source = "coe-030:18"},
};

constexpr Step executing[] = {
    {.word = "delay-reported",
     .says = "The requesting State is told that a date cannot be kept, why, and of a new one",
     .by = Actor::authority,
     .from = in<"check", "in-execution", "quality-check">,
     .act = Act::send,
     .source = "eu-eio:12.5",
     .reason = true},
    {.word = "partial-reply-sent",
     .says = "What has been gathered so far goes to the requesting State",
     .by = Actor::authority,
     .from = in<"in-execution">,
     .act = Act::send,
     .touches = breaching<Touch::disclose, Touch::use>,
     .binds = Binds::them},
    {.word = "results-gathered",
     .says = "Every measure is finished; the results are put together",
     .by = Actor::authority,
     .from = in<"in-execution">,
     .to = "quality-check",
     .measures_finished = true},
    {.word = "execution-resumed",
     .says = "Something is missing or not in the form asked for; the measures go on",
     .by = Actor::authority,
     .from = in<"quality-check", "approved", "replied">,
     .to = "in-execution",
     .reason = true},
    {.word = "transmission-approved",
     .says = "What was gathered may go to the requesting State, with its limits of use",
     .by = Actor::authority,
     .from = in<"quality-check">,
     .to = "approved",
     .act = Act::decide,
     .measures_finished = true},
    {.word = "reply-sent",
     .says = "The reply goes to the requesting State",
     .by = Actor::authority,
     .from = in<"approved">,
     .to = "replied",
     .act = Act::send,
     .touches = breaching<Touch::disclose, Touch::use>,
     .source = "cis-minsk-1993:8.5",
     .measures_finished = true,
     .binds = Binds::them},
    {.word = "receipt-confirmed",
     .says = "The requesting State confirms the receipt",
     .by = Actor::other_state,
     .from = in<"replied">},
    {.word = "originals-returned",
     .says = "Originals and objects that were lent are back",
     .by = Actor::other_state,
     .from = in<"replied">,
     .source = "coe-030:6.2"},
    {.word = "costs-claimed",
     .says = "Costs that may be claimed are claimed",
     .by = Actor::authority,
     .from = in<"in-execution", "replied">,
     .act = Act::send,
     .source = "coe-030:20 am"},
    {.word = "feedback-received",
     .says = "The requesting State tells what the reply was worth",
     .by = Actor::other_state,
     .from = in<"replied">},
};

// A prisoner lent as a witness stays in custody there, on our title, and has to come back.
constexpr Step lending[] = {
    {.word = "detainee-handed-over",
     .says = "A person in custody here is lent to the requesting State, held there, and has to be returned",
     .by = Actor::authority,
     .from = in<"in-execution">,
     .liberty = Liberty::begins,
     .act = Act::surrender,
     .touches = breaching<Touch::re_extradite, Touch::release>,
     .records = detainee_left,
     .source = "coe-030:11.1 am",
     .binds = Binds::them},
    {.word = "detainee-back",
     .says = "The person lent to the requesting State is back",
     .by = Actor::other_state,
     .from = in<"in-execution", "quality-check", "approved", "refused", "replied", "refusal-notified", "ending">,
     .liberty = Liberty::ends,
     .records = detainee_returned,
     .source = "coe-030:11.1 am"},
};

}  // namespace

std::span<const Stage> assistance_incoming_stages() {
    static const auto all = joined<Stage>({reception_stages(), own, last_stages()});
    return all;
}

std::vector<Step> assistance_incoming_steps(std::span<const Step> more) {
    static constexpr Step end[] = {closing(in<"replied", "refusal-notified", "forwarded", "ending">)};
    return joined<Step>({reception_steps(), admitting, executing, lending, more, end,
                         events_of_life(Direction::incoming, Consent::to_measure)});
}

Course assistance_incoming() {
    static const auto steps = assistance_incoming_steps({});
    return {assistance_incoming_stages(), steps};
}

}  // namespace comity::cases
