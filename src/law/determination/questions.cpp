// SPDX-License-Identifier: EUPL-1.2
#include "law/determination/questions.h"

#include <algorithm>

namespace comity::law {

namespace {

/// What one undetermined result adds to a question that would settle it. Mandatory results weigh most, so that many
/// optional ones never overtake one of them by a single count; a clock weighs between the two.
constexpr int mandatory_weight = 100;
constexpr int clock_weight = 60;
/// A clock of which it is not even known whether it runs.
constexpr int idle_clock_weight = 20;
constexpr int form_weight = 40;
constexpr int duty_weight = 15;
constexpr int optional_weight = 10;
/// Facts that nothing but the requested authority's own opinion can give are asked after those the file can answer.
constexpr int appreciation_divisor = 8;

class Asking {
   public:
    Asking(const Situation& situation, Answer& answer)
        : situation_(situation), facts_(situation.facts), library_(situation.facts.library()), evaluator_(situation), answer_(answer) {}

    void ask() {
        for (const NeededFact& need : answer_.basis.needs) add(need, mandatory_weight * 3, "c.legal-basis");
        for (const ConditionResult& result : answer_.conditions) {
            const Rule& rule = this->rule(result.rule);
            add_all(result.why.needs, rule.formal ? form_weight : mandatory_weight, name(rule));
        }
        for (const GroundResult& result : answer_.grounds) {
            if (result.rule == none) continue;
            const Rule& rule = this->rule(result.rule);
            if (rule.self_judging) continue;  // reserved to the requested authority
            add_all(result.why.needs, result.mandatory || result.kind_open ? mandatory_weight : optional_weight, name(rule));
        }
        for (const Deadline& deadline : answer_.deadlines) {
            if (deadline.rule == none || deadline.state != Deadline::State::undetermined) continue;
            const Rule& rule = this->rule(deadline.rule);
            const bool runs = evaluator_.test(rule.applies, 0) == Truth::yes;
            add_all(deadline.why.needs, runs ? clock_weight : idle_clock_weight, name(rule));
        }
        for (const DutyResult& result : answer_.duties) add_all(result.why.needs, duty_weight, name(rule(result.rule)));
        for (const FormalResult& result : answer_.formal) add_all(result.why.needs, form_weight, name(rule(result.rule)));
        for (const UseLimitResult& result : answer_.use_limits) add_all(result.why.needs, duty_weight, name(rule(result.rule)));
        ask_for_missing_papers();
        ask_to_verify();
        ask_for_status();
        rank();
    }

   private:
    const Rule& rule(RuleIndex index) const { return library_.rules()[static_cast<std::size_t>(index)]; }

    /// The id of a rule where it has one, else its citation.
    std::string name(const Rule& rule) const {
        return std::string(library_.text(rule.id != 0 ? rule.id : library_.provision_of(rule).id));
    }

    void add_all(const std::vector<NeededFact>& needs, int weight, const std::string& decides) {
        std::vector<NeededFact> unique(needs);
        std::ranges::sort(unique);
        unique.erase(std::ranges::unique(unique).begin(), unique.end());
        for (const NeededFact& need : unique) add(need, weight, decides);
    }

    void add(const NeededFact& need, int weight, const std::string& decides) {
        if (need.fact != none) {
            const Fact& fact = library_.facts()[static_cast<std::size_t>(need.fact)];
            if (fact.answered_by == AnsweredBy::register_) return;
            if (fact.appreciation) weight /= appreciation_divisor;
        }
        auto place = std::ranges::find_if(answer_.questions, [&](const Question& question) {
            return question.fact == need && question.verify.empty() && question.status.empty();
        });
        if (place == answer_.questions.end()) {
            answer_.questions.push_back({need, "", "", {}, 0});
            place = answer_.questions.end() - 1;
        }
        place->weight += weight;
        if (std::ranges::find(place->decides, decides) == place->decides.end()) place->decides.push_back(decides);
    }

    /// A letter sent back for a missing declaration of the person: ask what the person declared.
    void ask_for_missing_papers() {
        if (answer_.extradition) return;
        for (const PaperResult& paper : answer_.papers) {
            if (paper.status != Status::missing) continue;
            const Rule& rule = this->rule(paper.rule);
            std::vector<NeededFact> needs;
            for (const Need& need : library_.of(library_.needs(), rule.needs)) collect_facts(need.when, needs);
            collect_facts(rule.applies, needs);
            for (const NeededFact& need : needs) add(need, form_weight, name(rule));
        }
    }

    /// The facts an expression speaks of, known or not.
    void collect_facts(ExprId id, std::vector<NeededFact>& facts) const {
        if (id == none) return;
        const Node& node = library_.nodes()[static_cast<std::size_t>(id)];
        if (node.op == Op::fact) facts.push_back({node.a, none});
        const bool has_children = node.op == Op::negation || node.op == Op::conjunction || node.op == Op::disjunction ||
                                  node.op == Op::holds || node.op == Op::compare || node.op == Op::one_of;
        if (!has_children) return;
        collect_facts(node.a, facts);
        if (node.op == Op::conjunction || node.op == Op::disjunction) collect_facts(node.b, facts);
    }

    /// An outcome that hangs on an unverified rule: the text must be read first.
    void ask_to_verify() {
        if (answer_.outcome != Outcome::undetermined && answer_.outcome != Outcome::partial) return;
        for (TextId provision : answer_.unverified) {
            Question question;
            question.verify = std::string(library_.text(provision));
            question.decides = {question.verify};
            answer_.questions.push_back(std::move(question));
        }
    }

    /// Whether a State is bound at all: no fact of the case, but it may settle much of it.
    void ask_for_status() {
        for (InstrumentIndex index : answer_.basis.open_status) {
            for (StateCode state : {situation_.requesting, situation_.requested}) {
                const auto& bound = state == situation_.requesting ? situation_.requesting_bound : situation_.requested_bound;
                if (bound[static_cast<std::size_t>(index)] != Truth::unknown) continue;
                Question question;
                question.status = std::string(situation_.network.id_of(index)) + "." + state.text();
                question.decides = {std::string(situation_.network.id_of(index))};
                question.weight = form_weight;
                answer_.questions.push_back(std::move(question));
            }
        }
    }

    void rank() {
        std::ranges::stable_sort(answer_.questions, [&](const Question& a, const Question& b) {
            if (a.weight != b.weight) return a.weight > b.weight;
            return fact_path(facts_, a.fact) < fact_path(facts_, b.fact);
        });
    }

    const Situation& situation_;
    const Facts& facts_;
    const Library& library_;
    const Evaluator evaluator_;
    Answer& answer_;
};

}  // namespace

std::string fact_path(const Facts& facts, const NeededFact& need) {
    if (need.fact == none) return "offences";
    const Library& library = facts.library();
    const Fact& fact = library.facts()[static_cast<std::size_t>(need.fact)];
    const std::string name(library.text(fact.name));
    if (!fact.per_offence || need.offence == none) return name;
    const std::string& id = facts.offence_id(need.offence);
    return id.empty() ? name : "offences." + id + "." + name.substr(name.find('.') + 1);
}

void ask_questions(const Situation& situation, Answer& answer) {
    Asking(situation, answer).ask();
}

}  // namespace comity::law
