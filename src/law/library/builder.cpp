// SPDX-License-Identifier: EUPL-1.2
#include "law/library/builder.h"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <tuple>

#include "law/library/image.h"

namespace comity::law {

namespace {

template <class T, class Rows>
Range<T> range_of(const std::vector<T>& table, const Rows& rows) {
    return {static_cast<std::uint32_t>(rows.begin() - table.begin()),
            static_cast<std::uint32_t>(std::ranges::size(rows))};
}

}  // namespace

LibraryBuilder::LibraryBuilder() {
    intern("");
    intern("c.legal-basis");  // the one condition the engine itself raises
    summaries.push_back({});
}

LibraryBuilder LibraryBuilder::from(const Library& library) {
    LibraryBuilder builder;
    builder.texts_.clear();
    builder.text_ids_.clear();
    for (std::size_t i = 0; i < library.text_order().size(); ++i) builder.intern(library.text(static_cast<TextId>(i)));
#define COMITY_LAW_TABLE(type, name) builder.name.assign(library.name().begin(), library.name().end());
    COMITY_LAW_TABLES(COMITY_LAW_TABLE)
#undef COMITY_LAW_TABLE
    for (std::size_t i = 0; i < builder.facts.size(); ++i)
        builder.fact_ids_.emplace(builder.text(builder.facts[i].name), static_cast<FactIndex>(i));
    for (std::size_t i = 0; i < builder.instruments.size(); ++i)
        builder.instrument_ids_.emplace(builder.text(builder.instruments[i].id), static_cast<InstrumentIndex>(i));
    return builder;
}

TextId LibraryBuilder::intern(std::string_view text) {
    const auto [entry, fresh] = text_ids_.try_emplace(std::string(text), static_cast<TextId>(texts_.size()));
    if (fresh) texts_.emplace_back(text);
    return entry->second;
}

FactIndex LibraryBuilder::find_fact(std::string_view name) const {
    const auto entry = fact_ids_.find(std::string(name));
    return entry == fact_ids_.end() ? none : entry->second;
}

InstrumentIndex LibraryBuilder::find_instrument(std::string_view id) const {
    const auto entry = instrument_ids_.find(std::string(id));
    return entry == instrument_ids_.end() ? none : entry->second;
}

FactIndex LibraryBuilder::add_fact(Fact fact) {
    const auto index = static_cast<FactIndex>(facts.size());
    fact.slot = fact.per_offence ? summaries[0].offence_slots++ : summaries[0].global_slots++;
    fact_ids_.emplace(text(fact.name), index);
    facts.push_back(fact);
    return index;
}

InstrumentIndex LibraryBuilder::add_instrument(Instrument instrument) {
    const auto index = static_cast<InstrumentIndex>(instruments.size());
    instrument_ids_.emplace(text(instrument.id), index);
    instruments.push_back(instrument);
    return index;
}

ExprId LibraryBuilder::add_node(Node node) {
    const auto [entry, fresh] =
        node_ids_.try_emplace(std::tuple(node.op, node.n, node.a, node.b), static_cast<ExprId>(nodes.size()));
    if (fresh) nodes.push_back(node);
    return entry->second;
}

std::int32_t LibraryBuilder::add_constants(const std::vector<Value>& values) {
    std::vector<std::tuple<Value::Kind, std::int32_t, std::int32_t, std::int32_t>> key;
    for (const Value& value : values) key.emplace_back(value.kind, value.a, value.b, value.c);
    const auto [entry, fresh] = constant_ids_.try_emplace(std::move(key), static_cast<std::int32_t>(constants.size()));
    if (fresh) constants.insert(constants.end(), values.begin(), values.end());
    return entry->second;
}

std::int32_t LibraryBuilder::add_pattern(DeclarationPattern pattern) {
    for (std::size_t i = 0; i < patterns.size(); ++i) {
        const DeclarationPattern& known = patterns[i];
        if (known.instrument == pattern.instrument && known.article == pattern.article && known.code == pattern.code &&
            known.chapter == pattern.chapter && known.unless == pattern.unless) {
            return static_cast<std::int32_t>(i);
        }
    }
    patterns.push_back(pattern);
    return static_cast<std::int32_t>(patterns.size() - 1);
}

std::vector<char> LibraryBuilder::image() {
    const auto by_state = [](const auto& row) { return std::tuple(row.state, row.instrument); };
    std::ranges::stable_sort(participations, {}, by_state);
    std::ranges::stable_sort(states, {}, &State::code);
    std::ranges::stable_sort(state_laws, {}, [](const StateLaw& row) { return std::tuple(row.state, row.topic); });
    std::ranges::stable_sort(authorities, {}, &Authority::state);
    std::ranges::stable_sort(memberships, {}, &Membership::state);
    for (State& state : states) {
        const auto rows = std::ranges::equal_range(participations, state.code, {}, &Participation::state);
        state.participations = range_of(participations, rows);
    }
    std::ranges::stable_sort(declaration_fits, {}, [](const DeclarationFit& fit) {
        return std::tuple(fit.pattern, fit.state, fit.declaration);
    });
    for (std::size_t i = 0; i < patterns.size(); ++i) {
        const auto fits =
            std::ranges::equal_range(declaration_fits, static_cast<std::int32_t>(i), {}, &DeclarationFit::pattern);
        patterns[i].fits = range_of(declaration_fits, fits);
    }

    text_offsets.clear();
    text_characters.clear();
    text_order.resize(texts_.size());
    for (std::size_t i = 0; i < texts_.size(); ++i) {
        text_offsets.push_back(static_cast<std::uint32_t>(text_characters.size()));
        text_characters.insert(text_characters.end(), texts_[i].begin(), texts_[i].end());
        text_order[i] = static_cast<TextId>(i);
    }
    text_offsets.push_back(static_cast<std::uint32_t>(text_characters.size()));
    std::ranges::sort(text_order, [&](TextId a, TextId b) { return text(a) < text(b); });
    std::vector<FactIndex> by_name(facts.size());
    std::iota(by_name.begin(), by_name.end(), 0);
    std::ranges::sort(by_name, {}, [&](FactIndex fact) { return text(facts[static_cast<std::size_t>(fact)].name); });
    for (std::size_t i = 0; i < by_name.size(); ++i)
        facts[static_cast<std::size_t>(by_name[i])].order = static_cast<std::int32_t>(i);
    for (Node& node : nodes) {
        if (node.op != Op::fact && node.op != Op::offence_fact) continue;
        const Fact& fact = facts[static_cast<std::size_t>(node.a)];
        node.n = static_cast<std::uint16_t>(fact.slot);
        node.b = fact.otherwise;
    }
    for (const Provision& provision : provisions) {
        if (provision.overlay) instruments[static_cast<std::size_t>(provision.instrument)].overlays = true;
    }

    ImageWriter writer;
#define COMITY_LAW_TABLE(type, name) writer.add(std::span<const type>(name));
    COMITY_LAW_TABLES(COMITY_LAW_TABLE)
#undef COMITY_LAW_TABLE
    return writer.finish();
}

}  // namespace comity::law
