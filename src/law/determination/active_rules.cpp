// SPDX-License-Identifier: EUPL-1.2
#include "law/determination/active_rules.h"

#include <algorithm>

namespace comity::law {

ActiveRules::ActiveRules(const Evaluator& evaluator, const LegalBasis& basis, Family family)
    : evaluator_(evaluator),
      situation_(evaluator.situation()),
      library_(situation_.network.library()),
      family_(family),
      active_(library_.provisions().size(), 0) {
    provisions_.reserve(512);
    for (InstrumentIndex instrument : basis.governing) add(instrument, Part::governing);
    for (InstrumentIndex instrument : basis.layers) {
        const bool national = situation_.network.unknown_treaty(instrument) == nullptr &&
                              library_.instruments()[static_cast<std::size_t>(instrument)].role == Role::national;
        add(instrument, national ? Part::national : Part::layer);
    }
    for (InstrumentIndex instrument : basis.beside) add(instrument, Part::layer);
    for (InstrumentIndex instrument : basis.also_invocable) {
        // Its exceptions may count, so the grounds they speak of must stay open.
        if (situation_.network.unknown_treaty(instrument) != nullptr) continue;
        if (library_.instruments()[static_cast<std::size_t>(instrument)].role == Role::convention)
            add(instrument, Part::possible);
    }
    for (InstrumentIndex instrument : basis.open_status) add(instrument, Part::possible);
    for (InstrumentIndex instrument : basis.supplementary) add(instrument, Part::supplementary);
    if (basis.by_template) {
        if (const InstrumentIndex model = library_.family(family).template_; model != none) add(model, Part::model);
    }
    add_overlays();
    add_national_law(basis.reciprocity || basis.met != Truth::yes);
    drop_replaced();
}

ExprId ActiveRules::reaches_of(ProvisionIndex provision) const {
    const Instrument& instrument = library_.instrument_of(library_.provisions()[static_cast<std::size_t>(provision)]);
    return instrument.role == Role::convention && family_ == Family::extradition ? instrument.reaches.when : none;
}

void ActiveRules::add(InstrumentIndex index, Part part) {
    if (situation_.network.unknown_treaty(index) != nullptr) return;
    const Instrument& instrument = library_.instruments()[static_cast<std::size_t>(index)];
    // In extradition a convention speaks to its own offences only; in assistance its scope is a condition like others.
    const bool convention =
        instrument.role == Role::convention && part != Part::overlay && family_ == Family::extradition;
    const bool overlays_only = part == Part::overlay && instrument.role != Role::overlay;
    auto provision_index = static_cast<ProvisionIndex>(instrument.provisions.first) - 1;
    for (const Provision& provision : library_.of(library_.provisions(), instrument.provisions)) {
        ++provision_index;
        if (overlays_only && !provision.overlay) continue;
        if (is_active(provision_index) || !provision.speaks_to(family_)) continue;
        if (provision.as_requesting && instrument.national != situation_.requesting) continue;
        if (part == Part::over_treaties && !provision.also_under_treaties) continue;
        if (provision.dated &&
            (situation_.as_of < provision.in_force.first || situation_.as_of > provision.in_force.last))
            continue;
        if (provision.chapter != none) {
            const Chapter& chapter =
                library_.chapters()[instrument.chapters.first + static_cast<std::uint32_t>(provision.chapter)];
            if (situation_.accepted(chapter) != Truth::yes) continue;
        }
        active_[static_cast<std::size_t>(provision_index)] = 1;
        provisions_.push_back(
            {provision_index, part, convention && !provision.overlay ? instrument.reaches.when : none});
    }
}

/// Instruments that protect the person bind the requested State alone, whatever the basis.
void ActiveRules::add_overlays() {
    for (InstrumentIndex index : situation_.relevant) {
        if (situation_.requested_bound[static_cast<std::size_t>(index)] != Truth::yes) continue;
        if (situation_.network.unknown_treaty(index) != nullptr) continue;
        const Instrument& instrument = library_.instruments()[static_cast<std::size_t>(index)];
        if (!instrument.speaks_to(family_)) continue;
        if (instrument.role != Role::overlay && !instrument.overlays) continue;
        if (instrument.role == Role::overlay && evaluator_.test(instrument.applies.when, 0) == Truth::no) continue;
        add(index, Part::overlay);
    }
}

void ActiveRules::add_national_law(bool without_treaty) {
    for (InstrumentIndex index : library_.of(library_.indices(), library_.summary().national)) {
        const Instrument& instrument = library_.instruments()[static_cast<std::size_t>(index)];
        if (!instrument.speaks_to(family_)) continue;
        if (instrument.national == situation_.requested) {
            add(index, without_treaty && family_ == Family::extradition ? Part::national : Part::over_treaties);
        } else if (instrument.national == situation_.requesting) {
            for (const Provision& provision : library_.of(library_.provisions(), instrument.provisions)) {
                if (!provision.as_requesting || !provision.speaks_to(family_)) continue;
                const auto provision_index = static_cast<ProvisionIndex>(&provision - library_.provisions().data());
                if (!without_treaty && !provision.also_under_treaties) continue;
                active_[static_cast<std::size_t>(provision_index)] = 1;
                provisions_.push_back({provision_index, Part::national, none});
            }
        }
    }
}

/// A provision replaced by an active one is out of force between the two; what replaces it may itself be replaced.
void ActiveRules::drop_replaced() {
    bool any = false;
    for (const ActiveProvision& active : provisions_) {
        const Provision& provision = library_.provisions()[static_cast<std::size_t>(active.provision)];
        for (ProvisionIndex old : library_.of(library_.indices(), provision.replaced)) {
            if (old == active.provision) continue;
            active_[static_cast<std::size_t>(old)] = 0;
            any = true;
        }
    }
    if (any) std::erase_if(provisions_, [&](const ActiveProvision& active) { return !is_active(active.provision); });
}

}  // namespace comity::law
