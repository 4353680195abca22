// SPDX-License-Identifier: EUPL-1.2
#include "law/compile/tables.h"

#include <algorithm>
#include <tuple>

#include "law/compile/table_reader.h"
#include "law/library/articles.h"
#include "law/library/declarations.h"

namespace comity::law {

namespace {

constexpr DateInterval any_later_day(CivilDate first) {
    return {first, CivilDate::latest()};
}

CivilDate recorded_on(TableReader& table) {
    const auto day = table.date("recorded");
    return day ? day->first : CivilDate::earliest();
}

CivilDate withdrawn_on(TableReader& table) {
    const auto day = table.date("withdrawn");
    return day ? day->first : CivilDate::latest();
}

DateInterval last_day(TableReader& table, std::string_view column) {
    return table.date(column).value_or(DateInterval::on(CivilDate::latest()));
}

/// A party whose first day is not in the source has been one since some day between the treaty's opening and the day
/// the source reflects; where not even the act is known, it may not be one at all.
DateInterval possible_first_days(TableReader& table, const Instrument& instrument) {
    const CivilDate opened = instrument.opened_known ? instrument.opened.first : CivilDate::earliest();
    if (const auto from = table.date("from")) return *from;
    if (table.cell("act") == "unknown") return any_later_day(opened);
    auto seen = table.date("as_of");
    if (!seen) seen = table.date("recorded");
    return seen ? DateInterval{opened, seen->last} : any_later_day(opened);
}

bool has_kind(std::string_view kinds, std::string_view wanted) {
    while (!kinds.empty()) {
        const std::size_t bar = std::min(kinds.find('|'), kinds.size());
        if (kinds.substr(0, bar) == wanted) return true;
        kinds.remove_prefix(std::min(bar + 1, kinds.size()));
    }
    return false;
}

}  // namespace

namespace {

/// One column per organisation, and its first and last day in columns of their own where they are known.
void read_memberships(LibraryBuilder& builder, TableReader& table, StateCode state) {
    for (std::size_t i = 0; i < builder.organisations.size(); ++i) {
        const std::string word(builder.text(builder.organisations[i].word));
        if (table.cell(word).empty()) continue;
        Membership row;
        row.state = state;
        row.organisation = static_cast<std::int32_t>(i);
        row.member = table.yes(word);
        row.verified = table.cell("source").find("unverified") == std::string::npos;
        if (const auto day = table.date(word + "_since")) {
            row.from = *day;
            row.from_known = true;
        }
        if (const auto day = table.date(word + "_until")) {
            row.to = *day;
            row.to_known = true;
        }
        builder.memberships.push_back(row);
    }
}

}  // namespace

void read_states(Compilation& compilation, const std::filesystem::path& file) {
    TableReader table(compilation, file, {"code", "alpha3", "name_en", "name_fr", "name_ru"});
    while (table.next()) {
        State state;
        state.code = table.state("code");
        state.alpha3 = table.text("alpha3");
        state.name = {table.text("name_en"), table.text("name_fr"), table.text("name_ru")};
        state.note = table.text("note");
        state.source = table.text("source");
        compilation.builder.states.push_back(state);
        read_memberships(compilation.builder, table, state.code);
    }
}

void read_instrument_table(Compilation& compilation, const std::filesystem::path& file) {
    TableReader table(compilation, file, {"id", "title", "reference", "opened", "kinds"});
    while (table.next()) {
        LibraryBuilder& builder = compilation.builder;
        InstrumentIndex index = builder.find_instrument(table.cell("id"));
        if (index == none) {
            // Only its existence and parties are known: its rules are not encoded yet.
            Instrument fresh;
            fresh.id = table.text("id");
            const std::string& kinds = table.cell("kinds");
            if (has_kind(kinds, "extradition")) fresh.families = static_cast<std::uint8_t>(Family::extradition);
            fresh.role =
                kinds.starts_with("extradition") || kinds.starts_with("surrender") ? Role::treaty : Role::convention;
            fresh.rank = 60;
            index = builder.add_instrument(fresh);
        }
        Instrument& instrument = builder.instruments[static_cast<std::size_t>(index)];
        if (instrument.title.en == 0) instrument.title.en = table.text("title");
        if (instrument.reference == 0) instrument.reference = table.text("reference");
        instrument.depositary = table.text("depositary");
        instrument.in_force = table.text("in_force");
        instrument.source = table.text("source");
        instrument.recorded = recorded_on(table);
        if (const auto opened = table.date("opened"); opened && !instrument.opened_known) {
            instrument.opened = *opened;
            instrument.opened_known = true;
        }
    }
}

namespace {

/// An agreement that stands on another never governs by itself.
void read_supplemented(Compilation& compilation, TableReader& table, InstrumentIndex index) {
    const std::string& id = table.cell("supplements");
    Instrument& instrument = compilation.builder.instruments[static_cast<std::size_t>(index)];
    if (id.empty() || instrument.loaded) return;
    instrument.role = Role::supplement;
    instrument.parent = compilation.builder.find_instrument(id);
    instrument.families = id == "coe-030" || table.cell("kind") == "mla"
                              ? static_cast<std::uint8_t>(Family::assistance)
                              : static_cast<std::uint8_t>(Family::extradition);
    if (instrument.parent == none) {
        // The table names it further down: it becomes an instrument now and is completed there.
        Instrument parent;
        parent.id = compilation.builder.intern(id);
        const InstrumentIndex added = compilation.builder.add_instrument(parent);
        compilation.builder.instruments[static_cast<std::size_t>(index)].parent = added;
    }
}

}  // namespace

void read_bilateral_table(Compilation& compilation, const std::filesystem::path& file) {
    TableReader table(compilation, file, {"id", "title", "a", "b", "kind", "signed", "from", "to"});
    while (table.next()) {
        LibraryBuilder& builder = compilation.builder;
        InstrumentIndex index = builder.find_instrument(table.cell("id"));
        if (index == none) {
            Instrument fresh;
            fresh.id = table.text("id");
            index = builder.add_instrument(fresh);
        }
        read_supplemented(compilation, table, index);
        const StateCode a = table.state("a");
        const StateCode b = table.state("b");
        const CivilDate recorded = recorded_on(table);
        const CivilDate withdrawn = withdrawn_on(table);
        Instrument& instrument = builder.instruments[static_cast<std::size_t>(index)];
        if (instrument.title.en == 0) instrument.title.en = table.text("title");
        if (instrument.reference == 0) instrument.reference = table.text("citation");
        if (!instrument.a.known()) {
            instrument.a = a;
            instrument.b = b;
        }
        if (instrument.kind == 0) instrument.kind = table.text("kind");
        if (const auto day = table.date("signed"); day && !instrument.opened_known) {
            instrument.opened = *day;
            instrument.opened_known = true;
        }
        const CivilDate earliest = instrument.opened_known ? instrument.opened.first : CivilDate::earliest();
        for (StateCode state : {a, b}) {
            Participation row;
            row.instrument = index;
            row.state = state;
            row.verified = table.yes("verified");
            row.from = table.date("from").value_or(any_later_day(earliest));
            row.to = last_day(table, "to");
            row.recorded = recorded;
            row.withdrawn = withdrawn;
            row.signed_on = table.text("signed");
            row.source = table.text("source");
            row.as_of = table.text("as_of");
            row.note = table.text("note");
            compilation.builder.participations.push_back(row);
        }
    }
}

void read_parties(Compilation& compilation, const std::filesystem::path& file, InstrumentIndex instrument) {
    TableReader table(compilation, file, {"state", "act", "from", "to", "recorded", "source", "verified"});
    while (table.next()) {
        Participation row;
        row.instrument = instrument;
        row.state = table.state("state");
        const std::string& act = table.cell("act");
        row.member = act != "signature-only" && act != "awaiting" && act != "scheme";
        row.verified = table.yes("verified");
        row.from = possible_first_days(table, compilation.builder.instruments[static_cast<std::size_t>(instrument)]);
        row.to = last_day(table, "to");
        row.recorded = recorded_on(table);
        row.withdrawn = withdrawn_on(table);
        row.signed_on = table.text("signed");
        row.deposited_on = table.text("deposited");
        row.act = table.text("act");
        row.source = table.text("source");
        row.as_of = table.text("as_of");
        row.note = table.text("note");
        compilation.builder.participations.push_back(row);
    }
}

void read_declarations(Compilation& compilation, const std::filesystem::path& file, InstrumentIndex instrument) {
    TableReader table(compilation, file, {"state", "article", "kind", "from", "to", "effect", "source", "verified"});
    while (table.next()) {
        Declaration row;
        row.instrument = instrument;
        row.state = table.state("state");
        row.verified = table.yes("verified");
        row.article = compilation.builder.intern(normal_article(table.cell("article")));
        row.kind = table.text("kind");
        row.effect = table.text("effect");
        row.source = table.text("source");
        row.note = table.text("note");
        // A declaration without a day was made with the instrument of its State, or cannot be dated: then it counts
        // from the State's first day, which is the careful reading for both sides.
        row.from = table.date("from").value_or(DateInterval::on(CivilDate::earliest()));
        row.to = last_day(table, "to");
        row.recorded = recorded_on(table);
        row.withdrawn = withdrawn_on(table);
        const std::string& number = table.cell("value");
        if (!number.empty() && number.find_first_not_of("0123456789") == std::string::npos)
            row.number = std::atoi(number.c_str());
        compilation.builder.declarations.push_back(row);
    }
}

void read_suspensions(Compilation& compilation, const std::filesystem::path& file) {
    TableReader table(compilation, file, {"instrument", "state", "toward", "from", "to"});
    while (table.next()) {
        Suspension row;
        row.instrument = compilation.builder.find_instrument(table.cell("instrument"));
        if (row.instrument == none)
            compilation.faults.error(table.place(), "no such instrument: " + table.cell("instrument"));
        row.state = table.state("state");
        row.toward = table.state("toward");
        row.from = table.date("from").value_or(DateInterval{CivilDate::earliest(), CivilDate::latest()});
        row.to = last_day(table, "to");
        row.verified = table.yes("verified");
        row.recorded = recorded_on(table);
        row.withdrawn = withdrawn_on(table);
        row.source = table.text("source");
        compilation.builder.suspensions.push_back(row);
    }
}

void read_state_laws(Compilation& compilation, const std::filesystem::path& file) {
    TableReader table(compilation, file, {"state", "topic", "rule", "summary", "source", "verified"});
    while (table.next()) {
        StateLaw row;
        row.state = table.state("state");
        row.verified = table.yes("verified");
        row.topic = table.text("topic");
        row.rule = table.text("rule");
        row.provision = table.text("provision");
        row.summary = table.text("summary");
        row.source = table.text("source");
        row.as_of = table.text("as_of");
        row.from = table.text("from");
        row.recorded = recorded_on(table);
        row.withdrawn = withdrawn_on(table);
        compilation.builder.state_laws.push_back(row);
    }
}

void read_authorities(Compilation& compilation, const std::filesystem::path& file) {
    TableReader table(compilation, file, {"state", "authority", "competence", "role"});
    while (table.next()) {
        compilation.builder.authorities.push_back(
            {table.state("state"), table.text("authority"), table.text("competence"), table.text("role"),
             table.text("instrument"), table.text("address"), table.text("languages"), table.text("channel"),
             table.text("source"), table.text("as_of"), table.yes("verified"), recorded_on(table),
             withdrawn_on(table)});
    }
}

void fit_declarations(LibraryBuilder& builder) {
    std::ranges::stable_sort(builder.declarations, {},
                             [](const Declaration& row) { return std::tuple(row.state, row.instrument); });
    for (std::size_t p = 0; p < builder.patterns.size(); ++p) {
        const DeclarationPattern& pattern = builder.patterns[p];
        for (std::size_t d = 0; d < builder.declarations.size(); ++d) {
            const Declaration& declaration = builder.declarations[d];
            const auto text = [&](TextId id) { return builder.text(id); };
            if (declaration_fits(pattern, builder.effects, text,
                                 {declaration.instrument, text(declaration.article), text(declaration.kind),
                                  text(declaration.effect)})) {
                builder.declaration_fits.push_back(
                    {static_cast<std::int32_t>(p), declaration.state, static_cast<std::int32_t>(d)});
            }
        }
    }
}

}  // namespace comity::law
