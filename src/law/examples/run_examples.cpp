// SPDX-License-Identifier: EUPL-1.2
#include "law/examples/run_examples.h"

#include <algorithm>

#include "law/examples/exercised.h"
#include "law/examples/expectation.h"

namespace comity::law {

namespace {

/// Puts the `given` lines together as one question.
format::Tree question_tree(const Example& example, Faults& faults) {
    format::Tree question{format::Tree::Kind::map, {}, false, {}, {}, example.place};
    format::Tree facts{format::Tree::Kind::map, {}, false, {}, {}, example.place};
    const auto add = [](format::Tree& map, std::string key, format::Tree value) {
        map.keys.push_back({format::Tree::Kind::scalar, std::move(key), true, {}, {}, value.place});
        map.items.push_back(std::move(value));
    };
    const auto scalar = [&](std::string text) {
        return format::Tree{format::Tree::Kind::scalar, std::move(text), true, {}, {}, example.place};
    };
    for (const auto& [yaml, place] : example.given) {
        auto trees = format::read_yaml(yaml, place.file);
        if (!trees || trees->size() != 1 || !trees->front().is(format::Tree::Kind::map)) {
            faults.error(place, trees ? "a given line is one key of the question" : trees.error().message,
                         "given custody: {basis: provisional}");
            continue;
        }
        for (std::size_t i = 0; i < trees->front().keys.size(); ++i) {
            trees->front().items[i].place = place;
            add(facts, trees->front().keys[i].text, trees->front().items[i]);
        }
    }
    if (!example.as_of.empty()) add(question, "as_of", scalar(example.as_of));
    if (!example.real_register) add(question, "register", scalar("replace"));
    add(question, "facts", std::move(facts));
    return question;
}

bool is_computed(const Library& library, const Provision& provision) {
    return std::ranges::any_of(library.of(library.rules(), provision.rules),
                               [](const Rule& rule) { return rule.kind != RuleKind::procedure; });
}

}  // namespace

std::vector<ReadyExample> ready_examples(const std::vector<Example>& examples, Faults& faults) {
    std::vector<ReadyExample> ready;
    for (const Example& example : examples) ready.push_back({&example, question_tree(example, faults)});
    return ready;
}

std::unique_ptr<Determination> try_example(const Library& library, const ReadyExample& ready, Faults& faults) {
    // An example without a day has none of its own: any will do, but always the same.
    auto question = read_question(library, ready.question, CivilDate(20'000), faults);
    if (question == nullptr) return nullptr;
    auto determination = std::make_unique<Determination>(std::move(question));
    for (const Example::Expectation& expectation : ready.example->expectations)
        check_expectation(*determination, expectation, faults);
    return determination;
}

ExampleReport run_examples(const Library& library, const std::vector<Example>& examples) {
    ExampleReport report;
    for (const Example& example : examples) {
        Faults faults;
        const ReadyExample ready{&example, question_tree(example, faults)};
        if (const auto determination = faults.any_error() ? nullptr : try_example(library, ready, faults)) {
            for (ProvisionIndex index : exercised_by(*determination)) {
                const Provision& provision = library.provisions()[static_cast<std::size_t>(index)];
                report.exercised[std::string(library.text(provision.id))].push_back(example.name);
            }
        }
        if (faults.list().empty()) ++report.passed;
        for (Fault fault : faults.list()) {
            fault.message = "example \"" + example.name + "\": " + fault.message;
            report.faults.push_back(std::move(fault));
        }
    }
    for (const Provision& provision : library.provisions()) {
        const std::string id(library.text(provision.id));
        if (is_computed(library, provision) && !report.exercised.contains(id)) report.unexercised.push_back(id);
    }
    return report;
}

}  // namespace comity::law
