// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "law/library/letters.h"
#include "law/library/register_rows.h"

namespace comity::law {

/// Every table of the library, in the order of the image. `X(type, name)` for each.
#define COMITY_LAW_TABLES(X)            \
    X(Fact, facts)                      \
    X(FactValue, fact_values)           \
    X(FactField, fact_fields)           \
    X(FactAlias, fact_aliases)          \
    X(ValueSpelling, value_spellings)   \
    X(Node, nodes)                      \
    X(Value, constants)                 \
    X(DeclarationPattern, patterns)     \
    X(DeclarationEffect, effects)       \
    X(Instrument, instruments)          \
    X(Clause, clauses)                  \
    X(Relation, relations)              \
    X(Chapter, chapters)                \
    X(TextId, words)                    \
    X(std::int32_t, indices)            \
    X(Provision, provisions)            \
    X(Target, targets)                  \
    X(Rule, rules)                      \
    X(Modifier, modifiers)              \
    X(Need, needs)                      \
    X(Clock, clocks)                    \
    X(Length, lengths)                  \
    X(State, states)                    \
    X(Participation, participations)    \
    X(Declaration, declarations)        \
    X(DeclarationFit, declaration_fits) \
    X(Suspension, suspensions)          \
    X(StateLaw, state_laws)             \
    X(Authority, authorities)           \
    X(Competence, competences)          \
    X(Separation, separations)          \
    X(Form, forms)                      \
    X(FormField, form_fields)           \
    X(Localised, phrases)               \
    X(Organisation, organisations)      \
    X(Membership, memberships)          \
    X(SheetTopic, sheet_topics)         \
    X(Summary, summaries)               \
    X(TextId, text_order)               \
    X(std::uint32_t, text_offsets)      \
    X(char, text_characters)

/// The law library, read-only, in one block of memory. Copies share the block; safe to read from many threads.
///
/// Facts are sorted by name, participations by State then instrument, declarations by State then instrument,
/// declaration fits by pattern then State, states, authorities and memberships by State, `text_order` lists the texts
/// in alphabetical order.
class Library {
   public:
    /// Maps an image written by LibraryBuilder. Errors: not an image of this version, or its digest does not fit.
    static Result<Library> open(const std::string& path);
    static Result<Library> from_bytes(std::vector<char> bytes);

#define COMITY_LAW_TABLE(type, name) \
    std::span<const type> name() const { return name##_; }
    COMITY_LAW_TABLES(COMITY_LAW_TABLE)
#undef COMITY_LAW_TABLE

    std::string_view text(TextId id) const;
    std::string_view text(const Localised& words, std::string_view language) const;
    /// The id of a text the library knows.
    std::optional<TextId> find_text(std::string_view text) const;

    template <class T>
    std::span<const T> of(std::span<const T> table, Range<T> range) const {
        return table.subspan(range.first, range.count);
    }

    const Summary& summary() const { return summaries_[0]; }
    const KnownFacts& known_facts() const { return summaries_[0].facts; }
    const FamilyRules& family(Family family) const {
        return family == Family::extradition ? summary().extradition : summary().assistance;
    }
    /// "sha256:…" over the image.
    const std::string& digest() const { return digest_; }

    FactIndex find_fact(std::string_view canonical_name) const;
    const FactAlias* find_alias(std::string_view name) const;
    InstrumentIndex find_instrument(std::string_view id) const;
    const State* find_state(StateCode code) const;
    /// Alpha-2 or alpha-3, any case; test States XA to XZ (XAA to XZZ) too.
    std::optional<StateCode> parse_state(std::string_view text) const;

    std::span<const Participation> participations_of(StateCode state) const;
    std::span<const Declaration> declarations_of(StateCode state, InstrumentIndex instrument) const;
    std::span<const DeclarationFit> fits(std::int32_t pattern, StateCode state) const;
    std::span<const StateLaw> laws_of(StateCode state, TextId topic) const;
    std::span<const Authority> authorities_of(StateCode state) const;
    std::span<const Membership> memberships_of(StateCode state) const;

    const Instrument& instrument_of(const Provision& provision) const {
        return instruments_[static_cast<std::size_t>(provision.instrument)];
    }
    const Provision& provision_of(const Rule& rule) const {
        return provisions_[static_cast<std::size_t>(rule.provision)];
    }

   private:
    Result<bool> attach(std::span<const char> bytes);

    std::shared_ptr<const void> memory_;
    std::string digest_;
#define COMITY_LAW_TABLE(type, name) std::span<const type> name##_;
    COMITY_LAW_TABLES(COMITY_LAW_TABLE)
#undef COMITY_LAW_TABLE
};

/// Read and write of the image (docs/formats/law-image.md).
inline constexpr std::string_view image_magic = "COMITYLAW";
inline constexpr std::uint32_t image_version = 4;

}  // namespace comity::law
