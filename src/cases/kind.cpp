// SPDX-License-Identifier: EUPL-1.2
#include "cases/kind.h"

#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace comity::cases {

namespace {

constexpr std::array<KindWord, 14> table{{
    {Kind::extradition, "extradition", "EXT", "extradition", "request.kind", "extradition", false},
    {Kind::provisional_arrest, "provisional-arrest", "PRA", "provisional arrest", "request.kind", "provisional-arrest",
     false},
    {Kind::speciality_consent, "speciality-consent", "SPE", "consent to proceed for another offence", "request.kind",
     "speciality-consent", false},
    {Kind::re_extradition_consent, "re-extradition-consent", "REX", "consent to re-extradition", "request.kind",
     "re-extradition-consent", false},
    {Kind::transit, "transit", "TRA", "transit", "request.kind", "transit", false},
    {Kind::temporary_surrender, "temporary-surrender", "TSU", "temporary surrender", "request.kind",
     "temporary-surrender", false},
    {Kind::assistance, "assistance", "MLA", "mutual legal assistance", "", "", true},
    {Kind::sentenced_person, "sentenced-person", "TSP", "transfer of a sentenced person", "request.measure",
     "transfer-sentenced", false},
    {Kind::compulsory_treatment, "compulsory-treatment", "TCT", "transfer for compulsory treatment", "request.measure",
     "transfer-for-treatment", false},
    {Kind::proceedings, "proceedings", "TPR", "transfer of proceedings", "request.measure", "transfer-proceedings",
     false},
    {Kind::administrative_offence, "administrative-offence", "ADM", "assistance in an administrative offence case",
     "request.measure", "admin-offence-assistance", true},
    {Kind::police, "police", "POL", "police assistance", "request.measure", "police-information", true},
    {Kind::asset_recovery, "asset-recovery", "AST", "recovery of assets", "", "", true},
    {Kind::spontaneous_information, "spontaneous-information", "SPI", "information sent without a request",
     "request.measure", "spontaneous-information", false},
}};

}  // namespace

std::span<const KindWord> kinds() {
    return table;
}

const KindWord& words(Kind kind) {
    return table[static_cast<std::size_t>(kind)];
}

Result<Kind> parse_kind(std::string_view word) {
    std::vector<std::string_view> known;
    for (const KindWord& entry : table) {
        if (entry.word == word) return entry.kind;
        known.push_back(entry.word);
    }
    return fail(ErrorKind::invalid, fmt::format("'{}' is no kind of case", word), {},
                fmt::format("one of {}", fmt::join(known, ", ")));
}

std::string_view word(Direction direction) {
    return direction == Direction::incoming ? "incoming" : "outgoing";
}

Result<Direction> parse_direction(std::string_view word) {
    if (word == "incoming") return Direction::incoming;
    if (word == "outgoing") return Direction::outgoing;
    return fail(ErrorKind::invalid, fmt::format("'{}' is no direction", word), {},
                "incoming: another authority asks us; outgoing: we ask");
}

}  // namespace comity::cases
