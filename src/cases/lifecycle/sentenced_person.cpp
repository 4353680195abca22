// SPDX-License-Identifier: EUPL-1.2
// Either State may begin: the one that sentenced or the one that is to enforce. Until the transfer the person serves
// the sentence where it was passed, for nobody else. A person taken over by us is held here for the other State's
// sentence until its end: then the end of the sentence is ours to watch. Which part is ours, the facts say
// (role.sentencing_state).
#include "cases/lifecycle/recorded.h"
#include "cases/lifecycle/shared_steps.h"
#include "cases/lifecycle/tables.h"
#include "cases/lifecycle/transfer.h"

namespace comity::cases {

namespace {

constexpr RecordedFact opinion[] = {{"person.opinion_obtained", RecordedFact::From::word, "yes"}};
constexpr RecordedFact informed[] = {{"person.consent_informed", RecordedFact::From::word, "yes"}};
constexpr RecordedFact requesting_agrees[] = {{"requesting.agrees", RecordedFact::From::word, "yes"}};
constexpr RecordedFact requested_agrees[] = {{"decision.date"},
                                             {"decision.outcome", RecordedFact::From::word, "granted"},
                                             {"requested.agrees", RecordedFact::From::word, "yes"}};
constexpr RecordedFact requested_refuses[] = {{"decision.date"},
                                              {"decision.outcome", RecordedFact::From::word, "refused"},
                                              {"requested.agrees", RecordedFact::From::word, "no"}};
constexpr RecordedFact transferred[] = {{"person.transferred_on"}};
constexpr RecordedFact transferred_here[] = {{"person.transferred_on"},
                                             {"custody.basis", RecordedFact::From::word, "serving-sentence"}};
constexpr RecordedFact procedure[] = {{"requested.procedure_9_1", RecordedFact::From::given}};

// Stages of both directions, from the agreement on.
constexpr Stage from_the_agreement[] = {
    {"agreed", "Both States and, where needed, the person agree", "decided"},
    {"before-court", "The court of the State of enforcement continues or converts the sentence", "decided"},
    {"transfer-planned", "Place, day and escort are settled", "decided"},
    {"enforced-here", "The person is held here on the other State's sentence, until its end", "carried-out"},
    {"enforced-there", "The other State enforces the sentence; its reports are watched", "carried-out"},
    {"enforcement-over", "Nobody is held for the sentence any more", "carried-out"},
};

template <Direction direction>
constexpr Step preparing[] = {
    {.word = "person-informed",
     .says = "The person is told of the consequences of the transfer",
     .by = Actor::authority,
     .from = stages_of(direction, in<"registered", "check">, in<"drafting", "review", "returned">),
     .records = informed,
     .source = "coe-112:4.1",
     .person = true},
    {.word = "consent-verified",
     .says = "A consul or an official of the State of enforcement verifies that the consent is free and informed",
     .by = Actor::other_state,
     .from = stages_of(direction, in<"check", "supplement-requested", "decision-proposed", "agreed">,
                       in<"drafting", "review", "returned", "dispatched", "taken-over", "acknowledged", "in-execution",
                          "clarification", "agreed">),
     .records = informed,
     .source = "coe-112:7.2",
     .person = true},
    {.word = "opinion-obtained",
     .says = "Where no consent is needed, the person's opinion is recorded",
     .by = Actor::person,
     .from = stages_of(direction, in<"registered", "check">,
                       in<"drafting", "review", "returned", "in-execution", "clarification">),
     .records = opinion,
     .source = "coe-167:3.2",
     .person = true},
};

constexpr Stage incoming_stages[] = {
    {"check", "Nationality, final judgment, time left, consent and the offence are examined", "check"},
    {"decision-proposed", "A decision lies before the one who decides", "decision-proposed"},
    {"refused", "Refused; the other State does not know yet", "decided"},
    {"refusal-notified", "The other State and the person know of the refusal", "replied"},
};

constexpr Step incoming_deciding[] = {
    {.word = "papers-sent",
     .says = "The papers that are ours to give are sent: judgment, law, time served; or nationality, law, effect",
     .by = Actor::authority,
     .from = in<"check">,
     .act = Act::send,
     .source = "coe-112:6.1"},
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
    {.word = "agreed",
     .says = "We agree to the transfer",
     .by = Actor::authority,
     .from = in<"decision-proposed">,
     .to = "agreed",
     .act = Act::decide,
     .records = requested_agrees,
     .source = "coe-112:3.1.f"},
    {.word = "refused",
     .says = "We do not agree to the transfer",
     .by = Actor::authority,
     .from = in<"decision-proposed">,
     .to = "refused",
     .act = Act::decide,
     .records = requested_refuses,
     .reason = true},
    {.word = "decision-notified",
     .says = "The other State is told that we agree",
     .by = Actor::authority,
     .from = in<"agreed">,
     .act = Act::send,
     .records = recorded::notified,
     .source = "coe-112:5.4"},
    {.word = "refusal-notified",
     .says = "The other State is told of the refusal",
     .by = Actor::authority,
     .from = in<"refused">,
     .to = "refusal-notified",
     .act = Act::send,
     .records = recorded::notified,
     .source = "coe-112:5.4"},
};

constexpr Stage outgoing_stages[] = {
    {"refused", "The other State does not agree", "decided"},
};

constexpr Step outgoing_deciding[] = {
    {.word = "our-agreement-declared",
     .says = "We declare our own agreement to the transfer",
     .by = Actor::authority,
     .from = in<"approved", "sealed", "dispatched", "taken-over", "acknowledged", "in-execution", "clarification",
                "agreed">,
     .act = Act::decide,
     .records = requesting_agrees,
     .source = "coe-112:3.1.f"},
    {.word = "agreed",
     .says = "The other State agrees to the transfer",
     .by = Actor::other_state,
     .from = pending,
     .to = "agreed",
     .records = requested_agrees,
     .source = "coe-112:3.1.f"},
    {.word = "refused",
     .says = "The other State does not agree",
     .by = Actor::other_state,
     .from = pending,
     .to = "refused",
     .records = requested_refuses,
     .source = "coe-112:5.4",
     .reason = true},
};

template <Direction direction>
constexpr Step transferring[] = {
    {.word = "person-notified",
     .says = "The person is told in writing of the step or decision",
     .by = Actor::authority,
     .from =
         stages_of(direction, in<"check", "decision-proposed", "agreed", "refused", "before-court", "transfer-planned">,
                   in<"in-execution", "agreed", "refused", "before-court", "transfer-planned">),
     .records = recorded::person_notified,
     .source = "coe-112:4.5",
     .person = true},
    {.word = "brought-before-court",
     .says = "The court of the State of enforcement is to continue or convert the sentence",
     .by = Actor::authority,
     .from = in<"agreed">,
     .to = "before-court",
     .source = "coe-112:9.1"},
    {.word = "enforcement-ordered",
     .says = "The court orders that the sentence is continued or converted",
     .by = Actor::court,
     .from = in<"before-court">,
     .to = "agreed",
     .records = procedure,
     .source = "coe-112:9.1"},
    {.word = "enforcement-denied",
     .says = "The court does not order the enforcement",
     .by = Actor::court,
     .from = in<"before-court">,
     .to = "ending",
     .reason = true},
    {.word = "transfer-planned",
     .says = "Place, day and escort are settled",
     .by = Actor::authority,
     .from = in<"agreed", "transfer-planned">,
     .to = "transfer-planned",
     .act = Act::send,
     .records = recorded::appointed},
    {.word = "taken-into-enforcement",
     .says = "The person is handed to us, and held here on the other State's sentence",
     .by = Actor::authority,
     .from = in<"transfer-planned", "enforced-here">,
     .to = "enforced-here",
     .liberty = Liberty::begins,
     .basis = "serving-sentence",
     .act = Act::surrender,
     .touches = breaching<Touch::execute>,
     .records = transferred_here,
     .source = "coe-112:8",
     .binds = Binds::us},
    {.word = "handed-over",
     .says = "The person is handed to the other State, which enforces the sentence",
     .by = Actor::authority,
     .from = in<"transfer-planned", "enforced-there">,
     .to = "enforced-there",
     .act = Act::surrender,
     .touches = breaching<Touch::re_extradite, Touch::release>,
     .records = transferred,
     .source = "coe-112:8",
     .person = true,
     .binds = Binds::them},
};

constexpr Step enforcing[] = {
    {.word = "sentence-shortened",
     .says = "Pardon, amnesty, commutation or review changes what is left; the end is counted anew",
     .by = Actor::other_state,
     .from = in<"enforced-here", "enforced-there">,
     .source = "coe-112:12",
     .person = true},
    {.word = "sentence-served",
     .says = "The person is set free at the end of the sentence, or on conditional release",
     .by = Actor::executing_body,
     .from = in<"enforced-here">,
     .liberty = Liberty::ends,
     .act = Act::release,
     .touches = breaching<Touch::release>,
     .records = recorded::released,
     .source = "coe-112:14"},
    {.word = "enforcement-reported",
     .says = "How the enforcement went is told: to the other State, or by it",
     .by = Actor::authority,
     .from = in<"enforced-here", "enforced-there", "enforcement-over">,
     .act = Act::send,
     .source = "coe-112:15"},
    {.word = "enforcement-ended",
     .says = "The enforcement is over",
     .by = Actor::authority,
     .from = in<"enforced-here", "enforced-there">,
     .to = "enforcement-over",
     .source = "coe-112:15",
     .nobody_held = true},
};

}  // namespace

std::vector<Stage> transfer_stages(Direction direction) {
    if (direction == Direction::incoming)
        return joined<Stage>({reception_stages(), incoming_stages, from_the_agreement, last_stages()});
    return joined<Stage>({sending_stages(), outgoing_stages, from_the_agreement, last_stages()});
}

std::vector<Step> transfer_steps(Direction direction, std::span<const Step> more) {
    static constexpr Step incoming_end[] = {closing(in<"enforcement-over", "refusal-notified", "ending">)};
    static constexpr Step outgoing_end[] = {closing(in<"enforcement-over", "refused", "ending">)};
    const auto events = events_of_life(direction, Consent::to_measure);
    if (direction == Direction::incoming)
        return joined<Step>({reception_steps(), preparing<Direction::incoming>, incoming_deciding,
                             transferring<Direction::incoming>, enforcing, more, incoming_end, events});
    return joined<Step>({sending_steps(), preparing<Direction::outgoing>, outgoing_deciding,
                         transferring<Direction::outgoing>, enforcing, more, outgoing_end, events});
}

Course sentenced_person_incoming() {
    static const auto stages = transfer_stages(Direction::incoming);
    static const auto steps = transfer_steps(Direction::incoming, {});
    return {stages, steps};
}

Course sentenced_person_outgoing() {
    static const auto stages = transfer_stages(Direction::outgoing);
    static const auto steps = transfer_steps(Direction::outgoing, {});
    return {stages, steps};
}

}  // namespace comity::cases
