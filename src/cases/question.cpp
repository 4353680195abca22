// SPDX-License-Identifier: EUPL-1.2
#include "cases/question.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "cases/lifecycle/lifecycle.h"
#include "format/canonical_json.h"
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

std::vector<About> questions(const CaseState& state, bool finished_too) {
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
        if (!finished_too && finished(state, measure)) continue;
        const std::vector<std::string>& of_measure = measure.subjects.empty() ? subjects : measure.subjects;
        for (const std::string& subject : of_measure) questions.push_back({subject, measure.id});
    }
    return questions;
}

/// Papers of the library that lie in the dossier: ours where we ask, theirs where they ask. A translation is the paper
/// "translation", whatever it translates.
std::set<std::string> papers_of(const CaseState& state, const law::Library& library) {
    std::set<std::string> papers;
    const law::FactIndex index = library.known_facts().documents;
    if (index == law::none) return papers;
    const auto values = library.of(library.fact_values(), library.facts()[static_cast<std::size_t>(index)].values);
    const std::string_view origin = state.direction == Direction::outgoing ? "own" : "received";
    for (const Document& document : state.documents) {
        if (document.withdrawn || document.origin != origin) continue;
        std::string kind = document.translation_of.empty() ? document.kind : "translation";
        std::ranges::replace(kind, '_', '-');
        if (std::ranges::any_of(values, [&](const law::FactValue& value) { return library.text(value.word) == kind; }))
            papers.insert(std::move(kind));
    }
    return papers;
}

/// Facts by their path in the question, as canonical JSON; "" where not known.
class Facts {
   public:
    Facts(const CaseState& state, const About& about, const Environment& environment, const Supposed& supposed)
        : state_(state), environment_(environment), supposed_(supposed) {
        gather(about);
        add_papers();
        add_competing();
        if (const auto* given = supposed.facts ? supposed.facts->as_object() : nullptr)
            for (const format::Member& member : *given)
                facts_[member.key] = member.value.is_null() ? "" : format::canonical_json(member.value).value_or("");
    }

    const std::map<std::string, std::string>& all() const { return facts_; }

   private:
    void gather(const About& about) {
        std::map<std::string, int> weights;
        for (const auto& [key, entries] : state_.facts) {
            const auto weighs = weight(key, about);
            if (!weighs || entries.empty() ||
                std::ranges::find(supposed_.left_out, key.fact) != supposed_.left_out.end())
                continue;
            const std::string path = path_of(key);
            const auto [at, fresh] = weights.try_emplace(path, *weighs);
            if (!fresh && at->second >= *weighs) continue;
            at->second = *weighs;
            facts_[path] = entries.back().value;
        }
    }

    void add_papers() {
        constexpr std::string_view fact = "request.documents";
        std::set<std::string> papers = papers_of(state_, *environment_.law);
        if (papers.empty() && !supposed_.dossier_is_all) return;
        const auto recorded = facts_.find(std::string(fact));
        if (recorded != facts_.end() && !recorded->second.empty()) {
            const auto list = format::read_value(recorded->second, "request.documents");
            const auto* items = list ? list->as_list() : nullptr;
            if (!items) return;  // written in another way: it stands as recorded
            for (const format::Value& item : *items)
                if (item.as_string()) papers.insert(*item.as_string());
        }
        facts_[std::string(fact)] = format::canonical_json(format::Value::list_of(papers)).value_or("");
    }

    void add_competing() {
        constexpr std::string_view fact = "concurrent";
        if (facts_.contains(std::string(fact)) || environment_.law->find_fact(fact) == law::none) return;
        format::Value requests = format::Value::list();
        for (const Link& link : state_.links) {
            if (link.relation != "competing") continue;
            const auto other = std::ranges::find(environment_.linked, link.to, &LinkedCase::id);
            if (other == environment_.linked.end() || other->requesting == state_.requesting()) continue;
            format::Value request = format::Value::object({{"state", other->requesting.text()}});
            if (other->received) request.set("received", to_string(*other->received));
            requests.append(std::move(request));
        }
        if (!requests.as_list()->empty()) facts_[std::string(fact)] = format::canonical_json(requests).value_or("");
    }

    const CaseState& state_;
    const Environment& environment_;
    const Supposed& supposed_;
    std::map<std::string, std::string> facts_;
};

}  // namespace

std::vector<About> questions_of(const CaseState& state) {
    return questions(state, false);
}

std::vector<About> all_questions_of(const CaseState& state) {
    return questions(state, true);
}

std::string question_json(const CaseState& state, const About& about, const Environment& environment,
                          const Supposed& supposed) {
    const Facts facts(state, about, environment, supposed);
    format::JsonWriter json;
    json.object([&] {
        json.key("as_of").string(to_string(environment.today));
        json.key("facts").object([&] {
            const auto say = [&](std::string_view fact, std::string_view value) {
                if (!facts.all().contains(std::string(fact))) json.key(fact).string(value);
            };
            say("request.requesting_state", state.requesting().text());
            say("request.requested_state", state.requested().text());
            const KindWord& kind = words(state.kind);
            if (!kind.fact.empty() && !kind.has_measures) say(kind.fact, kind.value);
            if (const Measure* measure = state.measure(about.measure)) say("request.measure", measure->word);
            for (const auto& [path, value] : facts.all()) {
                if (value.empty())
                    json.key(path).null();
                else
                    json.key(path).raw(value);
            }
        });
    });
    return json.take();
}

Result<std::unique_ptr<law::QuestionInput>> question_of(const CaseState& state, const About& about,
                                                        const Environment& environment, const Supposed& supposed) {
    TRY(tree, format::read_json(question_json(state, about, environment, supposed), "case " + state.number));
    law::Faults faults;
    auto question = law::read_question(*environment.law, tree, environment.today, faults);
    if (!question) {
        const law::Fault& first = faults.list().front();
        return fail(ErrorKind::invalid, first.message, {}, first.hint);
    }
    return question;
}

Result<std::unique_ptr<law::Determination>> determine(const CaseState& state, const About& about,
                                                      const Environment& environment, const Supposed& supposed) {
    TRY(question, question_of(state, about, environment, supposed));
    return std::make_unique<law::Determination>(std::move(question));
}

}  // namespace comity::cases
