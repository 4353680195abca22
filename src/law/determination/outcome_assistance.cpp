// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>

#include "law/determination/outcome.h"
#include "law/rules/evaluator.h"

namespace comity::law {

namespace {

/// From the most favourable to the request to the least: independent bases add up, so the best one is the answer.
constexpr std::array order{Outcome::no_request_needed, Outcome::must_assist, Outcome::returned_for_completion,
                           Outcome::may_refuse,        Outcome::may_assist,  Outcome::undetermined,
                           Outcome::must_refuse};

class AssistanceOutcome {
   public:
    AssistanceOutcome(const Evaluator& evaluator, Answer& answer)
        : situation_(evaluator.situation()),
          evaluator_(evaluator),
          library_(situation_.network.library()),
          answer_(answer) {}

    void settle() {
        answer_.outcome = best(false);
        // Trust in rules not verified changes nothing where the outcome would rest on none.
        answer_.if_verified = answer_.unverified.empty() ? answer_.outcome : best(true);
    }

   private:
    Outcome best(bool trust_unverified) {
        if (answer_.basis.hangs_on_receipt) return Outcome::undetermined;
        if (answer_.basis.governing.empty()) return without_basis();
        Outcome result = Outcome::must_refuse;
        for (std::size_t i = 0; i < answer_.basis.governing.size(); ++i) {
            const InstrumentIndex treaty = answer_.basis.governing[i];
            if (is_protocol(treaty)) continue;  // part of its treaty's package
            const Outcome one = of_package(treaty, trust_unverified);
            if (std::ranges::find(order, one) < std::ranges::find(order, result)) result = one;
        }
        return result;
    }

    /// "No rule of this instrument reaches the request" is said of instruments: where there is none at all between the
    /// two, the requested State's law on reciprocity is still open (rule book, 2, step 9).
    Outcome without_basis() const {
        if (!answer_.basis.needs.empty() && !answer_.basis.treaty_considered) return Outcome::undetermined;
        return Outcome::not_covered;
    }

    const Instrument* known(InstrumentIndex index) const {
        return situation_.network.unknown_treaty(index) != nullptr
                   ? nullptr
                   : &library_.instruments()[static_cast<std::size_t>(index)];
    }
    bool is_protocol(InstrumentIndex index) const {
        const Instrument* instrument = known(index);
        return instrument != nullptr && instrument->role == Role::protocol;
    }

    /// The treaty of the package an instrument belongs to; `none` for overlays and national law, which concern all.
    InstrumentIndex package_of(InstrumentIndex index) const {
        while (library_.instruments()[static_cast<std::size_t>(index)].role == Role::protocol) {
            index = library_.instruments()[static_cast<std::size_t>(index)].parent;
        }
        const bool governing = std::ranges::find(answer_.basis.governing, index) != answer_.basis.governing.end();
        return governing ? index : none;
    }

    bool concerns(const Rule& rule, InstrumentIndex treaty) const {
        const InstrumentIndex instrument = library_.provision_of(rule).instrument;
        const InstrumentIndex package = package_of(instrument);
        if (package == treaty) return true;
        return package == none &&
               std::ranges::find(answer_.basis.supplementary, instrument) == answer_.basis.supplementary.end();
    }

    const Rule& rule(RuleIndex index) const { return library_.rules()[static_cast<std::size_t>(index)]; }
    bool unverified(const Rule& rule) const {
        return library_.provision_of(rule).mark == library_.summary().unverified;
    }

    /// The steps of the rule book, in their order.
    Outcome of_package(InstrumentIndex treaty, bool trust) {
        if (no_request(treaty) == Truth::yes) return Outcome::no_request_needed;
        bool refused = false;
        bool open = answer_.basis.by_template && (known(treaty) == nullptr || !known(treaty)->loaded);
        bool defective = false;
        bool optional_triggered = false;
        bool optional_open = false;
        for (const ConditionResult& result : answer_.conditions) {
            if (result.rule == none || result.status == Status::met) continue;
            const Rule& rule = this->rule(result.rule);
            if (!concerns(rule, treaty)) continue;
            if (result.status == Status::not_met && rule.formal)
                defective = true;
            else if (result.status == Status::not_met)
                refuse(rule, trust, refused, open);
            else if (result.status == Status::undetermined || result.status == Status::waivable)
                open = true;
        }
        for (const GroundResult& result : answer_.grounds) {
            if (result.rule == none) continue;  // a ground the instrument lacks
            if (result.status != Status::triggered && result.status != Status::undetermined) continue;
            const Rule& rule = this->rule(result.rule);
            if (rule.kind != RuleKind::ground || !concerns(rule, treaty)) continue;
            if (result.status == Status::triggered) {
                if (result.mandatory)
                    refuse(rule, trust, refused, open);
                else
                    optional_triggered = true;
            } else {
                if (result.mandatory)
                    open = open || !rule.self_judging;
                else
                    optional_open = optional_open || !rule.self_judging;
            }
        }
        for (const FormalResult& result : answer_.formal) {
            const bool defect = result.status == Status::missing || result.status == Status::defective;
            if (defect && concerns(this->rule(result.rule), treaty)) defective = true;
        }
        for (const PaperResult& paper : answer_.papers) {
            if (paper.status == Status::missing && concerns(this->rule(paper.rule), treaty)) defective = true;
        }
        if (refused) return Outcome::must_refuse;
        if (open) return Outcome::undetermined;
        if (defective) return Outcome::returned_for_completion;
        if (optional_triggered) return Outcome::may_refuse;
        if (optional_open) return Outcome::undetermined;
        return permits_only(treaty) ? Outcome::may_assist : Outcome::must_assist;
    }

    void refuse(const Rule& rule, bool trust, bool& refused, bool& open) {
        if (!unverified(rule) || trust) {
            refused = true;
            return;
        }
        open = true;
        const TextId id = library_.provision_of(rule).id;
        if (std::ranges::find(answer_.unverified, id) == answer_.unverified.end()) answer_.unverified.push_back(id);
    }

    template <class Body>
    void each_rule(InstrumentIndex treaty, RuleKind kind, Body&& body) const {
        for (InstrumentIndex member : answer_.basis.governing) {
            const Instrument* instrument = known(member);
            if (instrument == nullptr || package_of(member) != treaty) continue;
            for (const Provision& provision : library_.of(library_.provisions(), instrument->provisions)) {
                for (const Rule& rule : library_.of(library_.rules(), provision.rules)) {
                    if (rule.kind == kind) body(rule);
                }
            }
        }
    }

    Truth no_request(InstrumentIndex treaty) const {
        Truth result = Truth::no;
        each_rule(treaty, RuleKind::no_request, [&](const Rule& rule) {
            result = either(result, both(evaluator_.test(rule.applies, 0), evaluator_.test(rule.test, 0)));
        });
        return result;
    }

    bool permits_only(InstrumentIndex treaty) const {
        bool permits = false;
        each_rule(treaty, RuleKind::permits, [&](const Rule& rule) {
            permits = permits || both(evaluator_.test(rule.applies, 0), evaluator_.test(rule.test, 0)) == Truth::yes;
        });
        return permits;
    }

    const Situation& situation_;
    const Evaluator& evaluator_;
    const Library& library_;
    Answer& answer_;
};

}  // namespace

void settle_assistance(const Evaluator& evaluator, Answer& answer) {
    AssistanceOutcome(evaluator, answer).settle();
}

}  // namespace comity::law
