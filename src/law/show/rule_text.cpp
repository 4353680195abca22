// SPDX-License-Identifier: EUPL-1.2
#include "law/show/rule_text.h"

#include <array>

#include "law/determination/render.h"
#include "law/library/forbidden.h"
#include "law/rules/explain.h"

namespace comity::law {

namespace {

constexpr std::array<std::string_view, 6> clock_kinds{"custody", "duty", "limit", "preference", "protection", "status"};

std::string in_quotes(std::string_view text) {
    return "\"" + std::string(text) + "\"";
}

class RuleWriter {
   public:
    RuleWriter(const Library& library, const Rule& rule) : library_(library), rule_(rule) {}

    std::vector<std::string> write() {
        switch (rule_.kind) {
            case RuleKind::condition:
                condition();
                break;
            case RuleKind::ground:
                ground();
                break;
            case RuleKind::exception:
            case RuleKind::bar:
            case RuleKind::harden:
            case RuleKind::soften:
                effect_on_others();
                break;
            case RuleKind::clock:
                clock();
                break;
            case RuleKind::documents:
            case RuleKind::contents:
                needs();
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
                cost();
                break;
            case RuleKind::permits:
            case RuleKind::no_request:
                head(std::string(rule_word(rule_.kind)) + when(rule_.test));
                clause("applies when", rule_.applies);
                break;
            case RuleKind::procedure:
                head("procedure" + effect_text());
                common();
                break;
        }
        return std::move(lines_);
    }

   private:
    std::string text(TextId id) const { return std::string(library_.text(id)); }
    std::string id() const { return rule_.id == 0 ? "" : " " + text(rule_.id); }
    std::string expression(ExprId id) const { return expression_text(library_, id); }
    std::string when(ExprId id) const { return id == none ? "" : " when " + expression(id); }
    std::string effect_text() const { return rule_.effect.en == 0 ? "" : " " + in_quotes(text(rule_.effect.en)); }
    std::string cite_text() const { return rule_.cite == 0 ? "" : " cite " + text(rule_.cite); }

    void head(std::string line) { lines_.push_back(std::move(line)); }
    void line(std::string text) { lines_.push_back("  " + std::move(text)); }
    void clause(std::string_view words, ExprId id) {
        if (id != none) line(std::string(words) + " " + expression(id));
    }

    /// Clauses any rule may have, except those the head already shows.
    void common() {
        clause("applies when", rule_.applies);
        if (rule_.open != none) {
            line("open when " + expression(rule_.open) + " ask " +
                 text(library_.facts()[static_cast<std::size_t>(rule_.open_asks)].name));
        }
        if (rule_.cite != 0) line("cite " + text(rule_.cite));
    }

    void effect_clause() {
        if (rule_.effect.en != 0) line("effect" + effect_text());
    }

    void condition() {
        head("condition" + id() + (rule_.scope ? " scope" : "") + (rule_.formal ? " formal" : ""));
        common();
        clause("requires", rule_.test);
        clause("waivable when", rule_.waivable);
        if (rule_.cured_by != 0) line("cured by " + text(rule_.cured_by));
        if (rule_.excludes != 0) line("excludes " + in_quotes(text(rule_.excludes)));
        effect_clause();
    }

    void ground() {
        head("ground" + id() + (rule_.mandatory ? " mandatory" : " optional") +
             (rule_.self_judging ? " self-judging" : ""));
        common();
        clause("when", rule_.test);
        modifiers();
        effect_clause();
    }

    void modifiers() {
        for (const Modifier& modifier : library_.of(library_.modifiers(), rule_.modifiers)) {
            const std::string cite = text(modifier.cite);
            switch (modifier.kind) {
                case Modifier::Kind::except:
                    line("except " + (cite.empty() ? "" : cite + " ") + "when " + expression(modifier.when));
                    break;
                case Modifier::Kind::barred:
                    line("barred by " + (cite.empty() ? "" : cite + " ") + "when " + expression(modifier.when));
                    break;
                case Modifier::Kind::mandatory:
                    line("mandatory when " + expression(modifier.when) + (cite.empty() ? "" : " cite " + cite));
                    break;
                case Modifier::Kind::optional:
                    line("optional when " + expression(modifier.when) + (cite.empty() ? "" : " cite " + cite));
                    break;
            }
        }
    }

    std::string targets() const {
        std::string names;
        for (const Target& target : library_.of(library_.targets(), rule_.targets)) {
            names += names.empty() ? "" : ", ";
            names += target.instrument == none
                         ? text(target.id)
                         : text(library_.instruments()[static_cast<std::size_t>(target.instrument)].id) + ":" +
                               text(target.number);
        }
        return names;
    }

    void effect_on_others() {
        const std::string_view word = rule_.kind == RuleKind::exception ? "exception to "
                                      : rule_.kind == RuleKind::bar     ? "bar on "
                                      : rule_.kind == RuleKind::harden  ? "hardens "
                                                                        : "softens ";
        head(std::string(word) + targets() + when(rule_.test) + cite_text());
        clause("applies when", rule_.applies);
    }

    void clock() {
        const Clock& clock = library_.clocks()[static_cast<std::size_t>(rule_.clock)];
        head("clock" + id() + " " + std::string(clock_kinds[static_cast<std::size_t>(clock.kind)]) +
             (clock.name.en == 0 ? "" : " " + in_quotes(text(clock.name.en))) + (clock.compare ? " compare" : "") +
             cite_text());
        if (clock.records != none) {
            line("for some " + text(library_.facts()[static_cast<std::size_t>(clock.records)].name) + " (" +
                 expression(clock.record_when) + ")");
        }
        if (clock.from != none) line("from " + event_text(clock.from, clock.records));
        for (const Length& length : library_.of(library_.lengths(), clock.lengths))
            line("lasts " + length_text(length));
        clause("while", rule_.applies);
        if (clock.met_by != none) {
            line("met by " + event_text(clock.met_by, clock.records) +
                 (clock.met_also == none ? "" : " and " + event_text(clock.met_also, clock.records)));
        }
        if (clock.stops != none) line("stops when " + expression(clock.stops));
        if (clock.tolled_from != none) {
            line("tolled from " + expression(clock.tolled_from) + " to " + expression(clock.tolled_to) +
                 when(clock.tolled_when));
        }
        if (clock.tolled_days != none) line("tolled " + expression(clock.tolled_days) + " days");
        if (clock.has_effect) {
            const std::string effect = text(clock.effect);
            line(std::string("then ") + (clock.must ? "must " : "may ") +
                 (effect.find(' ') == std::string::npos ? effect : in_quotes(effect)));
        }
        effect_clause();
    }

    /// The day of an event, which may be a field of the record the clock speaks of.
    std::string event_text(ExprId term, FactIndex records) const {
        const Node& node = library_.nodes()[static_cast<std::size_t>(term)];
        if (node.op != Op::field || records == none) return expression(term);
        const Range<FactField> fields = library_.facts()[static_cast<std::size_t>(records)].fields;
        return text(library_.of(library_.fact_fields(), fields)[static_cast<std::size_t>(node.a)].name);
    }

    std::string length_text(const Length& length) const {
        std::string words = length.backwards ? "-" : "";
        if (length.days != none)
            words += expression(length.days) + " days";
        else
            words += (length.first_of_month ? "first of month after " : "") + period_words(length.period);
        return words + when(length.when);
    }

    void needs() {
        head(std::string(rule_word(rule_.kind)) + (rule_.usual ? " usual" : ""));
        common();
        for (const Need& need : library_.of(library_.needs(), rule_.needs)) {
            std::string words;
            for (TextId word : library_.of(library_.words(), need.words))
                words += (words.empty() ? "" : " or ") + paper_name(text(word));
            line((need.later ? "later " : "need ") + words + when(need.when));
        }
        for (const Localised& reason : library_.of(library_.phrases(), rule_.returned))
            line("returned for " + in_quotes(text(reason.en)));
    }

    void formal() {
        head("formal " + text(rule_.topic) + id() + (rule_.missing ? " or missing" : ""));
        common();
        clause("requires", rule_.test);
        effect_clause();
    }

    void duty() {
        head("duty" + id() + effect_text());
        common();
        clause("owed when", rule_.test);
        clause("breached when", rule_.breached);
        forbidden();
    }

    void use_limit() {
        head("use-limit" + id() + effect_text());
        common();
        clause("limits when", rule_.test);
        forbidden();
        modifiers();
    }

    void forbidden() {
        std::string acts;
        for (TextId act : forbidden_by(library_, rule_)) acts += (acts.empty() ? "" : ", ") + text(act);
        if (!acts.empty()) line("forbids " + acts);
    }

    void cost() {
        head(std::string("cost ") + (rule_.names_requesting ? "requesting_state" : "requested_state") + effect_text() +
             when(rule_.test));
        clause("applies when", rule_.applies);
    }

    const Library& library_;
    const Rule& rule_;
    std::vector<std::string> lines_;
};

}  // namespace

std::vector<std::string> rule_lines(const Library& library, const Rule& rule) {
    return RuleWriter(library, rule).write();
}

std::string_view rule_word(RuleKind kind) {
    constexpr std::array<std::string_view, 16> words{
        "condition", "ground", "exception", "bar",       "hardens", "softens", "clock",      "documents",
        "contents",  "formal", "duty",      "use-limit", "cost",    "permits", "no-request", "procedure"};
    return words[static_cast<std::size_t>(kind)];
}

std::string period_words(const Period& period) {
    std::string words;
    const auto add = [&](int count, std::string_view unit) {
        if (count == 0) return;
        words += (words.empty() ? "" : " ") + std::to_string(count) + " " + std::string(unit) +
                 (count == 1 || count == -1 ? "" : "s");
    };
    add(period.months / 12, "year");
    add(period.months % 12, "month");
    add(period.days, "day");
    add(period.hours, "hour");
    return words.empty() ? "0 days" : words;
}

std::string interval_words(const Interval& interval, std::string_view event) {
    switch (interval.form) {
        case Interval::Form::none:
            return {};
        case Interval::Form::first_of_month:
            return "first of month after " + period_words(interval.period) + " after " + std::string(event);
        case Interval::Form::next_day:
            return "next day after " + period_words(interval.period) + " after " + std::string(event);
        case Interval::Form::plain:
            break;
    }
    return interval.period == Period{} ? "on " + std::string(event)
                                       : period_words(interval.period) + " after " + std::string(event);
}

std::string role_words(const Library& library, const Instrument& instrument) {
    const std::string parent =
        instrument.parent == none
            ? ""
            : std::string(library.text(library.instruments()[static_cast<std::size_t>(instrument.parent)].id));
    switch (instrument.role) {
        case Role::treaty:
            return instrument.a.known() ? "treaty " + instrument.a.text() + "-" + instrument.b.text() : "treaty";
        case Role::protocol:
            return "protocol to " + parent;
        case Role::supplement:
            return "supplement to " + parent;
        case Role::layer:
            return "layer on bilateral " + std::string(library.text(instrument.kind));
        case Role::convention:
            return "convention";
        case Role::overlay:
            return "overlay";
        case Role::national:
            return "national " + instrument.national.text();
        case Role::template_:
            return "template";
        case Role::reciprocity:
            return "reciprocity";
        case Role::practice:
            return "practice";
    }
    return {};
}

std::string type_words(const Library& library, Type type, Range<FactValue> values) {
    constexpr std::array<std::string_view, 16> names{"yes/no",
                                                     "one of",
                                                     "set of",
                                                     "date",
                                                     "moment",
                                                     "period",
                                                     "penalty",
                                                     "state",
                                                     "list of state",
                                                     "instrument",
                                                     "list of instrument",
                                                     "text",
                                                     "list of text",
                                                     "number",
                                                     "money",
                                                     "list"};
    std::string words(names[static_cast<std::size_t>(type)]);
    bool first = true;
    for (const FactValue& value : library.of(library.fact_values(), values)) {
        words += (first ? " " : ", ") + std::string(library.text(value.word));
        first = false;
    }
    return words;
}

std::string_view answered_by_word(AnsweredBy who) {
    constexpr std::array<std::string_view, 4> words{"registry", "requested", "requesting", "register"};
    return words[static_cast<std::size_t>(who)];
}

std::string family_words(std::uint8_t families) {
    std::string words;
    if ((families & static_cast<std::uint8_t>(Family::extradition)) != 0) words = "extradition";
    if ((families & static_cast<std::uint8_t>(Family::assistance)) != 0)
        words += words.empty() ? "assistance" : ", assistance";
    return words;
}

}  // namespace comity::law
