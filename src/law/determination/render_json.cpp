// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>
#include <set>

#include "format/json_writer.h"
#include "law/determination/basis.h"
#include "law/determination/questions.h"
#include "law/determination/render.h"

namespace comity::law {

namespace {

class JsonRenderer {
   public:
    JsonRenderer(const Determination& determination, const RenderOptions& options)
        : determination_(determination),
          answer_(determination.answer()),
          facts_(determination.question().facts),
          library_(determination.library()),
          evaluator_(determination.situation()),
          explainer_(evaluator_),
          options_(options) {}

    std::string render() {
        const QuestionInput& question = determination_.question();
        json_.object([&] {
            json_.key("law").object([&] {
                json_.key("version").string(library_.text(library_.summary().version));
                json_.key("digest").string(library_.digest());
            });
            json_.key("kind").string(answer_.extradition ? "extradition" : "assistance");
            write_state("requesting_state", question.requesting);
            write_state("requested_state", question.requested);
            json_.key("as_of").string(to_string(question.as_of));
            json_.key("legal_basis");
            write_basis(json_, question.network, determination_.situation(), answer_.basis);
            json_.key("outcome").string(to_string(answer_.outcome));
            if (answer_.if_verified != answer_.outcome)
                json_.key("outcome_if_verified").string(to_string(answer_.if_verified));
            write_offences();
            write_conditions();
            write_grounds();
            write_duties();
            write_formal();
            write_papers();
            write_use_limits();
            write_deadlines();
            write_costs();
            write_procedures();
            write_questions();
            if (options_.texts) write_texts();
        });
        return json_.take();
    }

   private:
    const Rule& rule(RuleIndex index) const { return library_.rules()[static_cast<std::size_t>(index)]; }

    void write_state(std::string_view key, StateCode state) {
        json_.key(key);
        if (state.known())
            json_.string(state.text());
        else
            json_.null();
    }

    void write_offence(int offence) {
        json_.key("offence");
        if (offence == none || facts_.offence_id(offence).empty())
            json_.null();
        else
            json_.string(facts_.offence_id(offence));
    }

    /// What every result of a rule begins with.
    void write_head(const Rule& rule) {
        const Provision& provision = library_.provision_of(rule);
        used_.insert(rule.provision);
        json_.key("rule").string(citation(library_, rule));
        json_.key("id").string(library_.text(rule.id));
        json_.key("instrument").string(library_.text(library_.instrument_of(provision).id));
        json_.key("label").string(library_.text(provision.title, options_.language));
    }

    void write_tail(const Rule& rule) {
        const Provision& provision = library_.provision_of(rule);
        json_.key("mark").string(library_.text(provision.mark));
        const Instrument& instrument = library_.instrument_of(provision);
        if (instrument.role == Role::template_) json_.key("template").boolean(true);
    }

    void write_because(const Reasons& why, int offence) {
        std::vector<std::string> because = explainer_.because(why.explained, std::max(offence, 0));
        for (std::string& more : explainer_.because(why.also, std::max(offence, 0))) because.push_back(std::move(more));
        json_.key("because").strings(because);
        write_needs(answer_.needs_of(why));
    }

    void write_needs(std::span<const NeededFact> needs) {
        std::vector<std::string> names;
        for (const NeededFact& need : needs) {
            std::string path = fact_path(facts_, need);
            if (std::ranges::find(names, path) == names.end()) names.push_back(std::move(path));
        }
        json_.key("needs").strings(names);
    }

    void write_offences() {
        json_.key("by_offence").array([&] {
            if (!facts_.offences_known()) return;
            for (const OffenceOutcome& result : answer_.by_offence) {
                json_.object([&] {
                    write_offence(result.offence);
                    json_.key("outcome").string(to_string(result.outcome));
                    if (result.if_verified != result.outcome)
                        json_.key("outcome_if_verified").string(to_string(result.if_verified));
                });
            }
        });
    }

    void write_conditions() {
        json_.key("conditions").array([&] {
            if (answer_.extradition) write_legal_basis_condition();
            for (const ConditionResult& result : answer_.conditions) {
                const Rule& rule = this->rule(result.rule);
                json_.object([&] {
                    write_head(rule);
                    write_offence(result.offence);
                    json_.key("status").string(to_string(result.status));
                    write_because(result.why, result.offence);
                    write_tail(rule);
                });
            }
        });
    }

    void write_legal_basis_condition() {
        const LegalBasis& basis = answer_.basis;
        json_.object([&] {
            json_.key("rule").string(basis.cite.empty() && !basis.governing.empty()
                                         ? std::string(determination_.question().network.id_of(basis.governing[0]))
                                         : basis.cite);
            json_.key("id").string("c.legal-basis");
            json_.key("offence").null();
            json_.key("status").string(basis.met == Truth::yes  ? "met"
                                       : basis.met == Truth::no ? "not-met"
                                                                : "undetermined");
            json_.key("because").strings(basis.because.empty() ? in_force_since() : basis.because);
            write_needs(basis.needs);
            json_.key("mark").string("");
        });
    }

    std::vector<std::string> in_force_since() const {
        const QuestionInput& question = determination_.question();
        const CivilDate day = determination_.situation().request_day;
        std::vector<std::string> because;
        for (InstrumentIndex index : answer_.basis.governing) {
            const auto since = question.network.bound_since(question.requesting, question.requested, index, day);
            if (since)
                because.push_back(std::string(question.network.id_of(index)) + " in force between the two since " +
                                  to_string(*since));
        }
        return because;
    }

    void write_grounds() {
        json_.key("grounds").array([&] {
            for (const GroundResult& result : answer_.grounds) {
                if (result.rule == none) {
                    write_lacking(result);
                    continue;
                }
                const Rule& rule = this->rule(result.rule);
                json_.object([&] {
                    write_head(rule);
                    json_.key("kind").string(result.mandatory ? "mandatory" : "optional");
                    json_.key("status").string(to_string(result.status));
                    write_offence(result.offence);
                    write_because(result.why, result.offence);
                    write_set_aside(result);
                    if (rule.self_judging) json_.key("self_judging").boolean(true);
                    write_tail(rule);
                });
            }
        });
    }

    void write_set_aside(const GroundResult& result) {
        json_.key("excluded_by");
        if (result.set_aside_by == 0) {
            json_.null();
            return;
        }
        const std::string_view by = library_.text(result.set_aside_by);
        const bool whole = by.find(':') != std::string_view::npos;
        const Rule& rule = this->rule(result.rule);
        json_.string(whole ? std::string(by)
                           : std::string(library_.text(library_.instrument_of(library_.provision_of(rule)).id)) + ":" +
                                 std::string(by));
        if (result.set_aside_rule != none) used_.insert(this->rule(result.set_aside_rule).provision);
    }

    void write_lacking(const GroundResult& result) {
        json_.object([&] {
            const std::string_view instrument = determination_.question().network.id_of(result.lacking_in);
            json_.key("rule").string(instrument);
            json_.key("id").string(library_.text(result.lacking));
            json_.key("instrument").string(instrument);
            json_.key("kind").string("optional");
            json_.key("status").string("cleared");
            json_.key("offence").null();
            json_.key("because").strings(std::vector<std::string>{"no-such-ground-in-instrument"});
            json_.key("needs").array([] {});
            json_.key("excluded_by").null();
            json_.key("mark").string("");
        });
    }

    void write_duties() {
        json_.key("duties").array([&] {
            for (const DutyResult& result : answer_.duties) {
                const Rule& rule = this->rule(result.rule);
                json_.object([&] {
                    write_head(rule);
                    write_offence(result.offence);
                    json_.key("status").string(to_string(result.status));
                    json_.key("effect").string(library_.text(rule.effect, options_.language));
                    write_because(result.why, result.offence);
                    write_tail(rule);
                });
            }
        });
    }

    void write_formal() {
        json_.key("formal").array([&] {
            for (const FormalResult& result : answer_.formal) {
                const Rule& rule = this->rule(result.rule);
                const bool contents = rule.kind == RuleKind::contents;
                json_.object([&] {
                    write_head(rule);
                    const std::string_view topic = contents ? "content" : library_.text(rule.topic);
                    json_.key("topic").string(topic);
                    json_.key("kind").string(topic);
                    json_.key("status").string(to_string(result.status));
                    if (contents) write_contents(rule, result);
                    write_because(result.why, none);
                    write_tail(rule);
                });
            }
            write_papers_as_form();
        });
    }

    void write_contents(const Rule& rule, const FormalResult& result) {
        std::vector<std::string> required;
        for (const Need& need : library_.of(library_.needs(), rule.needs)) {
            if (evaluator_.test(need.when, 0) == Truth::yes) {
                required.push_back(paper_name(library_.text(library_.of(library_.words(), need.words)[0])));
            }
        }
        std::vector<std::string> missing;
        for (TextId word : result.missing) missing.push_back(paper_name(library_.text(word)));
        json_.key("required").strings(required);
        json_.key("missing").strings(missing);
    }

    /// In assistance a missing paper is a defect of form of its provision.
    void write_papers_as_form() {
        if (answer_.extradition) return;
        std::set<RuleIndex> done;
        for (const PaperResult& paper : answer_.papers) {
            if (!done.insert(paper.rule).second) continue;
            Status status = Status::met;
            for (const PaperResult& other : answer_.papers) {
                if (other.rule != paper.rule) continue;
                if (other.status == Status::missing)
                    status = Status::missing;
                else if (other.status == Status::undetermined && status == Status::met)
                    status = Status::undetermined;
            }
            const Rule& rule = this->rule(paper.rule);
            json_.object([&] {
                write_head(rule);
                json_.key("topic").string("document");
                json_.key("kind").string("document");
                json_.key("status").string(to_string(status));
                write_tail(rule);
            });
        }
    }

    void write_papers() {
        write_papers_that(true, "documents");
        write_papers_that(false, "documents_possible");
    }

    /// What is needed for certain, and what is only if an open question is answered so.
    void write_papers_that(bool certain, std::string_view key) {
        json_.key(key).array([&] {
            for (const PaperResult& paper : answer_.papers) {
                if (paper.certain != certain) continue;
                const Rule& rule = this->rule(paper.rule);
                json_.object([&] {
                    used_.insert(rule.provision);
                    json_.key("rule").string(citation(library_, rule));
                    json_.key("id").string(paper_name(library_.text(paper.paper)));
                    json_.key("label").string(paper_label(paper.paper));
                    json_.key("status").string(to_string(paper.status));
                    json_.key("for").null();
                    write_tail(rule);
                });
            }
        });
    }

    std::string_view paper_label(TextId word) const {
        for (std::string_view name : {"request.documents", "request.contains"}) {
            const FactIndex fact = library_.find_fact(name);
            if (fact == none) continue;
            for (const FactValue& value :
                 library_.of(library_.fact_values(), library_.facts()[static_cast<std::size_t>(fact)].values)) {
                if (value.word == word) return library_.text(value.label, options_.language);
            }
        }
        return library_.text(word);
    }

    void write_use_limits() {
        json_.key("use_limits").array([&] {
            for (const UseLimitResult& result : answer_.use_limits) {
                const Rule& rule = this->rule(result.rule);
                json_.object([&] {
                    write_head(rule);
                    write_offence(result.offence);
                    json_.key("status").string(to_string(result.status));
                    json_.key("effect").string(library_.text(rule.effect, options_.language));
                    write_because(result.why, result.offence);
                    write_tail(rule);
                });
            }
        });
    }

    void write_deadlines() {
        json_.key("deadlines").array([&] {
            for (const Deadline& deadline : answer_.deadlines) json_.object([&] { write_deadline(deadline); });
        });
    }

    void write_deadline(const Deadline& deadline) {
        const Rule* rule = deadline.rule == none ? nullptr : &this->rule(deadline.rule);
        const Clock* clock = rule == nullptr ? nullptr : &library_.clocks()[static_cast<std::size_t>(rule->clock)];
        json_.key("id").string(rule == nullptr ? std::string_view(deadline.id) : library_.text(rule->id));
        json_.key("rule").string(rule == nullptr ? deadline.cite : citation(library_, *rule));
        if (clock != nullptr) {
            used_.insert(rule->provision);
            json_.key("label").string(library_.text(clock->name, options_.language));
        }
        json_.key("kind").string(clock_kind_word(deadline.kind));
        json_.key("from").string(from_text(deadline));
        json_.key("period").string(deadline.period);
        json_.key("due").string(due_text(deadline));
        json_.key("conservative");
        if (deadline.conservative)
            json_.string(to_string(*deadline.conservative));
        else
            json_.null();
        json_.key("status").string(to_string(deadline.state));
        json_.key("effect").string(effect_of(library_, deadline, options_.language));
        std::vector<std::string> because = deadline.because;
        if (rule != nullptr) {
            for (std::string& more : explainer_.because(rule->applies, 0)) because.push_back(std::move(more));
        }
        json_.key("because").strings(because);
        write_needs(answer_.needs_of(deadline.why));
        if (rule != nullptr) write_tail(*rule);
    }

    void write_costs() {
        json_.key("costs").array([&] {
            for (const CostResult& result : answer_.costs) {
                const Rule& rule = this->rule(result.rule);
                json_.object([&] {
                    write_head(rule);
                    json_.key("payer").string(result.payer.text());
                    json_.key("effect").string(library_.text(rule.effect, options_.language));
                    write_tail(rule);
                });
            }
        });
    }

    void write_procedures() {
        json_.key("procedures").array([&] {
            for (RuleIndex index : answer_.procedures) {
                const Rule& rule = this->rule(index);
                json_.object([&] {
                    write_head(rule);
                    json_.key("says").string(library_.text(library_.provision_of(rule).says, options_.language));
                    write_tail(rule);
                });
            }
        });
    }

    void write_questions() {
        json_.key("questions").array([&] {
            int rank = 0;
            for (const Question& question : answer_.questions) {
                ++rank;
                json_.object([&] {
                    if (question.verify != 0)
                        write_verification(question);
                    else if (question.status_of != none)
                        write_status_question(question);
                    else
                        write_fact_question(question);
                    json_.key("decides").strings(bears_on(determination_.situation(), answer_, question));
                    json_.key("rank").integer(rank);
                });
            }
        });
    }

    void write_verification(const Question& question) {
        const std::string provision(library_.text(question.verify));
        json_.key("fact").string("verified." + provision);
        json_.key("ask").string("The rule " + provision +
                                " is not verified against a text: what does the authentic text say?");
        json_.key("answers").string("lawyer");
    }

    void write_status_question(const Question& question) {
        const std::string instrument(determination_.situation().network.id_of(question.status_of));
        json_.key("fact").string("status." + instrument + "." + question.bound.text());
        json_.key("ask").string("Since when is " + question.bound.text() + " bound by " + instrument +
                                "? The register does not say; ask the depositary.");
        json_.key("answers").string("register");
    }

    void write_fact_question(const Question& question) {
        static constexpr std::array<std::string_view, 4> answerers{"registry", "requested", "requesting", "register"};
        json_.key("fact").string(fact_path(facts_, question.fact));
        if (question.fact.fact == none) {
            json_.key("ask").string(offences_question(library_, options_.language));
            json_.key("answers").string("requesting");
            return;
        }
        const Fact& fact = library_.facts()[static_cast<std::size_t>(question.fact.fact)];
        json_.key("ask").string(library_.text(fact.ask.en != 0 ? fact.ask : fact.label, options_.language));
        json_.key("answers").string(answerers[static_cast<std::size_t>(fact.answered_by)]);
    }

    void write_texts() {
        json_.key("texts").object([&] {
            for (ProvisionIndex index : used_) {
                const Provision& provision = library_.provisions()[static_cast<std::size_t>(index)];
                json_.key(library_.text(provision.id)).object([&] {
                    json_.key("title").string(library_.text(provision.title, options_.language));
                    json_.key("says").string(library_.text(provision.says, options_.language));
                    json_.key("instrument")
                        .string(library_.text(library_.instrument_of(provision).title, options_.language));
                });
            }
        });
    }

    const Determination& determination_;
    const Answer& answer_;
    const Facts& facts_;
    const Library& library_;
    Evaluator evaluator_;
    Explainer explainer_;
    const RenderOptions& options_;
    format::JsonWriter json_;
    std::set<ProvisionIndex> used_;
};

}  // namespace

std::string to_json(const Determination& determination, const RenderOptions& options) {
    return JsonRenderer(determination, options).render();
}

}  // namespace comity::law
