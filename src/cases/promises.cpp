// SPDX-License-Identifier: EUPL-1.2
#include "cases/promises.h"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cases/decide_parts.h"
#include "cases/question.h"
#include "law/determination/render.h"
#include "law/library/forbidden.h"

namespace comity::cases {

namespace {

/// Facts of the library that speak of one act, not of the case: what was recorded of an earlier act says nothing of the
/// next.
constexpr std::array<std::string_view, 7> of_one_act{"speciality.measure",
                                                     "speciality.other_offence_before_surrender",
                                                     "speciality.redescribed_offence_extraditable",
                                                     "use.purpose",
                                                     "use.consent",
                                                     "use.exculpatory",
                                                     "use.conditions_kept"};

bool binds(const Promise& promise, const Intended& act, CivilDate today) {
    if (promise.given != act.ours || !promise.ended_because.empty()) return false;
    if (promise.until && today > *promise.until) return false;
    return promise.subject.empty() || act.subject.empty() || promise.subject == act.subject;
}

/// A limit or a duty of the law, with what it forbids where it holds.
struct Limit {
    const law::Rule* rule;
    law::Status status;
    const law::Reasons* why;
};

std::vector<Limit> limits_of(const law::Determination& determination) {
    const law::Library& library = determination.library();
    const law::Answer& answer = determination.answer();
    std::vector<Limit> limits;
    const auto add = [&](law::RuleIndex index, law::Status status, const law::Reasons& why) {
        if (index == law::none) return;
        const law::Rule& rule = library.rules()[static_cast<std::size_t>(index)];
        if (!law::forbidden_by(library, rule).empty()) limits.push_back({&rule, status, &why});
    };
    for (const law::UseLimitResult& result : answer.use_limits) add(result.rule, result.status, result.why);
    for (const law::DutyResult& result : answer.duties) add(result.rule, result.status, result.why);
    return limits;
}

bool lifted(law::Status status) {
    return status == law::Status::cleared || status == law::Status::not_owed;
}

bool names(const Intended& act, const std::set<std::string>& words) {
    return std::ranges::any_of(act.touches, [&](Touch touch) { return words.contains(std::string(word(touch))); });
}

/// Whether the law still forbids the act, and which facts of the act it would have to know. A rule that answers nothing
/// any more lifts nothing.
Result<bool> law_forbids(const CaseState& state, const Promise& promise, const Intended& act,
                         const Environment& environment, std::vector<std::string>& settled_by) {
    const law::Library& library = *environment.law;
    bool answered = false;
    bool forbidden = false;
    for (const About& about : all_questions_of(state)) {
        const std::string_view subject = promise.subject.empty() ? act.subject : std::string_view(promise.subject);
        if (!subject.empty() && !about.subject.empty() && about.subject != subject) continue;
        TRY(determination, determine(state, about, environment, {.facts = act.facts, .left_out = of_one_act}));
        for (const Limit& limit : limits_of(*determination)) {
            if (law::citation(library, *limit.rule) != promise.rule) continue;
            answered = true;
            if (lifted(limit.status)) continue;
            forbidden = true;
            for (const law::NeededFact& need : determination->answer().needs_of(*limit.why)) {
                const std::string name(library.text(library.facts()[static_cast<std::size_t>(need.fact)].name));
                if (std::ranges::find(of_one_act, name) == of_one_act.end()) continue;
                if (std::ranges::find(settled_by, name) == settled_by.end()) settled_by.push_back(name);
            }
        }
    }
    return forbidden || !answered;
}

/// Assurances and undertakings are words of a State and stand by themselves; the others follow the rule they cite.
bool follows_law(const Promise& promise) {
    return !promise.rule.empty() &&
           (promise.kind == "speciality" || promise.kind == "use-limit" || promise.kind == "return");
}

std::string_view kind_of(const std::set<std::string>& forbidden) {
    if (forbidden.contains("prosecute") || forbidden.contains("re-extradite")) return "speciality";
    if (forbidden.contains("use") || forbidden.contains("disclose")) return "use-limit";
    return forbidden.contains("keep") ? "return" : "undertaking";
}

}  // namespace

Result<std::vector<Breach>> breaches(const CaseState& state, const Intended& act, const Environment& environment) {
    std::vector<Breach> found;
    for (const Promise& promise : state.promises) {
        if (!binds(promise, act, environment.today) || !names(act, promise.breached_by)) continue;
        Breach breach{.promise = &promise};
        if (follows_law(promise)) {
            TRY(forbidden, law_forbids(state, promise, act, environment, breach.settled_by));
            if (!forbidden) continue;
        }
        found.push_back(std::move(breach));
    }
    return found;
}

Result<void> keep_promises(const CaseState& state, const Intended& act, const Environment& environment) {
    if (act.touches.empty()) return {};
    TRY(breached, breaches(state, act, environment));
    if (breached.empty()) return {};
    const Promise& promise = *breached.front().promise;
    std::string hint = "ask the other State for its consent and end the promise with that paper, or do not do it";
    if (const auto& facts = breached.front().settled_by; !facts.empty())
        hint = fmt::format("say of this act, under 'facts': {}; or {}", fmt::join(facts, ", "), hint);
    return fail(ErrorKind::conflict,
                fmt::format("this would breach promise {} ({} {}{}): {}", promise.id, promise.kind,
                            promise.given ? "given" : "received", promise.rule.empty() ? "" : ", " + promise.rule,
                            promise.says),
                {}, hint);
}

Result<std::vector<NewEvent>> promises_of_law(const CaseState& state, std::string_view subject, bool ours,
                                              std::string_view because, const Environment& environment) {
    const law::Library& library = *environment.law;
    std::vector<NewEvent> events;
    std::set<std::pair<std::string, std::string>> there;
    for (const Promise& promise : state.promises)
        if (promise.ended_because.empty() && promise.given == ours) there.emplace(promise.rule, promise.subject);
    for (const About& about : all_questions_of(state)) {
        if (!subject.empty() && !about.subject.empty() && about.subject != subject) continue;
        TRY(determination, determine(state, about, environment, {.left_out = of_one_act}));
        for (const Limit& limit : limits_of(*determination)) {
            const std::string rule = law::citation(library, *limit.rule);
            if (lifted(limit.status) || !there.emplace(rule, about.subject).second) continue;
            std::set<std::string> forbidden;
            for (const law::TextId act : law::forbidden_by(library, *limit.rule)) forbidden.emplace(library.text(act));
            std::string_view says = library.text(limit.rule->effect, "en");
            if (says.empty()) says = library.text(library.provision_of(*limit.rule).title, "en");
            events.push_back(
                {"promise-recorded",
                 format::Value::object({{"promise", fmt::format("p{}", state.promises.size() + events.size() + 1)},
                                        {"kind", kind_of(forbidden)},
                                        {"given", ours},
                                        {"says", says},
                                        {"breached_by", format::Value::list_of(forbidden)},
                                        {"rule", rule},
                                        {"subject", about.subject},
                                        {"watcher", state.owner},
                                        {"source", format::Value::object({{"words", because}})}})});
        }
    }
    return events;
}

}  // namespace comity::cases
