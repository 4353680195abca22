// SPDX-License-Identifier: EUPL-1.2
// Consent after a surrender: to proceed for another offence (speciality), or to hand the person to a third State. The
// person is held, if at all, in the requesting State's own case.
#include "cases/lifecycle/recorded.h"
#include "cases/lifecycle/shared_steps.h"
#include "cases/lifecycle/tables.h"

namespace comity::cases {

namespace {

constexpr RecordedFact consent_request[] = {{"speciality.consent_request_received"}};
constexpr RecordedFact consent_papers[] = {{"speciality.consent_documents_received"}};

constexpr Stage incoming_stages[] = {
    {"check", "Papers, the person's statement and the conditions of an extradition are examined", "check"},
    {"decision-proposed", "A decision lies before the one who decides", "decision-proposed"},
    {"decided", "Decided; the requesting State does not know yet", "decided"},
    {"replied", "The requesting State knows of the decision", "replied"},
};

constexpr Step incoming_steps[] = {
    {.word = "consent-request-received",
     .says = "The request for consent is there, and its period begins",
     .by = Actor::other_state,
     .from = in<"received", "registered">,
     .records = consent_request,
     .source = "coe-024:14.1.a"},
    {.word = "consent-papers-received",
     .says = "The papers asked for with the request for consent are there",
     .by = Actor::other_state,
     .from = in<"received", "registered", "check", "supplement-requested">,
     .records = consent_papers,
     .source = "coe-024:14.1.a"},
    {.word = "statement-noted",
     .says = "The record of what the person said on the further proceedings is there",
     .by = Actor::person,
     .from = in<"registered", "check">,
     .source = "coe-024:14.1.a",
     .person = true},
    {.word = "decision-proposed",
     .says = "A decision is proposed to the one who decides",
     .by = Actor::authority,
     .from = in<"check">,
     .to = "decision-proposed"},
    {.word = "proposal-returned",
     .says = "The proposal goes back with remarks",
     .by = Actor::authority,
     .from = in<"decision-proposed">,
     .to = "check",
     .reason = true},
    {.word = "granted",
     .says = "Consent is given",
     .by = Actor::authority,
     .from = in<"decision-proposed">,
     .to = "decided",
     .act = Act::decide,
     .touches = breaching<Touch::re_extradite>,
     .records = recorded::granted,
     .source = "coe-024:14.1.a"},
    {.word = "granted-in-part",
     .says = "Consent is given for some of the offences",
     .by = Actor::authority,
     .from = in<"decision-proposed">,
     .to = "decided",
     .act = Act::decide,
     .touches = breaching<Touch::re_extradite>,
     .records = recorded::partly_granted,
     .reason = true},
    {.word = "refused",
     .says = "Consent is refused",
     .by = Actor::authority,
     .from = in<"decision-proposed">,
     .to = "decided",
     .act = Act::decide,
     .records = recorded::refused,
     .reason = true},
    {.word = "decision-notified",
     .says = "The requesting State is told of the decision",
     .by = Actor::authority,
     .from = in<"decided">,
     .to = "replied",
     .act = Act::send,
     .records = recorded::notified,
     .source = "coe-024:18.1"},
};

constexpr Stage outgoing_stages[] = {
    {"granted", "The State that surrendered the person consents", "decided"},
    {"refused", "The State that surrendered the person does not consent", "decided"},
    {"used", "The consent was made use of", "carried-out"},
};

constexpr Step person_heard[] = {
    {.word = "statement-taken",
     .says = "The person was heard on the further proceedings; the record goes with the request",
     .by = Actor::requesting_body,
     .from = in<"drafting", "review", "returned">,
     .source = "coe-024:14.1.a",
     .person = true},
};

constexpr Step outgoing_steps[] = {
    {.word = "granted",
     .says = "The State that surrendered the person consents",
     .by = Actor::other_state,
     .from = pending,
     .to = "granted",
     .records = recorded::granted,
     .source = "coe-024:14.1.a"},
    {.word = "granted-in-part",
     .says = "The State that surrendered the person consents for some of the offences",
     .by = Actor::other_state,
     .from = pending,
     .to = "granted",
     .records = recorded::partly_granted},
    {.word = "refused",
     .says = "The State that surrendered the person does not consent",
     .by = Actor::other_state,
     .from = pending,
     .to = "refused",
     .records = recorded::refused,
     .reason = true},
};

constexpr Step proceeding[] = {
    {.word = "proceeded-further",
     .says = "The proceedings are extended to the offences the consent covers",
     .by = Actor::requesting_body,
     .from = in<"granted">,
     .to = "used",
     .touches = breaching<Touch::prosecute, Touch::execute>,
     .source = "coe-024:14.1",
     .person = true},
};

constexpr Step going_onward[] = {
    {.word = "surrendered-onward",
     .says = "The person is handed to the third State",
     .by = Actor::authority,
     .from = in<"granted">,
     .to = "used",
     .act = Act::surrender,
     .touches = breaching<Touch::re_extradite, Touch::release>,
     .source = "coe-024:15",
     .person = true},
};

std::vector<Stage> stages_of_incoming() {
    return joined<Stage>({reception_stages(), incoming_stages, last_stages()});
}

std::vector<Step> steps_of_incoming() {
    static constexpr Step end[] = {closing(in<"replied", "ending">)};
    return joined<Step>(
        {reception_steps(), incoming_steps, end, events_of_life(Direction::incoming, Consent::to_extradition)});
}

std::vector<Stage> stages_of_outgoing() {
    return joined<Stage>({sending_stages(), outgoing_stages, last_stages()});
}

std::vector<Step> steps_of_outgoing(std::span<const Step> use) {
    static constexpr Step end[] = {closing(in<"granted", "refused", "used", "ending">)};
    return joined<Step>({person_heard, sending_steps(), outgoing_steps, use, end,
                         events_of_life(Direction::outgoing, Consent::to_extradition)});
}

}  // namespace

Course speciality_consent_incoming() {
    static const auto stages = stages_of_incoming();
    static const auto steps = steps_of_incoming();
    return {stages, steps};
}

Course speciality_consent_outgoing() {
    static const auto stages = stages_of_outgoing();
    static const auto steps = steps_of_outgoing(proceeding);
    return {stages, steps};
}

Course re_extradition_consent_incoming() {
    return speciality_consent_incoming();
}

Course re_extradition_consent_outgoing() {
    static const auto stages = stages_of_outgoing();
    static const auto steps = steps_of_outgoing(going_onward);
    return {stages, steps};
}

}  // namespace comity::cases
