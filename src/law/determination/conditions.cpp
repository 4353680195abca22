// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "law/determination/rule_runner.h"

namespace comity::law {

void RuleRunner::condition(const ActiveProvision& active, const Rule& rule, int offence_or_none) {
    const int offence = std::max(offence_or_none, 0);
    const Truth applied = applies(active, rule, offence);
    if (applied == Truth::no) return;
    ConditionResult result;
    NeedList needs(answer_.needed);
    result.rule = index_of(rule);
    result.offence = offence_or_none;
    result.why.explained = rule.test;
    result.why.also = rule.applies;

    if (rule.open != none && evaluator_.test(rule.open, offence) == Truth::yes) {
        result.status = Status::undetermined;
        result.why.explained = rule.open;
        needs.add({rule.open_asks, none});
        result.why.needs = needs.range();
        answer_.conditions.push_back(std::move(result));
        return;
    }
    const Truth required = evaluator_.test(rule.test, offence);
    if (required == Truth::yes) {
        result.status = Status::met;
    } else if (required == Truth::unknown || applied == Truth::unknown) {
        result.status = Status::undetermined;
        applies_needs(active, rule, offence, needs);
        evaluator_.needs(rule.test, offence, needs);
    } else {
        result.status = Status::not_met;
        if (rule.waivable != none) {
            const Truth waived = evaluator_.test(rule.waivable, offence);
            if (waived == Truth::yes) result.status = Status::met;
            if (waived == Truth::unknown) {
                result.status = Status::waivable;
                evaluator_.needs(rule.waivable, offence, needs);
            }
            if (waived != Truth::unknown) result.why.also = rule.waivable;
        }
        if (const Effect exception = effects_on(rule, offence).exception;
            result.status == Status::not_met && exception.truth != Truth::no) {
            result.status = exception.truth == Truth::yes ? Status::met : Status::undetermined;
            evaluator_.needs(exception.open, offence, needs);
            evaluator_.needs(exception.reaches, offence, needs);
        }
    }
    result.why.needs = needs.range();
    answer_.conditions.push_back(std::move(result));
}

/// c.min-penalty, not met, is shown as waivable where c.accessory speaks to the same offence: that one decides then.
void RuleRunner::settle_cures() {
    for (ConditionResult& result : answer_.conditions) {
        if (result.status != Status::not_met || result.rule == none) continue;
        const TextId cure = library_.rules()[static_cast<std::size_t>(result.rule)].cured_by;
        if (cure == 0) continue;
        const auto found = std::ranges::find_if(answer_.conditions, [&](const ConditionResult& other) {
            return other.rule != none && library_.rules()[static_cast<std::size_t>(other.rule)].id == cure &&
                   (other.offence == result.offence || other.offence == none);
        });
        if (found == answer_.conditions.end()) continue;
        result.status = Status::waivable;
        result.accessory_cure = true;
    }
}

void RuleRunner::duty(const ActiveProvision& active, const Rule& rule, int offence_or_none) {
    const int offence = std::max(offence_or_none, 0);
    const Truth applied = applies(active, rule, offence);
    const Truth owed = both(applied, evaluator_.test(rule.test, offence));
    if (applied == Truth::no) return;
    DutyResult result;
    NeedList needs(answer_.needed);
    result.rule = index_of(rule);
    result.offence = offence_or_none;
    result.why.explained = rule.test;
    result.why.also = rule.applies;
    if (rule.open != none && owed != Truth::no && evaluator_.test(rule.open, offence) == Truth::yes) {
        result.why.explained = rule.open;
        needs.add({rule.open_asks, none});
        result.why.needs = needs.range();
        answer_.duties.push_back(std::move(result));
        return;
    }
    result.status = owed == Truth::yes ? Status::owed : owed == Truth::no ? Status::not_owed : Status::undetermined;
    if (owed == Truth::yes && rule.breached != none && evaluator_.test(rule.breached, offence) == Truth::yes) {
        result.status = Status::breached;
        result.why.explained = rule.breached;
    }
    if (owed == Truth::unknown) {
        applies_needs(active, rule, offence, needs);
        evaluator_.needs(rule.test, offence, needs);
    }
    result.why.needs = needs.range();
    answer_.duties.push_back(std::move(result));
}

void RuleRunner::use_limit(const ActiveProvision& active, const Rule& rule, int offence_or_none) {
    const int offence = std::max(offence_or_none, 0);
    // Before the person is handed over there is nothing to limit yet.
    const Truth applied = applies(active, rule, offence);
    if (applied != Truth::yes) return;
    const Truth limits = both(applied, evaluator_.test(rule.test, offence));
    const Effect exception = effects_on(rule, offence).exception;
    const Truth result_truth = both(limits, !exception.truth);
    UseLimitResult result;
    NeedList needs(answer_.needed);
    result.rule = index_of(rule);
    result.offence = offence_or_none;
    result.why.explained = rule.test;
    result.why.also = rule.applies;
    result.status = result_truth == Truth::yes  ? Status::triggered
                    : result_truth == Truth::no ? Status::cleared
                                                : Status::undetermined;
    if (result_truth == Truth::unknown) {
        applies_needs(active, rule, offence, needs);
        evaluator_.needs(rule.test, offence, needs);
        evaluator_.needs(exception.open, offence, needs);
    }
    result.why.needs = needs.range();
    answer_.use_limits.push_back(std::move(result));
}

void RuleRunner::cost(const ActiveProvision& active, const Rule& rule) {
    if (both(applies(active, rule, 0), evaluator_.test(rule.test, 0)) != Truth::yes) return;
    answer_.costs.push_back(
        {index_of(rule), rule.names_requesting ? situation_.requesting : situation_.requested, Status::met});
}

}  // namespace comity::law
