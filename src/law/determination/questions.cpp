// SPDX-License-Identifier: EUPL-1.2
#include "law/determination/questions.h"

#include <algorithm>

namespace comity::law {

namespace {

/// What one undetermined result adds to a question that would settle it. Mandatory results weigh most, so that many
/// optional ones never overtake one of them by a single count; a clock weighs between the two.
constexpr int mandatory_weight = 100;
/// Whether there is anything to extradite or to assist for comes before what stands against it.
constexpr int condition_weight = 150;
constexpr int clock_weight = 60;
/// A clock of which it is not even known whether it runs.
constexpr int idle_clock_weight = 20;
constexpr int form_weight = 40;
constexpr int duty_weight = 5;
constexpr int optional_weight = 10;
/// Facts that nothing but the requested authority's own opinion can give are asked after those the file can answer.
constexpr int appreciation_divisor = 8;
constexpr int outcome_factor = 1000;

class Asking {
   public:
    Asking(const Evaluator& evaluator, Answer& answer)
        : situation_(evaluator.situation()),
          facts_(situation_.facts),
          library_(facts_.library()),
          evaluator_(evaluator),
          answer_(answer),
          places_(library_.facts().size() * static_cast<std::size_t>(facts_.offence_count() + 1) + 1, 0) {
        answer_.questions.reserve(64);
        bearings_.reserve(128);
    }

    void ask() {
        // In assistance no duty, form or clock holds back an outcome (rule book, 0.4): what does comes before them all.
        const int holds_back = !answer_.extradition && answer_.outcome == Outcome::undetermined ? outcome_factor : 1;
        if (!answer_.basis.needs.empty()) {
            const TextId basis = library_.find_text("c.legal-basis").value_or(0);
            for (const NeededFact& need : answer_.basis.needs) add(need, holds_back * mandatory_weight * 3, basis);
        }
        for (const ConditionResult& result : answer_.conditions) {
            const Rule& rule = this->rule(result.rule);
            add_all(result.why, holds_back * (rule.formal ? form_weight : condition_weight), name(rule));
        }
        for (const GroundResult& result : answer_.grounds) {
            if (result.rule == none) continue;
            const Rule& rule = this->rule(result.rule);
            if (rule.self_judging) continue;  // reserved to the requested authority
            const bool mandatory = result.mandatory || result.kind_open;
            add_all(result.why, holds_back * (mandatory ? mandatory_weight : optional_weight), name(rule));
        }
        for (const Deadline& deadline : answer_.deadlines) {
            if (deadline.rule == none || deadline.state != Deadline::State::undetermined) continue;
            const Rule& rule = this->rule(deadline.rule);
            const bool runs = evaluator_.test(rule.applies, 0) == Truth::yes;
            add_all(deadline.why, runs ? clock_weight : idle_clock_weight, name(rule));
        }
        for (const DutyResult& result : answer_.duties) add_all(result.why, duty_weight, name(rule(result.rule)));
        for (const FormalResult& result : answer_.formal) add_all(result.why, form_weight, name(rule(result.rule)));
        for (const UseLimitResult& result : answer_.use_limits)
            add_all(result.why, duty_weight, name(rule(result.rule)));
        ask_for_missing_papers();
        ask_to_verify();
        ask_for_status();
        if (answer_.questions.empty()) ask_for_national_law();
        rank();
    }

   private:
    const Rule& rule(RuleIndex index) const { return library_.rules()[static_cast<std::size_t>(index)]; }

    /// The id of a rule where it has one, else its citation.
    TextId name(const Rule& rule) const { return rule.id != 0 ? rule.id : library_.provision_of(rule).id; }

    /// While the offences themselves are not known, they are the question; a fact that settles a result alone comes
    /// before one that needs others beside it.
    void add_all(const Reasons& why, int weight, TextId decides) {
        const auto needs = answer_.needs_of(why);
        const auto offences = std::ranges::find(needs, none, &NeededFact::fact);
        if (offences != needs.end()) return add(*offences, weight, decides);
        for (const NeededFact& need : needs) add(need, needs.size() == 1 ? weight : weight / 2, decides);
    }

    void add(const NeededFact& need, int weight, TextId decides) {
        if (need.fact != none) {
            const Fact& fact = library_.facts()[static_cast<std::size_t>(need.fact)];
            if (fact.answered_by == AnsweredBy::register_) return;
            if (fact.appreciation) weight /= appreciation_divisor;
        }
        Question& question = question_on(need);
        question.weight += weight;
        for (std::uint32_t at = question.decides.first; at != 0; at = bearings_[at - 1].before) {
            if (bearings_[at - 1].decides == decides) return;
        }
        bearings_.push_back({decides, question.decides.first});
        question.decides = {static_cast<std::uint32_t>(bearings_.size()), question.decides.count + 1};
    }

    Question& question_on(const NeededFact& need) {
        const auto known = static_cast<std::size_t>(need.fact + 1);
        std::uint32_t& place =
            places_[need.fact == none ? 0
                                      : static_cast<std::size_t>(need.offence + 1) * library_.facts().size() + known];
        if (place == 0) {
            answer_.questions.push_back({.fact = need});
            place = static_cast<std::uint32_t>(answer_.questions.size());
        }
        return answer_.questions[place - 1];
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
            question.verify = provision;
            bearings_.push_back({provision, 0});
            question.decides = {static_cast<std::uint32_t>(bearings_.size()), 1};
            answer_.questions.push_back(question);
        }
    }

    /// The requested State's own law decides and the library does not hold it: what must be asked of that law first.
    void ask_for_national_law() {
        if (!answer_.basis.national_law_unknown) return;
        if (!facts_.offences_known()) add({none, none}, mandatory_weight, 0);
        for (const std::string_view name : {"requested.reciprocity_expected", "requested.bars_nationals"}) {
            const FactIndex fact = library_.find_fact(name);
            if (fact != none && facts_.value(fact, 0).kind == Value::Kind::unknown)
                add({fact, none}, mandatory_weight, library_.find_text("c.legal-basis").value_or(0));
        }
    }

    /// Whether a State is bound at all: no fact of the case, but it may settle much of it.
    void ask_for_status() {
        for (InstrumentIndex index : answer_.basis.open_status) {
            for (StateCode state : {situation_.requesting, situation_.requested}) {
                const auto& bound =
                    state == situation_.requesting ? situation_.requesting_bound : situation_.requested_bound;
                if (bound[static_cast<std::size_t>(index)] != Truth::unknown) continue;
                Question question;
                question.status_of = index;
                question.bound = state;
                question.weight = form_weight;
                answer_.questions.push_back(question);
            }
        }
    }

    void rank() {
        std::ranges::stable_sort(answer_.questions, [&](const Question& a, const Question& b) {
            if (a.weight != b.weight) return a.weight > b.weight;
            return path_before(a.fact, b.fact);
        });
        answer_.decided.resize(bearings_.size());
        std::uint32_t first = 0;
        for (Question& question : answer_.questions) {
            std::uint32_t at = question.decides.first;
            for (std::uint32_t i = question.decides.count; i > 0; --i) {
                answer_.decided[first + i - 1] = bearings_[at - 1].decides;
                at = bearings_[at - 1].before;
            }
            question.decides.first = first;
            first += question.decides.count;
        }
    }

    /// fact_path(a) < fact_path(b), without writing either.
    bool path_before(const NeededFact& a, const NeededFact& b) const {
        if (a.fact != none && b.fact != none && place_of(a) == place_of(b)) return order(a) < order(b);
        const std::string_view left = head_of(a);
        const std::string_view right = head_of(b);
        if (left != right || a.fact == none) return left < right;
        return place_of(a) != place_of(b) && id_before(facts_.offence_id(a.offence), facts_.offence_id(b.offence));
    }

    /// What its path begins with: no name of a fact begins with "offences.".
    std::string_view head_of(const NeededFact& need) const {
        if (need.fact == none) return "offences";
        return place_of(need) == none ? name(need) : "offences.";
    }
    /// Of ids each followed by a dot.
    static bool id_before(std::string_view a, std::string_view b) {
        const std::size_t common = std::min(a.size(), b.size());
        if (const int order = a.substr(0, common).compare(b.substr(0, common)); order != 0) return order < 0;
        return a.size() < b.size() ? '.' < b[common] : a.size() > b.size() && a[common] < '.';
    }

    std::string_view name(const NeededFact& need) const {
        return library_.text(library_.facts()[static_cast<std::size_t>(need.fact)].name);
    }
    /// The offence whose facts the path stands among; none for those of the request.
    int place_of(const NeededFact& need) const {
        return of_request(need) || facts_.offence_id(need.offence).empty() ? none : need.offence;
    }
    std::int32_t order(const NeededFact& need) const {
        return library_.facts()[static_cast<std::size_t>(need.fact)].order;
    }
    bool of_request(const NeededFact& need) const {
        return need.offence == none || !library_.facts()[static_cast<std::size_t>(need.fact)].per_offence;
    }

    /// That a question bears on a rule; the bearings of one question are chained from the last (1 is the first entry).
    struct Bearing {
        TextId decides = 0;
        std::uint32_t before = 0;
    };

    const Situation& situation_;
    const Facts& facts_;
    const Library& library_;
    const Evaluator& evaluator_;
    Answer& answer_;
    std::vector<std::uint32_t> places_;  ///< of the question on each fact of each offence, 1 for the first
    std::vector<Bearing> bearings_;
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

std::vector<std::string_view> bears_on(const Situation& situation, const Answer& answer, const Question& question) {
    if (question.status_of != none) return {situation.network.id_of(question.status_of)};
    std::vector<std::string_view> names;
    for (TextId name : answer.decided_by(question)) names.push_back(situation.network.library().text(name));
    return names;
}

void ask_questions(const Evaluator& evaluator, Answer& answer) {
    Asking(evaluator, answer).ask();
}

}  // namespace comity::law
