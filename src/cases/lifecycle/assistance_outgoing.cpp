// SPDX-License-Identifier: EUPL-1.2
// We ask another State for measures.
#include "cases/lifecycle/assistance.h"
#include "cases/lifecycle/recorded.h"
#include "cases/lifecycle/shared_steps.h"
#include "cases/lifecycle/tables.h"

namespace comity::cases {

namespace {

constexpr RecordedFact detainee_went[] = {{"surrender.temporary_returned_on"}};
constexpr RecordedFact detainee_came[] = {{"surrender.temporary_from"}, {"custody.basis", RecordedFact::From::given}};

constexpr Stage first[] = {
    {"need", "A need for help from abroad was seen; whether a request is the way is not settled", "drafting"},
};

constexpr Stage answered[] = {
    {"answered", "The final reply is here", "decided"},
    {"refused", "The requested State refuses as a whole", "decided"},
    {"with-requesting-body", "Those who asked have the reply, with its limits of use", "carried-out"},
};

constexpr Step before_the_request[] = {
    {.word = "other-ways-tried",
     .says = "Open sources and police channels were tried first",
     .by = Actor::requesting_body,
     .from = in<"need">},
    {.word = "preservation-asked",
     .says = "The requested State is asked to preserve electronic data until the request comes",
     .by = Actor::authority,
     .from = in<"need", "drafting", "review", "returned", "approved", "sealed">,
     .act = Act::send,
     .source = "coe-185:29.1"},
    {.word = "drafting-begun",
     .says = "The request is being written",
     .by = Actor::requesting_body,
     .from = in<"need">,
     .to = "drafting"},
    {.word = "draft-shared",
     .says = "The draft is shown to the requested State before it is sent",
     .by = Actor::authority,
     .from = in<"drafting", "review", "returned", "approved">,
     .act = Act::send,
     .touches = breaching<Touch::disclose>},
    {.word = "need-gone",
     .says = "No request is needed",
     .by = Actor::requesting_body,
     .from = in<"need">,
     .to = "ending",
     .reason = true},
};

constexpr Step answering[] = {
    {.word = "delay-reported",
     .says = "The requested State tells that a date cannot be kept, and of a new one",
     .by = Actor::other_state,
     .from = pending,
     .source = "eu-eio:12.5"},
    {.word = "partial-results-received",
     .says = "Some of the results arrived",
     .by = Actor::other_state,
     .from = pending,
     .to = "in-execution",
     .binds = Binds::us},
    {.word = "final-reply-received",
     .says = "The final reply arrived",
     .by = Actor::other_state,
     .from = pending,
     .to = "answered",
     .source = "cis-minsk-1993:8.5",
     .binds = Binds::us},
    {.word = "refused",
     .says = "The requested State refuses as a whole; the ground is recorded",
     .by = Actor::other_state,
     .from = pending,
     .to = "refused",
     .records = recorded::refused,
     .source = "coe-030:19",
     .reason = true},
    {.word = "receipt-confirmed",
     .says = "The requested State is told that its reply arrived",
     .by = Actor::authority,
     .from = in<"answered", "with-requesting-body">,
     .act = Act::send},
    {.word = "passed-to-requesting-body",
     .says = "The reply goes to those who asked, with its limits of use",
     .by = Actor::authority,
     .from = in<"answered", "refused">,
     .to = "with-requesting-body",
     .touches = breaching<Touch::disclose>},
    {.word = "evidence-used",
     .says = "What was received is used: in evidence, for leads, for another purpose",
     .by = Actor::requesting_body,
     .from = in<"in-execution", "clarification", "answered", "with-requesting-body">,
     .touches = breaching<Touch::use, Touch::disclose>,
     .source = "un-untoc:18.19"},
    {.word = "further-request",
     .says = "A further request is written in the same case",
     .by = Actor::requesting_body,
     .from = in<"answered", "refused", "with-requesting-body">,
     .to = "drafting",
     .reason = true},
    {.word = "originals-returned",
     .says = "Originals and objects that were lent go back",
     .by = Actor::authority,
     .from = in<"answered", "with-requesting-body", "ending">,
     .act = Act::send,
     .source = "coe-030:6.2"},
    {.word = "outcome-reported",
     .says = "The requested State is told what its help was worth",
     .by = Actor::authority,
     .from = in<"with-requesting-body">,
     .act = Act::send},
};

// A prisoner lent to us as a witness is held here on the other State's title, and has to go back.
constexpr Step borrowing[] = {
    {.word = "detainee-arrived",
     .says = "A person in custody in the requested State is lent to us, held here, and has to be returned",
     .by = Actor::authority,
     .from = in<"taken-over", "acknowledged", "in-execution", "clarification", "answered", "with-requesting-body">,
     .liberty = Liberty::begins,
     .act = Act::surrender,
     .records = detainee_came,
     .source = "coe-030:11.1 am",
     .binds = Binds::us},
    {.word = "detainee-sent-back",
     .says = "The person lent to us is handed back",
     .by = Actor::authority,
     .from = in<"taken-over", "acknowledged", "in-execution", "clarification", "answered", "refused",
                "with-requesting-body", "ending">,
     .liberty = Liberty::ends,
     .act = Act::surrender,
     .touches = breaching<Touch::re_extradite>,
     .records = detainee_went,
     .source = "coe-030:11.1 am"},
};

}  // namespace

std::span<const Stage> assistance_outgoing_stages() {
    static const auto all = joined<Stage>({first, sending_stages(), answered, last_stages()});
    return all;
}

std::vector<Step> assistance_outgoing_steps(std::span<const Step> more) {
    static constexpr Step end[] = {closing(in<"with-requesting-body", "refused", "ending">)};
    return joined<Step>({before_the_request, sending_steps(), answering, borrowing, more, end,
                         events_of_life(Direction::outgoing, Consent::to_measure)});
}

Course assistance_outgoing() {
    static const auto steps = assistance_outgoing_steps({});
    return {assistance_outgoing_stages(), steps};
}

}  // namespace comity::cases
