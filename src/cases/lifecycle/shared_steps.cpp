// SPDX-License-Identifier: EUPL-1.2
#include "cases/lifecycle/shared_steps.h"

#include "cases/lifecycle/recorded.h"

namespace comity::cases {

namespace {

constexpr Stage reception[] = {
    {"received", "The request has arrived", "received"},
    {"registered", "It has a number, an owner and a substitute for the owner", "registered"},
    {"supplement-requested", "The requesting State has been asked for more; the day set is watched",
     "supplement-requested"},
};

constexpr Step entering[] = {
    {.word = "arrived",
     .says = "The request reached the first authority here that may receive it",
     .by = Actor::other_state,
     .from = in<"received", "registered", "check">,
     .records = recorded::received},
    {.word = "registered",
     .says = "The request gets its number, its owner and the owner's substitute",
     .by = Actor::authority,
     .from = in<"received">,
     .to = "registered"},
    {.word = "acknowledged",
     .says = "The requesting State is told that the request arrived, and its number",
     .by = Actor::authority,
     .from = in<"registered", "check">,
     .act = Act::send,
     .source = "eu-eio:16.1"},
    {.word = "check-begun",
     .says = "Form, seal, language, channel and duplicates are looked at",
     .by = Actor::authority,
     .from = in<"registered">,
     .to = "check"},
    {.word = "documents-complete",
     .says = "The last required paper arrived",
     .by = Actor::authority,
     .from = in<"received", "registered", "check", "supplement-requested">,
     .records = recorded::documents_complete},
    {.word = "supplement-requested",
     .says = "The requesting State is asked for what is missing, by a day that is set",
     .by = Actor::authority,
     .from = in<"registered", "check">,
     .to = "supplement-requested",
     .act = Act::send,
     .records = recorded::supplement_asked_with_limit},
    {.word = "supplemented",
     .says = "What was missing arrived",
     .by = Actor::other_state,
     .from = in<"supplement-requested">,
     .to = "check",
     .records = recorded::supplement_received},
    {.word = "supplement-missing",
     .says = "The day set passed and nothing arrived; the check goes on with what is there",
     .by = Actor::circumstance,
     .from = in<"supplement-requested">,
     .to = "check",
     .records = recorded::supplement_missing},
};

constexpr Stage sending[] = {
    {"drafting", "The request is being written", "drafting"},
    {"review", "The central authority reads the draft", "review"},
    {"returned", "The draft went back with remarks", "returned"},
    {"approved", "The text stands; translations, signature and seal are due", "approved"},
    {"sealed", "Signed and sealed, ready to go", "sealed"},
    {"dispatched", "On its way; no receipt yet", "dispatched"},
    {"taken-over", "The other side's receipt is there", "taken-over"},
    {"acknowledged", "The requested State wrote who deals with it", "acknowledged"},
    {"in-execution", "The requested State works on it", "in-execution"},
    {"clarification", "The requested State asked for more, and waits for us", "clarification"},
};

constexpr Step preparing[] = {
    {.word = "submitted",
     .says = "The draft is submitted to the central authority",
     .by = Actor::requesting_body,
     .from = in<"drafting", "returned">,
     .to = "review"},
    {.word = "returned",
     .says = "The draft goes back to its writer with remarks",
     .by = Actor::authority,
     .from = in<"review", "approved", "sealed">,
     .to = "returned",
     .reason = true},
    {.word = "approved",
     .says = "The text is approved",
     .by = Actor::authority,
     .from = in<"review">,
     .to = "approved",
     .act = Act::decide},
    {.word = "translated",
     .says = "A certified translation is there",
     .by = Actor::authority,
     .from = in<"review", "approved">},
    {.word = "sealed",
     .says = "Signed and sealed",
     .by = Actor::authority,
     .from = in<"approved">,
     .to = "sealed",
     .act = Act::seal,
     .pre_flight = true},
    {.word = "abandoned",
     .says = "Nothing is sent",
     .by = Actor::authority,
     .from = in<"drafting", "review", "returned", "approved", "sealed">,
     .to = "ending",
     .reason = true},
    {.word = "sent",
     .says = "The request goes to the requested State",
     .by = Actor::authority,
     .from = in<"sealed">,
     .to = "dispatched",
     .act = Act::send,
     .records = recorded::sent,
     .pre_flight = true},
};

constexpr Step under_way[] = {
    {.word = "not-delivered",
     .says = "It came back, or the channel reports that it was not delivered",
     .by = Actor::circumstance,
     .from = in<"dispatched">,
     .to = "sealed"},
    {.word = "taken-over",
     .says = "The receipt of the other side arrived",
     .by = Actor::other_state,
     .from = in<"dispatched">,
     .to = "taken-over",
     .records = recorded::received},
    {.word = "acknowledged",
     .says = "The requested State acknowledges the request and names its number or contact",
     .by = Actor::other_state,
     .from = in<"dispatched", "taken-over">,
     .to = "acknowledged",
     .source = "eu-eio:16.1"},
    {.word = "execution-begun",
     .says = "The requested State says that it works on the request",
     .by = Actor::other_state,
     .from = in<"dispatched", "taken-over", "acknowledged">,
     .to = "in-execution"},
    {.word = "clarification-asked",
     .says = "The requested State asks for more",
     .by = Actor::other_state,
     .from = in<"dispatched", "taken-over", "acknowledged", "in-execution">,
     .to = "clarification",
     .records = recorded::supplement_asked},
    {.word = "clarification-given",
     .says = "What was asked for is sent",
     .by = Actor::authority,
     .from = in<"clarification">,
     .to = "in-execution",
     .act = Act::send},
};

constexpr Stage last[] = {
    {"ending", "The request is at its end without a result; what is still held, owed or to be returned is settled",
     "carried-out"},
    {"closed", "Nothing is left to do; retention runs", "closed", false},
};

}  // namespace

std::span<const Stage> reception_stages() {
    return reception;
}

std::span<const Step> reception_steps() {
    return entering;
}

std::span<const Stage> sending_stages() {
    return sending;
}

std::span<const Step> sending_steps() {
    static const std::vector<Step> all = joined<Step>({preparing, under_way});
    return all;
}

std::span<const Stage> last_stages() {
    return last;
}

}  // namespace comity::cases
