// SPDX-License-Identifier: EUPL-1.2
#include "law/network/register.h"

#include <algorithm>
#include <cctype>

#include "law/library/declarations.h"

namespace comity::law {

Register::Register(const Library& library, CivilDate known_on) : library_(&library), known_on_(known_on) {
    // A day before the calendar's end, so that rows never withdrawn (latest()) count on every day.
    if (known_on_ == CivilDate::latest()) known_on_ = add_days(known_on_, -1);
    const auto universal = library.of(library.indices(), library.summary().binding_all);
    universal_.assign(universal.begin(), universal.end());
}

namespace {

bool same_territory(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b,
                              [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

}  // namespace

void Register::add_status(InstrumentIndex instrument, StateCode state, DateInterval from, DateInterval to,
                          std::vector<std::string> territories) {
    given_statuses_.push_back({instrument, state, from, to, std::move(territories)});
}

void Register::set_territory(StateCode state, std::string_view territory) {
    if (!state.known() || territory.empty() || same_territory(territory, "metropolitan")) return;
    territories_.push_back({state, std::string(territory)});
}

std::string_view Register::territory_of(StateCode state) const {
    const auto place = std::ranges::find(territories_, state, &Territory::state);
    return place == territories_.end() ? std::string_view{} : place->name;
}

Truth Register::covers(StateCode state, InstrumentIndex instrument) const {
    const std::string_view territory = territory_of(state);
    if (territory.empty()) return Truth::yes;
    for (const GivenStatus& status : given_statuses_) {
        if (status.state != state || status.instrument != instrument || status.territories.empty()) continue;
        const bool named = std::ranges::any_of(
            status.territories, [&](const std::string& name) { return same_territory(name, territory); });
        return named ? Truth::yes : Truth::no;
    }
    if (unknown_treaty(instrument) != nullptr) return Truth::yes;
    const Instrument& known = library_->instruments()[static_cast<std::size_t>(instrument)];
    const bool extradition = known.role == Role::treaty && known.speaks_to(Family::extradition);
    return extradition && !known.a.known() ? Truth::unknown : Truth::yes;
}

void Register::add_declaration(GivenDeclaration declaration) {
    const auto text = [this](TextId id) { return library_->text(id); };
    for (std::size_t i = 0; i < library_->patterns().size(); ++i) {
        const DeclarationPattern& pattern = library_->patterns()[i];
        if (declaration_fits(pattern, library_->effects(), text,
                             {declaration.instrument, declaration.article, declaration.kind, declaration.effect})) {
            declaration.patterns.push_back(static_cast<std::int32_t>(i));
        }
    }
    given_declarations_.push_back(std::move(declaration));
}

void Register::add_denunciation(InstrumentIndex instrument, StateCode state, CivilDate effective) {
    denunciations_.push_back({instrument, state, effective});
}

Result<InstrumentIndex> Register::add_unknown_treaty(std::string_view id) {
    const auto wrong = [&] {
        return fail(ErrorKind::not_found, "'" + std::string(id) + "' is no instrument of the library", {},
                    "a bilateral treaty whose text is not loaded is named a-b-kind-year, as xa-xb-extradition-1990");
    };
    for (std::size_t i = 0; i < unknown_treaties_.size(); ++i) {
        if (unknown_treaties_[i].id == id) return static_cast<InstrumentIndex>(library_->instruments().size() + i);
    }
    if (id.size() < 12 || id[2] != '-' || id[5] != '-') return wrong();
    const std::size_t year = id.rfind('-');
    const auto a = library_->parse_state(id.substr(0, 2));
    const auto b = library_->parse_state(id.substr(3, 2));
    if (!a || !b || year <= 6 || id.size() - year != 5) return wrong();
    unknown_treaties_.push_back({std::string(id), *a, *b, std::string(id.substr(6, year - 6))});
    return instrument_count() - 1;
}

std::int32_t Register::instrument_count() const {
    return static_cast<std::int32_t>(library_->instruments().size() + unknown_treaties_.size());
}

std::string_view Register::id_of(InstrumentIndex instrument) const {
    if (const UnknownTreaty* treaty = unknown_treaty(instrument)) return treaty->id;
    return library_->text(library_->instruments()[static_cast<std::size_t>(instrument)].id);
}

bool Register::given(StateCode state, InstrumentIndex instrument) const {
    return std::ranges::any_of(given_statuses_, [&](const GivenStatus& status) {
        return status.state == state && status.instrument == instrument;
    });
}

Truth Register::holds(const DateInterval& from, const DateInterval& to, CivilDate on) const {
    if (on < from.first || to.last < on) return Truth::no;
    return from.last <= on && on <= to.first ? Truth::yes : Truth::unknown;
}

CivilDate Register::limited_by_denunciation(StateCode state, InstrumentIndex instrument, CivilDate last) const {
    for (const Denunciation& denunciation : denunciations_) {
        if (denunciation.state == state && denunciation.instrument == instrument) {
            last = std::min(last, add_days(denunciation.effective, -1));
        }
    }
    return last;
}

std::vector<Binding> Register::bindings(StateCode state, InstrumentIndex instrument) const {
    std::vector<Binding> found;
    for (const GivenStatus& status : given_statuses_) {
        if (status.state == state && status.instrument == instrument)
            found.push_back({status.from, status.to, nullptr});
    }
    if (found.empty() && std::ranges::find(universal_, instrument) != universal_.end()) {
        found.push_back({DateInterval::on(CivilDate::earliest()), DateInterval::on(CivilDate::latest()), nullptr});
    }
    if (found.empty() && library_rows_) {
        for (const Participation& row : library_->participations_of(state)) {
            if (row.instrument == instrument && counts(row)) found.push_back({row.from, row.to, &row});
        }
    }
    for (Binding& binding : found) {
        binding.to.last = limited_by_denunciation(state, instrument, binding.to.last);
        binding.to.first = std::min(binding.to.first, binding.to.last);
    }
    return found;
}

Truth Register::bound(StateCode state, InstrumentIndex instrument, CivilDate on) const {
    Truth result = Truth::no;
    for (const Binding& binding : bindings(state, instrument)) {
        result = either(result, holds(binding.from, binding.to, on));
    }
    return both(result, covers(state, instrument));
}

Truth Register::suspended(StateCode a, StateCode b, InstrumentIndex instrument, CivilDate on) const {
    Truth result = Truth::no;
    if (!library_rows_) return result;
    for (const Suspension& row : library_->suspensions()) {
        const bool these = (row.state == a && row.toward == b) || (row.state == b && row.toward == a);
        if (row.instrument == instrument && these && knew(row) && !given(row.state, instrument)) {
            result = either(result, holds(row.from, row.to, on));
        }
    }
    return result;
}

Truth Register::bound_between(StateCode a, StateCode b, InstrumentIndex instrument, CivilDate on) const {
    return both(both(bound(a, instrument, on), bound(b, instrument, on)), !suspended(a, b, instrument, on));
}

std::optional<DateInterval> Register::bound_since(StateCode a, StateCode b, InstrumentIndex instrument,
                                                  CivilDate on) const {
    std::optional<DateInterval> since;
    for (StateCode state : {a, b}) {
        for (const Binding& binding : bindings(state, instrument)) {
            if (holds(binding.from, binding.to, on) == Truth::no) continue;
            if (!since || since->last < binding.from.last) since = binding.from;
        }
    }
    return since;
}

void Register::bound_by(StateCode state, CivilDate on, std::vector<Truth>& out) const {
    out.assign(static_cast<std::size_t>(instrument_count()), Truth::no);
    if (library_rows_) {
        for (const Participation& row : library_->participations_of(state)) {
            if (!counts(row)) continue;
            Truth& place = out[static_cast<std::size_t>(row.instrument)];
            place = either(place, holds(row.from, row.to, on));
        }
    }
    for (InstrumentIndex index : universal_) out[static_cast<std::size_t>(index)] = Truth::yes;
    const auto settle = [&](InstrumentIndex instrument) {
        out[static_cast<std::size_t>(instrument)] = bound(state, instrument, on);
    };
    for (const GivenStatus& status : given_statuses_) {
        if (status.state == state) settle(status.instrument);
    }
    for (const Denunciation& denunciation : denunciations_) {
        if (denunciation.state == state) settle(denunciation.instrument);
    }
    if (territory_of(state).empty()) return;
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (out[i] != Truth::no) out[i] = both(out[i], covers(state, static_cast<InstrumentIndex>(i)));
    }
}

void Register::names(StateCode state, std::vector<char>& out) const {
    out.assign(static_cast<std::size_t>(instrument_count()), 0);
    if (library_rows_) {
        for (const Participation& row : library_->participations_of(state)) {
            if (counts(row)) out[static_cast<std::size_t>(row.instrument)] = 1;
        }
    }
    for (const GivenStatus& status : given_statuses_) {
        if (status.state == state) out[static_cast<std::size_t>(status.instrument)] = 1;
    }
    for (InstrumentIndex index : universal_) out[static_cast<std::size_t>(index)] = 1;
}

bool Register::fits(const GivenDeclaration& declaration, StateCode state, std::int32_t pattern) {
    return declaration.state == state && std::ranges::binary_search(declaration.patterns, pattern);
}

bool Register::library_declarations_count(StateCode state, InstrumentIndex instrument) const {
    if (!library_rows_) return false;
    if (!declarations_given_) return true;
    // An input that names declarations speaks for the States and instruments it names; an empty list says that the
    // register knows of none.
    if (given_declarations_.empty()) return false;
    return std::ranges::none_of(given_declarations_, [&](const GivenDeclaration& declaration) {
        return declaration.state == state && declaration.instrument == instrument;
    });
}

Truth Register::declared(StateCode state, std::int32_t pattern, CivilDate on) const {
    const DeclarationPattern& wanted = library_->patterns()[static_cast<std::size_t>(pattern)];
    Truth result = Truth::no;
    for (const GivenDeclaration& declaration : given_declarations_) {
        if (fits(declaration, state, pattern)) result = either(result, holds(declaration.from, declaration.to, on));
    }
    if (!library_declarations_count(state, wanted.instrument)) return result;
    for (const DeclarationFit& fit : library_->fits(pattern, state)) {
        const Declaration& row = library_->declarations()[static_cast<std::size_t>(fit.declaration)];
        if (knew(row)) result = either(result, holds(row.from, row.to, on));
    }
    return result;
}

std::optional<std::int32_t> Register::declared_number(StateCode state, std::int32_t pattern, CivilDate on) const {
    const DeclarationPattern& wanted = library_->patterns()[static_cast<std::size_t>(pattern)];
    for (const GivenDeclaration& declaration : given_declarations_) {
        if (fits(declaration, state, pattern) && declaration.number &&
            holds(declaration.from, declaration.to, on) == Truth::yes)
            return declaration.number;
    }
    if (!library_declarations_count(state, wanted.instrument)) return std::nullopt;
    for (const DeclarationFit& fit : library_->fits(pattern, state)) {
        const Declaration& row = library_->declarations()[static_cast<std::size_t>(fit.declaration)];
        if (row.number != none && holds(row.from, row.to, on) == Truth::yes) return row.number;
    }
    return std::nullopt;
}

std::string Register::declared_words(StateCode state, std::int32_t pattern, CivilDate on) const {
    const DeclarationPattern& wanted = library_->patterns()[static_cast<std::size_t>(pattern)];
    for (const GivenDeclaration& declaration : given_declarations_) {
        if (declaration.state == state && declaration.instrument == wanted.instrument) return declaration.effect;
    }
    for (const DeclarationFit& fit : library_->fits(pattern, state)) {
        const Declaration& row = library_->declarations()[static_cast<std::size_t>(fit.declaration)];
        if (holds(row.from, row.to, on) == Truth::yes) return std::string(library_->text(row.effect));
    }
    return {};
}

Truth Register::state_law(StateCode state, TextId topic, TextId rule) const {
    // A State whose law on the topic is not in the library is unknown, never "no".
    Truth result = Truth::unknown;
    if (!library_rows_) return result;
    for (const StateLaw& row : library_->laws_of(state, topic)) {
        if (!row.verified || !knew(row)) continue;
        if (row.rule == rule) return Truth::yes;
        result = Truth::no;
    }
    return result;
}

}  // namespace comity::law
