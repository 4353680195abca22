// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "law/determination/rule_runner.h"

namespace comity::law {

namespace {

bool holds_any(std::span<const std::int32_t> present, std::span<const TextId> wanted) {
    return std::ranges::any_of(wanted, [&](TextId word) { return std::ranges::find(present, word) != present.end(); });
}

}  // namespace

/// Every paper needed for some offence of the request, once.
void RuleRunner::papers(const ActiveProvision& active, const Rule& rule) {
    const Value& attached = situation_.facts.value(documents_fact_, 0);
    for (const Need& need : library_.of(library_.needs(), rule.needs)) {
        Truth needed = Truth::no;
        for (int offence = 0; offence < situation_.facts.offence_count(); ++offence) {
            needed = either(needed, both(applies(active, rule, offence), evaluator_.test(need.when, offence)));
        }
        if (needed == Truth::no) continue;
        const std::span<const TextId> words = library_.of(library_.words(), need.words);
        const auto known = std::ranges::find(answer_.papers, words[0], &PaperResult::paper);
        if (known != answer_.papers.end() && (known->certain || needed == Truth::unknown)) continue;
        if (known != answer_.papers.end()) answer_.papers.erase(known);
        PaperResult result;
        result.rule = index_of(rule);
        result.paper = words[0];
        result.later = need.later;
        if (attached.kind == Value::Kind::unknown || needed == Truth::unknown)
            result.status = Status::undetermined;
        else if (need.later && !holds_any(situation_.facts.items(attached), words))
            result.status = Status::undetermined;
        else
            result.status = holds_any(situation_.facts.items(attached), words) ? Status::met : Status::missing;
        result.certain = needed == Truth::yes;
        answer_.papers.push_back(result);
    }
}

void RuleRunner::settle_papers() {
    Truth complete = Truth::yes;
    for (const PaperResult& paper : answer_.papers) {
        if (paper.later) continue;
        if (paper.status == Status::missing) complete = Truth::no;
        if (paper.status == Status::undetermined) complete = both(complete, Truth::unknown);
    }
    situation_.papers_complete = complete;
}

/// What a letter must say. Only a letter whose contents are recorded can be found wanting.
void RuleRunner::contents(const ActiveProvision& active, const Rule& rule) {
    if (applies(active, rule, 0) != Truth::yes) return;
    const Value& said = situation_.facts.value(contents_fact_, 0);
    FormalResult result;
    NeedList needs(answer_.needed);
    result.rule = index_of(rule);
    result.status = Status::met;
    for (const Need& need : library_.of(library_.needs(), rule.needs)) {
        if (evaluator_.test(need.when, 0) != Truth::yes) continue;
        const std::span<const TextId> words = library_.of(library_.words(), need.words);
        if (said.kind != Value::Kind::unknown && holds_any(situation_.facts.items(said), words)) continue;
        result.missing.push_back(words[0]);
        result.status = said.kind == Value::Kind::unknown ? Status::undetermined : Status::missing;
    }
    if (result.status == Status::undetermined) needs.add({contents_fact_, none});
    result.why.needs = needs.range();
    answer_.formal.push_back(std::move(result));
}

void RuleRunner::formal(const ActiveProvision& active, const Rule& rule) {
    const Truth applied = applies(active, rule, 0);
    if (applied == Truth::no) return;
    FormalResult result;
    NeedList needs(answer_.needed);
    result.rule = index_of(rule);
    result.why.explained = rule.test;
    result.why.also = rule.applies;
    const Truth met = evaluator_.test(rule.test, 0);
    if (met == Truth::yes) {
        result.status = Status::met;
    } else if (met == Truth::no && applied == Truth::yes) {
        result.status = rule.missing ? Status::missing : Status::defective;
    } else {
        result.status = Status::undetermined;
        applies_needs(active, rule, 0, needs);
        evaluator_.needs(rule.test, 0, needs);
    }
    result.why.needs = needs.range();
    answer_.formal.push_back(std::move(result));
}

}  // namespace comity::law
