// SPDX-License-Identifier: EUPL-1.2
// Monotone in knowledge: what is decided on the facts at hand stays decided when one more fact is learnt.
#include <cstdlib>
#include <map>
#include <set>

#include "law/testing/made_question.h"
#include "law/testing/real_library.h"

namespace comity::law {
namespace {

/// Facts whose absence is itself an answer, so that giving them may change what was decided without them:
/// those with a value the library knows (`otherwise`), registers that are empty when absent (`absent means none`), and
/// - the days of the request, for which the day of the question stands in until they are known, and whether it is
///   treated as made anew on that day;
/// - the procedure, which is extradition until something else is known of a request for it.
bool absence_says_something(const Library& library, FactIndex index) {
    const Fact& fact = library.facts()[static_cast<std::size_t>(index)];
    static const std::set<std::string_view> stood_in_for{"request.date_received",       "request.date_sent",
                                                         "request.procedure",           "request.requesting_territory",
                                                         "request.requested_territory", "requested.treats_as_renewed"};
    return stood_in_for.contains(library.text(fact.name)) || fact.otherwise != none || fact.absent_means_none;
}

using Results = std::map<std::string, std::string>;

/// Every result by its rule and offence. What only the engine's outcome says is compared apart.
Results results_of(const Determination& determination) {
    const Library& library = determination.library();
    const Answer& answer = determination.answer();
    Results found;
    const auto add = [&](const char* kind, const auto& results) {
        for (const auto& result : results) {
            if (result.rule == none) continue;
            int offence = none;
            if constexpr (requires { result.offence; }) offence = result.offence;
            const Rule& rule = library.rules()[static_cast<std::size_t>(result.rule)];
            const std::string key = std::string(kind) + " " + std::string(library.text(library.provision_of(rule).id)) +
                                    " " + std::string(library.text(rule.id)) + " rule " + std::to_string(result.rule) +
                                    " offence " + std::to_string(offence);
            found[key] = std::string(to_string(result.status));
        }
    };
    add("condition", answer.conditions);
    std::vector<GroundResult> grounds;
    std::vector<GroundResult> bars;
    for (const GroundResult& result : answer.grounds) {
        const bool bar =
            result.rule != none && library.rules()[static_cast<std::size_t>(result.rule)].kind == RuleKind::bar;
        (bar ? bars : grounds).push_back(result);
    }
    add("ground", grounds);
    add("bar", bars);
    add("duty", answer.duties);
    add("formal", answer.formal);
    add("use-limit", answer.use_limits);
    for (const OffenceOutcome& outcome : answer.by_offence) {
        found["outcome " + std::to_string(outcome.offence)] = std::string(to_string(outcome.outcome));
    }
    if (!answer.extradition) found["outcome"] = std::string(to_string(answer.outcome));
    return found;
}

bool is_open(const std::string& status) {
    return status == "undetermined" || status == "waivable";
}

/// Whether learning this fact may lead from one status to the other.
bool may_become(const Library& library, const Fact& learnt, bool scope_open, const std::string& key,
                const std::string& before, const std::string& after) {
    if (before == after || is_open(before)) return true;
    // A ground that is not made out is none whether or not its article governs the request, or may be invoked at all.
    if (key.starts_with("ground")) return before == "cleared" && (after == "not-applicable" || after == "excluded");
    // A ban on refusal is listed as cleared until it bites: nothing it forbids was invoked (rule book of assistance,
    // 0.4).
    if (key.starts_with("bar")) return before == "cleared";
    // A breach presupposes that the duty is owed.
    if (key.starts_with("duty")) return before == "owed" && after == "breached";
    if (!key.starts_with("outcome")) return false;
    // Optional grounds were still open: the discretion exists, or it does not.
    if (before == "grant-due-unless-optional") return after == "grant-due" || after == "discretion";
    // Open self-judging grounds do not block a duty (0.4, step 9); the authority may form its opinion later.
    if (learnt.appreciation && (before == "must-assist" || before == "may-assist"))
        return after == "may-refuse" || after == "must-refuse";
    // An act may turn out to need no request at all (step 2), or a paper or channel to be wrong, which can be cured and
    // refuses nothing (step 5); what is refused may turn out to lie outside the instrument (step 1), and another is
    // looked at.
    if (after == "no-request-needed" || (after == "returned-for-completion" && before != "must-refuse")) return true;
    if (before == "must-refuse") return after == "not-covered" || scope_open;
    // "Not covered" speaks of the treaties; whether there is reciprocity is still asked (2, step 9).
    return before == "not-covered" && library.text(learnt.name).starts_with("reciprocity.");
}

/// The first result that one more fact turned round, with what it was and became; "" if none.
std::string turned(const Library& library, const MadeQuestion& before, const MadeQuestion& after) {
    const Fact& learnt = library.facts()[static_cast<std::size_t>(after.facts.back().fact)];
    auto first = before.bind(library);
    auto second = after.bind(library);
    if (first == nullptr || second == nullptr) return "";
    const Determination earlier(std::move(first));
    const bool scope_open = std::ranges::any_of(earlier.answer().conditions, [&](const ConditionResult& result) {
        return result.rule != none && library.rules()[static_cast<std::size_t>(result.rule)].scope &&
               result.status == Status::undetermined;
    });
    const Results old = results_of(earlier);
    const Results now = results_of(Determination(std::move(second)));
    for (const auto& [key, status] : old) {
        const auto found = now.find(key);
        if (found != now.end() && !may_become(library, learnt, scope_open, key, status, found->second))
            return key + ": " + status + " became " + found->second;
    }
    return "";
}

/// The same finding with as few facts as possible.
std::string smallest(const Library& library, MadeQuestion before, const MadeFact& last, const std::string& finding) {
    const auto with_last = [&](MadeQuestion question) {
        question.facts.push_back(last);
        return question;
    };
    for (std::size_t i = 0; i < before.facts.size();) {
        MadeQuestion fewer = before;
        fewer.facts.erase(fewer.facts.begin() + static_cast<std::ptrdiff_t>(i));
        if (turned(library, fewer, with_last(fewer)) == finding)
            before = std::move(fewer);
        else
            ++i;
    }
    for (std::size_t i = 0; i < before.status.size();) {
        MadeQuestion fewer = before;
        fewer.status.erase(fewer.status.begin() + static_cast<std::ptrdiff_t>(i));
        if (turned(library, fewer, with_last(fewer)) == finding)
            before = std::move(fewer);
        else
            ++i;
    }
    return "\n  in " + tree_text(before.tree(library)) + "\n  adding " +
           std::string(library.text(library.facts()[static_cast<std::size_t>(last.fact)].name)) +
           (last.offence.empty() ? "" : " of " + last.offence) + " = " + tree_text(last.value);
}

/// More of the same by COMITY_PROPERTY_ROUNDS.
int rounds() {
    const char* wish = std::getenv("COMITY_PROPERTY_ROUNDS");
    return wish == nullptr ? 300 : std::atoi(wish);
}

TEST(knowledge, one_more_fact_turns_no_decided_result_round) {
    const Library& library = real_library();
    std::map<std::string, std::string> found;
    int compared = 0;
    for (int seed = 0; seed < rounds(); ++seed) {
        QuestionMaker maker(library, static_cast<std::uint32_t>(seed));
        MadeQuestion question = maker.setting();
        for (int step = 0; step < 60; ++step) {
            const MadeQuestion before = question;
            if (!maker.add_fact(question)) continue;
            const MadeFact& last = question.facts.back();
            if (question.bind(library) == nullptr) {
                question = before;  // two facts that exclude each other
                continue;
            }
            if (absence_says_something(library, last.fact)) continue;
            ++compared;
            const std::string finding = turned(library, before, question);
            if (finding.empty() || found.size() >= 40) continue;
            const std::string kind = finding.substr(0, finding.find(" offence "));
            if (!found.contains(kind)) found[kind] = finding + smallest(library, before, last, finding);
        }
    }
    EXPECT_GT(compared, rounds() * 10);
    for (const auto& [kind, finding] : found) ADD_FAILURE() << finding;
}

}  // namespace
}  // namespace comity::law
