// SPDX-License-Identifier: EUPL-1.2
// What happens to a case of any kind, in any open stage. Incoming, the person is held here for the other State and what
// we decide is our act; outgoing, the person is held abroad on our request and what is decided there is news.
#include "cases/lifecycle/recorded.h"
#include "cases/lifecycle/shared_steps.h"

namespace comity::cases {

namespace {

constexpr RecordedFact extradition_consent[] = {{"consent.given", RecordedFact::From::word, "yes"}, {"consent.date"}};
constexpr RecordedFact extradition_revoked[] = {{"consent.given", RecordedFact::From::word, "no"},
                                                {"consent.revoked_date"}};
constexpr RecordedFact measure_consent[] = {{"person.consent", RecordedFact::From::word, "given"},
                                            {"person.consent_given_on"}};
constexpr RecordedFact measure_revoked[] = {{"person.consent", RecordedFact::From::word, "withdrawn"},
                                            {"person.consent_withdrawn_on"}};

constexpr Step extradition_declarations[] = {
    {.word = "consent-given",
     .says = "The person consents to being surrendered",
     .by = Actor::person,
     .records = extradition_consent,
     .source = "coe-209:1",
     .person = true},
    {.word = "consent-revoked",
     .says = "The person takes the consent back",
     .by = Actor::person,
     .records = extradition_revoked,
     .person = true},
};

constexpr Step measure_declarations[] = {
    {.word = "consent-given",
     .says = "The person consents to what is asked",
     .by = Actor::person,
     .records = measure_consent,
     .person = true},
    {.word = "consent-revoked",
     .says = "The person takes the consent back",
     .by = Actor::person,
     .records = measure_revoked,
     .person = true},
};

constexpr Step either_direction[] = {
    {.word = "without-object",
     .says = "The request has lost its object: no answer, no person, no proceedings any more",
     .by = Actor::authority,
     .to = "ending",
     .reason = true},
    {.word = "died",
     .says = "The person died",
     .by = Actor::circumstance,
     .liberty = Liberty::lapses,
     .records = recorded::died,
     .person = true},
    {.word = "escaped",
     .says = "The person escaped from custody",
     .by = Actor::circumstance,
     .liberty = Liberty::ends,
     .records = recorded::no_longer_held,
     .person = true},
    {.word = "held-otherwise-only",
     .says = "The person stays in custody, but only in a case or for a sentence of the State where they are",
     .by = Actor::court,
     .liberty = Liberty::ends,
     .records = recorded::only_for_own_case,
     .person = true},
    {.word = "released-by-court",
     .says = "A court ordered the release, and the person is free",
     .by = Actor::court,
     .liberty = Liberty::ends,
     .records = recorded::released,
     .person = true},
    {.word = "nationality-changed",
     .says = "A change of nationality, or a nationality not known before, is noted",
     .by = Actor::person,
     .person = true},
    {.word = "competing-request",
     .says = "Another State is known to ask for the same person, property or proceedings",
     .by = Actor::other_state,
     .source = "coe-024:17"},
    {.word = "reminder-sent",
     .says = "The other State is reminded of what it owes: contact point, liaison, network, minister",
     .by = Actor::authority,
     .act = Act::send},
    {.word = "reminder-received", .says = "The other State reminds us of what we owe", .by = Actor::other_state},
};

constexpr Step incoming[] = {
    {.word = "postponed",
     .says = "Going on is put off, because of own proceedings or an obstacle",
     .by = Actor::authority,
     .act = Act::decide,
     .source = "coe-024:19.1",
     .reason = true},
    {.word = "resumed", .says = "What was put off goes on", .by = Actor::authority},
    {.word = "partly-granted",
     .says = "A part of what is asked is granted ahead of the rest",
     .by = Actor::authority,
     .act = Act::decide,
     .records = recorded::partly_granted},
    {.word = "conditional",
     .says = "Granting is tied to a condition, which the other State has to accept",
     .by = Actor::authority,
     .act = Act::decide,
     .reason = true},
    {.word = "withdrawn",
     .says = "The requesting State withdraws the request",
     .by = Actor::other_state,
     .to = "ending"},
    {.word = "supplementary-request",
     .says = "The requesting State extends or supplements its request",
     .by = Actor::other_state},
    {.word = "re-arrested",
     .says = "The person is arrested, or arrested again",
     .by = Actor::police,
     .liberty = Liberty::begins,
     .records = recorded::arrested_on_given_basis,
     .source = "coe-024:16.5",
     .person = true},
    {.word = "basis-changed",
     .says = "The person is held on the request from here on, or provisionally again",
     .by = Actor::court,
     .liberty = Liberty::changes,
     .records = recorded::basis_given,
     .person = true},
    {.word = "released",
     .says = "The person is set free",
     .by = Actor::authority,
     .liberty = Liberty::ends,
     .act = Act::release,
     .touches = breaching<Touch::release>,
     .records = recorded::released,
     .reason = true,
     .person = true},
};

constexpr Step outgoing[] = {
    {.word = "postponed",
     .says = "The requested State puts off going on",
     .by = Actor::other_state,
     .source = "coe-024:19.1",
     .reason = true},
    {.word = "resumed", .says = "The requested State goes on with what was put off", .by = Actor::other_state},
    {.word = "partly-granted",
     .says = "The requested State grants a part ahead of the rest",
     .by = Actor::other_state,
     .records = recorded::partly_granted},
    {.word = "conditional", .says = "The requested State ties granting to a condition", .by = Actor::other_state},
    {.word = "condition-accepted",
     .says = "The condition is accepted; it is a promise from here on",
     .by = Actor::authority,
     .act = Act::send},
    {.word = "withdrawn",
     .says = "We withdraw the request, and ask that a person held for it be released",
     .by = Actor::authority,
     .to = "ending",
     .act = Act::send,
     .reason = true},
    {.word = "supplementary-request",
     .says = "We extend or supplement our request",
     .by = Actor::authority,
     .act = Act::send},
    {.word = "re-arrested",
     .says = "The person is arrested abroad on our request, or arrested again",
     .by = Actor::other_state,
     .liberty = Liberty::begins,
     .records = recorded::arrested_on_given_basis,
     .source = "coe-024:16.5",
     .person = true},
    {.word = "basis-changed",
     .says = "The person is held abroad on the request from here on, or provisionally again",
     .by = Actor::other_state,
     .liberty = Liberty::changes,
     .records = recorded::basis_given,
     .person = true},
    {.word = "released",
     .says = "The requested State set the person free",
     .by = Actor::other_state,
     .liberty = Liberty::ends,
     .records = recorded::released,
     .person = true},
};

std::vector<Step> together(std::span<const Step> own, std::span<const Step> declarations) {
    return joined<Step>({own, either_direction, declarations});
}

}  // namespace

std::span<const Step> events_of_life(Direction direction, Consent consent) {
    static const std::vector<Step> incoming_extradition = together(incoming, extradition_declarations);
    static const std::vector<Step> incoming_measure = together(incoming, measure_declarations);
    static const std::vector<Step> outgoing_extradition = together(outgoing, extradition_declarations);
    static const std::vector<Step> outgoing_measure = together(outgoing, measure_declarations);
    if (direction == Direction::incoming)
        return consent == Consent::to_extradition ? incoming_extradition : incoming_measure;
    return consent == Consent::to_extradition ? outgoing_extradition : outgoing_measure;
}

}  // namespace comity::cases
