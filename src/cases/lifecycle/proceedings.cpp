// SPDX-License-Identifier: EUPL-1.2
// Another State asks us to prosecute in its place, or we ask it. A person may be arrested for the other State before
// the request has come; once own proceedings hold the person, the custody is no longer for the other State.
#include "cases/lifecycle/recorded.h"
#include "cases/lifecycle/shared_steps.h"
#include "cases/lifecycle/tables.h"

namespace comity::cases {

namespace {

constexpr RecordedFact held_in_own_case[] = {{"custody.basis", RecordedFact::From::word, "domestic-case"}};
constexpr RecordedFact complaint_notice[] = {{"transfer.complaint_notice_on"}};
constexpr RecordedFact complaint_objection[] = {{"transfer.complaint_objection", RecordedFact::From::word, "yes"}};
constexpr RecordedFact parallel_notice[] = {{"transfer.plurality_notice_on"}};

constexpr Stage incoming_stages[] = {
    {"check", "Offence, links, limitation, ne bis in idem and the file are examined", "check"},
    {"decision-proposed", "A decision lies before the one who decides", "decision-proposed"},
    {"accepted", "We take the proceedings over; the prosecutor has yet to open them", "decided"},
    {"refused", "We do not take the proceedings over; the requesting State does not know yet", "decided"},
    {"prosecuted-here", "Own proceedings run", "carried-out"},
    {"replied", "The requesting State knows of the refusal or of the final decision", "replied"},
};

constexpr Step incoming_steps[] = {
    {.word = "provisionally-arrested",
     .says = "The person is arrested for the other State's request, come or announced; the days count",
     .by = Actor::police,
     .from = in<"received", "registered", "check", "supplement-requested", "decision-proposed">,
     .liberty = Liberty::begins,
     .basis = "provisional",
     .records = recorded::arrested_provisionally,
     .source = "coe-073:27"},
    {.word = "arrest-notified",
     .says = "The requesting State is told of the arrest, and by when request and papers must come",
     .by = Actor::authority,
     .from = in<"received", "registered", "check", "supplement-requested", "decision-proposed">,
     .liberty = Liberty::required,
     .act = Act::send,
     .source = "coe-073:29.3"},
    {.word = "released-no-papers",
     .says = "Released because request or papers did not come in time",
     .by = Actor::authority,
     .from = in<"received", "registered", "check", "supplement-requested", "decision-proposed">,
     .liberty = Liberty::ends,
     .act = Act::release,
     .touches = breaching<Touch::release>,
     .records = recorded::released,
     .source = "coe-073:29.4"},
    {.word = "held-in-own-case",
     .says = "A court of ours holds the person in our own proceedings; custody for the other State ends",
     .by = Actor::court,
     .from = in<"check", "decision-proposed", "accepted", "prosecuted-here">,
     .liberty = Liberty::ends,
     .records = held_in_own_case,
     .source = "coe-073:29.5"},
    {.word = "person-heard",
     .says = "The person is heard on the transfer",
     .by = Actor::person,
     .from = in<"check", "decision-proposed">,
     .source = "coe-073:17",
     .person = true},
    {.word = "complainant-informed",
     .says = "The one entitled to complain is told of the proceedings",
     .by = Actor::authority,
     .from = in<"check", "accepted">,
     .records = complaint_notice,
     .source = "coe-073:24.2"},
    {.word = "complaint-objected",
     .says = "The one entitled to complain objects",
     .by = Actor::person,
     .from = in<"check", "accepted", "prosecuted-here">,
     .records = complaint_objection,
     .source = "coe-073:24.2"},
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
    {.word = "accepted",
     .says = "We take the proceedings over",
     .by = Actor::authority,
     .from = in<"decision-proposed">,
     .to = "accepted",
     .act = Act::decide,
     .touches = breaching<Touch::prosecute>,
     .records = recorded::granted,
     .source = "coe-073:16"},
    {.word = "refused",
     .says = "We do not take the proceedings over",
     .by = Actor::authority,
     .from = in<"decision-proposed">,
     .to = "refused",
     .act = Act::decide,
     .records = recorded::refused,
     .source = "coe-073:16",
     .reason = true},
    {.word = "decision-notified",
     .says = "The requesting State is told that we take the proceedings over",
     .by = Actor::authority,
     .from = in<"accepted", "prosecuted-here">,
     .act = Act::send,
     .records = recorded::notified,
     .source = "coe-073:16"},
    {.word = "refusal-notified",
     .says = "The requesting State is told of the refusal and its reasons",
     .by = Actor::authority,
     .from = in<"refused">,
     .to = "replied",
     .act = Act::send,
     .records = recorded::notified,
     .source = "coe-073:16"},
    {.word = "proceedings-opened",
     .says = "The prosecutor opens own proceedings",
     .by = Actor::executing_body,
     .from = in<"accepted">,
     .to = "prosecuted-here",
     .touches = breaching<Touch::prosecute>,
     .source = "coe-073:25"},
    {.word = "acceptance-withdrawn",
     .says = "It turns out that the proceedings cannot go on here; acceptance is withdrawn",
     .by = Actor::authority,
     .from = in<"accepted", "prosecuted-here">,
     .to = "replied",
     .act = Act::send,
     .source = "coe-073:12.1",
     .reason = true},
    {.word = "final-decision-notified",
     .says = "The requesting State gets the final decision",
     .by = Actor::authority,
     .from = in<"prosecuted-here">,
     .to = "replied",
     .act = Act::send,
     .source = "coe-073:16"},
};

constexpr Stage outgoing_stages[] = {
    {"accepted", "The requested State prosecutes; our own right rests", "decided"},
    {"refused", "The requested State does not prosecute; our own right is back", "decided"},
    {"decided-there", "The requested State's final decision is here", "carried-out"},
};

constexpr Step outgoing_steps[] = {
    {.word = "parallel-proceedings-notified",
     .says = "The other State is told of the parallel proceedings",
     .by = Actor::authority,
     .from = in<"drafting", "review", "returned">,
     .act = Act::send,
     .touches = breaching<Touch::disclose>,
     .records = parallel_notice,
     .source = "coe-073:30-34"},
    {.word = "arrested-abroad",
     .says = "The requested State arrested the person for our request; the days to send papers count",
     .by = Actor::other_state,
     .from = in<"drafting", "review", "returned", "approved", "sealed", "dispatched", "taken-over", "acknowledged",
                "in-execution", "clarification">,
     .liberty = Liberty::begins,
     .basis = "provisional",
     .records = recorded::arrested_provisionally,
     .source = "coe-073:27"},
    {.word = "held-in-their-case",
     .says = "The requested State holds the person in its own proceedings; custody on our request ends",
     .by = Actor::other_state,
     .from =
         in<"dispatched", "taken-over", "acknowledged", "in-execution", "clarification", "accepted", "decided-there">,
     .liberty = Liberty::ends,
     .records = held_in_own_case},
    {.word = "accepted",
     .says = "The requested State takes the proceedings over",
     .by = Actor::other_state,
     .from = pending,
     .to = "accepted",
     .records = recorded::granted,
     .source = "coe-073:16"},
    {.word = "refused",
     .says = "The requested State does not take the proceedings over",
     .by = Actor::other_state,
     .from = pending,
     .to = "refused",
     .records = recorded::refused,
     .source = "coe-073:16",
     .reason = true},
    {.word = "acceptance-withdrawn",
     .says = "The requested State gives the proceedings back",
     .by = Actor::other_state,
     .from = in<"accepted">,
     .to = "refused",
     .source = "coe-073:12.1",
     .reason = true},
    {.word = "own-prosecution-resumed",
     .says = "We prosecute ourselves again",
     .by = Actor::requesting_body,
     .from = in<"refused", "decided-there">,
     .touches = breaching<Touch::prosecute>,
     .source = "coe-073:21.2"},
    {.word = "final-decision-received",
     .says = "The requested State's final decision arrived",
     .by = Actor::other_state,
     .from = in<"accepted">,
     .to = "decided-there",
     .source = "cis-minsk-1993:74"},
};

}  // namespace

Course proceedings_incoming() {
    static constexpr Step end[] = {closing(in<"replied", "ending">)};
    static const auto stages = joined<Stage>({reception_stages(), incoming_stages, last_stages()});
    static const auto steps = joined<Step>(
        {reception_steps(), incoming_steps, end, events_of_life(Direction::incoming, Consent::to_measure)});
    return {stages, steps};
}

Course proceedings_outgoing() {
    static constexpr Step end[] = {closing(in<"refused", "decided-there", "ending">)};
    static const auto stages = joined<Stage>({sending_stages(), outgoing_stages, last_stages()});
    static const auto steps =
        joined<Step>({sending_steps(), outgoing_steps, end, events_of_life(Direction::outgoing, Consent::to_measure)});
    return {stages, steps};
}

}  // namespace comity::cases
