// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "law/determination/active_rules.h"

namespace comity::law {

/// Evaluates the active rules of one determination and writes their results into the answer.
class RuleRunner {
   public:
    /// `situation` is the evaluator's own: whether the papers are complete is written into it.
    RuleRunner(const Evaluator& evaluator, Situation& situation, const ActiveRules& active, Answer& answer);

    /// In the order in which results need each other: papers first, then conditions, grounds and the rest.
    void run();

   private:
    void papers(const ActiveProvision& active, const Rule& rule);
    void contents(const ActiveProvision& active, const Rule& rule);
    void condition(const ActiveProvision& active, const Rule& rule, int offence);
    void ground(const ActiveProvision& active, const Rule& rule, int offence);
    void bar_line(const ActiveProvision& active, const Rule& rule, int offence);
    void duty(const ActiveProvision& active, const Rule& rule, int offence);
    void formal(const ActiveProvision& active, const Rule& rule);
    void use_limit(const ActiveProvision& active, const Rule& rule, int offence);
    void cost(const ActiveProvision& active, const Rule& rule);
    void clock(const ActiveProvision& active, const Rule& rule);
    void lacking();
    void settle_cures();
    void settle_papers();

    /// What other instruments do to a rule: the strongest effect of a kind, and who has it.
    struct Effect {
        Truth truth = Truth::no;
        TextId by = 0;
        RuleIndex rule = none;
        ExprId open = none;  ///< a condition that leaves it open
        ExprId reaches = none;
    };
    struct Effects {
        Effect exception;
        Effect bar;
        Effect harden;
        Effect soften;
        Effect* of(RuleKind kind);
        Effect* of(Modifier::Kind kind);
    };
    Effects effects_on(const Rule& rule, int offence) const;

    RuleIndex index_of(const Rule& rule) const { return static_cast<RuleIndex>(&rule - library_.rules().data()); }
    Truth applies(const ActiveProvision& active, const Rule& rule, int offence) const {
        const Truth own = evaluator_.test(rule.applies, offence);
        return own == Truth::no ? own : both(own, evaluator_.test(active.reaches, offence));
    }
    void applies_needs(const ActiveProvision& active, const Rule& rule, int offence, NeedList& needs) const;

    const Evaluator& evaluator_;
    Situation& situation_;
    const Library& library_;
    const ActiveRules& active_;
    Answer& answer_;
    const FactIndex documents_fact_;
    const FactIndex contents_fact_;
};

/// The due day of a period that begins on `from`. Months first, then days; hours do not move a civil day.
CivilDate due_day(CivilDate from, const Length& length, std::int32_t days);

}  // namespace comity::law
