// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>

#include "law/determination/render.h"

namespace comity::law {

std::vector<Reasoning> explain_result(const Determination& determination, std::string_view wanted) {
    const Library& library = determination.library();
    const Evaluator evaluator(determination.situation());
    const Explainer explainer(evaluator);
    const Answer& answer = determination.answer();
    std::vector<Reasoning> found;
    const auto add = [&](RuleIndex index, int offence, std::string_view status) {
        if (index == none) return;
        const Rule& rule = library.rules()[static_cast<std::size_t>(index)];
        if (library.text(rule.id) != wanted && citation(library, rule) != wanted) return;
        const Provision& provision = library.provision_of(rule);
        Reasoning root;
        root.text =
            citation(library, rule) + " " + std::string(library.text(provision.title.en)) + ": " + std::string(status);
        const int at = std::max(offence, 0);
        if (offence != none && !determination.question().facts.offence_id(offence).empty()) {
            root.text += " (" + determination.question().facts.offence_id(offence) + ")";
        }
        root.truth = both(evaluator.test(rule.applies, at), evaluator.test(rule.test, at));
        if (rule.applies != none)
            root.children.push_back(
                {"applies when", evaluator.test(rule.applies, at), {explainer.explain(rule.applies, at)}});
        if (rule.test != none) root.children.push_back(explainer.explain(rule.test, at));
        for (const Modifier& modifier : library.of(library.modifiers(), rule.modifiers)) {
            static constexpr std::array<std::string_view, 4> words{"except", "barred by", "mandatory when",
                                                                   "optional when"};
            std::string text(words[static_cast<std::size_t>(modifier.kind)]);
            if (modifier.cite != 0) text += " " + std::string(library.text(modifier.cite));
            root.children.push_back({text, evaluator.test(modifier.when, at), {explainer.explain(modifier.when, at)}});
        }
        found.push_back(std::move(root));
    };
    for (const ConditionResult& result : answer.conditions) add(result.rule, result.offence, to_string(result.status));
    for (const GroundResult& result : answer.grounds) add(result.rule, result.offence, to_string(result.status));
    for (const DutyResult& result : answer.duties) add(result.rule, result.offence, to_string(result.status));
    for (const UseLimitResult& result : answer.use_limits) add(result.rule, result.offence, to_string(result.status));
    for (const Deadline& deadline : answer.deadlines) add(deadline.rule, none, to_string(deadline.state));
    for (const FormalResult& result : answer.formal) add(result.rule, none, to_string(result.status));
    return found;
}

}  // namespace comity::law
