// SPDX-License-Identifier: EUPL-1.2
#include "cases/question.h"

#include <map>

#include <fmt/format.h>

#include "cases/lifecycle/lifecycle.h"
#include "format/json_writer.h"
#include "format/tree.h"

namespace comity::cases {

namespace {

bool finished(const CaseState& state, const Measure& measure) {
    const Stage* stage = measure_course(state.direction).stage(measure.stage);
    return stage && !stage->open;
}

/// Lower counts first and is overruled by higher; nullopt: the fact is not about this.
std::optional<int> weight(const FactKey& key, const About& about) {
    if (!key.subject.empty() && key.subject != about.subject) return std::nullopt;
    if (!key.measure.empty() && key.measure != about.measure) return std::nullopt;
    return (key.measure.empty() ? 0 : 1) + (key.subject.empty() ? 0 : 2);
}

std::string path_of(const FactKey& key) {
    constexpr std::string_view of_offence = "offence.";
    if (!key.offence.empty() && key.fact.starts_with(of_offence))
        return fmt::format("offences.{}.{}", key.offence, key.fact.substr(of_offence.size()));
    return key.fact;
}

}  // namespace

std::vector<About> questions_of(const CaseState& state) {
    std::vector<std::string> subjects;
    for (const Subject& subject : state.subjects)
        if (!subject.withdrawn) subjects.push_back(subject.id);
    if (subjects.empty()) subjects.emplace_back();
    std::vector<About> questions;
    if (!words(state.kind).has_measures) {
        for (const std::string& subject : subjects) questions.push_back({subject, ""});
        return questions;
    }
    for (const Measure& measure : state.measures) {
        if (finished(state, measure)) continue;
        const std::vector<std::string>& of_measure = measure.subjects.empty() ? subjects : measure.subjects;
        for (const std::string& subject : of_measure) questions.push_back({subject, measure.id});
    }
    return questions;
}

std::string question_json(const CaseState& state, const About& about, CivilDate as_of) {
    struct Chosen {
        int weight;
        const std::string* value;
    };
    std::map<std::string, Chosen> chosen;
    for (const auto& [key, entries] : state.facts) {
        const auto weighs = weight(key, about);
        if (!weighs || entries.empty()) continue;
        const auto [at, fresh] = chosen.try_emplace(path_of(key), Chosen{*weighs, &entries.back().value});
        if (!fresh && at->second.weight < *weighs) at->second = {*weighs, &entries.back().value};
    }
    format::JsonWriter json;
    json.object([&] {
        json.key("as_of").string(to_string(as_of));
        json.key("facts").object([&] {
            const auto say = [&](std::string_view fact, std::string_view value) {
                if (!chosen.contains(std::string(fact))) json.key(fact).string(value);
            };
            say("request.requesting_state", state.requesting().text());
            say("request.requested_state", state.requested().text());
            const KindWord& kind = words(state.kind);
            if (!kind.fact.empty() && !kind.has_measures) say(kind.fact, kind.value);
            if (const Measure* measure = state.measure(about.measure)) say("request.measure", measure->word);
            for (const auto& [path, fact] : chosen) {
                if (fact.value->empty())
                    json.key(path).null();
                else
                    json.key(path).raw(*fact.value);
            }
        });
    });
    return json.take();
}

Result<std::unique_ptr<law::Determination>> determine(const CaseState& state, const About& about,
                                                      const Environment& environment) {
    TRY(tree, format::read_json(question_json(state, about, environment.today), "case " + state.number));
    law::Faults faults;
    auto question = law::read_question(*environment.law, tree, environment.today, faults);
    if (!question) {
        const law::Fault& first = faults.list().front();
        return fail(ErrorKind::invalid, first.message, {}, first.hint);
    }
    return std::make_unique<law::Determination>(std::move(question));
}

}  // namespace comity::cases
