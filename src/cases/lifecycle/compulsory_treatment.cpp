// SPDX-License-Identifier: EUPL-1.2
// The transfer of a person under a court's compulsory medical measure. The library has no basis of custody of its own
// for it: once here the person is recorded as serving a sentence, whose kind is a treatment order (sentence.kind).
#include "cases/lifecycle/recorded.h"
#include "cases/lifecycle/table.h"
#include "cases/lifecycle/tables.h"
#include "cases/lifecycle/transfer.h"

namespace comity::cases {

namespace {

constexpr RecordedFact treatment_possible[] = {
    {"requested.can_enforce_treatment_measure", RecordedFact::From::word, "yes"}};
constexpr RecordedFact recovered[] = {{"person.recovered", RecordedFact::From::word, "yes"}};

template <Direction direction>
constexpr Step examining[] = {
    {.word = "representative-heard",
     .says = "The legal representative or relatives state what they wish",
     .by = Actor::person,
     .from = stages_of(direction, in<"registered", "check">, in<"drafting", "review", "returned">),
     .source = "cis-mentally-disordered-1997:4.z",
     .person = true},
    {.word = "forensic-report-noted",
     .says = "The forensic-psychiatric report and the latest examination are there",
     .by = Actor::executing_body,
     .from =
         stages_of(direction, in<"registered", "check", "supplement-requested">, in<"drafting", "review", "returned">),
     .source = "cis-mentally-disordered-1997:4.v",
     .person = true},
    {.word = "place-of-treatment-found",
     .says = "A hospital that can carry out the measure is named",
     .by = Actor::authority,
     .from = stages_of(direction, in<"check", "decision-proposed", "agreed", "before-court">,
                       in<"in-execution", "agreed", "before-court">),
     .records = treatment_possible,
     .person = true},
};

template <Direction direction>
constexpr Step reviewing[] = {
    {.word = "measure-reviewed",
     .says = "The court reviews the measure and continues it",
     .by = Actor::court,
     .from = in<"enforced-here">,
     .liberty = Liberty::required,
     .source = "cis-mentally-disordered-1997:4.g"},
    {.word = "recovery-found",
     .says = "The person has recovered, or is no longer dangerous; the court has to end the measure",
     .by = Actor::executing_body,
     .from = stages_of(
         direction, in<"check", "agreed", "before-court", "transfer-planned", "enforced-here", "enforced-there">,
         in<"in-execution", "agreed", "before-court", "transfer-planned", "enforced-here", "enforced-there">),
     .records = recovered,
     .source = "cis-mentally-disordered-1997:recovery",
     .person = true},
};

template <Direction direction>
std::vector<Step> steps_of() {
    return transfer_steps(direction, joined<Step>({examining<direction>, reviewing<direction>}));
}

}  // namespace

Course compulsory_treatment_incoming() {
    static const auto stages = transfer_stages(Direction::incoming);
    static const auto steps = steps_of<Direction::incoming>();
    return {stages, steps};
}

Course compulsory_treatment_outgoing() {
    static const auto stages = transfer_stages(Direction::outgoing);
    static const auto steps = steps_of<Direction::outgoing>();
    return {stages, steps};
}

}  // namespace comity::cases
