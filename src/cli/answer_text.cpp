// SPDX-License-Identifier: EUPL-1.2
#include "cli/answer_text.h"

#include <algorithm>
#include <iostream>

#include "law/determination/basis.h"
#include "law/determination/questions.h"

namespace comity::cli {

namespace {

using namespace law;

Colour colour_of(Outcome outcome) {
    switch (outcome) {
        case Outcome::grant_due:
        case Outcome::must_assist:
        case Outcome::no_request_needed:
        case Outcome::grant_due_unless_optional: return Colour::green;
        case Outcome::refuse_mandatory:
        case Outcome::no_legal_basis:
        case Outcome::must_refuse:
        case Outcome::not_covered: return Colour::red;
        default: return Colour::amber;
    }
}

class AnswerPrinter {
   public:
    AnswerPrinter(const Determination& determination, std::string_view language, const Terminal& terminal)
        : determination_(determination),
          answer_(determination.answer()),
          facts_(determination.question().facts),
          library_(determination.library()),
          evaluator_(determination.situation()),
          explainer_(evaluator_),
          language_(language),
          terminal_(terminal) {}

    void print() {
        headline();
        basis();
        clocks();
        grounds();
        conditions();
        papers();
        form();
        duties();
        questions();
        unverified();
    }

   private:
    const Rule& rule(RuleIndex index) const { return library_.rules()[static_cast<std::size_t>(index)]; }

    void heading(std::string_view text) const { std::cout << '\n' << terminal_.paint(text, Colour::strong) << '\n'; }

    /// One result: status, citation, title, and below it why.
    void line(std::string_view status, Colour colour, const Rule& rule, int offence, const Reasons& why, std::string_view note = {}) const {
        const Provision& provision = library_.provision_of(rule);
        std::string title(library_.text(provision.title, language_));
        if (offence != none && !facts_.offence_id(offence).empty()) title += " [" + facts_.offence_id(offence) + "]";
        if (!note.empty()) title += " – " + std::string(note);
        if (library_.text(provision.mark) == "M") title += " (not verified against a text)";
        std::cout << "  " << terminal_.paint(padded(status, 14), colour) << ' ' << padded(citation(library_, rule), 24) << ' '
                  << title << '\n';
        for (const std::string& reason : explainer_.because(why.explained, std::max(offence, 0))) {
            std::cout << "                   " << terminal_.paint(wrapped(reason, terminal_.width() - 19, 19), Colour::dim) << '\n';
        }
        if (!why.needs.empty()) {
            std::string needs;
            for (const NeededFact& need : why.needs) needs += (needs.empty() ? "needs " : ", ") + fact_path(facts_, need);
            std::cout << "                   " << terminal_.paint(wrapped(needs, terminal_.width() - 19, 19), Colour::blue) << '\n';
        }
    }

    std::string name_of(StateCode state) const {
        const State* known = library_.find_state(state);
        return known == nullptr ? (state.known() ? state.text() : "?") : std::string(library_.text(known->name, language_));
    }

    void headline() const {
        const QuestionInput& question = determination_.question();
        std::cout << name_of(question.requesting) << " → " << name_of(question.requested) << ", "
                  << (answer_.extradition ? "extradition" : "assistance") << ", " << to_string(question.as_of) << '\n';
        std::cout << terminal_.paint(to_string(answer_.outcome), colour_of(answer_.outcome));
        if (answer_.if_verified != answer_.outcome) {
            std::cout << " (" << to_string(answer_.if_verified) << " if the rules not verified against a text are right)";
        }
        std::cout << '\n';
        if (answer_.by_offence.size() < 2) return;
        for (const OffenceOutcome& offence : answer_.by_offence) {
            std::cout << "  " << padded(facts_.offence_id(offence.offence), 20) << ' '
                      << terminal_.paint(to_string(offence.outcome), colour_of(offence.outcome)) << '\n';
        }
    }

    void instruments(std::string_view label, const std::vector<InstrumentIndex>& list) const {
        for (InstrumentIndex index : list) {
            const Register& network = determination_.question().network;
            std::string title = network.unknown_treaty(index) != nullptr
                                    ? "its text is not in the library"
                                    : std::string(library_.text(library_.instruments()[static_cast<std::size_t>(index)].title, language_));
            for (const std::string& chapter : chapters_not_accepted(determination_.situation(), index)) title += ", without chapter " + chapter;
            std::cout << "  " << padded(label, 14) << ' ' << padded(network.id_of(index), 24) << ' ' << title << '\n';
        }
    }

    void basis() const {
        heading("Legal basis");
        const LegalBasis& basis = answer_.basis;
        instruments("governs", basis.governing);
        if (basis.reciprocity && basis.governing.empty()) std::cout << "  governs        reciprocity\n";
        instruments("with", basis.layers);
        if (basis.national_law_unknown) std::cout << "  with           national law of " << name_of(determination_.question().requested) << ", not in the library\n";
        instruments("may be invoked", basis.also_invocable);
        instruments("supplementary", basis.supplementary);
        for (const Excluded& entry : basis.excluded) {
            std::cout << "  " << terminal_.paint(padded("excluded", 14), Colour::dim) << ' '
                      << padded(determination_.question().network.id_of(entry.instrument), 24) << ' ' << entry.reason
                      << (entry.cite.empty() ? "" : " (" + entry.cite + ")") << '\n';
        }
        if (basis.by_template) std::cout << "  The treaty's text is not loaded: a model asks the questions, nothing below is final.\n";
        for (const std::string& conflict : basis.conflicts) {
            std::cout << "  " << terminal_.paint(wrapped("For a lawyer: " + conflict, terminal_.width() - 2, 4), Colour::amber) << '\n';
        }
        if (basis.governing.empty() && !basis.reciprocity) std::cout << "  none found\n";
    }

    void clocks() const {
        if (answer_.deadlines.empty()) return;
        heading("Clocks");
        for (const Deadline& deadline : answer_.deadlines) {
            const Rule* rule = deadline.rule == none ? nullptr : &this->rule(deadline.rule);
            const Clock* clock = rule == nullptr ? nullptr : &library_.clocks()[static_cast<std::size_t>(rule->clock)];
            const bool urgent = deadline.state == Deadline::State::last_day || deadline.state == Deadline::State::expired;
            std::string text = to_string(*deadline.due);
            if (deadline.conservative) text += " (alarm " + to_string(*deadline.conservative) + ")";
            std::string name = clock == nullptr ? deadline.id + ", " + deadline.effect : std::string(library_.text(clock->name, language_));
            if (clock != nullptr && clock->has_effect) name += clock->must ? ", then must " : ", then may ";
            if (clock != nullptr && clock->has_effect) name += library_.text(clock->effect);
            std::cout << "  " << terminal_.paint(padded(to_string(deadline.state), 14), urgent ? Colour::red : Colour::plain) << ' '
                      << padded(rule == nullptr ? deadline.cite : citation(library_, *rule), 24) << ' ' << text << "  "
                      << deadline.period << " from " << to_string(*deadline.from) << "  " << name << '\n';
        }
    }

    void grounds() const {
        heading("Grounds for refusal");
        const auto print_all = [&](Status status, Colour colour) {
            for (const GroundResult& result : answer_.grounds) {
                if (result.status != status || result.rule == none) continue;
                const std::string label = status == Status::triggered ? (result.mandatory ? "must refuse" : "may refuse") : std::string(to_string(status));
                std::string note;
                if (result.set_aside_by != 0) note = "set aside by " + std::string(library_.text(result.set_aside_by));
                else if (status == Status::undetermined) note = result.mandatory ? "mandatory" : rule(result.rule).self_judging ? "reserved to the requested authority" : "optional";
                line(label, result.mandatory && status == Status::triggered ? Colour::red : colour, rule(result.rule), result.offence, result.why, note);
            }
        };
        print_all(Status::triggered, Colour::amber);
        print_all(Status::undetermined, Colour::blue);
        print_all(Status::excluded, Colour::green);
        print_all(Status::cleared, Colour::green);
        for (const GroundResult& result : answer_.grounds) {
            if (result.rule == none) {
                std::cout << "  " << terminal_.paint(padded("cleared", 14), Colour::dim) << ' ' << padded(library_.text(result.lacking), 24)
                          << " no such ground in " << determination_.question().network.id_of(result.lacking_in) << '\n';
            }
        }
    }

    void conditions() const {
        heading("Conditions");
        for (const ConditionResult& result : answer_.conditions) {
            const Colour colour = result.status == Status::met ? Colour::green : result.status == Status::not_met ? Colour::red : Colour::blue;
            line(to_string(result.status), colour, rule(result.rule), result.offence, result.why);
        }
    }

    void papers() const {
        if (answer_.papers.empty()) return;
        heading("Papers");
        for (const PaperResult& paper : answer_.papers) {
            const Colour colour = paper.status == Status::met ? Colour::green : paper.status == Status::missing ? Colour::red : Colour::blue;
            std::cout << "  " << terminal_.paint(padded(to_string(paper.status), 14), colour) << ' '
                      << padded(citation(library_, rule(paper.rule)), 24) << ' ' << paper_name(library_.text(paper.paper)) << '\n';
        }
    }

    void form() const {
        if (answer_.formal.empty()) return;
        heading("Form");
        for (const FormalResult& result : answer_.formal) {
            std::string missing;
            for (TextId word : result.missing) missing += (missing.empty() ? "lacks " : ", ") + paper_name(library_.text(word));
            const Colour colour = result.status == Status::met ? Colour::green : Colour::amber;
            line(to_string(result.status), colour, rule(result.rule), none, result.why, missing);
        }
    }

    void duties() const {
        const bool any = std::ranges::any_of(answer_.duties, [](const DutyResult& duty) { return duty.status != Status::not_owed; });
        if (any) {
            heading("Duties");
            for (const DutyResult& duty : answer_.duties) {
                if (duty.status != Status::not_owed) line(to_string(duty.status), Colour::plain, rule(duty.rule), duty.offence, duty.why);
            }
        }
        if (!answer_.use_limits.empty()) heading("Limits of use, speciality");
        for (const UseLimitResult& limit : answer_.use_limits) line(to_string(limit.status), Colour::plain, rule(limit.rule), limit.offence, limit.why);
    }

    void questions() const {
        if (answer_.questions.empty()) return;
        heading("Next questions");
        constexpr std::size_t shown = 7;
        for (std::size_t i = 0; i < std::min(shown, answer_.questions.size()); ++i) {
            const Question& question = answer_.questions[i];
            std::string ask = "Which offences is the request about?";
            std::string name = question.verify.empty() ? fact_path(facts_, question.fact) : "verify " + question.verify;
            if (!question.verify.empty()) ask = "What does the authentic text say?";
            else if (question.fact.fact != none) ask = library_.text(library_.facts()[static_cast<std::size_t>(question.fact.fact)].ask, language_);
            std::cout << "  " << i + 1 << ". " << wrapped(ask, terminal_.width() - 5, 5) << '\n'
                      << "     " << terminal_.paint(name, Colour::dim) << '\n';
        }
        if (answer_.questions.size() > shown) std::cout << "  and " << answer_.questions.size() - shown << " more (--json lists all)\n";
    }

    void unverified() const {
        if (answer_.unverified.empty()) return;
        heading("Not verified against a text");
        for (TextId provision : answer_.unverified) std::cout << "  " << library_.text(provision) << '\n';
    }

    const Determination& determination_;
    const Answer& answer_;
    const Facts& facts_;
    const Library& library_;
    Evaluator evaluator_;
    Explainer explainer_;
    std::string language_;
    const Terminal& terminal_;
};

void print_step(const Reasoning& step, const std::string& before, bool last, bool root) {
    const char* sign = step.truth == Truth::yes ? "✓" : step.truth == Truth::no ? "✗" : "?";
    std::cout << before << (root ? "" : last ? "└─ " : "├─ ") << sign << ' ' << step.text << '\n';
    for (std::size_t i = 0; i < step.children.size(); ++i) {
        print_step(step.children[i], before + (root ? "" : last ? "   " : "│  "), i + 1 == step.children.size(), false);
    }
}

}  // namespace

void print_answer(const Determination& determination, std::string_view language, const Terminal& terminal) {
    AnswerPrinter(determination, language, terminal).print();
}

bool print_explanation(const Determination& determination, std::string_view result) {
    const std::vector<Reasoning> found = explain_result(determination, result);
    if (found.empty()) {
        std::cerr << "the answer has no result '" << result << "' (name an id as g.nationality or a rule as coe-024:6.1.a; --json lists them)\n";
        return false;
    }
    for (const Reasoning& step : found) print_step(step, "", true, true);
    return true;
}

}  // namespace comity::cli
