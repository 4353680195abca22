// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "law/determination/basis.h"

namespace comity::law {

namespace {

class AssistanceBasis {
   public:
    explicit AssistanceBasis(const Evaluator& evaluator)
        : evaluator_(evaluator),
          situation_(evaluator.situation()),
          network_(situation_.network),
          library_(network_.library()),
          measure_(situation_.facts.value(library_.known_facts().measure, 0)) {}

    LegalBasis find() {
        if (!situation_.requesting.known() || !situation_.requested.known()) {
            basis_.met = Truth::unknown;
            if (!situation_.requesting.known()) basis_.needs.push_back({library_.known_facts().requesting_state, none});
            if (!situation_.requested.known()) basis_.needs.push_back({library_.known_facts().requested_state, none});
            return basis_;
        }
        collect_packages();
        drop_displaced();
        drop_out_of_scope();
        for (const Package& package : packages_) sort_in(package);
        if (basis_.governing.empty() && !basis_.supplementary.empty()) {
            // What would only supplement another treaty governs where no other reaches the measure.
            basis_.governing = std::move(basis_.supplementary);
            basis_.supplementary.clear();
        }
        if (basis_.governing.empty()) use_reciprocity();
        report_not_in_force();
        compare_with_today();
        basis_.treaty_considered = basis_.treaty_considered || !basis_.excluded.empty();
        basis_.met = basis_.governing.empty() ? Truth::no : Truth::yes;
        return std::move(basis_);
    }

   private:
    /// A treaty and its protocols in force between the two, the treaty first, then by age.
    struct Package {
        std::vector<InstrumentIndex> members;
        bool facilitates = false;  ///< a later bilateral treaty on top of the multilateral one
        bool displaced = false;    ///< replaced between parties to both
        InstrumentIndex treaty() const { return members.front(); }
    };

    /// Asked of every treaty whether it is its own, so what that takes is kept beside it.
    struct Protocol {
        InstrumentIndex index = none;
        InstrumentIndex parent = none;
        InstrumentIndex of_parent = none;  ///< the treaty, where the parent is a protocol itself
        CivilDate opened;
    };

    const Instrument* known(InstrumentIndex index) const {
        return network_.unknown_treaty(index) != nullptr ? nullptr
                                                         : &library_.instruments()[static_cast<std::size_t>(index)];
    }
    std::string id(InstrumentIndex index) const { return std::string(network_.id_of(index)); }
    std::string text(TextId words) const { return std::string(library_.text(words)); }

    bool is_bilateral(InstrumentIndex index) const {
        if (!is_bilateral_between(network_, index, situation_.requesting, situation_.requested)) return false;
        const std::string_view kind = bilateral_kind(network_, index);
        return std::ranges::any_of(library_.of(library_.words(), library_.family(Family::assistance).bilateral_kinds),
                                   [&](TextId word) { return library_.text(word) == kind; });
    }

    /// Whether the instrument itself reaches the measure; of a treaty whose text is not loaded, what its model does.
    bool reaches_measure(InstrumentIndex index) const {
        const Instrument* instrument = known(index);
        if (instrument == nullptr || !instrument->loaded) {
            const InstrumentIndex model = library_.family(Family::assistance).template_;
            if (model == none || !is_bilateral(index)) return false;
            // A treaty on the transfer of sentenced persons reaches that and nothing else; others follow the model.
            if (bilateral_kind(network_, index) == "transfer-sentenced") return measure_is("transfer-sentenced");
            instrument = &library_.instruments()[static_cast<std::size_t>(model)];
        }
        const auto measures = library_.of(library_.words(), instrument->measures);
        if (measure_.kind == Value::Kind::unknown) return !measures.empty();
        return std::ranges::find(measures, measure_.a) != measures.end();
    }

    bool measure_is(std::string_view word) const {
        return measure_.kind == Value::Kind::word && situation_.facts.word(measure_.a) == word;
    }

    bool reaches_measure(const Package& package) const {
        return std::ranges::any_of(package.members, [&](InstrumentIndex member) { return reaches_measure(member); });
    }

    bool can_lead(InstrumentIndex index) const {
        const Instrument* instrument = known(index);
        if (instrument == nullptr) return is_bilateral(index);
        if (instrument->role == Role::treaty && is_bilateral(index)) return true;
        return (instrument->role == Role::treaty || instrument->role == Role::convention) && instrument->loaded &&
               !instrument->a.known() && instrument->speaks_to(Family::assistance);
    }

    /// Of assistance, whatever they belong to, where both States may be bound.
    void collect_protocols() {
        for (InstrumentIndex index : situation_.relevant) {
            if (situation_.both_bound(index) == Truth::no) continue;
            const Instrument* instrument = known(index);
            if (instrument == nullptr || instrument->role != Role::protocol ||
                !instrument->speaks_to(Family::assistance))
                continue;
            const Instrument& parent = library_.instruments()[static_cast<std::size_t>(instrument->parent)];
            protocols_.push_back({index, instrument->parent, parent.parent, instrument->opened.last});
        }
    }

    void collect_packages() {
        collect_protocols();
        for (InstrumentIndex index : situation_.relevant) {
            if (situation_.both_bound(index) == Truth::no || !can_lead(index)) continue;
            const InForce status = in_force_between(evaluator_, index);
            Package package{.members = with_protocols(index)};
            const Instrument* instrument = known(index);
            const bool between_them = instrument == nullptr || !instrument->binds_all;
            basis_.treaty_considered = basis_.treaty_considered || (between_them && status.truth == Truth::yes);
            if (!reaches_measure(package)) continue;
            if (status.truth == Truth::yes) {
                packages_.push_back(std::move(package));
            } else if (status.truth == Truth::no && between_them) {
                basis_.excluded.push_back(
                    {index, status.reason, status.cite.empty() ? "" : id(index) + ":" + status.cite});
            } else {
                report_open(index);
            }
        }
        std::ranges::stable_sort(packages_, {}, [&](const Package& package) {
            const Instrument* instrument = known(package.treaty());
            return instrument == nullptr ? 1000 : instrument->rank;
        });
    }

    void report_open(InstrumentIndex index) {
        if (std::ranges::find(basis_.open_status, index) != basis_.open_status.end()) return;
        basis_.open_status.push_back(index);
        basis_.conflicts.push_back("Is " + id(index) + " in force between the two on " +
                                   to_string(situation_.request_day) + "? The register does not say.");
    }

    std::vector<InstrumentIndex> with_protocols(InstrumentIndex treaty) {
        std::vector<std::pair<CivilDate, InstrumentIndex>> protocols;
        for (const Protocol& protocol : protocols_) {
            if (protocol.parent != treaty && protocol.of_parent != treaty) continue;
            const Truth in_force = force_between(evaluator_, protocol.index);
            if (in_force == Truth::yes) protocols.emplace_back(protocol.opened, protocol.index);
            if (in_force == Truth::unknown) report_open(protocol.index);
        }
        std::ranges::sort(protocols);
        std::vector<InstrumentIndex> members{treaty};
        for (const auto& [opened, index] : protocols) members.push_back(index);
        return members;
    }

    void drop_displaced() {
        for (Package& package : packages_) {
            const Relation* reason = nullptr;
            InstrumentIndex by = none;
            for (const Package& other : packages_) {
                const Instrument* instrument = known(other.treaty());
                if (instrument == nullptr) continue;
                for (const Relation& relation : library_.of(library_.relations(), instrument->relations)) {
                    if (!displaces(relation, package.treaty())) continue;
                    if (relation.kind == Relation::Kind::supersedes_bilateral &&
                        came_later(package.treaty(), other.treaty())) {
                        package.facilitates = true;
                        continue;
                    }
                    reason = &relation;
                    by = other.treaty();
                }
            }
            if (reason == nullptr) continue;
            package.displaced = true;
            basis_.excluded.push_back({package.treaty(), "replaced between parties to both",
                                       reason->cite == 0 ? id(by) : id(by) + ":" + text(reason->cite)});
        }
        std::erase_if(packages_, [](const Package& package) { return package.displaced; });
    }

    /// `prevails over`, and a multilateral treaty's superseding of older bilateral ones (later ones supplement it).
    bool displaces(const Relation& relation, InstrumentIndex other) const {
        if (relation.kind == Relation::Kind::prevails) return relation.other == other;
        if (relation.kind != Relation::Kind::supersedes_bilateral) return false;
        return bilateral_kind(network_, other) == library_.text(relation.word);
    }

    /// Whether the one came into force between the two after the other, as far as the days are known.
    bool came_later(InstrumentIndex one, InstrumentIndex other) const {
        const auto since = [&](InstrumentIndex index) {
            return network_.bound_since(situation_.requesting, situation_.requested, index, situation_.request_day);
        };
        const auto its = since(one);
        const auto before = since(other);
        return its && before && its->first > before->last;
    }

    /// A scope condition that no offence of the request meets takes its instrument out.
    void drop_out_of_scope() {
        std::vector<Package> kept;
        for (Package& package : packages_) {
            const InstrumentIndex treaty = package.treaty();
            bool treaty_out = false;
            std::erase_if(package.members, [&](InstrumentIndex member) {
                const Rule* failed = failed_scope(member);
                if (failed == nullptr) return false;
                const Provision& provision = library_.provision_of(*failed);
                if (!treaty_out) basis_.excluded.push_back({member, text(failed->excludes), text(provision.id)});
                treaty_out = treaty_out || member == treaty;
                return true;
            });
            if (treaty_out) continue;
            if (reaches_measure(package)) kept.push_back(std::move(package));
        }
        packages_ = std::move(kept);
    }

    bool is_open(const Rule& rule) const { return rule.open != none && evaluator_.test(rule.open, 0) == Truth::yes; }

    const Rule* failed_scope(InstrumentIndex index) const {
        const Instrument* instrument = known(index);
        if (instrument == nullptr) return nullptr;
        for (const Provision& provision : library_.of(library_.provisions(), instrument->provisions)) {
            if (!provision.speaks_to(Family::assistance)) continue;
            for (const Rule& rule : library_.of(library_.rules(), provision.rules)) {
                if (rule.kind != RuleKind::condition || !rule.scope) continue;
                Truth met = Truth::no;
                for (int offence = 0; offence < situation_.facts.offence_count(); ++offence) {
                    met = either(met,
                                 either(!evaluator_.test(rule.applies, offence), evaluator_.test(rule.test, offence)));
                }
                if (met == Truth::no && rule.waivable == none && !is_open(rule)) return &rule;
            }
        }
        return nullptr;
    }

    void sort_in(const Package& package) {
        const Instrument* instrument = known(package.treaty());
        const bool supplementary =
            package.facilitates || (instrument != nullptr && instrument->supplementary.when != none &&
                                    evaluator_.test(instrument->supplementary.when, 0) == Truth::yes);
        auto& place = supplementary ? basis_.supplementary : basis_.governing;
        place.insert(place.end(), package.members.begin(), package.members.end());
        if (!supplementary && (instrument == nullptr || !instrument->loaded)) basis_.by_template = true;
    }

    /// The requested State's own law, where no treaty is left.
    void use_reciprocity() {
        for (InstrumentIndex index : library_.of(library_.indices(), library_.summary().national)) {
            const Instrument& instrument = library_.instruments()[static_cast<std::size_t>(index)];
            if (instrument.speaks_to(Family::assistance) && instrument.national == situation_.requested &&
                reaches_national(instrument)) {
                basis_.layers.push_back(index);
            }
        }
        for (InstrumentIndex index : library_.of(library_.indices(), library_.summary().reciprocity)) {
            if (library_.instruments()[static_cast<std::size_t>(index)].speaks_to(Family::assistance))
                consider_reciprocity(index);
        }
        basis_.national_law_unknown = basis_.layers.empty() && basis_.reciprocity;
    }

    bool reaches_national(const Instrument& instrument) const {
        const auto measures = library_.of(library_.words(), instrument.measures);
        return measures.empty() || std::ranges::find(measures, measure_.a) != measures.end();
    }

    void consider_reciprocity(InstrumentIndex index) {
        if (const Rule* failed = failed_scope(index)) {
            basis_.because.push_back(text(failed->excludes) + " (" + text(library_.provision_of(*failed).id) + ")");
            return;
        }
        bool open = false;
        const Instrument& instrument = library_.instruments()[static_cast<std::size_t>(index)];
        for (const Provision& provision : library_.of(library_.provisions(), instrument.provisions)) {
            for (const Rule& rule : library_.of(library_.rules(), provision.rules)) {
                if (rule.kind != RuleKind::condition || !rule.scope) continue;
                const Truth met = either(!evaluator_.test(rule.applies, 0), evaluator_.test(rule.test, 0));
                if (met != Truth::unknown) continue;
                open = true;
                NeedList needs(basis_.needs);
                evaluator_.needs(rule.applies, 0, needs);
                evaluator_.needs(rule.test, 0, needs);
            }
        }
        basis_.reciprocity_invocable = open;
        basis_.reciprocity = !open;
        if (!open) basis_.governing.push_back(index);
    }

    void report_not_in_force() {
        for (InstrumentIndex index : situation_.relevant) {
            if (situation_.both_bound(index) != Truth::no) continue;
            const Instrument* instrument = known(index);
            if (instrument == nullptr || !instrument->loaded) continue;
            if (!situation_.both_named(index) && !would_prevail(*instrument)) continue;
            if (!can_lead(index) || !reaches_measure(index)) continue;
            const InForce status = in_force_between(evaluator_, index);
            const std::string leaves =
                instrument->leaves.cite == 0 ? "" : id(index) + ":" + text(instrument->leaves.cite);
            const bool ended = status.reason.find("until") != std::string::npos;
            basis_.excluded.push_back(
                {index, ended ? "denunciation effective: " + status.reason : status.reason, ended ? leaves : ""});
        }
    }

    /// Where only the day of sending is known and the status has changed since, the day of receipt decides (rule book,
    /// 2, step 2).
    void compare_with_today() {
        const KnownFacts& facts = library_.known_facts();
        const auto given = [&](FactIndex fact) {
            return fact != none && situation_.facts.value(fact, 0).kind != Value::Kind::unknown;
        };
        if (given(facts.date_received) || !given(facts.date_sent)) return;
        basis_.hangs_on_receipt = std::ranges::any_of(situation_.relevant, [&](InstrumentIndex index) {
            return can_lead(index) && reaches_measure(index) &&
                   situation_.both_bound(index) !=
                       network_.bound_between(situation_.requesting, situation_.requested, index, situation_.as_of);
        });
        if (basis_.hangs_on_receipt) basis_.needs.push_back({facts.date_received, none});
    }

    bool would_prevail(const Instrument& instrument) const {
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
    const Value measure_;
    std::vector<Package> packages_;
    std::vector<Protocol> protocols_;
    LegalBasis basis_;
};

}  // namespace

LegalBasis assistance_basis(const Evaluator& evaluator) {
    return AssistanceBasis(evaluator).find();
}

}  // namespace comity::law
