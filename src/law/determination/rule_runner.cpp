// SPDX-License-Identifier: EUPL-1.2
#include "law/determination/rule_runner.h"

#include <algorithm>

namespace comity::law {

RuleRunner::RuleRunner(const Evaluator& evaluator, Situation& situation, const ActiveRules& active, Answer& answer)
    : evaluator_(evaluator),
      situation_(situation),
      library_(situation_.network.library()),
      active_(active),
      answer_(answer),
      documents_fact_(library_.known_facts().documents),
      contents_fact_(library_.known_facts().contains) {}

void RuleRunner::applies_needs(const ActiveProvision& active, const Rule& rule, int offence, NeedList& needs) const {
    evaluator_.needs(rule.applies, offence, needs);
    evaluator_.needs(active.reaches, offence, needs);
}

void RuleRunner::run() {
    const auto per_offence = [&](const ActiveProvision& active, const Rule& rule, auto method) {
        if (rule.per_offence || active.reaches != none) {
            for (int offence = 0; offence < situation_.facts.offence_count(); ++offence)
                (this->*method)(active, rule, offence);
        } else {
            (this->*method)(active, rule, none);
        }
    };
    // The others may ask whether the papers are complete, so they wait until all of these are known.
    struct Waiting {
        const ActiveProvision& active;
        const Rule& rule;
    };
    std::vector<Waiting> waiting;
    waiting.reserve(512);
    for (const ActiveProvision& active : active_.provisions()) {
        if (active.part == Part::possible) continue;
        const Provision& provision = library_.provisions()[static_cast<std::size_t>(active.provision)];
        for (const Rule& rule : library_.of(library_.rules(), provision.rules)) {
            if (rule.kind != RuleKind::documents && rule.kind != RuleKind::contents) {
                waiting.push_back({active, rule});
            } else if (active.part != Part::supplementary) {
                if (rule.kind == RuleKind::documents) papers(active, rule);
                if (rule.kind == RuleKind::contents && !rule.usual) contents(active, rule);
            }
        }
    }
    settle_papers();
    for (const auto& [active, rule] : waiting) {
        const bool side = active.part == Part::supplementary || active.part == Part::overlay;
        switch (rule.kind) {
            case RuleKind::condition:
                // A convention beside a treaty adds to it; its own conditions do not bind.
                if (!side && !(active.part == Part::layer && active.reaches != none))
                    per_offence(active, rule, &RuleRunner::condition);
                break;
            case RuleKind::ground:
                if (active.part != Part::supplementary) per_offence(active, rule, &RuleRunner::ground);
                break;
            case RuleKind::bar:
                per_offence(active, rule, &RuleRunner::bar_line);
                break;
            case RuleKind::duty:
                per_offence(active, rule, &RuleRunner::duty);
                break;
            case RuleKind::formal:
                if (!side) formal(active, rule);
                break;
            case RuleKind::use_limit:
                per_offence(active, rule, &RuleRunner::use_limit);
                break;
            case RuleKind::cost:
                if (!side) cost(active, rule);
                break;
            case RuleKind::clock:
                clock(active, rule);
                break;
            case RuleKind::procedure:
                if (applies(active, rule, 0) == Truth::yes) answer_.procedures.push_back(index_of(rule));
                break;
            default:
                break;
        }
    }
    settle_cures();
    lacking();
}

/// Grounds other instruments know and the governing one does not.
void RuleRunner::lacking() {
    for (InstrumentIndex index : answer_.basis.governing) {
        if (situation_.network.unknown_treaty(index) != nullptr) continue;
        const Instrument& instrument = library_.instruments()[static_cast<std::size_t>(index)];
        for (TextId id : library_.of(library_.words(), instrument.lacks)) {
            const bool supplied = std::ranges::any_of(answer_.grounds, [&](const GroundResult& ground) {
                return ground.rule != none && library_.rules()[static_cast<std::size_t>(ground.rule)].id == id &&
                       ground.status != Status::not_applicable;
            });
            if (supplied) continue;
            GroundResult result;
            result.lacking = id;
            result.lacking_in = index;
            result.status = Status::cleared;
            answer_.grounds.push_back(result);
        }
    }
}

}  // namespace comity::law
