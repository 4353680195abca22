// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "law/determination/basis.h"

namespace comity::law {

namespace {

class ExtraditionBasis {
   public:
    explicit ExtraditionBasis(const Evaluator& evaluator)
        : evaluator_(evaluator),
          situation_(evaluator.situation()),
          network_(situation_.network),
          library_(network_.library()) {}

    LegalBasis find() {
        const FamilyRules& family = library_.family(Family::extradition);
        if (!situation_.requesting.known() || !situation_.requested.known()) return states_unknown();
        if (evaluator_.test(family.applies.when, 0) == Truth::no) {
            // "No treaty" must not be read into "no extradition": what was available is named.
            basis_.because.emplace_back(library_.text(family.applies.reason));
            collect_candidates();
            for (const Candidate& candidate : candidates_) {
                if (candidate.in_force == Truth::yes)
                    basis_.excluded.push_back({candidate.index, "in force, but " + text(family.applies.reason), ""});
            }
            return basis_;
        }
        collect_candidates();
        choose_governing();
        if (!basis_.governing.empty()) {
            basis_.met = Truth::yes;
            settle_others();
            add_layers();
        }
        add_conventions();
        if (basis_.governing.empty()) without_treaty();
        report_not_in_force();
        return std::move(basis_);
    }

   private:
    struct Candidate {
        InstrumentIndex index = none;
        std::int32_t rank = 0;
        CivilDate opened;
        Truth in_force = Truth::no;
    };

    const Instrument* known(InstrumentIndex index) const {
        return network_.unknown_treaty(index) != nullptr ? nullptr
                                                         : &library_.instruments()[static_cast<std::size_t>(index)];
    }
    std::string id(InstrumentIndex index) const { return std::string(network_.id_of(index)); }
    std::string text(TextId words) const { return std::string(library_.text(words)); }
    std::string cite(InstrumentIndex index, TextId article) const {
        return article == 0 ? id(index) : id(index) + ":" + text(article);
    }

    LegalBasis states_unknown() {
        basis_.met = Truth::unknown;
        if (!situation_.requesting.known()) basis_.needs.push_back({library_.known_facts().requesting_state, none});
        if (!situation_.requested.known()) basis_.needs.push_back({library_.known_facts().requested_state, none});
        return basis_;
    }

    bool is_family_bilateral(InstrumentIndex index) const {
        if (!is_bilateral_between(network_, index, situation_.requesting, situation_.requested)) return false;
        const FamilyRules& family = library_.family(Family::extradition);
        const std::string_view kind = bilateral_kind(network_, index);
        return std::ranges::any_of(library_.of(library_.words(), family.bilateral_kinds),
                                   [&](TextId word) { return library_.text(word) == kind; });
    }

    /// The same treaty stands in the question with the two States in the other order (dk-gb for gb-dk).
    bool named_the_other_way(InstrumentIndex index) const {
        if (network_.unknown_treaty(index) != nullptr) return false;
        const std::string own = id(index);
        const std::string other = own.substr(3, 3) + own.substr(0, 3) + own.substr(6);
        return std::ranges::any_of(situation_.relevant, [&](InstrumentIndex stated) {
            const UnknownTreaty* treaty = network_.unknown_treaty(stated);
            return treaty != nullptr && treaty->id == other;
        });
    }

    void collect_candidates() {
        for (InstrumentIndex index : situation_.relevant) {
            if (situation_.both_bound(index) == Truth::no) continue;
            const Instrument* instrument = known(index);
            const bool bilateral = is_family_bilateral(index);
            const bool multilateral = instrument != nullptr && instrument->role == Role::treaty &&
                                      !instrument->a.known() && instrument->speaks_to(Family::extradition);
            if (!bilateral && !multilateral) continue;
            if (bilateral && instrument != nullptr && instrument->role != Role::treaty) continue;
            if (bilateral && named_the_other_way(index)) continue;
            const InForce status = in_force_between(evaluator_, index);
            if (status.truth == Truth::no) {
                basis_.excluded.push_back(
                    {index, status.reason, status.cite.empty() ? "" : id(index) + ":" + status.cite});
                continue;
            }
            const bool own_rank = instrument != nullptr && !bilateral;
            candidates_.push_back(
                {index, own_rank ? instrument->rank : library_.family(Family::extradition).bilateral_rank,
                 instrument != nullptr ? instrument->opened.last : CivilDate::earliest(), status.truth});
        }
        // Lower rank first; of two treaties of one rank the younger.
        std::ranges::stable_sort(candidates_, [](const Candidate& a, const Candidate& b) {
            return a.rank != b.rank ? a.rank < b.rank : a.opened > b.opened;
        });
        revive_continued();
    }

    /// A supplement may keep a denounced convention alive between the two for a time (ch-de-extradition-1969:XII).
    void revive_continued() {
        for (InstrumentIndex index : situation_.relevant) {
            if (situation_.both_bound(index) != Truth::yes || known(index) == nullptr) continue;
            const Instrument& instrument = library_.instruments()[static_cast<std::size_t>(index)];
            if (instrument.role != Role::supplement) continue;
            for (const Relation& relation : library_.of(library_.relations(), instrument.relations)) {
                if (relation.kind != Relation::Kind::continues || situation_.both_bound(relation.other) != Truth::no)
                    continue;
                if (!ended_within(relation)) continue;
                const Instrument& revived = library_.instruments()[static_cast<std::size_t>(relation.other)];
                candidates_.insert(candidates_.begin(),
                                   {relation.other, revived.rank, revived.opened.last, Truth::yes});
                std::erase_if(basis_.excluded,
                              [&](const Excluded& entry) { return entry.instrument == relation.other; });
                basis_.conflicts.push_back(id(relation.other) + " was denounced and continues between the two under " +
                                           cite(index, relation.cite) + ": do its protocols continue too?");
                continued_ = relation.other;
            }
        }
    }

    bool ended_within(const Relation& relation) const {
        for (StateCode state : {situation_.requesting, situation_.requested}) {
            const std::vector<Binding> bindings = network_.bindings(state, relation.other);
            if (bindings.empty() || bindings.back().from.last > situation_.request_day) return false;
            const CivilDate last = bindings.back().to.last;
            if (last == CivilDate::latest()) continue;
            if (add(add_days(last, 1), relation.period) < situation_.request_day) return false;
        }
        return true;
    }

    void choose_governing() {
        for (const Candidate& candidate : candidates_) {
            if (candidate.in_force == Truth::yes) {
                basis_.governing = {candidate.index};
                const Instrument* instrument = known(candidate.index);
                basis_.by_template = instrument == nullptr || !instrument->loaded;
                return;
            }
            basis_.conflicts.push_back("Is " + id(candidate.index) + " in force between " +
                                       situation_.requesting.text() + " and " + situation_.requested.text() + " on " +
                                       to_string(situation_.request_day) +
                                       "? The register does not say; if it is, it governs.");
            basis_.open_status.push_back(candidate.index);
            open_candidates_ = true;
        }
    }

    /// What becomes of the other treaties in force between the two.
    void settle_others() {
        const InstrumentIndex governing = basis_.governing[0];
        for (const Candidate& candidate : candidates_) {
            if (candidate.index == governing || candidate.in_force == Truth::no) continue;
            if (network_.supplements(candidate.index) && bilateral_kind(network_, governing).empty()) {
                basis_.layers.push_back(candidate.index);
                continue;
            }
            if (const auto reason = displaced(candidate.index, governing)) {
                basis_.excluded.push_back({candidate.index, reason->first, reason->second});
            } else if (candidate.in_force == Truth::yes) {
                basis_.also_invocable.push_back(candidate.index);
                add_yielding_conflict(candidate.index, governing);
            }
        }
    }

    /// Reason and citation, where the governing instrument puts another out of force.
    std::optional<std::pair<std::string, std::string>> displaced(InstrumentIndex other,
                                                                 InstrumentIndex governing) const {
        const Instrument* instrument = known(governing);
        const std::string_view kind = bilateral_kind(network_, other);
        if (instrument != nullptr) {
            for (const Relation& relation : library_.of(library_.relations(), instrument->relations)) {
                if (relation.kind == Relation::Kind::prevails && relation.other == other) {
                    return {{"replaced between parties to both", cite(governing, relation.cite)}};
                }
                if (relation.kind == Relation::Kind::supersedes_bilateral && !kind.empty() &&
                    library_.text(relation.word) == kind) {
                    return {{"superseded", cite(governing, relation.cite)}};
                }
            }
        }
        if (!kind.empty() && !bilateral_kind(network_, governing).empty() &&
            kind == bilateral_kind(network_, governing)) {
            return {{"an older treaty of the same kind", id(governing)}};
        }
        return std::nullopt;
    }

    void add_yielding_conflict(InstrumentIndex other, InstrumentIndex governing) {
        const Instrument* instrument = known(other);
        if (instrument == nullptr) return;
        for (const Relation& relation : library_.of(library_.relations(), instrument->relations)) {
            if (relation.kind == Relation::Kind::yields && relation.other == governing) {
                basis_.conflicts.push_back(text(relation.reason) + " (" + cite(other, relation.cite) + ")");
            }
        }
    }

    /// Supplements on top, then protocols, the youngest first; then what works through bilateral treaties.
    void add_layers() {
        const InstrumentIndex governing = basis_.governing[0];
        std::vector<std::pair<CivilDate, InstrumentIndex>> supplements;
        std::vector<std::pair<CivilDate, InstrumentIndex>> protocols;
        for (InstrumentIndex index : situation_.relevant) {
            if (situation_.both_bound(index) == Truth::no || known(index) == nullptr) continue;
            const Instrument& instrument = library_.instruments()[static_cast<std::size_t>(index)];
            if (!instrument.speaks_to(Family::extradition)) continue;
            const bool child = (instrument.role == Role::protocol || instrument.role == Role::supplement) &&
                               instrument.parent == governing;
            const bool through = instrument.role == Role::layer && !bilateral_kind(network_, governing).empty() &&
                                 library_.text(instrument.kind) == bilateral_kind(network_, governing);
            if (!child && !through) continue;
            if (instrument.role == Role::protocol && governing == continued_) continue;
            const Truth in_force = force_between(evaluator_, index);
            if (in_force == Truth::yes) {
                (instrument.role == Role::protocol ? protocols : supplements)
                    .emplace_back(instrument.opened.last, index);
            } else if (in_force == Truth::unknown) {
                basis_.open_status.push_back(index);
                basis_.conflicts.push_back("Is " + id(index) + " in force between the two on " +
                                           to_string(situation_.request_day) + "? The register does not say.");
            }
        }
        std::ranges::sort(supplements, std::greater{});
        std::ranges::sort(protocols, std::greater{});
        for (const auto& [opened, index] : supplements) basis_.layers.push_back(index);
        for (const auto& [opened, index] : protocols) basis_.layers.push_back(index);
    }

    Truth reaches(const Instrument& instrument) const {
        if (instrument.reaches.when == none) return Truth::unknown;
        Truth any = Truth::no;
        for (int offence = 0; offence < situation_.facts.offence_count(); ++offence) {
            any = either(any, evaluator_.test(instrument.reaches.when, offence));
        }
        return any;
    }

    void add_conventions() {
        for (InstrumentIndex index : situation_.relevant) {
            if (situation_.both_bound(index) == Truth::no || known(index) == nullptr) continue;
            const Instrument& instrument = library_.instruments()[static_cast<std::size_t>(index)];
            if (instrument.role != Role::convention || !instrument.loaded || !instrument.speaks_to(Family::extradition))
                continue;
            const Truth in_force = force_between(evaluator_, index);
            if (in_force == Truth::no) continue;
            const Truth reach = reaches(instrument);
            if (reach == Truth::no) continue;
            if (!basis_.governing.empty()) {
                (both(reach, in_force) == Truth::yes ? basis_.layers : basis_.also_invocable).push_back(index);
                continue;
            }
            conventions_.push_back({index, both(reach, in_force)});
        }
    }

    /// No treaty: a convention the requested State takes as basis, or its own law and reciprocity, or nothing.
    void without_treaty() {
        const FactIndex requires_treaty = library_.known_facts().requires_treaty;
        const Value value = requires_treaty == none ? Value{} : value_of(requires_treaty);
        const Truth treaty_required = value.kind == Value::Kind::truth ? static_cast<Truth>(value.a) : Truth::unknown;
        bool open_convention = false;
        for (const auto& [index, reach] : conventions_) {
            const Instrument& instrument = library_.instruments()[static_cast<std::size_t>(index)];
            if (const Clause* against = declared_against(instrument)) {
                basis_.excluded.push_back({index, text(against->reason), cite(index, against->cite)});
                basis_.beside.push_back(index);
                continue;
            }
            if (treaty_required == Truth::no) {
                if (reach == Truth::yes)
                    basis_.layers.push_back(index);
                else
                    basis_.also_invocable.push_back(index);
                continue;
            }
            const Truth possible =
                both(both(instrument.basis.when == none ? Truth::no : evaluator_.test(instrument.basis.when, 0), reach),
                     treaty_required);
            // The duty to submit or to prosecute does not hang on the convention's being a basis.
            if (possible != Truth::yes && reach == Truth::yes) basis_.beside.push_back(index);
            if (possible == Truth::yes) {
                basis_.governing.push_back(index);
                basis_.cite = cite(index, instrument.basis.cite);
            } else if (possible == Truth::unknown) {
                open_convention = true;
                basis_.also_invocable.push_back(index);
                NeedList needs(basis_.needs);
                evaluator_.needs(instrument.basis.when, 0, needs);
                for (int offence = 0; offence < situation_.facts.offence_count(); ++offence) {
                    evaluator_.needs(instrument.reaches.when, offence, needs);
                }
            }
        }
        if (!basis_.governing.empty()) {
            basis_.met = Truth::yes;
            add_national_law();
        } else if (treaty_required == Truth::no) {
            basis_.reciprocity = true;
            basis_.met = open_candidates_ ? Truth::unknown : Truth::yes;
            add_national_law();
        } else if (treaty_required == Truth::yes && !open_convention && !open_candidates_) {
            basis_.met = Truth::no;
            basis_.because.push_back("no treaty in force, and " + situation_.requested.text() + " requires one");
        } else {
            basis_.met = Truth::unknown;
            if (treaty_required == Truth::unknown) {
                basis_.reciprocity_invocable = true;
                basis_.needs.push_back({requires_treaty, none});
                basis_.needs.push_back({library_.known_facts().reciprocity_expected, none});
            }
        }
    }

    Value value_of(FactIndex fact) const {
        // Through the library's own knowledge of the State's law, where the file is silent.
        const Value& given = situation_.facts.value(fact, 0);
        const Fact& known_fact = library_.facts()[static_cast<std::size_t>(fact)];
        if (given.kind != Value::Kind::unknown || known_fact.otherwise == none) return given;
        return truth_value(evaluator_.test(known_fact.otherwise, 0));
    }

    const Clause* declared_against(const Instrument& instrument) const {
        for (const Clause& clause : library_.of(library_.clauses(), instrument.no_basis)) {
            if (evaluator_.test(clause.when, 0) == Truth::yes) return &clause;
        }
        return nullptr;
    }

    void add_national_law() {
        bool found = false;
        for (InstrumentIndex index : library_.of(library_.indices(), library_.summary().national)) {
            const Instrument& instrument = library_.instruments()[static_cast<std::size_t>(index)];
            if (instrument.national == situation_.requested && instrument.speaks_to(Family::extradition) &&
                decides_without_treaty(instrument)) {
                basis_.layers.push_back(index);
                found = true;
            }
        }
        basis_.national_law_unknown = !found;
    }

    /// A national law with rules for the absence of a treaty; one that only ever overlays treaties is no basis.
    bool decides_without_treaty(const Instrument& instrument) const {
        return std::ranges::any_of(
            library_.of(library_.provisions(), instrument.provisions),
            [](const Provision& provision) { return !provision.also_under_treaties && !provision.as_requesting; });
    }

    /// Treaties one expects and that are not in force that day: ended or later for both, or one that would replace the
    /// governing instrument if the other State were a party too.
    void report_not_in_force() {
        for (InstrumentIndex index : situation_.relevant) {
            if (situation_.both_bound(index) != Truth::no) continue;
            const Instrument* instrument = known(index);
            if (instrument == nullptr || !instrument->speaks_to(Family::extradition) || !instrument->loaded) continue;
            if (!situation_.both_named(index) && !would_prevail(index)) continue;
            if (instrument->role == Role::overlay || instrument->role == Role::national ||
                instrument->role == Role::template_ || instrument->role == Role::layer || is_club(*instrument)) {
                continue;
            }
            if (index == continued_ || listed(index)) continue;
            if (instrument->role == Role::convention && reaches(*instrument) != Truth::yes) continue;
            if (instrument->role == Role::protocol && instrument->parent == continued_) continue;
            const InForce status = in_force_between(evaluator_, index);
            basis_.excluded.push_back({index, status.reason, ""});
        }
    }

    bool listed(InstrumentIndex index) const {
        return std::ranges::find(basis_.governing, index) != basis_.governing.end() ||
               std::ranges::any_of(basis_.excluded, [&](const Excluded& entry) { return entry.instrument == index; });
    }

    /// The members' own arrangements (EU) are no surprise to anybody outside them, nor before they joined.
    bool is_club(const Instrument& instrument) const {
        if (instrument.role != Role::treaty) return false;
        return std::ranges::any_of(
            library_.of(library_.relations(), instrument.relations),
            [](const Relation& relation) { return relation.kind == Relation::Kind::ends_on_leaving; });
    }

    bool would_prevail(InstrumentIndex index) const {
        const Instrument& instrument = *known(index);
        return std::ranges::any_of(
            library_.of(library_.relations(), instrument.relations), [&](const Relation& relation) {
                return relation.kind == Relation::Kind::prevails &&
                       std::ranges::find(basis_.governing, relation.other) != basis_.governing.end();
            });
    }

    const Evaluator& evaluator_;
    const Situation& situation_;
    const Register& network_;
    const Library& library_;
    LegalBasis basis_;
    std::vector<Candidate> candidates_;
    std::vector<std::pair<InstrumentIndex, Truth>> conventions_;
    InstrumentIndex continued_ = none;
    bool open_candidates_ = false;
};

}  // namespace

LegalBasis extradition_basis(const Evaluator& evaluator) {
    return ExtraditionBasis(evaluator).find();
}

}  // namespace comity::law
