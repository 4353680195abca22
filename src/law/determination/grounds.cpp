// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "law/determination/rule_runner.h"

namespace comity::law {

namespace {

/// Takes an effect into account: a true one wins, an open one stays in view.
template <class Effect>
void strengthen(Effect& best, Truth truth, TextId by, RuleIndex rule, ExprId condition, ExprId reaches) {
    if (truth == Truth::no || best.truth == Truth::yes) return;
    if (truth == Truth::unknown && best.truth == Truth::unknown) return;
    best = {truth, by, rule, truth == Truth::unknown ? condition : none, truth == Truth::unknown ? reaches : none};
}

}  // namespace

RuleRunner::Effect* RuleRunner::Effects::of(RuleKind kind) {
    switch (kind) {
        case RuleKind::exception:
            return &exception;
        case RuleKind::bar:
            return &bar;
        case RuleKind::harden:
            return &harden;
        case RuleKind::soften:
            return &soften;
        default:
            return nullptr;
    }
}

RuleRunner::Effect* RuleRunner::Effects::of(Modifier::Kind kind) {
    switch (kind) {
        case Modifier::Kind::except:
            return &exception;
        case Modifier::Kind::barred:
            return &bar;
        case Modifier::Kind::mandatory:
            return &harden;
        case Modifier::Kind::optional:
            return &soften;
    }
    return nullptr;
}

RuleRunner::Effects RuleRunner::effects_on(const Rule& rule, int offence) const {
    Effects effects;
    for (const Modifier& modifier : library_.of(library_.modifiers(), rule.modifiers)) {
        if (Effect* best = effects.of(modifier.kind)) {
            strengthen(*best, evaluator_.test(modifier.when, offence), modifier.cite, index_of(rule), modifier.when,
                       none);
        }
    }
    for (RuleIndex index : library_.of(library_.indices(), rule.affected_by)) {
        const Rule& effect = library_.rules()[static_cast<std::size_t>(index)];
        Effect* best = effects.of(effect.kind);
        if (best == nullptr || best->truth == Truth::yes || !active_.is_active(effect.provision)) continue;
        Truth holds = evaluator_.test(effect.applies, offence);
        if (holds != Truth::no) holds = both(holds, evaluator_.test(effect.test, offence));
        if (holds == Truth::no) continue;
        const ExprId reaches = active_.reaches_of(effect.provision);
        const InstrumentIndex owner = library_.provision_of(effect).instrument;
        const bool open = std::ranges::find(answer_.basis.open_status, owner) != answer_.basis.open_status.end();
        const Truth truth = both(both(holds, evaluator_.test(reaches, offence)), open ? Truth::unknown : Truth::yes);
        strengthen(*best, truth, library_.provision_of(effect).id, index, effect.test, reaches);
    }
    return effects;
}

void RuleRunner::ground(const ActiveProvision& active, const Rule& rule, int offence_or_none) {
    const int offence = std::max(offence_or_none, 0);
    GroundResult result;
    NeedList needs(answer_.needed);
    result.rule = index_of(rule);
    result.offence = offence_or_none;
    result.mandatory = rule.mandatory;
    result.why.explained = rule.test;
    result.why.also = rule.applies;

    const Truth applied = applies(active, rule, offence);
    if (applied == Truth::no) {
        result.status = Status::not_applicable;
        result.why.needs = needs.range();
        answer_.grounds.push_back(std::move(result));
        return;
    }
    const Truth raised = both(applied, evaluator_.test(rule.test, offence));
    const auto [exception, bar, hard, soft] = effects_on(rule, offence);

    if (hard.truth == Truth::yes)
        result.mandatory = true;
    else if (soft.truth == Truth::yes)
        result.mandatory = false;
    else
        result.kind_open = hard.truth == Truth::unknown || soft.truth == Truth::unknown;

    if (bar.truth == Truth::yes) {
        result.status = Status::excluded;
        result.set_aside_by = bar.by;
        result.set_aside_rule = bar.rule;
    } else if (raised == Truth::no) {
        result.status = Status::cleared;
    } else if (exception.truth == Truth::yes) {
        result.status = Status::cleared;
        result.set_aside_by = exception.by;
        result.set_aside_rule = exception.rule;
    } else if (raised == Truth::yes && exception.truth == Truth::no && bar.truth == Truth::no) {
        result.status = Status::triggered;
    } else {
        result.status = Status::undetermined;
        applies_needs(active, rule, offence, needs);
        evaluator_.needs(rule.test, offence, needs);
        for (const Effect* effect : {&exception, &bar}) {
            evaluator_.needs(effect->open, offence, needs);
            evaluator_.needs(effect->reaches, offence, needs);
        }
    }
    if (result.kind_open && result.status == Status::triggered) {
        for (const Effect* effect : {&hard, &soft}) {
            evaluator_.needs(effect->open, offence, needs);
            evaluator_.needs(effect->reaches, offence, needs);
        }
    }
    result.why.needs = needs.range();
    answer_.grounds.push_back(std::move(result));
}

/// In assistance a ban on refusal is shown as a line of its own (rule book of assistance, 0.4).
void RuleRunner::bar_line(const ActiveProvision& active, const Rule& rule, int offence_or_none) {
    if (answer_.extradition) return;
    const int offence = std::max(offence_or_none, 0);
    GroundResult result;
    NeedList needs(answer_.needed);
    result.rule = index_of(rule);
    result.offence = offence_or_none;
    result.why.explained = rule.test;
    result.why.also = rule.applies;
    const Truth applied = applies(active, rule, offence);
    const Truth bites = evaluator_.test(rule.test, offence);
    if (applied == Truth::no)
        result.status = Status::not_applicable;
    else if (both(applied, bites) == Truth::yes)
        result.status = Status::excluded;
    else
        result.status = Status::cleared;
    result.why.needs = needs.range();
    answer_.grounds.push_back(std::move(result));
}

}  // namespace comity::law
