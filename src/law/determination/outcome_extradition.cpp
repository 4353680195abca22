// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "law/determination/outcome.h"

namespace comity::law {

namespace {

/// What the results say about one offence, with or without the rules marked M.
struct Weighing {
    bool no_basis = false;
    bool refused = false;
    bool open = false;
    bool optional_triggered = false;
    bool optional_open = false;
    bool cured = false;    ///< below the threshold, extraditable only together with another offence
    bool doubted = false;  ///< rests on a rule marked M
};

Outcome outcome_of(const Weighing& weighing) {
    if (weighing.no_basis) return Outcome::no_legal_basis;
    if (weighing.refused) return Outcome::refuse_mandatory;
    if (weighing.open) return Outcome::undetermined;
    if (weighing.optional_triggered || weighing.cured) return Outcome::discretion;
    if (weighing.optional_open) return Outcome::grant_due_unless_optional;
    return Outcome::grant_due;
}

class ExtraditionOutcome {
   public:
    ExtraditionOutcome(const Situation& situation, Answer& answer)
        : library_(situation.network.library()), answer_(answer), offences_(situation.facts.offence_count()) {}

    void settle() {
        for (int offence = 0; offence < offences_; ++offence) {
            OffenceOutcome result;
            result.offence = offence;
            const Weighing weighing = weigh(offence, false);
            result.outcome = outcome_of(weighing);
            result.if_verified = weighing.doubted ? outcome_of(weigh(offence, true)) : result.outcome;
            answer_.by_offence.push_back(result);
        }
        answer_.outcome = together(&OffenceOutcome::outcome);
        answer_.if_verified = together(&OffenceOutcome::if_verified);
    }

   private:
    Outcome together(Outcome OffenceOutcome::* which) const {
        const Outcome first = answer_.by_offence.front().*which;
        const bool same =
            std::ranges::all_of(answer_.by_offence, [&](const OffenceOutcome& o) { return o.*which == first; });
        return same ? first : Outcome::partial;
    }

    const Rule& rule(RuleIndex index) const { return library_.rules()[static_cast<std::size_t>(index)]; }
    bool unverified(const Rule& rule) const {
        return library_.provision_of(rule).mark == library_.summary().unverified;
    }
    static bool concerns(int result_offence, int offence) {
        return result_offence == none || result_offence == offence;
    }

    Weighing weigh(int offence, bool trust_unverified) {
        Weighing weighing;
        weighing.no_basis = answer_.basis.met == Truth::no;
        if (weighing.no_basis) return weighing;
        weighing.open =
            answer_.basis.met == Truth::unknown || answer_.basis.by_template || answer_.basis.national_law_unknown;
        for (const ConditionResult& result : answer_.conditions) {
            if (result.rule == none || !concerns(result.offence, offence)) continue;
            weigh_condition(result, trust_unverified, weighing);
        }
        for (const GroundResult& result : answer_.grounds) {
            if (result.rule == none || !concerns(result.offence, offence)) continue;
            weigh_ground(result, trust_unverified, weighing);
        }
        return weighing;
    }

    void weigh_condition(const ConditionResult& result, bool trust, Weighing& weighing) {
        const Rule& rule = this->rule(result.rule);
        const bool doubtful = unverified(rule) && !trust;
        switch (result.status) {
            case Status::not_met:
                if (rule.formal)
                    weighing.open = true;  // a curable defect
                else if (doubtful)
                    doubt(rule, weighing);
                else
                    weighing.refused = true;
                break;
            case Status::waivable:
                if (result.accessory_cure)
                    weighing.cured = true;
                else
                    weighing.open = true;
                break;
            case Status::undetermined:
                weighing.open = true;
                break;
            default:
                if (doubtful && !rule.formal) doubt(rule, weighing);
        }
    }

    void weigh_ground(const GroundResult& result, bool trust, Weighing& weighing) {
        const Rule& rule = this->rule(result.rule);
        const bool doubtful = unverified(rule) && !trust;
        if (result.status == Status::triggered) {
            if (result.kind_open)
                weighing.open = true;
            else if (result.mandatory && doubtful)
                doubt(rule, weighing);
            else if (result.mandatory)
                weighing.refused = true;
            else
                weighing.optional_triggered = true;
        } else if (result.status == Status::undetermined) {
            if (result.mandatory || result.kind_open)
                weighing.open = true;
            else
                weighing.optional_open = true;
        } else if (result.status == Status::cleared && result.mandatory && doubtful) {
            doubt(rule, weighing);
        }
    }

    /// The rule may say something else: nothing is final that rests on it.
    void doubt(const Rule& rule, Weighing& weighing) {
        weighing.open = true;
        weighing.doubted = true;
        const TextId id = library_.provision_of(rule).id;
        if (std::ranges::find(answer_.unverified, id) == answer_.unverified.end()) answer_.unverified.push_back(id);
    }

    const Library& library_;
    Answer& answer_;
    int offences_;
};

}  // namespace

void settle_extradition(const Situation& situation, Answer& answer) {
    ExtraditionOutcome(situation, answer).settle();
}

}  // namespace comity::law
