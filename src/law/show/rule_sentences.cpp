// SPDX-License-Identifier: EUPL-1.2
#include "law/show/rule_sentences.h"

#include <array>

#include "law/determination/render.h"
#include "law/library/forbidden.h"
#include "law/rules/condition_words.h"

namespace comity::law {

namespace {

std::string quoted(const std::string& name) {
    return "“" + name + "”";
}

class SentenceWriter {
   public:
    SentenceWriter(const Library& library, const Rule& rule) : library_(library), rule_(rule), words_(library) {}

    std::vector<std::string> write() {
        switch (rule_.kind) {
            case RuleKind::condition:
                condition();
                break;
            case RuleKind::ground:
                ground();
                break;
            case RuleKind::exception:
                effect("This clears");
                break;
            case RuleKind::bar:
                effect("This forbids invoking");
                break;
            case RuleKind::harden:
                effect("This makes mandatory");
                break;
            case RuleKind::soften:
                effect("This makes optional");
                break;
            case RuleKind::clock:
                clock();
                break;
            case RuleKind::documents:
                papers("These papers are needed");
                break;
            case RuleKind::contents:
                papers(rule_.usual ? "A good request says" : "The request must contain");
                for (const Localised& reason : library_.of(library_.phrases(), rule_.returned))
                    lines_.push_back("Such requests are usually returned for: " + text(reason.en) + ".");
                break;
            case RuleKind::formal:
                formal();
                break;
            case RuleKind::duty:
                duty();
                break;
            case RuleKind::use_limit:
                use_limit();
                break;
            case RuleKind::cost:
                say(std::string("The ") + (rule_.names_requesting ? "requesting" : "requested") + " State bears " +
                        (rule_.effect.en == 0 ? "the cost" : "the cost of " + quoted(text(rule_.effect.en))),
                    rule_.test);
                looked_at();
                break;
            case RuleKind::permits:
                say("The act is allowed without a duty", rule_.test);
                looked_at();
                break;
            case RuleKind::no_request:
                say("No request is needed", rule_.test);
                looked_at();
                break;
            case RuleKind::procedure:
                lines_.push_back("Text for the reader; no result is computed from it.");
                shown_when("It is shown");
                break;
        }
        return std::move(lines_);
    }

   private:
    std::string text(TextId id) const { return std::string(library_.text(id)); }
    std::string named(const std::string& what) const { return what + (rule_.id == 0 ? "" : " " + text(rule_.id)); }
    /// An article as a citation: one of the rule's own instrument where no other is named.
    std::string cited(const std::string& article) const {
        if (article.find(':') != std::string::npos) return article;
        return text(library_.instrument_of(library_.provision_of(rule_)).id) + ":" + article;
    }
    std::string fact_name(FactIndex index) const {
        const Fact& fact = library_.facts()[static_cast<std::size_t>(index)];
        return quoted(text(fact.label.en != 0 ? fact.label.en : fact.name));
    }

    /// "Opening if A and B." or "Opening if all of these hold:" with a list. A condition that is absent or always true
    /// needs no "if".
    void say(const std::string& opening, ExprId condition, std::string_view joint = " if ") {
        if (condition == none || is_constant(condition, Truth::yes)) {
            lines_.push_back(opening + ".");
            return;
        }
        if (is_constant(condition, Truth::no)) {
            lines_.push_back(opening + " in no case.");
            return;
        }
        if (is_constant(condition, Truth::unknown)) {
            lines_.push_back(opening + std::string(joint) + "a person finds so; the file cannot show it.");
            return;
        }
        if (words_.is_short(condition)) {
            lines_.push_back(opening + std::string(joint) + words_.sentence(condition) + ".");
            return;
        }
        const ConditionWords::Parts parts = words_.parts(condition);
        lines_.push_back(opening + std::string(joint) + heading(parts));
        list(parts, 1);
    }

    static std::string heading(const ConditionWords::Parts& parts) {
        return parts.all ? "all of these hold:" : "one of these holds:";
    }

    void list(const ConditionWords::Parts& parts, int depth) {
        const std::string indent(static_cast<std::size_t>(depth) * 2, ' ');
        for (const ConditionWords::Parts::Part& part : parts.list) {
            const ConditionWords::Parts inner = words_.parts(part.condition, part.holds);
            if (inner.list.size() == 1) {
                lines_.push_back(indent + "- " + words_.sentence(part.condition, part.holds));
            } else {
                lines_.push_back(indent + "- " + heading(inner));
                list(inner, depth + 1);
            }
        }
    }

    bool is_constant(ExprId id, Truth truth) const {
        const Node& node = library_.nodes()[static_cast<std::size_t>(id)];
        return node.op == Op::constant && static_cast<Truth>(node.a) == truth;
    }

    void shown_when(const std::string& opening) {
        if (rule_.applies != none) say(opening, rule_.applies, " only if ");
    }
    void looked_at() {
        shown_when("It is looked at");
        if (rule_.open != none) {
            say("It stays open, and " + fact_name(rule_.open_asks) + " is asked", rule_.open);
        }
    }

    void condition() {
        say(named(rule_.scope    ? "Condition of scope"
                  : rule_.formal ? "Condition of form"
                                 : "Condition") +
                ": met",
            rule_.test);
        looked_at();
        if (rule_.waivable != none) say("If it is not met, it counts as met all the same", rule_.waivable);
        if (rule_.cured_by != 0)
            lines_.push_back("If it is not met, " + text(rule_.cured_by) +
                             " decides where it speaks to the same offence.");
        if (rule_.formal) lines_.push_back("A gap can be cured; it is no refusal.");
        if (rule_.scope)
            lines_.push_back("If it is not met, the instrument does not answer the request" +
                             (rule_.excludes == 0 ? "." : ": " + text(rule_.excludes) + "."));
    }

    void ground() {
        say(named("Ground of refusal") + (rule_.mandatory ? ", mandatory: made out" : ", optional: made out"),
            rule_.test);
        looked_at();
        if (rule_.self_judging) lines_.push_back("Only the requested authority can find it made out.");
        modifiers();
    }

    void modifiers() {
        for (const Modifier& modifier : library_.of(library_.modifiers(), rule_.modifiers)) {
            const std::string cite = modifier.cite == 0 ? "" : " (" + cited(text(modifier.cite)) + ")";
            switch (modifier.kind) {
                case Modifier::Kind::except:
                    say("It is cleared" + cite, modifier.when);
                    break;
                case Modifier::Kind::barred:
                    say("It may not be invoked" + cite, modifier.when);
                    break;
                case Modifier::Kind::mandatory:
                    say("It is mandatory" + cite, modifier.when);
                    break;
                case Modifier::Kind::optional:
                    say("It is optional" + cite, modifier.when);
                    break;
            }
        }
    }

    void effect(const std::string& verb) {
        std::vector<std::string> names;
        for (const Target& target : library_.of(library_.targets(), rule_.targets)) {
            names.push_back(target.instrument == none
                                ? text(target.id)
                                : text(library_.instruments()[static_cast<std::size_t>(target.instrument)].id) + ":" +
                                      text(target.number));
        }
        say(verb + " " + listed(names, "and"), rule_.test);
        looked_at();
    }

    void clock() {
        static constexpr std::array<std::string_view, 6> kinds{"Clock on custody",
                                                               "Clock of a duty",
                                                               "Time limit",
                                                               "Preference in time",
                                                               "Clock that protects the person",
                                                               "Clock on the status of a treaty"};
        const Clock& clock = library_.clocks()[static_cast<std::size_t>(rule_.clock)];
        lines_.push_back(std::string(kinds[static_cast<std::size_t>(clock.kind)]) +
                         (rule_.id == 0 ? "" : " " + text(rule_.id)) +
                         (clock.name.en == 0 ? "" : ", " + quoted(text(clock.name.en))) +
                         (clock.compare ? ", shown for comparison only." : "."));
        if (clock.records != none) words_.enter(clock.records);
        if (clock.from != none) lines_.push_back("It runs from " + words_.term(clock.from) + ", day zero.");
        if (clock.records != none) {
            lines_.push_back("That day is taken from the entry under " + fact_name(clock.records) + " where " +
                             words_.sentence(clock.record_when) + ".");
        }
        for (const Length& length : library_.of(library_.lengths(), clock.lengths))
            say("It lasts " + length_words(length), length.when);
        if (rule_.applies != none) say("It runs", rule_.applies, " only while ");
        if (clock.met_by != none) {
            lines_.push_back("It is met when " + words_.term(clock.met_by) +
                             (clock.met_also == none ? " is" : " and " + words_.term(clock.met_also) + " are") +
                             " not later than its last day.");
        }
        if (clock.stops != none) say("It stops", clock.stops);
        if (clock.tolled_from != none)
            say("The time from " + words_.term(clock.tolled_from) + " to " + words_.term(clock.tolled_to) +
                    " is not counted",
                clock.tolled_when);
        if (clock.tolled_days != none)
            lines_.push_back("Not counted are as many days as " + words_.term(clock.tolled_days) + " says.");
        if (clock.records != none) words_.leave();
        if (clock.has_effect)
            lines_.push_back(std::string("After it: ") + (clock.must ? "must " : "may ") + text(clock.effect) + ".");
    }

    std::string length_words(const Length& length) {
        if (length.days != none) {
            return "as many days as " + words_.term(length.days) + " says" +
                   (length.backwards ? ", counted backwards" : "");
        }
        const std::string period = period_in_words(length.period);
        if (length.first_of_month) return "to the first day of the month after " + period;
        return period + (length.backwards ? ", counted backwards" : "");
    }

    void papers(const std::string& opening) {
        lines_.push_back(opening + ":");
        for (const Need& need : library_.of(library_.needs(), rule_.needs)) {
            std::vector<std::string> names;
            for (TextId word : library_.of(library_.words(), need.words)) names.push_back(quoted(paper_words(word)));
            std::string line =
                "  - " + listed(names, "or") + (need.later ? ", made while the request is executed" : "");
            if (need.when != none) line += ", if " + words_.sentence(need.when);
            lines_.push_back(std::move(line));
        }
        looked_at();
    }

    /// The name of a paper or content, as the facts that list them label it.
    std::string paper_words(TextId word) const {
        for (const FactIndex fact : {library_.known_facts().documents, library_.known_facts().contains}) {
            if (fact == none) continue;
            const Range<FactValue> values = library_.facts()[static_cast<std::size_t>(fact)].values;
            for (const FactValue& value : library_.of(library_.fact_values(), values)) {
                if (value.word == word && value.label.en != 0) return text(value.label.en);
            }
        }
        return paper_name(library_.text(word));
    }

    void formal() {
        say("Form (" + text(rule_.topic) + "): in order", rule_.test);
        looked_at();
        lines_.push_back(rule_.missing ? "Otherwise it is missing, and can be supplied."
                                       : "Otherwise it is defective, and can be mended.");
    }

    void duty() {
        say(named("Duty") + (rule_.effect.en == 0 ? "" : ", " + quoted(text(rule_.effect.en))) + ": owed", rule_.test);
        looked_at();
        if (rule_.breached != none) say("It is breached", rule_.breached);
        forbidden();
    }

    void use_limit() {
        say(named("Limit of use") + (rule_.effect.en == 0 ? "" : ", " + quoted(text(rule_.effect.en))) + ": it holds",
            rule_.test);
        looked_at();
        forbidden();
        modifiers();
    }

    void forbidden() {
        std::string acts;
        for (TextId act : forbidden_by(library_, rule_)) acts += (acts.empty() ? "" : ", ") + text(act);
        if (!acts.empty()) lines_.push_back("It forbids to " + acts + ".");
    }

    const Library& library_;
    const Rule& rule_;
    ConditionWords words_;
    std::vector<std::string> lines_;
};

}  // namespace

std::vector<std::string> rule_sentences(const Library& library, const Rule& rule) {
    return SentenceWriter(library, rule).write();
}

}  // namespace comity::law
