// SPDX-License-Identifier: EUPL-1.2
#include "law/library/library.h"

#include <algorithm>
#include <cctype>
#include <tuple>

namespace comity::law {

std::string_view Library::text(TextId id) const {
    const auto index = static_cast<std::size_t>(id);
    if (index + 1 >= text_offsets_.size()) return {};
    return {text_characters_.data() + text_offsets_[index], text_offsets_[index + 1] - text_offsets_[index]};
}

std::string_view Library::text(const Localised& words, std::string_view language) const {
    const TextId chosen = language == "fr" ? words.fr : language == "ru" ? words.ru : words.en;
    return text(chosen != 0 ? chosen : words.en);
}

std::optional<TextId> Library::find_text(std::string_view wanted) const {
    const auto place = std::ranges::lower_bound(text_order_, wanted, {}, [this](TextId id) { return text(id); });
    if (place == text_order_.end() || text(*place) != wanted) return std::nullopt;
    return *place;
}

FactIndex Library::find_fact(std::string_view name) const {
    const auto id = find_text(name);
    if (!id) return none;
    const auto place = std::ranges::find(facts_, *id, &Fact::name);
    return place == facts_.end() ? none : static_cast<FactIndex>(place - facts_.begin());
}

const FactAlias* Library::find_alias(std::string_view name) const {
    const auto id = find_text(name);
    if (!id) return nullptr;
    const auto place = std::ranges::find(fact_aliases_, *id, &FactAlias::name);
    return place == fact_aliases_.end() ? nullptr : &*place;
}

InstrumentIndex Library::find_instrument(std::string_view wanted) const {
    const auto id = find_text(wanted);
    if (!id) return none;
    const auto place = std::ranges::find(instruments_, *id, &Instrument::id);
    return place == instruments_.end() ? none : static_cast<InstrumentIndex>(place - instruments_.begin());
}

const State* Library::find_state(StateCode code) const {
    const auto place = std::ranges::lower_bound(states_, code, {}, &State::code);
    return place == states_.end() || place->code != code ? nullptr : &*place;
}

std::optional<StateCode> Library::parse_state(std::string_view text) const {
    std::string upper(text);
    std::ranges::transform(upper, upper.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    if (const auto code = StateCode::parse(upper)) {
        return code->is_test_state() || find_state(*code) != nullptr ? code : std::nullopt;
    }
    if (upper.size() != 3) return std::nullopt;
    for (const State& state : states_) {
        if (this->text(state.alpha3) == upper) return state.code;
    }
    // The test States' three-letter codes repeat the last letter: XAA is XA.
    if (upper[0] == 'X' && upper[1] == upper[2]) return StateCode::parse(upper.substr(0, 2));
    return std::nullopt;
}

std::span<const Participation> Library::participations_of(StateCode state) const {
    const State* known = find_state(state);
    return known == nullptr ? std::span<const Participation>{} : of(participations_, known->participations);
}

std::span<const Declaration> Library::declarations_of(StateCode state, InstrumentIndex instrument) const {
    const auto rows =
        std::ranges::equal_range(declarations_, std::tuple(state, instrument), {},
                                 [](const Declaration& row) { return std::tuple(row.state, row.instrument); });
    return {rows.begin(), rows.end()};
}

std::span<const DeclarationFit> Library::fits(std::int32_t pattern, StateCode state) const {
    const std::span<const DeclarationFit> all =
        of(declaration_fits_, patterns_[static_cast<std::size_t>(pattern)].fits);
    const auto rows = std::ranges::equal_range(all, state, {}, &DeclarationFit::state);
    return {rows.begin(), rows.end()};
}

std::span<const StateLaw> Library::laws_of(StateCode state, TextId topic) const {
    const auto rows = std::ranges::equal_range(state_laws_, std::tuple(state, topic), {},
                                               [](const StateLaw& row) { return std::tuple(row.state, row.topic); });
    return {rows.begin(), rows.end()};
}

std::span<const Authority> Library::authorities_of(StateCode state) const {
    const auto rows = std::ranges::equal_range(authorities_, state, {}, &Authority::state);
    return {rows.begin(), rows.end()};
}

std::span<const Membership> Library::memberships_of(StateCode state) const {
    const auto rows = std::ranges::equal_range(memberships_, state, {}, &Membership::state);
    return {rows.begin(), rows.end()};
}

}  // namespace comity::law
