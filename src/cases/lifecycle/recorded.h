// SPDX-License-Identifier: EUPL-1.2
// The facts that steps of many kinds record.
#pragma once

#include "cases/lifecycle/lifecycle.h"

namespace comity::cases::recorded {

using enum RecordedFact::From;

inline constexpr RecordedFact arrested_provisionally[] = {{"custody.arrest_at", moment},
                                                          {"custody.arrest_date"},
                                                          {"custody.basis", word, "provisional"},
                                                          {"person.in_requested_state", word, "yes"}};
inline constexpr RecordedFact arrested_on_request[] = {{"custody.arrest_at", moment},
                                                       {"custody.arrest_date"},
                                                       {"custody.basis", word, "on-request"},
                                                       {"person.in_requested_state", word, "yes"}};
inline constexpr RecordedFact arrested_on_given_basis[] = {
    {"custody.arrest_at", moment}, {"custody.arrest_date"}, {"custody.basis", given, "provisional on-request"}};
inline constexpr RecordedFact basis_given[] = {{"custody.basis", given, "provisional on-request"}};
inline constexpr RecordedFact only_for_own_case[] = {{"custody.basis", given, "domestic-case serving-sentence"}};
inline constexpr RecordedFact basis_on_request[] = {{"custody.basis", word, "on-request"}};
inline constexpr RecordedFact released[] = {{"custody.released_at", moment}, {"custody.basis", word, "none"}};
inline constexpr RecordedFact no_longer_held[] = {{"custody.basis", word, "none"}};
inline constexpr RecordedFact died[] = {
    {"person.alive", word, "no"}, {"person.died_on"}, {"custody.basis", word, "none"}};

inline constexpr RecordedFact sent[] = {{"request.date_sent"}};
inline constexpr RecordedFact received[] = {{"request.date_received"}};
inline constexpr RecordedFact documents_complete[] = {{"request.documents_complete_date"}};
inline constexpr RecordedFact supplement_asked[] = {{"request.supplementary_asked_date"}};
inline constexpr RecordedFact supplement_asked_with_limit[] = {{"request.supplementary_asked_date"},
                                                               {"request.supplementary_limit", given}};
inline constexpr RecordedFact supplement_received[] = {{"request.supplementary_received", word, "yes"},
                                                       {"request.supplementary_received_date"}};
inline constexpr RecordedFact supplement_missing[] = {{"request.supplementary_received", word, "no"}};

inline constexpr RecordedFact granted[] = {{"decision.date"}, {"decision.outcome", word, "granted"}};
inline constexpr RecordedFact partly_granted[] = {{"decision.date"}, {"decision.outcome", word, "partly-granted"}};
inline constexpr RecordedFact refused[] = {{"decision.date"}, {"decision.outcome", word, "refused"}};
inline constexpr RecordedFact notified[] = {{"decision.notified_date"}};
inline constexpr RecordedFact person_notified[] = {{"decision.person_notified_date"}};

inline constexpr RecordedFact appointed[] = {{"surrender.appointed_date", given}};
inline constexpr RecordedFact newly_appointed[] = {{"surrender.new_appointed_date", given}};
inline constexpr RecordedFact prevented[] = {{"surrender.force_majeure", word, "yes"}};
inline constexpr RecordedFact not_taken_over[] = {{"surrender.taken_over", word, "no"}};
inline constexpr RecordedFact surrendered[] = {{"surrender.actual_date"}, {"surrender.taken_over", word, "yes"}};
inline constexpr RecordedFact temporarily_surrendered[] = {{"surrender.temporary_from"}, {"custody.basis", given}};
inline constexpr RecordedFact temporarily_returned[] = {{"surrender.temporary_returned_on"}, {"custody.basis", given}};

}  // namespace comity::cases::recorded
