// SPDX-License-Identifier: EUPL-1.2
#include "law/request/acceptance.h"

#include <algorithm>
#include <map>
#include <set>

#include "law/compile/dependence.h"
#include "law/determination/active_rules.h"

namespace comity::law {

namespace {

/// Puts values of one fact to rules, everything else as it is.
class Trial {
   public:
    explicit Trial(const Determination& determination)
        : library_(determination.library()),
          facts_(determination.question().facts),
          situation_(facts_, determination.question().network, determination.situation().requesting,
                     determination.situation().requested, determination.situation().as_of,
                     determination.situation().request_day),
          evaluator_(situation_) {
        situation_.papers_complete = determination.situation().papers_complete;
    }

    void set(FactIndex fact, Value value) { facts_.set(fact, 0, value); }
    Facts& facts() { return facts_; }

    Truth applies(const Rule& rule) const { return evaluator_.test(rule.applies, 0); }
    /// Whether the rule stands against what is tried.
    Truth refuses(const Rule& rule) const { return both(applies(rule), !evaluator_.test(rule.test, 0)); }

   private:
    const Library& library_;
    Facts facts_;
    Situation situation_;
    Evaluator evaluator_;
};

/// The words a rule compares a fact with.
void words_named(const Library& library, ExprId id, const std::set<FactIndex>& facts, std::vector<TextId>& words) {
    if (id == none) return;
    const Node& node = library.nodes()[static_cast<std::size_t>(id)];
    const bool compares = node.op == Op::one_of || node.op == Op::has_any || node.op == Op::has_all;
    if (compares) {
        const Node& term = library.nodes()[static_cast<std::size_t>(node.a)];
        if (term.op == Op::fact && facts.contains(term.a)) {
            for (std::uint16_t i = 0; i < node.n; ++i) {
                const Value& constant = library.constants()[static_cast<std::size_t>(node.b + i)];
                if (constant.kind == Value::Kind::word && std::ranges::find(words, constant.a) == words.end())
                    words.push_back(constant.a);
            }
        }
        return;
    }
    if (has_first_operand(node.op)) words_named(library, node.a, facts, words);
    if (has_second_operand(node.op)) words_named(library, node.b, facts, words);
}

std::vector<Acceptance> rules_on(const Determination& determination, std::string_view topic, auto&& try_values) {
    const Library& library = determination.library();
    std::vector<Acceptance> found;
    for (RuleIndex index : rules_of_letter(determination, RuleKind::formal)) {
        const Rule& rule = library.rules()[static_cast<std::size_t>(index)];
        if (library.text(rule.topic) != topic) continue;
        Trial trial(determination);
        Acceptance acceptance;
        acceptance.rule = index;
        acceptance.applies = trial.applies(rule);
        if (acceptance.applies != Truth::no) try_values(trial, rule, acceptance);
        found.push_back(std::move(acceptance));
    }
    return found;
}

void note(Truth refused, TextId word, Acceptance& acceptance) {
    if (refused == Truth::no) acceptance.accepted.push_back(word);
    if (refused == Truth::unknown) acceptance.open.push_back(word);
}

/// The treaty an instrument is a protocol or supplement of; itself otherwise.
InstrumentIndex treaty_of(const Library& library, InstrumentIndex index) {
    while (library.instruments()[static_cast<std::size_t>(index)].parent != none)
        index = library.instruments()[static_cast<std::size_t>(index)].parent;
    return index;
}

bool has(const std::vector<TextId>& list, TextId word) {
    return std::ranges::find(list, word) != list.end();
}

}  // namespace

std::vector<RuleIndex> rules_of_letter(const Determination& determination, RuleKind kind) {
    const Library& library = determination.library();
    const Answer& answer = determination.answer();
    const Evaluator evaluator(determination.situation());
    const ActiveRules active(evaluator, answer.basis, answer.extradition ? Family::extradition : Family::assistance);
    std::vector<RuleIndex> found;
    for (const ActiveProvision& provision : active.provisions()) {
        if (provision.part == Part::possible || provision.part == Part::supplementary ||
            provision.part == Part::overlay)
            continue;
        if (evaluator.test(provision.reaches, 0) == Truth::no) continue;
        const Range<Rule> rules = library.provisions()[static_cast<std::size_t>(provision.provision)].rules;
        for (std::uint32_t i = 0; i < rules.count; ++i) {
            const auto index = static_cast<RuleIndex>(rules.first + i);
            if (library.rules()[static_cast<std::size_t>(index)].kind == kind) found.push_back(index);
        }
    }
    return found;
}

std::vector<Acceptance> channel_rules(const Determination& determination) {
    const Library& library = determination.library();
    const FactIndex channel = library.find_fact("request.channel");
    return rules_on(determination, "channel", [&](Trial& trial, const Rule& rule, Acceptance& acceptance) {
        if (channel == none) return;
        const Fact& fact = library.facts()[static_cast<std::size_t>(channel)];
        for (const FactValue& value : library.of(library.fact_values(), fact.values)) {
            trial.set(channel, {Value::Kind::word, value.word});
            note(trial.refuses(rule), value.word, acceptance);
        }
    });
}

std::vector<Acceptance> language_rules(const Determination& determination) {
    const Library& library = determination.library();
    const FactIndex language = library.find_fact("request.language");
    const FactIndex translations = library.find_fact("request.translations");
    return rules_on(determination, "language", [&](Trial& trial, const Rule& rule, Acceptance& acceptance) {
        if (language == none) return;
        std::vector<TextId> words;
        const std::set<FactIndex> facts{language, translations};
        words_named(library, rule.applies, facts, words);
        words_named(library, rule.test, facts, words);
        std::ranges::sort(words, {}, [&](TextId word) { return library.text(word); });
        if (translations != none) trial.set(translations, trial.facts().add_items(Value::Kind::words, {}));
        for (TextId word : words) {
            trial.set(language, trial.facts().add_items(Value::Kind::words, {word}));
            note(trial.refuses(rule), word, acceptance);
        }
    });
}

Choice choice_of(const Determination& determination, const std::vector<Acceptance>& rules) {
    const Library& library = determination.library();
    std::map<InstrumentIndex, std::vector<const Acceptance*>> by_treaty;
    Choice choice;
    for (const Acceptance& rule : rules) {
        if (rule.applies == Truth::no) continue;
        choice.limited = true;
        const Provision& provision = library.provision_of(library.rules()[static_cast<std::size_t>(rule.rule)]);
        by_treaty[treaty_of(library, provision.instrument)].push_back(&rule);
    }
    for (const auto& [treaty, all] : by_treaty) {
        std::vector<TextId> words = all.front()->accepted;
        words.insert(words.end(), all.front()->open.begin(), all.front()->open.end());
        for (TextId word : words) {
            const auto each = [&](auto&& fits) {
                return std::ranges::all_of(all, [&](const Acceptance* rule) { return fits(*rule); });
            };
            if (each([&](const Acceptance& rule) { return has(rule.accepted, word); })) {
                if (!has(choice.accepted, word)) choice.accepted.push_back(word);
            } else if (each([&](const Acceptance& rule) { return has(rule.accepted, word) || has(rule.open, word); })) {
                if (!has(choice.open, word)) choice.open.push_back(word);
            }
        }
    }
    std::erase_if(choice.open, [&](TextId word) { return has(choice.accepted, word); });
    return choice;
}

}  // namespace comity::law
