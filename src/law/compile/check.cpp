// SPDX-License-Identifier: EUPL-1.2
#include "law/compile/check.h"

#include <set>

#include "law/compile/dependence.h"

namespace comity::law {

namespace {

class LibraryCheck {
   public:
    explicit LibraryCheck(Compilation& compilation) : compilation_(compilation), builder_(compilation.builder) {}

    void run() {
        check_instruments();
        check_otherwise();
        check_provisions();
        check_targets();
        check_entry_into_force();
        check_aliases();
    }

   private:
    std::string text(TextId id) const { return std::string(builder_.text(id)); }

    Place place_of(const Instrument& instrument) const { return {text(instrument.file), instrument.line, 1}; }
    Place place_of(const Provision& provision) const { return {text(provision.file), provision.line, 1}; }
    Place place_of(const Rule& rule) const {
        return {text(builder_.provisions[static_cast<std::size_t>(rule.provision)].file), rule.line, 1};
    }

    void check_instruments() {
        for (const Instrument& instrument : builder_.instruments) {
            if (!instrument.loaded) continue;
            if (instrument.title.en == 0) {
                compilation_.faults.error(place_of(instrument),
                                          "the instrument " + text(instrument.id) + " has no title",
                                          "write instrument ID \"Title\" in one of its files");
            }
            if (instrument.families == 0) {
                compilation_.faults.error(place_of(instrument),
                                          "the instrument " + text(instrument.id) + " has no family",
                                          "write `family extradition` or `family assistance`");
            }
            const bool child = instrument.role == Role::protocol || instrument.role == Role::supplement;
            if (child && instrument.parent == none) {
                compilation_.faults.error(place_of(instrument), "the instrument it belongs to is missing");
            } else if (child && belongs_to_itself(instrument)) {
                compilation_.faults.error(place_of(instrument),
                                          "the instrument belongs to itself, through those it belongs to",
                                          "name the treaty: role protocol to ID");
            }
        }
    }

    bool belongs_to_itself(const Instrument& instrument) const {
        const Instrument* owner = &instrument;
        for (std::size_t steps = 0; owner->parent != none; ++steps) {
            if (steps > builder_.instruments.size()) return true;
            owner = &builder_.instruments[static_cast<std::size_t>(owner->parent)];
        }
        return false;
    }

    /// What the library knows of a fact that is not given must not hang on that fact again.
    void check_otherwise() {
        std::vector<char> state(builder_.facts.size(), 0);
        for (std::size_t fact = 0; fact < builder_.facts.size(); ++fact) {
            if (hangs_on_itself(static_cast<FactIndex>(fact), state)) {
                compilation_.faults.error(
                    {}, "the fact " + text(builder_.facts[fact].name) + " is otherwise known by itself",
                    "take one `otherwise` out of the circle");
                return;
            }
        }
    }

    /// Depth first; 1 is on the way, 2 is done.
    bool hangs_on_itself(FactIndex fact, std::vector<char>& state) const {
        char& mark = state[static_cast<std::size_t>(fact)];
        if (mark != 0) return mark == 1;
        mark = 1;
        std::vector<ExprId> open{builder_.facts[static_cast<std::size_t>(fact)].otherwise};
        while (!open.empty()) {
            const ExprId id = open.back();
            open.pop_back();
            const Node* expression = node(id);
            if (expression == nullptr) continue;
            const bool names_fact = expression->op == Op::fact || expression->op == Op::offence_fact;
            if (names_fact && hangs_on_itself(expression->a, state)) return true;
            if (has_first_operand(expression->op)) open.push_back(expression->a);
            if (has_second_operand(expression->op)) open.push_back(expression->b);
        }
        state[static_cast<std::size_t>(fact)] = 2;
        return false;
    }

    void check_provisions() {
        for (const Provision& provision : builder_.provisions) {
            if (provision.rules.count == 0 && provision.replaces.count == 0) {
                compilation_.faults.error(place_of(provision), "the provision has no rule",
                                          "add one; `procedure` where it is text only");
            }
            if (provision.says.en == 0) {
                compilation_.faults.warning(place_of(provision), "the provision does not say what it provides",
                                            "add says \"…\": the rule in our words");
            }
        }
        for (const Rule& rule : builder_.rules) {
            const bool never = rule.kind == RuleKind::ground || rule.kind == RuleKind::clock;
            if (never && is_constant(rule.applies, Truth::no) && !is_constant(rule.test, Truth::no)) {
                compilation_.faults.warning(place_of(rule), "the rule can never apply", "its `applies when` is false");
            }
            if (contradicts_itself(rule.test) || contradicts_itself(rule.applies)) {
                compilation_.faults.error(place_of(rule),
                                          "a condition can never hold: it demands two values of one fact",
                                          "join the values with `or`, or with `is one of {…}`");
            }
        }
    }

    const Node* node(ExprId id) const { return id == none ? nullptr : &builder_.nodes[static_cast<std::size_t>(id)]; }

    bool is_constant(ExprId id, Truth value) const {
        const Node* expression = node(id);
        return expression != nullptr && expression->op == Op::constant && expression->a == static_cast<int>(value);
    }

    /// `x is a and x is b` within one conjunction.
    bool contradicts_itself(ExprId id) const {
        const Node* expression = node(id);
        if (expression == nullptr) return false;
        if (expression->op == Op::disjunction)
            return contradicts_itself(expression->a) || contradicts_itself(expression->b);
        if (expression->op != Op::conjunction) return false;
        std::vector<const Node*> demands;
        collect_demands(id, demands);
        for (std::size_t i = 0; i < demands.size(); ++i) {
            for (std::size_t j = i + 1; j < demands.size(); ++j) {
                if (*node(demands[i]->a) == *node(demands[j]->a) &&
                    builder_.constants[static_cast<std::size_t>(node(demands[i]->b)->a)] !=
                        builder_.constants[static_cast<std::size_t>(node(demands[j]->b)->a)]) {
                    return true;
                }
            }
        }
        return false;
    }

    void collect_demands(ExprId id, std::vector<const Node*>& demands) const {
        const Node* expression = node(id);
        if (expression == nullptr) return;
        if (expression->op == Op::conjunction) {
            collect_demands(expression->a, demands);
            collect_demands(expression->b, demands);
        } else if (expression->op == Op::compare && expression->n == static_cast<std::uint16_t>(Comparison::equal) &&
                   node(expression->b) != nullptr && node(expression->b)->op == Op::literal &&
                   node(expression->a) != nullptr) {
            demands.push_back(expression);
        }
    }

    /// Every ground an exception, bar or hardening speaks of must exist somewhere.
    void check_targets() {
        std::set<TextId> raised;
        for (const Rule& rule : builder_.rules) {
            if (rule.kind == RuleKind::ground || rule.kind == RuleKind::condition) raised.insert(rule.id);
        }
        for (const Rule& rule : builder_.rules) {
            for (std::uint32_t i = 0; i < rule.targets.count; ++i) {
                const Target& target = builder_.targets[rule.targets.first + i];
                if (target.instrument == none && !raised.contains(target.id)) {
                    compilation_.faults.error(place_of(rule), "no rule raises " + text(target.id),
                                              "name a ground of the library, or a provision as coe-024:3.1");
                }
            }
        }
    }

    /// The depositary's table is data and wins; the treaty's rule is a check that raises a question.
    void check_entry_into_force() {
        for (const Participation& row : builder_.participations) {
            const Instrument& instrument = builder_.instruments[static_cast<std::size_t>(row.instrument)];
            if (instrument.joins.form == Interval::Form::none || !row.from.exact()) continue;
            const auto deposited = parse_date(builder_.text(row.deposited_on));
            if (!deposited || !deposited->exact()) continue;
            const CivilDate computed = after(instrument.joins, deposited->first);
            // The first parties are bound from the day the treaty itself came into force.
            if (row.from.first == computed || row.from.first > computed) {
                if (row.from.first == computed || first_day(row.instrument) == row.from.first) continue;
            }
            if (text(row.act) == "succession") continue;
            compilation_.faults.warning(place_of(instrument),
                                        row.state.text() + ": deposited " + text(row.deposited_on) + ", in force " +
                                            to_string(row.from.first) + ", but the treaty's own rule gives " +
                                            to_string(computed),
                                        "the depositary's day is used; check the row in parties.csv");
        }
    }

    static CivilDate after(const Interval& interval, CivilDate day) {
        const CivilDate end = add(day, interval.period);
        if (interval.form == Interval::Form::first_of_month) return first_of_next_month(end);
        return interval.form == Interval::Form::next_day ? add_days(end, 1) : end;
    }

    CivilDate first_day(InstrumentIndex instrument) const {
        CivilDate first = CivilDate::latest();
        for (const Participation& row : builder_.participations) {
            if (row.instrument == instrument && row.from.exact()) first = std::min(first, row.from.first);
        }
        return first;
    }

    void check_aliases() {
        std::set<TextId> names;
        for (const FactAlias& alias : builder_.fact_aliases) {
            if (!names.insert(alias.name).second) {
                compilation_.faults.error({}, "'" + text(alias.name) + "' is an alias of two facts",
                                          "keep one of them");
            }
        }
    }

    Compilation& compilation_;
    LibraryBuilder& builder_;
};

}  // namespace

void check_library(Compilation& compilation) {
    LibraryCheck(compilation).run();
}

}  // namespace comity::law
