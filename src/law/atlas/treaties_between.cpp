// SPDX-License-Identifier: EUPL-1.2
#include "law/atlas/treaties_between.h"

#include <algorithm>
#include <array>

namespace comity::law {

namespace {

Truth holds(const DateInterval& from, const DateInterval& to, CivilDate on) {
    return both(not_later(from, DateInterval::on(on)), not_later(DateInterval::on(on), to));
}

bool is_reservation(const Library& library, const Declaration& declaration) {
    return library.text(declaration.kind) == "reservation";
}

}  // namespace

std::string_view to_string(Part part) {
    static constexpr std::array<std::string_view, 7> words{"governing", "layer", "also-invocable", "supplementary",
                                                           "overlay",   "open",  "excluded"};
    return words[static_cast<std::size_t>(part)];
}

std::string register_day(const DateInterval& day) {
    const bool open_end = day.last == CivilDate::latest();
    if (open_end || (day.exact() && day.first == CivilDate::earliest())) return {};
    return day.first == CivilDate::earliest() ? ".." + to_string(day.last) : to_string(day);
}

TreatiesBetween::TreatiesBetween(const TreatyNetwork& network, StateCode requesting, StateCode requested)
    : network_(network),
      situation_(network.situation(requesting, requested)),
      evaluator_(situation_),
      basis_(network.basis(evaluator_)) {
    const std::vector<InstrumentIndex> open = network.open_treaties(evaluator_, basis_);
    answer_ = network.answer(basis_, open);
    for (InstrumentIndex index : basis_.governing) add(index, Part::governing);
    for (InstrumentIndex index : basis_.layers) add(index, Part::layer);
    for (InstrumentIndex index : open) add(index, Part::open);
    for (InstrumentIndex index : basis_.also_invocable) add(index, Part::also_invocable);
    for (InstrumentIndex index : basis_.supplementary) add(index, Part::supplementary);
    add_overlays();
    for (const Excluded& entry : basis_.excluded) add(entry.instrument, Part::excluded);
    find_gaps();
}

void TreatiesBetween::add(InstrumentIndex index, Part part) {
    if (std::ranges::find(instruments_, index, &InstrumentBetween::instrument) != instruments_.end()) return;
    InstrumentBetween entry;
    entry.instrument = index;
    entry.part = part;
    entry.is_template = network_.is_template(index);
    const Role role = library().instruments()[static_cast<std::size_t>(index)].role;
    if (role == Role::national || role == Role::reciprocity) {
        entry.in_force = Truth::yes;  // a State's own law binds by itself
    } else {
        entry.in_force = part == Part::overlay     ? situation_.requested_bound[static_cast<std::size_t>(index)]
                         : part == Part::governing ? Truth::yes  // also one that a supplement keeps alive
                                                   : in_force_between(evaluator_, index).truth;
        add_days(entry);
        if (part != Part::excluded) entry.chapters_not_accepted = chapters_not_accepted(situation_, index);
    }
    instruments_.push_back(std::move(entry));
}

const Participation* TreatiesBetween::row_of(StateCode state, InstrumentIndex index) const {
    const Participation* before = nullptr;
    const Participation* after = nullptr;
    const Participation* without_effect = nullptr;
    for (const Participation& row : library().participations_of(state)) {
        if (row.instrument != index || !network_.knew(row)) continue;
        if (!row.member) {
            without_effect = &row;
        } else if (holds(row.from, row.to, network_.on()) != Truth::no) {
            return &row;
        } else if (row.to.last < network_.on()) {
            if (before == nullptr || before->to.last < row.to.last) before = &row;
        } else if (after == nullptr || row.from.first < after->from.first) {
            after = &row;
        }
    }
    return before != nullptr ? before : after != nullptr ? after : without_effect;
}

void TreatiesBetween::add_days(InstrumentBetween& entry) const {
    entry.requesting = row_of(situation_.requesting, entry.instrument);
    entry.requested = row_of(situation_.requested, entry.instrument);
    if (entry.in_force != Truth::no) {
        if (entry.part == Part::overlay && entry.requested != nullptr)
            entry.since = entry.requested->from;
        else
            entry.since = network_.bindings().bound_since(situation_.requesting, situation_.requested, entry.instrument,
                                                          network_.on());
        for (const Participation* row : {entry.requesting, entry.requested}) {
            if (row == nullptr || row->to.last == CivilDate::latest()) continue;
            if (entry.part == Part::overlay && row == entry.requesting) continue;
            if (!entry.until || row->to.last < entry.until->last) entry.until = row->to;
        }
    }
    if (entry.part == Part::excluded) return;
    for (StateCode state : {situation_.requesting, situation_.requested}) {
        for (const Declaration& declaration : library().declarations_of(state, entry.instrument)) {
            if (!network_.knew(declaration)) continue;
            if (holds(declaration.from, declaration.to, network_.on()) != Truth::no)
                entry.declarations.push_back(&declaration);
        }
    }
}

/// What protects persons whatever the basis, where it binds the requested State.
void TreatiesBetween::add_overlays() {
    for (InstrumentIndex index : situation_.relevant) {
        const Instrument& instrument = library().instruments()[static_cast<std::size_t>(index)];
        if (instrument.role != Role::overlay || !instrument.speaks_to(network_.kind().family)) continue;
        if (situation_.requested_bound[static_cast<std::size_t>(index)] != Truth::no) add(index, Part::overlay);
    }
}

void TreatiesBetween::find_gaps() {
    for (StateCode state : {situation_.requesting, situation_.requested}) {
        if (!std::ranges::binary_search(network_.states(), state))
            gaps_.push_back({Gap::Kind::no_rows, none, state, {}});
    }
    for (const InstrumentBetween& entry : instruments_) {
        if (entry.part == Part::open || (entry.part == Part::also_invocable && entry.in_force == Truth::unknown)) {
            gaps_.push_back({Gap::Kind::not_known_in_force, entry.instrument, {}, {}});
        }
        if (entry.part != Part::governing && entry.part != Part::layer) continue;
        if (entry.is_template) gaps_.push_back({Gap::Kind::text_not_loaded, entry.instrument, {}, {}});
        if (entry.since && !entry.since->exact() && !register_day(*entry.since).empty()) {
            gaps_.push_back({Gap::Kind::first_day_not_exact, entry.instrument, {}, register_day(*entry.since)});
        }
        for (StateCode state : {situation_.requesting, situation_.requested}) {
            const Participation* row = state == situation_.requesting ? entry.requesting : entry.requested;
            if (row != nullptr && !row->verified)
                gaps_.push_back({Gap::Kind::row_not_verified, entry.instrument, state, {}});
        }
        const Instrument& instrument = library().instruments()[static_cast<std::size_t>(entry.instrument)];
        for (const Chapter& chapter : library().of(library().chapters(), instrument.chapters)) {
            for (StateCode state : {situation_.requesting, situation_.requested}) {
                if (network_.bindings().declared(state, chapter.opt_out, network_.on()) == Truth::no) continue;
                gaps_.push_back({Gap::Kind::chapter_not_accepted, entry.instrument, state,
                                 std::string(library().text(chapter.name))});
            }
        }
    }
    if (basis_.national_law_unknown) gaps_.push_back({Gap::Kind::law_not_loaded, none, situation_.requested, {}});
    if (answer_ != NetworkAnswer::treaty && !basis_.reciprocity && basis_.reciprocity_invocable) {
        gaps_.push_back({Gap::Kind::reciprocity_not_known, none, situation_.requested, {}});
    }
}

std::optional<DateInterval> TreatiesBetween::since() const {
    const bool governed = !instruments_.empty() && instruments_.front().part == Part::governing;
    return governed ? instruments_.front().since : std::nullopt;
}

std::size_t TreatiesBetween::reservations() const {
    std::size_t count = 0;
    for (const InstrumentBetween& entry : instruments_) {
        if (entry.part != Part::governing && entry.part != Part::layer) continue;
        for (const Declaration* declaration : entry.declarations)
            count += is_reservation(library(), *declaration) ? 1 : 0;
    }
    return count;
}

}  // namespace comity::law
