// SPDX-License-Identifier: EUPL-1.2
#include "law/examples/exercised.h"

#include <algorithm>

#include "law/determination/active_rules.h"
#include "law/request/contents.h"

namespace comity::law {

namespace {

Family family_of(const Answer& answer) {
    return answer.extradition ? Family::extradition : Family::assistance;
}

class Exercise {
   public:
    explicit Exercise(const Determination& determination)
        : determination_(determination),
          library_(determination.library()),
          situation_(determination.situation()),
          answer_(determination.answer()),
          evaluator_(situation_),
          active_(evaluator_, answer_.basis, family_of(answer_)) {}

    std::set<ProvisionIndex> provisions() {
        note_results();
        for (const ActiveProvision& active : active_.provisions()) {
            const Provision& provision = library_.provisions()[static_cast<std::size_t>(active.provision)];
            for (const Rule& rule : library_.of(library_.rules(), provision.rules)) note_effect(active, rule);
        }
        for (const ContentItem& item : contents_of(determination_).items) {
            for (RuleIndex index : item.asked_by) note(index);
        }
        return std::move(seen_);
    }

   private:
    const Rule& rule(RuleIndex index) const { return library_.rules()[static_cast<std::size_t>(index)]; }
    void note(RuleIndex index) {
        if (index != none) seen_.insert(rule(index).provision);
    }

    /// Rules whose every answer is a question: the text was not read, or the language cannot say it.
    bool can_only_be_open(const Rule& rule, int offence) const {
        return rule.open != none && evaluator_.test(rule.open, std::max(offence, 0)) == Truth::yes;
    }
    /// Shown so that nobody looks for a test the instrument does not know.
    bool never_applies(RuleIndex index) const {
        if (index == none || rule(index).applies == none) return false;
        const Node& node = library_.nodes()[static_cast<std::size_t>(rule(index).applies)];
        return node.op == Op::constant && static_cast<Truth>(node.a) == Truth::no;
    }
    void note_decided(RuleIndex index, int offence, Status status) {
        if (index == none) return;
        if (status != Status::undetermined || can_only_be_open(rule(index), offence)) note(index);
    }

    void note_results() {
        for (const ConditionResult& r : answer_.conditions) note_decided(r.rule, r.offence, r.status);
        for (const GroundResult& r : answer_.grounds) {
            if (r.status != Status::not_applicable || never_applies(r.rule)) note_decided(r.rule, r.offence, r.status);
            note(r.set_aside_rule);
            if (r.set_aside_by != 0) note_named(r.set_aside_by);
        }
        for (const DutyResult& r : answer_.duties) note_decided(r.rule, r.offence, r.status);
        for (const UseLimitResult& r : answer_.use_limits) note_decided(r.rule, r.offence, r.status);
        for (const FormalResult& r : answer_.formal) note(r.rule);
        for (const PaperResult& r : answer_.papers) note(r.rule);
        for (const Deadline& r : answer_.deadlines) note(r.rule);
        for (const CostResult& r : answer_.costs) note(r.rule);
        // A scope condition that is not met takes its instrument, and its own line, out of the answer.
        for (const Excluded& entry : answer_.basis.excluded) note_cited(entry.cite);
    }

    void note_named(TextId id) {
        for (std::size_t i = 0; i < library_.provisions().size(); ++i) {
            if (library_.provisions()[i].id == id) seen_.insert(static_cast<ProvisionIndex>(i));
        }
    }
    void note_cited(const std::string& cite) {
        if (const auto id = library_.find_text(cite); id && !cite.empty()) note_named(*id);
    }

    bool holds(const ActiveProvision& active, const Rule& rule, int offence) const {
        return both(both(evaluator_.test(rule.applies, offence), evaluator_.test(rule.test, offence)),
                    evaluator_.test(active.reaches, offence)) == Truth::yes;
    }

    bool speaks_of(const Rule& effect, RuleIndex target) const {
        const auto effects = library_.of(library_.indices(), rule(target).affected_by);
        return std::ranges::any_of(effects, [&](RuleIndex index) { return &rule(index) == &effect; });
    }

    /// Effects that leave no line of their own in the answer.
    void note_effect(const ActiveProvision& active, const Rule& effect) {
        const int offences = std::max(situation_.facts.offence_count(), 1);
        for (int offence = 0; offence < offences; ++offence) {
            if (holds(active, effect, offence) && shows(active, effect, offence)) {
                seen_.insert(active.provision);
                return;
            }
        }
    }

    bool shows(const ActiveProvision& active, const Rule& effect, int offence) const {
        const auto of_offence = [&](int other) { return other == none || other == offence; };
        switch (effect.kind) {
            case RuleKind::permits:
            case RuleKind::no_request:
                return active.part == Part::governing;
            case RuleKind::harden:
            case RuleKind::soften:
                return std::ranges::any_of(answer_.grounds, [&](const GroundResult& r) {
                    return r.rule != none && of_offence(r.offence) && speaks_of(effect, r.rule) &&
                           r.status != Status::undetermined && r.status != Status::not_applicable &&
                           r.mandatory == (effect.kind == RuleKind::harden);
                });
            case RuleKind::exception:
                return std::ranges::any_of(answer_.conditions,
                                           [&](const ConditionResult& r) {
                                               return r.rule != none && of_offence(r.offence) &&
                                                      speaks_of(effect, r.rule) && r.status == Status::met &&
                                                      evaluator_.test(rule(r.rule).test, offence) == Truth::no;
                                           }) ||
                       std::ranges::any_of(answer_.use_limits, [&](const UseLimitResult& r) {
                           return of_offence(r.offence) && speaks_of(effect, r.rule) && r.status == Status::cleared &&
                                  evaluator_.test(rule(r.rule).test, offence) == Truth::yes;
                       });
            default:
                return false;
        }
    }

    const Determination& determination_;
    const Library& library_;
    const Situation& situation_;
    const Answer& answer_;
    Evaluator evaluator_;
    ActiveRules active_;
    std::set<ProvisionIndex> seen_;
};

}  // namespace

std::set<ProvisionIndex> exercised_by(const Determination& determination) {
    return Exercise(determination).provisions();
}

std::set<ProvisionIndex> active_in(const Determination& determination) {
    const Evaluator evaluator(determination.situation());
    const ActiveRules active(evaluator, determination.answer().basis, family_of(determination.answer()));
    std::set<ProvisionIndex> provisions;
    for (const ActiveProvision& entry : active.provisions()) provisions.insert(entry.provision);
    // Practice is no part of a basis and speaks of every letter.
    const Library& library = determination.library();
    for (std::size_t i = 0; i < library.provisions().size(); ++i) {
        const Provision& provision = library.provisions()[i];
        if (library.instrument_of(provision).role == Role::practice &&
            provision.speaks_to(family_of(determination.answer())))
            provisions.insert(static_cast<ProvisionIndex>(i));
    }
    return provisions;
}

}  // namespace comity::law
