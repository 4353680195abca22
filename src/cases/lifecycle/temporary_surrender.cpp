// SPDX-License-Identifier: EUPL-1.2
// A person who is wanted in two States is lent to one of them for its proceedings, stays in custody there on the title
// of the other, and comes back. The watch begins with the handing over and ends with the return.
#include "cases/lifecycle/recorded.h"
#include "cases/lifecycle/shared_steps.h"
#include "cases/lifecycle/tables.h"

namespace comity::cases {

namespace {

constexpr RecordedFact returned_to_own_case[] = {{"surrender.temporary_returned_on"}};

constexpr Stage incoming_stages[] = {
    {"check", "Own proceedings, security and the terms of the return are examined", "check"},
    {"decision-proposed", "A decision lies before the one who decides", "decision-proposed"},
    {"granted", "Granted; terms and day are being settled", "decided"},
    {"refused", "Refused; the requesting State does not know yet", "decided"},
    {"handover-planned", "Place, day and terms are settled", "decided"},
    {"lent", "The person is held in the requesting State and has to be returned", "in-execution"},
    {"returned", "The person is back", "carried-out"},
    {"refusal-notified", "The requesting State knows of the refusal", "replied"},
};

constexpr Step incoming_steps[] = {
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
     .says = "Temporary surrender is granted, on terms of custody and return",
     .by = Actor::authority,
     .from = in<"decision-proposed">,
     .to = "granted",
     .act = Act::decide,
     .touches = breaching<Touch::re_extradite>,
     .records = recorded::granted,
     .source = "coe-024:19.2"},
    {.word = "refused",
     .says = "Temporary surrender is refused",
     .by = Actor::authority,
     .from = in<"decision-proposed">,
     .to = "refused",
     .act = Act::decide,
     .records = recorded::refused,
     .reason = true},
    {.word = "refusal-notified",
     .says = "The requesting State is told of the refusal and its reasons",
     .by = Actor::authority,
     .from = in<"refused">,
     .to = "refusal-notified",
     .act = Act::send,
     .records = recorded::notified,
     .source = "coe-024:18.2"},
    {.word = "handover-planned",
     .says = "Place, day, custody and return are settled with the requesting State",
     .by = Actor::authority,
     .from = in<"granted", "handover-planned">,
     .to = "handover-planned",
     .act = Act::send,
     .records = recorded::appointed,
     .source = "coe-024:19.2"},
    {.word = "lent",
     .says = "The person is handed over for a time, held there for us",
     .by = Actor::authority,
     .from = in<"handover-planned", "lent", "returned">,
     .to = "lent",
     .liberty = Liberty::begins,
     .act = Act::surrender,
     .touches = breaching<Touch::re_extradite, Touch::release>,
     .records = recorded::temporarily_surrendered,
     .source = "coe-024:19.2",
     .binds = Binds::them},
    {.word = "return-asked",
     .says = "The requesting State is asked to return the person",
     .by = Actor::authority,
     .from = in<"lent">,
     .liberty = Liberty::required,
     .act = Act::send,
     .source = "coe-024:19.2"},
    {.word = "returned",
     .says = "The person is back in our own case or sentence",
     .by = Actor::other_state,
     .from = in<"lent", "returned", "ending">,
     .to = "returned",
     .liberty = Liberty::ends,
     .records = returned_to_own_case,
     .source = "coe-024:19.2"},
};

constexpr Stage outgoing_stages[] = {
    {"granted", "The requested State lends the person; terms and day are being settled", "decided"},
    {"refused", "The requested State does not lend the person", "decided"},
    {"collection-planned", "Place, day and terms are settled", "decided"},
    {"here", "The person is here, held for the requested State, and has to be returned", "carried-out"},
    {"sent-back", "The person is back in the requested State", "carried-out"},
};

constexpr Step outgoing_steps[] = {
    {.word = "granted",
     .says = "The requested State lends the person, on terms that bind us",
     .by = Actor::other_state,
     .from = pending,
     .to = "granted",
     .records = recorded::granted,
     .source = "coe-024:19.2"},
    {.word = "refused",
     .says = "The requested State does not lend the person",
     .by = Actor::other_state,
     .from = pending,
     .to = "refused",
     .records = recorded::refused,
     .reason = true},
    {.word = "collection-planned",
     .says = "Place, day, custody and return are settled",
     .by = Actor::authority,
     .from = in<"granted", "collection-planned">,
     .to = "collection-planned",
     .act = Act::send,
     .records = recorded::appointed,
     .source = "coe-024:19.2"},
    {.word = "came-temporarily",
     .says = "The person is here and held on the title of the requested State",
     .by = Actor::authority,
     .from = in<"collection-planned", "here", "sent-back">,
     .to = "here",
     .liberty = Liberty::begins,
     .act = Act::surrender,
     .records = recorded::temporarily_surrendered,
     .source = "coe-024:19.2",
     .binds = Binds::us},
    {.word = "proceeded",
     .says = "The person is tried or heard here",
     .by = Actor::requesting_body,
     .from = in<"here">,
     .liberty = Liberty::required,
     .touches = breaching<Touch::prosecute>,
     .source = "coe-024:14.1"},
    {.word = "extension-asked",
     .says = "The requested State is asked for more time before the return",
     .by = Actor::authority,
     .from = in<"here">,
     .liberty = Liberty::required,
     .act = Act::send,
     .reason = true},
    {.word = "sent-back",
     .says = "The person is handed back to the requested State",
     .by = Actor::authority,
     .from = in<"here", "sent-back", "ending">,
     .to = "sent-back",
     .liberty = Liberty::ends,
     .act = Act::surrender,
     .touches = breaching<Touch::re_extradite>,
     .records = returned_to_own_case,
     .source = "coe-024:19.2"},
};

}  // namespace

Course temporary_surrender_incoming() {
    static constexpr Step end[] = {closing(in<"returned", "refusal-notified", "ending">)};
    static const auto stages = joined<Stage>({reception_stages(), incoming_stages, last_stages()});
    static const auto steps = joined<Step>(
        {reception_steps(), incoming_steps, end, events_of_life(Direction::incoming, Consent::to_extradition)});
    return {stages, steps};
}

Course temporary_surrender_outgoing() {
    static constexpr Step end[] = {closing(in<"refused", "sent-back", "ending">)};
    static const auto stages = joined<Stage>({sending_stages(), outgoing_stages, last_stages()});
    static const auto steps = joined<Step>(
        {sending_steps(), outgoing_steps, end, events_of_life(Direction::outgoing, Consent::to_extradition)});
    return {stages, steps};
}

}  // namespace comity::cases
