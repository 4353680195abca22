// SPDX-License-Identifier: EUPL-1.2
// docs/formats/lifecycles.md is printed from the tables, so that a practitioner can read them and say what is wrong.
#include <algorithm>
#include <set>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "cases/lifecycle/lifecycle.h"
#include "cases/lifecycle/shared_steps.h"
#include "command/printed_page.h"

namespace comity::cases {
namespace {

constexpr std::string_view path = "docs/formats/lifecycles.md";

std::string_view liberty_words(Liberty liberty) {
    switch (liberty) {
        case Liberty::untouched:
            return "";
        case Liberty::begins:
            return "held from here on";
        case Liberty::changes:
            return "held on, on another basis";
        case Liberty::ends:
            return "no longer held";
        case Liberty::lapses:
            return "no longer held, if held";
        case Liberty::passes:
            return "held on by another case";
        case Liberty::required:
            return "only of someone held";
    }
    return "";
}

void add(std::string& list, std::string_view item) {
    if (!list.empty()) list += "; ";
    list += item;
}

std::string code(std::string_view text) {
    return fmt::format("`{}`", text);
}

std::string from_words(const Step& step) {
    if (step.from.empty()) return "any open";
    std::string all;
    for (const std::string_view stage : step.from) all += (all.empty() ? "" : ", ") + std::string(stage);
    return all;
}

std::string conditions(const Step& step) {
    std::string all(liberty_words(step.liberty));
    if (!step.basis.empty()) all += fmt::format(" ({})", step.basis);
    if (step.act != Act::none) add(all, fmt::format("**{}**", word(step.act)));
    std::string touched;
    for (const Touch touch : step.touches) touched += fmt::format("{}{}", touched.empty() ? "" : ", ", word(touch));
    if (!touched.empty()) add(all, "may breach: " + touched);
    if (step.reason) add(all, "reason");
    if (step.pre_flight) add(all, "after the pre-flight");
    if (step.measures_finished) add(all, "all measures finished");
    if (step.nobody_held) add(all, "nobody held");
    if (step.binds == Binds::us) add(all, "the law's limits bind us");
    if (step.binds == Binds::them) add(all, "the law's limits bind them");
    return all;
}

std::string recorded(const Step& step) {
    std::string all;
    for (const RecordedFact& fact : step.records) {
        std::string one = code(fact.fact);
        switch (fact.from) {
            case RecordedFact::From::day:
                one += " day";
                break;
            case RecordedFact::From::moment:
                one += " moment";
                break;
            case RecordedFact::From::word:
                one += fmt::format(" {}", fact.value);
                break;
            case RecordedFact::From::given:
                one += fact.value.empty() ? " given" : fmt::format(" given: {}", fact.value);
                break;
        }
        add(all, one);
    }
    return all;
}

/// "signal  → awaiting-request  search-ordered, provisionally-arrested": a line per way from one stage to another.
std::string graph(const Course& course, std::span<const Step> left_out) {
    std::size_t widest = 0;
    for (const Stage& stage : course.stages) widest = std::max(widest, stage.word.size());
    std::string text = "```text\n";
    for (const Stage& stage : course.stages) {
        std::string_view from = stage.word;
        for (const Stage& next : course.stages) {
            std::string steps;
            for (const Step& step : course.steps) {
                const bool everywhere = std::ranges::find(left_out, step.word, &Step::word) != left_out.end();
                if (!everywhere && step.to == next.word && may_follow(course, step, stage.word))
                    steps += fmt::format("{}{}", steps.empty() ? "" : ", ", step.word);
            }
            if (steps.empty()) continue;
            text += fmt::format("{:<{}}  → {:<{}}  {}\n", from, widest, next.word, widest, steps);
            from = "";
        }
        if (!from.empty()) text += fmt::format("{:<{}}  {}\n", from, widest, stage.open ? "" : "end");
    }
    return text + "```\n";
}

std::string stage_table(std::span<const Stage> stages, std::span<const Stage> left_out = {}) {
    std::string text = "| stage | common stage | meaning |\n|---|---|---|\n";
    for (const Stage& stage : stages)
        if (std::ranges::find(left_out, stage.says, &Stage::says) == left_out.end())
            text += fmt::format("| `{}` | {}{} | {} |\n", stage.word, stage.common, stage.open ? "" : ", finished",
                                stage.says);
    return text;
}

std::string step_table(std::span<const Step> steps, std::span<const Step> left_out) {
    std::string text =
        "| step | who | from | to | what it takes and does | records | source |\n|---|---|---|---|---|---|---|\n";
    for (const Step& step : steps) {
        if (std::ranges::find(left_out, step.word, &Step::word) != left_out.end()) continue;
        text += fmt::format("| `{}`: {} | {} | {} | {} | {} | {} | {} |\n", step.word, step.says, word(step.by),
                            from_words(step), step.to.empty() ? "stays" : step.to, conditions(step), recorded(step),
                            step.source.empty() ? "practice" : code(step.source));
    }
    return text;
}

bool has_all(const Course& course, std::span<const Step> steps) {
    return std::ranges::all_of(steps, [&](const Step& step) {
        const Step* own = course.step(step.word);
        return own != nullptr && own->says == step.says;
    });
}

struct Part {
    std::string_view name;
    std::span<const Step> steps;
};

std::string of_kind(const Lifecycle& of, std::set<std::string>& same) {
    const KindWord& kind = words(of.kind);
    std::string text = fmt::format("\n## {}, {}\n\n", kind.word, word(of.direction));
    std::vector<Step> left_out;
    std::string uses;
    const Part parts[] = {
        {"reception", reception_steps()},
        {"sending", sending_steps()},
        {"what can happen to any case", events_of_life(of.direction, Consent::to_extradition)},
        {"what can happen to any case", events_of_life(of.direction, Consent::to_measure)},
    };
    for (const Part& part : parts) {
        if (!has_all(of, part.steps)) continue;
        left_out.insert(left_out.end(), part.steps.begin(), part.steps.end());
        if (!uses.ends_with(part.name)) add(uses, part.name);
    }
    std::string body = fmt::format("Shared parts: {}.{}\n\n", uses,
                                   kind.has_measures ? " The work is split into [measures](#measures)." : "");
    body += graph(of, events_of_life(of.direction, Consent::to_extradition)) + "\n";
    body += stage_table(of.stages, of.direction == Direction::incoming ? reception_stages() : sending_stages()) + "\n" +
            step_table(of.steps, left_out);
    if (!same.insert(std::string(word(of.direction)) + body).second)
        return text + "Stages and steps are those of the kind before in this direction.\n";
    return text + body;
}

std::pair<int, int> counted() {
    std::set<std::pair<std::string_view, std::string_view>> all;
    std::set<std::pair<std::string_view, std::string_view>> practice;
    for (const KindWord& kind : kinds())
        for (const Direction direction : {Direction::incoming, Direction::outgoing})
            for (const Step& step : lifecycle(kind.kind, direction).steps) {
                all.emplace(step.word, step.says);
                if (step.source.empty()) practice.emplace(step.word, step.says);
            }
    return {static_cast<int>(all.size()), static_cast<int>(practice.size())};
}

std::string page() {
    const auto [all, practice] = counted();
    std::string text = fmt::format(
        "# How cases move\n\n"
        "Printed from the tables in `src/cases/lifecycle/` and compared with them by a test; after a change of a "
        "table\n"
        "`COMITY_PRINT_LIFECYCLES=1 build/dev/bin/cases_test --gtest_filter='LifecyclePage*'` prints it anew.\n\n"
        "A case is in one **stage** of its kind and direction; a stage is entered by a **step**, never chosen from a "
        "list.\n"
        "*incoming*: the other State asks us. *outgoing*: we ask. What the central authority or an executing body does "
        "is an\n"
        "act or a note of its own work; what others do is news that is recorded.\n\n"
        "- **bold** is an act, which takes a second person: {}.\n"
        "- *held* means held for the other State, or abroad on our request. Whoever is held has a custody clock with "
        "an\n"
        "  owner and a substitute; a person held only in a case or for a sentence of the State where they are is not "
        "meant.\n"
        "- *records*: the facts of the law library that the step records: its day, its moment, a word, or what is "
        "given with it.\n"
        "- *source*: the provision that knows the step, or one of those that do. **practice**: general practice, which "
        "a\n"
        "  practitioner has yet to check: {} of {} different steps.\n"
        "- Periods stand in no table: they are the law library's.\n\n"
        "A case is closed only when nobody is held and every measure is finished. A test goes through every position "
        "that\n"
        "can be reached, in the tables and in what decides on commands: nobody is held without a clock and an owner.\n",
        "send, decide, seal, surrender, release", practice, all);
    text += "\n## Reception\n\nHow a request of another State enters, where the kind has a stage `check`.\n\n" +
            stage_table(reception_stages()) + "\n" + step_table(reception_steps(), {});
    text += "\n## Sending\n\nFrom the draft to the request being dealt with.\n\n" + stage_table(sending_stages()) +
            "\n" + step_table(sending_steps(), {});
    for (const Direction direction : {Direction::incoming, Direction::outgoing})
        text += fmt::format("\n## What can happen to any case, {}\n\n", word(direction)) +
                step_table(events_of_life(direction, Consent::to_extradition), {});
    text +=
        "\nIn transfers, assistance and the kinds like it `consent-given` records `person.consent`, "
        "`person.consent_given_on`, and `consent-revoked` `person.consent_withdrawn_on`.\n";
    text += "\n## Measures\n";
    for (const Direction direction : {Direction::incoming, Direction::outgoing}) {
        const Course& course = measure_course(direction);
        text += fmt::format("\n### A measure, {}\n\n", word(direction)) + graph(course, {}) + "\n" +
                stage_table(course.stages) + "\n" + step_table(course.steps, {});
    }
    std::set<std::string> same;
    for (const KindWord& kind : kinds())
        for (const Direction direction : {Direction::incoming, Direction::outgoing})
            text += of_kind(lifecycle(kind.kind, direction), same);
    return text;
}

TEST(LifecyclePage, IsWhatTheTablesSay) {
    command::expect_page(path, page(), "COMITY_PRINT_LIFECYCLES");
}

}  // namespace
}  // namespace comity::cases
