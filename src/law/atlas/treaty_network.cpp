// SPDX-License-Identifier: EUPL-1.2
#include "law/atlas/treaty_network.h"

#include <algorithm>
#include <array>

namespace comity::law {

std::string_view to_string(NetworkAnswer answer) {
    static constexpr std::array<std::string_view, 5> words{"treaty", "convention", "reciprocity", "none", "unknown"};
    return words[static_cast<std::size_t>(answer)];
}

TreatyNetwork::TreatyNetwork(const Library& library, RequestKind kind, CivilDate on, CivilDate known_on)
    : kind_(std::move(kind)),
      on_(on),
      // A day before the calendar's end, so that rows never withdrawn count on every day.
      known_on_(std::min(known_on, add_days(CivilDate::latest(), -1))),
      facts_(library),
      register_(library, known_on_) {
    facts_.set(kind_.fact(library), 0, {Value::Kind::word, kind_.word});
    for (const Participation& row : library.participations()) {
        if (!row.member || !knew(row) || row.state.is_test_state()) continue;
        if (states_.empty() || states_.back() != row.state) states_.push_back(row.state);
    }
}

Situation TreatyNetwork::situation(StateCode requesting, StateCode requested, CivilDate on) const {
    return Situation(facts_, register_, requesting, requested, on, on);
}

LegalBasis TreatyNetwork::basis(const Evaluator& evaluator) const {
    return kind_.family == Family::extradition ? extradition_basis(evaluator) : assistance_basis(evaluator);
}

bool TreatyNetwork::is_template(InstrumentIndex instrument) const {
    return register_.unknown_treaty(instrument) != nullptr ||
           !library().instruments()[static_cast<std::size_t>(instrument)].loaded;
}

bool TreatyNetwork::is_family_bilateral(const Situation& situation, InstrumentIndex index) const {
    const std::string_view kind = bilateral_kind(register_, index);
    if (kind.empty() || !is_bilateral_between(register_, index, situation.requesting, situation.requested))
        return false;
    return std::ranges::any_of(library().of(library().words(), library().family(kind_.family).bilateral_kinds),
                               [&](TextId word) { return library().text(word) == kind; });
}

bool TreatyNetwork::measure_reached(InstrumentIndex index) const {
    const Instrument* instrument = &library().instruments()[static_cast<std::size_t>(index)];
    if (!instrument->loaded) {
        // A treaty on the transfer of sentenced persons reaches that alone; others are read as their model.
        if (library().text(instrument->kind) == "transfer-sentenced")
            return library().text(kind_.word) == "transfer-sentenced";
        const InstrumentIndex model = library().family(Family::assistance).template_;
        if (model == law::none) return false;
        instrument = &library().instruments()[static_cast<std::size_t>(model)];
    }
    const auto measures = library().of(library().words(), instrument->measures);
    return std::ranges::find(measures, kind_.word) != measures.end();
}

bool TreatyNetwork::would_govern(const Situation& situation, InstrumentIndex index) const {
    const Instrument& instrument = library().instruments()[static_cast<std::size_t>(index)];
    if (instrument.role != Role::treaty) return false;
    const bool bilateral = is_family_bilateral(situation, index);
    if (!bilateral && (instrument.a.known() || !instrument.speaks_to(kind_.family))) return false;
    return kind_.family == Family::extradition || measure_reached(index);
}

std::vector<InstrumentIndex> TreatyNetwork::open_treaties(const Evaluator& evaluator, const LegalBasis& basis) const {
    std::vector<InstrumentIndex> open;
    const Situation& situation = evaluator.situation();
    for (InstrumentIndex index : situation.relevant) {
        if (situation.both_bound(index) == Truth::no || !would_govern(situation, index)) continue;
        const bool excluded =
            std::ranges::any_of(basis.excluded, [&](const Excluded& entry) { return entry.instrument == index; });
        if (!excluded && in_force_between(evaluator, index).truth == Truth::unknown) open.push_back(index);
    }
    return open;
}

NetworkAnswer TreatyNetwork::answer(const LegalBasis& basis, const std::vector<InstrumentIndex>& open) const {
    const auto has = [&](const std::vector<InstrumentIndex>& list, Role role) {
        return std::ranges::any_of(list, [&](InstrumentIndex index) {
            return register_.unknown_treaty(index) == nullptr &&
                   library().instruments()[static_cast<std::size_t>(index)].role == role;
        });
    };
    if (has(basis.governing, Role::treaty)) return NetworkAnswer::treaty;
    if (!open.empty()) return NetworkAnswer::unknown;
    if (has(basis.governing, Role::convention)) return NetworkAnswer::convention;
    if (basis.reciprocity) return NetworkAnswer::reciprocity;
    if (has(basis.also_invocable, Role::convention) || has(basis.layers, Role::convention))
        return NetworkAnswer::convention;
    if (basis.reciprocity_invocable || basis.met == Truth::unknown) return NetworkAnswer::unknown;
    return NetworkAnswer::none;
}

}  // namespace comity::law
