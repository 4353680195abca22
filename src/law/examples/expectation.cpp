// SPDX-License-Identifier: EUPL-1.2
#include "law/examples/expectation.h"

#include <algorithm>

#include "law/determination/questions.h"
#include "law/determination/render.h"
#include "law/library/articles.h"
#include "law/request/acceptance.h"
#include "law/request/contents.h"

namespace comity::law {

namespace {

class ExpectationCheck {
   public:
    ExpectationCheck(const Determination& determination, const Example::Expectation& expectation, Faults& faults)
        : determination_(determination),
          answer_(determination.answer()),
          library_(determination.library()),
          cursor_(expectation.tokens, expectation.place, faults),
          place_(expectation.place),
          faults_(faults) {}

    void check() {
        if (cursor_.take({"outcome"})) return expect_word("outcome", to_string(answer_.outcome));
        if (cursor_.take({"basis"})) return expect_ids("basis", governing(), false);
        if (cursor_.take({"layers"})) return expect_ids("layers", ids(answer_.basis.layers), true);
        if (cursor_.take({"supplementary"})) return expect_ids("supplementary", ids(answer_.basis.supplementary), true);
        if (cursor_.take({"excluded"})) return expect_ids("excluded", excluded(), true);
        if (cursor_.take({"asks"})) return expect_question();
        if (cursor_.take({"document"})) return expect_document();
        if (cursor_.take({"contents"})) return expect_content();
        if (cursor_.take({"no", "contents"})) return expect_no_content();
        if (cursor_.take({"channel"})) return expect_choice("channel", channel_rules(determination_));
        if (cursor_.take({"language"})) return expect_choice("language", language_rules(determination_));
        if (cursor_.take({"no"})) return expect_absent();
        expect_result();
    }

   private:
    const Rule& rule(RuleIndex index) const { return library_.rules()[static_cast<std::size_t>(index)]; }

    void differ(const std::string& expected, const std::string& got) {
        faults_.error(place_, "expected " + expected + ", got " + (got.empty() ? "no such result" : got),
                      "correct the rule, or the example");
    }

    std::vector<std::string> ids(const std::vector<InstrumentIndex>& list) const {
        std::vector<std::string> names;
        for (InstrumentIndex index : list) names.emplace_back(determination_.question().network.id_of(index));
        return names;
    }
    std::vector<std::string> governing() const {
        std::vector<std::string> names = ids(answer_.basis.governing);
        if (answer_.basis.reciprocity && names.empty()) names.emplace_back("reciprocity");
        return names;
    }
    std::vector<std::string> excluded() const {
        std::vector<std::string> names;
        for (const Excluded& entry : answer_.basis.excluded)
            names.emplace_back(determination_.question().network.id_of(entry.instrument));
        return names;
    }
    static std::string joined(const std::vector<std::string>& names) {
        std::string text;
        for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
        return text.empty() ? "none" : text;
    }

    std::string name() {
        const Token* token = cursor_.peek();
        return token != nullptr && token->kind == Token::Kind::text ? cursor_.expect_text("a rule")
                                                                    : cursor_.expect_word("a rule or an id");
    }

    void expect_word(const std::string& what, std::string_view got) {
        const std::string wanted = cursor_.expect_word(what);
        cursor_.expect_end();
        if (!cursor_.failed() && wanted != got) differ(what + " " + wanted, std::string(got));
    }

    void expect_ids(const std::string& what, std::vector<std::string> got, bool among) {
        std::vector<std::string> wanted;
        if (!cursor_.take({"none"})) {
            do {
                wanted.push_back(cursor_.expect_word("an instrument"));
            } while (!cursor_.failed() && cursor_.take_symbol(","));
        }
        cursor_.expect_end();
        const bool all =
            std::ranges::all_of(wanted, [&](const std::string& id) { return std::ranges::find(got, id) != got.end(); });
        if (!all || ((!among || wanted.empty()) && wanted.size() != got.size()))
            differ(what + " " + joined(wanted), joined(got));
    }

    void expect_question() {
        const std::string wanted = cursor_.expect_word("a fact");
        cursor_.expect_end();
        std::vector<std::string> asked;
        for (const Question& question : answer_.questions)
            asked.push_back(fact_path(determination_.question().facts, question.fact));
        const bool found = std::ranges::any_of(asked, [&](const std::string& path) {
            return path == wanted || (path.starts_with("offences.") && wanted.starts_with("offence.") &&
                                      path.ends_with(wanted.substr(wanted.find('.'))));
        });
        if (!found) differ("the question " + wanted, joined(asked));
    }

    void expect_document() {
        const std::string wanted = folded_word(cursor_.expect_word("a paper"));
        const std::string status = cursor_.at_end() ? "" : cursor_.expect_word("a status");
        cursor_.expect_end();
        std::string got;
        for (const PaperResult& paper : answer_.papers) {
            if (library_.text(paper.paper) != wanted) continue;
            got = to_string(paper.status);
            if (status.empty() || got == status) return;
        }
        differ("the paper " + wanted + " " + status, got);
    }

    /// `contents KEY [required|usual] [STATUS]`
    void expect_content() {
        const std::string wanted = folded_word(cursor_.expect_word("an item of contents"));
        const bool required = cursor_.take({"required"});
        const bool usual = !required && cursor_.take({"usual"});
        const std::string status = cursor_.at_end() ? "" : cursor_.expect_word("a status");
        cursor_.expect_end();
        std::string got;
        for (const ContentItem& item : contents_of(determination_).items) {
            if (library_.text(item.key) != wanted) continue;
            got = std::string(item.required ? "required " : "usual ") + std::string(to_string(item.status));
            const bool fits = (!required || item.required) && (!usual || !item.required);
            if (fits && (status.empty() || to_string(item.status) == status)) return;
        }
        differ("the item " + wanted + (required ? " required " : usual ? " usual " : " ") + status, got);
    }

    void expect_no_content() {
        const std::string wanted = folded_word(cursor_.expect_word("an item of contents"));
        cursor_.expect_end();
        for (const ContentItem& item : contents_of(determination_).items) {
            if (library_.text(item.key) == wanted) differ("no item " + wanted, std::string(to_string(item.status)));
        }
    }

    void expect_choice(const std::string& what, const std::vector<Acceptance>& rules) {
        const std::string wanted = folded_word(cursor_.expect_word("what is accepted"));
        cursor_.expect_end();
        std::vector<std::string> accepted;
        for (TextId word : choice_of(determination_, rules).accepted) accepted.emplace_back(library_.text(word));
        if (std::ranges::find(accepted, wanted) == accepted.end()) differ(what + " " + wanted, joined(accepted));
    }

    void expect_absent() {
        const std::string wanted = name();
        cursor_.expect_end();
        for (const Result& result : results(wanted)) {
            if (result.status != "not-applicable") differ("no " + wanted, result.status);
        }
    }

    struct Result {
        std::string status;
        std::string offence;
        std::string kind;
        std::string due;
    };

    bool names(const Rule& rule, const std::string& wanted) const {
        return library_.text(rule.id) == wanted || citation(library_, rule) == wanted ||
               library_.text(library_.provision_of(rule).id) == wanted;
    }

    std::string offence(int index) const {
        return index == none ? "" : determination_.question().facts.offence_id(index);
    }

    /// Every result under the id or rule, whatever its kind.
    std::vector<Result> results(const std::string& wanted) const {
        std::vector<Result> found;
        if (wanted == "c.legal-basis") {
            found.push_back({answer_.basis.met == Truth::yes  ? "met"
                             : answer_.basis.met == Truth::no ? "not-met"
                                                              : "undetermined",
                             "", "", ""});
        }
        const auto add = [&](RuleIndex index, int at, std::string_view status, std::string kind = {},
                             std::string due = {}) {
            if (index != none && names(rule(index), wanted))
                found.push_back({std::string(status), offence(at), std::move(kind), std::move(due)});
        };
        for (const ConditionResult& r : answer_.conditions) add(r.rule, r.offence, to_string(r.status));
        for (const GroundResult& r : answer_.grounds) {
            if (r.rule == none && library_.text(r.lacking) == wanted)
                found.push_back({std::string(to_string(r.status)), "", "optional", ""});
            add(r.rule, r.offence, to_string(r.status), r.mandatory ? "mandatory" : "optional");
        }
        for (const DutyResult& r : answer_.duties) add(r.rule, r.offence, to_string(r.status));
        for (const FormalResult& r : answer_.formal) add(r.rule, none, to_string(r.status));
        for (const UseLimitResult& r : answer_.use_limits) add(r.rule, r.offence, to_string(r.status));
        for (const PaperResult& r : answer_.papers) add(r.rule, none, to_string(r.status));
        for (const CostResult& r : answer_.costs) add(r.rule, none, "applies");
        for (RuleIndex index : answer_.procedures) add(index, none, "applies");
        for (const Deadline& r : answer_.deadlines) {
            const std::string due = to_string(*r.due);
            if (r.rule == none && (r.id == wanted || r.cite == wanted))
                found.push_back({std::string(to_string(r.state)), "", "", due});
            add(r.rule, none, to_string(r.state), {}, due);
        }
        return found;
    }

    /// Whether a treaty binds the two from a day on and not before, or until a day and not after it.
    void expect_in_force(const std::string& wanted) {
        const bool until = cursor_.take({"until"});
        if (!until) cursor_.expect("from");
        const CivilDate day = cursor_.expect_date().first;
        cursor_.expect_end();
        const InstrumentIndex instrument = library_.find_instrument(wanted);
        if (cursor_.failed()) return;
        if (instrument == none) return differ("a treaty", wanted);
        const auto bound = [&](CivilDate on) {
            const QuestionInput& question = determination_.question();
            return question.network.bound_between(question.requesting, question.requested, instrument, on) ==
                   Truth::yes;
        };
        if (!bound(day)) differ(wanted + " in force on " + to_string(day), "not in force");
        const CivilDate other = add_days(day, until ? 1 : -1);
        if (bound(other)) differ(wanted + " not in force on " + to_string(other), "in force");
    }

    void expect_result() {
        const std::string wanted = name();
        const std::string at = cursor_.take({"offence"}) ? cursor_.expect_word("an offence") : "";
        if (cursor_.take({"in", "force"})) return expect_in_force(wanted);
        std::string Result::* field = &Result::status;
        if (cursor_.take({"due"}))
            field = &Result::due;
        else if (cursor_.take({"kind"}))
            field = &Result::kind;
        const std::string value = cursor_.expect_word("a status");
        cursor_.expect_end();
        if (cursor_.failed()) return;
        std::string got;
        for (const Result& result : results(wanted)) {
            if (!at.empty() && result.offence != at && !result.offence.empty()) continue;
            if (result.*field == value) return;
            got +=
                (got.empty() ? "" : ", ") + result.*field + (result.offence.empty() ? "" : " (" + result.offence + ")");
        }
        differ(wanted + " " + value, got);
    }

    const Determination& determination_;
    const Answer& answer_;
    const Library& library_;
    Cursor cursor_;
    const Place place_;
    Faults& faults_;
};

}  // namespace

void check_expectation(const Determination& determination, const Example::Expectation& expectation, Faults& faults) {
    ExpectationCheck(determination, expectation, faults).check();
}

}  // namespace comity::law
