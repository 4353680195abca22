// SPDX-License-Identifier: EUPL-1.2
#include "law/atlas/matrix.h"

#include <algorithm>
#include <bit>
#include <unordered_map>

#include "law/atlas/pair_dependence.h"

namespace comity::law {

namespace {

/// All that the basis can depend on for a pair, packed. Pairs with the same words have the same answer.
using Signature = std::vector<std::uint64_t>;

struct SignatureHash {
    std::size_t operator()(const Signature& words) const {
        std::uint64_t hash = 0xcbf29ce484222325U;
        for (const std::uint64_t word : words) hash = (hash ^ word) * 0x9e3779b97f4a7c15U ^ (hash >> 29);
        return hash;
    }
};

/// Truths, two bits each, at the end of a signature.
class Packing {
   public:
    explicit Packing(Signature& words) : words_(words) {}
    void add(Truth truth) {
        if (used_ == 0) words_.push_back(0);
        words_.back() |= static_cast<std::uint64_t>(truth) << used_;
        used_ = (used_ + 2) % 64;
    }

   private:
    Signature& words_;
    unsigned used_ = 0;
};

class MatrixMaker {
   public:
    explicit MatrixMaker(const TreatyNetwork& network)
        : network_(network),
          library_(network.library()),
          family_(network.kind().family),
          dependence_(library_),
          pair_(network.situation({}, {})),
          evaluator_(pair_) {
        matrix_.states = network.states();
        for (StateCode state : matrix_.states) network.bindings().bound_by(state, network.on(), bound_.emplace_back());
        choose_shared();
        choose_apart();
        add_condition(library_.family(family_).applies.when, always_);
        add_fact(library_.find_fact("requested.requires_treaty"));
        for (const Instrument& instrument : library_.instruments()) {
            if (instrument.role == Role::reciprocity && instrument.speaks_to(family_)) add_scope(instrument, always_);
        }
    }

    Matrix make() {
        const std::size_t count = matrix_.states.size();
        matrix_.cells.reserve(count * count);
        for (std::size_t a = 0; a < count; ++a) {
            for (std::size_t b = 0; b < count; ++b) matrix_.cells.push_back(a == b ? Matrix::Cell{} : cell(a, b));
        }
        return std::move(matrix_);
    }

   private:
    /// A condition that can differ from pair to pair. Where it depends on one State alone, its truths by State.
    struct Condition {
        ExprId expression = none;
        Dependence dependence;
        std::vector<Truth> by_state;
    };

    /// An instrument several States share and that can matter to the basis.
    struct Shared {
        InstrumentIndex index = none;
        std::vector<std::size_t> conditions;
    };

    bool reaches_measure(const Instrument& instrument) const {
        const auto measures = library_.of(library_.words(), instrument.measures);
        return std::ranges::find(measures, network_.kind().word) != measures.end();
    }

    /// A treaty reaches a measure by itself or through a protocol.
    bool package_reaches(InstrumentIndex index) const {
        const Instrument& instrument = library_.instruments()[static_cast<std::size_t>(index)];
        if (reaches_measure(instrument)) return true;
        if (instrument.parent != none && package_reaches(instrument.parent)) return true;
        return std::ranges::any_of(library_.instruments(), [&](const Instrument& other) {
            return other.role == Role::protocol && other.parent == index && reaches_measure(other);
        });
    }

    bool can_matter(InstrumentIndex index) const {
        const Instrument& instrument = library_.instruments()[static_cast<std::size_t>(index)];
        if (instrument.a.known() || !instrument.speaks_to(family_)) return false;
        // Layers of extradition change neither the answer nor what governs.
        if (family_ == Family::extradition)
            return instrument.role == Role::treaty || instrument.role == Role::convention;
        const bool of_package =
            instrument.role == Role::treaty || instrument.role == Role::convention || instrument.role == Role::protocol;
        return of_package && package_reaches(index);
    }

    void choose_shared() {
        for (InstrumentIndex index = 0; index < static_cast<InstrumentIndex>(library_.instruments().size()); ++index) {
            const Instrument& instrument = library_.instruments()[static_cast<std::size_t>(index)];
            if (instrument.mla_treaty) assistance_treaties_.push_back(index);
            if (!can_matter(index)) continue;
            Shared shared{index, {}};
            add_condition(instrument.applies.when, shared.conditions);
            add_condition(instrument.reaches.when, shared.conditions);
            add_condition(instrument.basis.when, shared.conditions);
            add_condition(instrument.supplementary.when, shared.conditions);
            for (const Clause& clause : library_.of(library_.clauses(), instrument.no_basis))
                add_condition(clause.when, shared.conditions);
            if (family_ == Family::assistance) add_scope(instrument, shared.conditions);
            shared_.push_back(std::move(shared));
        }
        // In columns, so that what two States share is a few operations on words.
        possible_.assign(matrix_.states.size(), Signature((shared_.size() + 63) / 64));
        certain_ = possible_;
        for (std::size_t state = 0; state < matrix_.states.size(); ++state) {
            for (std::size_t i = 0; i < shared_.size(); ++i) {
                const Truth bound = bound_[state][static_cast<std::size_t>(shared_[i].index)];
                const std::uint64_t bit = std::uint64_t{1} << (i % 64);
                if (bound != Truth::no) possible_[state][i / 64] |= bit;
                if (bound == Truth::yes) certain_[state][i / 64] |= bit;
            }
        }
    }

    /// Pairs with something of their own: a treaty between the two, a suspension.
    void choose_apart() {
        for (const Instrument& instrument : library_.instruments()) {
            if (instrument.a.known()) mark_apart(instrument.a, instrument.b);
        }
        for (const Suspension& row : library_.suspensions()) mark_apart(row.state, row.toward);
        std::ranges::sort(apart_);
    }

    void mark_apart(StateCode a, StateCode b) {
        apart_.emplace_back(a, b);
        apart_.emplace_back(b, a);
    }

    void add_scope(const Instrument& instrument, std::vector<std::size_t>& list) {
        for (const Provision& provision : library_.of(library_.provisions(), instrument.provisions)) {
            for (const Rule& rule : library_.of(library_.rules(), provision.rules)) {
                if (rule.kind != RuleKind::condition || !rule.scope) continue;
                for (const ExprId expression : {rule.applies, rule.test, rule.open}) add_condition(expression, list);
            }
        }
    }

    void add_fact(FactIndex fact) {
        if (fact != none) add_condition(library_.facts()[static_cast<std::size_t>(fact)].otherwise, always_);
    }

    void add_condition(ExprId expression, std::vector<std::size_t>& list) {
        if (expression == none) return;
        const Dependence dependence = dependence_.of(expression);
        if (dependence.on_none()) return;
        Condition condition{expression, dependence, {}};
        if (!dependence.on_both()) {
            for (std::size_t state = 0; state < matrix_.states.size(); ++state) {
                set_pair(state, state);  // whichever of the two it looks at
                condition.by_state.push_back(evaluator_.test(expression, 0));
            }
        }
        list.push_back(conditions_.size());
        conditions_.push_back(std::move(condition));
    }

    void set_pair(std::size_t a, std::size_t b) {
        pair_.requesting = matrix_.states[a];
        pair_.requested = matrix_.states[b];
        pair_.requesting_bound = bound_[a];
        pair_.requested_bound = bound_[b];
        pair_.mla_treaty = Truth::no;
        for (InstrumentIndex index : assistance_treaties_)
            pair_.mla_treaty = either(pair_.mla_treaty, pair_.both_bound(index));
    }

    Truth truth_of(const Condition& condition, std::size_t a, std::size_t b, bool& set) {
        if (!condition.dependence.on_both()) return condition.by_state[condition.dependence.requesting ? a : b];
        if (!set) set_pair(a, b);
        set = true;
        return evaluator_.test(condition.expression, 0);
    }

    void sign(std::size_t a, std::size_t b) {
        signature_.clear();
        const std::size_t words = possible_[a].size();
        for (std::size_t i = 0; i < words; ++i) {
            signature_.push_back(possible_[a][i] & possible_[b][i]);
            signature_.push_back(certain_[a][i] & certain_[b][i]);
        }
        Packing packing(signature_);
        bool set = false;
        for (const std::size_t condition : always_) packing.add(truth_of(conditions_[condition], a, b, set));
        for (std::size_t word = 0; word < words; ++word) {
            for (std::uint64_t left = possible_[a][word] & possible_[b][word]; left != 0; left &= left - 1) {
                const Shared& shared = shared_[word * 64 + static_cast<std::size_t>(std::countr_zero(left))];
                for (const std::size_t condition : shared.conditions)
                    packing.add(truth_of(conditions_[condition], a, b, set));
            }
        }
    }

    Matrix::Cell cell(std::size_t a, std::size_t b) {
        if (std::ranges::binary_search(apart_, std::pair(matrix_.states[a], matrix_.states[b]))) return find(a, b);
        sign(a, b);
        const auto known = cells_.find(signature_);
        if (known != cells_.end()) return known->second;
        return cells_.emplace(signature_, find(a, b)).first->second;
    }

    Matrix::Cell find(std::size_t a, std::size_t b) {
        const Situation situation = network_.situation(matrix_.states[a], matrix_.states[b]);
        const Evaluator evaluator(situation);
        const LegalBasis basis = network_.basis(evaluator);
        Matrix::Cell cell;
        cell.answer = network_.answer(basis, network_.open_treaties(evaluator, basis));
        cell.governing = {static_cast<std::uint32_t>(matrix_.instruments.size()),
                          static_cast<std::uint32_t>(basis.governing.size())};
        matrix_.instruments.insert(matrix_.instruments.end(), basis.governing.begin(), basis.governing.end());
        return cell;
    }

    const TreatyNetwork& network_;
    const Library& library_;
    const Family family_;
    PairDependence dependence_;
    Situation pair_;  ///< set to one pair after the other
    Evaluator evaluator_;
    Matrix matrix_;
    std::vector<std::vector<Truth>> bound_;  ///< by State
    std::vector<InstrumentIndex> assistance_treaties_;
    std::vector<Shared> shared_;
    std::vector<Signature> possible_, certain_;  ///< by State: which shared instruments (perhaps) bind it
    std::vector<Condition> conditions_;
    std::vector<std::size_t> always_;  ///< conditions of every pair
    std::vector<std::pair<StateCode, StateCode>> apart_;
    Signature signature_;
    std::unordered_map<Signature, Matrix::Cell, SignatureHash> cells_;
};

}  // namespace

Matrix matrix_of(const TreatyNetwork& network) {
    return MatrixMaker(network).make();
}

}  // namespace comity::law
