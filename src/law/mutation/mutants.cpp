// SPDX-License-Identifier: EUPL-1.2
#include "law/mutation/mutants.h"

#include "law/mutation/expression_changes.h"
#include "law/rules/explain.h"
#include "law/show/rule_text.h"

namespace comity::law {

namespace {

/// Finds what can be wrong in one rule or clause after another. Its mutants refer to records by index, so that they fit
/// any copy of the library.
class MutantFinder {
   public:
    explicit MutantFinder(ChangeableLibrary& scratch) : library_(scratch.library()), scratch_(scratch) {}

    std::vector<Mutant> find() {
        for (std::size_t i = 0; i < library_.instruments().size(); ++i) {
            if (library_.instruments()[i].loaded) instrument(static_cast<InstrumentIndex>(i));
        }
        return std::move(found_);
    }

   private:
    using Change = std::function<void(ChangeableLibrary&)>;

    std::string text(TextId id) const { return std::string(library_.text(id)); }
    void add(std::string change, Change make) {
        found_.push_back({instrument_, provision_, place_, rule_, std::move(change), std::move(make)});
    }

    /// `at` gives the place of the expression's root in a copy of the library.
    template <class At>
    void expression(std::string_view clause, ExprId root, At at) {
        if (root == none) return;
        for (const ExpressionChange& change : changes_of(library_, root)) {
            const std::string wrong_text = expression_text(scratch_.library(), changed(scratch_, root, change));
            scratch_.undo();
            add(std::string(clause) + ": " + wrong_text, [root, change, at](ChangeableLibrary& copy) {
                const ExprId wrong = changed(copy, root, change);
                copy.set(at(copy.library()), wrong);
            });
        }
    }

    template <class At>
    void period(std::string_view clause, const Period& own, At at) {
        for (const Period& other : shifted(own)) {
            add(std::string(clause) + ": " + period_words(other) + " instead of " + period_words(own),
                [other, at](ChangeableLibrary& copy) { copy.set(at(copy.library()), other); });
        }
    }

    void instrument(InstrumentIndex index) {
        const auto at = static_cast<std::size_t>(index);
        const Instrument& own = library_.instruments()[at];
        instrument_ = index;
        provision_ = none;
        place_ = {text(own.file), own.line, 0};
        rule_ = text(own.id);
        interval("joins", own.joins, [at](const Library& l) -> const Interval& { return l.instruments()[at].joins; });
        interval("leaves", own.leaves,
                 [at](const Library& l) -> const Interval& { return l.instruments()[at].leaves; });
        expression("applies when", own.applies.when,
                   [at](const Library& l) -> const ExprId& { return l.instruments()[at].applies.when; });
        expression("reaches", own.reaches.when,
                   [at](const Library& l) -> const ExprId& { return l.instruments()[at].reaches.when; });
        expression("basis when", own.basis.when,
                   [at](const Library& l) -> const ExprId& { return l.instruments()[at].basis.when; });
        expression("supplementary when", own.supplementary.when,
                   [at](const Library& l) -> const ExprId& { return l.instruments()[at].supplementary.when; });
        each(own.no_basis, [&](std::size_t i) {
            expression("no basis when", library_.clauses()[i].when,
                       [i](const Library& l) -> const ExprId& { return l.clauses()[i].when; });
        });
        each(own.relations, [&](std::size_t i) {
            if (library_.relations()[i].kind != Relation::Kind::continues) return;
            period("continues", library_.relations()[i].period,
                   [i](const Library& l) -> const Period& { return l.relations()[i].period; });
        });
        each(own.provisions, [&](std::size_t i) { provision(i); });
    }

    /// The indices of a run of records.
    template <class T, class Body>
    static void each(Range<T> range, Body&& body) {
        for (std::uint32_t i = 0; i < range.count; ++i) body(static_cast<std::size_t>(range.first + i));
    }

    template <class At>
    void interval(const std::string& clause, const Interval& own, At at) {
        if (own.form == Interval::Form::none) return;
        period(clause, own.period, [at](const Library& l) -> const Period& { return at(l).period; });
        for (Interval::Form form : {Interval::Form::plain, Interval::Form::first_of_month, Interval::Form::next_day}) {
            if (form == own.form) continue;
            Interval other = own;
            other.form = form;
            add(clause + ": " + interval_words(other, "the act") + " instead of " + interval_words(own, "the act"),
                [form, at](ChangeableLibrary& copy) { copy.set(at(copy.library()).form, form); });
        }
    }

    void provision(std::size_t index) {
        const Provision& own = library_.provisions()[index];
        provision_ = static_cast<ProvisionIndex>(index);
        each(own.rules, [&](std::size_t i) { rule(i); });
    }

    void rule(std::size_t at) {
        const Rule& own = library_.rules()[at];
        const Provision& provision = library_.provision_of(own);
        place_ = {text(provision.file), own.line != 0 ? own.line : provision.line, 0};
        rule_ = text(provision.id) + " " + std::string(rule_word(own.kind)) + (own.id == 0 ? "" : " " + text(own.id));
        expression("applies when", own.applies,
                   [at](const Library& l) -> const ExprId& { return l.rules()[at].applies; });
        expression(own.kind == RuleKind::condition || own.kind == RuleKind::formal ? "requires" : "when", own.test,
                   [at](const Library& l) -> const ExprId& { return l.rules()[at].test; });
        expression("waivable when", own.waivable,
                   [at](const Library& l) -> const ExprId& { return l.rules()[at].waivable; });
        expression("open when", own.open, [at](const Library& l) -> const ExprId& { return l.rules()[at].open; });
        expression("breached when", own.breached,
                   [at](const Library& l) -> const ExprId& { return l.rules()[at].breached; });
        each(own.modifiers, [&](std::size_t i) { modifier(i); });
        each(own.needs, [&](std::size_t i) {
            expression("need", library_.needs()[i].when,
                       [i](const Library& l) -> const ExprId& { return l.needs()[i].when; });
        });
        kind(own, at);
        if (own.clock != none) clock(static_cast<std::size_t>(own.clock));
    }

    void kind(const Rule& own, std::size_t at) {
        if (own.kind == RuleKind::ground) {
            add(own.mandatory ? "optional instead of mandatory" : "mandatory instead of optional",
                [at, other = !own.mandatory](ChangeableLibrary& copy) {
                    copy.set(copy.library().rules()[at].mandatory, other);
                });
        }
        if (own.kind == RuleKind::harden || own.kind == RuleKind::soften) {
            const RuleKind other = own.kind == RuleKind::harden ? RuleKind::soften : RuleKind::harden;
            add(std::string(rule_word(other)) + " instead of " + std::string(rule_word(own.kind)),
                [at, other](ChangeableLibrary& copy) { copy.set(copy.library().rules()[at].kind, other); });
        }
        const bool effect = own.kind == RuleKind::exception || own.kind == RuleKind::bar ||
                            own.kind == RuleKind::permits || own.kind == RuleKind::no_request ||
                            own.kind == RuleKind::cost;
        if (effect && own.test == none) {
            add("when: never", [at](ChangeableLibrary& copy) {
                const ExprId never = copy.add(Node{Op::constant, 0, 0, static_cast<std::int32_t>(Truth::no), none});
                copy.set(copy.library().rules()[at].test, never);
            });
        }
    }

    void modifier(std::size_t i) {
        constexpr std::array<std::string_view, 4> words{"except when", "barred when", "mandatory when",
                                                        "optional when"};
        const Modifier& own = library_.modifiers()[i];
        expression(words[static_cast<std::size_t>(own.kind)], own.when,
                   [i](const Library& l) -> const ExprId& { return l.modifiers()[i].when; });
    }

    void clock(std::size_t at) {
        const Clock& own = library_.clocks()[at];
        const auto part = [&](std::string_view clause, ExprId Clock::* member) {
            expression(clause, own.*member,
                       [at, member](const Library& l) -> const ExprId& { return l.clocks()[at].*member; });
        };
        part("for some", &Clock::record_when);
        part("from", &Clock::from);
        part("met by", &Clock::met_by);
        part("met by, also", &Clock::met_also);
        part("stops when", &Clock::stops);
        part("tolled from", &Clock::tolled_from);
        part("tolled to", &Clock::tolled_to);
        part("tolled days", &Clock::tolled_days);
        part("tolled when", &Clock::tolled_when);
        each(own.lengths, [&](std::size_t i) {
            const Length& length = library_.lengths()[i];
            if (length.days == none)
                period("lasts", length.period,
                       [i](const Library& l) -> const Period& { return l.lengths()[i].period; });
            add(length.first_of_month ? "lasts: not to the first of a month" : "lasts: to the first of a month",
                [i, other = !length.first_of_month](ChangeableLibrary& copy) {
                    copy.set(copy.library().lengths()[i].first_of_month, other);
                });
            expression("lasts, days", length.days,
                       [i](const Library& l) -> const ExprId& { return l.lengths()[i].days; });
            expression("lasts when", length.when,
                       [i](const Library& l) -> const ExprId& { return l.lengths()[i].when; });
        });
    }

    const Library& library_;
    ChangeableLibrary& scratch_;  ///< to see how a changed expression reads
    InstrumentIndex instrument_ = none;
    ProvisionIndex provision_ = none;
    Place place_;
    std::string rule_;
    std::vector<Mutant> found_;
};

}  // namespace

std::vector<Mutant> mutants_of(ChangeableLibrary& library) {
    return MutantFinder(library).find();
}

}  // namespace comity::law
