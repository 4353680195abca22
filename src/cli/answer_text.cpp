// SPDX-License-Identifier: EUPL-1.2
#include "cli/answer_text.h"

#include <algorithm>
#include <iostream>

#include "cli/answer_words.h"
#include "law/determination/basis.h"
#include "law/determination/questions.h"
#include "law/show/rule_text.h"

namespace comity::cli {

namespace {

using namespace law;

constexpr int margin = 2;
constexpr int status_width = 14;

class AnswerPrinter {
   public:
    AnswerPrinter(const Determination& determination, const AnswerStyle& style, const Terminal& terminal)
        : determination_(determination),
          answer_(determination.answer()),
          facts_(determination.question().facts),
          library_(determination.library()),
          evaluator_(determination.situation()),
          explainer_(evaluator_),
          style_(style),
          terminal_(terminal),
          citation_width_(widest_citation()) {}

    void print() {
        headline();
        basis();
        clocks();
        grounds();
        conditions();
        papers();
        form();
        duties();
        use_limits();
        costs();
        unverified();
        questions();
        std::cout << '\n'
                  << terminal_.paint("Law library " + std::string(library_.text(library_.summary().version)) + ", " +
                                         library_.digest().substr(0, 19) + ". This prepares a decision and is none.",
                                     Colour::dim)
                  << '\n';
    }

   private:
    const Rule& rule(RuleIndex index) const { return library_.rules()[static_cast<std::size_t>(index)]; }
    std::string text(TextId id) const { return std::string(library_.text(id)); }
    std::string words(const Localised& localised) const {
        return std::string(library_.text(localised, style_.language));
    }

    /// Citations stand in one column, unless they are so long that the words would have no room.
    int widest_citation() const {
        int width = 12;
        const auto consider = [&](RuleIndex index) {
            if (index != none) width = std::max(width, columns(citation(library_, rule(index))));
        };
        for (const GroundResult& result : answer_.grounds) consider(result.rule);
        for (const ConditionResult& result : answer_.conditions) consider(result.rule);
        for (const DutyResult& result : answer_.duties) consider(result.rule);
        for (const UseLimitResult& result : answer_.use_limits) consider(result.rule);
        return std::min(width, terminal_.width() / 4);
    }

    void heading(std::string_view title, std::string_view remark = {}) const {
        std::cout << '\n' << terminal_.paint(title, Colour::strong);
        if (!remark.empty()) std::cout << terminal_.paint("  " + std::string(remark), Colour::dim);
        std::cout << '\n';
    }

    /// status, citation, words; the words go on under themselves.
    void line(std::string_view status, Colour colour, std::string_view cite, std::string_view content) const {
        line(status, colour, cite, content, citation_width_);
    }
    void line(std::string_view status, Colour colour, std::string_view cite, std::string_view content,
              int cite_width) const {
        std::cout << std::string(margin, ' ') << terminal_.paint(padded(status, status_width), colour) << ' '
                  << padded(cite, cite_width) << ' '
                  << wrapped(content, terminal_.width(), margin + status_width + 1 + cite_width + 1) << '\n';
    }

    void below(std::string_view content, Colour colour) const {
        constexpr int indent = margin + status_width + 1;
        std::cout << std::string(indent, ' ') << terminal_.paint(wrapped(content, terminal_.width(), indent), colour)
                  << '\n';
    }

    std::string title_of(const Rule& rule, int offence, std::string_view note = {}) const {
        const Provision& provision = library_.provision_of(rule);
        std::string title = words(provision.title);
        if (offence != none && facts_.offence_count() > 1) title += " [" + facts_.offence_id(offence) + "]";
        if (!note.empty()) title += " – " + std::string(note);
        if (text(provision.mark) == "M") title += " (not verified against a text)";
        return title;
    }

    std::string open_facts(const Reasons& why) const {
        std::vector<std::string> names;
        for (const NeededFact& need : answer_.needs_of(why)) {
            std::string path = fact_path(facts_, need);
            if (std::ranges::find(names, path) == names.end()) names.push_back(std::move(path));
        }
        std::string all;
        for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
        return all;
    }

    /// One result with what it rests on: the comparisons where something is decided, else what is not known.
    void result(std::string_view status, Colour colour, const Rule& rule, int offence, const Reasons& why,
                std::string_view note = {}) const {
        line(status, colour, citation(library_, rule), title_of(rule, offence, note));
        const std::string open = open_facts(why);
        if (open.empty() || style_.full) {
            for (const std::string& reason : explainer_.because(why.explained, std::max(offence, 0)))
                below(reason, Colour::dim);
        }
        if (!open.empty()) below("not known: " + open, Colour::blue);
    }

    std::string name_of(StateCode state) const {
        const State* known = library_.find_state(state);
        return known == nullptr ? (state.known() ? state.text() : "a State not named") : words(known->name);
    }

    void headline() const {
        const QuestionInput& question = determination_.question();
        std::cout << name_of(question.requesting) << " → " << name_of(question.requested) << " · "
                  << (answer_.extradition ? "extradition" : "assistance") << " · " << to_string(question.as_of)
                  << "\n\n";
        const std::string outcome(to_string(answer_.outcome));
        std::cout << terminal_.paint(outcome, colour_of(answer_.outcome)) << ": "
                  << wrapped(meaning_of(answer_), terminal_.width(), columns(outcome) + 2) << '\n';
        if (answer_.if_verified != answer_.outcome) {
            std::cout << wrapped(std::string(to_string(answer_.if_verified)) +
                                     " if the rules not verified against a text are right",
                                 terminal_.width(), 0)
                      << '\n';
        }
        for (const OffenceOutcome& offence : answer_.by_offence) {
            if (answer_.by_offence.size() < 2) break;
            std::cout << "  " << padded(facts_.offence_id(offence.offence), 20) << ' '
                      << terminal_.paint(to_string(offence.outcome), colour_of(offence.outcome)) << '\n';
        }
    }

    int widest_instrument() const {
        const LegalBasis& basis = answer_.basis;
        int width = 12;
        for (const auto* list : {&basis.governing, &basis.layers, &basis.supplementary}) {
            for (InstrumentIndex index : *list)
                width = std::max(width, columns(determination_.question().network.id_of(index)));
        }
        for (const Excluded& entry : basis.excluded)
            width = std::max(width, columns(determination_.question().network.id_of(entry.instrument)));
        return std::min(width, terminal_.width() / 3);
    }

    void instruments(std::string_view label, const std::vector<InstrumentIndex>& list, int width) const {
        const Register& network = determination_.question().network;
        for (InstrumentIndex index : list) {
            std::string title = network.unknown_treaty(index) != nullptr
                                    ? "its text is not in the library"
                                    : words(library_.instruments()[static_cast<std::size_t>(index)].title);
            for (const std::string& chapter : chapters_not_accepted(determination_.situation(), index))
                title += ", without chapter " + chapter;
            line(label, Colour::plain, network.id_of(index), title, width);
            label = "";
        }
    }

    void basis() const {
        heading("Legal basis");
        const LegalBasis& basis = answer_.basis;
        const Register& network = determination_.question().network;
        const int width = widest_instrument();
        instruments("governs", basis.governing, width);
        if (basis.reciprocity && basis.governing.empty()) line("governs", Colour::plain, "reciprocity", "", width);
        instruments("with", basis.layers, width);
        if (basis.national_law_unknown) {
            line("with", Colour::plain, "national law",
                 "of " + name_of(determination_.question().requested) + ", not in the library", width);
        }
        instruments("supplementary", basis.supplementary, width);
        std::string invocable;
        for (InstrumentIndex index : basis.also_invocable)
            invocable += (invocable.empty() ? "" : ", ") + std::string(network.id_of(index));
        if (basis.reciprocity_invocable) invocable += invocable.empty() ? "reciprocity" : ", reciprocity";
        if (!invocable.empty()) {
            constexpr int indent = margin + status_width + 1;
            std::cout << std::string(margin, ' ') << padded("may be invoked", status_width) << ' '
                      << wrapped(invocable, terminal_.width(), indent) << '\n';
        }
        for (const Excluded& entry : basis.excluded) {
            line("excluded", Colour::dim, network.id_of(entry.instrument),
                 entry.reason + (entry.cite.empty() ? "" : " (" + entry.cite + ")"), width);
        }
        if (basis.governing.empty() && !basis.reciprocity) std::cout << "  none found\n";
        if (basis.by_template)
            std::cout << "  The treaty's text is not loaded: a model asks the questions, nothing below is final.\n";
        for (const std::string& conflict : basis.conflicts) {
            std::cout << "  "
                      << terminal_.paint(wrapped("For a lawyer: " + conflict, terminal_.width(), 4), Colour::amber)
                      << '\n';
        }
    }

    void clocks() const {
        if (answer_.deadlines.empty()) return;
        heading("Clocks");
        std::vector<const Deadline*> order;
        for (const Deadline& deadline : answer_.deadlines) order.push_back(&deadline);
        std::ranges::stable_sort(order, {}, [](const Deadline* deadline) {
            return std::pair(urgency(deadline->state), deadline->due->first);
        });
        for (const Deadline* deadline : order) clock(*deadline);
    }

    void clock(const Deadline& deadline) const {
        const Rule* rule = deadline.rule == none ? nullptr : &this->rule(deadline.rule);
        const Clock* clock = rule == nullptr ? nullptr : &library_.clocks()[static_cast<std::size_t>(rule->clock)];
        std::string name = clock == nullptr ? deadline.id + ", " + deadline.effect : words(clock->name);
        if (clock != nullptr && clock->has_effect)
            name += (clock->must ? "; then must " : "; then may ") + text(clock->effect);
        const std::string cite = rule == nullptr ? deadline.cite : citation(library_, *rule);
        const std::string open = open_facts(deadline.why);
        constexpr int day_width = 12;
        const ClockWords said = clock_words(deadline, determination_.question().as_of);
        std::cout << std::string(margin, ' ') << terminal_.paint(padded(said.status, status_width), said.colour) << ' '
                  << terminal_.paint(padded(to_string(*deadline.due), day_width), Colour::strong)
                  << wrapped(name, terminal_.width(), margin + status_width + 1 + day_width) << '\n';
        std::string reason = cite + ", " + period_of_clock(deadline.period) + " from " + from_text(deadline);
        if (deadline.due_moment) reason += ", until " + due_text(deadline);
        if (deadline.conservative && deadline.state != Deadline::State::satisfied)
            reason += "; act by " + to_string(*deadline.conservative);
        std::cout << std::string(margin, ' ') << padded(said.distance, status_width) << ' '
                  << terminal_.paint(wrapped(reason, terminal_.width(), margin + status_width + 1), Colour::dim)
                  << '\n';
        if (!open.empty()) below("not known: " + open, Colour::blue);
    }

    void grounds() const {
        heading("Grounds for refusal");
        const auto print_all = [&](Status status, Colour colour) {
            for (const GroundResult& ground : answer_.grounds) {
                if (ground.status != status || ground.rule == none) continue;
                std::string label(to_string(status));
                if (status == Status::triggered) label = ground.mandatory ? "must refuse" : "may refuse";
                std::string note;
                if (ground.set_aside_by != 0)
                    note = "set aside by " + text(ground.set_aside_by);
                else if (status == Status::undetermined)
                    note = ground.mandatory                 ? "mandatory"
                           : rule(ground.rule).self_judging ? "for the requested authority to judge"
                                                            : "optional";
                result(label, ground.mandatory && status == Status::triggered ? Colour::red : colour, rule(ground.rule),
                       ground.offence, ground.why, note);
            }
        };
        print_all(Status::triggered, Colour::amber);
        print_all(Status::undetermined, Colour::blue);
        print_all(Status::excluded, Colour::green);
        print_all(Status::cleared, Colour::green);
        for (const GroundResult& ground : answer_.grounds) {
            if (ground.rule != none) continue;
            line("cleared", Colour::dim, text(ground.lacking),
                 "no such ground in " + std::string(determination_.question().network.id_of(ground.lacking_in)));
        }
        if (answer_.grounds.empty()) std::cout << "  none to be weighed\n";
    }

    void conditions() const {
        if (answer_.conditions.empty()) return;
        heading("Conditions");
        for (const Status status : {Status::not_met, Status::waivable, Status::undetermined, Status::met}) {
            for (const ConditionResult& condition : answer_.conditions) {
                if (condition.status != status) continue;
                const Colour colour = status == Status::met       ? Colour::green
                                      : status == Status::not_met ? Colour::red
                                                                  : Colour::blue;
                result(to_string(status), colour, rule(condition.rule), condition.offence, condition.why);
            }
        }
    }

    void papers() const {
        if (answer_.papers.empty()) return;
        const bool none_listed = std::ranges::all_of(
            answer_.papers, [](const PaperResult& paper) { return paper.status == Status::undetermined; });
        heading("Papers", none_listed ? "request.documents does not say which are there" : "");
        for (const PaperResult& paper : answer_.papers) {
            const Colour colour = paper.status == Status::met       ? Colour::green
                                  : paper.status == Status::missing ? Colour::red
                                                                    : Colour::blue;
            line(paper.status == Status::undetermined ? "needed" : to_string(paper.status), colour,
                 citation(library_, rule(paper.rule)), paper_label(library_, paper.paper, style_.language));
        }
    }

    void form() const {
        if (answer_.formal.empty()) return;
        heading("Form");
        for (const FormalResult& formal : answer_.formal) {
            std::string missing;
            for (TextId word : formal.missing)
                missing += (missing.empty() ? "lacks " : ", ") + paper_label(library_, word, style_.language);
            const Colour colour = formal.status == Status::met            ? Colour::green
                                  : formal.status == Status::undetermined ? Colour::blue
                                                                          : Colour::amber;
            result(to_string(formal.status), colour, rule(formal.rule), none, formal.why, missing);
        }
    }

    /// Results that hang on what has not happened yet are named, not argued; --full argues them.
    template <class Results>
    void later(const Results& results, std::string_view label) const {
        for (const auto& one : results) {
            if (one.status != Status::undetermined) continue;
            if (style_.full)
                result(to_string(one.status), Colour::blue, rule(one.rule), one.offence, one.why);
            else
                line(label, Colour::dim, citation(library_, rule(one.rule)), title_of(rule(one.rule), one.offence));
        }
    }

    void duties() const {
        if (std::ranges::all_of(answer_.duties, [](const DutyResult& duty) { return duty.status == Status::not_owed; }))
            return;
        heading("Duties");
        for (const DutyResult& duty : answer_.duties) {
            if (duty.status == Status::undetermined || duty.status == Status::not_owed) continue;
            const Colour colour = duty.status == Status::breached ? Colour::red
                                  : duty.status == Status::owed   ? Colour::amber
                                                                  : Colour::green;
            result(to_string(duty.status), colour, rule(duty.rule), duty.offence, duty.why);
        }
        later(answer_.duties, "may be owed");
    }

    void use_limits() const {
        if (answer_.use_limits.empty()) return;
        heading("Limits of use, speciality");
        for (const UseLimitResult& limit : answer_.use_limits) {
            if (limit.status == Status::undetermined) continue;
            const Colour colour = limit.status == Status::triggered ? Colour::amber : Colour::green;
            result(limit.status == Status::triggered ? "limits" : to_string(limit.status), colour, rule(limit.rule),
                   limit.offence, limit.why, words(rule(limit.rule).effect));
        }
        later(answer_.use_limits, "may limit");
    }

    void costs() const {
        if (answer_.costs.empty()) return;
        heading("Costs");
        for (const CostResult& cost : answer_.costs) {
            std::string content = title_of(rule(cost.rule), none);
            if (const std::string effect = words(rule(cost.rule).effect); !effect.empty()) content += ": " + effect;
            line(name_of(cost.payer), Colour::plain, citation(library_, rule(cost.rule)), content);
        }
    }

    void questions() const {
        if (answer_.questions.empty()) return;
        const std::size_t shown =
            style_.full ? answer_.questions.size() : std::min<std::size_t>(5, answer_.questions.size());
        heading(shown == 1 ? "Next question" : "Next questions", "the answer that settles most first");
        for (std::size_t i = 0; i < shown; ++i) question(static_cast<int>(i) + 1, answer_.questions[i]);
        if (answer_.questions.size() > shown)
            std::cout << "  and " << answer_.questions.size() - shown << " more (--full lists all)\n";
    }

    /// The offences themselves are asked by the question of the fact that names them.
    std::string offences_question() const {
        const FactIndex fact = library_.find_fact("offence.id");
        return fact == none ? std::string{} : std::string(words(library_.facts()[static_cast<std::size_t>(fact)].ask));
    }

    void question(int number, const Question& question) const {
        std::string ask(offences_question());
        std::string from;
        if (question.verify != 0) {
            ask = "What does the authentic text of " + text(question.verify) + " say?";
            from = "for a lawyer";
        } else if (question.status_of != none) {
            ask = "Since when is " + name_of(question.bound) + " bound by " +
                  std::string(determination_.situation().network.id_of(question.status_of)) +
                  "? The register does not say.";
            from = "ask the depositary";
        } else if (question.fact.fact != none) {
            const Fact& fact = library_.facts()[static_cast<std::size_t>(question.fact.fact)];
            ask = words(fact.ask.en != 0 ? fact.ask : fact.label);
            from = "answered by " + who_answers(fact.answered_by);
        }
        const std::string head = std::to_string(number) + ". ";
        const int indent = margin + static_cast<int>(head.size());
        std::cout << std::string(margin, ' ') << head << wrapped(ask, terminal_.width(), indent) << '\n';
        std::string note = question.verify == 0 && question.status_of == none ? fact_path(facts_, question.fact) : "";
        const auto add = [&](const std::string& more) { note += (note.empty() || more.empty() ? "" : " · ") + more; };
        add(from);
        std::vector<std::string> rules;
        for (std::string_view rule : bears_on(determination_.situation(), answer_, question)) rules.emplace_back(rule);
        if (!rules.empty()) add("bears on " + some_of(rules, 4));
        std::cout << std::string(static_cast<std::size_t>(indent), ' ')
                  << terminal_.paint(wrapped(note, terminal_.width(), indent), Colour::dim) << '\n';
    }

    void unverified() const {
        if (answer_.unverified.empty()) return;
        heading("Not verified against a text", "the outcome would rest on these");
        for (TextId provision : answer_.unverified) std::cout << "  " << text(provision) << '\n';
    }

    const Determination& determination_;
    const Answer& answer_;
    const Facts& facts_;
    const Library& library_;
    Evaluator evaluator_;
    Explainer explainer_;
    const AnswerStyle& style_;
    const Terminal& terminal_;
    int citation_width_;
};

void print_step(const Reasoning& step, const std::string& before, bool last, bool root) {
    const char* sign = step.truth == Truth::yes ? "✓" : step.truth == Truth::no ? "✗" : "?";
    std::cout << before << (root ? "" : last ? "└─ " : "├─ ") << sign << ' ' << step.text << '\n';
    for (std::size_t i = 0; i < step.children.size(); ++i) {
        print_step(step.children[i], before + (root ? "" : last ? "   " : "│  "), i + 1 == step.children.size(), false);
    }
}

/// How the days of a clock were counted, below its reasoning.
void print_days(const Determination& determination, std::string_view result) {
    const Library& library = determination.library();
    for (const Deadline& deadline : determination.answer().deadlines) {
        const Rule* rule = deadline.rule == none ? nullptr : &library.rules()[static_cast<std::size_t>(deadline.rule)];
        const std::string id = rule == nullptr ? deadline.id : std::string(library.text(rule->id));
        const std::string cite = rule == nullptr ? deadline.cite : citation(library, *rule);
        if (result != id && result != cite) continue;
        std::cout << id << ": " << from_text(deadline) << (deadline.from_moment ? " is the event, " : " is day zero, ")
                  << period_of_clock(deadline.period) << " end on " << due_text(deadline);
        if (deadline.conservative) std::cout << "; the careful day is " << to_string(*deadline.conservative);
        std::cout << '\n';
    }
}

}  // namespace

void print_answer(const Determination& determination, const AnswerStyle& style, const Terminal& terminal) {
    AnswerPrinter(determination, style, terminal).print();
}

bool print_explanation(const Determination& determination, std::string_view result) {
    const std::vector<Reasoning> found = explain_result(determination, result);
    if (found.empty()) {
        std::cerr << "the answer has no result '" << result
                  << "' (name an id as g.nationality or a rule as coe-024:6.1.a; --json lists them)\n";
        return false;
    }
    for (const Reasoning& step : found) print_step(step, "", true, true);
    print_days(determination, result);
    return true;
}

}  // namespace comity::cli
