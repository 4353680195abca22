// SPDX-License-Identifier: EUPL-1.2
#include "cases/pre_flight.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cases/question.h"
#include "law/atlas/request_kind.h"
#include "law/determination/render.h"
#include "law/request/letters.h"

namespace comity::cases {

namespace {

std::string label(const About& about) {
    if (about.measure.empty()) return about.subject;
    return about.subject.empty() ? about.measure : about.measure + "/" + about.subject;
}

class PreFlightRun {
   public:
    PreFlightRun(const law::Request& request) : request_(request), library_(request.library()) {}

    std::vector<std::string> run() {
        for (const law::Request::Measure& measure : request_.measures()) look_at(measure);
        for (const law::Letter& letter : law::letters_of(request_)) look_at(letter);
        return std::move(gaps_);
    }

   private:
    const law::Rule& rule(law::RuleIndex index) const { return library_.rules()[static_cast<std::size_t>(index)]; }

    std::string clause(law::RuleIndex index) const {
        return index == law::none ? "" : " (" + law::citation(library_, rule(index)) + ")";
    }

    std::string title(law::RuleIndex index) const {
        return std::string(library_.text(library_.provision_of(rule(index)).title, "en"));
    }

    void gap(std::string_view of, std::string says) {
        std::string whole = of.empty() ? std::move(says) : fmt::format("{}: {}", of, says);
        if (std::ranges::find(gaps_, whole) == gaps_.end()) gaps_.push_back(std::move(whole));
    }

    void look_at(const law::Request::Measure& measure) {
        const law::Answer& answer = measure.answer();
        if (answer.basis.met == Truth::no)
            gap(measure.id,
                fmt::format("no legal basis{}", answer.basis.cite.empty() ? "" : " (" + answer.basis.cite + ")"));
        for (const law::ConditionResult& condition : answer.conditions)
            if (condition.rule != law::none && condition.status == law::Status::not_met)
                gap(measure.id, "condition not met: " + title(condition.rule) + clause(condition.rule));
        for (const law::GroundResult& ground : answer.grounds)
            if (ground.rule != law::none && ground.status == law::Status::triggered)
                gap(measure.id, fmt::format("{} refuse: {}{}", ground.mandatory ? "must" : "may", title(ground.rule),
                                            clause(ground.rule)));
        for (const law::FormalResult& form : answer.formal)
            if (form.rule != law::none && rule(form.rule).kind == law::RuleKind::formal &&
                (form.status == law::Status::missing || form.status == law::Status::defective))
                gap(measure.id, fmt::format("form: {}{}", title(form.rule), clause(form.rule)));
        for (const law::PaperResult& paper : answer.papers)
            if (!paper.later && paper.certain && paper.status == law::Status::missing)
                gap(measure.id,
                    fmt::format("paper missing: {}{}", library_.text(law::content_label(library_, paper.paper), "en"),
                                clause(paper.rule)));
    }

    void look_at(const law::Letter& letter) {
        for (const law::Apart& apart : letter.apart) {
            std::vector<std::string_view> apart_from;
            for (const std::size_t other : apart.from) apart_from.push_back(request_.measures()[other].id);
            gap(request_.measures()[letter.measures.front()].id,
                fmt::format("needs a letter apart from {}: {} ({})", fmt::join(apart_from, ", "),
                            library_.text(apart.separation->title, "en"), library_.text(apart.separation->source)));
        }
        for (const law::ContentItem& item : letter.contents.items) {
            if (!item.required || item.status == law::Status::met) continue;
            const std::string_view says =
                item.status == law::Status::missing ? "the letter does not say" : "not recorded that the letter says";
            gap("", fmt::format("{}: {}{}", says, library_.text(item.label, "en"),
                                item.asked_by.empty() ? "" : clause(item.asked_by.front())));
        }
        choose(letter, "request.channel", "channel", letter.channel, law::channel_rules);
        choose(letter, "request.language", "language", letter.language, law::language_rules);
    }

    /// What is not chosen yet cannot be found wanting by the rule itself.
    void choose(const law::Letter& letter, std::string_view fact, std::string_view what, const law::Choice& choice,
                std::vector<law::Acceptance> (*rules)(const law::Determination&)) {
        const law::Determination& determination = *request_.measures()[letter.measures.front()].determination;
        const law::FactIndex index = library_.find_fact(fact);
        if (!choice.limited || index == law::none ||
            determination.question().facts.value(index, 0).kind != law::Value::Kind::unknown)
            return;
        std::vector<std::string_view> open;
        for (const auto& words : {choice.accepted, choice.open})
            for (const law::TextId word : words) open.push_back(library_.text(word));
        std::string cited;
        for (const law::Acceptance& acceptance : rules(determination))
            if (acceptance.applies != Truth::no)
                cited += (cited.empty() ? "" : ", ") + law::citation(library_, rule(acceptance.rule));
        gap("", fmt::format("no {} chosen; open: {} ({})", what, fmt::join(open, ", "), cited));
    }

    const law::Request& request_;
    const law::Library& library_;
    std::vector<std::string> gaps_;
};

}  // namespace

Result<std::vector<std::string>> gaps_of_draft(const CaseState& state, const Environment& environment) {
    law::AskedRequest asked;
    for (const About& about : questions_of(state)) {
        const Measure* measure = state.measure(about.measure);
        TRY(kind, law::find_request_kind(*environment.law,
                                         measure ? std::string_view(measure->word) : words(state.kind).value));
        TRY(question, question_of(state, about, environment, {.dossier_is_all = true}));
        asked.measures.push_back({label(about), std::move(kind), std::move(question)});
    }
    if (asked.measures.empty()) return std::vector<std::string>{"nothing is asked: the case has no measure"};
    asked.several = asked.measures.size() > 1;
    const law::Request request(std::move(asked));
    return PreFlightRun(request).run();
}

Result<void> check_pre_flight(const CaseState& state) {
    constexpr std::string_view way_out =
        "give run-pre-flight, mend the gaps or give override-pre-flight with the reason";
    if (!state.pre_flight)
        return fail(ErrorKind::conflict, "the draft was not put to the requested State's law", {},
                    std::string(way_out));
    if (state.pre_flight->mark.event < state.draft_changed)
        return fail(ErrorKind::conflict, "the draft changed since it was put to the requested State's law", {},
                    std::string(way_out));
    if (!state.pre_flight->gaps.empty() && state.pre_flight->overridden_because.empty())
        return fail(ErrorKind::conflict,
                    fmt::format("the pre-flight found {} gaps: {}", state.pre_flight->gaps.size(),
                                fmt::join(state.pre_flight->gaps, "; ")),
                    {}, std::string(way_out));
    return {};
}

}  // namespace comity::cases
